// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/scenario_bar.h"

#include "core/report/outage_lines.h"
#include "ui/failure/failure_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>

namespace sp::ui {

TwoLines::TwoLines(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void TwoLines::setText(const QString& text, std::function<QString()> tip)
{
    m_text = text;
    m_tip = std::move(tip);
    setAccessibleName(text);
    update();
}

bool TwoLines::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_tip ? m_tip() : m_text, this);
    return true;
}

QSize TwoLines::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text), 2 * fontMetrics().lineSpacing()};
}

QSize TwoLines::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

void TwoLines::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    // A word too many for two lines ends in dots.
    QString text = m_text;
    const auto fits = [&] {
        return fontMetrics().boundingRect(QRect(0, 0, width(), 10000), Qt::TextWordWrap, text).height()
            <= height() + fontMetrics().leading();
    };
    while (!fits() && text.contains(u' '))
        text = text.left(text.lastIndexOf(u' ')).remove(u'…') + u'…';
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text);
}

const std::vector<ShownChoice>& shownChoices()
{
    static const std::vector<ShownChoice> all = [] {
        std::vector<ShownChoice> out{{}};
        for (const Scenario& scenario : scenarios())
            for (const ScenarioCase& of : scenario.cases)
                out.push_back({FailureDesk::Mode::Scenario, &scenario, &of});
        out.push_back({FailureDesk::Mode::Outage, nullptr, nullptr});
        return out;
    }();
    return all;
}

void showChoice(FailureDesk& desk, const ShownChoice& choice)
{
    switch (choice.mode) {
    case FailureDesk::Mode::Off: desk.showNothing(); break;
    case FailureDesk::Mode::Scenario: desk.showScenario(*choice.scenario, *choice.of); break;
    case FailureDesk::Mode::Outage: desk.showOutage(desk.outageS()); break;
    }
}

int shownIndex(const FailureDesk& desk)
{
    const auto& all = shownChoices();
    for (size_t i = 0; i < all.size(); ++i)
        if (all[i].mode == desk.mode() && all[i].of == desk.scenarioCase())
            return static_cast<int>(i);
    return 0;
}

QString choiceWords(const ShownChoice& choice)
{
    switch (choice.mode) {
    case FailureDesk::Mode::Off: return ScenarioBar::tr("The plain plan");
    case FailureDesk::Mode::Scenario: // the case first: where there is little room, the rest is cut
        return *choice.of->name
            ? QStringLiteral("%1 %2 (%3)")
                  .arg(QLatin1String(choice.scenario->id), QLatin1String(choice.of->name), QLatin1String(choice.scenario->name))
            : scenarioWords(*choice.scenario, *choice.of);
    case FailureDesk::Mode::Outage: break;
    }
    return ScenarioBar::tr("Outage, minute by minute");
}

ScenarioBar::ScenarioBar(FailureDesk& desk, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_theme(theme), m_choice(new QComboBox(this)), m_where(new QToolButton(this)),
      m_places(new QMenu(m_where)), m_words(new TwoLines(this)), m_notice(new QWidget(this)), m_faults(new TwoLines(m_notice))
{
    setObjectName(QStringLiteral("scenarioBar"));
    m_choice->setObjectName(QStringLiteral("scenarioChoice"));
    m_choice->setAccessibleName(tr("What fails"));
    m_choice->setToolTip(tr("Shows what every door and valve does when this fails (F6 the next one, Ctrl+F6 the plain plan)"));
    for (const ShownChoice& choice : shownChoices())
        m_choice->addItem(choiceWords(choice));
    m_choice->setMaxVisibleItems(m_choice->count());
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(24);
    m_where->setObjectName(QStringLiteral("scenarioWhere"));
    m_where->setText(tr("Where"));
    m_where->setToolTip(tr("Lists the rooms, doors and sources, and goes there"));
    m_where->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_where->setFocusPolicy(Qt::StrongFocus);
    m_where->setPopupMode(QToolButton::InstantPopup);
    m_where->setMenu(m_places);
    connect(m_places, &QMenu::aboutToShow, this, &ScenarioBar::listPlaces);
    m_words->setObjectName(QStringLiteral("scenarioWords"));
    m_faults->setObjectName(QStringLiteral("faultNotice"));
    auto* label = new QLabel(tr("What fails:"), this);
    label->setBuddy(m_choice);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 2, 6, 2);
    row->setSpacing(6);
    row->addWidget(label);
    row->addWidget(m_choice);
    row->addWidget(m_where);
    row->addWidget(m_words, 1);

    auto* below = new QHBoxLayout(m_notice);
    below->setContentsMargins(6, 0, 6, 2);
    below->setSpacing(6);
    auto* mark = new QLabel(QStringLiteral("<b>!</b>"), m_notice);
    mark->setAccessibleName(tr("Notice"));
    const auto button = [&](const QString& text, const char* name, const QString& tip) {
        auto* b = new QPushButton(text, m_notice);
        b->setObjectName(QLatin1String(name));
        b->setToolTip(tip);
        b->setAutoDefault(false);
        return b;
    };
    QPushButton* change = button(tr("Change…"), "faultsChange", tr("Shows the list of faults"));
    QPushButton* clear = button(tr("Clear"), "faultsClear", tr("Takes all faults out again"));
    below->addWidget(mark);
    below->addWidget(m_faults, 1);
    below->addWidget(change);
    below->addWidget(clear);
    m_notice->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_notice);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        const ShownChoice& choice = shownChoices()[static_cast<size_t>(index)];
        showChoice(m_desk, choice);
        if (choice.mode == FailureDesk::Mode::Outage)
            emit outageAsked();
    });
    connect(change, &QPushButton::clicked, this, &ScenarioBar::faultsAsked);
    connect(clear, &QPushButton::clicked, this, [this] { m_desk.setFaults({}); });
    connect(&desk, &FailureDesk::shown, this, &ScenarioBar::refresh);
    connect(&desk, &FailureDesk::freshChanged, this, &ScenarioBar::say);
    refresh();
}

