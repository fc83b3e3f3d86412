// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/fire_rating.h"

#include <QString>

namespace sp {

/// Reads one class or time that fills the text: "EI2 30-C5", "T 30-1", "-/60/30", "1 1/2 HR". The text is plainText() without words that
/// mean no class. What the caller knows already (smoke, self-closing) stays; false leaves the rating as it was.
bool readRatingForm(const QString& text, FireRating& rating);

} // namespace sp
