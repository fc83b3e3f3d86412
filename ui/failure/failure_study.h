// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/plan_at.h"
#include "core/report/assessment.h"
#include "core/report/cause_effect.h"
#include "core/report/outage_curves.h"
#include "core/report/outage_lines.h"
#include "core/report/plan_words.h"
#include "core/report/power_report.h"
#include "core/report/states_report.h"

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sp::ui {

/// All that the failure pages show of one snapshot of the plan; made in the background, never changed after.
struct FailureStudy {
    quint64 revision = 0;
    OutageOptions options;
    std::shared_ptr<const Library> library; ///< the sheet reads its tables
    std::shared_ptr<const Project> project;
    std::unique_ptr<FactSheet> sheet; ///< of the study's own, for the window's thread alone
    std::unique_ptr<PlanWords> words; ///< what people call the ids of this plan
    std::unique_ptr<FailureModel> model; ///< may be asked in any thread
    PowerReport power;
    StatesReport states; ///< all openings, all scenarios
    OutageCurves curves;
    std::vector<OutageLine> lines; ///< by event of the outage
    CauseEffect matrix; ///< of the states
};

/// What a study is made of.
struct StudyRequest {
    quint64 revision = 0;
    OutageOptions options;
    std::shared_ptr<const Library> library;
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Topology> topology; ///< of the project where it is known already
};
/// nullptr when it was stopped.
std::shared_ptr<const FailureStudy> makeStudy(const StudyRequest& request, const std::function<bool()>& stop = {});

/// Makes studies in one worker thread, the newest only: one that waits is replaced, and one that is overtaken stops.
class StudyRunner final : public QObject {
    Q_OBJECT
public:
    explicit StudyRunner(QObject* parent = nullptr);
    ~StudyRunner() override;
    StudyRunner(const StudyRunner&) = delete;

    void submit(StudyRequest request);
    /// Nobody wants what is being made.
    void cancel();

signals:
    /// In the thread of this object.
    void finished(const std::shared_ptr<const sp::ui::FailureStudy>& study);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<StudyRequest> m_waiting;
    std::atomic_bool m_overtaken = false;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
