// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/canvas/plan_items.h"
#include "ui/print/plan_labels.h"

namespace sp::ui {

/// What one entity brings to a scene: an item, a label beside it, and what texts should keep off.
struct ScenePiece {
    std::unique_ptr<EntityItem> item;
    std::optional<PlanLabel> label;
    std::vector<Obstacle> obstacles;
};

/// What pieces are made of; lives as long as its parts. A piece is empty when the entity does not stand on the storey or has no place.
struct PieceMaker {
    const Project& project;
    const Topology& topology;
    const DoorLabeller& labeller;
    const CanvasLook& look;
    const std::optional<StoreyId>& storey;

    ScenePiece room(const Room& room) const;
    ScenePiece opening(const Opening& opening) const;
    /// `cuts`: what its openings take out; `all`: every wall of the storey.
    ScenePiece wall(const Wall& wall, const std::vector<WallCut>& cuts, const std::vector<const Wall*>& all) const;
    ScenePiece obstruction(const Obstruction& obstruction) const;
    ScenePiece device(const Device& device) const;
    ScenePiece supply(const Supply& supply) const;
    ScenePiece source(const Source& source) const;
    ScenePiece valve(const Valve& valve) const;

    /// The label of an opening whose shape is known.
    PlanLabel labelOf(const Opening& opening, const OpeningShape& shape) const;

private:
    bool here(EntityKind kind, const QString& id) const { return storeyOf(project, EntityRef{kind, id}) == storey; }
    ScenePiece symbol(EntityRef ref, QPointF at, std::variant<ValveLook, DeviceLook> symbol, QStringList lines, QPointF away = {}) const;
};

/// The way out of the building through an opening whose role is an exit; nullopt for all others.
std::optional<QPointF> exitOf(const Project& project, const Topology& topology, const Opening& opening);

} // namespace sp::ui
