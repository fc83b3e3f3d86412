// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/step_index.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>

namespace sp {
namespace {

using namespace steptext;

constexpr size_t maxTypes = 16'384; // entity names; the largest schemas have about 2,000
constexpr quint64 reportEvery = 1u << 20;

/// Entity names to numbers. The map keeps hostile files at n log n; the little table in front makes real ones fast.
class TypeTable final {
public:
    explicit TypeTable(std::vector<std::string>& names) : m_names(names) { m_names.emplace_back(); }

    /// The number, or nothing when there are too many names.
    std::optional<quint32> number(std::string_view name)
    {
        const size_t slot =
            (name.size() * 31 + static_cast<unsigned char>(name[name.size() - 1]) * 7 + static_cast<unsigned char>(name[name.size() / 2])
             + static_cast<unsigned char>(name[name.size() * 3 / 4]) * 17)
            % m_recent.size();
        if (m_recent[slot] != 0 && m_names[m_recent[slot]] == name)
            return m_recent[slot];
        std::string upper(name);
        for (char& c : upper)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        auto it = m_numbers.find(upper);
        if (it == m_numbers.end()) {
            if (m_names.size() >= maxTypes)
                return std::nullopt;
            m_names.push_back(upper);
            it = m_numbers.emplace(std::move(upper), static_cast<quint32>(m_names.size() - 1)).first;
        }
        m_recent[slot] = it->second;
        return it->second;
    }

private:
    std::vector<std::string>& m_names;
    std::map<std::string, quint32, std::less<>> m_numbers;
    std::array<quint32, 512> m_recent{};
};

class Indexer final {
public:
    Indexer(std::string_view text, const QString& name, const StepOptions& options)
        : m_begin(text.data()), m_end(text.data() + text.size()), m_p(m_begin), m_text(text), m_name(name), m_options(options),
          m_types(m_out.types)
    {
    }
    Result<StepIndex> run();

private:
    enum class Section { None, Header, Data, Other };

    quint64 offset(const char* p) const { return static_cast<quint64>(p - m_begin); }
    Error error(ErrorCode code, const char* at, const QString& message) const
    {
        return {code, message, stepWhere(m_text, m_name, offset(at))};
    }
    void note(const char* at, const QString& sentence, std::optional<quint64> instance = std::nullopt);
    void skip();
    std::optional<Error> start();
    std::optional<Error> instance();
    std::optional<Error> keyword();
    void headerItem(const char* start);
    void resync(const char* start, const char* failed);
    void finishNotes();

