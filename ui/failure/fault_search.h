// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/fault_groups.h"
#include "ui/failure/failure_study.h"

namespace sp::ui {

/// What a search for smallest fault combinations found in the plan of a study.
struct FaultSearchResult {
    std::shared_ptr<const FailureStudy> study; ///< positions and rows are those of its model
    FaultAnalysis analysis;
    std::vector<FaultGroup> groups; ///< people first, then gas, rooms and fire doors
    QStringList says; ///< what each fault of the model is, with names
    bool cancelled = false; ///< somebody stopped it: there may be more
};

/// Searches in one worker thread, the newest only: one that is overtaken by another stops and is never heard of; one that is cancelled tells what it
/// has so far.
class FaultSearch final : public QObject {
    Q_OBJECT
public:
    explicit FaultSearch(QObject* parent = nullptr);
    ~FaultSearch() override;
    FaultSearch(const FaultSearch&) = delete;

    /// The query must be one that `analyseFaults` takes.
    void start(std::shared_ptr<const FailureStudy> study, const FaultQuery& query);
    void cancel();
    /// Stops without a word.
    void drop();
    bool isRunning() const { return m_runningId != 0; }

signals:
    // In the thread of this object.
    void progressed(double share); ///< 0 to 1
    void finished(const std::shared_ptr<const sp::ui::FaultSearchResult>& result);

private:
    struct Job {
        quint64 id = 0;
        std::shared_ptr<const FailureStudy> study;
        FaultQuery query;
    };
    void work();
    void carryOut(const Job& job);
    void tell(quint64 id, std::shared_ptr<const FaultSearchResult> result);

    quint64 m_lastId = 0, m_runningId = 0; ///< of this object's thread; 0: nothing runs
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Job> m_waiting;
    std::atomic_bool m_stop = false, m_cancelled = false;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
