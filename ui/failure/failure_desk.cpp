// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_desk.h"

#include "core/facts/fact_sheet.h"

#include <algorithm>

namespace sp::ui {

namespace {

constexpr int idleAfter = 120; // ms without an edit

const BasicFault* faultOf(const FailureStudy& study, const QString& id)
{
    const auto& all = study.model->faults();
    const auto found = std::lower_bound(all.begin(), all.end(), id, [](const BasicFault& f, const QString& i) { return f.id < i; });
    return found != all.end() && found->id == id ? &*found : nullptr;
}

} // namespace

const Moment& momentAt(const Outage& outage, double atS)
{
    const Moment* moment = &outage.before;
    for (const OutageEvent& event : outage.events)
        if (event.atS <= atS)
            moment = &event.moment;
    return *moment;
}

FailureDesk::FailureDesk(Document& document, QObject* parent)
    : QObject(parent), m_document(document), m_runner(std::make_unique<StudyRunner>())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(idleAfter);
    connect(&m_delay, &QTimer::timeout, this, &FailureDesk::ask);
    connect(m_runner.get(), &StudyRunner::finished, this, &FailureDesk::take);
    connect(&document, &Document::changed, this, &FailureDesk::planChanged);
    connect(&document, &Document::checked, this, [this] {
        if (!m_library) { // read by the first check of the program
            m_library = m_document.check()->library;
            ask();
        }
    });
    connect(&document, &Document::replaced, this, [this] {
        m_runner->cancel();
        m_since = m_document.revision();
        m_asked = 0;
        m_study.reset();
        m_now.reset();
        m_faults.clear();
        m_mode = Mode::Off;
        m_scenario = nullptr;
        m_case = nullptr;
        emit studied();
        emit freshChanged();
        emit shown();
        ask();
    });
}

FailureDesk::~FailureDesk() = default;

void FailureDesk::want(QObject* who, bool wanted)
{
    if (!wanted) {
        m_wanting.erase(who);
        return;
    }
    if (m_wanting.insert(who).second)
        connect(who, &QObject::destroyed, this, [this, who] { m_wanting.erase(who); });
    ask();
}

void FailureDesk::planChanged()
{
    m_delay.start();
    emit freshChanged();
}

void FailureDesk::ask()
{
    if (!m_library && m_document.check())
        m_library = m_document.check()->library;
    const bool asked = m_asked == m_document.revision() && m_askedOptions == m_options;
    if (!isWanted() || !m_document.isOpen() || !m_library || !m_library->problems.empty() || asked)
        return;
    m_delay.stop();
    m_asked = m_document.revision();
    m_askedOptions = m_options;
    m_runner->submit({m_asked, m_options, m_library, m_document.snapshot(), nullptr});
}

void FailureDesk::take(std::shared_ptr<const FailureStudy> study)
{
    // One of the plan before an edit is better than none; one of another plan comes too late.
    if (study->revision < m_since || (m_study && study->revision < m_study->revision))
        return;
    m_study = std::move(study);
    QStringList gone;
    m_faults.removeIf([&](const QString& id) {
        if (faultOf(*m_study, id))
            return false;
        gone += m_faultWords.value(id, id);
        return true;
    });
    for (const QString& id : std::as_const(m_faults))
        m_faultWords.insert(id, m_study->words->sentence(faultOf(*m_study, id)->says));
    emit studied();
    emit freshChanged();
    show();
    if (!gone.isEmpty())
        emit faultsDropped(gone);
}

void FailureDesk::showNothing()
{
    m_mode = Mode::Off;
    m_scenario = nullptr;
    m_case = nullptr;
    show();
}

void FailureDesk::showScenario(const Scenario& scenario, const ScenarioCase& of)
{
    m_mode = Mode::Scenario;
    m_scenario = &scenario;
    m_case = &of;
    ask();
    show();
}

void FailureDesk::showOutage(double atS)
{
    m_mode = Mode::Outage;
    m_scenario = nullptr;
    m_case = nullptr;
    m_atS = atS;
    ask();
    show();
}

void FailureDesk::setOutageOptions(const OutageOptions& options)
{
    if (options == m_options)
        return;
    m_options = options;
    emit freshChanged();
    ask();
}

void FailureDesk::setFaults(const QStringList& ids)
{
    QStringList known;
    for (const QString& id : ids)
        if (!known.contains(id) && (!m_study || faultOf(*m_study, id)))
            known += id;
    if (known == m_faults)
        return;
    const bool first = m_faults.isEmpty();
    m_faults = known;
    m_faultWords.clear();
    for (const QString& id : std::as_const(m_faults))
        if (m_study)
            m_faultWords.insert(id, m_study->words->sentence(faultOf(*m_study, id)->says));
    if (m_mode == Mode::Off && first) {
        const Scenario& normal = scenarios().front();
        showScenario(normal, normal.cases.front());
        return;
    }
    ask();
    show();
}

QStringList FailureDesk::faultWords() const
{
    QStringList words;
    for (const QString& id : m_faults)
        words += m_faultWords.value(id, id);
    return words;
}

void FailureDesk::show()
{
    m_now.reset();
    if (m_study && m_mode != Mode::Off) {
        const Outage& outage = m_study->power.outage;
        FailureNow& now = m_now.emplace();
        now.study = m_study;
        now.moment = m_mode == Mode::Scenario ? m_case->moment : momentAt(outage, m_atS);
        for (const QString& id : std::as_const(m_faults))
            if (const BasicFault* fault = faultOf(*m_study, id))
                now.moment.faults.push_back(fault);
        const FailureModel& model = *m_study->model;
        static_cast<PlanAt&>(now) = m_mode == Mode::Scenario ? planAt(model, now.moment) : planAt(model, now.moment, outage);
    }
    emit shown();
}

} // namespace sp::ui
