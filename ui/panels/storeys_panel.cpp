// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/storeys_panel.h"

#include "core/edit/edit_plan.h"
#include "core/edit/set_identity.h"
#include "ui/document/entity_ref.h"
#include "ui/document/value_path.h"
#include "ui/models/worst_finding.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

namespace sp::ui {

namespace {

// Elements whose storey nobody knows have a place of their own, so that nothing is hidden.
bool hasHomeless(const Project& project)
{
    const auto none = [](const auto& table) {
        return std::any_of(table.begin(), table.end(), [](const auto& row) { return !row->storey; });
    };
    return none(project.walls) || none(project.rooms) || (project.storeys.empty() && !project.openings.empty());
}

// The list shows a name with a count; the field has the name alone.
class NameDelegate final : public QStyledItemDelegate {
public:
    NameDelegate(StoreysPanel& panel, const Document& document) : QStyledItemDelegate(&panel), m_panel(panel), m_document(document) { }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* line = new QLineEdit(parent);
        line->setObjectName(QStringLiteral("storeyName"));
        line->setAccessibleName(StoreysPanel::tr("Name of the storey"));
        return line;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        const Storey* storey = m_document.project().storeys.find(StoreyId(index.data(Qt::UserRole).toString()));
        static_cast<QLineEdit*>(editor)->setText(storey ? storey->name.value_or(QString()) : QString());
    }
    void setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const override
    {
        m_panel.rename(index.data(Qt::UserRole).toString(), static_cast<QLineEdit*>(editor)->text());
    }

private:
    StoreysPanel& m_panel;
    const Document& m_document;
};

} // namespace

StoreysPanel::StoreysPanel(Document& document, const Theme& theme, QWidget* parent)
    : QListWidget(parent), m_document(document), m_theme(theme)
{
    setObjectName(QStringLiteral("storeys"));
    setAccessibleName(tr("Storeys"));
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(110);
    setSpacing(2);
    setIconSize({16, 16});
    setTextElideMode(Qt::ElideRight);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setItemDelegate(new NameDelegate(*this, document));
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && !m_filling) {
            m_shown = item->data(Qt::UserRole).toString();
            emit chosen(m_shown.isEmpty() ? std::nullopt : std::optional(StoreyId(m_shown)));
        }
    });
    connect(&document, &Document::replaced, this, &StoreysPanel::refill);
    connect(&document, &Document::checked, this, &StoreysPanel::describe);
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        const bool homeless = count() > 0 && item(count() - 1)->data(Qt::UserRole).toString().isEmpty();
        if (m_waiting || (patch.of<Storey>().empty() && hasHomeless(m_document.project()) == homeless))
            return;
        m_waiting = true; // not at once: the field of a name may be on its way out
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_waiting)
                    refill();
            },
            Qt::QueuedConnection);
    });
}

void StoreysPanel::attach(Selection& selection, Prompts& prompts)
{
    m_selection = &selection;
    m_prompts = &prompts;
    connect(&selection, &Selection::changed, this, [this](const EntityRef& ref) {
        const auto storey = ref.isNull() ? std::nullopt : storeyOf(m_document.project(), ref);
        if (!storey || storey->text() == m_shown)
            return;
        for (int i = 0; i < count(); ++i)
            if (item(i)->data(Qt::UserRole).toString() == storey->text())
                setCurrentRow(i);
    });
}

void StoreysPanel::refill()
{
    m_waiting = false;
    {
        const QScopedValueRollback filling(m_filling, true);
        clear();
        if (!m_document.isOpen())
            return;
        std::vector<const Storey*> storeys;
        for (const auto& s : m_document.project().storeys)
            storeys.push_back(s.get());
        std::stable_sort(storeys.begin(), storeys.end(), [](const Storey* a, const Storey* b) {
            return a->elevation.value_or(Length{}) > b->elevation.value_or(Length{});
        });
        for (const Storey* s : storeys) {
            auto* one = new QListWidgetItem(s->name.value_or(s->id.text()), this);
            one->setData(Qt::UserRole, s->id.text());
            if (m_prompts)
                one->setFlags(one->flags() | Qt::ItemIsEditable);
        }
        if (hasHomeless(m_document.project()))
            (new QListWidgetItem(tr("No storey"), this))->setData(Qt::UserRole, QString());
        describe();
        for (int i = 0; i < count(); ++i)
            if (item(i)->data(Qt::UserRole).toString() == m_shown)
                setCurrentRow(i);
    }
    if (currentRow() < 0 && count() > 0 && !m_shown.isEmpty())
        setCurrentRow(0); // the one that was shown is gone
}

