// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/chooser.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr int mostShown = 200; // more is not read but typed away

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The letters of a word in their order somewhere in the text.
std::optional<int> lettersFit(const QString& word, const QString& text)
{
    int score = 0;
    qsizetype at = -1;
    for (const QChar c : word) {
        const qsizetype next = text.indexOf(c, at + 1);
        if (next < 0)
            return std::nullopt;
        score += startsWord(text, next) ? 4 : next == at + 1 ? 2 : -1;
        at = next;
    }
    return score;
}

} // namespace

std::optional<int> fitOf(const QString& typed, const QString& text, bool letters)
{
    const QString low = text.toLower();
    int score = 0;
    for (const QString& word : typed.toLower().split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = low.indexOf(word);
        if (at >= 0) {
            const bool whole = startsWord(low, at) && (at + word.size() == low.size() || !low[at + word.size()].isLetterOrNumber());
            score += 100 + (startsWord(low, at) ? 40 : 0) + (whole ? 40 : 0) + (at == 0 ? 20 : 0);
        } else if (const auto some = letters && word.size() > 1 ? lettersFit(word, low) : std::nullopt) {
            score += *some;
        } else {
            return std::nullopt;
        }
    }
    return score;
}

Chooser::Chooser(const QString& title, const QString& prompt, const QStringList& columns, std::vector<Choice> choices, QWidget* parent)
    : QDialog(parent), m_choices(std::move(choices)), m_text(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_says(new QLabel(this))
{
    setObjectName(QStringLiteral("chooser"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_text->setObjectName(QStringLiteral("chooserText"));
    m_text->setPlaceholderText(prompt);
    m_text->setAccessibleName(prompt);
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("chooserList"));
    m_list->setAccessibleName(title);
    m_list->setHeaderLabels(columns);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < static_cast<int>(columns.size()); ++i)
        m_list->header()->setSectionResizeMode(i, QHeaderView::ResizeToContents);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_says);
    connect(m_text, &QLineEdit::textChanged, this, &Chooser::fill);
    connect(m_text, &QLineEdit::returnPressed, this, &Chooser::take);
    connect(m_list, &QTreeWidget::itemClicked, this, &Chooser::take);
    connect(m_list, &QTreeWidget::itemActivated, this, &Chooser::take);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &Chooser::tell);
    resize(640, 420);
    fill();
    m_text->setFocus();
}

void Chooser::fill()
{
    std::vector<std::pair<int, size_t>> fits;
    for (size_t i = 0; i < m_choices.size(); ++i) {
        const Choice& c = m_choices[i];
        const auto own = fitOf(m_text->text(), c.text);
        const auto more = fitOf(m_text->text(), c.text + u' ' + c.kind + u' ' + c.where + u' ' + c.words, false);
        if (own || more)
            fits.emplace_back(std::max(own ? *own + 10 : 0, more.value_or(0)), i);
    }
    std::stable_sort(fits.begin(), fits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    QList<QTreeWidgetItem*> items;
    for (size_t n = 0; n < fits.size() && n < mostShown; ++n) {
        const Choice& c = m_choices[fits[n].second];
        auto* item = new QTreeWidgetItem({c.text, c.kind, c.where});
        item->setData(0, Qt::UserRole, static_cast<qulonglong>(fits[n].second));
        if (!c.whyNot.isEmpty()) {
            for (int column = 0; column < 3; ++column)
                item->setForeground(column, palette().color(QPalette::Disabled, QPalette::Text));
            item->setText(2, tr("%1 (not now: %2)").arg(c.where, c.whyNot));
        }
        items += item;
    }
    m_list->addTopLevelItems(items);
    if (!items.isEmpty())
        m_list->setCurrentItem(items.front());
    tell();
}

void Chooser::tell()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    const int shown = m_list->topLevelItemCount();
    if (!item)
        m_says->setText(tr("Nothing fits."));
    else if (const QString& why = m_choices[item->data(0, Qt::UserRole).toULongLong()].whyNot; !why.isEmpty())
        m_says->setText(tr("Not now: %1").arg(why));
    else
        m_says->setText(shown == mostShown ? tr("The best %1 of more; type on").arg(shown) : tr("%1 found. Return goes there.").arg(shown));
}

void Chooser::take()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const Choice choice = m_choices[item->data(0, Qt::UserRole).toULongLong()];
    if (!choice.whyNot.isEmpty()) {
        tell();
        return;
    }
    // After the dialog is gone: what is chosen may open one of its own.
    QMetaObject::invokeMethod(parent() ? parent() : QCoreApplication::instance(), choice.run, Qt::QueuedConnection);
    accept();
}

bool Chooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sp::ui
