// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"

#include "ui/document/document.h"
#include "ui/models/worst_finding.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

namespace sp::ui {

std::optional<StoreyId> firstStorey(const Project& project)
{
    std::map<StoreyId, int> openings;
    for (const auto& opening : project.openings)
        if (const auto storey = storeyOf(project, {EntityKind::Opening, opening->id.text()}))
            ++openings[*storey];
    const Storey* lowest = nullptr;
    const Storey* fullest = nullptr;
    for (const auto& storey : project.storeys) {
        const int n = openings[storey->id];
        if (!fullest || n > openings[fullest->id])
            fullest = storey.get();
        if (n > 0 && storey->elevation && storey->elevation->n >= 0 && (!lowest || *storey->elevation < *lowest->elevation))
            lowest = storey.get();
    }
    const Storey* storey = lowest ? lowest : fullest;
    return storey ? std::optional(storey->id) : std::nullopt;
}

PlanView::PlanView(Document& document, Selection& selection, const PlanColors& colors, QWidget* parent)
    : QGraphicsView(parent), m_document(document), m_selection(selection), m_look{{colors, canvasFamily(), 1}}
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Floor plan"));
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState | QGraphicsView::DontAdjustForAntialiasing);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::AnchorViewCenter);
    setMouseTracking(true);
    setAcceptDrops(false); // the window takes files
    connect(&document, &Document::replaced, this, &PlanView::forget);
    connect(&document, &Document::changed, this, &PlanView::follow);
    connect(&document, &Document::checked, this, &PlanView::takeCheck);
    connect(&selection, &Selection::changed, this, &PlanView::select);
}

PlanView::~PlanView()
{
    if (m_input)
        m_input->canvasGone();
    m_input = nullptr;
    setScene(nullptr);
    for (const auto& [id, scene] : m_scenes)
        delete scene;
}

PlanScene* PlanView::sceneFor(const std::optional<StoreyId>& storey)
{
    PlanScene*& scene = m_scenes[storey ? storey->text() : QString()];
    if (!scene) {
        scene = new PlanScene(storey, m_look);
        scene->rebuild(m_document.project(), m_document.topology(), m_lockingKinds);
        updateMarkers(*scene);
    }
    return scene;
}

void PlanView::forget()
{
    setScene(nullptr);
    m_scene = nullptr;
    for (const auto& [id, scene] : m_scenes)
        delete scene;
    m_scenes.clear();
    m_markers.clear();
    m_markersOf.reset();
    m_shown = {};
    m_storey.reset();
    if (!m_document.isOpen())
        return;
    showStorey(firstStorey(m_document.project()));
}

void PlanView::showStorey(const std::optional<StoreyId>& storey)
{
    PlanScene* scene = sceneFor(storey);
    if (scene == m_scene)
        return;
    // Storeys lie above each other: the same place stays in view unless the last view was the whole plan.
    const QPointF middle = m_scene ? mapToScene(viewport()->rect().center()) : QPointF();
    const bool keep = m_scene && !m_fitted;
    m_scene = scene;
    m_storey = storey;
    setScene(scene);
    if (keep)
        centerOn(middle);
    else
        zoomFit();
    m_shown = {};
    select(m_selection.current());
    emit storeyShown(storey);
}

void PlanView::follow(const Patch& patch)
{
    for (const auto& [id, scene] : m_scenes)
        scene->follow(m_document.project(), m_document.topology(), m_lockingKinds, patch);
    m_shown = {};
    select(m_selection.current());
    viewport()->update();
}

void PlanView::takeCheck()
{
    const CheckResult* check = m_document.check();
    if (!check)
        return;
    QStringList kinds;
    for (const DeviceKind& kind : check->library->catalogue.kinds())
        if (kind.electrified && kind.locking)
            kinds += kind.kind;
    if (kinds != m_lockingKinds) {
        m_lockingKinds = kinds;
        for (const auto& [id, scene] : m_scenes)
            scene->relabel(m_document.project(), m_document.topology(), m_lockingKinds);
    }
    followMarkers(m_markers, m_markersOf.get(), m_document.project(), *check->assessment);
    m_markersOf = check->assessment;
    for (const auto& [id, scene] : m_scenes)
        updateMarkers(*scene);
    viewport()->update();
}

void PlanView::updateMarkers(PlanScene& scene) const
{
    scene.setMarkers(m_findingMarks ? m_markers : QHash<QString, Marker>());
}

void PlanView::setFindingMarks(bool shown)
{
    if (shown == m_findingMarks)
        return;
    m_findingMarks = shown;
    for (const auto& [id, scene] : m_scenes)
        updateMarkers(*scene);
    viewport()->update();
}

