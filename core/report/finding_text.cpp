// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/finding_text.h"

#include "core/schedule/natural_order.h"

#include <tuple>

namespace sp {

namespace {

QString opText(const QString& op, bool known)
{
    if (op == u"known")
        return known ? QStringLiteral("must be known") : QStringLiteral("must not be stated");
    if (op == u"in")
        return QStringLiteral("one of");
    if (op == u"not_in")
        return QStringLiteral("none of");
    if (op == u"is")
        return {};
    if (op == u"is_not")
        return QStringLiteral("not");
    if (op == u"contains_not")
        return QStringLiteral("does not contain");
    return QString(op).replace(u'_', u' ');
}

int kindOrder(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Opening:
    case SubjectKind::Leaf:
    case SubjectKind::Item: return 0;
    case SubjectKind::Room: return 1;
    case SubjectKind::Storey: return 2;
    case SubjectKind::Stair: return 3;
    case SubjectKind::Wall: return 4;
    case SubjectKind::Supply: return 5;
    case SubjectKind::Valve: return 6;
    case SubjectKind::Circuit: return 7;
    case SubjectKind::Interlock: return 8;
    case SubjectKind::Device: return 9;
    case SubjectKind::AirSupply: return 10;
    case SubjectKind::Project:
    case SubjectKind::None: break;
    }
    return 11;
}

struct Ordered {
    NumberedFinding row;
    int kind = 0;
    bool storeyKnown = false;
    qint64 elevation = 0;
};

} // namespace

QString factNoun(FactId fact, const FactSheet& sheet)
{
    const FactRow& row = sheet.facts()[fact];
    if (!row.noun.isEmpty())
        return row.noun;
    const auto entered = findField(row.name); // a computed fact shares the words of the entered one
    const QString noun = entered ? QString::fromLatin1(fieldOf(*entered).noun) : QString();
    return noun.isEmpty() ? row.name : noun;
}

QString requiredText(const Required& required, const FactSheet& sheet)
{
    const FactRow& row = sheet.facts()[required.fact];
    QStringList values;
    if (required.op != u"known")
        for (const Value& v : required.values)
            values += factPeopleText(row, v, sheet.project().settings.units);
    const bool known = required.op == u"known" && !required.values.empty() && std::get<bool>(required.values.front());
    QStringList parts{factNoun(required.fact, sheet) + u':'};
    // "not yes" is "no".
    if (required.op == u"is_not" && required.values.size() == 1)
        if (const bool* b = std::get_if<bool>(&required.values.front()))
            return parts.first() + (*b ? QStringLiteral(" no") : QStringLiteral(" yes"));
    const QString op = opText(required.op, known);
    if (!op.isEmpty())
        parts += op;
    if (!values.isEmpty())
        parts += values.join(QStringLiteral(", "));
    else if (required.op != u"known")
        parts += QStringLiteral("a limit that is not known");
    return parts.join(u' ');
}

QString observedText(const Observed& observed, const FactSheet& sheet)
{
    return factNoun(observed.fact, sheet) + QStringLiteral(": ")
        + factPeopleText(sheet.facts()[observed.fact], observed.value, sheet.project().settings.units);
}

QString originText(const Observed& observed)
{
    const QString origin = QLatin1String(originWord(observed.origin));
    return observed.from.isEmpty() ? origin : origin + QStringLiteral(", ") + observed.from;
}

QString clauseText(const CiteText& cite)
{
    if (!cite.section)
        return {};
    return cite.confirmed ? *cite.section : *cite.section + QStringLiteral(" (number not confirmed)");
}

QString citeText(const CiteText& cite)
{
    QString out = cite.document;
    if (cite.edition)
        out += QStringLiteral(", ") + *cite.edition;
    const QString clause = clauseText(cite);
    return clause.isEmpty() ? out : out + QStringLiteral(": ") + clause;
}

QString askText(const QString& ask)
{
    return QString(ask)
        .replace(u'_', u' ')
        .replace(QStringLiteral("access control"), QStringLiteral("access-control"))
        .replace(QStringLiteral("fire protection"), QStringLiteral("fire-protection"));
}

QString missingText(const MissingFact& missing, const FactSheet& sheet)
{
    const QString noun = factNoun(missing.fact, sheet);
    switch (missing.why) {
    case Why::NoEngine: return QStringLiteral("%1 (%2) waits for an engine that has not run").arg(noun, missing.subject);
    case Why::BadData:
        return QStringLiteral("%1 (%2) cannot be judged from the data entered; ask the %3")
            .arg(noun, missing.subject, askText(missing.ask));
    case Why::NoData: break;
    }
    return QStringLiteral("%1 (%2) is not known; ask the %3%4")
        .arg(noun, missing.subject, askText(missing.ask), missing.site ? QStringLiteral(", on site") : QString());
}

QString NumberedFinding::mark() const
{
    return unnumbered ? QString(finding->mark).replace(opening->text(), QStringLiteral("unnumbered")) : finding->mark;
}

QString NumberedFinding::says() const
{
    if (!unnumbered)
        return finding->says;
    const QString text = QString(finding->says).replace(opening->text(), QStringLiteral("unnumbered"));
    return text.left(1).toUpper() + text.mid(1);
}

std::vector<NumberedFinding> numberedFindings(const Assessment& a)
{
    const Project& p = a.index->project();
    std::vector<Ordered> order;
    for (const Finding& f : a.findings) {
        Ordered o{{&f, {}, std::nullopt}, kindOrder(f.kind)};
        if (o.kind == 0)
            if (const OpeningId id(f.subjectId.section(u'/', 0, 0)); const Opening* opening = p.openings.find(id)) {
                o.row.opening = id;
                o.row.unnumbered = !opening->mark || opening->mark->isEmpty();
            }
        const Storey* storey = p.storeys.find(f.storey);
        o.storeyKnown = storey && storey->elevation;
        o.elevation = o.storeyKnown ? storey->elevation->n : 0;
        order.push_back(std::move(o));
    }
    const auto mark = [&](const Ordered& o) {
        const Opening* opening = p.openings.find(o.row.opening);
        return opening ? opening->mark.value_or(opening->id.text()) : o.row.finding->mark;
    };
    const auto subject = [](const Ordered& o) { return o.row.opening ? o.row.opening->text() : o.row.finding->subjectId; };
    std::stable_sort(order.begin(), order.end(), [&](const Ordered& x, const Ordered& y) {
        if (x.kind != y.kind)
            return x.kind < y.kind;
        if (x.storeyKnown != y.storeyKnown)
            return x.storeyKnown;
        if (x.elevation != y.elevation)
            return x.elevation < y.elevation;
        if (x.row.unnumbered != y.row.unnumbered)
            return y.row.unnumbered;
        if (const int c = naturalCompare(mark(x), mark(y)))
            return c < 0;
        if (const int c = subject(x).compare(subject(y)))
            return c < 0;
        const auto gravity = [](const Finding& f) { return std::tuple(f.verdict != Verdict::Fail, f.severity); };
        return gravity(*x.row.finding) < gravity(*y.row.finding); // then by key, as they came
    });
    const int digits = std::max(3, static_cast<int>(QString::number(order.size()).size()));
    std::vector<NumberedFinding> out;
    for (size_t i = 0; i < order.size(); ++i) {
        out.push_back(order[i].row);
        out.back().number = QStringLiteral("F-") + QString::number(i + 1).rightJustified(digits, u'0');
    }
    return out;
}

} // namespace sp
