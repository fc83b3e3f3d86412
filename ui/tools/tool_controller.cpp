// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/tool_controller.h"

#include "ui/document/document.h"
#include "ui/tools/input_line.h"

#include <QAccessible>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QUuid>

namespace sp::ui {

ToolController::ToolController(Document& document, Selection& selection, PlanView& view, QObject* parent)
    : QObject(parent), m_document(document), m_selection(selection), m_view(view), m_actions(this), m_ids(QUuid::createUuid().toRfc4122()),
      m_input(new InputLine(
          &view, [this](const QString& text) { return enter(text); }, [this](const QString& text) { tryOut(text); }))
{
    m_actions.setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    view.setInput(this);
    connect(&document, &Document::changed, this, &ToolController::planChanged);
    connect(&document, &Document::replaced, this, &ToolController::forgetPlan);
    connect(&document, &Document::checked, this, [this] {
        if (m_document.check())
            m_library = m_document.check()->library;
    });
    connect(&view, &PlanView::zoomChanged, this, &ToolController::refresh);
    connect(&view, &PlanView::storeyShown, this, [this] {
        m_crosshair.reset();
        m_snap = {};
        refresh();
    });
    connect(&selection, &Selection::changed, this, [this] {
        if (m_tool && !m_busy && m_document.isOpen())
            send(eventAt(ToolEvent::Kind::Move, m_raw, {})); // hints and keys go by what is selected
    });
}

ToolController::~ToolController()
{
    if (m_alive)
        m_view.setInput(nullptr);
}

const Catalogue* ToolController::catalogue() const
{
    return m_library ? &m_library->catalogue : nullptr;
}

ToolContext ToolController::context()
{
    ToolContext c{m_document.project(), m_document.topology(), catalogue(), m_view.storey(), m_ids, m_selection.all()};
    c.under = [this](PlanPoint p) { return m_view.entitiesAt(m_view.toViewport(p)); };
    return c;
}

void ToolController::setHome(const ToolRow& row)
{
    m_home = &row;
    if (!m_row)
        activate(row);
}

void ToolController::activate(const ToolRow& row)
{
    auto& tool = m_tools[&row];
    if (!tool)
        tool = row.make();
    m_row = &row;
    m_tool = tool.get();
    m_crosshair.reset();
    m_typedDirection.reset();
    m_recent.clear();
    m_snap = {};
    m_step = {};
    if (m_input->isVisible())
        m_input->hide();
    for (QAction* action : m_actions.actions())
        action->setChecked(action->objectName() == QStringLiteral("tool-") + QLatin1String(row.id));
    m_view.setPointerShape(m_row == m_home ? Qt::ArrowCursor : Qt::CrossCursor);
    emit toolChanged();
    ToolEvent start;
    start.kind = ToolEvent::Kind::Start;
    send(start);
}

void ToolController::finish()
{
    if (m_home)
        activate(*m_home);
}

void ToolController::send(const ToolEvent& event)
{
    if (!m_tool)
        return;
    // A refusal stays to be read until something else is done or the pointer goes well away.
    if (event.kind != ToolEvent::Kind::Move || distance(event.raw, m_problemAt).n > event.reach.n * 12)
        m_problem.clear();
    if (event.kind == ToolEvent::Kind::Press)
        m_typedDirection.reset();
    take(m_tool->handle(event, context()));
}

void ToolController::take(ToolStep step)
{
    if (step.commit) {
        const QScopedValueRollback busy(m_busy, true);
        m_document.push(std::move(step.commit->patch), step.commitName, step.mergeKey);
        if (!step.commit->notes.isEmpty())
            emit noted(step.commit->notes);
    }
    if (step.select) {
        const QScopedValueRollback busy(m_busy, true);
        m_selection.setAll(*step.select);
    }
    const bool spoken = step.hint != m_step.hint || step.problem != m_problem || step.commit || step.select;
    if (!step.problem.isEmpty()) {
        m_problem = step.problem;
        m_problemAt = m_raw;
        emit refused(m_problem);
    }
    const bool finished = step.finished;
    m_step = std::move(step);
    if (m_tool)
        m_need = m_tool->needs();
    if (const PlanPoint from = gridOrigin(); from != m_gridFrom) {
        m_gridFrom = from;
        emit gridChanged();
    }
    if (finished) {
        const QString problem = m_problem;
        finish();
        m_problem = problem;
    }
    if (spoken) {
        m_view.setAccessibleDescription(m_step.hint);
        QAccessibleEvent changed(&m_view, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
        emit stepped();
    }
    refresh();
    if (m_step.question && !finished)
        ask(*std::exchange(m_step.question, std::nullopt));
}

// The menu is open while other things happen: what it asked of is the tool in use then, or nobody.
void ToolController::ask(const ToolQuestion& question)
{
    auto* menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("toolQuestion"));
    menu->setAccessibleName(question.title);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(question.title)->setEnabled(false);
    menu->addSeparator();
    for (qsizetype i = 0; i < question.answers.size(); ++i) {
        const QString number = i < 9 ? QStringLiteral("&%1  ").arg(i + 1) : QString();
        QAction* answer = menu->addAction(number + QString(question.answers[i]).replace(u'&', QStringLiteral("&&")));
        connect(answer, &QAction::triggered, this, [this, tool = m_tool, i] {
            if (tool != m_tool)
                return;
            ToolEvent event = eventAt(ToolEvent::Kind::Answer, m_raw, {});
            event.answer = static_cast<size_t>(i);
            send(event);
        });
    }
    menu->popup(m_view.viewport()->mapToGlobal(m_view.toViewport(question.at)) + QPoint(4, 4));
    menu->setActiveAction(menu->actions().at(2)); // Return takes the first answer, Escape none
}

bool ToolController::carryOut(const Result<Edited>& edited, const QString& name, const QString& mergeKey)
{
    m_problem.clear();
    if (!edited) {
        m_problem = edited.error().message;
        m_problemAt = m_raw;
        emit refused(m_problem);
        refresh();
        return false;
    }
    const bool any = !edited.value().patch.empty();
    m_document.push(edited.value().patch, name, mergeKey);
    if (!edited.value().notes.isEmpty())
        emit noted(edited.value().notes);
    refresh();
    return any;
}

std::vector<ToolOption> ToolController::options()
{
    return m_tool ? m_tool->options(context()) : std::vector<ToolOption>();
}

Result<Done> ToolController::setOption(const QByteArray& id, const QString& text)
{
    if (!m_tool)
        return Done{};
    const auto set = m_tool->setOption(id, text, context());
    ToolEvent again = eventAt(ToolEvent::Kind::Move, m_raw, {});
    send(again);
    emit stepped();
    return set;
}

void ToolController::setSnaps(const SnapSettings& settings)
{
    m_settings = settings;
    emit locksChanged();
}

void ToolController::setAngleLock(AngleLock lock)
{
    m_lock = lock;
    emit locksChanged();
}

void ToolController::setMarks(const QByteArray& owner, Preview marks)
{
    if (marks.empty())
        m_marks.erase(owner);
    else
        m_marks[owner] = std::move(marks);
    refresh();
}

void ToolController::planChanged(const Patch& patch)
{
    if (patch.settings || !patch.of<Wall>().empty() || !patch.of<Opening>().empty() || !patch.of<OpeningType>().empty()
        || !patch.of<Obstruction>().empty() || !patch.of<Room>().empty() || !patch.of<Storey>().empty())
        m_indexes.clear();
    if (!m_busy && m_tool) {
        const QScopedValueRollback busy(m_busy, true);
        // Looking for snaps builds their index anew: it waits for the pointer where nobody is in the middle of something.
        const bool atWork = m_row != m_home && (m_pointerIn || m_crosshair);
        ToolEvent event;
        event.at = event.raw = m_raw;
        if (atWork)
            event = eventAt(ToolEvent::Kind::PlanChanged, m_raw, {});
        event.kind = ToolEvent::Kind::PlanChanged;
        send(event);
    }
}

void ToolController::forgetPlan()
{
    m_indexes.clear();
    m_extras.clear();
    m_marks.clear();
    m_crosshair.reset();
    m_drawn = {};
    m_pointed = false;
    finish();
}

QRegion ToolController::overlayRegion() const
{
    const QTransform map = m_view.viewportTransform();
    const PlanStyle& style = m_view.look().style;
    QRegion region = previewRegion(m_step.preview, map, style);
    for (const auto& [owner, marks] : m_marks)
        region += previewRegion(marks, map, style);
    region += snapRegion(m_snap, map, style);
    if (m_crosshair)
        region += crosshairRegion(map.map(scenePoint(*m_crosshair)));
    if (!m_problem.isEmpty())
        region += bubbleRect(map.map(scenePoint(m_problemAt)), m_problem, m_view.viewport()->rect(), style).adjusted(-2, -2, 2, 2);
    return region;
}

void ToolController::refresh()
{
    const QRegion region = overlayRegion() & m_view.viewport()->rect();
    m_view.updateOver(region + m_drawn);
    m_drawn = region;
}

void ToolController::paintOver(QPainter& painter, const CanvasLook& look)
{
    const QTransform map = m_view.viewportTransform();
    for (const auto& [owner, marks] : m_marks)
        drawPreview(painter, marks, map, look.style);
    drawPreview(painter, m_step.preview, map, look.style);
    if (m_need.snaps)
        drawSnap(painter, m_snap, map, look.style);
    if (m_crosshair)
        drawCrosshair(painter, map.map(scenePoint(*m_crosshair)), look.style);
    if (!m_problem.isEmpty())
        drawBubble(painter, map.map(scenePoint(m_problemAt)), m_problem, true, m_view.viewport()->rect(), look.style);
}

} // namespace sp::ui
