// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

#include <QToolBar>

class QLabel;
class QToolButton;

namespace sp::ui {

class ToolController;

/// The bar above the plan: the tool in use, its options, and how points and directions are bound.
class ToolBar final : public QToolBar {
    Q_OBJECT
public:
    /// `locks` and `snaps` are the menus behind the two buttons at the end.
    ToolBar(ToolController& tools, QMenu* locks, QMenu* snaps, QWidget* parent = nullptr);

private:
    void refresh();
    void build(const std::vector<ToolOption>& options);
    QWidget* field(const ToolOption& option);
    void choose(const QByteArray& id, const QString& text);

    ToolController& m_tools;
    QLabel* m_title;
    QWidget* m_fields = nullptr;
    QAction* m_fieldsAction = nullptr;
    QToolButton *m_locks, *m_snaps;
    const ToolRow* m_row = nullptr;
    std::vector<ToolOption> m_options; ///< as they are shown
};

/// Sentences on two lines at most, with what does not fit in the tooltip.
class HintLabel final : public QWidget {
    Q_OBJECT
public:
    explicit HintLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    const QString& text() const { return m_text; }
    /// The lines as they are shown in a width; the last one may end with an ellipsis.
    QStringList linesIn(int width) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int mostLines = 2;
    QString m_text;
};

} // namespace sp::ui
