// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/evacuation_page.h"

#include "core/failure/scenario.h"
#include "core/report/evacuation_report.h"
#include "ui/failure/failure_words.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTableWidget>

namespace sp::ui {

namespace {

enum Column { Variant, People, Half, Ninety, Whole, Longest, Columns };
using Kind = PreMovement::Kind;

ChartColors chartColors(const QPalette& palette)
{
    const Theme theme = themeFor(palette);
    return {palette.color(QPalette::Base), palette.color(QPalette::Text), theme.plan.faint,
            theme.plan.violation,          theme.plan.undecided,          theme.pass};
}

QDoubleSpinBox* secondsField(const char* name, const QString& spoken, double value, QWidget* parent)
{
    auto* out = new QDoubleSpinBox(parent);
    out->setObjectName(QLatin1String(name));
    out->setAccessibleName(spoken);
    out->setRange(0, 7200);
    out->setDecimals(0);
    out->setValue(value);
    out->setSuffix(EvacuationPage::tr(" s"));
    out->setKeyboardTracking(false);
    return out;
}

NameOf namesOf(const EgressStudy& study)
{
    return [&study](const QString& id) {
        const Storey* storey = study.project->storeys.find(StoreyId(id));
        return storey && storey->name ? *storey->name : study.words->name(id);
    };
}

} // namespace

EvacuationPage::EvacuationPage(EgressDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_runner(std::make_unique<EvacuationRunner>()), m_chart(new PeopleChart(chartColors(palette()), this)),
      m_figures(new QTableWidget(0, Columns, this)), m_assumptions(new QListWidget(this)), m_show(new QComboBox(this)),
      m_setOut(new QComboBox(this)), m_lost(new QComboBox(this)), m_scenario(new QComboBox(this)),
      m_first(secondsField("evacuationFirst", tr("Seconds until people set out"), 0, this)),
      m_second(secondsField("evacuationSecond", tr("Seconds until the last one sets out"), 60, this)),
      m_before(new QCheckBox(tr("&Before the edit"), this)), m_unit(new QLabel(this)), m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("evacuationPage"));
    m_figures->setObjectName(QStringLiteral("evacuationFigures"));
    m_figures->setAccessibleName(tr("Key figures of the evacuation"));
    m_figures->setHorizontalHeaderLabels({tr("Variant"), tr("People"), tr("50 % out"), tr("90 % out"), tr("All out"), tr("Longest queue")});
    m_figures->verticalHeader()->hide();
    m_figures->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_figures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_figures->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_figures->setTabKeyNavigation(false);
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setStretchLastSection(true);
    m_assumptions->setObjectName(QStringLiteral("evacuationAssumptions"));
    m_assumptions->setAccessibleName(tr("Assumptions and limits of the estimate"));
    m_assumptions->setWordWrap(true);
    m_assumptions->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_assumptions->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* below = new QSplitter(Qt::Vertical, this);
    below->setChildrenCollapsible(false);
    below->addWidget(m_figures);
    below->addWidget(m_assumptions);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({550, 520});
    below->setSizes({120, 60});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(makeComparison());
    layout->addWidget(splitter, 1);
    connect(m_runner.get(), &EvacuationRunner::finished, this, &EvacuationPage::take);
    connect(&desk, &EgressDesk::studied, this, [this] {
        if (!m_desk.study()) { // another plan
            ++m_plan;
            m_variants.reset();
            m_submitted = m_taken = 0;
            refresh();
        }
        ask();
    });
    connect(&desk, &EgressDesk::freshChanged, this, &EvacuationPage::updateState);
    connect(&desk, &EgressDesk::chosenChanged, this, [this] {
        if (static_cast<EvacuationShow>(m_show->currentData().toInt()) == EvacuationShow::Chosen)
            refresh();
    });
    updateFields();
    refresh();
}

EvacuationPage::~EvacuationPage() = default;

