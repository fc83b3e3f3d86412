// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_overlays.h"

#include "core/edit/edit_openings.h"
#include "ui/canvas/plan_view.h"
#include "ui/canvas/scene_marks.h"
#include "ui/document/document.h"

namespace sp::ui {

namespace {

constexpr int idleAfter = 250; // ms without an edit
constexpr size_t mostNamed = 150; // links that say what they do
constexpr size_t mostGrips = 200; // of a large selection grips would cover the plan

bool linksIn(const Patch& patch)
{
    return !patch.of<Device>().empty() || !patch.of<Supply>().empty() || !patch.of<Circuit>().empty() || !patch.of<Valve>().empty()
        || !patch.of<Source>().empty() || !patch.of<HardwareSet>().empty();
}

QString shortName(const Project& project, const EntityRef& ref)
{
    const auto storey = storeyOf(project, ref);
    const Storey* s = project.storeys.find(storey);
    const QString title = titleOf(project, ref);
    return s ? QStringLiteral("%1 (%2)").arg(title, s->name.value_or(s->id.text())) : title;
}

} // namespace

std::optional<StoreyId> storeyBelow(const Project& project, const std::optional<StoreyId>& storey)
{
    const Storey* here = project.storeys.find(storey);
    const Storey* best = nullptr;
    if (here && here->elevation)
        for (const auto& s : project.storeys)
            if (s->elevation && *s->elevation < *here->elevation && (!best || *s->elevation > *best->elevation))
                best = s.get();
    return best ? std::optional(best->id) : std::nullopt;
}

std::vector<QPointF> gripsOf(const Project& project, const PlanScene& scene, const EntityRef& ref)
{
    if (!scene.itemOf(ref))
        return {};
    if (ref.kind == EntityKind::Wall) {
        const Wall* wall = project.walls.find(WallId(ref.id));
        return wall ? std::vector{scenePoint(wall->from), scenePoint(wall->to)} : std::vector<QPointF>();
    }
    std::vector<PlanPoint> corners;
    if (ref.kind == EntityKind::Obstruction) {
        if (const Obstruction* o = project.obstructions.find(ObstructionId(ref.id)))
            corners = o->outline;
    } else if (ref.kind == EntityKind::Room) {
        if (const Room* room = project.rooms.find(RoomId(ref.id)))
            corners = room->outline;
    } else if (const auto at = scene.anchorOf(ref)) {
        return {*at};
    }
    std::vector<QPointF> grips;
    for (const PlanPoint p : corners)
        grips.push_back(scenePoint(p));
    return grips;
}

PlanOverlays::PlanOverlays(Document& document, Selection& selection, PlanView& view, QObject* parent)
    : QObject(parent), m_document(document), m_selection(selection), m_view(view)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleAfter);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        findProblems();
        if (m_ghostStale)
            showGhost();
    });
    connect(&document, &Document::replaced, this, &PlanOverlays::all);
    connect(&document, &Document::changed, this, &PlanOverlays::follow);
    connect(&view, &PlanView::storeyShown, this, &PlanOverlays::all);
    connect(&selection, &Selection::changed, this, [this] {
        showGrips();
        showLinks();
    });
}

void PlanOverlays::all()
{
    m_links.reset();
    showGrips();
    showLinks();
    showGhost();
    m_idle.start();
}

void PlanOverlays::follow(const Patch& patch)
{
    if (linksIn(patch))
        m_links.reset();
    if (patch.settings || !patch.of<Wall>().empty() || !patch.of<Opening>().empty() || !patch.of<Storey>().empty())
        m_ghostStale = m_ghost;
    showGrips();
    showLinks();
    m_idle.start();
}

void PlanOverlays::setAllLinks(bool all)
{
    m_allLinks = all;
    showLinks();
}

void PlanOverlays::setGhost(bool ghost)
{
    m_ghost = ghost;
    showGhost();
}

const std::vector<PlanLink>& PlanOverlays::links()
{
    if (!m_links)
        m_links = linksOf(m_document.project());
    return *m_links;
}

