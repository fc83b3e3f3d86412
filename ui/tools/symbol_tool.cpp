// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/symbol_tool.h"

#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

constexpr qint64 nearOpening = 1500; // mm from the frame

QString tr(const char* text)
{
    return QCoreApplication::translate("SymbolTool", text);
}

QString people(QString word)
{
    return word.replace(u'_', u' ');
}

QStringList wordsOf(const char* fact)
{
    QStringList list;
    for (const QString& word : wordList(fieldOf(field(fact)).words))
        list += people(word);
    return list;
}

/// The one entity that an edit makes: its mark, its point, and the opening it belongs to.
struct Made {
    EntityRef ref;
    QString mark;
    std::optional<PlanPoint> at;
    std::optional<OpeningId> opening;
};

std::optional<Made> madeBy(const Patch& patch)
{
    for (const Edit<Device>& e : patch.of<Device>())
        if (!e.before && e.after)
            return Made{{EntityKind::Device, e.after->id.text()}, e.after->mark.value_or(QString()), e.after->at, e.after->opening};
    for (const Edit<Valve>& e : patch.of<Valve>())
        if (!e.before && e.after)
            return Made{{EntityKind::Valve, e.after->id.text()}, e.after->tag.value_or(QString()), e.after->at, {}};
    for (const Edit<Supply>& e : patch.of<Supply>())
        if (!e.before && e.after)
            return Made{{EntityKind::Supply, e.after->id.text()}, e.after->mark.value_or(QString()), e.after->at, {}};
    for (const Edit<Source>& e : patch.of<Source>())
        if (!e.before && e.after)
            return Made{{EntityKind::Source, e.after->id.text()}, e.after->name.value_or(QString()), e.after->at, {}};
    return std::nullopt;
}

// The entity with another mark: the edit that made it, and then the naming.
void rename(Patch& patch, const QString& mark)
{
    const auto each = [&](auto& edits, auto member) {
        for (auto& e : edits)
            if (!e.before && e.after) {
                auto named = *e.after;
                named.*member = mark;
                e.after = std::make_shared<const std::decay_t<decltype(named)>>(std::move(named));
            }
    };
    each(patch.of<Device>(), &Device::mark);
    each(patch.of<Valve>(), &Valve::tag);
    each(patch.of<Supply>(), &Supply::mark);
    each(patch.of<Source>(), &Source::name);
}

std::vector<PlanPoint> diamond(PlanPoint at, Length r)
{
    return {{at.x - r, at.y}, {at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}};
}

} // namespace

ToolNeed SymbolTool::needs() const
{
    ToolNeed need;
    need.prompt = tr("Place as =x,y or so far from the last point");
    need.snaps = !m_kind.atOpenings;
    return need;
}

std::optional<OpeningId> SymbolTool::openingNear(const ToolEvent& event, const ToolContext& context) const
{
    if (!m_kind.atOpenings || event.shift)
        return std::nullopt;
    std::optional<OpeningId> nearest;
    Length least{mm(nearOpening).n + 1};
    for (const auto& opening : context.project.openings) {
        if (sp::storeyOf(context.project, *opening) != context.storey)
            continue;
        const auto frame = frameOf(context.project, *opening);
        if (!frame)
            continue;
        const Length away =
            std::min({distance(event.raw, frame->from), distance(event.raw, frame->to), distance(event.raw, frame->middle)});
        if (away < least) {
            least = away;
            nearest = opening->id;
        }
    }
    return nearest;
}

Result<Edited> SymbolTool::edit(const ToolEvent& event, const ToolContext& context, NewIds& ids) const
{
    if (!context.storey)
        return Error{ErrorCode::Value, tr("There is no storey to place on: choose or add one on the left."), {}};
    const PlaceAt place{*context.storey, m_kind.atOpenings ? event.raw : event.at};
    const auto word = [](const QString& chosen, const char* own) {
        return chosen.isEmpty() ? QString::fromLatin1(own) : QString(chosen).replace(u' ', u'_');
    };
    switch (m_kind.table) {
    case SymbolKind::Table::Device:
        if (!context.catalogue)
            return Error{ErrorCode::Value, tr("The catalogue of devices is still being loaded: try again in a moment."), {}};
        return placeDevice(context.project, context.topology, *context.catalogue, QString::fromLatin1(m_kind.kind), place,
                           openingNear(event, context), ids);
    case SymbolKind::Table::Valve:
        return placeValve(context.project, context.topology, word(m_body, m_kind.kind), word(m_actuator, m_kind.actuator), place, ids);
    case SymbolKind::Table::Supply: return placeSupply(context.project, context.topology, place, ids);
    case SymbolKind::Table::Source: return placeSource(context.project, context.topology, word(m_gas, ""), place, ids);
    }
    return Error{ErrorCode::Value, tr("Nothing to place."), {}};
}

