// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/everyday.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

namespace sp::ui {

namespace {

/// Place of the letter after a single `&`, or -1.
qsizetype mnemonicAt(const QString& text)
{
    for (qsizetype i = text.indexOf(u'&'); i >= 0 && i + 1 < text.size(); i = text.indexOf(u'&', i + 2))
        if (text[i + 1] != u'&')
            return i + 1;
    return -1;
}

/// A letter that is free: of the beginning of a word, else any; -1 when there is none.
qsizetype freeLetter(const QString& text, const QSet<QChar>& used)
{
    for (const bool begins : {true, false})
        for (qsizetype i = 0; i < text.size(); ++i)
            if (text[i].isLetterOrNumber() && (!begins || i == 0 || text[i - 1] == u' ') && !used.contains(text[i].toLower()))
                return i;
    return -1;
}

void deal(const QList<QAction*>& actions)
{
    QSet<QChar> used;
    QList<QAction*> without;
    for (QAction* action : actions) {
        const qsizetype at = mnemonicAt(action->text());
        if (action->isSeparator() || action->text().isEmpty())
            continue;
        if (at < 0 || used.contains(action->text()[at].toLower()))
            without += action;
        else
            used.insert(action->text()[at].toLower());
    }
    for (QAction* action : std::as_const(without)) {
        QString text = action->text();
        if (const qsizetype at = mnemonicAt(text); at >= 0)
            text.remove(at - 1, 1);
        if (const qsizetype at = freeLetter(text, used); at >= 0) {
            used.insert(text[at].toLower());
            text.insert(at, u'&');
        }
        action->setText(text);
    }
    for (const QAction* action : actions)
        if (action->menu())
            deal(action->menu()->actions());
}

} // namespace

void dealMnemonics(const QMainWindow& window)
{
    deal(window.menuBar()->actions());
}

} // namespace sp::ui
