// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_study.h"

#include "core/facts/fact_sheet.h"
#include "core/model/topology.h"

namespace sp::ui {

std::shared_ptr<const FailureStudy> makeStudy(const StudyRequest& request, const std::function<bool()>& stop)
{
    const auto stopped = [&] { return stop && stop(); };
    auto topology = request.topology;
    if (!topology) {
        TopologyBuilder builder;
        topology = builder.update(request.project);
    }
    auto study = std::make_shared<FailureStudy>();
    study->revision = request.revision;
    study->options = request.options;
    study->library = request.library;
    study->project = request.project;
    study->sheet = std::make_unique<FactSheet>(
        std::make_shared<const PlanIndex>(request.project, std::move(topology), request.library->catalogue), request.library->sources());
    if (stopped())
        return nullptr;
    study->words = std::make_unique<PlanWords>(*study->sheet);
    study->model = std::make_unique<FailureModel>(*study->sheet);
    if (stopped())
        return nullptr;
    study->states = statesReport(*study->model);
    if (stopped())
        return nullptr;
    study->matrix = causeEffect(*study->sheet, *study->model, study->states);
    if (stopped())
        return nullptr;
    study->power = powerReport(*study->sheet, *study->model, request.options);
    study->curves = outageCurves(*study->model, study->power);
    study->lines = outageLines(*study->sheet, *study->model, study->power);
    return stopped() ? nullptr : study;
}

StudyRunner::StudyRunner(QObject* parent) : QObject(parent), m_thread([this] { work(); }) { }

StudyRunner::~StudyRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_overtaken = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StudyRunner::submit(StudyRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(request);
        m_overtaken = true;
    }
    m_wake.notify_one();
}

void StudyRunner::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_waiting.reset();
    m_overtaken = true;
}

void StudyRunner::work()
{
    for (;;) {
        StudyRequest request;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_quit || m_waiting; });
            if (m_quit)
                return;
            request = std::move(*m_waiting);
            m_waiting.reset();
            m_overtaken = false;
        }
        if (auto study = makeStudy(request, [this] { return m_overtaken.load(); }))
            QMetaObject::invokeMethod(
                this, [this, study = std::move(study)] { emit finished(study); }, Qt::QueuedConnection);
    }
}

} // namespace sp::ui
