// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/people_chart.h"
#include "ui/egress/evacuation_runner.h"

#include <functional>

namespace sp::ui {

/// What people call a thing of the plan, storeys too.
using NameOf = std::function<QString(const QString& id)>;

/// What the chart shows of a study.
enum class EvacuationShow : quint8 { All, Exits, Storeys, Chosen };

/// "as drawn", "without 101A".
QString variantWords(const EvacuationVariants& variants, const EvacuationVariants::Variant& variant, const NameOf& nameOf);
/// `chosen`: id of a room, whose people who are left are shown, or of an opening, whose queue is.
PeoplePicture evacuationPicture(const EvacuationVariants& variants, EvacuationShow show, const QString& chosen, const NameOf& nameOf);
/// The key figures in sentences, for people who cannot see the chart.
QString evacuationWords(const EvacuationVariants& variants, const NameOf& nameOf);

} // namespace sp::ui
