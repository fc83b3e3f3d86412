// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/recovery_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sp::ui {

RecoveryDialog::RecoveryDialog(const std::vector<UnsavedWork>& works, QWidget* parent)
    : QDialog(parent), m_table(new QTableWidget(static_cast<int>(works.size()), 3, this))
{
    setObjectName(QStringLiteral("recovery"));
    setWindowTitle(tr("Unsaved work"));
    auto* says = new QLabel(
        tr("The program ended before this work was saved. Copies were kept. Nothing of them is deleted unless you say so."), this);
    says->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("recoveryList"));
    m_table->setAccessibleName(tr("Unsaved work"));
    m_table->setHorizontalHeaderLabels({tr("Plan"), tr("Folder"), tr("Last copy")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const UnsavedWork& work = works[static_cast<size_t>(row)];
        const QString folder = work.plan.isEmpty() ? tr("was never saved") : QDir::toNativeSeparators(QFileInfo(work.plan).path());
        m_table->setItem(row, 0, new QTableWidgetItem(work.name));
        m_table->setItem(row, 1, new QTableWidgetItem(folder));
        m_table->setItem(row, 2, new QTableWidgetItem(QLocale().toString(work.written.toLocalTime(), QLocale::ShortFormat)));
    }
    m_table->resizeColumnToContents(0);
    m_table->resizeColumnToContents(2);
    m_table->setCurrentCell(0, 0);

    auto* buttons = new QDialogButtonBox(this);
    const auto button = [&](const QString& text, const char* name, const QString& tip, Prompts::Recovery::What what,
                            QDialogButtonBox::ButtonRole role) {
        QPushButton* b = buttons->addButton(text, role);
        b->setObjectName(QLatin1String(name));
        b->setToolTip(tip);
        connect(b, &QPushButton::clicked, this, [this, what] {
            const int row = m_table->currentRow();
            if (what == Prompts::Recovery::What::Discard
                && QMessageBox::question(this, tr("Discard this work?"),
                                         tr("The copy of %1 is deleted for good.").arg(m_table->item(row, 0)->text()))
                    != QMessageBox::Yes)
                return;
            m_answer = {what, static_cast<size_t>(row)};
            accept();
        });
        return b;
    };
    using What = Prompts::Recovery::What;
    button(tr("&Restore"), "recoveryRestore", tr("Open it as the plan that it was, not yet saved"), What::Restore,
           QDialogButtonBox::AcceptRole)
        ->setDefault(true);
    button(tr("&Look at it"), "recoveryLook", tr("Open a copy without a file; the work stays in this list"), What::Look,
           QDialogButtonBox::ActionRole);
    button(tr("&Discard…"), "recoveryDiscard", tr("Delete the copy"), What::Discard, QDialogButtonBox::DestructiveRole);
    QPushButton* later = buttons->addButton(tr("L&ater"), QDialogButtonBox::RejectRole);
    later->setObjectName(QStringLiteral("recoveryLater"));
    later->setToolTip(tr("Leave everything; File > Unsaved work shows this list again"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(says);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    resize(640, 320);
}

} // namespace sp::ui
