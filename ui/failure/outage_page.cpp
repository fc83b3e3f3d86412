// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/outage_page.h"

#include "ui/failure/outage_picture.h"
#include "ui/failure/wrap_delegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTimeEdit>
#include <QTreeWidget>

namespace sp::ui {

namespace {

enum Column { After, Clock, What };
constexpr int TimeRole = Qt::UserRole; // seconds; absent: the line has no time
constexpr int onPlanEvery = 30; // ms
constexpr double secondsPerMinute = 60;

ChartColors chartColors(const QPalette& palette)
{
    const Theme theme = themeFor(palette);
    return {palette.color(QPalette::Base), palette.color(QPalette::Text), theme.plan.faint,
            theme.plan.violation,          theme.plan.undecided,          theme.pass};
}

QTreeWidgetItem* lineBelow(QTreeWidgetItem* parent, const QString& text, const QVariant& atS = {})
{
    auto* item = new QTreeWidgetItem(parent);
    item->setText(What, text);
    item->setToolTip(What, text);
    item->setData(After, TimeRole, atS);
    return item;
}

void embolden(QTreeWidgetItem* item, const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    item->setFont(What, bold);
}

} // namespace

OutagePage::OutagePage(Workbench& bench, FailureDesk& desk, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_chart(new OutageChart(chartColors(palette()), this)),
      m_events(new QTreeWidget(this)), m_batteries(new QComboBox(this)), m_generator(new QCheckBox(tr("&Generator starts"), this)),
      m_alarm(new QCheckBox(tr("Fire &alarm after"), this)), m_alarmAfter(new QDoubleSpinBox(this)), m_start(new QTimeEdit(this)),
      m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("outagePage"));
    m_events->setObjectName(QStringLiteral("outageEvents"));
    m_events->setAccessibleName(tr("What happens in the outage"));
    m_events->setHeaderLabels({tr("After"), tr("Clock"), tr("What happens")});
    m_events->setAlternatingRowColors(true);
    m_events->setTabKeyNavigation(false);
    m_events->setItemDelegate(new WrapDelegate(*m_events, What));
    m_events->header()->setStretchLastSection(true);
    m_events->header()->setSectionResizeMode(After, QHeaderView::ResizeToContents);
    m_events->header()->setSectionResizeMode(Clock, QHeaderView::ResizeToContents);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(m_events);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({700, 500});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);
    m_onPlan.setSingleShot(true);
    m_onPlan.setInterval(onPlanEvery);
    connect(&m_onPlan, &QTimer::timeout, this, [this] { m_desk.showOutage(m_chart->time()); });
    connect(m_chart, &OutageChart::timeChosen, this, [this](double atS) { goTo(atS, true); });
    connect(m_events, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item && !m_filling && item->data(After, TimeRole).isValid())
            goTo(item->data(After, TimeRole).toDouble(), true);
    });
    // A click on the line that is chosen already shows its moment again.
    connect(m_events, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        if (item->data(After, TimeRole).isValid())
            goTo(item->data(After, TimeRole).toDouble(), true);
    });
    connect(&desk, &FailureDesk::studied, this, &OutagePage::refresh);
    connect(&desk, &FailureDesk::freshChanged, this, &OutagePage::updateState);
    connect(&desk, &FailureDesk::shown, this, [this] {
        if (m_desk.mode() == FailureDesk::Mode::Outage && !m_onPlan.isActive())
            goTo(m_desk.outageS(), false);
    });
    refresh();
}

QWidget* OutagePage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* batteries = new QLabel(tr("&Batteries"), bar);
    batteries->setBuddy(m_batteries);
    m_batteries->setObjectName(QStringLiteral("outageBatteries"));
    m_batteries->setAccessibleName(tr("Age of the batteries"));
    m_batteries->addItem(tr("at the end of their life"), static_cast<int>(BatteryAge::EndOfLife));
    m_batteries->addItem(tr("new"), static_cast<int>(BatteryAge::New));
    m_batteries->addItem(tr("as stated"), static_cast<int>(BatteryAge::AsStated));
    m_generator->setObjectName(QStringLiteral("outageGenerator"));
    m_alarm->setObjectName(QStringLiteral("outageAlarm"));
    m_alarmAfter->setObjectName(QStringLiteral("outageAlarmAfter"));
    m_alarmAfter->setAccessibleName(tr("Minutes until the fire alarm"));
    m_alarmAfter->setRange(0, 100'000);
    m_alarmAfter->setDecimals(0);
    m_alarmAfter->setValue(60);
    m_alarmAfter->setSuffix(tr(" min"));
    m_alarmAfter->setKeyboardTracking(false);
    auto* start = new QLabel(tr("Mains &lost at"), bar);
    start->setBuddy(m_start);
    m_start->setObjectName(QStringLiteral("outageStart"));
    m_start->setAccessibleName(tr("Time of day at which the mains are lost"));
    m_start->setDisplayFormat(QStringLiteral("HH:mm"));
    m_start->setTime(QTime(18, 0));
    m_state->setObjectName(QStringLiteral("outageState"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget* w : std::initializer_list<QWidget*>{batteries, m_batteries, m_generator, m_alarm, m_alarmAfter, start, m_start})
        row->addWidget(w);
    row->addWidget(m_state, 1);
    connect(m_batteries, &QComboBox::currentIndexChanged, this, &OutagePage::takeOptions);
    connect(m_generator, &QCheckBox::toggled, this, &OutagePage::takeOptions);
    connect(m_alarm, &QCheckBox::toggled, this, &OutagePage::takeOptions);
    connect(m_alarmAfter, &QDoubleSpinBox::valueChanged, this, &OutagePage::takeOptions);
    connect(m_start, &QTimeEdit::timeChanged, this, &OutagePage::fillEvents);
    return bar;
}

void OutagePage::takeOptions()
{
    m_alarmAfter->setEnabled(m_alarm->isChecked());
    if (m_filling)
        return;
    OutageOptions options = m_desk.outageOptions();
    options.batteries = static_cast<BatteryAge>(m_batteries->currentData().toInt());
    options.generatorStarts = m_generator->isChecked();
    options.fireAlarmS.reset();
    if (m_alarm->isChecked())
        options.fireAlarmS = m_alarmAfter->value() * secondsPerMinute;
    m_desk.setOutageOptions(options);
}

void OutagePage::showOptions()
{
    const QScopedValueRollback filling(m_filling, true);
    const OutageOptions& options = m_desk.outageOptions();
    m_batteries->setCurrentIndex(m_batteries->findData(static_cast<int>(options.batteries)));
    m_generator->setChecked(options.generatorStarts);
    m_generator->setEnabled(!m_shown || m_shown->power.outage.hasGenerator);
    m_generator->setToolTip(m_generator->isEnabled() ? QString() : tr("The plan has no generator."));
    m_alarm->setChecked(options.fireAlarmS.has_value());
    if (options.fireAlarmS)
        m_alarmAfter->setValue(*options.fireAlarmS / secondsPerMinute);
    m_alarmAfter->setEnabled(m_alarm->isChecked());
}

void OutagePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    refresh();
}

