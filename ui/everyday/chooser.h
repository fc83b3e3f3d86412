// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace sp::ui {

/// How well a typed text fits: every word of it must be found as a part of the text, or, with `letters`, by its letters in order. Higher is
/// better; nullopt: not at all. Capitals do not count. An empty text fits everything with 0.
std::optional<int> fitOf(const QString& typed, const QString& text, bool letters = true);

/// One line of a chooser.
struct Choice {
    QString text;
    QString kind; ///< second column: "Opening", "Ctrl+S"
    QString where; ///< third column: the storey, the menu
    QString words; ///< what is searched beside `text`
    std::function<void()> run;
    QString whyNot; ///< why it cannot be chosen now; empty: it can
};

/// A field to type into and the lines that fit, best first; Return takes the marked one. It goes away by itself.
class Chooser final : public QDialog {
    Q_OBJECT
public:
    Chooser(const QString& title, const QString& prompt, const QStringList& columns, std::vector<Choice> choices, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void take();
    void tell();

    std::vector<Choice> m_choices;
    QLineEdit* m_text;
    QTreeWidget* m_list;
    QLabel* m_says;
};

} // namespace sp::ui
