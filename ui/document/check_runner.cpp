// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/check_runner.h"

#include <QElapsedTimer>

namespace sp::ui {

CheckRunner::CheckRunner(QObject* parent) : QObject(parent), m_thread([this] { work(); }) { }

CheckRunner::~CheckRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_overtaken = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void CheckRunner::submit(quint64 revision, std::shared_ptr<const Project> project, const QString& today,
                         std::shared_ptr<const Topology> topology)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = Job{revision, std::move(project), today, std::move(topology)};
        m_overtaken = true;
    }
    m_wake.notify_one();
}

void CheckRunner::lookFirstAt(const std::optional<StoreyId>& storey, const QStringList& entities)
{
    const std::lock_guard lock(m_mutex);
    m_early = EarlyLook{storey, entities, {}};
}

void CheckRunner::work()
{
    std::shared_ptr<const Library> library;
    std::unique_ptr<Checker> checker;
    std::shared_ptr<const Assessment> last;
    Counts counts;
    for (;;) {
        Job job;
        std::optional<EarlyLook> early;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_quit || m_waiting; });
            if (m_quit)
                return;
            job = std::move(*m_waiting);
            m_waiting.reset();
            early = m_early;
            m_overtaken = false;
        }
        QElapsedTimer clock;
        clock.start();
        if (!library) {
            library = std::make_shared<const Library>();
            checker = std::make_unique<Checker>(*library);
        }
        const auto show = [&](std::shared_ptr<const Assessment> assessment) {
            counts = last ? countsAfter(counts, *last, *assessment) : countsOf(*assessment);
            last = assessment;
            const CheckResult result{job.revision, library, job.project, std::move(assessment), clock.elapsed(), nullptr, counts};
            QMetaObject::invokeMethod(
                this, [this, result] { emit finished(result); }, Qt::QueuedConnection);
        };
        if (early)
            early->show = show;
        const auto stop = [this] { return m_overtaken.load(); };
        if (auto assessment = checker->update(job.project, job.topology, job.today, stop, early ? &*early : nullptr))
            show(std::move(assessment));
    }
}

} // namespace sp::ui
