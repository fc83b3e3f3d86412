// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/kind_picker.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

struct CategoryRow {
    const char* word;
    const char* title;
};
// In the order of a hardware schedule.
constexpr CategoryRow categories[] = {
    {"HANG", QT_TRANSLATE_NOOP("KindPicker", "Hinges and pivots")},
    {"SECURE", QT_TRANSLATE_NOOP("KindPicker", "Locks, latches and exit devices")},
    {"PAIR", QT_TRANSLATE_NOOP("KindPicker", "For pairs")},
    {"OPERATE", QT_TRANSLATE_NOOP("KindPicker", "Pulls and push plates")},
    {"CLOSE", QT_TRANSLATE_NOOP("KindPicker", "Closing and operating")},
    {"PROTECT", QT_TRANSLATE_NOOP("KindPicker", "Protection")},
    {"STOP", QT_TRANSLATE_NOOP("KindPicker", "Stops and holders")},
    {"ACCESSORY", QT_TRANSLATE_NOOP("KindPicker", "Seals, thresholds and accessories")},
    {"MISC_DOOR", QT_TRANSLATE_NOOP("KindPicker", "Parts of the leaf")},
    {"MISC_SYSTEM", QT_TRANSLATE_NOOP("KindPicker", "Access control, power and detection")},
};

QString spaced(QString words)
{
    return words.replace(u'_', u' ');
}

} // namespace

KindPicker::KindPicker(const Catalogue& catalogue, For use, QWidget* parent)
    : QDialog(parent), m_catalogue(catalogue), m_use(use), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_about(new QLabel(this)), m_add(nullptr)
{
    setObjectName(QStringLiteral("kindPicker"));
    setWindowTitle(use == For::Add ? tr("Add hardware to the set") : tr("Other hardware in its place"));
    m_search->setPlaceholderText(tr("Type a part of the name: mortise, strike, closer"));
    m_search->setAccessibleName(tr("Search hardware"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setHeaderLabels({tr("Hardware"), tr("Fail states")});
    m_tree->setAccessibleName(tr("Hardware of the catalogue"));
    for (const CategoryRow& row : categories) {
        auto* group = new QTreeWidgetItem(m_tree, {tr(row.title)});
        group->setFlags(Qt::ItemIsEnabled);
        QFont bold = group->font(0);
        bold.setBold(true);
        group->setFont(0, bold);
        std::vector<const DeviceKind*> kinds;
        for (const DeviceKind& kind : catalogue.kinds())
            if (kind.category == QLatin1String(row.word) && kind.placed != DeviceKind::Placed::Device)
                kinds.push_back(&kind);
        std::stable_sort(kinds.begin(), kinds.end(), [](const DeviceKind* a, const DeviceKind* b) { return a->rank < b->rank; });
        for (const DeviceKind* kind : kinds) {
            auto* item = new QTreeWidgetItem(group, {kind->name, spaced(kind->failStates.join(QStringLiteral(", ")))});
            item->setData(0, Qt::UserRole, kind->kind);
            item->setToolTip(0, kind->note);
        }
        group->setHidden(kinds.empty());
    }
    m_tree->expandAll();
    m_tree->resizeColumnToContents(0);
    m_about->setWordWrap(true);
    m_about->setMinimumHeight(3 * fontMetrics().height());
    m_about->setAlignment(Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_add = buttons->addButton(use == For::Add ? tr("Add to set") : tr("Put in its place"), QDialogButtonBox::ActionRole);
    m_add->setObjectName(QStringLiteral("addKind"));
    m_add->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_about);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &KindPicker::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &KindPicker::describe);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &KindPicker::pick);
    connect(m_add, &QPushButton::clicked, this, &KindPicker::pick);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter({});
    resize(460, 520);
}

QString KindPicker::current() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item && !item->isHidden() ? item->data(0, Qt::UserRole).toString() : QString();
}

void KindPicker::filter(const QString& text)
{
    QTreeWidgetItem* first = nullptr;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_tree->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool shown = item->text(0).contains(text.trimmed(), Qt::CaseInsensitive)
                || spaced(item->data(0, Qt::UserRole).toString()).contains(text.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!shown);
            any = any || shown;
            if (shown && !first)
                first = item;
        }
        group->setHidden(!any);
    }
    m_tree->setCurrentItem(first); // Enter adds what was found first
    describe();
}

void KindPicker::describe()
{
    const DeviceKind* kind = m_catalogue.find(current());
    m_add->setEnabled(kind != nullptr);
    m_about->setText(kind ? kind->note : m_tree->currentItem() ? QString() : tr("Nothing in the catalogue has this name."));
}

void KindPicker::pick()
{
    const QString kind = current();
    if (kind.isEmpty())
        return;
    if (m_use == For::Replace)
        accept();
    emit picked(kind);
}

void KindPicker::choose(const QString& kind)
{
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i)
            if (QTreeWidgetItem* item = m_tree->topLevelItem(g)->child(i); item->data(0, Qt::UserRole).toString() == kind) {
                m_tree->setCurrentItem(item);
                m_tree->scrollToItem(item);
            }
}

void KindPicker::ask()
{
    show();
    raise();
    activateWindow(); // the search is typed into at once
    m_search->setFocus();
    m_search->selectAll();
}

// The arrows go through the list while the text is typed.
bool KindPicker::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_tree, event);
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

} // namespace sp::ui
