// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/properties_panel.h"

#include "ui/panels/fact_delegate.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace sp::ui {

PropertiesPanel::PropertiesPanel(Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(document), m_title(new QLabel(this)),
      m_problem(new QLabel(this)), m_description(new QLabel(this)), m_unknown(new QCheckBox(tr("Show what is not known"), this)),
      m_search(new QLineEdit(this)), m_view(new QTreeView(this))
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
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setMinimumSectionSize(50);
    m_view->viewport()->installEventFilter(this); // its width is that of the columns
    m_search->setObjectName(QStringLiteral("propertiesSearch"));
    m_search->setPlaceholderText(tr("Search properties"));
    m_search->setClearButtonEnabled(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    setMinimumWidth(240);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_title);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_description);
    layout->addWidget(m_unknown);

    connect(delegate, &FactDelegate::problem, this, &PropertiesPanel::showProblem);
    connect(&m_model, &PropertiesModel::refused, this, &PropertiesPanel::showProblem);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &PropertiesPanel::describe);
    connect(&m_model, &PropertiesModel::modelReset, this, &PropertiesPanel::describe);
    connect(m_unknown, &QCheckBox::toggled, this, &PropertiesPanel::refresh);
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex& i) {
        if (m_search->text().isEmpty())
            m_folded += i.data().toString();
    });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex& i) {
        if (m_search->text().isEmpty())
            m_folded.removeAll(i.data().toString());
    });
    connect(m_search, &QLineEdit::textChanged, this, &PropertiesPanel::filter);
    connect(m_view->header(), &QHeaderView::sectionResized, this, [this](int section) {
        m_sizedByUser = m_sizedByUser || (!m_sizing && section != PropertiesModel::Origin); // that one stretches by itself
    });
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

// Shows the lines that contain the text in any column; a group whose title contains it shows all of its lines.
void PropertiesPanel::filter()
{
    const QString text = m_search->text().trimmed();
    const auto has = [&](const QModelIndex& i) { return i.data().toString().contains(text, Qt::CaseInsensitive); };
    for (int g = 0; g < m_model.rowCount(); ++g) {
        const QModelIndex group = m_model.index(g, 0);
        const bool whole = text.isEmpty() || has(group);
        bool any = false;
        for (int r = 0; r < m_model.rowCount(group); ++r) {
            bool shown = whole;
            for (int c = 0; c < PropertiesModel::ColumnCount && !shown; ++c)
                shown = has(m_model.index(r, c, group));
            m_view->setRowHidden(r, group, !shown);
            any = any || shown;
        }
        m_view->setRowHidden(g, {}, !any && !text.isEmpty());
        m_view->setExpanded(group, !text.isEmpty() || !m_folded.contains(group.data().toString()));
    }
}

void PropertiesPanel::sizeColumns()
{
    if (m_sizedByUser)
        return;
    const QScopedValueRollback sizing(m_sizing, true);
    const int width = m_view->viewport()->width();
    m_view->header()->resizeSection(PropertiesModel::Name, width * 55 / 100);
    m_view->header()->resizeSection(PropertiesModel::Value, width * 28 / 100); // the last one stretches
}

bool PropertiesPanel::eventFilter(QObject* object, QEvent* event)
{
    // Before the header sees its new width: what it stretches then is no wish of the user.
    if (object == m_view->viewport() && event->type() == QEvent::Resize)
        sizeColumns();
    return QWidget::eventFilter(object, event);
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
        m_view->setFirstColumnSpanned(g, {}, true);
    }
    filter();
    if (!same) {
        showProblem({});
        return;
    }
    if (group >= 0)
        m_view->setCurrentIndex(m_model.index(row, PropertiesModel::Value, m_model.index(group, 0)));
    m_view->verticalScrollBar()->setValue(scrolled);
}

} // namespace sp::ui
