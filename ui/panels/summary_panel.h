// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace sp::ui {

class PackChart;

/// What the check said in one look: the verdict on the plan, tallies, what was undecided and why, which packs ran, and a chart.
class SummaryPanel final : public QWidget {
    Q_OBJECT
public:
    SummaryPanel(Document& document, const Theme& theme, QWidget* parent = nullptr);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Document& m_document;
    Theme m_theme;
    QLabel* m_text;
    PackChart* m_chart;
};

} // namespace sp::ui
