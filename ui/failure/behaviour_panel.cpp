// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/behaviour_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QTextEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace sp::ui {

BehaviourPanel::BehaviourPanel(Document& document, Selection& selection, FailureDesk& desk, QWidget* parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_desk(desk), m_title(new QLabel(this)), m_head(new QLabel(this)),
      m_table(new QTableWidget(this)), m_reasons(new QTextEdit(this))
{
    setObjectName(QStringLiteral("behaviour"));
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_table->setObjectName(QStringLiteral("behaviourTable"));
    m_table->setAccessibleName(tr("What it does in each scenario"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reasons->setObjectName(QStringLiteral("behaviourReasons"));
    m_reasons->setAccessibleName(tr("Why"));
    m_reasons->setReadOnly(true);
    m_reasons->setTabChangesFocus(true);

    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_reasons);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_title);
    layout->addWidget(m_head);
    layout->addWidget(split, 1);
    setMinimumWidth(240);

    connect(m_table, &QTableWidget::currentCellChanged, this, &BehaviourPanel::tell);
    connect(&selection, &Selection::changed, this, &BehaviourPanel::refresh);
    connect(&desk, &FailureDesk::shown, this, &BehaviourPanel::refresh);
    connect(&desk, &FailureDesk::studied, this, &BehaviourPanel::refresh);
    refresh();
}

void BehaviourPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_desk.want(this, true);
    refresh();
}

void BehaviourPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_desk.want(this, false);
}

void BehaviourPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &BehaviourPanel::fitRows);
}

// The first column takes what the words of the others leave; its names go over several lines.
void BehaviourPanel::fitRows()
{
    m_table->resizeRowsToContents();
    if (m_table->currentItem())
        m_table->scrollToItem(m_table->currentItem());
}

void BehaviourPanel::refresh()
{
    if (!isVisible())
        return;
    const EntityRef ref = m_selection.current();
    const int row = ref == m_ref ? m_table->currentRow() : -1;
    const QString kept = row >= 0 ? m_table->item(row, 0)->text() : QString();
    const bool wasShown = row >= 0 && m_behaviour.lines[static_cast<size_t>(row)].shown;
    m_ref = ref;
    m_behaviour = behaviourOf(m_desk, ref);
    m_title->setText(ref.isNull() ? tr("Behaviour") : titleOf(m_document.project(), ref));
    const bool any = !m_behaviour.columns.isEmpty();
    m_head->setText(any                ? m_behaviour.head
                        : ref.isNull() ? tr("Select a door, a valve or a room to see what it does when something fails.")
                        : !m_desk.study()
                        ? tr("Being worked out…")
                        : tr("Doors, valves and rooms have a behaviour. What can break here is on the page Break it, below."));
    m_table->setVisible(any);
    m_reasons->setVisible(any);
    int current = -1;
    {
        const QSignalBlocker quiet(m_table);
        m_table->clear();
        m_table->setColumnCount(static_cast<int>(m_behaviour.columns.size()));
        m_table->setRowCount(static_cast<int>(m_behaviour.lines.size()));
        m_table->setHorizontalHeaderLabels(m_behaviour.columns);
        for (int r = 0; r < m_table->rowCount(); ++r) {
            const BehaviourLine& line = m_behaviour.lines[static_cast<size_t>(r)];
            for (int c = 0; c < m_table->columnCount(); ++c) {
                auto* item = new QTableWidgetItem(line.cells[c]);
                item->setToolTip(line.cells[c]);
                if (line.shown && c == 0) {
                    QFont font = m_table->font();
                    font.setBold(true);
                    item->setFont(font);
                    item->setText(QStringLiteral("\u25b6 ") + line.cells[c]);
                    item->setToolTip(tr("%1: what the plan shows now").arg(line.cells[c]));
                }
                m_table->setItem(r, c, item);
            }
            if (line.shown && (wasShown || row < 0 || current < 0))
                current = r;
        }
        if (!wasShown && row >= 0)
            for (int r = 0; r < m_table->rowCount(); ++r)
                if (m_table->item(r, 0)->text() == kept)
                    current = r;
        for (int c = 0; c < m_table->columnCount(); ++c)
            m_table->horizontalHeader()->setSectionResizeMode(c, c == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
        if (any)
            m_table->setCurrentCell(std::max(current, 0), 0);
    }
    QTimer::singleShot(0, this, &BehaviourPanel::fitRows); // when the columns have their widths
    tell();
}

void BehaviourPanel::tell()
{
    m_reasons->setPlainText(reasons());
}

QString BehaviourPanel::reasons() const
{
    const int row = m_table->currentRow();
    if (row < 0 || row >= static_cast<int>(m_behaviour.lines.size()))
        return {};
    const BehaviourLine& line = m_behaviour.lines[static_cast<size_t>(row)];
    QStringList out{line.cells.front()};
    for (const QString& sentence : line.because)
        out += QStringLiteral("\u2022 ") + sentence;
    if (!line.missing.isEmpty()) {
        out += tr("Not known:");
        for (const QString& fact : line.missing)
            out += QStringLiteral("\u2022 ") + fact;
    }
    return out.join(u'\n');
}

} // namespace sp::ui
