// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/value_path.h"

#include <QListWidget>

namespace sp::ui {

/// The editor of a value that is several words of a closed list: one line with a box for each, and one for "none of these". It lies over the
/// cell and what is below it.
class WordsEditor final : public QListWidget {
    Q_OBJECT
public:
    WordsEditor(const std::vector<ValueEditor::Choice>& choices, QWidget* parent);
    /// As a person would type it: "ul294, ul1034", "none"; empty when no box is ticked: not entered.
    QString text() const;
    void setText(const QString& text);
    /// Whether somebody has ticked or unticked a box.
    bool isTouched() const { return m_touched; }
    /// Puts it at a cell, inside of the view.
    void placeAt(const QRect& cell);

protected:
    bool event(QEvent* event) override;

private:
    void keepSense(const QListWidgetItem& changed);
    bool isTicked(int row) const { return item(row)->checkState() == Qt::Checked; }

    bool m_touched = false;
    bool m_filling = false;
};

} // namespace sp::ui
