// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;

namespace sp::ui {

/// What the window shows without a plan: begin a plan, open a file, the sample or one of the last files, or be shown around.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& files);

signals:
    void newAsked();
    void firstDoorAsked();
    void openAsked();
    void sampleAsked();
    void fileAsked(const QString& path);

private:
    QListWidget* m_recent;
};

} // namespace sp::ui
