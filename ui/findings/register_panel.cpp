// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/register_panel.h"

#include "core/schedule/natural_order.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace sp::ui {

void RegisterModel::setRows(std::vector<RegisterRow> rows)
{
    std::sort(rows.begin(), rows.end(), [](const RegisterRow& a, const RegisterRow& b) { return a.id < b.id; });
    take(std::move(rows), [](const RegisterRow& a, const RegisterRow& b) { return a == b; });
}

int RegisterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant RegisterModel::data(const QModelIndex& index, int role) const
{
    const RegisterRow* r = index.isValid() ? row(index.row()) : nullptr;
    if (!r)
        return {};
    switch (role) {
    case IdRole: return r->id;
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return r->texts.value(index.column());
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (int c = 0; c < m_titles.size(); ++c)
            if (!r->texts.value(c).isEmpty())
                parts += m_titles[c] + QStringLiteral(": ") + r->texts.value(c);
        return index.column() == 0 ? parts.join(QStringLiteral(", ")) : r->texts.value(index.column());
    }
    default: return {};
    }
}

QVariant RegisterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? m_titles.value(section) : QVariant();
}

RegisterPanel::RegisterPanel(const char* name, const QString& title, const QStringList& titles, const QList<int>& widths,
                             const QString& empty, QWidget* parent)
    : QWidget(parent), m_model(titles), m_view(new QTableView(this)), m_details(new QTextBrowser(this)),
      m_empty(new QLabel(empty, m_view->viewport())), m_buttons(new QHBoxLayout)
{
    setObjectName(QLatin1String(name) + QStringLiteral("Panel"));
    m_sorted.setSourceModel(&m_model);
    m_view->setObjectName(QLatin1String(name));
    m_view->setAccessibleName(title);
    m_view->setModel(&m_sorted);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    for (int i = 0; i < widths.size(); ++i)
        m_view->horizontalHeader()->resizeSection(i, widths[i]);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);
    m_details->setObjectName(QLatin1String(name) + QStringLiteral("Details"));
    m_details->setAccessibleName(tr("%1: the chosen one in full").arg(title));
    m_details->setOpenLinks(false);
    m_details->setTabChangesFocus(true);
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_details, 1);
    column->addLayout(m_buttons);
    m_buttons->addStretch(1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_view);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({880, 400});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(splitter);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RegisterPanel::showCurrent);
}

QString RegisterPanel::currentId() const
{
    return m_view->currentIndex().siblingAtColumn(0).data(RegisterModel::IdRole).toString();
}

void RegisterPanel::choose(const QString& id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        m_view->setCurrentIndex(m_sorted.mapFromSource(m_model.index(row, 0)));
}

void RegisterPanel::setDetails(std::function<QString(const QString& id)> html)
{
    m_html = std::move(html);
    showCurrent();
}

QPushButton* RegisterPanel::addCommand(const char* name, const QString& text, std::function<void(const QString& id)> run,
                                       std::function<bool(const QString& id)> able)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] { run(currentId()); });
    m_commands.push_back({button, std::move(able)});
    showCurrent();
    return button;
}

void RegisterPanel::setRows(std::vector<RegisterRow> rows)
{
    m_model.setRows(std::move(rows));
    m_empty->setVisible(m_model.rowCount() == 0);
    showCurrent();
}

void RegisterPanel::showCurrent()
{
    const QString id = currentId();
    const QString html = id.isEmpty() || !m_html ? QString() : m_html(id);
    if (html != m_details->property("shown").toString()) {
        const int scrolled = m_details->verticalScrollBar()->value();
        m_details->setHtml(html);
        m_details->setProperty("shown", html);
        m_details->verticalScrollBar()->setValue(scrolled);
    }
    for (const Command& c : m_commands)
        c.button->setEnabled(!id.isEmpty() && (!c.able || c.able(id)));
}

} // namespace sp::ui
