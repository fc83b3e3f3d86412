// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace sp::ui {

/// The tab Failure: its pages, one at a time, chosen in a list on the left.
class FailurePanel final : public QWidget {
    Q_OBJECT
public:
    explicit FailurePanel(QWidget* parent = nullptr);
    void addPage(QWidget* page, const QString& title);
    void showPage(const QWidget* page);
    QWidget* page() const;

private:
    QListWidget* m_list;
    QStackedWidget* m_pages;
};

} // namespace sp::ui
