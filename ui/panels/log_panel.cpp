// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_panel.h"

#include <QHeaderView>
#include <QTimer>

namespace sp::ui {

LogPanel::LogPanel(Document& document, QWidget* parent) : QTreeWidget(parent), m_document(document)
{
    setObjectName(QStringLiteral("log"));
    setAccessibleName(tr("Log"));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setHeaderLabels({tr("From"), tr("Element"), tr("What")});
    header()->resizeSection(0, 190);
    header()->resizeSection(1, 190);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const EntityRef ref = entityOf(m_document.project(), item->data(0, Qt::UserRole).toString()); !ref.isNull())
            emit chosen(ref);
    });
    connect(&document, &Document::replaced, this, [this] {
        m_said.clear();
        refill();
    });
    connect(&document, &Document::changed, this, &LogPanel::refillSoon);
}

void LogPanel::note(const QStringList& sentences)
{
    constexpr qsizetype most = 200;
    m_said = (sentences + m_said).mid(0, most);
    refillSoon();
}

// A drag changes the plan many times a second; the log can wait for its end.
void LogPanel::refillSoon()
{
    if (m_waiting)
        return;
    m_waiting = true;
    QTimer::singleShot(300, this, [this] {
        m_waiting = false;
        refill();
    });
}

void LogPanel::refill()
{
    clear();
    QList<QTreeWidgetItem*> items;
    const auto line = [&](const QString& from, const QString& element, const QString& what, const QString& id) {
        auto* item = new QTreeWidgetItem({from, element, what});
        item->setData(0, Qt::UserRole, id);
        item->setToolTip(1, element);
        item->setToolTip(2, what);
        items += item;
    };
    if (m_document.isOpen()) {
        for (const QString& sentence : std::as_const(m_said))
            line(tr("Edit"), {}, sentence, {});
        for (const Error& notice : m_document.notices())
            line(tr("Plan file"), notice.where, notice.message, {});
        for (const Error& problem : m_document.topology().problems)
            line(tr("Rooms and walls"), problem.where, problem.message, problem.where);
    }
    addTopLevelItems(items);
    emit counted(count());
}

} // namespace sp::ui
