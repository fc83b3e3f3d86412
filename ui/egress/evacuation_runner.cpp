// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/evacuation_runner.h"

#include "core/egress/egress_engine.h"
#include "core/egress/egress_settings.h"
#include "core/facts/fact_sheet.h"
#include "core/model/topology.h"

namespace sp::ui {

namespace {

/// All that curves of one state of a plan are made of.
struct Ground {
    std::vector<std::shared_ptr<const StoreyInput>> inputs;
    EgressSettings settings;
    std::vector<EvacStair> stairs;
};

} // namespace

/// What the worker keeps from request to request.
struct EvacuationRunner::Kept {
    std::shared_ptr<const Library> library; ///< the sheet reads its tables
    std::shared_ptr<const Project> project;
    quint64 plan = 0;
    std::unique_ptr<FactSheet> sheet;
    std::unique_ptr<EgressEngine> engine = std::make_unique<EgressEngine>();
    Ground now;
    std::optional<Ground> before;
};

EvacuationRunner::EvacuationRunner(QObject* parent) : QObject(parent), m_thread([this] { work(); }) { }

EvacuationRunner::~EvacuationRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void EvacuationRunner::submit(EvacuationRequest request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(request);
    }
    m_wake.notify_one();
}

std::shared_ptr<const EvacuationVariants> EvacuationRunner::make(const EvacuationRequest& request, Kept& kept) const
{
    if (kept.project != request.project) {
        TopologyBuilder topology;
        kept.library = request.library;
        kept.sheet = std::make_unique<FactSheet>(
            std::make_shared<const PlanIndex>(request.project, topology.update(request.project), request.library->catalogue),
            request.library->sources());
        const bool edited = kept.project && kept.plan == request.plan;
        Ground now{kept.engine->inputsAt(*kept.sheet, Moment{}), egressSettings(*request.project), evacStairs(*kept.sheet)};
        kept.before = edited ? std::optional(std::move(kept.now)) : std::nullopt;
        kept.now = std::move(now);
        kept.project = request.project;
        kept.plan = request.plan;
    }
    EvacuationOptions options;
    options.preMovement = request.preMovement;
    const auto study = [&](const Ground& ground, const EvacuationOptions& with) {
        return evacuationStudy(ground.inputs, ground.settings, ground.stairs, with);
    };
    auto out = std::make_shared<EvacuationVariants>();
    out->number = request.number;
    out->plan = request.plan;
    out->lost = request.lost;
    out->scenario = request.scenarioName;
    using Kind = EvacuationVariants::Variant::Kind;
    out->variants.push_back({Kind::Built, study(kept.now, options)});
    if (!request.lost.isEmpty()) {
        EvacuationOptions lost = options;
        lost.lost = {request.lost};
        const Ground without{kept.engine->inputsAt(*kept.sheet, Moment{}, lost.lost), kept.now.settings, kept.now.stairs};
        out->variants.push_back({Kind::Lost, study(without, lost)});
    }
    if (request.scenario) {
        const Ground other{kept.engine->inputsAt(*kept.sheet, *request.scenario), kept.now.settings, kept.now.stairs};
        out->variants.push_back({Kind::Scenario, study(other, options)});
    }
    if (request.before && kept.before)
        out->variants.push_back({Kind::Before, study(*kept.before, options)});
    return out;
}

void EvacuationRunner::work()
{
    Kept kept;
    for (;;) {
        EvacuationRequest request;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_quit || m_waiting; });
            if (m_quit)
                return;
            request = std::move(*m_waiting);
            m_waiting.reset();
        }
        auto made = make(request, kept);
        QMetaObject::invokeMethod(
            this, [this, made] { emit finished(made); }, Qt::QueuedConnection);
    }
}

} // namespace sp::ui
