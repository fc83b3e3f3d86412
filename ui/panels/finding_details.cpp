// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/finding_details.h"

#include "ui/models/findings_model.h"
#include "ui/models/properties.h"
#include "ui/models/worst_finding.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FindingDetails", text);
}

QString cell(const QString& text)
{
    return QStringLiteral("<td style='padding-right:14px'>%1</td>").arg(text.toHtmlEscaped());
}

QString heading(const QString& text)
{
    return QStringLiteral("<p style='margin-bottom:2px; margin-top:8px'><b>%1</b></p>").arg(text);
}

QString opText(const QString& op)
{
    static const QHash<QString, const char*> texts{
        {QStringLiteral("is"), QT_TRANSLATE_NOOP("FindingDetails", "is")},
        {QStringLiteral("is_not"), QT_TRANSLATE_NOOP("FindingDetails", "is not")},
        {QStringLiteral("in"), QT_TRANSLATE_NOOP("FindingDetails", "is one of")},
        {QStringLiteral("not_in"), QT_TRANSLATE_NOOP("FindingDetails", "is none of")},
        {QStringLiteral("at_least"), QT_TRANSLATE_NOOP("FindingDetails", "at least")},
        {QStringLiteral("at_most"), QT_TRANSLATE_NOOP("FindingDetails", "at most")},
        {QStringLiteral("above"), QT_TRANSLATE_NOOP("FindingDetails", "more than")},
        {QStringLiteral("below"), QT_TRANSLATE_NOOP("FindingDetails", "less than")},
        {QStringLiteral("contains"), QT_TRANSLATE_NOOP("FindingDetails", "contains")},
        {QStringLiteral("contains_not"), QT_TRANSLATE_NOOP("FindingDetails", "does not contain")},
        {QStringLiteral("known"), QT_TRANSLATE_NOOP("FindingDetails", "is known")},
    };
    const char* text = texts.value(op, nullptr);
    return text ? tr(text) : QString(op).replace(u'_', u' ');
}

QString whyText(Why why)
{
    switch (why) {
    case Why::NoData: return tr("not entered");
    case Why::NoEngine: return tr("this version does not compute it");
    case Why::BadData: return tr("the data contradict each other");
    }
    return {};
}

} // namespace

QString findingHtml(const CheckResult& check, const Finding& f)
{
    const FactCatalogue& facts = check.library->facts;
    const Units units = check.project->settings.units;
    const auto title = [&](FactId id) { return factTitle(facts[id].noun, facts[id].name); };
    QString html = QStringLiteral("<p><b>%1 · %2</b> · %3<br>%4</p><p>%5</p>")
                       .arg(wordOf(f).toHtmlEscaped(), statusText(f).toHtmlEscaped(), f.mark.toHtmlEscaped(), f.title.toHtmlEscaped(),
                            f.says.toHtmlEscaped());
    if (!f.observed.empty()) {
        html += heading(tr("Observed")) + QStringLiteral("<table>");
        for (const Observed& o : f.observed)
            html += QStringLiteral("<tr>") + cell(title(o.fact)) + cell(factPeopleText(facts[o.fact], o.value, units))
                + cell(o.from.isEmpty() ? originText(o.origin) : originText(o.origin) + QStringLiteral(" · ") + o.from)
                + QStringLiteral("</tr>");
        html += QStringLiteral("</table>");
    }
    if (!f.required.empty()) {
        html += heading(tr("Required")) + QStringLiteral("<table>");
        for (const Required& r : f.required) {
            QStringList values;
            for (const Value& v : r.values)
                values += factPeopleText(facts[r.fact], v, units);
            html += QStringLiteral("<tr>") + cell(title(r.fact))
                + cell(opText(r.op) + u' ' + (r.limitKnown ? values.join(tr(" or ")) : tr("a limit that is not known")))
                + QStringLiteral("</tr>");
        }
        html += QStringLiteral("</table>");
    }
    if (!f.missing.empty()) {
        html += heading(tr("Missing")) + QStringLiteral("<table>");
        for (const MissingFact& m : f.missing)
            html += QStringLiteral("<tr>") + cell(title(m.fact)) + cell(m.subject) + cell(whyText(m.why))
                + cell(tr("ask %1").arg(askText(m.ask)) + (m.site ? tr(" (on site)") : QString())) + QStringLiteral("</tr>");
        html += QStringLiteral("</table>");
    }
    if (!f.cite.empty()) {
        html += heading(tr("Clause"));
        for (const CiteText& c : f.cite)
            html += QStringLiteral("%1 %2 %3%4<br>")
                        .arg(c.document.toHtmlEscaped(), c.edition.value_or(QString()).toHtmlEscaped(),
                             c.section.value_or(tr("section not known")).toHtmlEscaped(),
                             c.confirmed ? QString() : tr(" (not confirmed in this edition)"));
    }
    if (!f.fixes.empty()) {
        html += heading(tr("Ways to mend")) + QStringLiteral("<ul style='margin-top:0'>");
        for (const Fix& fix : f.fixes)
            html += QStringLiteral("<li>%1</li>").arg(fix.says.toHtmlEscaped());
        html += QStringLiteral("</ul>");
    }
    if (!f.attached.isEmpty())
        html += heading(tr("Also reported by")) + f.attached.join(QStringLiteral(", ")).toHtmlEscaped();
    return html + QStringLiteral("<p style='color:gray'>%1</p>").arg(f.key.toHtmlEscaped());
}

} // namespace sp::ui
