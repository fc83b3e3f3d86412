// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/plan_scene.h"
#include "ui/document/selection.h"

#include <QGraphicsView>
#include <functional>
#include <map>

namespace sp {
struct Assessment;
}

namespace sp::ui {

class Document;

/// What the pointer does on the canvas.
struct CanvasPointer {
    enum class Kind : quint8 { Move, Press, Release, DoublePress, Leave } kind = Kind::Move;
    QPoint at; ///< in the viewport
    Qt::MouseButton button = Qt::NoButton;
    Qt::MouseButtons buttons;
    Qt::KeyboardModifiers modifiers;
};

/// Who acts on pointer and keys of the canvas and draws over it (the tool controller); without one the canvas selects by itself.
/// Panning and zooming stay with the canvas.
class CanvasInput {
public:
    virtual ~CanvasInput() = default;
    virtual void pointer(const CanvasPointer& event) = 0;
    /// True when the key is taken; the canvas asks before menus get it as a shortcut.
    virtual bool wantsKey(const QKeyEvent& event) = 0;
    virtual bool key(const QKeyEvent& event) = 0;
    /// In device units of the viewport, above everything else.
    virtual void paintOver(QPainter& painter, const CanvasLook& look) = 0;
    /// The canvas is being destroyed.
    virtual void canvasGone() = 0;
};

/// What to show of a plan that was just opened: the lowest storey at or above zero that has openings, else the one with most of them.
std::optional<StoreyId> firstStorey(const Project& project);

/// The canvas: shows one storey, pans, zooms and selects. A scene for each storey is built when it is first shown.
class PlanView final : public QGraphicsView {
    Q_OBJECT
public:
    PlanView(Document& document, Selection& selection, const PlanColors& colors, QWidget* parent = nullptr);
    ~PlanView() override;

    void showStorey(const std::optional<StoreyId>& storey);
    const std::optional<StoreyId>& storey() const { return m_storey; }
    PlanScene* planScene() const { return m_scene; }
    /// Shows the entity's storey, goes there and comes near enough to read it.
    void zoomTo(const EntityRef& ref);
    /// Shows the entity's storey and brings it into view without changing the zoom more than needed.
    void reveal(const EntityRef& ref);
    double pixelsPerMm() const { return m_look.scale; }
    void setColors(const PlanColors& colors);
    DoorLabels doorLabels() const { return m_look.doorLabels; }
    void setDoorLabels(DoorLabels labels);
    /// Signs of findings are left out while the plan shows something else.
    void setFindingMarks(bool shown);
    /// Pixels at the lower edge that something lies over: the whole plan is fitted above them.
    void setCoveredBelow(int pixels);
    /// The entity at a place of the viewport: text and marker first, then opening, valve, device, room, wall.
    EntityRef entityAt(QPoint at);
    /// Everything there, topmost first.
    std::vector<EntityRef> entitiesAt(QPoint at);

    void setInput(CanvasInput* input);
    /// Paints anew what the input draws in a part of the viewport.
    void updateOver(const QRegion& region) { viewport()->update(region); }
    QPoint toViewport(PlanPoint p) const { return mapFromScene(scenePoint(p)); }
    PlanPoint toPlan(QPoint at) const { return planPoint(mapToScene(at)); }
    const CanvasLook& look() const { return m_look; }
    void setPointerShape(Qt::CursorShape shape);

    /// Draws under the plan of a storey, in scene coordinates: underlays. True when it drew something: rooms then let it shine through.
    using Backdrop = std::function<bool(QPainter& painter, const std::optional<StoreyId>& storey, const QRectF& exposed)>;
    void setBackdrop(Backdrop backdrop) { m_backdrop = std::move(backdrop); }

public slots:
    void zoomFit();
    void zoomIn() { zoomBy(1.25); }
    void zoomOut() { zoomBy(0.8); }

signals:
    void hovered(QPointF scene);
    void zoomChanged(double pixelsPerMm);
    void storeyShown(const std::optional<sp::StoreyId>& storey);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    PlanScene* sceneFor(const std::optional<StoreyId>& storey);
    void forget();
    void follow(const Patch& patch);
    void takeCheck();
    void updateMarkers(PlanScene& scene) const;
    void select(const EntityRef& ref);
    void zoomBy(double factor, std::optional<QPoint> about = std::nullopt);
    void setScale(double scale);
    QString tipOf(const EntityRef& ref) const;
    void startPan(QPoint at);
    void setPointerShape();

    bool tell(CanvasPointer::Kind kind, const QMouseEvent& event);

    Backdrop m_backdrop;
    Document& m_document;
    Selection& m_selection;
    CanvasInput* m_input = nullptr;
    CanvasLook m_look;
    std::map<QString, PlanScene*> m_scenes; ///< by id of the storey, empty for none
    PlanScene* m_scene = nullptr;
    std::optional<StoreyId> m_storey;
    EntityRef m_shown; ///< drawn as selected
    QHash<QString, Marker> m_markers;
    bool m_findingMarks = true;
    int m_coveredBelow = 0;
    std::shared_ptr<const Assessment> m_markersOf; ///< that m_markers are of
    QStringList m_lockingKinds;
    bool m_fitted = true; ///< follow the window's size until somebody zooms or pans
    bool m_space = false;
    bool m_panning = false;
    Qt::CursorShape m_pointerShape = Qt::ArrowCursor;
    QPoint m_last;
};

} // namespace sp::ui
