// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/import_runner.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace sp::ui {

/// The file that is being read, how far it is, and a button to stop it; hidden while nothing is read.
class ImportBar final : public QWidget {
    Q_OBJECT
public:
    explicit ImportBar(ImportRunner& runner, QWidget* parent = nullptr);

private:
    QLabel* m_file;
    QProgressBar* m_share;
};

} // namespace sp::ui
