// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_symbols.h"

#include <QIcon>
#include <QPalette>

namespace sp::ui {

/// Colours of the window that the palette does not have.
struct Theme {
    PlanColors plan;
    bool dark = false;
    QColor pass; ///< bars and the clean sentence
};

/// Light or dark, as the palette of the system is.
Theme themeFor(const QPalette& palette);

/// What the program wears when it does not follow the system.
QPalette lightPalette();
QPalette darkPalette();

// Icons are drawn when they are painted, in the colours that the program has then.

/// The shape of a finding.
QIcon markerIcon(Marker marker, const PlanColors& colors);
/// A drawing of resources/icons in the palette's text colour; null when there is none.
QIcon drawnIcon(const QString& name, const QPalette& palette);

} // namespace sp::ui
