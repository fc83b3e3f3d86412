// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/select_tool.h"

#include "core/edit/edit_openings.h"
#include "ui/canvas/pick.h"
#include "ui/tools/wall_edit_tools.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("SelectTool", text);
}

QStringList idsOf(const std::vector<EntityRef>& refs)
{
    QStringList ids;
    for (const EntityRef& ref : refs)
        ids += ref.id;
    return ids;
}

bool holds(const std::vector<EntityRef>& refs, const EntityRef& ref)
{
    return std::find(refs.begin(), refs.end(), ref) != refs.end();
}

std::vector<EntityRef> toggled(std::vector<EntityRef> refs, const std::vector<EntityRef>& with)
{
    for (const EntityRef& ref : with) {
        const auto it = std::find(refs.begin(), refs.end(), ref);
        if (it == refs.end())
            refs.push_back(ref);
        else
            refs.erase(it);
    }
    return refs;
}

std::vector<EntityRef> joined(std::vector<EntityRef> refs, const std::vector<EntityRef>& with)
{
    for (const EntityRef& ref : with)
        if (!holds(refs, ref))
            refs.push_back(ref);
    return refs;
}

Ring boxBetween(PlanPoint a, PlanPoint b)
{
    return {a, {b.x, a.y}, b, {a.x, b.y}};
}

// What can be taken hold of and dragged. Rooms cover every floor: a drag that begins on one draws a band.
bool draggable(const EntityRef& ref)
{
    return !ref.isNull() && ref.kind != EntityKind::Room && ref.kind != EntityKind::Underlay && ref.kind != EntityKind::Storey;
}

// The end of a selected wall near the pointer.
std::optional<PlanPoint> gripOf(const ToolContext& context, PlanPoint p, Length reach)
{
    constexpr size_t mostGrips = 50;
    std::optional<PlanPoint> best;
    for (size_t i = 0; i < std::min(context.selected.size(), mostGrips); ++i)
        if (const EntityRef& ref = context.selected[i]; ref.kind == EntityKind::Wall)
            if (const Wall* wall = context.project.walls.find(WallId(ref.id)); wall && wall->storey == context.storey)
                for (const PlanPoint end : {wall->from, wall->to})
                    if (near(end, p, reach) && (!best || distance(end, p) < distance(*best, p)))
                        best = end;
    return best;
}

// What of the dragged element is meant to come to lie on something: an end or the middle of a wall near the pointer, a symbol's own place.
PlanPoint baseOf(const ToolContext& context, const EntityRef& ref, PlanPoint p, Length reach)
{
    if (const auto place = placeOf(context.project, ref))
        return *place;
    const auto shape = pickShape(context.project, context.topology, ref);
    if (!shape)
        return p;
    std::vector<PlanPoint> points = shape->points;
    if (points.size() == 2)
        points.push_back(middleOf(points[0], points[1]));
    PlanPoint best = points.front();
    for (const PlanPoint q : points)
        if (distance(q, p) < distance(best, p))
            best = q;
    if (near(best, p, {reach.n * 2}))
        return best;
    if (const Wall* wall = ref.kind == EntityKind::Wall ? context.project.walls.find(WallId(ref.id)) : nullptr)
        return pointBeside(wall->from, wall->to, alongOf(*wall, p), {});
    return p;
}

} // namespace

ToolNeed SelectTool::needs() const
{
    ToolNeed need;
    need.typed = ToolNeed::Typed::None;
    need.snaps = std::holds_alternative<MoveAll>(m_state) || std::holds_alternative<MoveCorner>(m_state);
    need.directions = false;
    need.arrows = m_anySelected && std::holds_alternative<Idle>(m_state);
    need.keys = "\t";
    if (const auto* all = std::get_if<MoveAll>(&m_state))
        need.moving = all->ids;
    return need;
}

std::vector<ToolOption> SelectTool::options(const ToolContext&) const
{
    return {{"band",
             tr("Band"),
             {tr("rectangle"), tr("lasso")},
             m_lasso ? tr("lasso") : tr("rectangle"),
             false,
             tr("What a drag over free floor draws; with Alt it is the other one")}};
}

