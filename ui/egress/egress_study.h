// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_engine.h"
#include "core/report/assessment.h"
#include "core/report/plan_words.h"
#include "ui/egress/egress_heat.h"

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace sp::ui {

struct FailureStudy;

/// The ways out of one snapshot of the plan at one moment; made in the background, never changed after.
struct EgressStudy {
    quint64 revision = 0; ///< of the document
    quint64 moment = 0; ///< number of the moment that was asked for
    bool asBuilt = true; ///< the moment is F0 without faults
    std::shared_ptr<const Library> library; ///< the sheet reads its tables
    std::shared_ptr<const Project> project;
    std::unique_ptr<FactSheet> sheet; ///< of the study's own, for the window's thread alone
    std::unique_ptr<PlanWords> words; ///< what people call the ids of this plan
    std::shared_ptr<const EgressResults> built; ///< F0
    std::shared_ptr<const EgressResults> results; ///< at the moment; the same object as `built` at F0
    std::vector<std::shared_ptr<const StoreyInput>> inputs; ///< of `results`, storey by storey; may be read in any thread
    QHash<QString, std::optional<qint64>> loads; ///< people by id of the room; nullopt: not known
};

/// What a study is made of. The first one of the runner, and one of another moment, is measured whole; else what has changed.
struct EgressRequest {
    quint64 revision = 0, moment = 0;
    std::shared_ptr<const Library> library;
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Topology> topology; ///< of the project where it is known already
    std::optional<Moment> at; ///< nullopt: F0
    std::shared_ptr<const FailureStudy> faultsOf; ///< that faults of the moment point into
    std::optional<QString> heatOf; ///< id of the storey whose distances are wanted as well
};

/// Makes studies in one worker thread, the newest only: one that waits is replaced, and one that is overtaken stops.
class EgressRunner final : public QObject {
    Q_OBJECT
public:
    explicit EgressRunner(QObject* parent = nullptr);
    ~EgressRunner() override;
    EgressRunner(const EgressRunner&) = delete;

    void submit(EgressRequest request);
    /// Nobody wants what is being made.
    void cancel();

signals:
    // In the thread of this object.
    void finished(const std::shared_ptr<const sp::ui::EgressStudy>& study);
    void heated(const std::shared_ptr<const sp::ui::EgressHeat>& heat);

private:
    struct Kept;
    void work();
    void serve(const EgressRequest& request, Kept& kept);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<EgressRequest> m_waiting;
    std::atomic_bool m_overtaken = false;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
