// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/column_chooser.h"

#include "ui/models/entity_grid.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace sp::ui {

ColumnChooser::ColumnChooser(const EntityGrid& grid, QWidget* parent)
    : QDialog(parent), m_before(grid.shownColumns()), m_search(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("columnChooser"));
    setWindowTitle(tr("Columns: %1").arg(grid.kind().title));
    m_search->setPlaceholderText(tr("Search columns"));
    m_search->setAccessibleName(tr("Search columns"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Columns"));
    QStringList own;
    for (const GridColumn& column : grid.kind().columns)
        if (column.shown)
            own += column.id;
    for (const GridColumn& column : grid.allColumns()) {
        auto* item = new QListWidgetItem(column.title, m_list);
        item->setData(Qt::UserRole, column.id);
        item->setToolTip(column.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_before.contains(column.id) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton* usual = buttons->addButton(tr("Usual columns"), QDialogButtonBox::ResetRole);
    connect(usual, &QPushButton::clicked, this, [this, own] {
        for (int i = 0; i < m_list->count(); ++i)
            m_list->item(i)->setCheckState(own.contains(m_list->item(i)->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::filter);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("Checked columns are shown; the space bar checks one."), this));
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(420, 480);
}

QStringList ColumnChooser::chosen() const
{
    QStringList checked;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            checked += m_list->item(i)->data(Qt::UserRole).toString();
    QStringList out;
    for (const QString& id : m_before)
        if (checked.removeAll(id))
            out += id;
    return out + checked;
}

void ColumnChooser::filter(const QString& text)
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* item = m_list->item(i);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive) && !item->toolTip().contains(text, Qt::CaseInsensitive));
    }
}

} // namespace sp::ui
