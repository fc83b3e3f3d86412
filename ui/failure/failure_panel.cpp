// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/failure_panel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

namespace sp::ui {

FailurePanel::FailurePanel(QWidget* parent) : QWidget(parent), m_list(new QListWidget(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("failurePanel"));
    m_list->setObjectName(QStringLiteral("failurePages"));
    m_list->setAccessibleName(tr("Pages about failures"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void FailurePanel::addPage(QWidget* page, const QString& title)
{
    m_pages->addWidget(page);
    m_list->addItem(title);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 24);
    if (m_list->count() == 1)
        m_list->setCurrentRow(0);
}

void FailurePanel::showPage(const QWidget* page)
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i) == page)
            m_list->setCurrentRow(i);
}

QWidget* FailurePanel::page() const
{
    return m_pages->currentWidget();
}

} // namespace sp::ui
