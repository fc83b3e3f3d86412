// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/properties_panel.h"

#include "core/edit/set_identity.h"
#include "ui/panels/fact_delegate.h"
#include "ui/panels/problem_note.h"
#include "ui/panels/title_delegate.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace sp::ui {

PropertiesPanel::PropertiesPanel(Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(document), m_title(new QLabel(this)),
      m_description(new QLabel(this)), m_unknown(new QCheckBox(tr("Show what is not known"), this)), m_search(new QLineEdit(this)),
      m_view(new QTreeView(this)), m_problem(new ProblemNote(*m_view))
{
    m_title->setObjectName(QStringLiteral("propertiesTitle"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_title->setFont(bold);
    m_problem->setObjectName(QStringLiteral("factProblem"));
    m_description->setObjectName(QStringLiteral("propertyDescription"));
    m_description->setWordWrap(true);
    m_description->setTextFormat(Qt::PlainText);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_description->hide();

    auto* delegate = new FactDelegate(this);
    m_view->setObjectName(QStringLiteral("properties"));
    m_view->setAccessibleName(tr("Properties of what is selected"));
    m_view->installEventFilter(this);
    m_view->setModel(&m_model);
    m_view->setItemDelegateForColumn(PropertiesModel::Value, delegate);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked
                            | QAbstractItemView::AnyKeyPressed);
    m_view->setAlternatingRowColors(true);
    m_view->setIndentation(12);
    m_view->setItemDelegateForColumn(PropertiesModel::Name, new TitleDelegate(*m_view));
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setMinimumSectionSize(50);
    m_view->viewport()->installEventFilter(this); // its width is that of the columns
    m_search->setObjectName(QStringLiteral("propertiesSearch"));
    m_search->setPlaceholderText(tr("Search properties"));
    m_search->setAccessibleName(tr("Search properties"));
    m_search->setClearButtonEnabled(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    setMinimumWidth(240);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_title);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_description);
    makeButtons(*layout);
    layout->addWidget(m_unknown);

    connect(delegate, &FactDelegate::problem, this, &PropertiesPanel::showProblem);
    connect(&m_model, &PropertiesModel::refused, this, [this](const QString& sentence) { showProblem(m_view->currentIndex(), sentence); });
    connect(&m_model, &PropertiesModel::noted, this, [this](const QStringList& notes) { emit said(notes.join(u' ')); });
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

void PropertiesPanel::makeButtons(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    const auto button = [&](const QString& text, const char* name, const QString& tip, auto&& run) {
        auto* b = new QPushButton(text, this);
        b->setObjectName(QLatin1String(name));
        b->setToolTip(tip);
        b->setAutoDefault(false);
        connect(b, &QPushButton::clicked, this, run);
        row->addWidget(b);
        return b;
    };
    m_takeAway = button(tr("Take away"), "takeAway", tr("Takes the entered value away (Delete): a value of the type counts again"),
                        [this] { takeAway(); });
    m_editSet = button(tr("Edit set…"), "editSet", tr("Shows the hardware set in its editor"), [this] { emit setAsked(setShown()); });
    m_addBattery = button(tr("Add battery"), "addBattery", {}, [this] { addPart(true); });
    m_addCircuit = button(tr("Add circuit"), "addCircuit", {}, [this] { addPart(false); });
    m_removePart = button(tr("Remove"), "removePart", tr("Removes the battery or circuit of the current line"), [this] { removePart(); });
    row->addStretch(1);
    layout.addLayout(row);
}

void PropertiesPanel::showProblem(const QModelIndex& cell, const QString& sentence)
{
    m_problem->say(cell, sentence);
}

void PropertiesPanel::describe()
{
    const Property* p = m_model.property(m_view->currentIndex());
    m_description->setVisible(p != nullptr);
    offer();
    if (!p)
        return;
    QStringList lines{QStringLiteral("%1: %2").arg(p->name, p->value.trimmed())};
    if (!p->origin.isEmpty())
        lines.front() += QStringLiteral(" (%1)").arg(p->origin);
    for (const QString& line : p->tip.split(u'\n', Qt::SkipEmptyParts))
        if (line != p->value)
            lines += line;
    m_description->setText(lines.mid(0, 4).join(u'\n'));
}

// What can be done with the current line and with what is selected.
void PropertiesPanel::offer()
{
    const Property* p = m_model.property(m_view->currentIndex());
    m_takeAway->setEnabled(p && p->own && p->editable());
    const bool supply = m_model.refs().size() == 1 && m_model.ref().kind == EntityKind::Supply;
    m_addBattery->setVisible(supply);
    m_addCircuit->setVisible(supply);
    m_removePart->setVisible(supply && !m_model.partAt(m_view->currentIndex()).isEmpty());
    m_editSet->setVisible(!setShown().isEmpty());
}

QString PropertiesPanel::setShown() const
{
    const EntityRef ref = m_model.refs().size() == 1 ? m_model.ref() : EntityRef();
    if (ref.kind == EntityKind::HardwareSet)
        return ref.id;
    const Opening* o = ref.kind == EntityKind::Opening ? m_document.project().openings.find(OpeningId(ref.id)) : nullptr;
    return o && o->set ? o->set->text() : QString();
}

void PropertiesPanel::takeAway()
{
    m_model.takeAway(m_view->currentIndex());
}

void PropertiesPanel::addPart(bool battery)
{
    const SupplyId supply(m_model.ref().id);
    NewIds ids = idsByChance();
    auto edited = battery ? addBattery(m_document.project(), supply) : addCircuit(m_document.project(), supply, ids);
    if (edited)
        m_document.push(std::move(edited.value().patch), battery ? tr("Add battery") : tr("Add circuit"));
}

void PropertiesPanel::removePart()
{
    const QString part = m_model.partAt(m_view->currentIndex());
    const bool battery = part.contains(u'/');
    auto edited = battery ? removeBattery(m_document.project(), SupplyId(part.section(u'/', 0, 0)), part.section(u'/', 1))
                          : removeCircuit(m_document.project(), CircuitId(part));
    if (edited)
        m_document.push(std::move(edited.value().patch), battery ? tr("Remove battery") : tr("Remove circuit"));
}

bool PropertiesPanel::edit(const QString& name)
{
    const auto field = findField(name);
    if (field && !m_model.find(*field).isValid())
        m_unknown->setChecked(true);
    const QModelIndex cell = field ? m_model.find(*field) : m_model.find(name);
    if (!cell.isValid())
        return false;
    m_search->clear();
    m_view->expand(cell.parent());
    m_view->scrollTo(cell);
    m_view->setFocus();
    m_view->setCurrentIndex(cell);
    m_view->edit(cell);
    return true;
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
    m_view->header()->resizeSection(PropertiesModel::Name, width * 46 / 100); // titles are wrapped, values are not
    m_view->header()->resizeSection(PropertiesModel::Value, width * 36 / 100); // the last one stretches
}

void PropertiesPanel::showFirst()
{
    if (m_model.property(m_view->currentIndex()))
        return;
    for (int g = 0; g < m_model.rowCount(); ++g)
        for (int r = 0; r < m_model.rowCount(m_model.index(g, 0)); ++r)
            if (const QModelIndex i = m_model.index(r, PropertiesModel::Value, m_model.index(g, 0)); m_model.property(i)->editable()) {
                m_view->setCurrentIndex(i);
                return;
            }
}

bool PropertiesPanel::eventFilter(QObject* object, QEvent* event)
{
    // Before the header sees its new width: what it stretches then is no wish of the user.
    if (object == m_view->viewport() && event->type() == QEvent::Resize)
        sizeColumns();
    if (object != m_view || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const bool typed = plain && !key->text().isEmpty() && key->text().front().isPrint();
    if (event->type() == QEvent::ShortcutOverride) {
        // A letter typed at a line begins to edit it; it must not start a tool of the canvas.
        if (typed || (plain && key->key() == Qt::Key_Delete))
            event->accept();
        return typed;
    }
    if (plain && key->key() == Qt::Key_Delete) {
        takeAway();
        return true;
    }
    if (key->key() == Qt::Key_Escape && m_model.draft().first.isValid()) {
        m_model.keepDraft(m_model.draft().first, {});
        showProblem({}, {});
        return true;
    }
    return QWidget::eventFilter(object, event);
}

QString PropertiesPanel::title() const
{
    const auto& refs = m_model.refs();
    if (!m_document.isOpen() || refs.size() < 2)
        return m_document.isOpen() ? titleOf(m_document.project(), m_model.ref()) : QString();
    std::vector<std::pair<EntityKind, int>> counts;
    for (const EntityRef& ref : refs) {
        const auto same = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == ref.kind; });
        if (same == counts.end())
            counts.push_back({ref.kind, 1});
        else
            ++same->second;
    }
    QStringList parts;
    for (const auto& [kind, count] : counts)
        parts += QStringLiteral("%1 %2").arg(count).arg(kindTitle(kind).toLower());
    return counts.size() == 1 ? tr("%1 selected").arg(parts.front())
                              : tr("%1 selected: %2").arg(refs.size()).arg(parts.join(QStringLiteral(", ")));
}

void PropertiesPanel::refresh()
{
    const std::vector<EntityRef>& refs = m_selection.all();
    const bool same = refs == m_model.refs();
    const int scrolled = m_view->verticalScrollBar()->value();
    const Property* current = m_model.property(m_view->currentIndex());
    const std::optional<ValuePath> path = current && current->editable() ? std::optional(current->path()) : std::nullopt;
    const int group = m_view->currentIndex().parent().row();
    const int row = m_view->currentIndex().row();
    m_model.show(refs, m_unknown->isChecked());
    m_title->setText(title());
    for (int g = 0; g < m_model.rowCount(); ++g)
        m_view->setFirstColumnSpanned(g, {}, true);
    filter();
    showProblem({}, {});
    if (!same)
        return;
    // The line may stand elsewhere now: what became known comes in between.
    QModelIndex at = path ? (path->field ? m_model.find(*path->field) : m_model.find(path->key)) : QModelIndex();
    if (const Property* found = m_model.property(at); found && (!found->editable() || found->path() != *path))
        at = {};
    if (!at.isValid() && group >= 0)
        at = m_model.index(row, PropertiesModel::Value, m_model.index(group, 0));
    if (at.isValid())
        m_view->setCurrentIndex(at);
    m_view->verticalScrollBar()->setValue(scrolled);
    if (const auto [cell, sentence] = m_model.draft(); cell.isValid())
        showProblem(cell, sentence);
}

} // namespace sp::ui
