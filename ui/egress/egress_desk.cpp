// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_desk.h"

#include "core/facts/fact_sheet.h"
#include "ui/failure/failure_words.h"

namespace sp::ui {

namespace {

constexpr int idleAfter = 120; // ms without an edit

} // namespace

bool isAsBuilt(const FailureDesk& desk)
{
    if (desk.mode() == FailureDesk::Mode::Off)
        return true;
    return desk.mode() == FailureDesk::Mode::Scenario && desk.faults().isEmpty() && desk.scenario() == &scenarios().front();
}

EgressDesk::EgressDesk(Document& document, FailureDesk& failures, QObject* parent)
    : QObject(parent), m_document(document), m_failures(failures), m_runner(std::make_unique<EgressRunner>())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(idleAfter);
    connect(&m_delay, &QTimer::timeout, this, &EgressDesk::ask);
    connect(m_runner.get(), &EgressRunner::finished, this, &EgressDesk::take);
    connect(m_runner.get(), &EgressRunner::heated, this, [this](const std::shared_ptr<const EgressHeat>& heat) {
        if (!m_heatWanted || !m_study || heat->revision != m_study->revision || heat->moment != m_study->moment || heat->storey != m_storey)
            return;
        m_heat = heat;
        emit shownChanged();
    });
    connect(&document, &Document::changed, this, &EgressDesk::planChanged);
    connect(&document, &Document::checked, this, [this] {
        if (!m_library) { // read by the first check of the program
            m_library = m_document.check()->library;
            ask();
        }
    });
    connect(&document, &Document::replaced, this, [this] {
        m_runner->cancel();
        m_since = m_document.revision();
        m_asked.reset();
        m_study.reset();
        m_heat.reset();
        m_chosen.clear();
        momentChanged();
        emit studied();
        emit freshChanged();
        emit shownChanged();
        emit chosenChanged();
    });
    connect(&failures, &FailureDesk::shown, this, &EgressDesk::momentChanged);
    connect(&failures, &FailureDesk::freshChanged, this, &EgressDesk::ask); // faults wait for the study that they are of
    momentChanged();
}

EgressDesk::~EgressDesk() = default;

void EgressDesk::want(QObject* who, bool wanted)
{
    if (!wanted) {
        m_wanting.erase(who);
        return;
    }
    if (m_wanting.insert(who).second)
        connect(who, &QObject::destroyed, this, [this, who] { m_wanting.erase(who); });
    ask();
}

void EgressDesk::planChanged()
{
    m_delay.start();
    emit freshChanged();
}

// Without faults a case is the same moment whatever is edited; all others are rows and faults of one study.
void EgressDesk::momentChanged()
{
    const bool built = isAsBuilt(m_failures);
    const bool plain = m_failures.mode() == FailureDesk::Mode::Scenario && m_failures.faults().isEmpty();
    const ScenarioCase* of = plain && !built ? m_failures.scenarioCase() : nullptr;
    const quint64 before = m_moment;
    if (built)
        m_moment = 0;
    else if (!of || of != m_case)
        m_moment = ++m_moments;
    m_case = of;
    const Scenario& normal = scenarios().front();
    m_words = m_failures.mode() == FailureDesk::Mode::Off ? scenarioWords(normal, normal.cases.front()) : shownWords(m_failures);
    if (const auto broken = m_failures.mode() == FailureDesk::Mode::Off ? 0 : m_failures.faults().size())
        m_words += broken == 1 ? tr(", with a fault") : tr(", with %1 faults").arg(broken);
    if (m_moment != before)
        emit freshChanged();
    ask();
}

void EgressDesk::ask()
{
    if (!m_library && m_document.check())
        m_library = m_document.check()->library;
    if (!isWanted() || !m_document.isOpen() || !m_library || !m_library->problems.empty())
        return;
    EgressRequest request;
    request.revision = m_document.revision();
    request.moment = m_moment;
    if (m_case) {
        request.at = m_case->moment;
    } else if (m_moment != 0) {
        const FailureNow* now = m_failures.now();
        if (!now || !m_failures.isFresh())
            return; // it comes with the study
        request.at = now->moment;
        request.faultsOf = now->study;
    }
    if (m_onPlan && m_heatWanted)
        request.heatOf = m_storey;
    const Asked asked{request.revision, request.moment, request.heatOf};
    if (m_asked == asked)
        return;
    m_delay.stop();
    m_asked = asked;
    request.library = m_library;
    request.project = m_document.snapshot();
    m_runner->submit(std::move(request));
}

void EgressDesk::take(std::shared_ptr<const EgressStudy> study)
{
    // One of the plan before an edit is better than none; one of another plan comes too late.
    if (study->revision < m_since || (m_study && study->revision < m_study->revision))
        return;
    m_study = std::move(study);
    emit studied();
    emit freshChanged();
}

void EgressDesk::setOnPlan(bool on)
{
    if (on == m_onPlan)
        return;
    m_onPlan = on;
    ask();
    emit shownChanged();
}

void EgressDesk::setHeatWanted(bool wanted)
{
    if (wanted == m_heatWanted)
        return;
    m_heatWanted = wanted;
    m_onPlan = m_onPlan || wanted;
    if (!wanted)
        m_heat.reset();
    m_asked.reset();
    ask();
    emit shownChanged();
}

void EgressDesk::setStorey(const std::optional<StoreyId>& storey)
{
    const QString id = storey ? storey->text() : QString();
    if (id == m_storey)
        return;
    m_storey = id;
    m_heat.reset();
    ask();
    emit shownChanged();
}

void EgressDesk::setChosen(const QString& id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    emit chosenChanged();
}

} // namespace sp::ui
