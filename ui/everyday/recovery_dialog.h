// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/everyday/journal.h"
#include "ui/prompts.h"

#include <QDialog>

class QTableWidget;

namespace sp::ui {

/// Lists unsaved work of programs that ended too soon, one row each, and asks what to do with the chosen one.
class RecoveryDialog final : public QDialog {
    Q_OBJECT
public:
    explicit RecoveryDialog(const std::vector<UnsavedWork>& works, QWidget* parent = nullptr);
    Prompts::Recovery answer() const { return m_answer; }

private:
    QTableWidget* m_table;
    Prompts::Recovery m_answer;
};

} // namespace sp::ui
