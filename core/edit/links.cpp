// SPDX-License-Identifier: GPL-3.0-or-later
// Links between things of the plan: what feeds, drives, closes, disables and releases what.
#include "core/edit/cleaning.h"
#include "core/edit/edit_devices.h"
#include "core/edit/elements.h"
#include "core/edit/references.h"

#include <tuple>

namespace sp {

namespace {

using Kind = PlanLink::Kind;

bool can(const Catalogue& catalogue, const QString& kind, DeviceAct act)
{
    const DeviceKind* k = catalogue.find(kind);
    return k && k->can(act);
}
bool takes(const Catalogue& catalogue, const QString& kind, DeviceAct act)
{
    const DeviceKind* k = catalogue.find(kind);
    return k && k->takes(act);
}
bool isLoad(const Catalogue& catalogue, const QString& kind)
{
    const DeviceKind* k = catalogue.find(kind);
    return k && k->load;
}
bool isLocking(const Catalogue& catalogue, const QString& kind)
{
    const DeviceKind* k = catalogue.find(kind);
    return k && k->locking;
}

/// What a link ends at: a device, a valve, a room, an opening with the items that are meant.
struct End {
    const Device* device = nullptr;
    const Valve* valve = nullptr;
    const Room* room = nullptr;
    const Opening* opening = nullptr;
    std::vector<const HardwareItem*> items; ///< one, or all of the opening's set
    bool whole = true; ///< the opening, not one item
};

// The part of a valve that a circuit feeds: an actuator that runs on electricity, else the solenoid. Empty: nothing on it takes power.
QString fedPartOf(const Valve& valve)
{
    static const FieldId kind = field("actuator.kind");
    const auto w = valve.facts.word(kind);
    const QString word = w ? wordAt(fieldOf(kind).words, *w) : QString();
    if (word == u"motor" || word.startsWith(u"electric") || word == u"electrohydraulic")
        return QStringLiteral("actuator");
    return valve.noSolenoid ? QString() : QStringLiteral("solenoid");
}

End endOf(const Project& project, const QString& text)
{
    const PartRef ref = references::partOf(text);
    End end;
    end.device = ref.part.isEmpty() ? project.devices.find(DeviceId(ref.entity)) : nullptr;
    if (const Valve* valve = project.valves.find(ValveId(ref.entity)); valve && (ref.part.isEmpty() || ref.part == fedPartOf(*valve)))
        end.valve = valve;
    end.room = ref.part.isEmpty() ? project.rooms.find(RoomId(ref.entity)) : nullptr;
    const Opening* opening = project.openings.find(OpeningId(ref.entity));
    const HardwareSet* set = opening ? project.hardwareSets.find(opening->set) : nullptr;
    if (opening && set && set->items)
        for (const HardwareItem& item : *set->items)
            if (ref.part.isEmpty() || item.key == ref.part)
                end.items.push_back(&item);
    end.whole = ref.part.isEmpty();
    if (opening && (end.whole || !end.items.empty()))
        end.opening = opening;
    return end;
}

/// The items of an end that a kind of link can mean: `op-x/lock`, ... In order of the set.
std::vector<PartRef> partsFor(const Catalogue& catalogue, const End& end, Kind kind)
{
    std::vector<PartRef> out;
    for (const HardwareItem* item : end.items) {
        // One item that somebody points at is taken at its word when it is electrified at all.
        const DeviceKind* k = catalogue.find(item->kind);
        const bool electrified = k && k->electrified;
        const bool fits = kind == Kind::Feeds ? (end.whole ? isLoad(catalogue, item->kind) : electrified)
            : kind == Kind::Drives            ? isLocking(catalogue, item->kind)
            : kind == Kind::Releases ? takes(catalogue, item->kind, DeviceAct::Releases) || (!end.whole && isLocking(catalogue, item->kind))
                                     : false;
        if (fits)
            out.push_back({end.opening->id.text(), item->key});
    }
    return out;
}

const char* verb(Kind kind)
{
    static constexpr const char* words[] = {"feed", "drive", "close", "disable", "release", "stand at", "be the source of", "lead into"};
    return words[static_cast<size_t>(kind)];
}

template <class T>
bool addOnce(std::optional<std::vector<T>>& list, const T& value)
{
    if (!list)
        list.emplace();
    if (std::find(list->begin(), list->end(), value) != list->end())
        return false;
    list->push_back(value);
    return true;
}

template <class T>
bool takeOut(std::optional<std::vector<T>>& list, const T& value)
{
    return list && std::erase(*list, value) > 0;
}

Error alreadyLinked(const Project& project, const PlanLink& link)
{
    return {ErrorCode::Value,
            QStringLiteral("%1 and %2 are linked so already").arg(elementName(project, link.from), elementName(project, link.to)),
            link.from};
}

// One circuit of the supply for what it does not feed yet. Something that another circuit feeds is refused: it would have two supplies.
Result<Edited> feed(const Project& project, const PlanLink& link, std::vector<PartRef> loads, NewIds& ids)
{
    const SupplyId supply(link.from);
    for (const auto& circuit : project.circuits) {
        const auto& feeds = circuit->feeds.value_or(std::vector<PartRef>());
        for (const PartRef& load : feeds) {
            const auto at = std::find(loads.begin(), loads.end(), load);
            if (at == loads.end())
                continue;
            if (circuit->supply && circuit->supply != supply)
                return Error{ErrorCode::Value,
                             QStringLiteral("%1 is fed by %2 already: take that link away first")
                                 .arg(elementName(project, load.text()), elementName(project, circuit->supply->text())),
                             load.text()};
            loads.erase(at);
        }
    }
    if (loads.empty())
        return alreadyLinked(project, link);
    Circuit circuit{.id = ids.make(project.circuits)};
    circuit.supply = supply;
    circuit.feeds = std::move(loads);
    PlanDraft draft(project);
    draft.made += circuit.id.text();
    draft.put(std::move(circuit));
    return draft.take();
}

void standAt(const Project& project, Device& device, const Opening& opening)
{
    device.opening = opening.id;
    const auto frame = frameOf(project, opening);
    device.side = frame && device.at ? std::optional(sideOf(*frame, *device.at)) : std::nullopt;
    device.room.reset();
    device.storey.reset();
}

} // namespace

std::vector<PlanLink> linksOf(const Project& project)
{
    std::vector<PlanLink> out;
    for (const auto& circuit : project.circuits)
        if (circuit->supply && circuit->feeds)
            for (const PartRef& load : *circuit->feeds)
                out.push_back({circuit->supply->text(), load.text(), Kind::Feeds});
    for (const auto& device : project.devices) {
        const auto add = [&](const auto& list, Kind kind) {
            if (list)
                for (const auto& to : *list)
                    out.push_back({device->id.text(), to.text(), kind});
        };
        add(device->drives, Kind::Drives);
        add(device->closes, Kind::Closes);
        add(device->disables, Kind::Disables);
        add(device->releases, Kind::Releases);
        if (device->opening)
            out.push_back({device->id.text(), device->opening->text(), Kind::AtOpening});
    }
    for (const auto& valve : project.valves) {
        if (valve->from)
            out.push_back({valve->from->text(), valve->id.text(), Kind::FlowsFrom});
        if (valve->to)
            out.push_back({valve->id.text(), valve->to->text(), Kind::FlowsTo});
    }
    const auto key = [](const PlanLink& l) { return std::tie(l.kind, l.from, l.to); };
    std::sort(out.begin(), out.end(), [&](const PlanLink& a, const PlanLink& b) { return key(a) < key(b); });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<PlanLink::Kind> possibleLinks(const Project& project, const Catalogue& catalogue, const QString& from, const QString& to)
{
    std::vector<Kind> out;
    const End end = endOf(project, to);
    if (project.supplies.find(SupplyId(from))) {
        const bool device = end.device && isLoad(catalogue, end.device->kind);
        if (device || (end.valve && !fedPartOf(*end.valve).isEmpty()) || !partsFor(catalogue, end, Kind::Feeds).empty())
            out.push_back(Kind::Feeds);
    } else if (const Device* device = project.devices.find(DeviceId(from))) {
        if (can(catalogue, device->kind, DeviceAct::Drives) && !partsFor(catalogue, end, Kind::Drives).empty())
            out.push_back(Kind::Drives);
        if (can(catalogue, device->kind, DeviceAct::Closes) && end.valve)
            out.push_back(Kind::Closes);
        if (can(catalogue, device->kind, DeviceAct::Disables) && end.device && end.device != device
            && takes(catalogue, end.device->kind, DeviceAct::Disables))
            out.push_back(Kind::Disables);
        if (can(catalogue, device->kind, DeviceAct::Releases)
            && (!partsFor(catalogue, end, Kind::Releases).empty()
                || (end.device && takes(catalogue, end.device->kind, DeviceAct::Releases))))
            out.push_back(Kind::Releases);
        if (end.opening && end.whole)
            out.push_back(Kind::AtOpening);
    } else if (project.sources.find(SourceId(from))) {
        if (end.valve)
            out.push_back(Kind::FlowsFrom);
    } else if (project.valves.find(ValveId(from))) {
        if (end.room)
            out.push_back(Kind::FlowsTo);
    }
    return out;
}

Result<Edited> link(const Project& project, const Catalogue& catalogue, const PlanLink& link, NewIds& ids)
{
    for (const QString& id : {link.from, link.to})
        if (!hasElement(project, references::partOf(id).entity))
            return notInPlan(id);
    const auto possible = possibleLinks(project, catalogue, link.from, link.to);
    if (std::find(possible.begin(), possible.end(), link.kind) == possible.end())
        return Error{ErrorCode::Value,
                     QStringLiteral("%1 cannot %2 %3")
                         .arg(elementName(project, link.from), QString::fromLatin1(verb(link.kind)), elementName(project, link.to)),
                     link.from};
    const End end = endOf(project, link.to);
    std::vector<PartRef> parts = partsFor(catalogue, end, link.kind);
    if (parts.empty())
        parts.push_back(end.valve ? PartRef{end.valve->id.text(), fedPartOf(*end.valve)} : PartRef{link.to, {}});
    if (link.kind == Kind::Feeds)
        return feed(project, link, std::move(parts), ids);

    PlanDraft draft(project);
    bool changed = false;
    if (const Device* before = project.devices.find(DeviceId(link.from))) {
        Device device = *before;
        switch (link.kind) {
        case Kind::Drives:
            for (const PartRef& part : parts)
                changed |= addOnce(device.drives, part);
            break;
        case Kind::Releases:
            for (const PartRef& part : parts)
                changed |= addOnce(device.releases, part);
            break;
        case Kind::Closes: changed = addOnce(device.closes, end.valve->id); break;
        case Kind::Disables: changed = addOnce(device.disables, end.device->id); break;
        case Kind::AtOpening:
            changed = device.opening != end.opening->id;
            if (changed)
                standAt(project, device, *end.opening);
            break;
        case Kind::Feeds:
        case Kind::FlowsFrom:
        case Kind::FlowsTo: break;
        }
        draft.put(std::move(device));
    } else {
        Valve valve = link.kind == Kind::FlowsFrom ? *end.valve : *project.valves.find(ValveId(link.from));
        const auto replaced = [&](const auto& old) {
            if (old)
                draft.notes += QStringLiteral("%1 was linked to %2 before.")
                                   .arg(elementName(project, valve.id.text()), elementName(project, old->text()));
        };
        if (link.kind == Kind::FlowsFrom) {
            changed = valve.from != SourceId(link.from);
            if (changed)
                replaced(valve.from);
            valve.from = SourceId(link.from);
        } else {
            changed = valve.to != end.room->id;
            if (changed)
                replaced(valve.to);
            valve.to = end.room->id;
        }
        draft.put(std::move(valve));
    }
    return changed ? Result<Edited>(draft.take()) : alreadyLinked(project, link);
}

Result<Edited> unlink(const Project& project, const PlanLink& link)
{
    PlanDraft draft(project);
    const PartRef to = references::partOf(link.to);
    // Naming the opening or the valve means all of its parts.
    const auto isMeant = [&](const PartRef& part) { return part == to || (to.part.isEmpty() && part.entity == to.entity); };
    bool changed = false;
    if (link.kind == Kind::Feeds) {
        for (const auto& row : project.circuits) {
            if (row->supply != SupplyId(link.from) || !row->feeds)
                continue;
            Circuit circuit = *row;
            if (std::erase_if(*circuit.feeds, isMeant) == 0)
                continue;
            changed = true;
            if (!circuit.feeds->empty()) {
                draft.put(std::move(circuit));
                continue;
            }
            draft.notes += QStringLiteral("The circuit %1 has nothing left to feed and went along.").arg(row->id.text());
            draft.remove(project.circuits, row->id);
        }
    } else if (const Device* before = project.devices.find(DeviceId(link.from))) {
        Device device = *before;
        switch (link.kind) {
        case Kind::Drives: changed = device.drives && std::erase_if(*device.drives, isMeant) > 0; break;
        case Kind::Releases: changed = device.releases && std::erase_if(*device.releases, isMeant) > 0; break;
        case Kind::Closes: changed = takeOut(device.closes, ValveId(link.to)); break;
        case Kind::Disables: changed = takeOut(device.disables, DeviceId(link.to)); break;
        case Kind::AtOpening:
            changed = device.opening == OpeningId(link.to);
            if (changed) {
                device.storey = storeyOf(project, *before);
                device.opening.reset();
                device.side.reset();
                if (device.at && !device.room)
                    device.room = RoomFinder(project).at(device.storey, *device.at);
                if (device.room)
                    device.storey.reset();
            }
            break;
        case Kind::Feeds:
        case Kind::FlowsFrom:
        case Kind::FlowsTo: break;
        }
        draft.put(std::move(device));
    } else if (const Valve* row = project.valves.find(ValveId(link.kind == Kind::FlowsFrom ? link.to : link.from))) {
        Valve valve = *row;
        if (link.kind == Kind::FlowsFrom && valve.from == SourceId(link.from)) {
            valve.from.reset();
            changed = true;
        } else if (link.kind == Kind::FlowsTo && valve.to == RoomId(link.to)) {
            valve.to.reset();
            changed = true;
        }
        draft.put(std::move(valve));
    }
    if (!changed)
        return Error{ErrorCode::Reference,
                     QStringLiteral("%1 and %2 are not linked so").arg(elementName(project, link.from), elementName(project, link.to)),
                     link.from};
    Edited out = draft.take();
    return out;
}

} // namespace sp
