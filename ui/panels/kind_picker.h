// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace sp::ui {

/// The device kinds that can be items of a hardware set, in the groups of the schedule, found by typing. To add it stays open: several items
/// are added one after the other. To replace it closes with the first one.
class KindPicker final : public QDialog {
    Q_OBJECT
public:
    enum class For { Add, Replace };
    KindPicker(const Catalogue& catalogue, For use, QWidget* parent);
    /// Makes a kind the current one.
    void choose(const QString& kind);
    /// Shows it, ready for typing.
    void ask();
    QTreeWidget& tree() { return *m_tree; }
    QLineEdit& search() { return *m_search; }

signals:
    void picked(const QString& kind);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void filter(const QString& text);
    void describe();
    void pick();
    QString current() const;

    const Catalogue& m_catalogue;
    For m_use;
    QLineEdit* m_search;
    QTreeWidget* m_tree;
    QLabel* m_about;
    QPushButton* m_add;
};

} // namespace sp::ui
