// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_file.h"

#include <QFileInfo>
#include <algorithm>

namespace sp {

using namespace steptext;

StepFile::~StepFile() = default;
StepFile::StepFile(StepFile&&) noexcept = default;
StepFile& StepFile::operator=(StepFile&&) noexcept = default;

Result<StepFile> StepFile::open(const QString& path, const StepOptions& options)
{
    const QString name = QFileInfo(path).fileName();
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Error{ErrorCode::File, QStringLiteral("cannot be read: %1").arg(file->errorString()), path};
    const qint64 size = file->size();
    if (uchar* mapped = size > 0 ? file->map(0, size) : nullptr) {
        const std::string_view text(reinterpret_cast<const char*>(mapped), static_cast<size_t>(size));
        return make(std::move(file), {}, text, name, options);
    }
    QByteArray bytes = file->readAll();
    if (file->error() != QFileDevice::NoError)
        return Error{ErrorCode::File, QStringLiteral("cannot be read: %1").arg(file->errorString()), path};
    return fromBytes(std::move(bytes), name, options);
}

Result<StepFile> StepFile::fromBytes(QByteArray bytes, const QString& name, const StepOptions& options)
{
    const std::string_view text(bytes.constData(), static_cast<size_t>(bytes.size()));
    return make(nullptr, std::move(bytes), text, name, options); // moving a QByteArray leaves its data where it is
}

Result<StepFile> StepFile::make(std::unique_ptr<QFile> file, QByteArray bytes, std::string_view text, const QString& name,
                                const StepOptions& options)
{
    StepFile out;
    out.m_file = std::move(file);
    out.m_bytes = std::move(bytes);
    out.m_text = text;
    out.m_name = name;
    SP_TRY(index, indexStep(text, name, options));
    out.m_index = std::move(index);
    out.buildLookup();
    out.readHeader();
    if (options.progress)
        options.progress(1);
    return out;
}

void StepFile::buildLookup()
{
    const std::vector<StepEntry>& entries = m_index.entries;
    const size_t n = entries.size();
    for (const StepEntry& e : entries)
        m_largestId = std::max(m_largestId, e.id);
    std::vector<quint32> twice;
    if (m_largestId < 4 * static_cast<quint64>(n) + 4096) {
        m_dense.assign(static_cast<size_t>(m_largestId) + 1, 0);
        for (quint32 i = 0; i < n; ++i) {
            quint32& slot = m_dense[entries[i].id];
            if (slot != 0)
                twice.push_back(i);
            else
                slot = i + 1;
        }
    } else {
        m_sorted.resize(n);
        for (quint32 i = 0; i < n; ++i)
            m_sorted[i] = i;
        std::stable_sort(m_sorted.begin(), m_sorted.end(), [&](quint32 a, quint32 b) { return entries[a].id < entries[b].id; });
        for (size_t i = 1; i < n; ++i) {
            if (entries[m_sorted[i]].id == entries[m_sorted[i - 1]].id)
                twice.push_back(m_sorted[i]);
        }
    }
    m_index.noteCount += twice.size();
    for (size_t i = 0; i < std::min<size_t>(twice.size(), 20); ++i) {
        const StepEntry& e = entries[twice[i]];
        StepNote note{e.offset, e.id, true, 0, 0, QStringLiteral("The instance number occurs twice; references mean the first.")};
        // Few, so counting lines anew for each is cheap enough.
        const QStringList place = stepWhere(m_text, QString(), e.offset).split(u':');
        note.line = place.value(1).toLongLong();
        note.column = place.value(2).toLongLong();
        m_index.notes.push_back(std::move(note));
    }

    m_typeStart.assign(m_index.types.size() + 1, 0);
    for (const StepEntry& e : entries)
        ++m_typeStart[e.type + 1];
    for (size_t t = 1; t < m_typeStart.size(); ++t)
        m_typeStart[t] += m_typeStart[t - 1];
    m_byType.resize(n);
    std::vector<quint32> next(m_typeStart.begin(), m_typeStart.end() - 1);
    for (quint32 i = 0; i < n; ++i)
        m_byType[next[entries[i].type]++] = i;
}

void StepFile::readHeader()
{
    const auto strings = [](const StepArg& a) {
        QStringList out;
        for (const StepArg& item : a.list())
            out += item.string();
        return out;
    };
    for (const StepHeaderItem& item : m_index.header) {
        const StepArgs a = StepArgs::split(item.args);
        if (item.name == "FILE_DESCRIPTION") {
            m_header.description = strings(a[0]);
            m_header.implementationLevel = a[1].string();
        } else if (item.name == "FILE_NAME") {
            m_header.fileName = a[0].string();
            m_header.timeStamp = a[1].string();
            m_header.author = strings(a[2]);
            m_header.organization = strings(a[3]);
            m_header.preprocessor = a[4].string();
            m_header.originatingSystem = a[5].string();
            m_header.authorization = a[6].string();
        } else if (item.name == "FILE_SCHEMA") {
            m_header.schemas = strings(a[0]);
        }
    }
}

std::optional<quint32> StepFile::find(quint64 id) const
{
    if (!m_dense.empty()) {
        const quint32 slot = id < m_dense.size() ? m_dense[id] : 0;
        return slot != 0 ? std::optional(slot - 1) : std::nullopt;
    }
    const auto it =
        std::lower_bound(m_sorted.begin(), m_sorted.end(), id, [&](quint32 i, quint64 wanted) { return m_index.entries[i].id < wanted; });
    return it != m_sorted.end() && m_index.entries[*it].id == id ? std::optional(*it) : std::nullopt;
}

std::optional<quint32> StepFile::typeNumber(std::string_view upperCaseName) const
{
    for (size_t i = 1; i < m_index.types.size(); ++i) {
        if (m_index.types[i] == upperCaseName)
            return static_cast<quint32>(i);
    }
    return std::nullopt;
}

std::span<const quint32> StepFile::ofType(quint32 typeNumber) const
{
    if (typeNumber + 1 >= m_typeStart.size())
        return {};
    return std::span(m_byType).subspan(m_typeStart[typeNumber], m_typeStart[typeNumber + 1] - m_typeStart[typeNumber]);
}

std::span<const quint32> StepFile::ofType(std::string_view upperCaseName) const
{
    const std::optional<quint32> number = typeNumber(upperCaseName);
    return number ? ofType(*number) : std::span<const quint32>();
}

std::string_view StepFile::statement(quint32 index) const
{
    const StepEntry& e = m_index.entries[index];
    return m_text.substr(static_cast<size_t>(e.offset), e.length);
}

std::string_view StepFile::body(quint32 index) const
{
    const std::string_view all = statement(index);
    const char* p = all.data() + 1;
    const char* end = all.data() + all.size();
    while (p < end && isDigit(*p))
        ++p;
    p = skipSpace(p, end) + 1; // the =
    p = skipSpace(std::min(p, end), end);
    if (end > p && end[-1] == ';')
        --end;
    return trimmed(std::string_view(p, static_cast<size_t>(end - p)));
}

namespace {

/// The text between the brackets of `NAME(..)`.
std::string_view inside(std::string_view body)
{
    size_t open = 0;
    while (open < body.size() && isNameChar(body[open]))
        ++open;
    const char* const end = body.data() + body.size();
    const char* const p = skipSpace(body.data() + open, end);
    if (end - p < 2)
        return {};
    return std::string_view(p + 1, static_cast<size_t>(end - p - 2));
}

} // namespace

StepArgs StepFile::args(quint32 index) const
{
    return m_index.entries[index].type == 0 ? StepArgs() : StepArgs::split(inside(body(index)));
}

std::vector<StepFile::Part> StepFile::parts(quint32 index) const
{
    if (m_index.entries[index].type != 0)
        return {{type(index), args(index)}};
    std::vector<Part> out;
    std::string_view rest = body(index);
    rest = rest.substr(1, rest.size() - 2);
    for (;;) {
        const char* const end = rest.data() + rest.size();
        const char* const p = skipSpace(rest.data(), end);
        const StepBody one = scanStepBody(p, end);
        if (one.reason || one.name.empty())
            return out;
        out.push_back({one.name, StepArgs::split(inside(std::string_view(p, static_cast<size_t>(one.end - p))))});
        rest = std::string_view(one.end, static_cast<size_t>(end - one.end));
    }
}

QString StepFile::where(quint32 index) const
{
    return stepWhere(m_text, m_name, m_index.entries[index].offset) + QStringLiteral(" #%1").arg(id(index));
}

} // namespace sp
