// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace sp::ui {

/// One page of the help that travels inside the program: `resources/help/<id>.md`.
struct HelpPage {
    QString id;
    QString title; ///< its first heading
    QString markdown;
};
/// All pages in reading order; pages that the order does not name come last, by title.
const std::vector<HelpPage>& helpPages();
/// The pages that hold all words of a text, those with a word in the title first.
std::vector<const HelpPage*> searchHelp(const QString& text);
/// The page for where somebody is: the nearest of its parents that has one, by the object names of docks, panels and dialogs.
QString helpPageFor(const QWidget* widget);

/// Contents and search on the left, the page on the right. Stays beside the work.
class HelpWindow final : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent = nullptr);
    void open(const QString& page);
    QString page() const { return m_page; }

private:
    void list();

    QLineEdit* m_search;
    QListWidget* m_contents;
    QTextBrowser* m_text;
    QLabel* m_says;
    QString m_page;
};

} // namespace sp::ui
