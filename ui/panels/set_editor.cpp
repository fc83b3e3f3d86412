// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/set_editor.h"

#include "core/edit/edit_plan.h"
#include "core/edit/edit_sets.h"
#include "core/edit/set_identity.h"
#include "ui/panels/grid_panel.h"
#include "ui/panels/kind_picker.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>

namespace sp::ui {

namespace {
constexpr size_t mostNamed = 30; // openings that are named; beyond that their number says enough
}

SetEditor::SetEditor(Document& document, Selection& selection, Prompts& prompts, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_prompts(prompts), m_sets(setsGrid(), document, theme),
      m_items(itemsGrid([this] { return m_set; }), document, theme),
      m_setsPanel(new GridPanel(m_sets, selection, QStringLiteral("sets"), {50, 170, 54, 70}, this)),
      m_itemsPanel(new GridPanel(m_items, selection, QStringLiteral("items"), {200, 66, 70, 90, 100, 80, 66, 80, 70}, this)),
      m_title(new QLabel(this))
{
    setObjectName(QStringLiteral("setEditor"));
    m_itemsPanel->keepOrder();
    m_title->setObjectName(QStringLiteral("setUse"));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::RichText);
    m_title->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    connect(m_title, &QLabel::linkActivated, this, [this](const QString& id) { emit chosen({EntityKind::Opening, id}); });

    m_setsPanel->showControls(true, false);
    auto* setBar = new QHBoxLayout; // below the search, which has the whole width; on the right the same stands below the title
    static_cast<QVBoxLayout*>(m_setsPanel->layout())->insertLayout(1, setBar);
    button(*setBar, tr("New"), "newSet", tr("An empty set with the next free mark"), &SetEditor::newSet);
    m_copy = button(*setBar, tr("Copy"), "copySet", tr("A set with the same items and the next free mark"), &SetEditor::copySet);
    m_removeSet = button(*setBar, tr("Remove"), "removeSet", tr("Only a set that no opening uses can go"), &SetEditor::removeSet);
    setBar->addStretch(1);
    m_itemsPanel->showControls(false, true);
    QHBoxLayout* itemBar = new QHBoxLayout;
    m_itemsPanel->bar().insertLayout(0, itemBar);
    m_add = button(*itemBar, tr("Add item…"), "addItem", tr("An item from the catalogue"), &SetEditor::pickItem);
    m_replace = button(*itemBar, tr("Replace…"), "replaceItem", tr("Other hardware of the catalogue in the place of this item"),
                       &SetEditor::pickOther);
    m_remove = button(*itemBar, tr("Remove"), "removeItem", tr("Takes the item out of the set"), &SetEditor::removeItem);
    m_up = button(*itemBar, tr("Up"), "itemUp", tr("Moves the item up"), &SetEditor::up);
    m_down = button(*itemBar, tr("Down"), "itemDown", tr("Moves the item down"), &SetEditor::down);
    m_assign = button(*itemBar, tr("Give to selection"), "assignSet", {}, &SetEditor::assign);
    m_users =
        button(*itemBar, tr("Select its openings"), "selectUsers", tr("Selects every opening with this set"), &SetEditor::selectUsers);

    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 4, 0, 0);
    rightLayout->addWidget(m_title);
    rightLayout->addWidget(m_itemsPanel, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_setsPanel);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->addWidget(splitter);

    m_items.setPrepare([this](const QStringList& rows) -> std::optional<EntityGrid::Prepared> {
        auto mine = whose();
        if (!mine)
            return std::nullopt;
        EntityGrid::Prepared prepared{std::move(mine->first), {}};
        for (const QString& row : rows)
            prepared.renamed.insert(row, mine->second.text() + u'/' + row.section(u'/', 1));
        // Shown once the copy is there: the document's signal comes first.
        if (const QString id = mine->second.text(); id != m_set)
            QMetaObject::invokeMethod(
                this, [this, id] { showSet(id); }, Qt::QueuedConnection);
        return prepared;
    });
    connect(m_setsPanel, &GridPanel::rowChosen, this, &SetEditor::showSet);
    connect(m_itemsPanel->view().selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SetEditor::describe);
    connect(&m_itemsPanel->view(), &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& cell) {
        if (cell.column() == m_items.columnOf(QStringLiteral("item")))
            pickOther();
    });
    connect(&m_items, &QAbstractItemModel::modelReset, this, &SetEditor::describe);
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (!patch.of<HardwareSet>().empty() || !patch.of<Opening>().empty())
            showSet(m_set);
    });
    connect(&document, &Document::replaced, this, [this] {
        delete m_picker;
        m_picker = nullptr;
        showSet({});
    });
    connect(&document, &Document::checked, this, &SetEditor::describe);
    // The set of a door that is chosen on the plan is the one to look at.
    connect(&selection, &Selection::changed, this, [this](const EntityRef& ref) {
        const Opening* opening = ref.kind == EntityKind::Opening ? m_document.project().openings.find(OpeningId(ref.id)) : nullptr;
        if (opening && opening->set)
            showSet(opening->set->text());
        else if (ref.kind == EntityKind::HardwareSet)
            showSet(ref.id);
        else
            describe();
    });
    showSet({});
}

