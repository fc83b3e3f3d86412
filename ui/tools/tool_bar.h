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

/// A sentence that takes what room there is, with the rest in its tooltip.
class HintLabel final : public QWidget {
    Q_OBJECT
public:
    explicit HintLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace sp::ui