void PlanView::setCoveredBelow(int pixels)
{
    if (pixels == m_coveredBelow)
        return;
    m_coveredBelow = pixels;
    if (m_fitted)
        zoomFit();
}

void PlanView::select(const EntityRef& ref)
{
    m_shown = ref;
    if (m_scene)
        m_scene->setSelected(m_selection.all());
    viewport()->update();
}

void PlanView::setScale(double scale)
{
    m_look.scale = std::clamp(scale, leastScale, greatestScale);
    setTransform(QTransform::fromScale(m_look.scale, m_look.scale));
    emit zoomChanged(m_look.scale);
}

void PlanView::zoomBy(double factor, std::optional<QPoint> about)
{
    const QPoint fixed = about.value_or(viewport()->rect().center());
    const QPointF scenePos = mapToScene(fixed);
    setScale(m_look.scale * factor);
    const QPointF now = mapFromScene(scenePos);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(now.x()) - fixed.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(now.y()) - fixed.y());
    m_fitted = false;
}

void PlanView::zoomFit()
{
    if (!m_scene)
        return;
    const QRectF box = m_scene->contents();
    constexpr QSizeF exitSigns{44, 44}; // on both sides: they reach out of the building at any zoom
    const QSizeF room = QSizeF(viewport()->size()) - labelMargin * 2 - exitSigns - QSizeF(0, m_coveredBelow);
    setScale(std::min(room.width() / box.width(), room.height() / box.height()));
    centerOn(box.center() + QPointF(0, m_coveredBelow / 2.0 / m_look.scale));
    m_fitted = true;
}

void PlanView::zoomTo(const EntityRef& ref)
{
    if (ref.isNull())
        return;
    showStorey(storeyOf(m_document.project(), ref));
    const QRectF box = m_scene->surroundings(ref);
    if (box.isEmpty())
        return;
    setScale(std::min({viewport()->width() / box.width(), viewport()->height() / box.height(), 0.08}));
    centerOn(box.center());
    m_fitted = false;
}

void PlanView::reveal(const EntityRef& ref)
{
    if (ref.isNull())
        return;
    showStorey(storeyOf(m_document.project(), ref));
    const QRectF box = m_scene->surroundings(ref);
    if (!box.isEmpty() && !mapToScene(viewport()->rect()).boundingRect().contains(box.center())) {
        centerOn(box.center());
        m_fitted = false;
    }
}

void PlanView::setColors(const PlanColors& colors)
{
    m_look.style.colors = colors;
    resetCachedContent();
    viewport()->update();
}

void PlanView::setDoorLabels(DoorLabels labels)
{
    if (labels == m_look.doorLabels)
        return;
    m_look.doorLabels = labels;
    for (const auto& [id, scene] : m_scenes)
        scene->relabel(m_document.project(), m_document.topology(), m_lockingKinds);
    viewport()->update();
}

void PlanView::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, m_look.style.colors.paper);
    m_look.overDrawing = m_backdrop && m_backdrop(*painter, m_storey, rect);
}

void PlanView::drawForeground(QPainter* painter, const QRectF& rect)
{
    if (!m_scene)
        return;
    const QTransform before = painter->worldTransform();
    painter->setWorldTransform(QTransform::fromTranslate(before.dx(), before.dy()));
    const QRectF exposed(rect.topLeft() * m_look.scale, rect.size() * m_look.scale);
    LabelLayout& layout = m_scene->labels();
    std::optional<PlacedLabel> chosen;
    for (const PlacedLabel& placed : layout.placed(m_look.scale)) {
        if (layout.labels()[static_cast<size_t>(placed.label)].id == m_shown.id)
            chosen = placed;
        else if (placed.bounds.intersects(exposed))
            layout.draw(*painter, placed, m_look.style, false);
    }
    if (chosen) // last, and with its text even where no place was found for it
        layout.draw(*painter, layout.withText(*chosen), m_look.style, true);
    if (m_input) {
        painter->setWorldTransform({});
        m_input->paintOver(*painter, m_look);
    }
    painter->setWorldTransform(before);
}

EntityRef PlanView::entityAt(QPoint at)
{
    const auto all = entitiesAt(at);
    return all.empty() ? EntityRef() : all.front();
}