std::vector<LinkLine> PlanOverlays::linkLines()
{
    std::vector<LinkLine> lines;
    const PlanScene* scene = m_view.planScene();
    if (!scene || (!m_allLinks && m_selection.all().empty()))
        return lines;
    std::set<QString> selected;
    for (const EntityRef& ref : m_selection.all())
        selected.insert(ref.id);
    const Project& project = m_document.project();
    std::set<std::tuple<PlanLink::Kind, QString, QString>> drawn; // two items of one opening are one line
    for (const PlanLink& link : links()) {
        const QString from = link.from.section(u'/', 0, 0), to = link.to.section(u'/', 0, 0);
        const bool strong = selected.count(from) || selected.count(to);
        if ((!strong && !m_allLinks) || !drawn.emplace(link.kind, from, to).second)
            continue;
        const EntityRef a = entityOf(project, from), b = entityOf(project, to);
        const auto start = scene->anchorOf(a), end = scene->anchorOf(b);
        if (start && end)
            lines.push_back({link.kind, QLineF(*start, *end), {}, strong});
        else if (start && strong)
            lines.push_back({link.kind, QLineF(*start, *start), shortName(project, b), strong});
        else if (end && strong) // the one that acts is elsewhere: its name at the end of a stub
            lines.push_back({link.kind, QLineF(*end, *end), QStringLiteral("\u2190 ") + shortName(project, a), strong});
    }
    const auto strong = std::count_if(lines.begin(), lines.end(), [](const LinkLine& line) { return line.strong; });
    if (static_cast<size_t>(strong) > mostNamed)
        for (LinkLine& line : lines)
            line.named = false;
    return lines;
}

void PlanOverlays::showLinks()
{
    PlanScene* scene = m_view.planScene();
    if (!scene)
        return;
    std::vector<LinkLine> lines = linkLines();
    scene->setExtra("links", lines.empty() ? nullptr : std::make_unique<LinksItem>(m_view.look(), std::move(lines)));
}

void PlanOverlays::showGrips()
{
    PlanScene* scene = m_view.planScene();
    if (!scene)
        return;
    std::vector<QPointF> grips;
    for (const EntityRef& ref : m_selection.all())
        for (const QPointF& p : gripsOf(m_document.project(), *scene, ref))
            if (grips.size() < mostGrips)
                grips.push_back(p);
    scene->setExtra("grips", grips.empty() ? nullptr : std::make_unique<GripsItem>(m_view.look(), std::move(grips)));
}

void PlanOverlays::showGhost()
{
    m_ghostStale = false;
    PlanScene* scene = m_view.planScene();
    if (!scene)
        return;
    const auto below = m_ghost ? storeyBelow(m_document.project(), scene->storey()) : std::nullopt;
    if (!below) {
        scene->setExtra("ghost", nullptr);
        return;
    }
    PlanScene other(below, m_view.look());
    other.rebuild(m_document.project(), m_document.topology(), {});
    QPainterPath walls, openings;
    for (const EntityItem* item : other.entities())
        if (item->ref().kind == EntityKind::Wall) {
            walls.addPath(static_cast<const WallItem*>(item)->wall().body);
        } else if (item->ref().kind == EntityKind::Opening) {
            const OpeningShape& shape = static_cast<const OpeningItem*>(item)->opening();
            openings.addPath(shape.leaves);
            openings.addPath(shape.swing);
        }
    scene->setExtra("ghost", std::make_unique<GhostItem>(m_view.look(), std::move(walls), std::move(openings)));
}

void PlanOverlays::findProblems()
{
    PlanScene* scene = m_view.planScene();
    if (!scene)
        return;
    m_idle.stop();
    const Project& project = m_document.project();
    std::vector<SceneProblem> problems;
    for (const Error& e : placingProblems(project, scene->storey())) {
        const EntityRef ref{EntityKind::Opening, e.where};
        const auto* item = static_cast<const OpeningItem*>(scene->itemOf(ref));
        if (item)
            problems.push_back({ref, item->opening().middle - item->opening().quiet * (item->opening().depth + 450), e.message});
    }
    for (const Error& e : m_document.topology().problems) {
        const Room* room = project.rooms.find(RoomId(e.where));
        if (room && room->storey == scene->storey() && room->at && !scene->itemOf({EntityKind::Room, e.where}))
            problems.push_back({{EntityKind::Room, e.where}, scenePoint(*room->at) + QPointF(0, 600), e.message});
    }
    scene->setProblems(std::move(problems));
}

} // namespace sp::ui