void StoreysPanel::describe()
{
    const QScopedValueRollback filling(m_filling, true);
    const Project& p = m_document.project();
    QHash<QString, std::pair<Marker, int>> worst;
    QHash<QString, QString> storeyOfEntity; // most entities have many findings
    if (const CheckResult* check = m_document.check())
        for (const Finding& f : check->assessment->findings) {
            const Marker sign = markerOf(f);
            if (sign == Marker::None)
                continue;
            const QString id = f.subjectId.section(u'/', 0, 0);
            auto known = storeyOfEntity.constFind(id);
            if (known == storeyOfEntity.cend()) {
                const auto storey = storeyOf(p, entityOf(p, id));
                known = storeyOfEntity.insert(id, storey ? storey->text() : QString());
            }
            auto& [marker, violations] = worst[*known];
            marker = std::max(marker, sign);
            violations += sign == Marker::Violation ? 1 : 0;
        }
    for (int i = 0; i < count(); ++i) {
        QListWidgetItem* one = item(i);
        const QString id = one->data(Qt::UserRole).toString();
        const Storey* s = id.isEmpty() ? nullptr : p.storeys.find(StoreyId(id));
        const QString name = s ? s->name.value_or(id) : tr("No storey");
        const auto [marker, violations] = worst.value(id, {Marker::None, 0});
        one->setText(violations ? tr("%1  (%2)").arg(name).arg(violations) : name);
        one->setToolTip(violations ? tr("%1: %2 violations").arg(name).arg(violations) : name);
        one->setIcon(markerIcon(marker, m_theme.plan)); // an empty picture keeps the names in line
    }
}

void StoreysPanel::setCurrent(const std::optional<StoreyId>& storey)
{
    const QScopedValueRollback filling(m_filling, true);
    m_shown = storey ? storey->text() : QString();
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(Qt::UserRole).toString() == m_shown)
            setCurrentRow(i);
}

QString StoreysPanel::currentStorey() const
{
    return currentItem() ? currentItem()->data(Qt::UserRole).toString() : QString();
}

void StoreysPanel::rename(const QString& id, const QString& name)
{
    if (!m_document.project().storeys.find(StoreyId(id)))
        return; // the plan was closed under the open field
    const auto patch = setKey(m_document.project(), id, QStringLiteral("name"), name);
    if (patch)
        m_document.push(patch.value(), tr("Rename storey"));
    else
        emit said(patch.error().message);
}

void StoreysPanel::startRename()
{
    if (currentItem() && currentItem()->flags() & Qt::ItemIsEditable)
        editItem(currentItem());
}

void StoreysPanel::addStorey(bool above)
{
    const QString beside = currentStorey();
    NewIds ids = idsByChance();
    const auto made =
        sp::addStorey(m_document.project(), beside.isEmpty() ? std::nullopt : std::optional(StoreyId(beside)), above, {}, {}, false, ids);
    if (!made) {
        emit said(made.error().message);
        return;
    }
    const QString id = made.value().made.value(0);
    m_shown = id;
    m_document.push(made.value().patch, above ? tr("Add storey above") : tr("Add storey below"));
    refill();
    emit chosen(StoreyId(id));
    if (!made.value().notes.isEmpty())
        emit said(made.value().notes.join(u' '));
    setFocus();
    startRename();
}

