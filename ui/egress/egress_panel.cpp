// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_panel.h"

#include "core/facts/fact_sheet.h"
#include "core/io/atomic_file.h"
#include "core/report/egress_report.h"
#include "ui/egress/evacuation_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sp::ui {

namespace {

constexpr const char* keys[] = {"rooms", "doors", "storeys", "not-measured"};

} // namespace

EgressPanel::EgressPanel(Workbench& bench, EgressDesk& desk, QWidget* parent)
    : PagedPanel(QStringLiteral("egress"), tr("Pages about ways out"), parent), m_bench(bench), m_desk(desk), m_where(new QComboBox(this)),
      m_text(new QLineEdit(this)), m_onPlan(new QCheckBox(tr("&On the plan"), this)), m_heat(new QCheckBox(tr("&Distances"), this)),
      m_moment(new QLabel(this)), m_state(new QLabel(this)), m_copy(new QPushButton(tr("&Copy"), this)),
      m_export(new QPushButton(tr("E&xport…"), this))
{
    static const QString titles[] = {tr("Rooms"), tr("Doors"), tr("Storeys"), tr("Not measured")};
    for (const EgressList list : {EgressList::Rooms, EgressList::Doors, EgressList::Storeys, EgressList::Gaps}) {
        auto* page = new EgressListPage(bench, desk, list, this);
        connect(page, &EgressListPage::refreshed, this, &EgressPanel::updateState);
        m_lists.push_back(page);
        addPage(page, titles[static_cast<size_t>(list)]);
    }
    addPage(new EvacuationPage(desk, this), tr("Evacuation"));
    setBar(makeBar());
    connect(&desk, &EgressDesk::studied, this, &EgressPanel::updateTitles);
    connect(&desk, &EgressDesk::studied, this, &EgressPanel::updateState);
    connect(&desk, &EgressDesk::freshChanged, this, &EgressPanel::updateState);
    connect(&desk, &EgressDesk::shownChanged, this, &EgressPanel::updateState);
    connect(this, &PagedPanel::pageShown, this, &EgressPanel::updateState);
    updateState();
}

QWidget* EgressPanel::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(6, 4, 6, 4);
    m_where->setObjectName(QStringLiteral("egressWhere"));
    m_where->setAccessibleName(tr("Storeys that are listed"));
    m_where->addItem(tr("Storey shown"), false);
    m_where->addItem(tr("All storeys"), true);
    m_text->setObjectName(QStringLiteral("egressText"));
    m_text->setAccessibleName(tr("Only rows with this text"));
    m_text->setPlaceholderText(tr("Room, door, word…"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(90);
    m_text->setMaximumWidth(220);
    m_onPlan->setObjectName(QStringLiteral("egressOnPlan"));
    m_onPlan->setToolTip(tr("Draws ways, dead ends and people at doors on the plan (F12)"));
    m_heat->setObjectName(QStringLiteral("egressHeat"));
    m_heat->setToolTip(tr("Colours the floor by how far it is to the nearest exit (Shift+F12)"));
    m_moment->setObjectName(QStringLiteral("egressMoment"));
    m_moment->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setObjectName(QStringLiteral("egressState"));
    m_copy->setObjectName(QStringLiteral("egressCopy"));
    m_copy->setToolTip(tr("Copies the chosen rows, or all of them, for a spreadsheet"));
    m_export->setObjectName(QStringLiteral("egressExport"));
    m_export->setToolTip(tr("Writes the list as CSV"));
    row->addWidget(m_where);
    row->addWidget(m_text, 1);
    row->addWidget(m_moment, 2);
    row->addWidget(m_state);
    for (QWidget* w : std::initializer_list<QWidget*>{m_onPlan, m_heat, m_copy, m_export})
        row->addWidget(w);
    connect(m_where, &QComboBox::currentIndexChanged, this, [this] {
        for (EgressListPage* page : m_lists)
            page->setAllStoreys(m_where->currentData().toBool());
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (EgressListPage* page : m_lists)
            page->setText(text);
    });
    connect(m_onPlan, &QCheckBox::toggled, &m_desk, &EgressDesk::setOnPlan);
    connect(m_heat, &QCheckBox::toggled, &m_desk, &EgressDesk::setHeatWanted);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const EgressListPage* page = current())
            page->copy();
    });
    connect(m_export, &QPushButton::clicked, this, &EgressPanel::exportList);
    return bar;
}

void EgressPanel::showEvent(QShowEvent* event)
{
    PagedPanel::showEvent(event);
    updateState();
}

EgressListPage* EgressPanel::current() const
{
    return qobject_cast<EgressListPage*>(page());
}

void EgressPanel::updateState()
{
    const auto study = m_desk.study();
    const bool open = m_bench.document.isOpen();
    QString moment;
    if (open && study)
        moment = tr("%1. Ruler: %2; people: %3; separation: %4")
                     .arg(m_desk.momentWords(), QLatin1String(rulerWord(study->results->settings.ruler)),
                          QLatin1String(distributionWord(study->results->settings.distribution)),
                          QLatin1String(separationWord(study->results->settings.separation)));
    m_moment->setText(moment.replace(u'_', u' '));
    m_moment->setToolTip(moment);
    m_state->setText(!open                   ? QString()
                         : !study            ? tr("Measuring…")
                         : !m_desk.isFresh() ? tr("Measuring; these are from before")
                                             : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    const QSignalBlocker noPlan(m_onPlan), noHeat(m_heat);
    m_onPlan->setChecked(m_desk.isOnPlan());
    m_heat->setChecked(m_desk.isOnPlan() && m_desk.isHeatWanted());
    for (QWidget* w : std::initializer_list<QWidget*>{m_onPlan, m_heat})
        w->setEnabled(open);
    EgressListPage* page = current();
    const bool any = page && page->sentence().isEmpty();
    m_copy->setEnabled(any);
    m_export->setEnabled(any && m_desk.isFresh());
    for (QWidget* w : std::initializer_list<QWidget*>{m_where, m_text})
        w->setEnabled(page);
}

void EgressPanel::updateTitles()
{
    qsizetype gaps = 0;
    if (const auto study = m_desk.study())
        for (const auto& storey : study->results->storeys)
            gaps += static_cast<qsizetype>(storey->notMeasured.size());
    setTitle(m_lists.back(), gaps > 0 ? tr("Not measured (%1)").arg(gaps) : tr("Not measured"));
}

void EgressPanel::exportList()
{
    const EgressListPage* page = current();
    if (!page || !m_desk.isFresh())
        return;
    const Document& document = m_bench.document;
    const QFileInfo plan(document.path().isEmpty() ? QDir::home().filePath(document.displayName()) : document.path());
    const QString name = plan.completeBaseName() + QStringLiteral("-egress-") + QLatin1String(keys[static_cast<size_t>(page->list())])
        + QStringLiteral(".csv");
    const auto path = m_bench.parts.prompts.fileToSave(this, plan.dir().filePath(name));
    if (!path)
        return;
    if (const auto done = writeFileAtomically(*path, page->csv()); !done)
        m_bench.parts.prompts.showError(this, tr("The list was not written: %1").arg(errorText(done)));
    else
        m_bench.say(tr("Written: %1").arg(QDir::toNativeSeparators(*path)));
}

} // namespace sp::ui
