// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_groups.h"

#include <QByteArrayView>
#include <algorithm>
#include <vector>

namespace sp::dxf {

namespace {

constexpr const char* kindsNotDrawn[] = {"WIPEOUT", "IMAGE",     "3DSOLID",    "REGION", "BODY", "LEADER", "MULTILEADER",
                                         "MLINE",   "OLE2FRAME", "ACAD_TABLE", "XLINE",  "RAY",  "MESH",   "ACAD_PROXY_ENTITY"};

// The reader of the library takes room for as many points as an entity says it has: what a damaged file says can be 12 GB.
struct CountGroup {
    const char* kind;
    int count; ///< group of the number
    int counted; ///< group that each counted thing begins with
};
constexpr CountGroup countGroups[] = {{"LWPOLYLINE", 90, 10}, {"SPLINE", 72, 40}, {"SPLINE", 73, 10}, {"SPLINE", 74, 11}};
constexpr int countDigits = 10;

/// Writes the numbers of things that an entity really has over those that it says.
class Counts final {
public:
    explicit Counts(QByteArray& text) : m_text(text) { }
    void begin(QByteArrayView kind)
    {
        end();
        m_kind = kind;
        m_counted.clear();
        m_open.clear();
    }
    /// True: the group is such a number of this kind of entity.
    bool isCount(int code) const
    {
        return std::any_of(std::begin(countGroups), std::end(countGroups),
                           [&](const CountGroup& group) { return m_kind == group.kind && code == group.count; });
    }
    /// The number of this group will be written at the end of the text, over what stands there then.
    void keep(int code) { m_open.push_back({code, m_text.size()}); }
    void count(int code) { ++m_counted[code]; }
    void end()
    {
        for (const auto& [code, at] : m_open)
            for (const CountGroup& group : countGroups)
                if (m_kind == group.kind && code == group.count)
                    m_text.replace(at, countDigits, QByteArray::number(m_counted[group.counted]).rightJustified(countDigits, '0'));
    }

private:
    QByteArray& m_text;
    QByteArrayView m_kind;
    std::map<int, int> m_counted;
    std::vector<std::pair<int, qsizetype>> m_open;
};

class Lines final {
public:
    explicit Lines(const QByteArray& text) : m_text(text) { }
    bool atEnd() const { return m_at >= m_text.size(); }
    QByteArrayView next()
    {
        qsizetype end = m_text.indexOf('\n', m_at);
        end = end < 0 ? m_text.size() : end;
        const QByteArrayView line = QByteArrayView(m_text).sliced(m_at, end - m_at).trimmed();
        m_at = end + 1;
        return line;
    }

private:
    const QByteArray& m_text;
    qsizetype m_at = 0;
};

} // namespace

Prepared prepare(const QByteArray& text)
{
    Prepared out;
    out.text.reserve(text.size());
    const auto write = [&](int code, QByteArrayView value) {
        out.text += QByteArray::number(code) + '\n';
        out.text.append(value.data(), value.size());
        out.text += '\n';
    };
    Lines lines(text);
    bool dimension = false;
    bool named = false; // the block of a dimension comes once; later codes 2 belong to styles of its extension data
    bool drawing = false; // inside blocks or entities
    bool sectionName = false;
    Counts counts(out.text);
    while (!lines.atEnd()) {
        bool ok = false;
        const int code = lines.next().toByteArray().toInt(&ok);
        if (!ok || lines.atEnd())
            continue;
        const QByteArrayView value = lines.next();
        if (code == 0) {
            out.sections = out.sections || value == "SECTION";
            sectionName = value == "SECTION";
            dimension = value == "DIMENSION";
            counts.begin(value);
            named = false;
            if (drawing && std::any_of(std::begin(kindsNotDrawn), std::end(kindsNotDrawn), [&](const char* kind) { return value == kind; }))
                ++out.notDrawn[value.toByteArray().toStdString()];
            write(0, dimension ? QByteArrayView("INSERT") : value);
            continue;
        }
        if (code == 2 && sectionName) {
            drawing = value == "BLOCKS" || value == "ENTITIES";
            sectionName = false;
        }
        counts.count(code);
        if (counts.isCount(code)) {
            out.text += QByteArray::number(code) + '\n';
            counts.keep(code);
            out.text += QByteArray(countDigits, '0') + '\n';
        } else if (!dimension) {
            write(code, value);
        } else if (code == 8 || code == 67) {
            write(code, value);
        } else if (code == 2 && !named) {
            named = true;
            write(code, value);
        }
    }
    counts.end();
    return out;
}

} // namespace sp::dxf
