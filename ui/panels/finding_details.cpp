// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/finding_details.h"

#include "ui/document/entity_ref.h"
#include "ui/findings/review_dialog.h"
#include "ui/findings/review_words.h"
#include "ui/findings/waiver_words.h"
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

// A text that leads to a place where something can be changed.
QString linked(const QString& text, const QString& link, const QString& tip)
{
    return QStringLiteral("<a href=\"%1\" title=\"%2\">%3</a>").arg(link.toHtmlEscaped(), tip.toHtmlEscaped(), text.toHtmlEscaped());
}

QString raw(const QString& html)
{
    return QStringLiteral("<td style='padding-right:14px'>%1</td>").arg(html);
}

class Page final {
public:
    Page(const CheckResult& check, const Finding& f, const Review* review, const QDate& today)
        : m_check(check), m_project(*check.project), m_facts(check.library->facts), m_f(f), m_review(review), m_today(today)
    {
    }

    QString html()
    {
        m_html = QStringLiteral("<p><b>%1 · %2</b> · %3<br>%4</p><p>%5</p>")
                     .arg(wordOf(m_f).toHtmlEscaped(), statusText(m_f, m_review).toHtmlEscaped(), m_f.mark.toHtmlEscaped(),
                          m_f.title.toHtmlEscaped(), m_f.says.toHtmlEscaped());
        work();
        waiver();
        observed();
        required();
        missing();
        clauses();
        fixes();
        if (!m_f.attached.isEmpty()) {
            QStringList rules;
            for (const QString& id : m_f.attached) {
                const Rule* rule = m_check.library->book.find(id);
                rules += rule ? QStringLiteral("%1 (%2)").arg(rule->title, id) : id;
            }
            m_html += heading(m_f.status == FindingStatus::Waived ? tr("Waived with it") : tr("Also reported by"))
                + rules.join(QStringLiteral("; ")).toHtmlEscaped();
        }
        return m_html + QStringLiteral("<p style='color:gray'>%1</p>").arg(m_f.key.toHtmlEscaped());
    }

private:
    QString title(FactId id) const { return factTitle(m_facts[id].noun, m_facts[id].name); }
    QString valueText(FactId id, const Value& v) const { return factPeopleText(m_facts[id], v, m_project.settings.units); }
    void open(const QString& caption) { m_html += heading(caption) + QStringLiteral("<table>"); }
    void row(std::initializer_list<QString> cells)
    {
        m_html += QStringLiteral("<tr>");
        for (const QString& c : cells)
            m_html += c;
        m_html += QStringLiteral("</tr>");
    }
    void close() { m_html += QStringLiteral("</table>"); }

    QString factLink(const QString& id, FactId fact) const
    {
        return QStringLiteral("fact:%1#%2").arg(id, m_facts[fact].field ? m_facts[fact].name : QString());
    }

    // Who has the value, as the origin says it: "op-231a.door.bottom_gap", "hs-3/lock.function", "wl-7", "au-2", "catalogue closer".
    QString origin(const Observed& o) const
    {
        const QString words = originText(o.origin);
        const QString id = o.from.section(u'.', 0, 0);
        if (o.from.isEmpty())
            return words.toHtmlEscaped();
        if (const Assumption* a = m_project.assumptions.find(AssumptionId(id))) {
            const QString who = QStringList{a->reason.value_or(QString()), a->by.value_or(QString()), a->date.value_or(QString())}.join(
                QStringLiteral(", "));
            return words + QStringLiteral(" · ") + linked(id, QStringLiteral("assumption:") + id, tr("Change the assumption: %1").arg(who));
        }
        if (const OpeningType* type = m_project.openingTypes.find(OpeningTypeId(id))) {
            const auto with = std::count_if(m_project.openings.begin(), m_project.openings.end(),
                                            [&](const auto& opening) { return opening->type == type->id; });
            const QString text = tr("%1 (%2 openings)").arg(type->name.value_or(id), QString::number(with));
            return words + QStringLiteral(" · ")
                + linked(text, factLink(m_f.subjectId, o.fact), tr("Enter another value for this opening"));
        }
        const EntityRef ref = entityOf(m_project, id);
        if (ref.isNull() && id != QStringLiteral("building") && id != QStringLiteral("egress") && id != QStringLiteral("project"))
            return (words + QStringLiteral(" · ") + o.from).toHtmlEscaped();
        const QString part = id.section(u'/', 1);
        const QString name =
            ref.isNull() ? tr("the plan") : titleOf(m_project, ref) + (part.isEmpty() ? QString() : QStringLiteral(", ") + part);
        return words + QStringLiteral(" · ") + linked(name, factLink(id, o.fact), tr("Show where it is changed: %1").arg(o.from));
    }

