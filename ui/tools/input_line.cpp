// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/input_line.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace sp::ui {

InputLine::InputLine(QWidget* over, Take take, std::function<void(const QString&)> tryOut)
    : QFrame(over), m_take(std::move(take)), m_tryOut(std::move(tryOut)), m_prompt(new QLabel(this)), m_edit(new QLineEdit(this)),
      m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("typedInput"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_edit->setObjectName(QStringLiteral("typedValue"));
    m_edit->setAccessibleName(tr("Typed length, angle or place"));
    m_edit->setMinimumWidth(190);
    m_error->setObjectName(QStringLiteral("typedError"));
    m_error->setWordWrap(true);
    m_error->setMaximumWidth(320);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_prompt, 0, 0);
    layout->addWidget(m_edit, 0, 1);
    layout->addWidget(m_error, 1, 0, 1, 2);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_error->hide();
        adjustSize();
        m_tryOut(text);
    });
    hide();
}

QString InputLine::error() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void InputLine::open(QPoint at, const QString& prompt, const QString& text)
{
    m_prompt->setText(prompt + u':');
    m_prompt->setBuddy(m_edit);
    m_edit->setAccessibleName(prompt);
    m_edit->setToolTip(tr("A length such as 12'-6 1/2\" or 3.81 m; 3 m < 45 for an angle; @dx,dy from the last point; =x,y a place.\n"
                          "Tab: on to the angle. Return: take it. Escape: close."));
    m_edit->setText(text);
    m_error->hide();
    adjustSize();
    const QRect room = parentWidget()->rect();
    const QPoint corner = at + QPoint(18, 18);
    move(std::clamp(corner.x(), 0, std::max(0, room.width() - width() - 8)),
         std::clamp(corner.y(), 0, std::max(0, room.height() - height() - 30)));
    show();
    raise();
    m_edit->setFocus();
    m_edit->end(false);
    m_tryOut(text);
}

void InputLine::confirm()
{
    const auto taken = m_take(m_edit->text());
    if (taken) {
        done();
        return;
    }
    m_error->setText(taken.error().message);
    m_edit->setAccessibleDescription(taken.error().message);
    m_error->show();
    adjustSize();
    m_edit->selectAll();
}

void InputLine::done()
{
    hide();
    m_edit->setAccessibleDescription({});
    parentWidget()->setFocus();
}

bool InputLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible() && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason) {
        hide(); // somebody pointed instead
        m_tryOut({});
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: confirm(); return true;
    case Qt::Key_Escape:
        m_tryOut({});
        done();
        return true;
    case Qt::Key_Tab:
        if (!m_edit->text().contains(u'<')) {
            m_edit->setText(m_edit->text().trimmed() + QStringLiteral(" < "));
            m_tryOut(m_edit->text());
            return true;
        }
        return true; // the line is alone: there is nowhere to go
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace sp::ui