Result<Done> SelectTool::setOption(const QByteArray&, const QString& text, const ToolContext&)
{
    m_lasso = text == tr("lasso");
    return Done{};
}

ToolStep SelectTool::handle(const ToolEvent& event, const ToolContext& context)
{
    m_anySelected = !context.selected.empty();
    switch (event.kind) {
    case Kind::Start:
    case Kind::PlanChanged: m_state = Idle(); break;
    case Kind::Press: return press(event, context);
    case Kind::Move: return move(event, context);
    case Kind::Release: return release(event, context);
    case Kind::Key: return key(event, context);
    case Kind::Arrow: return nudge(event, context);
    case Kind::Cancel: {
        const bool idle = std::holds_alternative<Idle>(m_state);
        m_state = Idle();
        if (!idle)
            break; // the drag is given up, the selection stays
        m_anySelected = false;
        ToolStep step = show(event, context);
        step.select = std::vector<EntityRef>();
        return step;
    }
    default: break;
    }
    return show(event, context);
}

ToolStep SelectTool::press(const ToolEvent& event, const ToolContext& context)
{
    Pressed pressed{event.raw, event.hit, event.shift || event.ctrl, m_lasso != event.alt};
    ToolStep step;
    if (!pressed.adds && !event.alt)
        if (const auto grip = gripOf(context, event.raw, event.reach)) {
            m_state = MoveCorner{*grip};
            return show(event, context);
        }
    // A room waits for the button to be let go: a drag over it draws a band.
    if (!pressed.adds && draggable(event.hit) && !holds(context.selected, event.hit)) {
        step.select = {event.hit};
        pressed.fresh = true;
        m_anySelected = true;
    }
    m_state = pressed;
    const ToolStep shown = show(event, context);
    step.hint = shown.hint;
    step.preview = shown.preview;
    return step;
}

void SelectTool::beginDrag(const Pressed& pressed, const ToolContext& context, const ToolEvent& event)
{
    if (!draggable(pressed.hit) || pressed.adds) {
        m_state = pressed.lasso ? State(Lasso{{pressed.at}, pressed.adds}) : State(Band{pressed.at, pressed.adds});
        return;
    }
    const std::vector<EntityRef> refs = pressed.fresh ? std::vector{pressed.hit} : context.selected;
    const Opening* opening =
        pressed.hit.kind == EntityKind::Opening && refs.size() == 1 ? context.project.openings.find(OpeningId(pressed.hit.id)) : nullptr;
    const Wall* wall = opening ? context.project.walls.find(opening->place.wall) : nullptr;
    if (wall && opening->place.offset) {
        m_state = SlideOpening{opening->id, alongOf(*wall, pressed.at) - *opening->place.offset};
        return;
    }
    const QStringList ids = idsOf(refs);
    m_state = MoveAll{baseOf(context, pressed.hit, pressed.at, event.reach), Ghosts(context, refs), QSet<QString>(ids.begin(), ids.end()),
                      refs.size() == 1 && refs.front().kind == EntityKind::Wall ? std::optional(WallId(refs.front().id)) : std::nullopt};
}

PlanPoint SelectTool::shiftOf(const MoveAll& all, const ToolEvent& event, const Project& project)
{
    const PlanPoint by{event.at.x - all.base.x, event.at.y - all.base.y};
    const Wall* wall = event.ctrl ? nullptr : project.walls.find(all.across);
    if (!wall || wall->from == wall->to)
        return by;
    const auto dx = static_cast<double>(wall->to.x.n - wall->from.x.n), dy = static_cast<double>(wall->to.y.n - wall->from.y.n);
    const double off = (static_cast<double>(by.y.n) * dx - static_cast<double>(by.x.n) * dy) / (dx * dx + dy * dy);
    return {{qRound64(-dy * off)}, {qRound64(dx * off)}};
}

ToolStep SelectTool::move(const ToolEvent& event, const ToolContext& context)
{
    if (const auto* pressed = std::get_if<Pressed>(&m_state); pressed && !near(pressed->at, event.raw, {event.reach.n / 2}))
        beginDrag(Pressed(*pressed), context, event);
    if (auto* lasso = std::get_if<Lasso>(&m_state); lasso && !near(lasso->way.back(), event.raw, {event.reach.n / 2}))
        lasso->way.push_back(event.raw);
    if (std::holds_alternative<Idle>(m_state))
        m_grip = gripOf(context, event.raw, event.reach);
    return show(event, context);
}