ToolStep SymbolTool::show(const ToolEvent& event, const ToolContext& context)
{
    ToolStep step;
    const QString noun = QCoreApplication::translate("Commands", m_kind.noun);
    step.hint = m_kind.atOpenings
        ? tr("Click to place a %1: beside a door it goes to its jamb and belongs to it. Shift: leave it free. Escape: "
             "end.")
              .arg(noun)
        : tr("Click to place a %1. Escape: end.").arg(noun);
    NewIds scratch("preview");
    const auto edited = edit(event, context, scratch);
    if (!edited) {
        step.preview.push_back(words(event.at, edited.error().message, PreviewShape::Tone::Problem));
        return step;
    }
    const auto made = madeBy(edited.value().patch);
    if (!made)
        return step;
    m_proposed = made->mark;
    const PlanPoint at = made->at.value_or(event.at);
    const Length size{std::max(event.reach.n, mm(150).n)};
    step.preview.push_back(ghostPolygon(diamond(at, size), PreviewShape::Tone::Accent));
    QString text = m_mark.value_or(made->mark);
    if (const Opening* opening = context.project.openings.find(made->opening)) {
        const auto frame = frameOf(context.project, *opening);
        if (frame)
            step.preview.push_back(ghostLine(at, frame->middle, {}, PreviewShape::Tone::Guide));
        text = tr("%1 at %2").arg(text.isEmpty() ? noun : text, opening->mark.value_or(opening->id.text()));
    }
    if (!text.isEmpty())
        step.preview.push_back(words({at.x, at.y + size + size}, text, PreviewShape::Tone::Accent));
    return step;
}

ToolStep SymbolTool::place(const ToolEvent& event, const ToolContext& context)
{
    auto edited = edit(event, context, context.ids);
    if (!edited) {
        ToolStep step = show(event, context);
        step.problem = edited.error().message;
        return step;
    }
    if (m_mark)
        rename(edited.value().patch, *m_mark);
    const auto made = madeBy(edited.value().patch);
    m_mark.reset();
    ToolStep step;
    const QString noun = QCoreApplication::translate("Commands", m_kind.noun);
    const QString name = made && !made->mark.isEmpty() ? made->mark : noun;
    step.hint = tr("Placed %1. Click for the next one, Escape to end.").arg(name);
    step.commit = std::move(edited).value();
    step.commitName = tr("Place %1").arg(name);
    if (made)
        step.select = std::vector<EntityRef>{made->ref};
    return step;
}

ToolStep SymbolTool::handle(const ToolEvent& event, const ToolContext& context)
{
    using Kind = ToolEvent::Kind;
    if (event.kind == Kind::Press || event.kind == Kind::Confirm)
        return place(event, context);
    if (event.kind == Kind::Start)
        m_mark.reset();
    ToolStep step = show(event, context);
    if (event.kind == Kind::Cancel) {
        step.preview.clear();
        step.finished = true;
    }
    if (event.kind == Kind::Start || event.kind == Kind::PlanChanged)
        step.preview.clear();
    return step;
}

std::vector<ToolOption> SymbolTool::options(const ToolContext&) const
{
    std::vector<ToolOption> list;
    const bool valve = m_kind.table == SymbolKind::Table::Valve;
    if (valve) {
        list.push_back({"body", tr("Body"), wordsOf("body.kind"), m_body.isEmpty() ? people(QString::fromLatin1(m_kind.kind)) : m_body,
                        false, tr("Kind of the valve's body.")});
        list.push_back({"actuator", tr("Actuator"), wordsOf("actuator.kind"),
                        m_actuator.isEmpty() ? people(QString::fromLatin1(m_kind.actuator)) : m_actuator, false,
                        tr("What moves it: a spring decides where it goes without air or power.")});
    }
    if (m_kind.table == SymbolKind::Table::Source)
        list.push_back({"gas", tr("Gas"), QStringList(tr("not known")) + wordsOf("source.gas"), m_gas.isEmpty() ? tr("not known") : m_gas,
                        false, tr("What the source holds.")});
    list.push_back({"mark",
                    valve                                           ? tr("Tag")
                        : m_kind.table == SymbolKind::Table::Source ? tr("Name")
                                                                    : tr("Mark"),
                    {},
                    m_mark.value_or(m_proposed),
                    true,
                    tr("Of the next one; empty: the proposed one.")});
    return list;
}

Result<Done> SymbolTool::setOption(const QByteArray& id, const QString& text, const ToolContext&)
{
    const QString value = text.trimmed();
    const auto choose = [&](QString& into, const char* fact) -> Result<Done> {
        if (value == tr("not known") || value.isEmpty()) {
            into.clear();
            return Done{};
        }
        if (!wordsOf(fact).contains(value))
            return Error{
                ErrorCode::Value, tr("Expected one of: %1; found \"%2\".").arg(wordsOf(fact).join(QStringLiteral(", ")), text), {}};
        into = value;
        return Done{};
    };
    if (id == "body")
        return choose(m_body, "body.kind");
    if (id == "actuator")
        return choose(m_actuator, "actuator.kind");
    if (id == "gas")
        return choose(m_gas, "source.gas");
    m_mark = value.isEmpty() || value == m_proposed ? std::nullopt : std::optional(value);
    return Done{};
}

} // namespace sp::ui
