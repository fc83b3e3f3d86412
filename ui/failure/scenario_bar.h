// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"
#include "ui/failure/failure_desk.h"
#include "ui/theme.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace sp::ui {

/// A text on at most two lines that ends in dots where there is no room for it; says all of it to screen readers.
class TwoLines final : public QWidget {
    Q_OBJECT
public:
    explicit TwoLines(QWidget* parent = nullptr);
    /// `tip` is asked when somebody points at the line; none: the text itself.
    void setText(const QString& text, std::function<QString()> tip = {});
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    std::function<QString()> m_tip;
};

/// What can be chosen: the plain plan, the cases of all scenarios, and the outage at a time.
struct ShownChoice {
    FailureDesk::Mode mode = FailureDesk::Mode::Off;
    const Scenario* scenario = nullptr;
    const ScenarioCase* of = nullptr;
};
const std::vector<ShownChoice>& shownChoices();
void showChoice(FailureDesk& desk, const ShownChoice& choice);
/// Position of what the desk shows among the choices.
int shownIndex(const FailureDesk& desk);
QString choiceWords(const ShownChoice& choice);

/// The thin bar over the canvas: which moment the plan shows, and what is wrong at it; below it the faults that are put in.
class ScenarioBar final : public QWidget {
    Q_OBJECT
public:
    ScenarioBar(FailureDesk& desk, const Theme& theme, QWidget* parent = nullptr);

signals:
    void outageAsked();
    void faultsAsked();
    void placeChosen(const sp::ui::EntityRef& ref); ///< somebody wants to see what is wrong there

private:
    void refresh();
    void say();
    void listPlaces();

    FailureDesk& m_desk;
    const Theme& m_theme;
    QComboBox* m_choice;
    QToolButton* m_where; ///< what is wrong, place by place
    QMenu* m_places;
    TwoLines* m_words;
    QWidget* m_notice;
    TwoLines* m_faults;
};

} // namespace sp::ui
