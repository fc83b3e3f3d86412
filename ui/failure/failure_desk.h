// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/failure/failure_study.h"

#include <QTimer>
#include <set>

namespace sp::ui {

class StudyRunner;

/// What holds at the moment that is shown: openings and valves by row, passes by portal of the graph, and the whole plan.
struct FailureNow : PlanAt {
    std::shared_ptr<const FailureStudy> study; ///< the moment points into its model
    Moment moment;
};

/// What the window shows of failures: the study of the newest plan, and the moment: a scenario's case or a time of the outage, with faults
/// put in by hand. Nothing of it belongs to the plan: it is neither saved nor undone.
class FailureDesk final : public QObject {
    Q_OBJECT
public:
    explicit FailureDesk(Document& document, QObject* parent = nullptr);
    ~FailureDesk() override;

    /// Somebody shows failures: the study is kept fresh while somebody wants it, and while a moment is shown.
    void want(QObject* who, bool wanted);
    /// nullptr before the first one of a plan; may be older than the plan: isFresh().
    std::shared_ptr<const FailureStudy> study() const { return m_study; }
    bool isFresh() const { return m_study && m_study->revision == m_document.revision() && m_study->options == m_options; }

    enum class Mode { Off, Scenario, Outage };
    Mode mode() const { return m_mode; }
    /// The plain plan. Faults stay put in.
    void showNothing();
    void showScenario(const Scenario& scenario, const ScenarioCase& of);
    void showOutage(double atS); ///< the moment of the timeline at this time
    const Scenario* scenario() const { return m_scenario; } ///< nullptr in another mode
    const ScenarioCase* scenarioCase() const { return m_case; }
    double outageS() const { return m_atS; }

    /// What the outage takes for given; another choice makes a fresh study.
    const OutageOptions& outageOptions() const { return m_options; }
    void setOutageOptions(const OutageOptions& options);

    /// Ids of faults that are put in by hand. In the plain plan the first one turns the normal scenario on, so that it shows.
    void setFaults(const QStringList& ids);
    const QStringList& faults() const { return m_faults; }
    /// What they say, in their order; ids of those that no study has seen yet.
    QStringList faultWords() const;

    /// What is shown; nullptr while off or without a study.
    const FailureNow* now() const { return m_now ? &*m_now : nullptr; }

signals:
    void studied(); ///< a fresh study, or none (another plan)
    void shown(); ///< mode, scenario, time, faults or study changed: now() is another
    void freshChanged(); ///< isFresh() is another: the plan was edited, or studied
    /// Faults that the plan has no more were taken out; what they said.
    void faultsDropped(const QStringList& words);

private:
    void planChanged();
    void ask();
    void take(std::shared_ptr<const FailureStudy> study);
    void show();
    bool isWanted() const { return !m_wanting.empty() || m_mode != Mode::Off || !m_faults.isEmpty(); }

    Document& m_document;
    std::unique_ptr<StudyRunner> m_runner;
    std::shared_ptr<const Library> m_library; ///< of the first check
    std::shared_ptr<const FailureStudy> m_study;
    std::set<QObject*> m_wanting;
    QTimer m_delay; ///< the live check goes first
    Mode m_mode = Mode::Off;
    const Scenario* m_scenario = nullptr;
    const ScenarioCase* m_case = nullptr;
    double m_atS = 0;
    OutageOptions m_options;
    QStringList m_faults;
    QHash<QString, QString> m_faultWords; ///< by id
    std::optional<FailureNow> m_now;
    quint64 m_since = 0; ///< revision with which the plan was opened
    quint64 m_asked = 0; ///< revision
    OutageOptions m_askedOptions;
};

/// What holds from the last event at or before a time on; before the first one, the plan with its mains.
const Moment& momentAt(const Outage& outage, double atS);

} // namespace sp::ui
