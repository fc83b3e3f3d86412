// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/keyed_table.h"

#include <QSortFilterProxyModel>
#include <QWidget>
#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace sp::ui {

/// A row of a register: texts by column, known by an id.
struct RegisterRow {
    QString id;
    QStringList texts;
    bool operator==(const RegisterRow&) const = default;
    const QString& key() const { return id; }
};

/// The rows of a register, by id.
class RegisterModel final : public KeyedTable<RegisterRow> {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole };
    explicit RegisterModel(QStringList titles, QObject* parent = nullptr) : KeyedTable(parent), m_titles(std::move(titles)) { }
    /// Rows in any order.
    void setRows(std::vector<RegisterRow> rows);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QStringList m_titles;
};

/// A register of the plan, such as its waivers: the rows, the current one in full, and what can be done with it.
class RegisterPanel final : public QWidget {
    Q_OBJECT
public:
    /// `name`: object name of the table. `empty`: what stands there while there are no rows.
    RegisterPanel(const char* name, const QString& title, const QStringList& titles, const QList<int>& widths, const QString& empty,
                  QWidget* parent = nullptr);
    RegisterModel& model() { return m_model; }
    QTableView& view() { return *m_view; }
    QTextBrowser& details() { return *m_details; }
    QString currentId() const;
    void choose(const QString& id);

    /// `html`: a row in full, by its id.
    void setDetails(std::function<QString(const QString& id)> html);
    /// A button below the rows; `able` says for which it is there, nothing: for every one.
    QPushButton* addCommand(const char* name, const QString& text, std::function<void(const QString& id)> run,
                            std::function<bool(const QString& id)> able = {});
    void setRows(std::vector<RegisterRow> rows);

private:
    void showCurrent();

    RegisterModel m_model;
    QSortFilterProxyModel m_sorted;
    QTableView* m_view;
    QTextBrowser* m_details;
    QLabel* m_empty;
    QHBoxLayout* m_buttons;
    std::function<QString(const QString&)> m_html;
    struct Command {
        QPushButton* button;
        std::function<bool(const QString&)> able;
    };
    std::vector<Command> m_commands;
};

} // namespace sp::ui
