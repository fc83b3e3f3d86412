// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/edit_devices.h"
#include "ui/canvas/plan_scene.h"
#include "ui/document/selection.h"

#include <QObject>
#include <QTimer>

namespace sp::ui {

class Document;
class PlanView;
struct LinkLine;

/// What lies over the plan beside its elements: links, grips of what is selected, the storey below, and marks where something cannot be
/// built as drawn. The canvas has to be connected to the document before this is made.
class PlanOverlays final : public QObject {
    Q_OBJECT
public:
    PlanOverlays(Document& document, Selection& selection, PlanView& view, QObject* parent = nullptr);

    bool showsAllLinks() const { return m_allLinks; }
    /// Links of what is selected are always shown; with this all of the storey.
    void setAllLinks(bool all);
    bool showsGhost() const { return m_ghost; }
    void setGhost(bool ghost);
    /// The links that are drawn now.
    std::vector<LinkLine> linkLines();
    /// Looks for problems now and not in the next moment without edits.
    void findProblems();

private:
    void all();
    void follow(const Patch& patch);
    void showLinks();
    void showGrips();
    void showGhost();
    const std::vector<PlanLink>& links();

    Document& m_document;
    Selection& m_selection;
    PlanView& m_view;
    std::optional<std::vector<PlanLink>> m_links; ///< of the plan as it is; nullopt: to be asked anew
    bool m_allLinks = false;
    bool m_ghost = false;
    bool m_ghostStale = false;
    QTimer m_idle;
};

/// The storey whose elevation is the next below; nullopt where none is, or elevations are not known.
std::optional<StoreyId> storeyBelow(const Project& project, const std::optional<StoreyId>& storey);
/// Where an element can be dragged, in scene coordinates: ends of a wall, the middle of an opening, a symbol, corners of an outline.
std::vector<QPointF> gripsOf(const Project& project, const PlanScene& scene, const EntityRef& ref);

} // namespace sp::ui