QWidget* EvacuationPage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* show = new QLabel(tr("&Show"), bar);
    show->setBuddy(m_show);
    m_show->setObjectName(QStringLiteral("evacuationShow"));
    m_show->setAccessibleName(tr("What the chart shows"));
    m_show->addItem(tr("Everybody"), static_cast<int>(EvacuationShow::All));
    m_show->addItem(tr("Exit by exit"), static_cast<int>(EvacuationShow::Exits));
    m_show->addItem(tr("Storey by storey"), static_cast<int>(EvacuationShow::Storeys));
    m_show->addItem(tr("Selected room or door"), static_cast<int>(EvacuationShow::Chosen));
    auto* setOut = new QLabel(tr("People set &out"), bar);
    setOut->setBuddy(m_setOut);
    m_setOut->setObjectName(QStringLiteral("evacuationSetOut"));
    m_setOut->setAccessibleName(tr("How people set out"));
    m_setOut->addItem(tr("all after"), static_cast<int>(Kind::Constant));
    m_setOut->addItem(tr("evenly from"), static_cast<int>(Kind::Uniform));
    m_setOut->addItem(tr("log-normally, median"), static_cast<int>(Kind::LogNormal));
    auto* estimate = new QLabel(tr("<b>Estimate.</b> Movement time, no behaviour"), bar);
    estimate->setObjectName(QStringLiteral("evacuationEstimate"));
    estimate->setToolTip(tr("Movement time by a first-order hydraulic model, without behaviour: for comparison, never for a verdict."));
    for (QWidget* w : std::initializer_list<QWidget*>{show, m_show, setOut, m_setOut, m_first, m_unit, m_second})
        row->addWidget(w);
    row->addStretch(1);
    row->addWidget(estimate);
    connect(m_show, &QComboBox::currentIndexChanged, this, &EvacuationPage::refresh);
    connect(m_setOut, &QComboBox::currentIndexChanged, this, [this] {
        updateFields();
        ask();
    });
    for (QDoubleSpinBox* field : {m_first, m_second})
        connect(field, &QDoubleSpinBox::valueChanged, this, &EvacuationPage::ask);
    return bar;
}

QWidget* EvacuationPage::makeComparison()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* lost = new QLabel(tr("Compare: exit &lost"), bar);
    lost->setBuddy(m_lost);
    m_lost->setObjectName(QStringLiteral("evacuationLost"));
    m_lost->setAccessibleName(tr("Exit that is lost"));
    m_lost->addItem(tr("none"), QString());
    m_lost->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* scenario = new QLabel(tr("S&cenario"), bar);
    scenario->setBuddy(m_scenario);
    m_scenario->setObjectName(QStringLiteral("evacuationScenario"));
    m_scenario->setAccessibleName(tr("Scenario to compare with"));
    m_scenario->addItem(tr("none"), -1);
    int number = 0;
    for (const Scenario& s : scenarios())
        for (const ScenarioCase& c : s.cases)
            if (const int i = number++; i > 0)
                m_scenario->addItem(scenarioWords(s, c), i);
    m_before->setObjectName(QStringLiteral("evacuationBefore"));
    m_state->setObjectName(QStringLiteral("evacuationState"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget* w : std::initializer_list<QWidget*>{lost, m_lost, scenario, m_scenario, m_before})
        row->addWidget(w);
    row->addWidget(m_state, 1);
    connect(m_lost, &QComboBox::currentIndexChanged, this, &EvacuationPage::ask);
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &EvacuationPage::ask);
    connect(m_before, &QCheckBox::toggled, this, &EvacuationPage::ask);
    return bar;
}

PreMovement EvacuationPage::preMovement() const
{
    const double first = m_first->value(), second = m_second->value();
    switch (static_cast<Kind>(m_setOut->currentData().toInt())) {
    case Kind::Constant: break;
    case Kind::Uniform:
        if (second > first)
            return {Kind::Uniform, first, second, 0, 0};
        break;
    case Kind::LogNormal:
        if (first > 0 && second > 0)
            return {Kind::LogNormal, 0, 0, first, second};
        break;
    }
    return {Kind::Constant, first, 0, 0, 0};
}

void EvacuationPage::updateFields()
{
    const QScopedValueRollback filling(m_filling, true);
    const auto kind = static_cast<Kind>(m_setOut->currentData().toInt());
    m_unit->setText(kind == Kind::Uniform ? tr("to") : tr("spread"));
    m_unit->setVisible(kind != Kind::Constant);
    m_second->setVisible(kind != Kind::Constant);
    const bool log = kind == Kind::LogNormal;
    if (log != (m_second->decimals() == 2)) {
        m_second->setDecimals(log ? 2 : 0);
        m_second->setRange(log ? 0.01 : 0, log ? 3 : 7200);
        m_second->setSingleStep(log ? 0.1 : 1);
        m_second->setSuffix(log ? QString() : tr(" s"));
        m_second->setValue(log ? 0.5 : 120);
        m_second->setAccessibleName(log ? tr("Spread: standard deviation of the logarithm") : tr("Seconds until the last one sets out"));
    }
    if (log && m_first->value() <= 0)
        m_first->setValue(60);
}

void EvacuationPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    ask();
}

void EvacuationPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void EvacuationPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_chart->setColors(chartColors(palette()));
}

void EvacuationPage::ask()
{
    const auto study = m_desk.study();
    if (m_filling || !study || !isVisible()) {
        updateState();
        return;
    }
    EvacuationRequest request;
    request.plan = m_plan;
    request.library = study->library;
    request.project = study->project;
    request.preMovement = preMovement();
    request.lost = m_lost->currentData().toString();
    int number = 0;
    for (const Scenario& s : scenarios())
        for (const ScenarioCase& c : s.cases)
            if (number++ == m_scenario->currentData().toInt()) {
                request.scenario = c.moment;
                request.scenarioName = scenarioWords(s, c);
            }
    request.before = m_before->isChecked();
    request.number = ++m_submitted;
    m_runner->submit(std::move(request));
    updateState();
}

