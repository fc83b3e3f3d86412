// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/import_runner.h"

#include <atomic>

namespace sp::ui {

struct ImportRunner::Job {
    QString path;
    std::atomic<bool> cancel{false};
    std::thread thread;
};

ImportRunner::ImportRunner(ImportFunction import, QObject* parent) : QObject(parent), m_import(std::move(import)) { }

ImportRunner::~ImportRunner()
{
    for (const auto& job : m_jobs)
        job->cancel = true;
    for (const auto& job : m_jobs)
        job->thread.join();
}

void ImportRunner::start(const QString& path)
{
    cancel();
    Job& job = *m_jobs.emplace_back(std::make_unique<Job>());
    job.path = path;
    m_running = &job;
    emit started(path);
    job.thread = std::thread([this, &job] { work(job); });
}

void ImportRunner::cancel()
{
    if (!m_running)
        return;
    m_running->cancel = true;
    const QString path = m_running->path;
    m_running = nullptr;
    emit cancelled(path);
}

void ImportRunner::work(Job& job)
{
    StepOptions options;
    options.cancel = &job.cancel;
    options.progress = [this, &job](double share) {
        QMetaObject::invokeMethod(
            this,
            [this, &job, share] {
                if (m_running == &job)
                    emit progressed(share);
            },
            Qt::QueuedConnection);
    };
    auto result = std::make_shared<Result<Project>>(m_import(job.path, options));
    QMetaObject::invokeMethod(
        this, [this, &job, result] { end(&job, result); }, Qt::QueuedConnection);
}

void ImportRunner::end(Job* job, const std::shared_ptr<Result<Project>>& result)
{
    const bool wanted = m_running == job;
    const QString path = job->path;
    job->thread.join();
    std::erase_if(m_jobs, [&](const auto& j) { return j.get() == job; });
    if (!wanted)
        return;
    m_running = nullptr;
    emit finished(path, result);
}

} // namespace sp::ui
