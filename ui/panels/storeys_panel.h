// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/prompts.h"
#include "ui/theme.h"

#include <QListWidget>

namespace sp::ui {

/// Storeys from the highest down, with the worst finding on each; a click shows one. Added, named and removed here by context menu and
/// keyboard once it is attached.
class StoreysPanel final : public QListWidget {
    Q_OBJECT
public:
    StoreysPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    void setCurrent(const std::optional<StoreyId>& storey);
    QSize sizeHint() const override { return {170, 200}; }

    /// Lets it edit the plan, and follow the storey of what is selected.
    void attach(Selection& selection, Prompts& prompts);
    /// Beside the current one; its name is then edited.
    void addStorey(bool above);
    /// With what stands on it, when the user says so.
    void removeStorey();
    void startRename();
    /// Empty where the current line is none.
    QString currentStorey() const;
    /// The name in the list is changed to this; refused ones are said.
    void rename(const QString& id, const QString& name);

signals:
    void chosen(const std::optional<sp::StoreyId>& storey);
    void said(const QString& sentence);
    /// The user wants to enter the elevation or the height ("elevation", "height") of the selected storey.
    void fieldAsked(const QString& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refill();
    void describe();
    void enterField(const QString& key);
    QString contentsOf(const StoreyId& storey) const;

    Document& m_document;
    Theme m_theme;
    Selection* m_selection = nullptr;
    Prompts* m_prompts = nullptr;
    QString m_shown; ///< id of the storey that the canvas shows
    bool m_filling = false;
    bool m_waiting = false; ///< storeys changed, the list will follow
};

} // namespace sp::ui
