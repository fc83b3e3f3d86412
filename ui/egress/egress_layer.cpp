// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_layer.h"

#include "core/facts/fact_sheet.h"
#include "ui/canvas/plan_view.h"

namespace sp::ui {

namespace {

constexpr const char* groundName = "egress-ground";
constexpr const char* signsName = "egress-signs";
constexpr double badgePixels = 120;

} // namespace

EgressLayer::EgressLayer(EgressDesk& desk, PlanView& view, QObject* parent) : QObject(parent), m_desk(desk), m_view(view)
{
    for (const auto signal : {&EgressDesk::studied, &EgressDesk::freshChanged, &EgressDesk::shownChanged, &EgressDesk::chosenChanged})
        connect(&desk, signal, this, &EgressLayer::show);
    connect(&desk.failures(), &FailureDesk::shown, this, &EgressLayer::show);
    connect(&view, &PlanView::storeyShown, this, [this](const std::optional<StoreyId>& storey) {
        m_desk.setStorey(storey);
        show();
    });
    m_desk.setStorey(view.storey());
}

EgressSignsItem* EgressLayer::item() const
{
    return m_view.planScene() ? static_cast<EgressSignsItem*>(m_view.planScene()->extra(signsName)) : nullptr;
}

HeatScale EgressLayer::distances() const
{
    return m_picture && m_picture->heat ? heatScale(*m_picture->heat, m_picture->us) : HeatScale();
}

void EgressLayer::show()
{
    PlanScene* scene = m_view.planScene();
    const auto study = m_desk.study();
    if (!scene || !study || !m_desk.isOnPlan()) {
        if (scene)
            clear(*scene);
        m_picture.reset();
        m_drawnOf.reset();
        listSigns();
        return;
    }
    auto picture = std::make_shared<EgressPicture>();
    // Ways stay while only the choice is another.
    if (m_picture && m_drawnOf == study && m_drawnStorey == m_desk.storey())
        picture->drawing = m_picture->drawing;
    else
        picture->drawing = egressDrawing(*study->project, study->sheet->index().topology(), *study->results, m_desk.storey());
    m_drawnOf = study;
    m_drawnStorey = m_desk.storey();
    picture->us = study->project->settings.units == Units::Us;
    picture->besideSigns = m_desk.failures().mode() != FailureDesk::Mode::Off;
    picture->stale = !m_desk.isFresh();
    picture->heat = m_desk.isHeatWanted() ? m_desk.heat() : nullptr;
    picture->chosen = m_desk.chosen();
    if (const EgressRoom* room = study->results->room(m_desk.chosen())) {
        picture->way = egressWay(*room, *study->results, m_desk.storey(), picture->us);
        picture->common = egressCommonPath(*room, *study->results, m_desk.storey(), picture->us);
    }
    m_picture = std::move(picture);
    auto* ground = static_cast<EgressGroundItem*>(scene->extra(groundName));
    auto* above = static_cast<EgressSignsItem*>(scene->extra(signsName));
    const double reach = badgePixels / leastScale;
    const QRectF box = scene->contents().adjusted(-reach, -reach, reach, reach);
    if (!ground || !above || !above->boundingRect().contains(scene->contents())) {
        scene->setExtra(groundName, std::unique_ptr<QGraphicsItem>(ground = new EgressGroundItem(m_view.look(), box)));
        scene->setExtra(signsName, std::unique_ptr<QGraphicsItem>(above = new EgressSignsItem(m_view.look(), box)));
    }
    ground->set(m_picture);
    above->set(m_picture);
    listSigns();
}

void EgressLayer::clear(PlanScene& scene)
{
    scene.setExtra(groundName, nullptr);
    scene.setExtra(signsName, nullptr);
}

void EgressLayer::listSigns()
{
    m_signs.clear();
    if (m_picture) {
        const EgressDrawing& d = m_picture->drawing;
        const auto add = [this](EgressSign sign, bool there) {
            if (there)
                m_signs.push_back(sign);
        };
        const auto any = [](const auto& list, auto&& is) { return std::any_of(list.begin(), list.end(), is); };
        const bool all = !m_picture->heat;
        add(EgressSign::Way, all && any(d.ways, [](const EgressWayLook& w) { return !w.provisional; }));
        add(EgressSign::Provisional, all && any(d.ways, [](const EgressWayLook& w) { return w.provisional; }));
        // These two stay while the choice is another: the plan is fitted over the legend and should not move.
        add(EgressSign::Chosen, !d.ways.empty());
        add(EgressSign::Common, !d.ways.empty());
        add(EgressSign::DeadEnd, !d.deadEnds.empty());
        const auto rooms = [&](EgressRoomSign::Kind kind) {
            return any(d.rooms, [kind](const EgressRoomSign& r) { return r.kind == kind; });
        };
        add(EgressSign::Unreachable, rooms(EgressRoomSign::Kind::Unreachable));
        add(EgressSign::NotMeasured, rooms(EgressRoomSign::Kind::NotMeasured));
        add(EgressSign::Door, any(d.doors, [](const EgressDoorSign& s) { return !s.exit && !s.over(); }));
        add(EgressSign::Exit, any(d.doors, [](const EgressDoorSign& s) { return s.exit; }));
        add(EgressSign::Over, any(d.doors, [](const EgressDoorSign& s) { return s.over(); }));
        add(EgressSign::Heat, m_picture->heat && m_picture->heat->most > 0);
    }
    emit drawn();
}

} // namespace sp::ui
