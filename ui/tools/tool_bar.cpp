// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/tool_bar.h"

#include "ui/tools/tool_controller.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>
#include <QToolButton>

namespace sp::ui {

namespace {

QToolButton* menuButton(QMenu* menu, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

bool sameFields(const std::vector<ToolOption>& a, const std::vector<ToolOption>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ToolOption& x, const ToolOption& y) {
        return qstrcmp(x.id, y.id) == 0 && x.choices == y.choices && x.editable == y.editable;
    });
}

} // namespace

ToolBar::ToolBar(ToolController& tools, QMenu* locks, QMenu* snaps, QWidget* parent)
    : QToolBar(tr("Tool options"), parent), m_tools(tools), m_title(new QLabel(this)), m_locks(menuButton(locks, "angleLockButton", this)),
      m_snaps(menuButton(snaps, "snapsButton", this))
{
    setObjectName(QStringLiteral("toolOptions"));
    setMovable(false);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setContentsMargins(6, 0, 10, 0);
    addWidget(m_title);
    auto* stretch = new QWidget(this);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_fieldsAction = addWidget(stretch);
    addWidget(m_locks);
    addWidget(m_snaps);
    m_snaps->setText(tr("Snaps"));
    m_snaps->setToolTip(tr("What points are drawn to; Alt holds all of it off"));
    connect(&tools, &ToolController::toolChanged, this, &ToolBar::refresh);
    connect(&tools, &ToolController::stepped, this, &ToolBar::refresh);
    connect(&tools, &ToolController::locksChanged, this, &ToolBar::refresh);
    refresh();
}

void ToolBar::refresh()
{
    static const char* const locks[] = {QT_TR_NOOP("Directions: free"), QT_TR_NOOP("Directions: square"), QT_TR_NOOP("Directions: 15°")};
    m_locks->setText(tr(locks[static_cast<size_t>(m_tools.angleLock())]));
    m_locks->setToolTip(tr("How the direction from the last point is bound; Shift turns it around while it is held"));
    auto options = m_tools.options();
    if (m_row == m_tools.current() && m_fields && sameFields(options, m_options)) {
        for (const ToolOption& option : options)
            if (auto* combo = m_fields->findChild<QComboBox*>(QLatin1String("option-") + QLatin1String(option.id));
                combo && combo->currentText() != option.text && !(combo->isEditable() && combo->lineEdit()->hasFocus()))
                combo->setEditable(option.editable), combo->setCurrentText(option.text);
        m_options = std::move(options);
        return;
    }
    m_row = m_tools.current();
    m_title->setText(m_row ? QCoreApplication::translate("Commands", m_row->title).remove(u'&') : QString());
    build(options);
    m_options = std::move(options);
}

void ToolBar::build(const std::vector<ToolOption>& options)
{
    if (m_fields)
        m_fields->deleteLater();
    m_fields = new QWidget(this);
    auto* layout = new QHBoxLayout(m_fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const ToolOption& option : options) {
        auto* label = new QLabel(option.label + u':', m_fields);
        auto* edit = field(option);
        label->setBuddy(edit);
        layout->addWidget(label);
        layout->addWidget(edit);
        layout->addSpacing(8);
    }
    insertWidget(m_fieldsAction, m_fields);
}

QWidget* ToolBar::field(const ToolOption& option)
{
    auto* combo = new QComboBox(m_fields);
    combo->setObjectName(QLatin1String("option-") + QLatin1String(option.id));
    combo->setAccessibleName(option.label);
    combo->setToolTip(option.help);
    combo->addItems(option.choices);
    combo->setEditable(option.editable);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setMaximumWidth(option.editable ? 100 : 170);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    if (!option.editable && !option.choices.contains(option.text))
        combo->setPlaceholderText(option.text);
    combo->setCurrentIndex(static_cast<int>(option.choices.indexOf(option.text)));
    if (option.editable)
        combo->setCurrentText(option.text);
    const QByteArray id = option.id;
    connect(combo, &QComboBox::textActivated, this, [this, id](const QString& text) { choose(id, text); });
    if (option.editable)
        connect(combo->lineEdit(), &QLineEdit::returnPressed, this, [this, id, combo] { choose(id, combo->currentText()); });
    return combo;
}

void ToolBar::choose(const QByteArray& id, const QString& text)
{
    const auto set = m_tools.setOption(id, text);
    auto* combo = m_fields->findChild<QComboBox*>(QLatin1String("option-") + QLatin1String(id));
    if (!combo)
        return;
    combo->setAccessibleDescription(set ? QString() : set.error().message);
    if (!set) { // the text stays, so that it can be mended
        emit m_tools.refused(set.error().message);
        if (combo->isEditable())
            combo->lineEdit()->selectAll();
    }
}

HintLabel::HintLabel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("toolHint"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void HintLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setToolTip(text);
    setAccessibleName(text);
    update();
}

QStringList HintLabel::linesIn(int width) const
{
    QStringList lines;
    QTextLayout layout(m_text, font());
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const int from = line.textStart();
        if (lines.size() + 1 == mostLines) { // the last one has all that is left, as far as it fits
            lines += fontMetrics().elidedText(m_text.mid(from), Qt::ElideRight, width);
            break;
        }
        lines += m_text.mid(from, line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

QSize HintLabel::sizeHint() const
{
    return {560, fontMetrics().lineSpacing() * mostLines + 2};
}

void HintLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QStringList lines = linesIn(width());
    int y = (height() - fontMetrics().lineSpacing() * static_cast<int>(lines.size())) / 2;
    for (const QString& line : lines) {
        painter.drawText(QRect(0, y, width(), fontMetrics().lineSpacing()), Qt::AlignVCenter | Qt::AlignLeft, line);
        y += fontMetrics().lineSpacing();
    }
}

} // namespace sp::ui
