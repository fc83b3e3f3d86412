// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fact_lookup.h"

#include "ui/document/fact_edit.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Properties", text);
}

// What an importer wrote and what a person wrote afterwards are kept alike in the plan: neither may be claimed for an imported element.
bool maybeImported(const Project& p, const EntityRef& ref)
{
    const auto withGuid = [](const auto* row) { return row && row->guid; };
    if (p.imports.empty())
        return false;
    switch (ref.kind) {
    case EntityKind::Opening: return withGuid(p.openings.find(OpeningId(ref.id)));
    case EntityKind::Room: return withGuid(p.rooms.find(RoomId(ref.id)));
    case EntityKind::Wall: return withGuid(p.walls.find(WallId(ref.id)));
    case EntityKind::Valve: return withGuid(p.valves.find(ValveId(ref.id)));
    case EntityKind::Storey: return withGuid(p.storeys.find(StoreyId(ref.id)));
    default: return false;
    }
}

std::optional<quint32> rowIn(const Project& p, const EntityRef& ref)
{
    const auto at = [](const auto& table, const auto& id) {
        const size_t row = table.indexOf(id);
        return row < table.size() ? std::optional(static_cast<quint32>(row)) : std::nullopt;
    };
    switch (ref.kind) {
    case EntityKind::Opening: return at(p.openings, OpeningId(ref.id));
    case EntityKind::Room: return at(p.rooms, RoomId(ref.id));
    case EntityKind::Wall: return at(p.walls, WallId(ref.id));
    case EntityKind::Valve: return at(p.valves, ValveId(ref.id));
    case EntityKind::Supply: return at(p.supplies, SupplyId(ref.id));
    case EntityKind::Device: return at(p.devices, DeviceId(ref.id));
    case EntityKind::Storey: return at(p.storeys, StoreyId(ref.id));
    case EntityKind::None: return 0;
    default: return std::nullopt;
    }
}

} // namespace

std::optional<SubjectKind> subjectKindOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Opening: return SubjectKind::Opening;
    case EntityKind::Room: return SubjectKind::Room;
    case EntityKind::Wall: return SubjectKind::Wall;
    case EntityKind::Valve: return SubjectKind::Valve;
    case EntityKind::Supply: return SubjectKind::Supply;
    case EntityKind::Device: return SubjectKind::Device;
    case EntityKind::Storey: return SubjectKind::Storey;
    case EntityKind::None: return SubjectKind::Project;
    default: return std::nullopt;
    }
}

FactLookUp::FactLookUp(const Document& document, const EntityRef& ref)
    : m_document(document), m_project(document.project()), m_id(ref.isNull() ? QStringLiteral("project") : ref.id),
      m_check(document.check()), m_entered(maybeImported(m_project, ref) ? tr("imported or entered") : originText(Origin::Entered))
{
    const auto kind = subjectKindOf(ref.kind);
    const auto row = m_check && kind ? rowIn(*m_check->project, ref) : std::nullopt;
    if (row)
        m_subject = Subject{*kind, *row, 0};
}

FactLookUp::FactLookUp(const Document& document, const QString& partId)
    : m_document(document), m_project(document.project()), m_id(partId), m_entered(originText(Origin::Entered))
{
}

FactLine FactLookUp::entered(FieldId id) const
{
    const Field& f = fieldOf(id);
    const Units units = m_project.settings.units;
    const Value* own = enteredAt(m_project, m_id, id);
    Trace trace;
    const auto named = m_subject ? m_check->library->facts.find(QLatin1String(f.fact)) : std::nullopt;
    const Fact fact = named ? m_check->assessment->sheet->value(*m_subject, *named, &trace) : Fact{};
    const bool higher = fact.known && fact.origin < Origin::Entered; // measured and modelled values win over entered ones
    FactLine out;
    if (own && !higher)
        out = {editText(f, *own, units), m_entered, {}, true, true};
    else if (fact.known && fact.origin != Origin::Entered)
        out = line(fact, trace, editText(f, fact.value, units));
    else
        out.origin = tr("ask %1").arg(askText(QLatin1String(askWord(f.ask))));
    out.own = own != nullptr;
    if (own && higher)
        out.tip += u'\n' + tr("entered: %1").arg(editText(f, *own, units));
    out.tip.prepend(QLatin1String(f.fact));
    return out;
}

std::optional<FactLine> FactLookUp::computed(FactId id) const
{
    if (!m_subject)
        return std::nullopt;
    const FactRow& row = m_check->library->facts[id];
    if (row.owner != m_subject->kind)
        return std::nullopt;
    Trace trace;
    const Fact fact = m_check->assessment->sheet->value(*m_subject, id, &trace);
    FactLine out;
    if (fact.known)
        out = line(fact, trace, factPeopleText(row, fact.value, m_project.settings.units));
    else
        out.origin = tr("ask %1").arg(askText(QLatin1String(askWord(row.ask))));
    out.tip.prepend(row.name);
    return out;
}

std::vector<FactId> FactLookUp::computedFacts() const
{
    std::vector<FactId> ids;
    if (!m_subject)
        return ids;
    const FactCatalogue& facts = m_check->library->facts;
    for (size_t id = 0; id < facts.size(); ++id)
        if (const FactRow& row = facts[static_cast<FactId>(id)]; row.owner == m_subject->kind && !row.field)
            ids.push_back(static_cast<FactId>(id));
    return ids;
}

FactLine FactLookUp::line(const Fact& fact, const Trace& trace, const QString& text) const
{
    FactLine out{text, fact.origin == Origin::Entered ? m_entered : originText(fact.origin), {}, true, false};
    if (trace.from.isEmpty())
        return out;
    out.tip += u'\n' + trace.from;
    if (fact.origin == Origin::Type) {
        const OpeningType* type = m_project.openingTypes.find(OpeningTypeId(trace.from.section(u'.', 0, 0)));
        out.tip += type && type->name ? u'\n' + *type->name : QString();
    }
    if (const Assumption* a = fact.origin == Origin::Assumed ? m_project.assumptions.find(AssumptionId(trace.from)) : nullptr) {
        const QStringList why{a->reason.value_or(QString()), a->by.value_or(QString()), a->date.value_or(QString())};
        out.tip += u'\n' + why.join(QStringLiteral(", "));
    }
    return out;
}

QString factTitle(const QString& noun, const QString& fact)
{
    QString title = noun;
    for (const auto& article : {QStringLiteral("whether "), QStringLiteral("the ")})
        if (title.startsWith(article))
            title.remove(0, article.size());
    if (title.isEmpty())
        return fact;
    title[0] = title[0].toUpper();
    return title;
}

QString factTitle(FieldId field)
{
    return factTitle(QLatin1String(fieldOf(field).noun), QLatin1String(fieldOf(field).fact));
}

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Measured: return tr("measured");
    case Origin::Modelled: return tr("from the model");
    case Origin::Entered: return tr("entered");
    case Origin::Type: return tr("from type");
    case Origin::Catalogue: return tr("catalogue");
    case Origin::Assumed: return tr("assumed");
    }
    return {};
}

QString askText(const QString& word)
{
    return tr("the %1").arg(QString(word).replace(u'_', u' '));
}

} // namespace sp::ui