QString StoreysPanel::contentsOf(const StoreyId& storey) const
{
    const Project& p = m_document.project();
    QStringList parts;
    const auto count = [&](const auto& table, EntityKind kind, const QString& one, const QString& many) {
        int n = 0;
        for (const auto& row : table)
            n += storeyOf(p, EntityRef{kind, row->id.text()}) == storey;
        if (n)
            parts += n == 1 ? one : many.arg(n);
    };
    count(p.walls, EntityKind::Wall, tr("1 wall"), tr("%1 walls"));
    count(p.rooms, EntityKind::Room, tr("1 room"), tr("%1 rooms"));
    count(p.openings, EntityKind::Opening, tr("1 opening"), tr("%1 openings"));
    count(p.valves, EntityKind::Valve, tr("1 valve"), tr("%1 valves"));
    count(p.devices, EntityKind::Device, tr("1 device"), tr("%1 devices"));
    count(p.supplies, EntityKind::Supply, tr("1 power supply"), tr("%1 power supplies"));
    return parts.join(QStringLiteral(", "));
}

void StoreysPanel::removeStorey()
{
    const QString id = currentStorey();
    if (id.isEmpty() || !m_prompts)
        return;
    NewIds ids = idsByChance();
    auto removed = removeElements(m_document.project(), {id}, ids);
    if (!removed) {
        const QString contents = contentsOf(StoreyId(id));
        const QString name = shortName(m_document.project(), id);
        if (!m_prompts->confirm(this, tr("Remove storey %1").arg(name),
                                contents.isEmpty()
                                    ? removed.error().message
                                    : tr("%1 holds %2. Remove the storey with all of that? Undo brings it back.").arg(name, contents),
                                tr("Remove with contents")))
            return;
        removed = removeElements(m_document.project(), {id}, ids, true);
    }
    if (!removed) {
        emit said(removed.error().message);
        return;
    }
    m_document.push(removed.value().patch, tr("Remove storey"));
    if (!removed.value().notes.isEmpty())
        emit said(removed.value().notes.join(u' '));
}

void StoreysPanel::enterField(const QString& key)
{
    if (!m_selection || currentStorey().isEmpty())
        return;
    m_selection->set({EntityKind::Storey, currentStorey()});
    emit fieldAsked(key);
}

bool StoreysPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_F2 || key == Qt::Key_Insert) {
            event->accept(); // of the list while it has the focus, not of the canvas
            return true;
        }
    }
    return QListWidget::event(event);
}

void StoreysPanel::keyPressEvent(QKeyEvent* event)
{
    if (!m_prompts || state() == EditingState)
        QListWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Insert)
        addStorey(!(event->modifiers() & Qt::ShiftModifier));
    else if (event->key() == Qt::Key_Delete)
        removeStorey();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        enterField(QStringLiteral("elevation"));
    else
        QListWidget::keyPressEvent(event);
}

void StoreysPanel::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_prompts || !m_document.isOpen())
        return;
    QMenu menu(this);
    const bool any = !currentStorey().isEmpty();
    const auto add = [&](const QString& text, const QKeySequence& keys, auto&& run) {
        QAction* action = menu.addAction(text, this, run);
        action->setShortcut(keys);
        return action;
    };
    add(tr("Add storey above"), Qt::Key_Insert, [this] { addStorey(true); });
    add(tr("Add storey below"), Qt::SHIFT | Qt::Key_Insert, [this] { addStorey(false); })->setEnabled(any);
    menu.addSeparator();
    add(tr("Rename"), Qt::Key_F2, [this] { startRename(); })->setEnabled(any);
    add(tr("Elevation…"), Qt::Key_Return, [this] { enterField(QStringLiteral("elevation")); })->setEnabled(any);
    add(tr("Height, floor to floor…"), {}, [this] { enterField(QStringLiteral("height")); })->setEnabled(any);
    menu.addSeparator();
    add(tr("Remove storey…"), Qt::Key_Delete, [this] { removeStorey(); })->setEnabled(any);
    menu.exec(event->globalPos());
}

} // namespace sp::ui
