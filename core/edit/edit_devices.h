// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/edit/edited.h"
#include "core/model/topology.h"

namespace sp {

/// Where something is put: the storey and the point; the room that holds the point is found.
struct PlaceAt {
    StoreyId storey;
    PlanPoint at;
};

/// A device of a kind of the catalogue ("card_reader", "push_button", "gas_detector", ...), near an opening beside it and on the nearer side
/// of its wall. A mark is proposed from the kind.
Result<Edited> placeDevice(const Project& project, const Topology& topology, const Catalogue& catalogue, const QString& kind,
                           const PlaceAt& place, const std::optional<OpeningId>& opening, NewIds& ids);
/// `body` and `actuator`: words of valve body.kind and actuator.kind.
Result<Edited> placeValve(const Project& project, const Topology& topology, const QString& body, const QString& actuator,
                          const PlaceAt& place, NewIds& ids);
Result<Edited> placeSupply(const Project& project, const Topology& topology, const PlaceAt& place, NewIds& ids);
/// `gas`: a word of source.gas, may be empty.
Result<Edited> placeSource(const Project& project, const Topology& topology, const QString& gas, const PlaceAt& place, NewIds& ids);

/// One link between two things of the plan, as a person draws it, in this order: source > valve > room, supply > what it feeds,
/// controller > lock or opening, detector or station > valve, detector > reader, detector or relay > hold-open, device > opening.
struct PlanLink {
    QString from, to; ///< ids; `to` may be a part `op-x/key`
    enum class Kind : quint8 { Feeds, Drives, Closes, Disables, Releases, AtOpening, FlowsFrom, FlowsTo } kind = Kind::Feeds;
    bool operator==(const PlanLink&) const = default;
};
/// Every link of the plan, for drawing; sorted.
std::vector<PlanLink> linksOf(const Project& project);
/// Which links are possible between two things; empty: none, and the tool says so.
std::vector<PlanLink::Kind> possibleLinks(const Project& project, const Catalogue& catalogue, const QString& from, const QString& to);
/// Makes a link. A supply that feeds an opening feeds its electrified items: one circuit of the supply for them.
Result<Edited> link(const Project& project, const Catalogue& catalogue, const PlanLink& link, NewIds& ids);
Result<Edited> unlink(const Project& project, const PlanLink& link);

} // namespace sp
