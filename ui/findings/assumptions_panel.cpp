// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/fact_edit.h"
#include "ui/findings/waivers_panel.h"
#include "ui/models/properties.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("AssumptionsPanel", text);
}

QString titleOfFact(const Assumption& a)
{
    const auto id = findField(a.fact);
    return id ? factTitle(QLatin1String(fieldOf(*id).noun), a.fact) : a.fact;
}

QString valueOf(const Document& document, const Assumption& a)
{
    const auto id = findField(a.fact);
    return id ? editText(fieldOf(*id), a.value, document.project().settings.units) : QString();
}

QString useOf(const Document& document, const Assumption& a)
{
    if (!document.check() || !document.check()->project->assumptions.find(a.id))
        return tr("not checked yet");
    return document.check()->assessment->run.usedAssumptions.contains(a.id.text()) ? tr("used") : tr("not used");
}

QString countOf(const Assumption& a)
{
    return !a.subjects ? tr("all that lack it") : QString::number(a.subjects->size());
}

QString assumptionHtml(const Document& document, const QString& id)
{
    const Assumption* a = document.project().assumptions.find(AssumptionId(id));
    if (!a)
        return {};
    QString html = QStringLiteral("<p><b>%1: %2</b><br>%3</p><p>%4</p><p>%5</p>")
                       .arg(titleOfFact(*a).toHtmlEscaped(), valueOf(document, *a).toHtmlEscaped(), useOf(document, *a).toHtmlEscaped(),
                            a->reason.value_or(tr("No reason is given.")).toHtmlEscaped(),
                            tr("%1, %2").arg(a->by.value_or(tr("nobody")), a->date.value_or(tr("no date"))).toHtmlEscaped());
    if (a->subjects) {
        QStringList names;
        for (const QString& subject : *a->subjects) {
            const EntityRef ref = entityOf(document.project(), subject);
            names += ref.isNull() ? tr("%1 (no longer in the plan)").arg(subject) : titleOf(document.project(), ref);
        }
        html += QStringLiteral("<p>%1</p>").arg(names.join(QStringLiteral(", ")).toHtmlEscaped());
    }
    return html + QStringLiteral("<p style='color:gray'>%1 · %2</p>").arg(id.toHtmlEscaped(), a->fact.toHtmlEscaped());
}

} // namespace

std::vector<RegisterRow> assumptionRows(const Document& document)
{
    std::vector<RegisterRow> rows;
    for (const auto& a : document.project().assumptions)
        rows.push_back({a->id.text(),
                        {titleOfFact(*a), valueOf(document, *a), countOf(*a), useOf(document, *a), a->by.value_or(QString()),
                         a->date.value_or(QString()), a->reason.value_or(QString())}});
    return rows;
}

RegisterPanel* makeAssumptionsPanel(FindingWork& work, QWidget* parent)
{
    Document& document = work.document();
    auto* panel = new RegisterPanel(
        "assumptions", tr("Assumptions"), {tr("Value of"), tr("Assumed"), tr("Where"), tr("Use"), tr("By"), tr("Date"), tr("Reason")},
        {230, 110, 110, 90, 130, 84, 300},
        tr("The plan assumes nothing. Choose a cause of undecided checks and press Assume to take one value for all that lack it."),
        parent);
    panel->setDetails([&document](const QString& id) { return assumptionHtml(document, id); });
    panel->addCommand("assumptionChange", tr("&Change…"), [&work](const QString& id) { work.changeAssumption(id); });
    panel->addCommand("assumptionRemove", tr("&Remove"), [&work](const QString& id) { work.removeAssumption(id); });
    const auto fill = [panel, &document] { panel->setRows(assumptionRows(document)); };
    QObject::connect(&document, &Document::checked, panel, fill);
    QObject::connect(&document, &Document::replaced, panel, fill);
    QObject::connect(&document, &Document::changed, panel, [fill](const Patch& patch) {
        if (!patch.of<Assumption>().empty())
            fill();
    });
    fill();
    return panel;
}

} // namespace sp::ui
