// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_layer.h"

#include "core/facts/fact_sheet.h"
#include "ui/canvas/plan_view.h"

namespace sp::ui {

namespace {

constexpr const char* roomsName = "failure-rooms";
constexpr const char* pointsName = "failure-points";

// Unit vector through an opening to its side A; null while its place is not known.
QPointF towardSideA(const Project& project, const Opening& opening)
{
    const auto frame = frameOf(project, opening);
    if (!frame)
        return {};
    const QLineF axis(scenePoint(frame->from), scenePoint(frame->to));
    return axis.length() < 1 ? QPointF() : QPointF(axis.dy(), -axis.dx()) / axis.length();
}

} // namespace

FailureLayer::FailureLayer(Document& document, FailureDesk& desk, PlanView& view, QObject* parent)
    : QObject(parent), m_document(document), m_desk(desk), m_view(view)
{
    const auto again = [this] {
        placeLater();
        show();
    };
    connect(&desk, &FailureDesk::studied, this, &FailureLayer::placeLater); // which side is outside may be known now
    connect(&desk, &FailureDesk::shown, this, &FailureLayer::show);
    connect(&document, &Document::changed, this, again);
    connect(&document, &Document::replaced, this, again);
    connect(&view, &PlanView::storeyShown, this, again);
}

const RoomMarksItem* FailureLayer::rooms() const
{
    return m_view.planScene() ? static_cast<const RoomMarksItem*>(m_view.planScene()->extra(roomsName)) : nullptr;
}

const PointMarksItem* FailureLayer::points() const
{
    return m_view.planScene() ? static_cast<const PointMarksItem*>(m_view.planScene()->extra(pointsName)) : nullptr;
}

void FailureLayer::place()
{
    m_placed = true;
    m_rooms.clear();
    m_doors.clear();
    m_valves.clear();
    PlanScene& scene = *m_view.planScene();
    const Project& project = m_document.project();
    const FailureStudy& study = *m_desk.now()->study;
    for (const auto& room : project.rooms) {
        if (room->storey != scene.storey())
            continue;
        const auto shape = m_document.topology().rooms.constFind(room->id);
        if (shape != m_document.topology().rooms.constEnd())
            m_rooms.emplace_back(room->id.text(), roomLook(*room, *shape).area);
    }
    for (const auto& opening : project.openings) {
        const QString id = opening->id.text();
        const auto* item = static_cast<const OpeningItem*>(scene.itemOf({EntityKind::Opening, id}));
        const size_t row = study.project->openings.indexOf(opening->id);
        if (!item || row >= study.project->openings.size())
            continue;
        DoorPlace door{id, item->opening().middle, {}, towardSideA(project, *opening), item->opening().depth};
        if (door.across.isNull())
            continue;
        if (const auto outside = study.sheet->index().opening(row).outside)
            door.outward = *outside == Side::A ? door.across : -door.across;
        m_doors.push_back(door);
    }
    keepFree(scene);
    for (const auto& valve : project.valves)
        if (const auto at = scene.anchorOf({EntityKind::Valve, valve->id.text()}))
            m_valves.emplace_back(valve->id.text(), *at);
}

// Texts of the plan make room for the signs of doors.
void FailureLayer::keepFree(PlanScene& scene)
{
    giveBack();
    m_kept = &scene;
    for (const DoorPlace& door : m_doors) {
        std::vector<Obstacle> sides;
        for (const QPointF& to : {door.across, -door.across}) {
            const QPointF at = door.at + to * door.clear;
            sides.push_back({QRectF(at, QSizeF()), Obstacle::Kind::Device, to});
        }
        m_keptFor += QStringLiteral("failure:") + door.id;
        scene.labels().setEntity(m_keptFor.last(), std::nullopt, std::move(sides));
    }
}

void FailureLayer::giveBack()
{
    if (m_kept)
        for (const QString& name : std::as_const(m_keptFor))
            m_kept->labels().setEntity(name, std::nullopt, {});
    m_kept.clear();
    m_keptFor.clear();
}

std::vector<RoomMark> FailureLayer::roomMarks(std::set<SignKind>& kinds) const
{
    const FailureNow& now = *m_desk.now();
    std::vector<RoomMark> marks;
    for (const auto& [id, area] : m_rooms) {
        const size_t row = now.study->project->rooms.indexOf(RoomId(id));
        RoomMark mark{id, area, {}};
        if (row < now.study->project->rooms.size())
            mark.signs = roomSigns(now, static_cast<int>(row));
        for (const SignKind kind : kindsOf(mark.signs))
            kinds.insert(kind);
        marks.push_back(std::move(mark));
    }
    return marks;
}

std::vector<PointMark> FailureLayer::pointMarks(std::set<SignKind>& kinds) const
{
    const FailureNow& now = *m_desk.now();
    const Project& p = *now.study->project;
    std::vector<PointMark> marks;
    for (const DoorPlace& door : m_doors) {
        const size_t row = p.openings.indexOf(OpeningId(door.id));
        if (row >= p.openings.size())
            continue;
        PointMark mark{door.id, door.at, door.outward, door.across, door.clear, doorSigns(now, static_cast<int>(row)), std::nullopt};
        const bool told = !door.outward.isNull() || mark.door.inside == mark.door.outside;
        kinds.insert(told ? kindOf(mark.door.inside) : SignKind::SideUnknown);
        kinds.insert(told ? kindOf(mark.door.outside) : SignKind::SideUnknown);
        if (const auto leaf = kindOf(mark.door.leaf))
            kinds.insert(*leaf);
        marks.push_back(std::move(mark));
    }
    const auto point = [&](const QString& id, QPointF at, std::optional<SignKind> sign) {
        if (sign)
            kinds.insert(*sign);
        marks.push_back({id, at, {}, {}, 0, {}, sign});
    };
    for (const auto& [id, at] : m_valves) {
        const size_t row = p.valves.indexOf(ValveId(id));
        if (row < p.valves.size())
            point(id, at, kindOf(valveSign(now, static_cast<int>(row))));
    }
    const Project& drawn = m_document.project();
    for (const QString& id : brokenThings(now))
        if (const auto at = m_view.planScene()->anchorOf(entityOf(drawn, id)))
            point(id, *at, SignKind::Broken);
    return marks;
}

void FailureLayer::show()
{
    PlanScene* scene = m_view.planScene();
    std::set<SignKind> kinds;
    m_view.setFindingMarks(m_desk.mode() == FailureDesk::Mode::Off);
    if (scene && m_desk.now()) {
        if (!m_placed)
            place();
        // The item stays while one moment follows the other.
        auto* rooms = static_cast<RoomMarksItem*>(scene->extra(roomsName));
        auto* points = static_cast<PointMarksItem*>(scene->extra(pointsName));
        if (!rooms)
            scene->setExtra(roomsName, std::unique_ptr<QGraphicsItem>(rooms = new RoomMarksItem(m_view.look())));
        if (!points)
            scene->setExtra(pointsName, std::unique_ptr<QGraphicsItem>(points = new PointMarksItem(m_view.look())));
        rooms->set(roomMarks(kinds));
        points->set(pointMarks(kinds));
    } else if (scene) {
        giveBack();
        m_placed = false;
        scene->setExtra(roomsName, nullptr);
        scene->setExtra(pointsName, nullptr);
    }
    std::vector<SignKind> listed(kinds.begin(), kinds.end());
    if (listed == m_kinds)
        return;
    m_kinds = std::move(listed);
    emit kindsChanged();
}

} // namespace sp::ui