void OutagePage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void OutagePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_chart->setColors(chartColors(palette()));
}

void OutagePage::refresh()
{
    updateState();
    if ((!isVisible() && m_desk.study()) || m_shown == m_desk.study())
        return;
    m_shown = m_desk.study();
    m_chart->setPicture(m_shown ? outagePicture(*m_shown) : OutagePicture());
    fillEvents();
    showOptions();
    updateState();
}

void OutagePage::updateState()
{
    m_state->setText(!m_bench.document.isOpen() ? QString()
                         : !m_desk.study()      ? tr("Working it out…")
                         : !m_desk.isFresh()    ? tr("Of the plan or the choices before the last change")
                                                : QString());
    m_state->setToolTip(m_state->text());
}

void OutagePage::fillEvents()
{
    const QScopedValueRollback filling(m_filling, true);
    m_events->clear();
    if (!m_shown)
        return;
    const int start = m_start->time().msecsSinceStartOfDay() / 60000;
    const auto clock = [&](double atS) { return clockWords(atS, start); };
    auto* sum = new QTreeWidgetItem(m_events);
    sum->setText(What, tr("What it comes to"));
    embolden(sum, m_events->font());
    for (const QString& sentence : outageSummary(*m_shown->sheet, *m_shown->model, m_shown->power, clock))
        lineBelow(sum, sentence);
    for (const OutageLine& line : m_shown->lines) {
        auto* item = new QTreeWidgetItem(m_events);
        item->setText(After, elapsedWords(line.atS));
        item->setText(Clock, clock(line.atS));
        item->setText(What, line.says);
        item->setToolTip(What, line.says);
        item->setData(After, TimeRole, line.atS);
        for (const QString& sentence : line.means)
            embolden(lineBelow(item, sentence, line.atS), m_events->font());
        for (const QString& sentence : line.moves)
            lineBelow(item, sentence, line.atS);
    }
    const std::vector<OutageUnknown>& unknown = m_shown->power.outage.unknown;
    if (!unknown.empty()) {
        auto* item = new QTreeWidgetItem(m_events);
        item->setText(What, tr("Not known how long it lasts: these may end at any moment"));
        embolden(item, m_events->font());
        for (const OutageUnknown& u : unknown) {
            QStringList missing;
            for (const MissingInput& m : u.missing)
                missing += m.why == Why::BadData ? tr("%1 of %2 (does not fit)").arg(m.fact, m_shown->words->name(m.subject))
                                                 : tr("%1 of %2").arg(m.fact, m_shown->words->name(m.subject));
            lineBelow(item, tr("%1: missing %2").arg(m_shown->words->name(u.component), missing.join(QStringLiteral(", "))));
        }
    }
    m_events->expandAll();
    markLine();
}

void OutagePage::goTo(double atS, bool onPlan)
{
    m_chart->setTime(atS);
    if (m_shown)
        m_chart->setAccessibleDescription(outageWords(*m_shown, atS));
    markLine();
    if (onPlan && !m_onPlan.isActive())
        m_onPlan.start();
}

// The line of the last event that has happened; a line of that moment that is chosen already stays so.
void OutagePage::markLine()
{
    const QScopedValueRollback filling(m_filling, true);
    const auto timeOf = [](const QTreeWidgetItem* item) { return item ? item->data(After, TimeRole) : QVariant(); };
    QTreeWidgetItem* last = nullptr;
    for (int i = 0; i < m_events->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_events->topLevelItem(i);
        // Of events of one second the first: the others follow below it.
        const QVariant at = timeOf(item);
        if (at.isValid() && at.toDouble() <= m_chart->time() + 0.5 && (!last || at.toDouble() > timeOf(last).toDouble()))
            last = item;
    }
    if (last && timeOf(m_events->currentItem()) != timeOf(last)) {
        m_events->setCurrentItem(last);
        m_events->scrollToItem(last, QAbstractItemView::PositionAtTop); // what it comes to stands below it
    }
}

} // namespace sp::ui