std::vector<EntityRef> PlanView::entitiesAt(QPoint at)
{
    std::vector<EntityRef> found;
    if (!m_scene)
        return found;
    const auto add = [&](const EntityRef& ref) {
        if (!ref.isNull() && std::find(found.begin(), found.end(), ref) == found.end())
            found.push_back(ref);
    };
    const QPointF here = mapToScene(at) * m_look.scale;
    LabelLayout& layout = m_scene->labels();
    for (const PlacedLabel& placed : layout.placed(m_look.scale)) {
        const PlanLabel& label = layout.labels()[static_cast<size_t>(placed.label)];
        const bool onMarker =
            label.marker != Marker::None && QLineF(here, placed.marker).length() <= markerSize(m_look.scale, m_look.style.unit) / 2 + 1;
        if ((onMarker || placed.text.contains(here)) && (onMarker || label.kind != PlanLabel::Kind::Room))
            add(entityOf(m_document.project(), label.id));
    }
    static constexpr EntityKind order[] = {EntityKind::Opening,     EntityKind::Valve,  EntityKind::Device,
                                           EntityKind::Supply,      EntityKind::Source, EntityKind::Wall,
                                           EntityKind::Obstruction, EntityKind::Room,   EntityKind::Underlay};
    const auto hit = items(QRect(at - QPoint(2, 2), QSize(5, 5)), Qt::IntersectsItemShape);
    for (const EntityKind kind : order)
        for (const QGraphicsItem* item : hit)
            if (const auto* entity = dynamic_cast<const EntityItem*>(item); entity && entity->ref().kind == kind)
                add(entity->ref());
    return found;
}

void PlanView::setInput(CanvasInput* input)
{
    m_input = input;
    viewport()->update();
}

bool PlanView::tell(CanvasPointer::Kind kind, const QMouseEvent& event)
{
    if (m_input && m_scene)
        m_input->pointer({kind, event.position().toPoint(), event.button(), event.buttons(), event.modifiers()});
    return m_input;
}

void PlanView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position().toPoint());
    event->accept();
}

void PlanView::startPan(QPoint at)
{
    m_panning = true;
    m_last = at;
    setPointerShape();
}

void PlanView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space))
        startPan(event->position().toPoint());
    else if (!tell(CanvasPointer::Kind::Press, *event) && event->button() == Qt::LeftButton)
        m_selection.set(entityAt(event->position().toPoint()));
    event->accept();
}

void PlanView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (m_panning) {
        const QPoint moved = at - m_last;
        m_last = at;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
        m_fitted = false;
    } else {
        tell(CanvasPointer::Kind::Move, *event);
    }
    emit hovered(mapToScene(at));
}

void PlanView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_panning) {
        m_panning = false;
        setPointerShape();
    } else {
        tell(CanvasPointer::Kind::Release, *event);
    }
}

void PlanView::setPointerShape()
{
    viewport()->setCursor(m_panning ? Qt::ClosedHandCursor : m_space ? Qt::OpenHandCursor : m_pointerShape);
}

void PlanView::setPointerShape(Qt::CursorShape shape)
{
    m_pointerShape = shape;
    setPointerShape();
}

void PlanView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!tell(CanvasPointer::Kind::DoublePress, *event) && event->button() == Qt::LeftButton)
        zoomTo(entityAt(event->position().toPoint()));
}

void PlanView::keyPressEvent(QKeyEvent* event)
{
    if (m_input && m_scene && m_input->key(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_space = true;
            setPointerShape();
        }
        break;
    case Qt::Key_F:
    case Qt::Key_Home: zoomFit(); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_Escape: m_selection.clear(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomTo(m_selection.current()); break;
    default: { // arrow keys scroll
        const QPoint before(horizontalScrollBar()->value(), verticalScrollBar()->value());
        QGraphicsView::keyPressEvent(event);
        m_fitted = m_fitted && before == QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    }
    }
}

void PlanView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = false;
        setPointerShape();
    }
    QGraphicsView::keyReleaseEvent(event);
}

void PlanView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        zoomFit();
}

// Keys of the tool in use come before menu shortcuts and before Tab goes to the next control.
bool PlanView::event(QEvent* event)
{
    if (m_input && m_scene && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (event->type() == QEvent::ShortcutOverride && m_input->wantsKey(*key)) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::KeyPress && (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) && m_input->key(*key))
            return true;
    }
    return QGraphicsView::event(event);
}

bool PlanView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_input && m_scene)
        m_input->pointer({CanvasPointer::Kind::Leave, {}, Qt::NoButton, {}, {}});
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const EntityRef ref = entityAt(help->pos());
    if (ref.isNull())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tipOf(ref), viewport());
    return true;
}

QString PlanView::tipOf(const EntityRef& ref) const
{
    QString tip = titleOf(m_document.project(), ref).toHtmlEscaped();
    for (const QString& problem : m_scene ? m_scene->problemsOf(ref) : QStringList())
        tip += QStringLiteral("<br>") + problem.toHtmlEscaped();
    if (const CheckResult* check = m_document.check())
        for (const Finding* finding : findingsOf(*check->assessment, ref.id, 3))
            tip += QStringLiteral("<br>") + finding->says.toHtmlEscaped();
    return QStringLiteral("<p>%1</p>").arg(tip);
}

} // namespace sp::ui
