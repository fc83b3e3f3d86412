// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/link_tool.h"

#include "ui/print/plan_links.h"
#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("LinkTool", text);
}

QString entityIn(const QString& id)
{
    return id.section(u'/', 0, 0);
}

bool canBeLinked(const EntityRef& ref)
{
    switch (ref.kind) {
    case EntityKind::Opening:
    case EntityKind::Room:
    case EntityKind::Valve:
    case EntityKind::Device:
    case EntityKind::Supply:
    case EntityKind::Source: return true;
    default: return false;
    }
}

QString nameOf(const Project& project, const QString& id)
{
    return titleOf(project, entityOf(project, id));
}

// Why nothing can be linked; of a supply the reason is in what it would feed.
QString refusal(const ToolContext& context, const EntityRef& from, const EntityRef& to)
{
    if (from.kind == EntityKind::Supply && context.catalogue) {
        NewIds scratch("why");
        const auto tried = link(context.project, *context.catalogue, {from.id, to.id, PlanLink::Kind::Feeds}, scratch);
        if (!tried)
            return tried.error().message;
    }
    return tr("%1 and %2 cannot be linked.").arg(titleOf(context.project, from), titleOf(context.project, to));
}

} // namespace

QString linkSentence(const Project& project, const PlanLink& link)
{
    return QStringLiteral("%1 %2 %3").arg(nameOf(project, link.from), linkWord(link.kind), nameOf(project, link.to));
}

std::vector<PlanLink> linksOfElement(const Project& project, const QString& id)
{
    std::vector<PlanLink> found;
    for (const PlanLink& link : linksOf(project)) {
        PlanLink whole{entityIn(link.from), entityIn(link.to), link.kind};
        if ((whole.from == id || whole.to == id) && std::find(found.begin(), found.end(), whole) == found.end())
            found.push_back(std::move(whole));
    }
    return found;
}

std::vector<PlanLink> linksBetween(const Project& project, const QString& a, const QString& b)
{
    std::vector<PlanLink> found;
    for (const PlanLink& link : linksOf(project)) {
        const QString from = entityIn(link.from), to = entityIn(link.to);
        if ((from == a && to == b) || (from == b && to == a))
            found.push_back(link);
    }
    return found;
}

std::optional<PlanPoint> linkPoint(const Project& project, const Topology& topology, const EntityRef& ref)
{
    switch (ref.kind) {
    case EntityKind::Opening: {
        const Opening* opening = project.openings.find(OpeningId(ref.id));
        const auto frame = opening ? frameOf(project, *opening) : std::nullopt;
        return frame ? std::optional(frame->middle) : std::nullopt;
    }
    case EntityKind::Room: {
        const auto shape = topology.rooms.constFind(RoomId(ref.id));
        return shape != topology.rooms.constEnd() ? std::optional(shape->label) : std::nullopt;
    }
    case EntityKind::Valve: {
        const Valve* valve = project.valves.find(ValveId(ref.id));
        return valve ? valve->at : std::nullopt;
    }
    case EntityKind::Device: {
        const Device* device = project.devices.find(DeviceId(ref.id));
        const Opening* opening = device && !device->at ? project.openings.find(device->opening) : nullptr;
        if (opening)
            return linkPoint(project, topology, {EntityKind::Opening, opening->id.text()});
        return device ? device->at : std::nullopt;
    }
    case EntityKind::Supply: {
        const Supply* supply = project.supplies.find(SupplyId(ref.id));
        return supply ? supply->at : std::nullopt;
    }
    case EntityKind::Source: {
        const Source* source = project.sources.find(SourceId(ref.id));
        return source ? source->at : std::nullopt;
    }
    default: return std::nullopt;
    }
}

ToolNeed LinkTool::needs() const
{
    ToolNeed need;
    need.snaps = false;
    need.typed = ToolNeed::Typed::None;
    need.keys = m_choice.links.size() > 1 ? QByteArray("\t") : QByteArray();
    return need;
}

