// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/findings_filter.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sp::ui {

/// The filters above the list of findings, each choice with the number of findings that it would show, and one button that clears them all.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget* parent = nullptr);
    const FindingsFilter::Criteria& criteria() const { return m_criteria; }
    void setCriteria(const FindingsFilter::Criteria& criteria);
    /// Packs, storeys and assignees there are to choose from. A choice that is gone falls back to all of them.
    void setChoices(const RuleBook* book, const Project& project, const QStringList& assignees);
    void setFacets(const FindingsFilter::Facets& facets);
    /// "12 of 300": what the filters leave of all; `narrowed` lets them be cleared.
    void setCount(const QString& text, bool narrowed);
    QPushButton& clearButton() { return *m_clear; }

signals:
    void changed(const sp::ui::FindingsFilter::Criteria& criteria);
    void cleared();

private:
    void take();

    FindingsFilter::Criteria m_criteria;
    QComboBox *m_show, *m_storey, *m_pack, *m_work;
    QLineEdit* m_text;
    QCheckBox* m_selected;
    QPushButton* m_clear;
    QLabel* m_count;
    bool m_filling = false;
};

} // namespace sp::ui
