// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/atomic_file.h"

#include <QSaveFile>

namespace sp {

Result<Done> writeFileAtomically(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const auto failed = [&](const QString& what) { return Error{ErrorCode::File, what + file.errorString(), path}; };
    if (!file.open(QIODevice::WriteOnly))
        return failed(QStringLiteral("the file cannot be written: "));
    if (file.write(bytes) != bytes.size())
        return failed(QStringLiteral("the file was not written, the old one is untouched: "));
    if (!file.commit())
        return failed(QStringLiteral("the file was not replaced, the old one is untouched: "));
    return Done{};
}

} // namespace sp
