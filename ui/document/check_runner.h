// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/checker.h"
#include "ui/document/finding_counts.h"

#include <QObject>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sp::ui {

/// What a check of one snapshot found. It keeps everything alive that findings and facts point into.
struct CheckResult {
    quint64 revision = 0;
    std::shared_ptr<const Library> library;
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Assessment> assessment;
    qint64 milliseconds = 0;
    /// The check that the document had before, nullptr after another plan was opened. `assessment->findings.changesSince(before->findings)`
    /// tells what differs, and `assessment->byEntity.forEachDifference(before->byEntity, ...)` at which entities.
    std::shared_ptr<const Assessment> before;
    Counts counts; ///< of the findings
};

/// Checks snapshots in one worker thread, the newest only: a snapshot that waits is replaced by a newer one, and a check that is overtaken
/// stops; what it has found so far counts for the next. Where an edit touches very much, what the window shows is finished first: a result
/// whose assessment says that subjects are unchecked is followed by a whole one. Loads the rules there as well, so that the window is
/// usable before they are read.
class CheckRunner final : public QObject {
    Q_OBJECT
public:
    explicit CheckRunner(QObject* parent = nullptr);
    ~CheckRunner() override;
    CheckRunner(const CheckRunner&) = delete;

    /// `today` is an ISO date: it decides about waivers that expire. `topology` is that of the project, where it is known already.
    void submit(quint64 revision, std::shared_ptr<const Project> project, const QString& today,
                std::shared_ptr<const Topology> topology = nullptr);
    /// What the window shows: the storey and what is selected. Without a call there are whole results only.
    void lookFirstAt(const std::optional<StoreyId>& storey, const QStringList& entities);

signals:
    /// In the thread of this object.
    void finished(const sp::ui::CheckResult& result);

private:
    struct Job {
        quint64 revision = 0;
        std::shared_ptr<const Project> project;
        QString today;
        std::shared_ptr<const Topology> topology;
    };
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Job> m_waiting;
    std::optional<EarlyLook> m_early; ///< without the function that shows it
    std::atomic_bool m_overtaken = false; ///< there is something newer than what is being checked, or nobody wants it any more
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
