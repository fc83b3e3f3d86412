// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/filter_header.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

namespace sp::ui {

FilterHeader::FilterHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(false);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
    connect(this, &QHeaderView::sectionCountChanged, this, &FilterHeader::makeFields);
}

void FilterHeader::showFields(bool shown)
{
    m_shown = shown;
    makeFields();
    updateGeometries();
    emit geometriesChanged();
    if (!shown)
        for (QLineEdit* field : m_fields)
            field->clear();
}

QLineEdit* FilterHeader::field(int section) const
{
    return section >= 0 && section < static_cast<int>(m_fields.size()) ? m_fields[static_cast<size_t>(section)] : nullptr;
}

QSize FilterHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    if (m_shown && !m_fields.empty())
        size.setHeight(size.height() + m_fields.front()->sizeHint().height() + 2);
    return size;
}

void FilterHeader::makeFields()
{
    while (static_cast<int>(m_fields.size()) > count()) {
        m_fields.back()->deleteLater();
        m_fields.pop_back();
    }
    while (m_shown && static_cast<int>(m_fields.size()) < count()) {
        auto* field = new QLineEdit(this);
        const int section = static_cast<int>(m_fields.size());
        field->setPlaceholderText(tr("filter"));
        field->setClearButtonEnabled(true);
        connect(field, &QLineEdit::textChanged, this, [this, section](const QString& text) { emit filterTyped(section, text); });
        m_fields.push_back(field);
    }
    place();
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_shown && !m_fields.empty() ? m_fields.front()->sizeHint().height() + 2 : 0);
    QHeaderView::updateGeometries();
    place();
}

void FilterHeader::place()
{
    const int top = QHeaderView::sizeHint().height();
    for (size_t i = 0; i < m_fields.size(); ++i) {
        const int section = static_cast<int>(i);
        m_fields[i]->setGeometry(sectionViewportPosition(section), top, sectionSize(section), m_fields[i]->sizeHint().height());
        m_fields[i]->setAccessibleName(tr("Filter %1").arg(model() ? model()->headerData(section, Qt::Horizontal).toString() : QString()));
        m_fields[i]->setVisible(m_shown && !isSectionHidden(section));
    }
}

} // namespace sp::ui
