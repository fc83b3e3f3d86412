// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace sp::test {

/// Folder of the models drawn by others: $STRIKEPLATE_CORPUS, else shared/corpus beside the source tree; empty when there is none.
inline QString corpusDir()
{
    const QString set = qEnvironmentVariable("STRIKEPLATE_CORPUS");
    const QString dir = set.isEmpty() ? QStringLiteral(SP_SOURCE_DIR "/../shared/corpus") : set;
    return QFileInfo::exists(dir + QStringLiteral("/expected.csv")) ? QDir::cleanPath(dir) : QString();
}

} // namespace sp::test

/// Declares `dir`; without a corpus the test is skipped, on a CI machine it fails. In a data function and in a test function.
#define SP_NEED_CORPUS(dir)                                                                                                                \
    const QString dir = sp::test::corpusDir();                                                                                             \
    if (dir.isEmpty()) {                                                                                                                   \
        if (qEnvironmentVariableIsSet("CI"))                                                                                               \
            QFAIL("The corpus is missing; set STRIKEPLATE_CORPUS to its folder.");                                                         \
        QSKIP("The corpus of real models is not here; set STRIKEPLATE_CORPUS to its folder to run this.");                                 \
    }
