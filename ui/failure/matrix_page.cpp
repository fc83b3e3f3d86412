// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/matrix_page.h"

#include "core/io/atomic_file.h"
#include "ui/models/tab_text.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace sp::ui {

MatrixPage::MatrixPage(Workbench& bench, FailureDesk& desk, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_desk(desk), m_view(new QTableView(this)), m_text(new QLineEdit(this)),
      m_onlyChanges(new QCheckBox(tr("Only what &changes"), this)), m_show(new QPushButton(tr("Show &on the plan"), this)),
      m_export(new QPushButton(tr("E&xport matrix…"), this)), m_legend(new QLabel(this)), m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("matrixPage"));
    m_filter.setSourceModel(&m_model);
    m_view->setObjectName(QStringLiteral("matrix"));
    m_view->setAccessibleName(tr("Openings and valves by scenario"));
    m_view->setModel(&m_filter);
    m_view->setTabKeyNavigation(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_view->verticalHeader()->setSectionsClickable(true);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    auto* copyAction = new QAction(tr("Copy"), m_view);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(copyAction);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    connect(copyAction, &QAction::triggered, this, &MatrixPage::copy);
    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid())
            m_bench.goTo(entityOf(m_bench.document.project(), index.data(MatrixModel::IdRole).toString()), false);
    };
    connect(m_view, &QTableView::clicked, this, choose);
    connect(m_view, &QTableView::activated, this, choose);
    connect(m_view->verticalHeader(), &QHeaderView::sectionClicked, this, [this, choose](int row) { choose(m_filter.index(row, 0)); });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, this, &MatrixPage::showCase);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatrixPage::updateState);
    connect(&desk, &FailureDesk::studied, this, &MatrixPage::refresh);
    connect(&desk, &FailureDesk::freshChanged, this, &MatrixPage::updateState);
    updateState();
}

QWidget* MatrixPage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_text->setObjectName(QStringLiteral("matrixText"));
    m_text->setAccessibleName(tr("Only rows with this text"));
    m_text->setPlaceholderText(tr("Mark, room, supply, word…"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(260);
    m_onlyChanges->setObjectName(QStringLiteral("matrixOnlyChanges"));
    m_show->setObjectName(QStringLiteral("matrixShow"));
    m_show->setToolTip(tr("Shows the scenario of the column in which the cursor stands"));
    m_export->setObjectName(QStringLiteral("matrixExport"));
    m_export->setToolTip(tr("Writes the table as CSV: the same that `strikeplate-cli states --format csv` prints"));
    m_legend->setText(tr("B nobody gets out · O open from outside · S secured · ? not known · V valve"));
    m_legend->setToolTip(tr("A cell says what people meet from inside / from outside. Grey: the door has nothing that the case breaks."));
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setObjectName(QStringLiteral("matrixState"));
    row->addWidget(m_text, 1);
    row->addWidget(m_onlyChanges);
    row->addWidget(m_legend, 2);
    row->addWidget(m_state);
    row->addWidget(m_show);
    row->addWidget(m_export);
    connect(m_text, &QLineEdit::textChanged, &m_filter, &MatrixFilter::setText);
    connect(m_onlyChanges, &QCheckBox::toggled, &m_filter, &MatrixFilter::setOnlyChanges);
    connect(m_show, &QPushButton::clicked, this, [this] { showCase(m_view->currentIndex().column()); });
    connect(m_export, &QPushButton::clicked, this, &MatrixPage::exportTable);
    return bar;
}

void MatrixPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    refresh();
}

void MatrixPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void MatrixPage::refresh()
{
    updateState();
    const auto study = m_desk.study();
    if ((!isVisible() && study) || study.get() == m_model.study())
        return;
    // The place in the table outlives an edit.
    const QModelIndex current = m_view->currentIndex();
    const QString id = current.data(MatrixModel::IdRole).toString();
    const int column = current.column();
    const bool first = m_model.study() == nullptr;
    const QPoint scrolled(m_view->horizontalScrollBar()->value(), m_view->verticalScrollBar()->value());
    m_model.setStudy(study);
    for (int row = 0; !id.isEmpty() && row < m_filter.rowCount(); ++row)
        if (m_filter.index(row, 0).data(MatrixModel::IdRole) == id)
            m_view->setCurrentIndex(m_filter.index(row, column));
    m_view->horizontalScrollBar()->setValue(scrolled.x());
    m_view->verticalScrollBar()->setValue(scrolled.y());
    if (first && study) {
        static constexpr int widths[] = {80, 170, 170, 240, 64, 240};
        const int cell = fontMetrics().horizontalAdvance(QStringLiteral("S  credential / credential, not latched")) + 12;
        for (int c = 0; c < m_model.columnCount(); ++c)
            m_view->setColumnWidth(c, c < MatrixModel::FixedCount ? widths[c] : cell);
        // Mark, rooms and the cases can be read without scrolling; what explains them stands behind.
        for (const int last : {MatrixModel::LockedBy, MatrixModel::Supply, MatrixModel::ReleasedBy, MatrixModel::Level}) {
            QHeaderView* header = m_view->horizontalHeader();
            header->moveSection(header->visualIndex(last), header->count() - 1);
        }
    }
    updateState();
}

void MatrixPage::updateState()
{
    const bool known = m_desk.study() != nullptr;
    m_state->setText(!m_bench.document.isOpen() ? QString()
                         : !known               ? tr("Working it out…")
                         : !m_desk.isFresh()    ? tr("Of the plan before the last edit")
                                                : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    m_export->setEnabled(m_model.study() && m_desk.isFresh());
    m_show->setEnabled(m_model.caseAt(m_view->currentIndex().column()) != nullptr);
}

void MatrixPage::showCase(int column)
{
    if (const CauseEffect::Case* c = m_model.caseAt(column))
        m_desk.showScenario(*c->scenario, *c->of);
}

// The chosen cells with their headings, as spreadsheets take them.
void MatrixPage::copy()
{
    QModelIndexList cells = m_view->selectionModel()->selectedIndexes();
    if (cells.isEmpty())
        return;
    std::sort(cells.begin(), cells.end());
    std::vector<int> columns;
    for (const QModelIndex& cell : cells)
        if (std::find(columns.begin(), columns.end(), cell.column()) == columns.end())
            columns.push_back(cell.column());
    std::sort(columns.begin(), columns.end());
    std::vector<QStringList> rows{{tr("Mark")}};
    for (const int column : columns)
        rows.front() += m_filter.headerData(column, Qt::Horizontal).toString();
    int last = -1;
    for (const QModelIndex& cell : cells) {
        if (cell.row() == last)
            continue;
        last = cell.row();
        QStringList line{m_filter.headerData(last, Qt::Vertical).toString()};
        for (const int column : columns)
            line += m_view->selectionModel()->isSelected(m_filter.index(last, column)) ? m_filter.index(last, column).data().toString()
                                                                                       : QString();
        rows.push_back(line);
    }
    QGuiApplication::clipboard()->setText(writeTabText(rows));
}

void MatrixPage::exportTable()
{
    const auto study = m_desk.study();
    if (!study || !m_desk.isFresh())
        return;
    const Document& document = m_bench.document;
    const QFileInfo plan(document.path().isEmpty() ? QDir::home().filePath(document.displayName()) : document.path());
    const auto path = m_bench.parts.prompts.fileToSave(this, plan.dir().filePath(plan.completeBaseName() + QStringLiteral("-states.csv")));
    if (!path)
        return;
    if (const auto done = writeFileAtomically(*path, causeEffectCsv(*study->sheet, study->matrix)); !done)
        m_bench.parts.prompts.showError(this, tr("The matrix was not written: %1").arg(errorText(done)));
    else
        m_bench.say(tr("Written: %1").arg(QDir::toNativeSeparators(*path)));
}

} // namespace sp::ui
