// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/words_editor.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

namespace sp::ui {

WordsEditor::WordsEditor(const std::vector<ValueEditor::Choice>& choices, QWidget* parent) : QListWidget(parent)
{
    const QScopedValueRollback filling(m_filling, true);
    const auto add = [this](const QString& shown, const QString& text) {
        auto* line = new QListWidgetItem(shown, this);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setData(Qt::UserRole, text);
        line->setCheckState(Qt::Unchecked);
    };
    add(tr("none of these"), tr("none"));
    for (const ValueEditor::Choice& choice : choices)
        add(choice.shown, choice.text);
    setCurrentRow(choices.empty() ? 0 : 1);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setToolTip(tr("Space ticks a line, Enter takes what is ticked, Escape leaves it as it was"));
    connect(this, &QListWidget::itemChanged, this, [this](const QListWidgetItem* line) { keepSense(*line); });
}

// "None" stands alone.
void WordsEditor::keepSense(const QListWidgetItem& changed)
{
    if (m_filling)
        return;
    m_touched = true;
    if (changed.checkState() != Qt::Checked)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const bool none = row(&changed) == 0;
    for (int r = none ? 1 : 0; r < (none ? count() : 1); ++r)
        item(r)->setCheckState(Qt::Unchecked);
}

QString WordsEditor::text() const
{
    QStringList words;
    for (int r = 0; r < count(); ++r)
        if (isTicked(r))
            words += item(r)->data(Qt::UserRole).toString();
    return words.join(QStringLiteral(", "));
}

void WordsEditor::setText(const QString& text)
{
    const QScopedValueRollback filling(m_filling, true);
    QStringList words = text.split(u',', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = word.trimmed();
    for (int r = 0; r < count(); ++r)
        item(r)->setCheckState(words.contains(item(r)->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
}

// A letter goes to the line that begins with it; it must not start a tool of the canvas.
bool WordsEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        if (plain && !key->text().isEmpty() && key->text().front().isPrint()) {
            event->accept();
            return true;
        }
    }
    return QListWidget::event(event);
}

void WordsEditor::placeAt(const QRect& cell)
{
    constexpr int mostLines = 10; // of a list that still leaves the plan's other values in sight
    const int wanted = std::max(sizeHintForRow(0), fontMetrics().height() + 4) * std::min(count(), mostLines) + 2 * frameWidth() + 2;
    const int width = std::max(cell.width(), sizeHintForColumn(0) + 2 * frameWidth() + 24);
    QRect at(cell.topLeft(), QSize(width, wanted));
    if (const QWidget* view = parentWidget()) {
        at.setSize(at.size().boundedTo(view->size()));
        at.moveRight(std::min(at.right(), view->width() - 1));
        at.moveBottom(std::min(at.bottom(), view->height() - 1));
    }
    setGeometry(at);
}

} // namespace sp::ui
