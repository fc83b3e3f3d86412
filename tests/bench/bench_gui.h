// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sp::bench {

/// Prints the budget lines of printing and of the canvas. Needs a QApplication.
void measureGui(bool quick);

} // namespace sp::bench
