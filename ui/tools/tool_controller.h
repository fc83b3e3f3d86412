// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"
#include "ui/canvas/plan_view.h"
#include "ui/tools/overlay.h"
#include "ui/tools/typed_input.h"

#include <QActionGroup>
#include <map>

namespace sp::ui {

class InputLine;

/// How directions from the last point are bound. Shift turns it around while it is held: free becomes square, the others free.
enum class AngleLock : quint8 { Free, Square, Steps };

/// Runs the tool in use: turns what happens on the canvas into events of the plan, shows what the tool answers, and carries out its edits.
class ToolController final : public QObject, public CanvasInput {
    Q_OBJECT
public:
    ToolController(Document& document, Selection& selection, PlanView& view, QObject* parent = nullptr);
    ~ToolController() override;

    /// The tool to come back to.
    void setHome(const ToolRow& row);
    void activate(const ToolRow& row);
    void finish();
    const ToolRow* current() const { return m_row; }
    Tool* tool() const { return m_tool; }
    /// Actions of tools, of which one is checked.
    QActionGroup& actions() { return m_actions; }

    /// One event, as it stands; what the tool answers is carried out.
    void send(const ToolEvent& event);
    /// A typed value of the tool in use. The error says what was expected; nothing happened then.
    Result<Done> enter(const QString& text);
    /// Shows where a typed value would go, while it is typed.
    void tryOut(const QString& text);
    /// Carries out an edit that comes from a menu: notes are told, refusals shown. True when something changed.
    bool carryOut(const Result<Edited>& edited, const QString& name, const QString& mergeKey = {});
    ToolContext context();
    NewIds& ids() { return m_ids; }
    /// Known once the program's data was loaded with the first check.
    const Catalogue* catalogue() const;

    std::vector<ToolOption> options();
    Result<Done> setOption(const QByteArray& id, const QString& text);

    const QString& hint() const { return m_step.hint; }
    const QString& problem() const { return m_problem; }
    const Preview& preview() const { return m_step.preview; }
    const Snap& snap() const { return m_snap; }
    /// Where the next point would go, snapped.
    PlanPoint pointer() const { return m_at; }
    std::optional<PlanPoint> crosshair() const { return m_crosshair; }
    /// Where somebody points at in the plan: the crosshair, the pointer, or where the menu was opened that covers it now.
    std::optional<PlanPoint> pointerInPlan() const;
    /// The wall at a point, as near as the pointer catches it.
    std::optional<WallId> wallAt(PlanPoint p);

    const SnapSettings& snaps() const { return m_settings; }
    void setSnaps(const SnapSettings& settings);
    /// How near to a point the pointer catches it, and the finest steps of the grid; farther away they get coarser.
    void setCatch(int pixels, Length gridUs, Length gridMetric);
    AngleLock angleLock() const { return m_lock; }
    void setAngleLock(AngleLock lock);
    /// What the drawing under the plan of a storey offers to snap to.
    void setExtras(const std::optional<StoreyId>& storey, SnapExtras extras);
    /// Marks that lie over the plan whatever the tool: gaps of walls, problems of placing. An empty list takes them away.
    void setMarks(const QByteArray& owner, Preview marks);
    /// The step of grid and arrow keys at the present zoom.
    Length gridStep() const;
    /// That step and coarser ones that it divides: what is drawn as a grid.
    std::vector<Length> gridSteps() const;
    /// Where the grid is counted from just now: the last point of the tool where lengths shall come out round.
    PlanPoint gridOrigin() const { return m_step.relativeTo && m_need.snaps ? *m_step.relativeTo : PlanPoint(); }

    void pointer(const CanvasPointer& event) override;
    bool wantsKey(const QKeyEvent& event) override;
    bool key(const QKeyEvent& event) override;
    void paintOver(QPainter& painter, const CanvasLook& look) override;
    void canvasGone() override { m_alive = false; }

signals:
    void toolChanged();
    void stepped(); ///< hint, options or problem may be others
    void locksChanged();
    void gridChanged(); ///< its step or where it is counted from
    void noted(const QStringList& sentences); ///< what an edit did beside what was asked
    void refused(const QString& why);

private:
    const SnapIndex& index();
    ToolEvent eventAt(ToolEvent::Kind kind, PlanPoint raw, Qt::KeyboardModifiers modifiers);
    void resolve(ToolEvent& event, PlanPoint raw, bool exact, Qt::KeyboardModifiers modifiers);
    std::optional<PlanPoint> lockedThrough(PlanPoint raw, Qt::KeyboardModifiers modifiers, bool& hard) const;
    void press(ToolEvent event);
    void remember(PlanPoint at);
    void take(ToolStep step);
    void ask(const ToolQuestion& question);
    void refresh();
    void moveCrosshair(const QKeyEvent& event);
    void openInput(const QString& text);
    PlanPoint directionPoint() const;
    QRegion overlayRegion() const;
    void planChanged(const Patch& patch);
    void forgetPlan();

    Document& m_document;
    Selection& m_selection;
    PlanView& m_view;
    bool m_alive = true; ///< the view is there
    QActionGroup m_actions;
    NewIds m_ids;
    const ToolRow* m_home = nullptr;
    const ToolRow* m_row = nullptr;
    Tool* m_tool = nullptr;
    std::map<const ToolRow*, std::unique_ptr<Tool>> m_tools;
    InputLine* m_input; ///< a child of the view
    std::shared_ptr<const Library> m_library;

    ToolStep m_step; ///< the last answer
    ToolNeed m_need;
    QString m_problem;
    PlanPoint m_problemAt; ///< the pointer when it was told
    Snap m_snap;
    PlanPoint m_at, m_raw;
    std::optional<PlanPoint> m_crosshair;
    std::optional<Angle> m_typedDirection;
    std::vector<PlanPoint> m_recent;
    SnapSettings m_settings;
    double m_reach = 10; ///< pixels
    Length m_gridUs = inch64(4), m_gridMetric = mm(1);
    PlanPoint m_gridFrom; ///< as it was told last
    AngleLock m_lock = AngleLock::Steps;
    std::map<QString, SnapIndex> m_indexes; ///< by storey
    std::map<QString, SnapExtras> m_extras;
    std::map<QByteArray, Preview> m_marks;
    QRegion m_drawn; ///< of the overlay as it is on the screen
    bool m_busy = false; ///< an edit of the tool itself is carried out
    bool m_pointerIn = false;
    std::optional<PlanPoint> m_menuAt; ///< of the right button, until the pointer moves on
    bool m_pointed = false; ///< the pointer was somewhere in this plan: it gives a direction to typed lengths
};

} // namespace sp::ui