void EvacuationPage::take(std::shared_ptr<const EvacuationVariants> variants)
{
    if (variants->plan != m_plan || !m_desk.study())
        return;
    m_taken = variants->number;
    m_variants = std::move(variants);
    fillExits();
    refresh();
}

void EvacuationPage::refresh()
{
    const auto study = m_desk.study();
    if (m_variants && study) {
        const auto show = static_cast<EvacuationShow>(m_show->currentData().toInt());
        m_chart->setPicture(evacuationPicture(*m_variants, show, m_desk.chosen(), namesOf(*study)));
        m_chart->setAccessibleDescription(evacuationWords(*m_variants, namesOf(*study)));
    } else {
        m_chart->setPicture({});
        m_chart->setAccessibleDescription({});
    }
    fillFigures();
    fillAssumptions();
    updateState();
}

// Exits of the plan as drawn; the chosen one stays.
void EvacuationPage::fillExits()
{
    const QScopedValueRollback filling(m_filling, true);
    const QString chosen = m_lost->currentData().toString();
    m_lost->clear();
    m_lost->addItem(tr("none"), QString());
    for (const EvacuationStudy::Line& exit : m_variants->variants.front().study.exits)
        m_lost->addItem(m_desk.study()->words->name(exit.id), exit.id);
    if (!chosen.isEmpty() && m_lost->findData(chosen) < 0)
        m_lost->addItem(m_desk.study()->words->name(chosen), chosen);
    m_lost->setCurrentIndex(m_lost->findData(chosen));
}

void EvacuationPage::fillFigures()
{
    m_figures->setRowCount(0);
    const auto desk = m_desk.study();
    if (!m_variants || !desk)
        return;
    for (const auto& variant : m_variants->variants) {
        const EvacuationStudy& s = variant.study;
        const int row = m_figures->rowCount();
        m_figures->insertRow(row);
        const QString never = s.stuck > 0 ? tr("never") : tr("not known");
        const auto time = [&](std::optional<double> t) { return t ? evacuationTime(*t) : never; };
        QString people = s.all.course ? QString::number(s.all.course->people, 'f', 0) : tr("not known");
        if (s.isPartial() && s.all.course && s.all.course->people <= 0)
            people = tr("not known");
        else if (s.isPartial() && s.all.course)
            people = tr("%1 and more").arg(people);
        QString longest = tr("nobody waits");
        if (s.longestQueue >= 0) {
            const EvacuationStudy::Queue& q = s.queues[static_cast<size_t>(s.longestQueue)];
            longest = tr("%1 people at %2 after %3")
                          .arg(QString::number(q.peak.people, 'f', 0), desk->words->name(q.id), evacuationTime(q.peak.s));
        }
        const QStringList texts{
            variantWords(*m_variants, variant, namesOf(*desk)), people, time(s.half), time(s.ninety), time(s.whole), longest};
        for (int column = 0; column < Columns; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            m_figures->setItem(row, column, item);
        }
    }
}

void EvacuationPage::fillAssumptions()
{
    m_assumptions->clear();
    const auto desk = m_desk.study();
    if (!m_variants || !desk)
        return;
    const EvacuationStudy& built = m_variants->variants.front().study;
    if (!built.isKnown()) {
        QStringList names;
        for (const QString& id : built.all.waitsFor)
            names += desk->words->name(id);
        m_assumptions->addItem(tr("Not known: width, pitch or state of %1.").arg(names.join(QStringLiteral(", "))));
    }
    QStringList said;
    for (const auto& variant : m_variants->variants)
        for (const QString& sentence : variant.study.assumptions)
            if (!said.contains(sentence)) {
                said += sentence;
                const QString of = &variant == &m_variants->variants.front()
                    ? QString()
                    : variantWords(*m_variants, variant, namesOf(*desk)) + QStringLiteral(": ");
                m_assumptions->addItem(of + desk->words->sentence(sentence));
            }
}

void EvacuationPage::updateState()
{
    const bool waits = m_desk.study() && (m_taken != m_submitted || !m_desk.isFresh());
    const bool noBefore = m_before->isChecked() && m_variants && m_taken == m_submitted
        && std::none_of(m_variants->variants.begin(), m_variants->variants.end(),
                        [](const auto& v) { return v.kind == EvacuationVariants::Variant::Kind::Before; });
    m_state->setText(!m_desk.document().isOpen() ? QString()
                         : !m_desk.study()       ? tr("Measuring…")
                         : waits                 ? tr("Working it out…")
                         : noBefore              ? tr("Nothing was edited yet")
                                                 : QString());
    m_state->setToolTip(m_state->text());
}

} // namespace sp::ui
