// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/break_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

namespace sp::ui {

BreakPage::BreakPage(Document& document, Selection& selection, FailureDesk& desk, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_desk(desk), m_model(desk), m_search(new QLineEdit(this)),
      m_follow(new QCheckBox(tr("Only what the selection hangs on"), this)), m_head(new QLabel(this)), m_view(new QTreeView(this))
{
    setObjectName(QStringLiteral("breakPage"));
    m_search->setObjectName(QStringLiteral("breakSearch"));
    m_search->setPlaceholderText(tr("Search what can break"));
    m_search->setAccessibleName(tr("Search what can break"));
    m_search->setClearButtonEnabled(true);
    m_follow->setObjectName(QStringLiteral("breakFollow"));
    m_follow->setToolTip(tr("Of a door or valve: its own parts, and the devices, circuits and supplies that decide what it does"));
    m_follow->setChecked(true);
    m_head->setTextFormat(Qt::PlainText);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_view->setObjectName(QStringLiteral("breakList"));
    m_view->setAccessibleName(tr("What can break"));
    m_view->setToolTip(tr("Ticked faults are put in for looking only: they are not saved, and undo does not know them"));
    m_view->setModel(&m_model);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setTextElideMode(Qt::ElideRight);

    auto* row = new QHBoxLayout;
    row->addWidget(m_search, 1);
    row->addWidget(m_follow);
    row->addWidget(m_head, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &BreakPage::filter);
    connect(m_follow, &QCheckBox::toggled, this, &BreakPage::filter);
    connect(&selection, &Selection::changed, this, &BreakPage::filter);
    connect(&desk, &FailureDesk::studied, this, &BreakPage::filter);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const EntityRef ref = entityOf(m_document.project(), m_model.thingOf(index)); !ref.isNull())
            emit chosen(ref);
    });
    filter();
}

void BreakPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    filter();
}

void BreakPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void BreakPage::filter()
{
    if (!isVisible())
        return;
    std::optional<QStringList> things;
    const auto study = m_desk.study();
    const bool follows = m_follow->isChecked() && !m_selection.all().empty() && study;
    if (follows) {
        things.emplace();
        for (const EntityRef& ref : m_selection.all())
            *things += thingsBehind(*study, ref.id);
        things->removeDuplicates();
    }
    m_model.setFilter(std::move(things), m_search->text().trimmed());
    constexpr int most = 200; // things: more than one reads in one go
    if ((follows || !m_search->text().isEmpty()) && m_model.rowCount() <= most)
        m_view->expandAll();
    m_head->setText(!study                        ? tr("Being worked out…")
                        : m_model.rowCount() == 0 ? (follows ? tr("Nothing is known to break here.") : tr("Nothing."))
                        : follows                 ? tr("Tick what breaks. Nothing of it is saved.")
                                                  : tr("Select a door, valve or supply, or search."));
}

} // namespace sp::ui