QPushButton* SetEditor::button(QHBoxLayout& bar, const QString& text, const char* name, const QString& tip, void (SetEditor::*run)())
{
    auto* b = new QPushButton(text, this);
    b->setObjectName(QLatin1String(name));
    b->setToolTip(tip);
    b->setAutoDefault(false);
    connect(b, &QPushButton::clicked, this, run);
    bar.addWidget(b);
    return b;
}

void SetEditor::showSet(const QString& setId)
{
    QString id = setId;
    if (!m_document.project().hardwareSets.find(HardwareSetId(id)))
        id = m_document.project().hardwareSets.empty() ? QString() : m_document.project().hardwareSets[0].id.text();
    if (id != m_set) {
        m_set = id;
        m_items.reload();
    }
    m_setsPanel->markRow(m_set);
    describe();
}

std::vector<OpeningId> SetEditor::selectedOpenings() const
{
    std::vector<OpeningId> out;
    for (const EntityRef& ref : m_selection.all())
        if (ref.kind == EntityKind::Opening && m_document.project().openings.find(OpeningId(ref.id)))
            out.push_back(OpeningId(ref.id));
    return out;
}

std::vector<OpeningId> SetEditor::selectedUsers() const
{
    std::vector<OpeningId> out = selectedOpenings();
    std::erase_if(out, [this](const OpeningId& id) {
        const Opening* o = m_document.project().openings.find(id);
        return !o->set || o->set->text() != m_set;
    });
    return out;
}

QString SetEditor::currentKey() const
{
    const QModelIndex at = m_itemsPanel->view().currentIndex();
    return at.isValid() ? at.data(EntityGrid::IdRole).toString().section(u'/', 1) : QString();
}

// A label keeps the colour that its links were first drawn with.
void SetEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_itemsPanel)
        describe();
}

void SetEditor::describe()
{
    const Project& p = m_document.project();
    const HardwareSet* set = p.hardwareSets.find(HardwareSetId(m_set));
    const std::vector<OpeningId> users = set ? openingsWith(p, set->id) : std::vector<OpeningId>();
    QStringList links;
    for (size_t i = 0; i < users.size() && i < mostNamed; ++i)
        links += QStringLiteral("<a href=\"%1\" style=\"color:%3\">%2</a>")
                     .arg(users[i].text(), shortName(p, users[i].text()).toHtmlEscaped(), palette().color(QPalette::Link).name());
    if (users.size() > mostNamed)
        links += tr("and %1 more").arg(users.size() - mostNamed);
    const QString name = set ? (shortName(p, m_set) + u' ' + set->name.value_or(QString())).trimmed().toHtmlEscaped() : QString();
    m_title->setText(!set                ? tr("The plan has no hardware sets yet.")
                         : users.empty() ? tr("<b>Set %1</b>: no opening uses it").arg(name)
                                         : tr("<b>Set %1</b>: used by %2").arg(name, links.join(QStringLiteral(", "))));
    const bool item = !currentKey().isEmpty();
    const int row = m_itemsPanel->view().currentIndex().row();
    m_add->setEnabled(set && catalogueOf(m_document));
    m_replace->setEnabled(item && catalogueOf(m_document));
    m_remove->setEnabled(item);
    m_up->setEnabled(item && row > 0);
    m_down->setEnabled(item && row + 1 < m_items.rowCount());
    m_copy->setEnabled(set != nullptr);
    m_removeSet->setEnabled(set && users.empty());
    m_users->setEnabled(!users.empty());
    const size_t selected = selectedOpenings().size();
    m_assign->setEnabled(set && selected > 0);
    m_assign->setToolTip(selected ? tr("Gives this set to %n opening(s)", nullptr, static_cast<int>(selected))
                                  : tr("Select openings first"));
}

std::optional<std::pair<Edited, HardwareSetId>> SetEditor::whose()
{
    const HardwareSetId id(m_set);
    const Project& p = m_document.project();
    const size_t users = openingsWith(p, id).size();
    const std::vector<OpeningId> mine = selectedUsers();
    if (mine.empty() || mine.size() >= users)
        return std::pair(Edited{}, id);
    QStringList names;
    for (const OpeningId& opening : mine)
        names += shortName(p, opening.text());
    const QString selected = mine.size() <= 3 ? names.join(QStringLiteral(", ")) : tr("the %1 selected").arg(mine.size());
    switch (m_prompts.changeSharedSet(this, shortName(p, m_set), static_cast<int>(users), selected)) {
    case Prompts::SharedSet::All: return std::pair(Edited{}, id);
    case Prompts::SharedSet::Cancel: return std::nullopt;
    case Prompts::SharedSet::OwnSet: break;
    }
    NewIds ids = idsByChance();
    auto own = setOfOwn(p, id, mine, ids);
    if (!own) {
        emit said(own.error().message);
        return std::nullopt;
    }
    const HardwareSetId made(own.value().made.value(0));
    return std::pair(std::move(own).value(), made);
}