void LinkTool::look(const EntityRef& hit, bool apart, const ToolContext& context)
{
    const EntityRef to = canBeLinked(hit) && !(hit == m_from) ? hit : EntityRef();
    if (to == m_to && apart == m_apart)
        return;
    m_to = to;
    m_apart = apart;
    m_choice = {};
    if (m_from.isNull() || m_to.isNull())
        return;
    if (apart) {
        m_choice.links = linksBetween(context.project, m_from.id, m_to.id);
        return;
    }
    if (!context.catalogue)
        return;
    for (const auto& [from, to2] : {std::pair(m_from.id, m_to.id), std::pair(m_to.id, m_from.id)}) {
        for (const PlanLink::Kind kind : possibleLinks(context.project, *context.catalogue, from, to2))
            m_choice.links.push_back({from, to2, kind});
        if (!m_choice.links.empty())
            break; // in the order of the presses if that says anything
    }
    // What is linked so already is no choice, unless it is all there is: then the press says so.
    std::vector<PlanLink> open;
    for (const PlanLink& each : m_choice.links) {
        NewIds scratch("try");
        if (link(context.project, *context.catalogue, each, scratch))
            open.push_back(each);
    }
    if (!open.empty())
        m_choice.links = std::move(open);
}

ToolStep LinkTool::show(const ToolEvent& event, const ToolContext& context)
{
    ToolStep step;
    if (m_from.isNull()) {
        step.hint = tr("Link: click the thing that acts: a supply, reader, detector, controller, valve or source. Escape: end.");
        if (canBeLinked(event.hit))
            step.preview.push_back(words(event.at, titleOf(context.project, event.hit), PreviewShape::Tone::Guide));
        return step;
    }
    const QString from = titleOf(context.project, m_from);
    step.hint = tr("Link from %1: click what it acts on. Shift: take a link away. Escape: another first thing.").arg(from);
    const PlanPoint start = linkPoint(context.project, context.topology, m_from).value_or(event.raw);
    const PlanPoint end = linkPoint(context.project, context.topology, m_to).value_or(event.raw);
    const bool some = !m_choice.links.empty();
    if (event.kind == ToolEvent::Kind::Start) { // nobody has pointed yet
        step.preview.push_back(dot(start, PreviewShape::Tone::Accent));
        return step;
    }
    const auto tone = m_to.isNull() ? PreviewShape::Tone::Ghost : some ? PreviewShape::Tone::Accent : PreviewShape::Tone::Problem;
    step.preview.push_back(dot(start, PreviewShape::Tone::Accent));
    step.preview.push_back(ghostLine(start, end, {}, tone));
    if (m_to.isNull())
        return step;
    if (!some) {
        const QString to = titleOf(context.project, m_to);
        const QString why = m_apart ? tr("%1 and %2 are not linked.").arg(from, to)
            : context.catalogue     ? refusal(context, m_from, m_to)
                                    : tr("The catalogue of devices is still being loaded.");
        step.preview.push_back(words(end, why, tone));
        step.hint = why + QStringLiteral("  ") + step.hint;
        return step;
    }
    QString text = linkSentence(context.project, m_choice.links[m_choice.current]);
    if (m_apart)
        text = tr("Take away: %1").arg(text);
    if (m_choice.links.size() > 1) {
        const PlanLink& next = m_choice.links[(m_choice.current + 1) % m_choice.links.size()];
        text += tr("  (Tab: %1)").arg(linkWord(next.kind));
    }
    step.preview.push_back(words(end, text, tone));
    return step;
}

ToolStep LinkTool::press(const ToolEvent& event, const ToolContext& context)
{
    if (m_from.isNull()) {
        ToolStep step;
        if (!canBeLinked(event.hit)) {
            step = show(event, context);
            step.problem = tr("Nothing here that can be linked: click a device, a door, a valve, a supply, a source or a room.");
            return step;
        }
        m_from = event.hit;
        step = show(event, context);
        step.select = std::vector<EntityRef>{m_from};
        return step;
    }
    if (m_choice.links.empty()) {
        ToolStep step = show(event, context);
        const QString first = titleOf(context.project, m_from);
        step.problem = m_to.isNull() ? tr("Nothing here that can be linked with %1.").arg(first)
            : m_apart                ? tr("%1 and %2 are not linked.").arg(first, titleOf(context.project, m_to))
                                     : refusal(context, m_from, m_to);
        return step;
    }
    if (m_choice.links.size() > 1 && !m_choice.said) {
        ToolStep step = show(event, context);
        ToolQuestion question{m_apart ? tr("Which link is taken away?") : tr("Which link?"), {}, event.raw};
        for (const PlanLink& link : m_choice.links)
            question.answers += linkSentence(context.project, link);
        step.question = std::move(question);
        m_asked = m_choice;
        m_askedApart = m_apart;
        return step;
    }
    return carryOut(event, context, PlanLink(m_choice.links[m_choice.current]), m_apart);
}

