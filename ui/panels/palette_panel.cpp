// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette_panel.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

constexpr int actionRole = Qt::UserRole; // pointer to the action of a row
constexpr int groupRole = Qt::UserRole + 1;
constexpr int widthForKeys = 230;

struct GroupRow {
    const char* id;
    const char* title;
    bool open; ///< at first
};
constexpr GroupRow groups[] = {
    {"select", QT_TRANSLATE_NOOP("PalettePanel", "Select"), true},   {"draw", QT_TRANSLATE_NOOP("PalettePanel", "Draw"), true},
    {"modify", QT_TRANSLATE_NOOP("PalettePanel", "Change"), false},  {"doors", QT_TRANSLATE_NOOP("PalettePanel", "Doors"), true},
    {"valves", QT_TRANSLATE_NOOP("PalettePanel", "Valves"), true},   {"sources", QT_TRANSLATE_NOOP("PalettePanel", "Gas sources"), true},
    {"devices", QT_TRANSLATE_NOOP("PalettePanel", "Devices"), true}, {"power", QT_TRANSLATE_NOOP("PalettePanel", "Power"), true},
    {"links", QT_TRANSLATE_NOOP("PalettePanel", "Links"), true},
};

QAction* actionOf(const QTreeWidgetItem* item)
{
    return item ? static_cast<QAction*>(item->data(0, actionRole).value<QObject*>()) : nullptr;
}

QString plainText(const QAction& action)
{
    return QString(action.text()).remove(u'&');
}

/// Return starts the row; the tree alone would only do that where the platform has it so.
class Rows final : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
        if (enter && currentItem())
            emit itemActivated(currentItem(), 0);
        else
            QTreeWidget::keyPressEvent(event);
    }
};

/// Names that are longer than the palette is wide go on in a second line.
class Names final : public QStyledItemDelegate {
public:
    explicit Names(QTreeWidget& tree) : QStyledItemDelegate(&tree), m_tree(tree) { }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize one = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() != 0 || !index.parent().isValid())
            return one;
        QFont bold = m_tree.font();
        bold.setBold(true); // as it is while it is in use: rows keep their height
        const int around =
            m_tree.indentation() * 2 + m_tree.iconSize().width() + 3 * (m_tree.style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1) + 4;
        const int width = std::max(40, m_tree.columnWidth(0) - around);
        const QFontMetrics metrics(bold);
        const int height = metrics.boundingRect(0, 0, width, 1000, Qt::TextWordWrap, index.data().toString()).height();
        return {one.width(), std::max(one.height(), std::min(height, 2 * metrics.lineSpacing()) + 4)};
    }

private:
    QTreeWidget& m_tree;
};

} // namespace

