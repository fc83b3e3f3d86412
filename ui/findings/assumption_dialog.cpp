// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/assumption_dialog.h"

#include "ui/document/fact_edit.h"
#include "ui/findings/date_field.h"
#include "ui/findings/value_field.h"
#include "ui/models/properties.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sp::ui {

AssumptionDialog::AssumptionDialog(const Assumption& before, Units units, const QStringList& names,
                                   const std::function<QString(const QString&)>& nameOf, CarryOut carryOut, QWidget* parent)
    : FormDialog("assumptionDialog", tr("Change an assumption"), tr("Change"), parent), m_before(before), m_carryOut(std::move(carryOut)),
      m_value(new ValueField(fieldOf(field(before.fact.toLatin1().constData())), this))
{
    const Field& f = fieldOf(field(before.fact.toLatin1().constData()));
    auto* about = new QLabel(QStringLiteral("<b>%1</b>").arg(factTitle(QLatin1String(f.noun), before.fact).toHtmlEscaped()), this);
    about->setWordWrap(true);
    top().addWidget(about);
    m_value->setText(editText(f, before.value, units));
    addField("assumedValue", tr("&Value"), m_value);
    connect(m_value, &ValueField::changed, this, [this] { setProblem(m_value, {}); });
    if (before.subjects) {
        m_subjects = new QListWidget(this);
        for (const QString& id : *before.subjects) {
            auto* item = new QListWidgetItem(nameOf(id), m_subjects);
            item->setData(Qt::UserRole, id);
            item->setToolTip(id);
            item->setCheckState(Qt::Checked);
        }
        addField("assumedSubjects", tr("&Where"), m_subjects);
        connect(m_subjects, &QListWidget::itemChanged, this, [this] { setProblem(m_subjects, {}); });
    } else {
        auto* all = new QLabel(tr("Everything that has this value missing."), this);
        all->setWordWrap(true);
        addWide(all);
    }
    m_reason = addText("assumedReason", tr("&Reason"), before.reason.value_or(QString()), 3);
    m_by = addLine("assumedBy", tr("&By"), before.by.value_or(QString()), names);
    m_date = addDate("assumedDate", tr("&Date"), before.date.value_or(QString()), true);
    resize(480, m_subjects ? 460 : 320);
}

Assumption AssumptionDialog::assumption() const
{
    Assumption after = m_before;
    if (auto value = m_value->value())
        after.value = std::move(value).value();
    if (m_subjects) {
        after.subjects->clear();
        for (int i = 0; i < m_subjects->count(); ++i)
            if (m_subjects->item(i)->checkState() == Qt::Checked)
                after.subjects->push_back(m_subjects->item(i)->data(Qt::UserRole).toString());
    }
    after.reason = m_reason->toPlainText().trimmed();
    after.by = m_by->text().trimmed();
    after.date = m_date->text();
    return after;
}

void AssumptionDialog::check()
{
    const auto value = m_value->value();
    setProblem(m_value, value ? QString() : value.error().message);
    if (m_subjects)
        setProblem(m_subjects, assumption().subjects->empty() ? tr("Choose one at least, or remove the assumption.") : QString());
    setProblem(m_reason, m_reason->toPlainText().trimmed().isEmpty() ? tr("Say why this may be assumed.") : QString());
    requireText(m_by, tr("Say who assumes it."));
    setProblem(m_date, m_date->problem());
}

} // namespace sp::ui
