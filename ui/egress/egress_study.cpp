// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_study.h"

#include "core/facts/fact_sheet.h"
#include "core/model/topology.h"
#include "ui/failure/failure_study.h"

namespace sp::ui {

/// What the worker keeps from request to request, so that an edit costs its storey only.
struct EgressRunner::Kept {
    std::unique_ptr<EgressEngine> built = std::make_unique<EgressEngine>();
    std::unique_ptr<EgressEngine> other; ///< of the last moment that was not F0
    quint64 otherMoment = 0;
    std::shared_ptr<const FailureStudy> faultsOf; ///< that the other one's moment points into
    std::shared_ptr<const EgressStudy> study;
    std::shared_ptr<const EgressHeat> heat;
};

namespace {

using Stop = std::function<bool()>;

std::shared_ptr<EgressStudy> sheetOf(const EgressRequest& request)
{
    auto topology = request.topology;
    if (!topology) {
        TopologyBuilder builder;
        topology = builder.update(request.project);
    }
    auto study = std::make_shared<EgressStudy>();
    study->revision = request.revision;
    study->moment = request.moment;
    study->asBuilt = !request.at;
    study->library = request.library;
    study->project = request.project;
    study->sheet = std::make_unique<FactSheet>(
        std::make_shared<const PlanIndex>(request.project, std::move(topology), request.library->catalogue), request.library->sources());
    study->words = std::make_unique<PlanWords>(*study->sheet);
    return study;
}

void addLoads(EgressStudy& study)
{
    const FactId load = study.sheet->id("space.occupant_load");
    for (size_t row = 0; row < study.project->rooms.size(); ++row)
        study.loads.insert(study.project->rooms[row].id.text(),
                           FactView{*study.sheet, {SubjectKind::Room, static_cast<quint32>(row), 0}, nullptr}.number(load));
}

const StoreyInput* inputOf(const EgressStudy& study, const QString& storey)
{
    for (const auto& input : study.inputs)
        if (input->id == storey)
            return input.get();
    return nullptr;
}

} // namespace

EgressRunner::EgressRunner(QObject* parent) : QObject(parent), m_thread([this] { work(); }) { }

EgressRunner::~EgressRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_overtaken = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void EgressRunner::submit(EgressRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(request);
        m_overtaken = true;
    }
    m_wake.notify_one();
}

void EgressRunner::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_waiting.reset();
    m_overtaken = true;
}

void EgressRunner::serve(const EgressRequest& request, Kept& kept)
{
    const Stop stop = [this] { return m_overtaken.load(); };
    if (!kept.study || kept.study->revision != request.revision || kept.study->moment != request.moment
        || kept.study->project != request.project) {
        auto study = sheetOf(request);
        study->built = kept.built->update(*study->sheet, {}, stop);
        if (!study->built)
            return;
        study->results = study->built;
        study->inputs = kept.built->inputs();
        if (request.at) {
            if (!kept.other || kept.otherMoment != request.moment) {
                kept.other = std::make_unique<EgressEngine>(*request.at);
                kept.otherMoment = request.moment;
                kept.faultsOf = request.faultsOf;
            }
            study->results = kept.other->update(*study->sheet, {}, stop);
            if (!study->results)
                return;
            study->inputs = kept.other->inputs();
        }
        study->sheet->setEgress(study->built);
        addLoads(*study);
        kept.study = study;
        QMetaObject::invokeMethod(
            this, [this, study = kept.study] { emit finished(study); }, Qt::QueuedConnection);
    }
    if (!request.heatOf)
        return;
    const EgressStudy& study = *kept.study;
    const bool same =
        kept.heat && kept.heat->revision == study.revision && kept.heat->moment == study.moment && kept.heat->storey == *request.heatOf;
    if (!same) {
        const StoreyInput* input = inputOf(study, *request.heatOf);
        const auto made = input ? makeHeat(*input, stop) : nullptr;
        if (!made)
            return;
        auto heat = std::make_shared<EgressHeat>(*made);
        heat->revision = study.revision;
        heat->moment = study.moment;
        kept.heat = std::move(heat);
    }
    QMetaObject::invokeMethod(
        this, [this, heat = kept.heat] { emit heated(heat); }, Qt::QueuedConnection);
}

void EgressRunner::work()
{
    Kept kept;
    for (;;) {
        EgressRequest request;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_quit || m_waiting; });
            if (m_quit)
                return;
            request = std::move(*m_waiting);
            m_waiting.reset();
            m_overtaken = false;
        }
        serve(request, kept);
    }
}

} // namespace sp::ui
