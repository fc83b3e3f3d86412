// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/print/door_labels.h"

#include <QImage>

namespace sp::ui {

struct PictureOptions {
    QSize size; ///< pixels
    DoorLabels doorLabels = DoorLabels::Mark;
    QString title; ///< of the plan; the caption adds the storey and what is on it
};

/// One storey that fills a picture, for looking through a plan: every room with its outline, every door with its label, and what belongs to
/// no room in another colour than rooms. No findings. `storey` nullopt: what stands on no known storey.
QImage planPicture(const Project& project, const Topology& topology, const std::optional<StoreyId>& storey, const PictureOptions& options);

} // namespace sp::ui
