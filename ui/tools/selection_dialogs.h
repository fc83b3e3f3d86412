// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QDialog>
#include <functional>

namespace sp::ui {

struct ArrayWords {
    int columns = 3, rows = 1;
    Length dx, dy;
};
/// Asks for counts and distances. `take` gets them when everything could be read; the dialog is shown at once and deletes itself.
QDialog* askArray(QWidget* parent, Units units, std::function<void(const ArrayWords&)> take);

/// Asks for storeys, `shown` left out. The dialog is shown at once and deletes itself.
QDialog* askStoreys(QWidget* parent, const Project& project, const std::optional<StoreyId>& shown,
                    std::function<void(const std::vector<StoreyId>&)> take);

} // namespace sp::ui