    const char* const m_begin;
    const char* const m_end;
    const char* m_p;
    std::string_view m_text;
    const QString& m_name;
    const StepOptions& m_options;
    StepIndex m_out;
    TypeTable m_types;
    Section m_section = Section::None;
    bool m_sawData = false;
    bool m_openComment = false;
    quint64 m_rescanned = 0; // bytes read again after damage; bounded, so that damage cannot make the scan quadratic
};

void Indexer::note(const char* at, const QString& sentence, std::optional<quint64> instance)
{
    ++m_out.noteCount;
    if (m_out.notes.size() < StepIndex::maxNotes)
        m_out.notes.push_back({offset(at), instance.value_or(0), instance.has_value(), 0, 0, sentence});
}

void Indexer::skip()
{
    const char* const from = m_p;
    m_p = skipSpace(m_p, m_end);
    if (m_p != m_end || m_openComment)
        return;
    // At the end of the text: was that white space, or a comment nobody closed?
    const std::string_view rest(from, static_cast<size_t>(m_end - from));
    const size_t open = rest.rfind("/*");
    if (open != std::string_view::npos && rest.find("*/", open + 2) == std::string_view::npos) {
        m_openComment = true;
        note(from + open, QStringLiteral("A comment is not closed; what follows it is not read."));
    }
}

std::optional<Error> Indexer::start()
{
    const auto fail = [&](const char* message) { return error(ErrorCode::Format, m_p, QString::fromLatin1(message)); };
    const std::string_view head = m_text.substr(0, 4);
    if (head.starts_with("\xEF\xBB\xBF"))
        m_p += 3;
    skip();
    if (m_p == m_end)
        return fail("expected ISO-10303-21, found an empty file");
    if (head.starts_with("PK"))
        return fail("expected ISO-10303-21, found a ZIP archive (.ifczip); unpack it first");
    if (*m_p == '<')
        return fail("expected ISO-10303-21, found XML (ifcXML); export as IFC-SPF (.ifc) instead");
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return fail("expected ISO-10303-21 in 8-bit text, found UTF-16; save the file as UTF-8");
    constexpr std::string_view magic = "ISO-10303-21";
    if (m_text.substr(offset(m_p)).starts_with(magic)) {
        m_p += magic.size();
        skip();
        if (m_p < m_end && *m_p == ';')
            ++m_p;
        return std::nullopt;
    }
    if (m_text.substr(0, 65'536).find("HEADER;") == std::string_view::npos
        && m_text.substr(0, 65'536).find("DATA;") == std::string_view::npos)
        return fail("expected ISO-10303-21 at the beginning; this is no STEP file");
    note(m_p, QStringLiteral("The file does not begin with ISO-10303-21."));
    for (constexpr std::string_view starts[] = {"HEADER;", "DATA;"}; const std::string_view s : starts) {
        if (const size_t at = m_text.substr(0, 65'536).find(s); at != std::string_view::npos) {
            m_p = m_begin + at;
            break;
        }
    }
    return std::nullopt;
}

/// After damage: goes on behind the next `;` that an instance or a section end follows.
void Indexer::resync(const char* start, const char* failed)
{
    m_out.damaged = true;
    const char* p = start;
    for (;;) {
        const std::string_view rest(p, static_cast<size_t>(m_end - p));
        const size_t semicolon = rest.find(';');
        if (semicolon == std::string_view::npos) {
            m_p = m_end;
            return;
        }
        p += semicolon + 1;
        const char* next = p;
        while (next < m_end && isSpace(*next))
            ++next;
        if (next == m_end || *next == '#' || *next == 'E' || *next == 'D' || *next == '/')
            break;
        p = next;
    }
    m_p = p;
    if (failed > p)
        m_rescanned += static_cast<quint64>(failed - p);
    if (m_rescanned > 4 * static_cast<quint64>(m_text.size()) + reportEvery) {
        note(p, QStringLiteral("The file is too damaged to go on; the rest of it was not read."));
        m_p = m_end;
    }
}

std::optional<Error> Indexer::instance()
{
    const char* const start = m_p;
    const auto damaged = [&](const char* at, const QString& why, std::optional<quint64> id) {
        note(start, why, id);
        resync(start, at);
        return std::optional<Error>();
    };
    quint64 id = 0;
    const auto [digitsEnd, bad] = std::from_chars(start + 1, m_end, id);
    if (bad != std::errc())
        return damaged(start + 1, QStringLiteral("Expected an instance number after #; the instance is left out."), std::nullopt);
    m_p = digitsEnd;
    if (m_p < m_end && *m_p != '=')
        skip();
    if (m_p == m_end || *m_p != '=')
        return damaged(m_p, QStringLiteral("Expected = after the instance number; the instance is left out."), id);
    ++m_p;
    if (m_p < m_end && !isLetter(*m_p))
        skip();
    const StepBody body = scanStepBody(m_p, m_end);
    if (!body.reason && body.end == nullptr)
        Q_UNREACHABLE();
    if (body.reason)
        return damaged(body.end, QString::fromLatin1(body.reason) + QStringLiteral(" The instance is left out."), id);
    m_p = body.end;
    if (m_p < m_end && *m_p != ';')
        skip();
    const char* stop = m_p;
    if (m_p < m_end && *m_p == ';') {
        stop = ++m_p;
    } else if (m_p == m_end || *m_p == '#' || *m_p == 'E') {
        stop = body.end;
        note(body.end, QStringLiteral("A ; is missing after the instance."), id);
    } else {
        return damaged(m_p, QStringLiteral("Expected ; after the arguments; the instance is left out."), id);
    }
    if (static_cast<quint64>(stop - start) > std::numeric_limits<quint32>::max())
        return error(ErrorCode::Limit, start, QStringLiteral("instance #%1 is longer than 4 GB").arg(id));
    quint32 type = 0;
    if (!body.name.empty()) {
        const std::optional<quint32> number = m_types.number(body.name);
        if (!number)
            return error(ErrorCode::Limit, start,
                         QStringLiteral("more than %1 different entity names; this is no building model").arg(maxTypes));
        type = *number;
    }
    m_out.entries.push_back({id, offset(start), static_cast<quint32>(stop - start), type});
    return std::nullopt;
}

void Indexer::headerItem(const char* start)
{
    const StepBody body = scanStepBody(start, m_end);
    if (body.reason || body.name.empty()) {
        note(start, QStringLiteral("An entry of the header is damaged and left out."));
        resync(start, body.end ? body.end : start);
        return;
    }
    const char* open = body.name.data() + body.name.size();
    const std::string_view args = trimmed(std::string_view(open, static_cast<size_t>(body.end - open)));
    if (m_out.header.size() < 64)
        m_out.header.push_back({std::string(body.name), args.substr(1, args.size() - 2)});
    m_p = body.end;
    skip();
    if (m_p < m_end && *m_p == ';')
        ++m_p;
}

std::optional<Error> Indexer::keyword()
{
    const char* const start = m_p;
    while (m_p < m_end && (isNameChar(*m_p) || *m_p == '-' || *m_p == '!'))
        ++m_p;
    const std::string_view word(start, static_cast<size_t>(m_p - start));
    if (word.starts_with("END-ISO-10303-21")) {
        m_out.hasEnd = true;
        m_p = m_end; // what follows belongs to nobody
        return std::nullopt;
    }
    const auto toSemicolon = [&] {
        const size_t n = std::string_view(m_p, static_cast<size_t>(m_end - m_p)).find(';');
        m_p = n == std::string_view::npos ? m_end : m_p + n + 1;
    };
    if (word == "ENDSEC") {
        if (m_section == Section::Data)
            m_out.dataEnd = offset(start);
        m_section = Section::None;
        toSemicolon();
    } else if (word == "HEADER") {
        m_section = Section::Header;
        toSemicolon();
    } else if (word == "DATA") {
        m_section = Section::Data;
        m_sawData = true;
        toSemicolon();
    } else if (word == "ANCHOR" || word == "REFERENCE" || word == "SIGNATURE") {
        m_section = Section::Other;
        note(start, QStringLiteral("The section %1 is kept but not read.").arg(QString::fromLatin1(word.data(), qsizetype(word.size()))));
        const size_t n = m_text.substr(offset(start)).find("ENDSEC;");
        m_p = n == std::string_view::npos ? m_end : start + n;
    } else if (m_section == Section::Header && !word.empty()) {
        headerItem(start);
    } else {
        note(start, QStringLiteral("Expected an instance such as #1=IFCWALL(..); here; the text up to the next one is left out."));
        resync(start, m_p);
    }
    return std::nullopt;
}

/// Lines and columns of all notes in one further pass, and only when there are any.
void Indexer::finishNotes()
{
    std::stable_sort(m_out.notes.begin(), m_out.notes.end(), [](const StepNote& a, const StepNote& b) { return a.offset < b.offset; });
    qint64 line = 1;
    const char* lineStart = m_begin;
    const char* p = m_begin;
    for (StepNote& n : m_out.notes) {
        for (const char* const to = m_begin + n.offset; p < to; ++p) {
            if (*p == '\n' || (*p == '\r' && (p + 1 == m_end || p[1] != '\n'))) {
                ++line;
                lineStart = p + 1;
            }
        }
        n.line = line;
        n.column = p - lineStart + 1;
    }
}

Result<StepIndex> Indexer::run()
{
    if (std::optional<Error> e = start())
        return *e;
    m_out.entries.reserve(m_text.size() / 60 + 16);
    quint64 nextReport = reportEvery;
    for (skip(); m_p < m_end; skip()) {
        std::optional<Error> e = *m_p == '#' ? instance() : keyword();
        if (e)
            return *e;
        if (offset(m_p) >= nextReport) {
            nextReport = offset(m_p) + reportEvery;
            if (m_options.cancel && m_options.cancel->load(std::memory_order_relaxed))
                return Error{ErrorCode::Cancelled, QStringLiteral("reading was cancelled"), m_name};
            if (m_options.progress)
                m_options.progress(static_cast<double>(offset(m_p)) / static_cast<double>(m_text.size()));
            if (m_out.entries.size() > std::numeric_limits<quint32>::max() - 2)
                return error(ErrorCode::Limit, m_p, QStringLiteral("more than 4 thousand million instances"));
        }
    }
    if (!m_sawData && m_out.entries.empty())
        return error(ErrorCode::Format, m_end, QStringLiteral("expected a DATA section, found none; the file is cut off or no STEP file"));
    if (!m_out.hasEnd)
        note(m_end, QStringLiteral("The file ends without END-ISO-10303-21; it may be cut off."));
    finishNotes();
    return std::move(m_out);
}

} // namespace

Result<StepIndex> indexStep(std::string_view text, const QString& name, const StepOptions& options)
{
    return Indexer(text, name, options).run();
}

} // namespace sp
