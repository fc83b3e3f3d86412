// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/evacuation_study.h"
#include "core/failure/moment.h"
#include "core/report/assessment.h"

#include <QObject>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sp::ui {

/// The curves of one plan and what they are compared with; made in the background, never changed after.
struct EvacuationVariants {
    quint64 number = 0, plan = 0; ///< of the request
    struct Variant {
        enum class Kind : quint8 { Built, Lost, Scenario, Before };
        Kind kind = Kind::Built;
        EvacuationStudy study;
    };
    std::vector<Variant> variants; ///< the plan as drawn first
    QString lost, scenario; ///< id of the opening and name of the scenario that two of them are of
};

struct EvacuationRequest {
    quint64 number = 0; ///< tells answers apart
    quint64 plan = 0; ///< another number: another plan, not an edit
    std::shared_ptr<const Library> library;
    std::shared_ptr<const Project> project;
    PreMovement preMovement;
    QString lost; ///< id of an opening; empty: none
    std::optional<Moment> scenario;
    QString scenarioName;
    bool before = false; ///< the plan before the last edit as well
};

/// Makes them in one worker thread, the newest only: a request that waits is replaced.
class EvacuationRunner final : public QObject {
    Q_OBJECT
public:
    explicit EvacuationRunner(QObject* parent = nullptr);
    ~EvacuationRunner() override;
    EvacuationRunner(const EvacuationRunner&) = delete;

    void submit(EvacuationRequest request);

signals:
    void finished(const std::shared_ptr<const sp::ui::EvacuationVariants>& variants); ///< in the thread of this object

private:
    struct Kept;
    void work();
    std::shared_ptr<const EvacuationVariants> make(const EvacuationRequest& request, Kept& kept) const;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<EvacuationRequest> m_waiting;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
