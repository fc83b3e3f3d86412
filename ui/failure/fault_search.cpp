// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/fault_search.h"

namespace sp::ui {

namespace {
constexpr int steps = 200; // that the progress is told in

int weightOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Trapped: return 0;
    case EventKind::NotIsolated: return 1;
    case EventKind::Exposed: return 2;
    case EventKind::FireDoorOpen: break;
    }
    return 3;
}
} // namespace

FaultSearch::FaultSearch(QObject* parent) : QObject(parent), m_thread([this] { work(); }) { }

FaultSearch::~FaultSearch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void FaultSearch::start(std::shared_ptr<const FailureStudy> study, const FaultQuery& query)
{
    m_runningId = ++m_lastId;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = Job{m_runningId, std::move(study), query};
        m_cancelled = false;
        m_stop = true; // what runs is overtaken
    }
    m_wake.notify_one();
    emit progressed(0);
}

void FaultSearch::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_cancelled = true;
    m_stop = true;
}

void FaultSearch::drop()
{
    m_runningId = 0;
    const std::lock_guard lock(m_mutex);
    m_waiting.reset();
    m_stop = true;
}

void FaultSearch::tell(quint64 id, std::shared_ptr<const FaultSearchResult> result)
{
    QMetaObject::invokeMethod(
        this,
        [this, id, result = std::move(result)] {
            if (id != m_runningId)
                return;
            m_runningId = 0;
            emit finished(result);
        },
        Qt::QueuedConnection);
}

void FaultSearch::carryOut(const Job& job)
{
    int told = 0;
    const auto progress = [&](double share) {
        if (const int step = static_cast<int>(share * steps); step > told) {
            told = step;
            QMetaObject::invokeMethod(
                this,
                [this, id = job.id, share] {
                    if (id == m_runningId)
                        emit progressed(share);
                },
                Qt::QueuedConnection);
        }
    };
    auto analysis = analyseFaults(
        *job.study->model, job.query, [this] { return m_stop.load(); }, progress);
    Q_ASSERT(analysis);
    auto result = std::make_shared<FaultSearchResult>();
    result->study = job.study;
    result->analysis = std::move(analysis.value());
    result->cancelled = m_cancelled && result->analysis.truncated;
    result->groups = faultGroups(*job.study->model, result->analysis);
    // What costs most comes first.
    std::stable_sort(result->groups.begin(), result->groups.end(),
                     [](const FaultGroup& a, const FaultGroup& b) { return weightOf(a.kind) < weightOf(b.kind); });
    for (const BasicFault& fault : job.study->model->faults())
        result->says += job.study->words->sentence(fault.says);
    tell(job.id, std::move(result));
}

void FaultSearch::work()
{
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_quit || m_waiting; });
            if (m_quit)
                return;
            job = std::move(*m_waiting);
            m_waiting.reset();
            // A cancel that came before the search began is one of it: nothing else is waiting.
            m_stop = m_cancelled.load();
        }
        carryOut(job);
    }
}

} // namespace sp::ui