PalettePanel::PalettePanel(QWidget* parent) : QWidget(parent), m_search(new QLineEdit(this)), m_tree(new Rows(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette"));
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the palette"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("paletteRows"));
    m_tree->setAccessibleName(tr("Tools by groups"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(2);
    m_tree->setIndentation(8);
    m_tree->setIconSize({20, 20});
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setItemDelegate(new Names(*m_tree));
    m_tree->setWordWrap(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(10);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setMinimumWidth(168);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_search);
    connect(m_tree->header(), &QHeaderView::sectionResized, m_tree, [this](int column) { // rows are as high as their names need
        if (column == 0)
            QTimer::singleShot(0, m_tree, [this] { m_tree->doItemsLayout(); });
    });
    connect(m_search, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { run(m_tree->currentItem()); });
    connect(m_tree, &QTreeWidget::itemClicked, this, &PalettePanel::run);
    connect(m_tree, &QTreeWidget::itemActivated, this, &PalettePanel::run);
    const auto said = [this] {
        if (m_search->text().isEmpty() && !m_filling)
            emit foldedChanged(folded());
    };
    connect(m_tree, &QTreeWidget::itemExpanded, this, said);
    connect(m_tree, &QTreeWidget::itemCollapsed, this, said);
}

QTreeWidgetItem* PalettePanel::groupItem(const char* group)
{
    const QString id = QLatin1String(group);
    const auto* row = std::find_if(std::begin(groups), std::end(groups), [&](const GroupRow& g) { return id == QLatin1String(g.id); });
    const bool known = row != std::end(groups); // a group without a row of its own is called by its name and stands last
    const auto place = [&](const QString& name) {
        return std::find_if(std::begin(groups), std::end(groups), [&](const GroupRow& g) { return name == QLatin1String(g.id); }) - groups;
    };
    int at = 0; // groups stand in the order of the table, whoever brings their rows first
    for (; at < m_tree->topLevelItemCount(); ++at) {
        const QString there = m_tree->topLevelItem(at)->data(0, groupRole).toString();
        if (there == id)
            return m_tree->topLevelItem(at);
        if (place(there) > row - groups)
            break;
    }
    auto* item = new QTreeWidgetItem;
    m_tree->insertTopLevelItem(at, item);
    item->setText(0, known ? tr(row->title) : id);
    item->setData(0, groupRole, id);
    item->setFirstColumnSpanned(true);
    item->setExpanded(!known || row->open);
    QFont font = m_tree->font();
    font.setBold(true);
    item->setFont(0, font);
    return item;
}

void PalettePanel::addRows(std::span<const ToolRow> rows, const std::vector<QAction*>& actions)
{
    Q_ASSERT(rows.size() == actions.size());
    const QScopedValueRollback filling(m_filling, true);
    for (size_t i = 0; i < rows.size(); ++i) {
        QAction* action = actions[i];
        auto* item = new QTreeWidgetItem(groupItem(rows[i].group));
        item->setText(0, plainText(*action));
        item->setIcon(0, action->icon());
        item->setData(0, actionRole, QVariant::fromValue<QObject*>(action));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        item->setForeground(1, palette().placeholderText());
        item->setToolTip(0, keys.isEmpty() ? plainText(*action) : QStringLiteral("%1 (%2)").arg(plainText(*action), keys));
        connect(action, &QAction::changed, this, [this, item, action] { mark(item, *action); });
        mark(item, *action);
    }
}

// In use: bold, with a mark where the keys stand, and said by a screen reader.
void PalettePanel::mark(QTreeWidgetItem* item, const QAction& action)
{
    const bool on = action.isChecked();
    QFont font = m_tree->font();
    font.setBold(on);
    item->setFont(0, font);
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    item->setText(1, on ? QStringLiteral("\u25C0") : m_keysShown ? keys : QString());
    item->setData(0, Qt::AccessibleTextRole, on ? tr("%1, in use").arg(plainText(action)) : plainText(action));
    const Qt::ItemFlags flags = item->flags();
    item->setFlags(action.isEnabled() ? flags | Qt::ItemIsEnabled : flags & ~Qt::ItemIsEnabled);
    if (on && !m_tree->hasFocus() && item->parent()->isExpanded())
        m_tree->setCurrentItem(item);
}

// A narrow palette leaves its room to the names; keys are in the tool tips then.
void PalettePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= widthForKeys;
    if (wide == m_keysShown)
        return;
    m_keysShown = wide;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i)
            mark(m_tree->topLevelItem(g)->child(i), *actionOf(m_tree->topLevelItem(g)->child(i)));
}

void PalettePanel::run(QTreeWidgetItem* item)
{
    if (item && item->childCount() > 0) {
        item->setExpanded(!item->isExpanded());
        return;
    }
    QAction* action = actionOf(item);
    if (!action || !action->isEnabled())
        return;
    action->trigger();
    emit started();
}

// Words may stand in any order. The first row that fits is the one that Return starts.
void PalettePanel::filter(const QString& text)
{
    const QScopedValueRollback filling(m_filling, true);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        setFolded(m_foldedBefore);
        m_foldedBefore.clear();
    }
    QTreeWidgetItem* first = nullptr;
    if (!words.isEmpty() && m_foldedBefore.isEmpty())
        m_foldedBefore = folded();
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_tree->topLevelItem(g);
        int shown = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const QString where = item->text(0) + u' ' + group->text(0);
            const bool fits =
                std::all_of(words.begin(), words.end(), [&](const QString& w) { return where.contains(w, Qt::CaseInsensitive); });
            item->setHidden(!fits);
            shown += fits ? 1 : 0;
            if (fits && !first && !words.isEmpty())
                first = item;
        }
        group->setHidden(shown == 0);
        if (!words.isEmpty())
            group->setExpanded(shown > 0);
    }
    if (first)
        m_tree->setCurrentItem(first);
}

QStringList PalettePanel::folded() const
{
    QStringList list;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        if (!m_tree->topLevelItem(g)->isExpanded())
            list += m_tree->topLevelItem(g)->data(0, groupRole).toString();
    return list;
}

void PalettePanel::setFolded(const QStringList& ids)
{
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        m_tree->topLevelItem(g)->setExpanded(!ids.contains(m_tree->topLevelItem(g)->data(0, groupRole).toString()));
}

} // namespace sp::ui
