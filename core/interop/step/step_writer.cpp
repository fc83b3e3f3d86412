// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_writer.h"

#include <QBuffer>
#include <QIODevice>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace sp {
namespace {

/// Bytes [from, to) of the file give way to `text`.
struct Patch {
    quint64 from = 0, to = 0;
    QByteArray text;
};

std::optional<Error> checkBody(const QByteArray& text, const QString& where)
{
    const char* const end = text.constData() + text.size();
    const StepBody body = scanStepBody(text.constData(), end);
    if (body.reason || body.end != end)
        return Error{ErrorCode::Syntax,
                     QStringLiteral("expected an instance such as IFCWALL(..), found `%1`").arg(QString::fromLatin1(text.left(60))), where};
    return std::nullopt;
}

Result<std::vector<Patch>> patches(const StepFile& file, const StepEdits& edits)
{
    std::vector<Patch> out;
    const auto instance = [](quint64 id) { return QStringLiteral("#%1").arg(id); };
    const auto missing = [&](quint64 id) {
        return Error{ErrorCode::Reference, QStringLiteral("the file has no such instance"), instance(id)};
    };
    for (const auto& [id, text] : edits.replaced) {
        const std::optional<quint32> index = file.find(id);
        if (!index)
            return missing(id);
        if (auto e = checkBody(text, instance(id)))
            return *e;
        const std::string_view old = file.body(*index);
        const auto from = static_cast<quint64>(old.data() - file.bytes().data());
        out.push_back({from, from + old.size(), text});
    }
    for (const quint64 id : edits.removed) {
        const std::optional<quint32> index = file.find(id);
        if (!index)
            return missing(id);
        if (edits.replaced.contains(id))
            return Error{ErrorCode::Value, QStringLiteral("is to be removed and replaced at once"), instance(id)};
        const StepEntry& e = file.entry(*index);
        out.push_back({e.offset, e.offset + e.length, {}});
    }
    QByteArray added;
    for (const auto& [id, text] : edits.added) {
        if (file.find(id))
            return Error{ErrorCode::Value, QStringLiteral("is to be added, but the file has such an instance"), instance(id)};
        if (auto e = checkBody(text, instance(id)))
            return *e;
        added += '#' + QByteArray::number(id) + '=' + text + ";\n";
    }
    if (!added.isEmpty())
        out.push_back({file.dataEnd(), file.dataEnd(), added});
    for (const auto& [name, text] : edits.header) {
        if (auto e = checkBody(text, QString::fromLatin1(name)))
            return *e;
        // Found by its text: the header is small and its entries are at the beginning.
        const std::string_view head = file.bytes().substr(0, 1u << 20);
        const size_t at = head.find(std::string_view(name.constData(), static_cast<size_t>(name.size())));
        const StepBody body = at == std::string_view::npos ? StepBody() : scanStepBody(head.data() + at, head.data() + head.size());
        if (!body.end || body.reason)
            return Error{ErrorCode::Reference, QStringLiteral("the header has no such entry"), QString::fromLatin1(name)};
        out.push_back({at, static_cast<quint64>(body.end - head.data()), text});
    }
    std::sort(out.begin(), out.end(), [](const Patch& a, const Patch& b) { return a.from < b.from; });
    return out;
}

} // namespace

Result<Done> writeStep(const StepFile& file, const StepEdits& edits, QIODevice& out, const StepOptions& options)
{
    if (!edits.isEmpty() && !file.isComplete())
        return Error{ErrorCode::Unsupported, QStringLiteral("the file is damaged or cut off, so changes cannot be written into it"),
                     file.name()};
    SP_TRY(list, patches(file, edits));
    list.push_back({file.bytes().size(), file.bytes().size(), {}});
    const auto failed = [&] { return Error{ErrorCode::File, QStringLiteral("cannot be written: %1").arg(out.errorString()), file.name()}; };
    quint64 at = 0;
    constexpr quint64 block = 1u << 20;
    for (const Patch& patch : list) {
        while (at < patch.from) {
            if (options.cancel && options.cancel->load(std::memory_order_relaxed))
                return Error{ErrorCode::Cancelled, QStringLiteral("writing was cancelled"), file.name()};
            const quint64 n = std::min(block, patch.from - at);
            if (out.write(file.bytes().data() + at, static_cast<qint64>(n)) != static_cast<qint64>(n))
                return failed();
            at += n;
            if (options.progress && n == block)
                options.progress(static_cast<double>(at) / static_cast<double>(file.bytes().size()));
        }
        if (!patch.text.isEmpty() && out.write(patch.text) != patch.text.size())
            return failed();
        at = patch.to;
    }
    return Done{};
}

Result<QByteArray> stepText(const StepFile& file, const StepEdits& edits)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (const Result<Done> done = writeStep(file, edits, buffer); !done)
        return done.error();
    return buffer.data();
}

QByteArray encodeStepReal(double value)
{
    if (!std::isfinite(value))
        return "$";
    QByteArray text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest).toUpper();
    const qsizetype e = text.indexOf('E');
    if (!text.contains('.'))
        text.insert(e < 0 ? text.size() : e, '.');
    return text;
}

} // namespace sp
