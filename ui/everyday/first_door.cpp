// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/first_door.h"

#include "ui/panels/findings_panel.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

struct Words {
    const char* title;
    const char* more;
};
constexpr Words words[FirstDoor::StepCount] = {
    {QT_TRANSLATE_NOOP("FirstDoor", "Open the sample or make a new plan"),
     QT_TRANSLATE_NOOP("FirstDoor", "File > Open sample building has rooms, doors and valves to try on.")},
    {QT_TRANSLATE_NOOP("FirstDoor", "Choose a door to place"), QT_TRANSLATE_NOOP("FirstDoor", "The menu Place has the kinds of doors.")},
    {QT_TRANSLATE_NOOP("FirstDoor", "Click a wall"),
     QT_TRANSLATE_NOOP("FirstDoor", "The door takes the thickness of the wall and gets a mark. Escape ends the tool.")},
    {QT_TRANSLATE_NOOP("FirstDoor", "Look at a finding"),
     QT_TRANSLATE_NOOP("FirstDoor", "The list below says what is wrong or not known. F8 goes to the next one; the plan follows.")},
    {QT_TRANSLATE_NOOP("FirstDoor", "Apply what mends it"),
     QT_TRANSLATE_NOOP("FirstDoor", "Where the program knows a way, Apply stands beside it. Undo brings everything back.")},
    {QT_TRANSLATE_NOOP("FirstDoor", "Print the door schedule"),
     QT_TRANSLATE_NOOP("FirstDoor", "File > Export door schedule writes a PDF, File > Print sends it to paper.")},
};

} // namespace

FirstDoor::FirstDoor(Workbench& bench, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_more(new QLabel(this)), m_skip(new QPushButton(this))
{
    setObjectName(QStringLiteral("firstDoor"));
    auto* layout = new QVBoxLayout(this);
    for (QLabel*& line : m_lines) {
        line = new QLabel(this);
        line->setWordWrap(true);
        layout->addWidget(line);
    }
    m_more->setObjectName(QStringLiteral("firstDoorMore"));
    m_more->setWordWrap(true);
    m_more->setFrameShape(QFrame::StyledPanel);
    m_more->setMargin(6);
    layout->addWidget(m_more);
    m_skip->setObjectName(QStringLiteral("firstDoorSkip"));
    layout->addWidget(m_skip, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(m_skip, &QPushButton::clicked, this, &FirstDoor::finished);
    watch();
    restart();
}

void FirstDoor::restart()
{
    m_step = OpenPlan;
    tell();
    if (m_bench.document.isOpen())
        did(OpenPlan);
}

void FirstDoor::watch()
{
    connect(&m_bench.document, &Document::replaced, this, [this] {
        if (m_bench.document.isOpen())
            did(OpenPlan);
    });
    if (m_bench.tools)
        connect(m_bench.tools, &ToolController::toolChanged, this, [this] {
            const ToolRow* row = m_bench.tools->current();
            if (row && qstrcmp(row->group, "doors") == 0)
                did(ChooseDoor);
        });
    connect(&m_bench.document, &Document::changed, this, [this](const Patch& patch) {
        for (const Edit<Opening>& edit : patch.of<Opening>())
            if (!edit.before)
                did(ClickWall);
    });
    if (auto* findings = m_bench.tabs.findChild<FindingsPanel*>())
        connect(findings, &FindingsPanel::chosen, this, [this] { did(LookAtFinding); });
    if (auto* apply = m_bench.tabs.findChild<QPushButton*>(QStringLiteral("applyFix")))
        connect(apply, &QPushButton::clicked, this, [this] { did(ApplyFix); });
    for (const char* name : {"export-door-schedule", "print"})
        if (auto* action = m_bench.window.findChild<QAction*>(QLatin1String(name)))
            connect(action, &QAction::triggered, this, [this] { did(PrintSchedule); });
}

void FirstDoor::did(Step step)
{
    if (step != m_step)
        return;
    ++m_step;
    tell();
}

void FirstDoor::tell()
{
    for (int i = 0; i < StepCount; ++i) {
        const QString mark = i < m_step ? QStringLiteral("\u2713") : QString::number(i + 1);
        const QString title = tr(words[i].title);
        m_lines[i]->setText(i == m_step ? QStringLiteral("<b>%1&nbsp; %2</b>").arg(mark, title.toHtmlEscaped())
                                        : QStringLiteral("%1&nbsp; %2").arg(mark, title.toHtmlEscaped()));
        m_lines[i]->setAccessibleName(i < m_step ? tr("Done: %1").arg(title) : tr("Step %1: %2").arg(i + 1).arg(title));
    }
    const bool done = m_step == StepCount;
    m_more->setText(done ? tr("That was the whole round: draw, place, check, mend, print. Help has the rest.") : tr(words[m_step].more));
    m_skip->setText(done ? tr("Close this list") : tr("Skip"));
}

} // namespace sp::ui
