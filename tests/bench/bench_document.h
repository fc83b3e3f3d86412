// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sp::bench {

/// Prints what an edit of a big plan costs the window's thread, and when its findings are there.
void measureDocument(bool quick);

} // namespace sp::bench
