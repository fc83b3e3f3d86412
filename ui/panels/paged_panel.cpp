// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/paged_panel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

namespace sp::ui {

PagedPanel::PagedPanel(const QString& name, const QString& spoken, QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_column(new QVBoxLayout)
{
    setObjectName(name + QStringLiteral("Panel"));
    m_list->setObjectName(name + QStringLiteral("Pages"));
    m_list->setAccessibleName(spoken);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_list);
    row->addLayout(m_column, 1);
    m_column->addWidget(m_pages, 1);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] { emit pageShown(page()); });
}

void PagedPanel::addPage(QWidget* page, const QString& title)
{
    m_pages->addWidget(page);
    m_list->addItem(title);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 24);
    if (m_list->count() == 1)
        m_list->setCurrentRow(0);
}

void PagedPanel::setTitle(const QWidget* page, const QString& title)
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i) == page)
            m_list->item(i)->setText(title);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 24);
}

void PagedPanel::setBar(QWidget* bar)
{
    m_column->setSpacing(0);
    m_column->insertWidget(0, bar);
}

void PagedPanel::showPage(const QWidget* page)
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i) == page)
            m_list->setCurrentRow(i);
}

QWidget* PagedPanel::page() const
{
    return m_pages->currentWidget();
}

} // namespace sp::ui