    void work()
    {
        if (!m_review)
            return;
        const QString assignee = assigneeOf(m_review);
        const QString due = dueText(m_review, m_today);
        if (!assignee.isEmpty() || !due.isEmpty() || statusOf(m_review) != ReviewStatus::Open)
            m_html += QStringLiteral("<p>%1%2%3</p>")
                          .arg(reviewText(statusOf(m_review)).toHtmlEscaped(),
                               assignee.isEmpty() ? QString() : tr(", assigned to %1").arg(assignee).toHtmlEscaped(),
                               due.isEmpty() ? QString() : tr(", due %1").arg(due).toHtmlEscaped());
        m_html += threadHtml(*m_review);
    }

    void waiver()
    {
        const WaiverMatch* m = m_f.waiver.isEmpty() ? nullptr : waiverOf(*m_check.assessment, m_f.key);
        if (!m)
            return;
        const WaiverWords words = wordsOf(*m->waiver);
        m_html += heading(tr("Waiver: %1").arg(waiverText(*m)).toHtmlEscaped());
        m_html += QStringLiteral("%1<br>").arg(words.reason.toHtmlEscaped());
        QStringList who;
        for (const QString& text : {words.grantedBy, words.authority, words.date, words.document})
            if (!text.isEmpty())
                who += text;
        m_html += tr("Granted by %1").arg(who.join(QStringLiteral(", "))).toHtmlEscaped();
        if (!words.expires.isEmpty())
            m_html += tr("; expires %1").arg(words.expires).toHtmlEscaped();
        m_html += QStringLiteral("<table>");
        for (const WaivedFact& f : waivedFacts(m_check, *m))
            row({cell(f.title), cell(tr("granted on %1").arg(f.granted)),
                 cell(f.changed ? tr("now %1").arg(f.now.isEmpty() ? tr("not known") : f.now) : tr("the same now"))});
        close();
    }

    void observed()
    {
        if (m_f.observed.empty())
            return;
        open(tr("Observed"));
        for (const Observed& o : m_f.observed)
            row({cell(title(o.fact)), cell(valueText(o.fact, o.value)), raw(origin(o))});
        close();
    }

    void required()
    {
        if (m_f.required.empty())
            return;
        open(tr("Required"));
        for (const Required& r : m_f.required) {
            QStringList values;
            for (const Value& v : r.values)
                values += valueText(r.fact, v);
            row({cell(title(r.fact)),
                 cell(opText(r.op) + u' ' + (r.limitKnown ? values.join(tr(" or ")) : tr("a limit that is not known")))});
        }
        close();
    }

    void missing()
    {
        if (m_f.missing.empty())
            return;
        open(tr("Missing"));
        for (const MissingFact& m : m_f.missing) {
            const EntityRef ref = entityOf(m_project, m.subject);
            const QString name = ref.isNull() ? m.subject : titleOf(m_project, ref);
            const bool enter = m.why == Why::NoData && m_facts[m.fact].field;
            row({cell(title(m.fact)), enter ? raw(linked(name, factLink(m.subject, m.fact), tr("Enter it"))) : cell(name),
                 cell(whyText(m.why)), cell(tr("ask %1").arg(askText(m.ask)) + (m.site ? tr(" (on site)") : QString()))});
        }
        close();
    }

    void clauses()
    {
        if (m_f.cite.empty())
            return;
        m_html += heading(tr("Clause"));
        for (const CiteText& c : m_f.cite)
            m_html += QStringLiteral("%1 %2 %3%4<br>")
                          .arg(c.document.toHtmlEscaped(), c.edition.value_or(QString()).toHtmlEscaped(),
                               c.section.value_or(tr("section not known")).toHtmlEscaped(),
                               c.confirmed ? QString() : tr(" (not confirmed in this edition)"));
    }

    void fixes()
    {
        if (m_f.fixes.empty())
            return;
        m_html += heading(tr("Ways to mend")) + QStringLiteral("<ul style='margin-top:0'>");
        for (const Fix& fix : m_f.fixes)
            m_html += QStringLiteral("<li>%1</li>").arg(fix.says.toHtmlEscaped());
        m_html += QStringLiteral("</ul>");
    }

    const CheckResult& m_check;
    const Project& m_project;
    const FactCatalogue& m_facts;
    const Finding& m_f;
    const Review* m_review;
    QDate m_today;
    QString m_html;
};

} // namespace

QString findingHtml(const CheckResult& check, const Finding& f, const Review* review, const QDate& today)
{
    return Page(check, f, review, today.isValid() ? today : QDate::currentDate()).html();
}

} // namespace sp::ui
