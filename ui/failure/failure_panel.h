// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/paged_panel.h"

namespace sp::ui {

/// The tab Failure.
class FailurePanel final : public PagedPanel {
    Q_OBJECT
public:
    explicit FailurePanel(QWidget* parent = nullptr);
};

} // namespace sp::ui
