// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_dialogs.h"

#include "ui/tools/typed_input.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SelectionDialogs", text);
}

QDialog* newDialog(QWidget* parent, const char* name, const QString& title)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QLatin1String(name));
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QDialogButtonBox* addButtons(QDialog* dialog, QFormLayout* form, const QString& ok)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(ok);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    form->addRow(buttons);
    return buttons;
}

} // namespace

QDialog* askArray(QWidget* parent, Units units, std::function<void(const ArrayWords&)> take)
{
    QDialog* dialog = newDialog(parent, "arrayDialog", tr("Array of copies"));
    auto* form = new QFormLayout(dialog);
    const auto count = [&](const char* name, const QString& label, int value) {
        auto* box = new QSpinBox(dialog);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(label);
        box->setRange(1, 200);
        box->setValue(value);
        form->addRow(label, box);
        return box;
    };
    const auto length = [&](const char* name, const QString& label) {
        auto* edit = new QLineEdit(units == Units::Us ? QStringLiteral("10'") : QStringLiteral("3000"), dialog);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(label);
        form->addRow(label, edit);
        return edit;
    };
    QSpinBox* columns = count("arrayColumns", tr("&Columns, the original counted"), 3);
    QSpinBox* rows = count("arrayRows", tr("&Rows, the original counted"), 1);
    QLineEdit* dx = length("arrayDx", tr("From column to column, to the &right"));
    QLineEdit* dy = length("arrayDy", tr("From row to row, &up"));
    auto* problem = new QLabel(dialog);
    problem->setObjectName(QStringLiteral("arrayProblem"));
    problem->setWordWrap(true);
    form->addRow(problem);
    auto* buttons = addButtons(dialog, form, tr("Make copies"));
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=, take = std::move(take)] {
        const auto x = readLength(dx->text(), units);
        const auto y = readLength(dy->text(), units);
        if (!x || !y) {
            problem->setText(x ? y.error().message : x.error().message);
            (x ? dy : dx)->setFocus();
            return;
        }
        if (columns->value() * rows->value() < 2) {
            problem->setText(tr("One column and one row is the original alone: expected two copies or more."));
            columns->setFocus();
            return;
        }
        const ArrayWords words{columns->value(), rows->value(), x.value(), y.value()};
        dialog->accept();
        take(words);
    });
    dialog->open();
    return dialog;
}

QDialog* askStoreys(QWidget* parent, const Project& project, const std::optional<StoreyId>& shown,
                    std::function<void(const std::vector<StoreyId>&)> take)
{
    QDialog* dialog = newDialog(parent, "storeysDialog", tr("Copy to storeys"));
    auto* form = new QFormLayout(dialog);
    auto* list = new QListWidget(dialog);
    list->setObjectName(QStringLiteral("storeysList"));
    list->setAccessibleName(tr("Storeys to copy to"));
    std::vector<const Storey*> storeys;
    for (const auto& s : project.storeys)
        if (s->id != shown)
            storeys.push_back(s.get());
    std::stable_sort(storeys.begin(), storeys.end(),
                     [](const Storey* a, const Storey* b) { return a->elevation.value_or(Length{}) > b->elevation.value_or(Length{}); });
    for (const Storey* s : storeys) {
        auto* item = new QListWidgetItem(s->name.value_or(s->id.text()), list);
        item->setData(Qt::UserRole, s->id.text());
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    form->addRow(new QLabel(tr("Space checks a storey. The copies lie at the same place there."), dialog));
    form->addRow(list);
    auto* buttons = addButtons(dialog, form, tr("Copy"));
    auto* ok = buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    const auto chosen = [list] {
        std::vector<StoreyId> out;
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->checkState() == Qt::Checked)
                out.push_back(StoreyId(list->item(i)->data(Qt::UserRole).toString()));
        return out;
    };
    QObject::connect(list, &QListWidget::itemChanged, dialog, [=] { ok->setEnabled(!chosen().empty()); });
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=, take = std::move(take)] {
        const auto to = chosen();
        dialog->accept();
        take(to);
    });
    dialog->open();
    return dialog;
}

} // namespace sp::ui