ToolStep SelectTool::release(const ToolEvent& event, const ToolContext& context)
{
    const State before = std::exchange(m_state, Idle());
    ToolStep step = show(event, context);
    const auto select = [&](std::vector<EntityRef> found, bool adds) {
        step.select = adds ? joined(context.selected, found) : std::move(found);
        m_anySelected = !step.select->empty();
        step.hint = tr("%1 selected.").arg(step.select->size()) + u' ' + show(event, context).hint;
    };
    if (const auto* pressed = std::get_if<Pressed>(&before)) {
        if (pressed->adds && !pressed->hit.isNull())
            step.select = toggled(context.selected, {pressed->hit});
        else if (!pressed->adds && pressed->hit.isNull())
            step.select = std::vector<EntityRef>();
        else if (!pressed->adds && !pressed->fresh)
            step.select = {pressed->hit};
        m_anySelected = step.select ? !step.select->empty() : m_anySelected;
    } else if (const auto* band = std::get_if<Band>(&before)) {
        select(elementsIn(context.project, context.topology, context.storey, boxBetween(band->from, event.raw), event.raw.x < band->from.x),
               band->adds);
    } else if (const auto* lasso = std::get_if<Lasso>(&before)) {
        select(elementsIn(context.project, context.topology, context.storey, lasso->way, false), lasso->adds);
    } else if (const auto* all = std::get_if<MoveAll>(&before)) {
        if (const PlanPoint by = shiftOf(*all, event, context.project); by != PlanPoint())
            commitTo(step, moveElements(context.project, idsOf(context.selected), by.x, by.y, context.ids), tr("Move"));
    } else if (const auto* corner = std::get_if<MoveCorner>(&before)) {
        if (event.at != corner->from && !near(event.raw, corner->from, {event.reach.n / 2}) && context.storey)
            commitTo(step, moveCorner(context.project, *context.storey, corner->from, event.at, context.ids), tr("Move corner"));
    } else if (const auto* slide = std::get_if<SlideOpening>(&before)) {
        const Opening* opening = context.project.openings.find(slide->opening);
        const Wall* own = opening ? context.project.walls.find(opening->place.wall) : nullptr;
        const Wall* wall = event.wall ? context.project.walls.find(event.wall) : own;
        if (wall)
            commitTo(
                step,
                moveOpening(context.project, slide->opening, wall->id, alongOf(*wall, event.raw) - (wall == own ? slide->grip : Length())),
                tr("Move opening"));
    }
    if (step.commit)
        step.preview.clear();
    return step;
}

ToolStep SelectTool::key(const ToolEvent& event, const ToolContext& context)
{
    // Tab: what lies under the pointer, one after the other.
    ToolStep step = show(event, context);
    const auto under = context.under ? context.under(event.raw) : std::vector<EntityRef>();
    if (under.size() < 2) {
        step.passedOn = true;
        return step;
    }
    size_t next = 0;
    for (size_t i = 0; i < under.size(); ++i)
        if (context.selected.size() == 1 && context.selected.front() == under[i])
            next = (i + (event.shift ? under.size() - 1 : 1)) % under.size();
    step.select = {under[next]};
    m_anySelected = true;
    step.hint = tr("%1 of %2 here: %3. Tab: the next one.").arg(next + 1).arg(under.size()).arg(titleOf(context.project, under[next]));
    return step;
}

ToolStep SelectTool::nudge(const ToolEvent& event, const ToolContext& context)
{
    ToolStep step = show(event, context);
    const QStringList ids = idsOf(context.selected);
    // Steps with the same things selected, one after the other, are one undo step.
    commitTo(step, moveElements(context.project, ids, event.step.x, event.step.y, context.ids), tr("Move"),
             QStringLiteral("nudge-%1").arg(qHashRange(ids.begin(), ids.end())));
    return step;
}

