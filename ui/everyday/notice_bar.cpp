// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/notice_bar.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace sp::ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QToolBar(tr("Notice"), parent), m_inside(new QWidget(this)), m_row(new QHBoxLayout(m_inside)), m_says(new QLabel(m_inside))
{
    setObjectName(QStringLiteral("notice"));
    setMovable(false);
    toggleViewAction()->setVisible(false); // it comes and goes by itself
    m_says->setObjectName(QStringLiteral("noticeText"));
    m_says->setWordWrap(true);
    m_row->setContentsMargins(6, 2, 6, 2);
    auto* mark = new QLabel(QStringLiteral("<b>!</b>"), m_inside);
    mark->setAccessibleName(tr("Notice"));
    m_row->addWidget(mark);
    m_row->addWidget(m_says, 1);
    addWidget(m_inside);
    hide();
}

void NoticeBar::tell(const QString& sentence, const std::vector<Offer>& offers)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_says->setText(sentence);
    for (const Offer& offer : offers) {
        auto* button = new QPushButton(offer.text, m_inside);
        button->setObjectName(QLatin1String(offer.name));
        connect(
            button, &QPushButton::clicked, this,
            [this, run = offer.run] {
                dismiss();
                if (run)
                    run();
            },
            Qt::QueuedConnection); // the button is gone then
        m_row->addWidget(button);
        m_buttons += button;
    }
    show();
    QAccessibleEvent spoken(m_says, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void NoticeBar::dismiss()
{
    hide();
    m_says->clear();
    for (QWidget* button : std::as_const(m_buttons))
        button->deleteLater();
    m_buttons.clear();
}

QString NoticeBar::sentence() const
{
    return m_says->text();
}

} // namespace sp::ui
