// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plan_words.h"

#include <QRegularExpression>

namespace sp {

namespace {

QString lowerFirst(QString text)
{
    if (text.size() > 1 && text[1].isLower())
        text[0] = text[0].toLower();
    return text;
}

QString deviceName(const FactSheet& sheet, const Device& d)
{
    if (d.mark)
        return *d.mark;
    const DeviceKind* kind = sheet.catalogue().find(d.kind);
    const QString noun = kind ? lowerFirst(kind->name) : d.kind;
    const Project& p = sheet.project();
    if (const Opening* at = p.openings.find(d.opening))
        return QStringLiteral("%1 of %2").arg(noun, at->mark.value_or(at->id.text()));
    const size_t room = d.room ? p.rooms.indexOf(*d.room) : p.rooms.size();
    return room < p.rooms.size() ? QStringLiteral("%1 of %2").arg(noun, sheet.nameOf({SubjectKind::Room, static_cast<quint32>(room), 0}))
                                 : d.id.text();
}

} // namespace

PlanWords::PlanWords(const FactSheet& sheet) : m_sheet(sheet)
{
    const Project& p = sheet.project();
    const auto named = [&](SubjectKind kind, const auto& table) {
        for (size_t row = 0; row < table.size(); ++row)
            m_names.insert(table[row].id.text(), sheet.nameOf({kind, static_cast<quint32>(row), 0}));
    };
    named(SubjectKind::Opening, p.openings);
    named(SubjectKind::Room, p.rooms);
    named(SubjectKind::Supply, p.supplies);
    named(SubjectKind::Valve, p.valves);
    const auto called = [&](const auto& table) {
        for (const auto& row : table)
            m_names.insert(row->id.text(), row->name.value_or(row->id.text()));
    };
    called(p.storeys);
    called(p.stairs);
    called(p.airSupplies);
    called(p.sources);
    called(p.interlocks);
    for (const auto& device : p.devices)
        m_names.insert(device->id.text(), deviceName(sheet, *device));
    // A circuit has no name of its own: people know it by what it feeds.
    for (const auto& circuit : p.circuits)
        if (circuit->feeds && !circuit->feeds->empty()) {
            const size_t more = circuit->feeds->size() - 1;
            m_names.insert(circuit->id.text(),
                           QStringLiteral("circuit of %1%2")
                               .arg(name(circuit->feeds->front().text()), more ? QStringLiteral(" and %1 more").arg(more) : QString()));
        }
}

QString PlanWords::name(const QString& id) const
{
    const auto whole = m_names.constFind(id);
    if (whole != m_names.cend())
        return *whole;
    const qsizetype slash = id.indexOf(u'/');
    const auto owner = slash < 0 ? m_names.cend() : m_names.constFind(id.left(slash));
    return owner == m_names.cend() ? id : *owner + u' ' + QString(id.mid(slash + 1)).replace(u'_', u' ');
}

QString PlanWords::sentence(const QString& text) const
{
    static const QRegularExpression word(QStringLiteral("[\\w-]+(?:/[\\w-]+)?"));
    QString out;
    qsizetype from = 0;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += name(match.captured());
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    // "The wire of circuit ci-7": the name of a circuit says already that it is one.
    return out.replace(QStringLiteral("circuit circuit of "), QStringLiteral("the circuit of "));
}

QString PlanWords::sentences(const QStringList& texts, const QString& between) const
{
    QStringList out;
    for (const QString& text : texts)
        out += sentence(text);
    return out.join(between);
}

QString PlanWords::names(SubjectKind kind, const std::vector<int>& rows) const
{
    QStringList out;
    for (const int row : rows)
        out += m_sheet.nameOf({kind, static_cast<quint32>(row), 0});
    return out.join(QStringLiteral(", "));
}

} // namespace sp
