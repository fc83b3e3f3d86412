// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/properties_panel.h"

#include "ui/panels/fact_delegate.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace sp::ui {

PropertiesPanel::PropertiesPanel(Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(document), m_title(new QLabel(this)),
      m_problem(new QLabel(this)), m_description(new QLabel(this)), m_unknown(new QCheckBox(tr("Show what is not known"), this)),
      m_view(new QTreeView(this))
{
    m_title->setObjectName(QStringLiteral("propertiesTitle"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_title->setFont(bold);
    m_problem->setObjectName(QStringLiteral("factProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setStyleSheet(QStringLiteral("QLabel { background: #c62828; color: white; padding: 4px; }"));
    m_problem->hide();
    m_description->setObjectName(QStringLiteral("propertyDescription"));
    m_description->setWordWrap(true);
    m_description->setTextFormat(Qt::PlainText);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_description->hide();

    auto* delegate = new FactDelegate(this);
    m_view->setObjectName(QStringLiteral("properties"));
    m_view->setModel(&m_model);
    m_view->setItemDelegateForColumn(PropertiesModel::Value, delegate);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked
                            | QAbstractItemView::AnyKeyPressed);
    m_view->setAlternatingRowColors(true);
    m_view->setIndentation(12);
    m_view->setUniformRowHeights(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setMinimumSectionSize(50);
    m_view->header()->resizeSection(PropertiesModel::Name, 128);
    m_view->header()->resizeSection(PropertiesModel::Value, 126);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    setMinimumWidth(240);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_title);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_description);
    layout->addWidget(m_unknown);

    connect(delegate, &FactDelegate::problem, this, &PropertiesPanel::showProblem);
    connect(&m_model, &PropertiesModel::refused, this, &PropertiesPanel::showProblem);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &PropertiesPanel::describe);
    connect(&m_model, &PropertiesModel::modelReset, this, &PropertiesPanel::describe);
    connect(m_unknown, &QCheckBox::toggled, this, &PropertiesPanel::refresh);
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex& i) { m_folded += i.data().toString(); });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex& i) { m_folded.removeAll(i.data().toString()); });
    connect(&selection, &Selection::changed, this, &PropertiesPanel::refresh);
    connect(&document, &Document::replaced, this, &PropertiesPanel::refresh);
    connect(&document, &Document::changed, this, &PropertiesPanel::refreshSoon);
    connect(&document, &Document::checked, this, &PropertiesPanel::refreshSoon);
    refresh();
}

void PropertiesPanel::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void PropertiesPanel::describe()
{
    const Property* p = m_model.property(m_view->currentIndex());
    m_description->setVisible(p != nullptr);
    if (!p)
        return;
    QStringList lines{QStringLiteral("%1: %2").arg(p->name, p->value.trimmed())};
    for (const QString& line : p->tip.split(u'\n', Qt::SkipEmptyParts))
        if (line != p->value)
            lines += line;
    m_description->setText(lines.mid(0, 4).join(u'\n'));
}

// Not at once: an editor may still be on its way out when the document says that it changed.
void PropertiesPanel::refreshSoon()
{
    if (m_waiting)
        return;
    m_waiting = true;
    QTimer::singleShot(0, this, [this] {
        m_waiting = false;
        if (m_view->findChild<QWidget*>(QStringLiteral("factEditor"))) {
            QTimer::singleShot(200, this, &PropertiesPanel::refreshSoon); // somebody is typing: the field stays
            return;
        }
        refresh();
    });
}

void PropertiesPanel::refresh()
{
    const EntityRef ref = m_selection.current();
    const bool same = ref == m_model.ref();
    const int scrolled = m_view->verticalScrollBar()->value();
    const QModelIndex current = m_view->currentIndex();
    const int group = current.parent().row();
    const int row = current.row();
    m_title->setText(m_document.isOpen() ? titleOf(m_document.project(), ref) : QString());
    m_model.show(ref, m_unknown->isChecked());
    for (int g = 0; g < m_model.rowCount(); ++g) {
        const QModelIndex i = m_model.index(g, 0);
        m_view->setFirstColumnSpanned(g, {}, true);
        if (!m_folded.contains(i.data().toString()))
            m_view->expand(i);
    }
    if (!same) {
        showProblem({});
        return;
    }
    if (group >= 0)
        m_view->setCurrentIndex(m_model.index(row, PropertiesModel::Value, m_model.index(group, 0)));
    m_view->verticalScrollBar()->setValue(scrolled);
}

} // namespace sp::ui
