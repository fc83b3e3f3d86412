// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/theme.h"

#include <QListWidget>

namespace sp::ui {

/// Storeys from the highest down, with the worst finding on each; a click shows one.
class StoreysPanel final : public QListWidget {
    Q_OBJECT
public:
    StoreysPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    void setCurrent(const std::optional<StoreyId>& storey);
    QSize sizeHint() const override { return {170, 200}; }

signals:
    void chosen(const std::optional<sp::StoreyId>& storey);

private:
    void refill();
    void describe();

    Document& m_document;
    Theme m_theme;
    bool m_filling = false;
};

} // namespace sp::ui
