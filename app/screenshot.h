// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/door_labels.h"

#include <QSize>
#include <QString>

namespace sp::app {

/// What the options of pictures ask for.
struct Shots {
    QString plan; ///< plan file or IFC file
    QString file; ///< one picture
    QString folder; ///< one picture for each storey
    QString storey; ///< id or name; empty: the first one shown
    QSize size;
    ui::DoorLabels doorLabels = ui::DoorLabels::Mark;
    bool planOnly = false; ///< the drawing without the window
};

/// "1280x800" between 300x200 and 8000x8000; nullopt for anything else.
std::optional<QSize> pictureSize(const QString& text);
/// Says on stderr what is wrong; the exit code for it.
int refuse(const QString& sentence);
/// Writes the pictures; the program's exit code.
int takeShots(const Shots& shots);

} // namespace sp::app
