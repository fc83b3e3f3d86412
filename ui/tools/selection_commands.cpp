// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_commands.h"

#include "core/edit/edit_openings.h"
#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"
#include "ui/canvas/pick.h"
#include "ui/tools/draw_helpers.h"
#include "ui/tools/ghosts.h"
#include "ui/tools/selection_dialogs.h"
#include "ui/tools/tool_controller.h"
#include "ui/workbench.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SelectionCommands", text);
}

// Lives with the window; remembers what was copied.
class SelectionCommands final : public QObject {
public:
    SelectionCommands(Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench), m_tools(*bench.tools)
    {
        connect(&bench.document, &Document::replaced, this, [this] {
            m_copied.clear();
            m_then = {};
        });
    }

    void remove()
    {
        const QStringList ids = m_bench.selection.ids();
        if (ids.isEmpty())
            say(tr("Nothing is selected."));
        else if (m_tools.carryOut(removeElements(project(), ids, m_tools.ids()), tr("Delete")))
            m_bench.selection.clear();
    }
    void selectAll() { m_bench.selection.setAll(elementsOf(project(), m_bench.canvas.storey())); }
    void selectSimilar()
    {
        std::vector<EntityRef> refs;
        for (const QString& id : similarElements(project(), m_bench.selection.ids()))
            if (const EntityRef ref = entityOf(project(), id); !ref.isNull())
                refs.push_back(ref);
        if (refs.empty()) {
            say(tr("Nothing is selected: select an element first, and what is like it is found."));
            return;
        }
        const size_t count = refs.size();
        m_bench.selection.setAll(std::move(refs));
        say(tr("%1 selected.").arg(count));
    }
    void copy()
    {
        if (take())
            say(tr("%1 copied. Paste puts them where the pointer is, on the storey that is shown then.").arg(m_copied.size()));
    }
    void cut()
    {
        if (!take())
            return;
        const auto removed = removeElements(project(), m_copied, m_tools.ids());
        if (!m_tools.carryOut(removed, tr("Cut")))
            return;
        m_bench.selection.clear();
        if (removed.value().notes.isEmpty()) // else these are to be read
            say(tr("%1 cut. Paste puts them where the pointer is, on the storey that is shown then.").arg(m_copied.size()));
    }
    /// Where the pointer is; without one where it was, and beside what is still there.
    void paste(bool inPlace)
    {
        const auto storey = m_bench.canvas.storey();
        if (m_copied.isEmpty()) {
            say(tr("Nothing was copied: select elements and copy them first."));
            return;
        }
        if (!storey) {
            say(tr("No storey is shown that they could go to."));
            return;
        }
        const auto pointer = inPlace ? std::nullopt : m_tools.pointerInPlan();
        Motion motion;
        if (pointer) {
            motion = motionTo(*pointer);
        } else if (!inPlace && storey == m_from && anyThere()) {
            const qint64 step = ++m_pasted * stepOf().n; // so that it is seen beside what it was made of
            motion = {{}, {}, false, {step}, {-step}};
        }
        select(pasteElements(project(), m_then, m_copied, motion, *storey, m_tools.ids()), tr("Paste"));
    }
    void duplicate()
    {
        const Length step = stepOf();
        if (needsSelection())
            copyTo(m_bench.selection.ids(), {{}, {}, false, step, -step}, std::nullopt, tr("Duplicate"));
    }
    void turn(qint64 degrees, bool mirror, const QString& name)
    {
        if (!needsSelection())
            return;
        const Ghosts ghosts(m_tools.context(), m_bench.selection.all());
        m_tools.carryOut(
            transformElements(project(), m_bench.selection.ids(), {ghosts.middle(), {degrees * 1'000'000}, mirror, {}, {}}, m_tools.ids()),
            name);
    }
    void array()
    {
        if (!needsSelection())
            return;
        askArray(&m_bench.window, project().settings.units, [this, ids = m_bench.selection.ids()](const ArrayWords& w) {
            select(arrayElements(project(), ids, w.columns, w.rows, w.dx, w.dy, m_tools.ids()), tr("Array"));
        });
    }
    void copyToStoreys()
    {
        if (!needsSelection())
            return;
        if (project().storeys.size() < 2) {
            say(tr("This plan has one storey: add another one first."));
            return;
        }
        askStoreys(&m_bench.window, project(), m_bench.canvas.storey(),
                   [this, ids = m_bench.selection.ids()](const std::vector<StoreyId>& storeys) {
                       PatchChain chain(project());
                       for (const StoreyId& storey : storeys) {
                           const auto copied = copyElements(chain.now(), ids, {}, storey, m_tools.ids());
                           if (!copied) {
                               m_tools.carryOut(copied, {});
                               return;
                           }
                           chain.add(copied.value());
                       }
                       m_tools.carryOut(chain.take(), tr("Copy to storeys"));
                   });
    }

private:
    const Project& project() const { return m_bench.document.project(); }
    void say(const QString& sentence) { m_bench.say(sentence); }
    bool needsSelection()
    {
        if (m_bench.selection.all().empty())
            say(tr("Nothing is selected."));
        return !m_bench.selection.all().empty();
    }
    // Far enough to be seen: some steps of the grid.
    Length stepOf() const { return {m_tools.gridStep().n * 5}; }
    void copyTo(const QStringList& ids, const Motion& motion, const std::optional<StoreyId>& storey, const QString& name)
    {
        select(copyElements(project(), ids, motion, storey, m_tools.ids()), name);
    }
    // Remembers what is selected; false when nothing is.
    bool take()
    {
        if (!needsSelection())
            return false;
        m_copied = m_bench.selection.ids();
        m_then = project();
        m_middle = Ghosts(m_tools.context(), m_bench.selection.all()).middle();
        m_from = m_bench.canvas.storey();
        m_pasted = 0;
        return true;
    }
    bool anyThere() const
    {
        return std::any_of(m_copied.begin(), m_copied.end(), [&](const QString& id) { return hasElement(project(), id); });
    }
    // By whole steps of the grid, so that what lay on it lies on it again. One door alone goes into the wall at the pointer, turned as that runs.
    Motion motionTo(PlanPoint pointer) const
    {
        const Opening* opening = m_copied.size() == 1 ? m_then.openings.find(OpeningId(m_copied.first())) : nullptr;
        const auto frame = opening ? frameOf(m_then, *opening) : std::nullopt;
        if (frame && opening->place.wall)
            if (const auto near = m_tools.wallAt(pointer)) {
                const Wall& wall = *project().walls.find(*near);
                const PlanPoint foot = pointBeside(wall.from, wall.to, alongOf(wall, pointer), {});
                constexpr qint64 half = 180'000'000;
                qint64 turn = (directionOf(wall.from, wall.to).n - directionOf(frame->from, frame->to).n) % half;
                if (turn > half / 2)
                    turn -= half;
                else if (turn <= -half / 2)
                    turn += half;
                return {frame->middle, {turn}, false, foot.x - frame->middle.x, foot.y - frame->middle.y};
            }
        const qint64 step = m_tools.gridStep().n;
        const auto whole = [step](Length way) { return Length{(way.n + (way.n < 0 ? -step : step) / 2) / step * step}; };
        return {{}, {}, false, whole(pointer.x - m_middle.x), whole(pointer.y - m_middle.y)};
    }
    // Carries out and selects what was made.
    void select(const Result<Edited>& edited, const QString& name)
    {
        if (!m_tools.carryOut(edited, name))
            return;
        std::vector<EntityRef> made;
        for (const QString& id : edited.value().made)
            if (const EntityRef ref = entityOf(project(), id); !ref.isNull())
                made.push_back(ref);
        m_bench.selection.setAll(std::move(made));
    }

