// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/edit/edited.h"
#include "core/model/topology.h"
#include "ui/document/entity_ref.h"

#include <QByteArray>
#include <QSet>
#include <functional>
#include <memory>
#include <span>

namespace sp::ui {

struct Workbench;

/// What somebody did, in terms of the plan: a tool never sees a mouse event, a widget or a scene.
struct ToolEvent {
    enum class Kind : quint8 {
        Move,
        Press,
        Release,
        DoublePress,
        Confirm, ///< Return
        Cancel, ///< Escape or right button
        Text, ///< a typed value was confirmed, for a tool that needs Typed::Text; points that are typed come as Press
        Key, ///< one of ToolNeed::keys
        Answer, ///< to ToolStep::question: `answer` says which line was chosen
        Arrow, ///< an arrow key, where ToolNeed::arrows asks for them: `step` says how far
        Start, ///< the tool was chosen: it forgets what it was in the middle of and says its first hint
        PlanChanged ///< somebody else changed the plan (undo, a grid, another file): what the tool remembered of it may be gone
    };
    Kind kind = Kind::Move;
    PlanPoint at; ///< snapped
    PlanPoint raw; ///< where the pointer is
    EntityRef hit; ///< under the pointer
    std::optional<WallId> wall; ///< under or near the pointer, for things that go into walls
    Length along; ///< distance of `at` from the start of that wall
    QString text;
    char key = 0;
    PlanPoint step; ///< of Arrow
    size_t answer = 0; ///< of Answer
    bool exact = false; ///< `at` was typed or chosen by keys: it is meant as it is
    bool shift = false, ctrl = false, alt = false;
    Length reach; ///< plan length of a few pixels: how near counts as hit
};

/// What a tool waits for just now: the controller snaps, locks angles and reads typed values by it.
struct ToolNeed {
    enum class Typed : quint8 { None, Point, Text } typed = Typed::Point;
    bool snaps = true; ///< `at` is snapped and follows locked directions
    bool directions = true; ///< directions from the last point are bound as the user has set it; else by Shift only
    bool arrows = false; ///< arrow keys come as Arrow; else they move a crosshair, and Return presses there
    QString prompt; ///< name of the line for typed values: "Next point"
    QByteArray keys; ///< letters (capital), '\b' Backspace, '\x7f' Delete, '\t' Tab that come as Key
    QSet<QString> moving; ///< ids of what goes with the pointer: nothing snaps to it
};

/// One choice in the bar of options of a tool: a list, or a list with a text of one's own.
struct ToolOption {
    const char* id;
    QString label;
    QStringList choices;
    QString text; ///< what is chosen
    bool editable = false;
    QString help; ///< tooltip
};

/// What tools look at.
struct ToolContext {
    const Project& project;
    const Topology& topology;
    const Catalogue* catalogue = nullptr; ///< until the program's data is loaded
    std::optional<StoreyId> storey;
    NewIds& ids;
    std::vector<EntityRef> selected;
    /// What lies under a point, topmost first; empty where there is no canvas (tests may set it).
    std::function<std::vector<EntityRef>(PlanPoint)> under = {};
};

/// One thing drawn over the plan while a tool works. Points in plan coordinates.
struct PreviewShape {
    enum class Kind : quint8 { Line, Polygon, Dot, Text, Arc } kind = Kind::Line;
    enum class Tone : quint8 { Ghost, Guide, Problem, Accent } tone = Tone::Ghost; ///< Problem is drawn dashed with a cross as well
    std::vector<PlanPoint> points; ///< Arc: centre, start, end (counter-clockwise)
    Length thickness; ///< of a Line: a wall's, 0 a hairline
    QString text;
};
using Preview = std::vector<PreviewShape>;

/// What a tool has to know before it can go on: a small menu at a place of the plan, nothing happens when it is closed.
struct ToolQuestion {
    QString title;
    QStringList answers;
    PlanPoint at;
};

/// What a tool says to an event.
struct ToolStep {
    QString hint; ///< for the status bar: what to do next and which keys there are
    Preview preview;
    std::optional<Edited> commit; ///< carried out as one undoable step
    QString commitName; ///< "Draw walls"
    QString mergeKey;
    QString problem; ///< why nothing was done; shown and spoken
    std::optional<ToolQuestion> question; ///< asked after this step; the answer comes as Answer
    std::optional<std::vector<EntityRef>> select;
    std::optional<PlanPoint> relativeTo; ///< typed values, locked angles and perpendicular snaps are relative to this point
    bool finished = false; ///< back to the select tool
    bool passedOn = false; ///< the tool has no use for this Tab: the next control gets it
};

class Tool {
public:
    virtual ~Tool() = default;
    virtual ToolStep handle(const ToolEvent& event, const ToolContext& context) = 0;
    /// Asked after each step.
    virtual ToolNeed needs() const { return {}; }
    /// A tool lives as long as the window: what was chosen is still chosen when it is taken up again.
    virtual std::vector<ToolOption> options(const ToolContext&) const { return {}; }
    /// Takes a choice or a typed text. The error says what was expected.
    virtual Result<Done> setOption(const QByteArray& /*id*/, const QString& /*text*/, const ToolContext&) { return Done{}; }
};

/// One row of tools.cpp: the action, the button of the palette and the shortcut are made of it.
struct ToolRow {
    const char* id;
    const char* title;
    const char* icon;
    const char* keys; ///< as QKeySequence reads them; may be empty
    const char* group; ///< "select", "draw", "modify", "doors", "devices", "valves": heading in the palette
    std::unique_ptr<Tool> (*make)();
};
std::span<const ToolRow> drawingTools(); ///< tools.cpp: select, walls, rooms, measure, ...
std::span<const ToolRow> placingTools(); ///< placing_tools.cpp: doors, valves, devices, links

/// A menu entry with its shortcut and a checkable action for each row, `tool-<id>`, that starts the tool through bench.tools.
void addToolRows(Workbench& bench, std::span<const ToolRow> rows, const char* menu);

} // namespace sp::ui
