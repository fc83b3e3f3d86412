// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/assessment.h"

#include <QObject>
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
};

/// Checks snapshots in one worker thread, the newest only: a snapshot that waits is replaced by a newer one. Loads the rules there as
/// well, so that the window is usable before they are read.
class CheckRunner final : public QObject {
    Q_OBJECT
public:
    explicit CheckRunner(QObject* parent = nullptr);
    ~CheckRunner() override;
    CheckRunner(const CheckRunner&) = delete;

    /// `today` is an ISO date: it decides about waivers that expire.
    void submit(quint64 revision, std::shared_ptr<const Project> project, const QString& today);

signals:
    /// In the thread of this object.
    void finished(const sp::ui::CheckResult& result);

private:
    struct Job {
        quint64 revision = 0;
        std::shared_ptr<const Project> project;
        QString today;
    };
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Job> m_waiting;
    bool m_quit = false;
    std::thread m_thread; ///< last: it starts when everything else stands
};

} // namespace sp::ui
