// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_commands.h"

#include "core/edit/edit_plan.h"
#include "core/edit/elements.h"
#include "ui/canvas/pick.h"
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
        connect(&bench.document, &Document::replaced, this, [this] { m_copied.clear(); });
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
        m_copied = m_bench.selection.ids();
        m_pasted = 0;
        m_from = m_bench.canvas.storey();
        say(m_copied.isEmpty() ? tr("Nothing is selected.")
                               : tr("%1 copied. Paste puts them on the storey that is shown then.").arg(m_copied.size()));
    }
    void paste()
    {
        QStringList there;
        for (const QString& id : std::as_const(m_copied))
            if (hasElement(project(), id))
                there += id;
        if (there.isEmpty()) {
            say(m_copied.isEmpty() ? tr("Nothing was copied: select elements and copy them first.")
                                   : tr("What was copied is no longer in the plan."));
            return;
        }
        const auto storey = m_bench.canvas.storey();
        // On its own storey a copy lies beside what it was made of, so that it is seen.
        const bool beside = storey == m_from;
        const qint64 step = beside ? ++m_pasted * stepOf().n : 0;
        copyTo(there, {{}, {}, false, {step}, {-step}}, beside ? std::nullopt : storey, tr("Paste"));
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
            take(arrayElements(project(), ids, w.columns, w.rows, w.dx, w.dy, m_tools.ids()), tr("Array"));
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
        take(copyElements(project(), ids, motion, storey, m_tools.ids()), name);
    }
    // Carries out and selects what was made.
    void take(const Result<Edited>& edited, const QString& name)
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
    add("edit", "copy", QT_TRANSLATE_NOOP("Commands", "&Copy"), QKeySequence::Copy, [](C& c) { c.copy(); });
    add("edit", "paste", QT_TRANSLATE_NOOP("Commands", "&Paste"), QKeySequence::Paste, [](C& c) { c.paste(); });
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
