// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_openings.h"
#include "ui/everyday/everyday.h"
#include "ui/tools/tool_controller.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("OpeningCommands", text);
}

std::vector<OpeningId> selectedOpenings(const Workbench& bench)
{
    std::vector<OpeningId> out;
    for (const EntityRef& ref : bench.selection.all())
        if (ref.kind == EntityKind::Opening)
            out.emplace_back(ref.id);
    return out;
}

} // namespace

void addOpeningCommands(Workbench& bench)
{
    if (!bench.tools)
        return;
    using Change = std::function<Result<Edited>(const std::vector<OpeningId>&)>;
    const auto add = [&bench](const CommandRow& row, const QString& name, Change change) {
        bench.add(row, [&bench, name, change = std::move(change)] {
            const auto openings = selectedOpenings(bench);
            if (openings.empty())
                bench.say(tr("No door is selected: click one first."));
            else
                bench.tools->carryOut(change(openings), name);
        });
    };
    Document* document = &bench.document;
    // The same letter as while a door is placed; S is the select tool there.
    add({"modify", "opening-hand", QT_TRANSLATE_NOOP("Commands", "Other &hand of the door"), QKeySequence(Qt::Key_H)}, tr("Other hand"),
        [document](const auto& openings) { return flipHand(document->project(), openings); });
    add({"modify", "opening-swing", QT_TRANSLATE_NOOP("Commands", "S&wing the door to the other side"),
         QKeySequence(Qt::SHIFT | Qt::Key_H)},
        tr("Other side"), [document](const auto& openings) { return flipSwing(document->project(), openings); });
    add({"modify", "opening-exit", QT_TRANSLATE_NOOP("Commands", "Make the door an e&xit to the outside"),
         QKeySequence(Qt::SHIFT | Qt::Key_E)},
        tr("Make exit"), [document](const auto& openings) -> Result<Edited> {
            PatchChain chain(document->project());
            for (const OpeningId& id : openings) {
                SP_TRY(edited, makeExit(chain.now(), document->topology(), id));
                chain.add(edited);
            }
            return chain.take();
        });
}

} // namespace sp::ui
