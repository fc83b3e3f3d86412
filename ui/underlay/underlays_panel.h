// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/underlay/underlay_layer.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSlider;
class QSpinBox;

namespace sp::ui {

/// The underlays of the storey that is shown: what lies there, how faded, locked or hidden, and what is the matter with a missing file.
class UnderlaysPanel final : public QWidget {
    Q_OBJECT
public:
    UnderlaysPanel(Workbench& bench, UnderlayLayer& layer, QWidget* parent = nullptr);

    /// Asks for a file and lays it under the storey that is shown.
    void add();
    /// Lays a file under the storey that is shown, as large as the view where the file does not say its scale. False when it cannot be used.
    bool addFile(const QString& file);

private:
    void fill();
    void showCurrent();
    std::optional<UnderlayId> current() const;
    void set(const char* key, const QString& value, const QString& mergeKey = {});
    void relink();
    void remove();

    Workbench& m_bench;
    UnderlayLayer& m_layer;
    QListWidget* m_list;
    QLabel* m_state;
    QSlider* m_fade;
    QSpinBox* m_page;
    QCheckBox *m_locked, *m_hidden;
    QPushButton *m_relink, *m_remove;
    bool m_filling = false;
};

} // namespace sp::ui
