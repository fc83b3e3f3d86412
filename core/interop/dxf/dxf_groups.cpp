// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_groups.h"

#include <QByteArrayView>
#include <algorithm>

namespace sp::dxf {

namespace {

constexpr const char* kindsNotDrawn[] = {"WIPEOUT", "IMAGE",     "3DSOLID",    "REGION", "BODY", "LEADER", "MULTILEADER",
                                         "MLINE",   "OLE2FRAME", "ACAD_TABLE", "XLINE",  "RAY",  "MESH",   "ACAD_PROXY_ENTITY"};

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
        if (!dimension) {
            write(code, value);
        } else if (code == 8 || code == 67) {
            write(code, value);
        } else if (code == 2 && !named) {
            named = true;
            write(code, value);
        }
    }
    return out;
}

} // namespace sp::dxf