void SetEditor::push(const Edited& edited, const QString& step)
{
    m_document.push(edited.patch, step);
    if (!edited.notes.isEmpty())
        emit said(edited.notes.join(u' '));
}

void SetEditor::change(const Change& change, const QString& step)
{
    auto mine = whose();
    if (!mine)
        return;
    PatchChain chain(m_document.project());
    chain.add(mine->first);
    chain.made.clear();
    auto edited = change(chain.now(), mine->second);
    if (!edited) {
        emit said(edited.error().message);
        return;
    }
    chain.add(edited.value());
    const Edited whole = chain.take();
    push(whole, step);
    showSet(mine->second.text());
    goToItem(whole.made.value(0));
}

void SetEditor::goToItem(const QString& id)
{
    const int row = m_items.rowOfId(id);
    if (row >= 0)
        m_itemsPanel->view().setCurrentIndex(m_itemsPanel->sorted().mapFromSource(m_items.index(row, 0)));
}

void SetEditor::newSet()
{
    NewIds ids = idsByChance();
    if (const auto made = addSet(m_document.project(), tr("New set"), ids)) {
        push(made.value(), tr("New hardware set"));
        showSet(made.value().made.value(0));
        m_selection.set({EntityKind::HardwareSet, m_set});
    } else {
        emit said(made.error().message);
    }
}

void SetEditor::copySet()
{
    NewIds ids = idsByChance();
    if (const auto made = sp::copySet(m_document.project(), HardwareSetId(m_set), ids)) {
        push(made.value(), tr("Copy hardware set"));
        showSet(made.value().made.value(0));
        m_selection.set({EntityKind::HardwareSet, m_set});
    } else {
        emit said(made.error().message);
    }
}

void SetEditor::removeSet()
{
    NewIds ids = idsByChance();
    if (const auto removed = removeElements(m_document.project(), {m_set}, ids))
        push(removed.value(), tr("Remove hardware set"));
    else
        emit said(removed.error().message);
}

void SetEditor::pickItem()
{
    const Catalogue* catalogue = catalogueOf(m_document);
    if (!catalogue)
        return;
    if (!m_picker) {
        m_picker = new KindPicker(*catalogue, KindPicker::For::Add, this);
        connect(m_picker, &KindPicker::picked, this, &SetEditor::addKind);
    }
    m_picker->ask();
}

void SetEditor::addKind(const QString& kind)
{
    const Catalogue* catalogue = catalogueOf(m_document);
    if (!catalogue || m_set.isEmpty())
        return;
    change([&](const Project& p, const HardwareSetId& set) { return addItem(p, *catalogue, set, kind); }, tr("Add hardware item"));
}

void SetEditor::pickOther()
{
    const Catalogue* catalogue = catalogueOf(m_document);
    const HardwareSet* set = m_document.project().hardwareSets.find(HardwareSetId(m_set));
    const QString key = currentKey();
    if (!catalogue || !set || !set->items || key.isEmpty())
        return;
    auto* picker = new KindPicker(*catalogue, KindPicker::For::Replace, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    for (const HardwareItem& item : *set->items)
        if (item.key == key)
            picker->choose(item.kind);
    // For the set that was shown when it was asked: another one may be shown by then.
    connect(picker, &KindPicker::picked, this, [this, key, shown = m_set](const QString& kind) {
        showSet(shown);
        if (m_set == shown)
            replaceItem(key, kind);
    });
    connect(&m_document, &Document::replaced, picker, &QDialog::reject);
    picker->ask();
}

void SetEditor::replaceItem(const QString& key, const QString& kind)
{
    const Catalogue* catalogue = catalogueOf(m_document);
    if (!catalogue)
        return;
    change([&](const Project& p, const HardwareSetId& set) { return changeItem(p, *catalogue, set, key, kind); },
           tr("Replace hardware item"));
    goToItem(m_set + u'/' + key);
}

void SetEditor::removeItem()
{
    const QString key = currentKey();
    if (!key.isEmpty())
        change([&](const Project& p, const HardwareSetId& set) { return sp::removeItem(p, set, key); }, tr("Remove hardware item"));
}

void SetEditor::moveItem(int by)
{
    const QString key = currentKey();
    if (key.isEmpty())
        return;
    change([&](const Project& p, const HardwareSetId& set) { return sp::moveItem(p, set, key, by); }, tr("Move hardware item"));
    goToItem(m_set + u'/' + key);
}

void SetEditor::assign()
{
    const auto edited = assignSet(m_document.project(), selectedOpenings(), HardwareSetId(m_set));
    if (edited)
        push(edited.value(), tr("Give hardware set"));
    else
        emit said(edited.error().message);
}

void SetEditor::selectUsers()
{
    std::vector<EntityRef> refs;
    for (const OpeningId& id : openingsWith(m_document.project(), HardwareSetId(m_set)))
        refs.push_back({EntityKind::Opening, id.text()});
    m_selection.setAll(std::move(refs));
}

} // namespace sp::ui
