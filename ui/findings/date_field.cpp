// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/date_field.h"

#include <QCalendarWidget>
#include <QDate>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QWidgetAction>

namespace sp::ui {

DateField::DateField(const QString& label, bool needed, QWidget* parent) : QWidget(parent), m_needed(needed), m_line(new QLineEdit(this))
{
    const QString plain = QString(label).remove(u'&').remove(u':');
    m_line->setObjectName(QStringLiteral("dateLine"));
    m_line->setPlaceholderText(tr("YYYY-MM-DD"));
    m_line->setAccessibleName(plain);
    m_line->setMaximumWidth(m_line->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00")) + 40);
    auto* pick = new QPushButton(tr("Calendar"), this);
    pick->setObjectName(QStringLiteral("dateCalendar"));
    pick->setAccessibleName(tr("%1: choose in a calendar").arg(plain));
    pick->setAutoDefault(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    layout->addWidget(pick);
    layout->addStretch(1);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &DateField::changed);
    connect(pick, &QPushButton::clicked, this, [this, pick] { showCalendar(pick); });
}

QString DateField::text() const
{
    return m_line->text().trimmed();
}

void DateField::setText(const QString& text)
{
    m_line->setText(text);
}

QString DateField::problem() const
{
    if (text().isEmpty())
        return m_needed ? tr("Expected a date such as 2026-04-10.") : QString();
    return QDate::fromString(text(), Qt::ISODate).isValid() && text().size() == 10
        ? QString()
        : tr("Expected a date such as 2026-04-10, found “%1”.").arg(text());
}

void DateField::showCalendar(QWidget* below)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget(menu);
    const QDate now = QDate::fromString(text(), Qt::ISODate);
    calendar->setSelectedDate(now.isValid() ? now : QDate::currentDate());
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    connect(calendar, &QCalendarWidget::activated, menu, [this, menu](QDate date) {
        m_line->setText(date.toString(Qt::ISODate));
        menu->close();
    });
    connect(calendar, &QCalendarWidget::clicked, menu, [this, menu](QDate date) {
        m_line->setText(date.toString(Qt::ISODate));
        menu->close();
    });
    menu->popup(below->mapToGlobal(QPoint(0, below->height())));
    calendar->setFocus();
}

} // namespace sp::ui