void ScenarioBar::refresh()
{
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->setCurrentIndex(shownIndex(m_desk));
    }
    const QStringList faults = m_desk.faultWords();
    m_notice->setVisible(!faults.isEmpty());
    if (!faults.isEmpty()) {
        const QString where = m_desk.mode() == FailureDesk::Mode::Off ? tr(" (not shown in the plain plan)") : QString();
        const QString head =
            faults.size() == 1 ? tr("1 fault put in%1: ").arg(where) : tr("%1 faults put in%2: ").arg(faults.size()).arg(where);
        m_faults->setText(head + faults.join(u' '), [head, faults] {
            return head + u'\n' + faults.join(u'\n') + u'\n'
                + tr("Faults are for looking only: they are not saved, and undo does not know them.");
        });
    }
    say();
}

void ScenarioBar::say()
{
    const FailureNow* now = m_desk.now();
    m_where->hide();
    if (m_desk.mode() == FailureDesk::Mode::Off) {
        m_words->setText(tr("Nothing fails. Choose what does, and the plan shows every door and valve as it then is."));
        return;
    }
    QString words =
        m_desk.mode() == FailureDesk::Mode::Outage ? tr("%1 after the mains are lost: ").arg(elapsedWords(m_desk.outageS())) : QString();
    if (!now) {
        m_words->setText(words + tr("being worked out…"));
        return;
    }
    const WholePlan& plan = now->plan;
    const bool bad = !plan.trapped.empty() || !plan.exposed.empty() || !plan.notIsolated.empty() || !plan.fireDoorsNotLatched.empty();
    const bool open =
        !plan.leavesUnknown.empty() || !plan.enteredUnknown.empty() || !plan.latchUnknown.empty() || !plan.isolationUnknown.empty();
    m_where->setVisible(bad || open);
    m_where->setIcon(markerIcon(bad ? Marker::Violation : Marker::Undecided, m_theme.plan));
    words += planWords(*now);
    if (!m_desk.isFresh())
        words += tr(" (before the last edit; being worked out again)");
    m_words->setText(words, [this] {
        QStringList lines = m_desk.now() ? planLines(*m_desk.now()) : QStringList();
        constexpr qsizetype most = 300; // characters of a line
        for (QString& line : lines)
            if (line.size() > most)
                line = line.left(most) + u'…';
        return lines.join(u'\n');
    });
}

void ScenarioBar::listPlaces()
{
    m_places->clear();
    if (!m_desk.now())
        return;
    constexpr int most = 40;
    const std::vector<TroublePlace> places = troublePlaces(*m_desk.now());
    for (size_t i = 0; i < places.size(); ++i) {
        if (i == most) {
            m_places->addAction(tr("and %1 more").arg(places.size() - most))->setEnabled(false);
            break;
        }
        m_places->addAction(places[i].words, this, [this, ref = places[i].ref] { emit placeChosen(ref); })
            ->setObjectName(QStringLiteral("place-%1").arg(i));
    }
}

} // namespace sp::ui
