// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/step/step_index.h"
#include "core/model/project.h"

#include <QObject>
#include <functional>
#include <thread>

namespace sp::ui {

/// Makes a plan of a file of another program; watched and stopped by the options.
using ImportFunction = std::function<Result<Project>(const QString& path, const StepOptions& options)>;

/// Runs one import at a time in a thread of its own. A new one or a cancel lets the running one go: its result is dropped.
class ImportRunner final : public QObject {
    Q_OBJECT
public:
    explicit ImportRunner(ImportFunction import, QObject* parent = nullptr);
    /// Waits until threads that were told to stop have stopped.
    ~ImportRunner() override;
    ImportRunner(const ImportRunner&) = delete;

    bool isRunning() const { return m_running != nullptr; }
    void start(const QString& path);
    void cancel();

signals:
    // All in the thread of this object.
    void started(const QString& path);
    void progressed(double share); ///< 0 to 1
    void cancelled(const QString& path);
    /// The plan may be taken out of the result.
    void finished(const QString& path, const std::shared_ptr<sp::Result<sp::Project>>& result);

private:
    struct Job;
    void work(Job& job);
    void end(Job* job, const std::shared_ptr<Result<Project>>& result);

    ImportFunction m_import;
    std::vector<std::unique_ptr<Job>> m_jobs; ///< the running one and those that were let go
    Job* m_running = nullptr;
};

} // namespace sp::ui