    Workbench& m_bench;
    ToolController& m_tools;
    QStringList m_copied;
    Project m_then; ///< the plan when it was copied: what was cut is only there
    PlanPoint m_middle; ///< of what was copied
    std::optional<StoreyId> m_from;
    int m_pasted = 0;
};

} // namespace

void addSelectionCommands(Workbench& bench)
{
    auto* commands = new SelectionCommands(bench, bench.tools);
    using C = SelectionCommands;
    // Their keys mean the plan only while it has the focus: in grids and fields they mean cells and text.
    const auto add = [&](const char* menu, const char* id, const char* text, const QKeySequence& keys, std::function<void(C&)> run) {
        QAction* action = bench.add({menu, id, text, keys}, [commands, run] { run(*commands); });
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        bench.canvas.addAction(action);
    };
    bench.menu("edit")->addSeparator();
    add("edit", "cut", QT_TRANSLATE_NOOP("Commands", "Cu&t"), QKeySequence::Cut, [](C& c) { c.cut(); });
    add("edit", "copy", QT_TRANSLATE_NOOP("Commands", "&Copy"), QKeySequence::Copy, [](C& c) { c.copy(); });
    add("edit", "paste", QT_TRANSLATE_NOOP("Commands", "&Paste"), QKeySequence::Paste, [](C& c) { c.paste(false); });
    add("edit", "paste-in-place", QT_TRANSLATE_NOOP("Commands", "Paste in pla&ce"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        [](C& c) { c.paste(true); });
    add("edit", "duplicate", QT_TRANSLATE_NOOP("Commands", "&Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), [](C& c) { c.duplicate(); });
    add("edit", "delete", QT_TRANSLATE_NOOP("Commands", "De&lete"), QKeySequence(Qt::Key_Delete), [](C& c) { c.remove(); });
    bench.menu("edit")->addSeparator();
    add("edit", "select-all", QT_TRANSLATE_NOOP("Commands", "Select &all on this storey"), QKeySequence::SelectAll,
        [](C& c) { c.selectAll(); });
    add("edit", "select-similar", QT_TRANSLATE_NOOP("Commands", "Select si&milar"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        [](C& c) { c.selectSimilar(); });
    bench.menu("modify")->addSeparator();
    add("modify", "turn-left", QT_TRANSLATE_NOOP("Commands", "Turn a quarter &left"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        [](C& c) { c.turn(90, false, tr("Turn")); });
    add("modify", "turn-right", QT_TRANSLATE_NOOP("Commands", "Turn a quarter ri&ght"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        [](C& c) { c.turn(-90, false, tr("Turn")); });
    add("modify", "mirror-across", QT_TRANSLATE_NOOP("Commands", "Mirror left to rig&ht"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
        [](C& c) { c.turn(0, true, tr("Mirror")); });
    bench.menu("modify")->addSeparator();
    add("modify", "array", QT_TRANSLATE_NOOP("Commands", "&Array of copies…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
        [](C& c) { c.array(); });
    add("modify", "copy-to-storeys", QT_TRANSLATE_NOOP("Commands", "Copy to st&oreys…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U),
        [](C& c) { c.copyToStoreys(); });
}

} // namespace sp::ui
