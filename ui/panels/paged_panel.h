// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace sp::ui {

/// A tab with pages, one at a time, chosen in a list on the left.
class PagedPanel : public QWidget {
    Q_OBJECT
public:
    /// Object names are `name` with "Panel" and "Pages" behind it; `spoken` says to a screen reader what the list is.
    PagedPanel(const QString& name, const QString& spoken, QWidget* parent = nullptr);
    void addPage(QWidget* page, const QString& title);
    void setTitle(const QWidget* page, const QString& title);
    void showPage(const QWidget* page);
    QWidget* page() const;
    /// A widget above the pages, as wide as they are.
    void setBar(QWidget* bar);

signals:
    void pageShown(QWidget* page);

private:
    QListWidget* m_list;
    QStackedWidget* m_pages;
    QVBoxLayout* m_column;
};

} // namespace sp::ui
