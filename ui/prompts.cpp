// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts.h"

#include "ui/everyday/new_plan_dialog.h"
#include "ui/everyday/recovery_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Dialogs", text);
}

} // namespace

std::optional<QString> Dialogs::fileToOpen(QWidget* parent, const QString& folder)
{
    const QString path = QFileDialog::getOpenFileName(
        parent, tr("Open a plan"), folder,
        tr("Plans (*.strikeplate *.ifc);;Strikeplate plans (*.strikeplate);;IFC models (*.ifc);;All files (*)"));
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

std::optional<QString> Dialogs::underlayToOpen(QWidget* parent, const QString& folder, const QString& filter)
{
    const QString path = QFileDialog::getOpenFileName(parent, tr("Lay a drawing under the plan"), folder, filter);
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

std::optional<QString> Dialogs::fileToSave(QWidget* parent, const QString& proposed)
{
    const bool pdf = proposed.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive);
    QFileDialog dialog(parent, pdf ? tr("Export a document") : tr("Save the plan"), QFileInfo(proposed).path(),
                       pdf ? tr("PDF documents (*.pdf)") : tr("Strikeplate plans (*.strikeplate)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(pdf ? QStringLiteral("pdf") : QStringLiteral("strikeplate"));
    dialog.selectFile(proposed);
    return dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty() ? std::optional(dialog.selectedFiles().front())
                                                                                   : std::nullopt;
}

std::optional<QString> Dialogs::folderToSave(QWidget* parent, const QString& proposed)
{
    const QString path = QFileDialog::getExistingDirectory(parent, tr("Folder for the tables"), proposed);
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

Prompts::Answer Dialogs::saveChanges(QWidget* parent, const QString& name)
{
    const auto button = QMessageBox::warning(parent, tr("Save changes?"), tr("The plan %1 has changes that are not saved.").arg(name),
                                             QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return button == QMessageBox::Save ? Answer::Save : button == QMessageBox::Discard ? Answer::Discard : Answer::Cancel;
}

void Dialogs::showProblems(QWidget* parent, const QString& file, const Errors& problems)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(tr("The file was not loaded"));
    const QString name = QDir::toNativeSeparators(file);
    auto* says = new QLabel(problems.size() == 1 ? tr("%1 was not loaded.").arg(name)
                                                 : tr("%1 has %2 problems and was not loaded.").arg(name).arg(problems.size()),
                            &dialog);
    says->setWordWrap(true);
    auto* table = new QTableWidget(static_cast<int>(problems.size()), 2, &dialog);
    table->setHorizontalHeaderLabels({tr("Where"), tr("What")});
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    QStringList lines;
    for (int i = 0; i < table->rowCount(); ++i) {
        const Error& e = problems[static_cast<size_t>(i)];
        QString where = e.where;
        if (where.startsWith(file))
            where = QFileInfo(file).fileName() + where.mid(file.size());
        table->setItem(i, 0, new QTableWidgetItem(where));
        table->setItem(i, 1, new QTableWidgetItem(e.message));
        lines += errorText(e);
    }
    table->resizeColumnToContents(0);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setCurrentCell(-1, -1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QPushButton* copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    QObject::connect(copy, &QPushButton::clicked, &dialog, [lines] { QApplication::clipboard()->setText(lines.join(u'\n')); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(&dialog);
    layout->addWidget(says);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    dialog.resize(820, 420);
    dialog.exec();
}

void Dialogs::showError(QWidget* parent, const QString& text)
{
    QMessageBox::critical(parent, QStringLiteral("Strikeplate"), text);
}

void Dialogs::about(QWidget* parent)
{
    QMessageBox::about(parent, tr("About Strikeplate"),
                       tr("<h3>Strikeplate %1</h3><p>Fail states of doors and valves, checked against code.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later. It opens no network connection.</p>"
                          "<p>It does not replace the judgement of an architect, engineer or authority having jurisdiction.</p>"
                          "<p>Built with Qt %2 and QCustomPlot.</p>")
                           .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())));
}

Prompts::SharedSet Dialogs::changeSharedSet(QWidget* parent, const QString& set, int openings, const QString& selected)
{
    QMessageBox box(QMessageBox::Question, tr("The set is shared"), tr("Hardware set %1 is used by %2 openings.").arg(set).arg(openings),
                    QMessageBox::NoButton, parent);
    box.setInformativeText(tr("Change it for all of them, or make a new set for %1 only?").arg(selected));
    const QAbstractButton* all = box.addButton(tr("&All %1 openings").arg(openings), QMessageBox::AcceptRole);
    const QAbstractButton* own = box.addButton(tr("&New set for %1 only").arg(selected), QMessageBox::AcceptRole);
    QPushButton* cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(cancel); // neither is usual: a hasty Enter must not change openings that nobody looks at
    box.exec();
    return box.clickedButton() == all ? SharedSet::All : box.clickedButton() == own ? SharedSet::OwnSet : SharedSet::Cancel;
}

bool Dialogs::confirm(QWidget* parent, const QString& title, const QString& question, const QString& action)
{
    QMessageBox box(QMessageBox::Question, title, question, QMessageBox::NoButton, parent);
    const QAbstractButton* yes = box.addButton(action, QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == yes;
}

std::optional<NewPlan> Dialogs::newPlan(QWidget* parent, const NewPlan& proposed)
{
    NewPlanDialog dialog(proposed, parent);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.answers()) : std::nullopt;
}

Prompts::OnDisk Dialogs::changedOnDisk(QWidget* parent, const QString& name, bool canMerge)
{
    QMessageBox box(QMessageBox::Warning, tr("The file was changed"),
                    tr("%1 was changed on the disk by another program since it was opened or last saved here.").arg(name),
                    QMessageBox::NoButton, parent);
    box.setInformativeText(tr("Saving over it would lose what the other has done."));
    QAbstractButton* merge = canMerge ? box.addButton(tr("&Merge both"), QMessageBox::AcceptRole) : nullptr;
    QAbstractButton* other = box.addButton(tr("&Save mine under another name…"), QMessageBox::AcceptRole);
    QAbstractButton* theirs = box.addButton(tr("&Take the file, mine goes to Undo"), QMessageBox::ActionRole);
    QAbstractButton* over = box.addButton(tr("&Overwrite the file"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(cancel);
    box.exec();
    const QAbstractButton* chosen = box.clickedButton();
    return !chosen || chosen == cancel ? OnDisk::Cancel
        : chosen == merge              ? OnDisk::Merge
        : chosen == other              ? OnDisk::SaveAs
        : chosen == theirs             ? OnDisk::TakeTheirs
        : chosen == over               ? OnDisk::Overwrite
                                       : OnDisk::Cancel;
}

Prompts::Whose Dialogs::conflicts(QWidget* parent, const QStringList& ids)
{
    QMessageBox box(
        QMessageBox::Question, tr("Both sides changed the same"),
        tr("Here and in the file %1 things were changed in different ways: %2.")
            .arg(ids.size())
            .arg(QStringList(ids.mid(0, 12)).join(QStringLiteral(", ")) + (ids.size() > 12 ? QStringLiteral(", …") : QString())),
        QMessageBox::NoButton, parent);
    box.setInformativeText(tr("Everything else is merged. For these, which side holds?"));
    box.setDetailedText(ids.join(u'\n'));
    const QAbstractButton* mine = box.addButton(tr("&Mine"), QMessageBox::AcceptRole);
    const QAbstractButton* theirs = box.addButton(tr("&The file's"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == mine ? Whose::Mine : box.clickedButton() == theirs ? Whose::Theirs : Whose::Nobody;
}

Prompts::Recovery Dialogs::unsavedWork(QWidget* parent, const std::vector<UnsavedWork>& works)
{
    RecoveryDialog dialog(works, parent);
    dialog.exec();
    return dialog.answer();
}

} // namespace sp::ui
