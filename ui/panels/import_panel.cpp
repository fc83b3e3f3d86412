// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/import_panel.h"

#include "core/report/import_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

namespace sp::ui {

ImportPanel::ImportPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_import(new QComboBox(this)), m_head(new QLabel(this)), m_view(new QTreeView(this)),
      m_table(new QTableView(this))
{
    m_import->setObjectName(QStringLiteral("importFiles"));
    m_import->setAccessibleName(tr("Imported file"));
    m_import->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_head->setObjectName(QStringLiteral("importHead"));
    m_head->setWordWrap(true);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view->setObjectName(QStringLiteral("importNotes"));
    m_view->setAccessibleName(tr("Account of the import"));
    m_view->setModel(&m_model);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ImportModel::What, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ImportModel::Element, QHeaderView::ResizeToContents);
    m_table->setObjectName(QStringLiteral("importFound"));
    m_table->setAccessibleName(tr("What was found"));
    m_table->setModel(&m_found);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto* top = new QHBoxLayout;
    top->addWidget(m_import);
    top->addWidget(m_head, 1);
    auto* split = new QSplitter(this);
    split->addWidget(m_view);
    split->addWidget(m_table);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(split, 1);

    connect(&document, &Document::replaced, this, &ImportPanel::refill);
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (!patch.of<Import>().empty())
            refill();
        else
            recountSoon();
    });
    connect(m_import, &QComboBox::currentIndexChanged, this, [this] { show(true); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportPanel::choose);
    connect(m_view, &QTreeView::clicked, this, &ImportPanel::choose);
}

QString ImportPanel::head() const
{
    return m_head->text();
}

void ImportPanel::refill()
{
    {
        const QSignalBlocker quiet(m_import);
        m_import->clear();
        for (const auto& import : m_document.project().imports)
            m_import->addItem(import->file.value_or(import->id.text()), import->id.text());
    }
    m_import->setVisible(m_import->count() > 1);
    show(true);
    emit filled(m_import->count() > 0);
}

// A drag changes the plan many times a second; the counts can wait for its end.
void ImportPanel::recountSoon()
{
    if (m_waiting || m_import->count() == 0)
        return;
    m_waiting = true;
    QTimer::singleShot(300, this, [this] {
        m_waiting = false;
        show(false);
    });
}

// The notes of an import do not change with the plan; their tree stays open as it is while only the counts follow.
void ImportPanel::show(bool notes)
{
    const Project& project = m_document.project();
    const Import* import = project.imports.find(ImportId(m_import->currentData().toString()));
    if (!import) {
        m_model.clear();
        m_head->clear();
        return;
    }
    const ImportAccount account = accountOf(project, m_document.topology(), *import);
    const QString why = unjoinedText(account.found);
    m_head->setText(doorsText(account.found) + (why.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(why)) + QStringLiteral("; ")
                    + sumsText(account.outcomes));
    m_found.setAccount(account);
    m_table->resizeColumnsToContents();
    if (!notes)
        return;
    m_model.setAccount(account);
    m_view->expandToDepth(1);
}

void ImportPanel::choose(const QModelIndex& index)
{
    const QString storey = index.data(ImportModel::StoreyRole).toString();
    if (!storey.isEmpty() && m_document.project().storeys.find(StoreyId(storey)))
        emit storeyChosen(StoreyId(storey));
    if (const QString id = index.data(ImportModel::EntityRole).toString(); !id.isEmpty())
        emit chosen(entityOf(m_document.project(), id));
}

} // namespace sp::ui
