// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/egress_engine.h"

#include "core/base/parallel.h"
#include "core/egress/egress_settings.h"
#include "core/egress/necks.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <numbers>
#include <set>

namespace sp {

namespace {

StoreyInput::Beyond beyondOf(const StoreyWays& ways, const WalkLink& link)
{
    const int cell = ways.plan().spaces[static_cast<size_t>(link.space)].cell;
    return {ways.straight().wayFrom(cell, link.at).nm, ways.rectilinear().wayFrom(cell, link.at).nm, LinkEnd::None};
}

// What the stairs of a storey are worth to those who come by them: by its own exits, without going on by a stair.
std::vector<LinkEnd> ownEnds(const StoreyWays& ways, const EgressSettings& settings)
{
    const CutFloor floor = cutFloor(ways.plan(), settings.neckMax, settings.alcoves);
    const std::vector<LinkEnd> none(ways.plan().links.size(), LinkEnd::None);
    const Choices choices = choicesOf(ways.plan(), floor, ways.use(), none, settings.neckMax);
    std::vector<LinkEnd> out;
    for (const CutFloor::Place& place : floor.links) {
        LinkEnd end = LinkEnd::None;
        for (const int piece : place.pieces) {
            const auto p = static_cast<size_t>(piece);
            end = std::max(end, choices.pieceHas[p] ? LinkEnd::Choice : choices.pieceReaches[p] ? LinkEnd::Reaches : LinkEnd::None);
        }
        out.push_back(end);
    }
    return out;
}

// The end of the same stair on another storey.
struct OtherEnd {
    size_t storey = 0, link = 0;
};

FloorSettings floorSettings(const EgressSettings& settings)
{
    FloorSettings out;
    out.clearance = settings.clearance;
    if (settings.axes)
        out.axes = static_cast<double>(settings.axes->n) * 1e-6 * std::numbers::pi / 180;
    return out;
}

} // namespace

std::vector<bool> EgressEngine::touched(const FactSheet& sheet, const Changed& changed) const
{
    const Project& project = sheet.project();
    const std::vector<WalkFloors::Floor>& floors = m_floors.floors();
    std::vector<bool> out(floors.size(), changed.all());
    const auto touch = [&](const std::optional<StoreyId>& storey) {
        for (size_t i = 0; i < floors.size(); ++i)
            if (floors[i].input->storey == storey || (i + 1 == floors.size() && !floors[i].input->storey))
                out[i] = true;
    };
    for (size_t row = 0; row < changed.openings.size(); ++row)
        if (changed.openings[row])
            touch(storeyOf(sheet.index(), row));
    for (size_t row = 0; row < changed.rooms.size(); ++row)
        if (changed.rooms[row])
            touch(project.rooms[row].storey);
    return out;
}

void EgressEngine::gather(const FactSheet& sheet, const Changed& changed)
{
    const std::vector<bool> isTouched = touched(sheet, changed);
    std::vector<Storey> storeys;
    for (size_t place = 0; place < m_floors.floors().size(); ++place) {
        const WalkFloors::Floor& floor = m_floors.floors()[place];
        const auto known = std::find_if(m_storeys.begin(), m_storeys.end(),
                                        [&](const Storey& s) { return s.floor && s.floor->storey == floor.input->storey; });
        Storey storey;
        if (known != m_storeys.end())
            storey = std::move(*known);
        storey.due = storey.due || storey.floor != floor.input || isTouched[place];
        storey.floor = floor.input;
        if (storey.due) {
            auto input = gatherStorey(sheet, floor, m_moment, storey.input.get(), changed);
            if (!storey.input || *storey.input != *input)
                storey.input = std::move(input);
            storey.due = false;
        }
        storeys.push_back(std::move(storey));
    }
    m_storeys = std::move(storeys);
}

// Inputs with what lies beyond their stairs. Ways may go up and down again, so distances settle in rounds; each shortens some, and none has
// more stairs on it than there are storeys.
std::vector<std::shared_ptr<const StoreyInput>> EgressEngine::linked(const std::vector<Storey>& storeys, const EgressSettings& settings)
{
    std::vector<std::shared_ptr<const StoreyInput>> out;
    for (const Storey& storey : storeys)
        out.push_back(storey.input);
    std::vector<size_t> withLinks;
    for (size_t i = 0; i < out.size(); ++i)
        if (!out[i]->plan->links.empty())
            withLinks.push_back(i);
    if (withLinks.empty())
        return out;
    const auto otherEnd = [&](size_t storey, const FloorLink& link) -> std::optional<OtherEnd> {
        const RoomId& here = storeys[storey].floor->rooms[static_cast<size_t>(link.room)].id;
        for (const size_t i : withLinks)
            for (size_t k = 0; k < out[i]->plan->links.size(); ++k) {
                const FloorLink& back = storeys[i].floor->links[static_cast<size_t>(out[i]->plan->links[k].stair)];
                if (back.stair == link.stair && back.other == here
                    && storeys[i].floor->rooms[static_cast<size_t>(back.room)].id == link.other)
                    return OtherEnd{i, k};
            }
        return std::nullopt;
    };
    std::vector<std::vector<std::optional<OtherEnd>>> others(out.size());
    for (const size_t i : withLinks)
        for (const WalkLink& link : out[i]->plan->links)
            others[i].push_back(otherEnd(i, storeys[i].floor->links[static_cast<size_t>(link.stair)]));
    const auto setEnds = [&](bool hopeful) {
        std::vector<std::vector<LinkEnd>> own(out.size());
        for (const size_t i : withLinks)
            own[i] = ownEnds(StoreyWays(*out[i], hopeful), settings);
        // Whoever goes on by another stair is out only where he need not come back.
        const std::function<bool(size_t, std::set<size_t>)> leads = [&](size_t storey, std::set<size_t> passed) {
            passed.insert(storey);
            for (size_t k = 0; k < others[storey].size(); ++k)
                if (own[storey][k] != LinkEnd::None
                    || (others[storey][k] && !passed.contains(others[storey][k]->storey) && leads(others[storey][k]->storey, passed)))
                    return true;
            return false;
        };
        for (const size_t i : withLinks) {
            auto next = std::make_shared<StoreyInput>(*out[i]);
            for (size_t k = 0; k < others[i].size(); ++k)
                if (const auto& other = others[i][k]) {
                    const LinkEnd end = own[other->storey][other->link];
                    (hopeful ? next->beyondLinksHoped : next->beyondLinks)[k].end =
                        end == LinkEnd::None && leads(other->storey, {i}) ? LinkEnd::Reaches : end;
                }
            out[i] = std::move(next);
        }
    };
    setEnds(false);
    setEnds(true);
    for (size_t round = 0; round <= withLinks.size(); ++round) {
        std::vector<std::vector<std::pair<StoreyInput::Beyond, StoreyInput::Beyond>>> ends(out.size());
        for (const size_t i : withLinks) {
            const StoreyWays sure(*out[i], false), hoped(*out[i], true);
            for (const WalkLink& link : out[i]->plan->links)
                ends[i].emplace_back(beyondOf(sure, link), beyondOf(hoped, link));
        }
        bool changed = false;
        for (const size_t i : withLinks) {
            auto next = std::make_shared<StoreyInput>(*out[i]);
            for (size_t k = 0; k < others[i].size(); ++k)
                if (const auto& other = others[i][k]) {
                    const auto& [sure, hoped] = ends[other->storey][other->link];
                    next->beyondLinks[k] = {sure.straight, sure.rectilinear, next->beyondLinks[k].end};
                    next->beyondLinksHoped[k] = {hoped.straight, hoped.rectilinear, next->beyondLinksHoped[k].end};
                }
            if (*next != *out[i]) {
                out[i] = std::move(next);
                changed = true;
            }
        }
        if (!changed)
            break;
    }
    return out;
}

std::shared_ptr<const EgressResults> EgressEngine::update(const FactSheet& sheet, const Changed& changed, const std::function<bool()>& stop)
{
    const EgressSettings settings = egressSettings(sheet.project());
    m_floors.follow(sheet, floorSettings(settings));
    gather(sheet, changed);
    std::vector<std::shared_ptr<const StoreyInput>> inputs = linked(m_storeys, settings);
    std::vector<std::shared_ptr<const EgressStoreyResults>> results(inputs.size());
    std::vector<size_t> due;
    for (size_t i = 0; i < inputs.size(); ++i) {
        for (size_t k = 0; k < m_inputs.size() && settings == m_settings; ++k)
            if (m_results[k] && m_inputs[k]->id == inputs[i]->id && (m_inputs[k] == inputs[i] || *m_inputs[k] == *inputs[i])) {
                results[i] = m_results[k];
                inputs[i] = m_inputs[k];
            }
        if (!results[i])
            due.push_back(i);
    }
    std::mutex asking;
    const auto stopped = [&] {
        const std::scoped_lock lock(asking);
        return stop && stop();
    };
    inParallel(due.size(), [&](size_t k) {
        if (!stopped())
            results[due[k]] = measureStorey(*inputs[due[k]], settings);
    });
    if (std::any_of(due.begin(), due.end(), [&](size_t i) { return !results[i]; }))
        return nullptr;
    m_inputs = std::move(inputs);
    m_results = std::move(results);
    if (m_last && m_last->storeys == m_results && settings == m_settings)
        return m_last;
    m_settings = settings;
    auto out = std::make_shared<EgressResults>();
    out->settings = settings;
    out->storeys = m_results;
    out->makeIndex(m_last.get());
    m_last = out;
    return out;
}

std::vector<EgressEngine::Inputs> EgressEngine::inputsIn(const FactSheet& sheet, const std::vector<const Moment*>& moments) const
{
    std::vector<std::vector<Storey>> storeys(moments.size(), m_storeys);
    std::vector<bool> any(moments.size(), false);
    for (size_t i = 0; i < m_storeys.size(); ++i) {
        const Inputs others = withUses(sheet, *m_storeys[i].input, moments);
        for (size_t m = 0; m < moments.size(); ++m)
            if (others[m]) {
                storeys[m][i].input = others[m];
                any[m] = true;
            }
    }
    std::vector<Inputs> out;
    for (size_t m = 0; m < moments.size(); ++m) {
        out.push_back(any[m] ? linked(storeys[m], m_settings) : m_inputs);
        for (size_t i = 0; any[m] && i < m_inputs.size(); ++i)
            if (*out[m][i] == *m_inputs[i])
                out[m][i] = m_inputs[i];
    }
    return out;
}

std::vector<std::shared_ptr<const StoreyInput>> EgressEngine::inputsAt(const FactSheet& sheet, const Moment& moment,
                                                                       const std::vector<QString>& lost)
{
    const EgressSettings settings = egressSettings(sheet.project());
    m_floors.follow(sheet, floorSettings(settings));
    std::vector<Storey> storeys;
    for (const WalkFloors::Floor& floor : m_floors.floors()) {
        auto input = std::make_shared<StoreyInput>(*gatherStorey(sheet, floor, moment));
        for (StoreyInput::Opening& o : input->openings)
            if (std::find(lost.begin(), lost.end(), o.id) != lost.end())
                o.fromA = o.fromB = EgressDoor::Use::No;
        storeys.push_back({floor.input, std::move(input), false});
    }
    return linked(storeys, settings);
}

std::shared_ptr<const EgressResults> egressAt(const FactSheet& sheet, const Moment& moment)
{
    return EgressEngine(moment).update(sheet);
}

} // namespace sp