ToolStep LinkTool::carryOut(const ToolEvent& event, const ToolContext& context, const PlanLink& chosen, bool apart)
{
    auto edited = apart ? unlink(context.project, chosen) : link(context.project, *context.catalogue, chosen, context.ids);
    ToolStep step;
    const QString name =
        apart ? tr("Unlink %1").arg(linkSentence(context.project, chosen)) : tr("Link %1").arg(linkSentence(context.project, chosen));
    if (!commitTo(step, std::move(edited), name)) {
        const QString why = step.problem;
        step = show(event, context);
        step.problem = why;
        return step;
    }
    step.hint = apart ? tr("Taken away: %1. Click the next one.").arg(linkSentence(context.project, chosen))
                      : tr("Linked: %1. Click the next one, Escape for another first thing.").arg(linkSentence(context.project, chosen));
    step.select = std::vector<EntityRef>{m_from};
    m_to = {};
    m_choice = {};
    return step;
}

ToolStep LinkTool::handle(const ToolEvent& event, const ToolContext& context)
{
    using Kind = ToolEvent::Kind;
    if (!m_from.isNull() && entityOf(context.project, m_from.id).isNull())
        m_from = {};
    switch (event.kind) {
    case Kind::Start:
        m_to = {};
        m_choice = {};
        // One thing that is selected is the first one.
        m_from = context.selected.size() == 1 && canBeLinked(context.selected.front()) && context.selected.front().kind != EntityKind::Room
            ? context.selected.front()
            : EntityRef();
        return show(event, context);
    case Kind::PlanChanged:
        m_to = {};
        m_choice = m_asked = {};
        return show(event, context);
    case Kind::Cancel: {
        ToolStep step;
        step.finished = m_from.isNull();
        m_from = m_to = {};
        m_choice = {};
        if (!step.finished)
            step = show(event, context);
        return step;
    }
    case Kind::Key:
        if (event.key == '\t' && !m_choice.links.empty()) {
            m_choice.current = (m_choice.current + 1) % m_choice.links.size();
            m_choice.said = true;
        }
        return show(event, context);
    case Kind::Answer: {
        const Choice asked = std::exchange(m_asked, {});
        if (event.answer >= asked.links.size())
            return show(event, context);
        return carryOut(event, context, asked.links[event.answer], m_askedApart);
    }
    case Kind::Press:
    case Kind::Confirm: look(event.hit, event.shift, context); return press(event, context);
    case Kind::Move: look(event.hit, event.shift, context); return show(event, context);
    default: return show(event, context);
    }
}

std::vector<ToolOption> LinkTool::options(const ToolContext& context) const
{
    if (m_choice.links.size() < 2)
        return {};
    ToolOption kind{"link", tr("Link"),
                    {},     linkSentence(context.project, m_choice.links[m_choice.current]),
                    false,  tr("Which link is made; Tab takes the next one.")};
    for (const PlanLink& link : m_choice.links)
        kind.choices += linkSentence(context.project, link);
    return {kind};
}

Result<Done> LinkTool::setOption(const QByteArray&, const QString& text, const ToolContext& context)
{
    for (size_t i = 0; i < m_choice.links.size(); ++i)
        if (linkSentence(context.project, m_choice.links[i]) == text) {
            m_choice.current = i;
            m_choice.said = true;
            return Done{};
        }
    return Error{ErrorCode::Value, tr("Expected one of the links of the list, found \"%1\".").arg(text), {}};
}

} // namespace sp::ui