void SelectTool::showSlide(ToolStep& step, const SlideOpening& slide, const ToolEvent& event, const ToolContext& context) const
{
    const Opening* opening = context.project.openings.find(slide.opening);
    const Wall* own = opening ? context.project.walls.find(opening->place.wall) : nullptr;
    const auto frame = opening ? frameOf(context.project, *opening) : std::nullopt;
    const Wall* wall = event.wall ? context.project.walls.find(event.wall) : own;
    if (!frame || !wall)
        return;
    step.hint = tr("Slide the opening along its wall, or onto another one. Escape: let go.");
    const Length length = distance(wall->from, wall->to);
    const Length middle = alongOf(*wall, event.raw) - (wall == own ? slide.grip : Length());
    const Length half{distance(frame->from, frame->to).n / 2};
    const Length a = middle - half, b = middle + half;
    const bool fits = a.n >= 0 && b <= length;
    step.preview.push_back(ghostLine(pointBeside(wall->from, wall->to, a, {}), pointBeside(wall->from, wall->to, b, {}),
                                     wall->thickness.value_or(mm(100)), fits ? PreviewShape::Tone::Ghost : PreviewShape::Tone::Problem));
    const Units units = context.project.settings.units;
    step.preview.push_back(words(middleOf(wall->from, pointBeside(wall->from, wall->to, a, {})), drawnLength(a, units)));
    step.preview.push_back(words(middleOf(wall->to, pointBeside(wall->from, wall->to, b, {})), drawnLength(length - b, units)));
}

ToolStep SelectTool::show(const ToolEvent& event, const ToolContext& context) const
{
    ToolStep step;
    const Units units = context.project.settings.units;
    if (const auto* band = std::get_if<Band>(&m_state)) {
        const bool touching = event.raw.x < band->from.x;
        step.hint = touching ? tr("Right to left: selects everything that the band touches.")
                             : tr("Left to right: selects what lies inside as a whole.");
        step.preview.push_back(
            ghostPolygon(boxBetween(band->from, event.raw), touching ? PreviewShape::Tone::Guide : PreviewShape::Tone::Ghost));
    } else if (const auto* lasso = std::get_if<Lasso>(&m_state)) {
        step.hint = tr("Lasso: selects what lies inside as a whole.");
        step.preview.push_back(ghostPolygon(lasso->way));
    } else if (const auto* all = std::get_if<MoveAll>(&m_state)) {
        step.relativeTo = all->base;
        step.hint = all->across
            ? tr("Move the wall square to itself: let go where it belongs. Ctrl: freely. Alt: no snapping. Escape: give up.")
            : tr("Move: let go where it belongs. Shift: square. Alt: no snapping. Escape: give up.");
        const PlanPoint by = shiftOf(*all, event, context.project);
        const PlanPoint to{all->base.x + by.x, all->base.y + by.y};
        step.preview = all->ghosts.shifted(by.x, by.y);
        step.preview.push_back(ghostLine(all->base, to, {}, PreviewShape::Tone::Guide));
        step.preview.push_back(words(to,
                                     all->across && !event.ctrl
                                         ? drawnLength(distance(all->base, to), units)
                                         : tr("dx %1, dy %2").arg(drawnLength(by.x, units), drawnLength(by.y, units))));
    } else if (const auto* corner = std::get_if<MoveCorner>(&m_state)) {
        step.relativeTo = corner->from;
        step.hint = tr("Move the corner: every wall that ends there follows. Escape: let go.");
        step.preview = movedCorner(context.project, context.storey, corner->from, event.at);
    } else if (const auto* slide = std::get_if<SlideOpening>(&m_state)) {
        showSlide(step, *slide, event, context);
    } else {
        step.hint = m_anySelected
            ? tr("Drag moves, arrow keys nudge (Shift: fine), Delete removes. Shift or Ctrl+click: add or take away. Tab: what lies below.")
            : tr("Click selects, a drag draws a band. Right to left: what it touches. Alt: lasso.");
        if (m_grip)
            step.preview.push_back(dot(*m_grip, PreviewShape::Tone::Accent));
    }
    return step;
}

std::unique_ptr<Tool> makeSelectTool()
{
    return std::make_unique<SelectTool>();
}

} // namespace sp::ui
