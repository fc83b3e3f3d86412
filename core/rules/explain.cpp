// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/explain.h"

#include "core/rules/evidence.h"

namespace sp {

namespace {

const char* opName(Condition::Op op, bool negated)
{
    switch (op) {
    case Condition::Op::Is: return negated ? "is_not" : "is";
    case Condition::Op::In: return negated ? "not_in" : "in";
    case Condition::Op::AtLeast: return negated ? "below" : "at_least";
    case Condition::Op::AtMost: return negated ? "above" : "at_most";
    case Condition::Op::Above: return negated ? "at_most" : "above";
    case Condition::Op::Below: return negated ? "at_least" : "below";
    case Condition::Op::Contains: return negated ? "contains_not" : "contains";
    case Condition::Op::Known: return "known";
    }
    return "";
}

// The words that stand in every finding, made once: findings share them.
QString opWord(Condition::Op op, bool negated)
{
    static const auto words = [] {
        std::vector<QString> out;
        for (int i = 0; i <= static_cast<int>(Condition::Op::Known); ++i)
            for (const bool n : {false, true})
                out.push_back(QLatin1String(opName(static_cast<Condition::Op>(i), n)));
        return out;
    }();
    return words[static_cast<size_t>(op) * 2 + (negated ? 1 : 0)];
}

QString sharedAskWord(Ask ask)
{
    static const auto words = [] {
        std::vector<QString> out;
        for (int i = 0; i <= static_cast<int>(Ask::Authority); ++i)
            out.push_back(QLatin1String(askWord(static_cast<Ask>(i))));
        return out;
    }();
    return words[static_cast<size_t>(ask)];
}

Value limitValue(const FactRow& row, qint64 n)
{
    if (row.type == FieldType::Quantity)
        return Quantity{unitByName(QStringView(row.unit))->dim, n};
    return n;
}

std::vector<Value> literalValues(const FactRow& row, const Condition& c)
{
    std::vector<Value> out;
    switch (row.type) {
    case FieldType::Bool: out.push_back(c.numbers[0] == 1); break;
    case FieldType::Set: out.push_back(WordSet{c.words}); break;
    case FieldType::Texts: out.push_back(c.texts); break;
    case FieldType::Word:
        for (quint16 i = 0; i < 64; ++i)
            if (c.words >> i & 1)
                out.push_back(Word{i});
        for (const qint64 n : c.numbers)
            if (n >= 64)
                out.push_back(Word{static_cast<quint16>(n)});
        break;
    case FieldType::Text:
        for (const QString& t : c.texts)
            out.push_back(t);
        break;
    default:
        for (const qint64 n : c.numbers)
            out.push_back(limitValue(row, n));
    }
    return out;
}

Field asField(const FactRow& row, QByteArray& name, QByteArray& unit)
{
    name = row.name.toLatin1();
    unit = row.unit.toLatin1();
    return {name.constData(), Group::Door, name.constData(), row.type, unit.constData(), row.words.constData(), 0, 0, row.ask,
            row.knownFrom,    ""};
}

class Explainer final {
public:
    Explainer(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open)
        : m_book(book), m_sheet(sheet), m_open(open), m_rule(book.rules()[open.rule]),
          m_check(m_rule.checks[open.caseIndex]), m_scope{sheet, sheet.facts(), book.packOf(m_rule).tolerance, {open.subject}},
          m_id(sheet.idOf(open.subject)), m_name(sheet.nameOf(open.subject))
    {
    }

    Finding make()
    {
        Finding f;
        f.key = keyOf(m_book, m_id, m_open);
        f.rule = m_rule.id;
        f.check = m_open.whenUnknown ? QStringLiteral("applies") : m_check.name;
        f.title = m_rule.title;
        f.refs = m_rule.refs;
        f.kind = m_open.subject.kind;
        f.subjectId = m_id;
        f.mark = m_name;
        f.storey = m_sheet.storeyOf(m_open.subject);
        f.verdict = m_open.verdict;
        f.severity = m_open.severity;
        gather();
        f.required = required();
        f.missing = missing();
        f.cite = cite();
        f.says = m_open.verdict == Verdict::Pass ? fill(m_check.note)
            : m_open.verdict == Verdict::Fail    ? fill(m_check.says)
                                                 : undecidedText(f.missing);
        if (f.says.startsWith(u"the ")) // a subject that has no name of its own: "the circuit of PS-1 to 112A"
            f.says[0] = u'T';
        if (m_open.verdict == Verdict::Fail)
            for (const Fix& fix : m_check.fixes)
                f.fixes.push_back(filled(fix));
        f.observed = std::move(m_observed);
        return f;
    }

private:
    void gather()
    {
        Evidence c(m_scope);
        if (m_open.whenUnknown) {
            c.collect(m_rule.when, Tri::Unknown);
        } else {
            const Tri want = m_open.verdict == Verdict::Fail ? Tri::False : m_open.verdict == Verdict::Pass ? Tri::True : Tri::Unknown;
            c.collect(m_check.require, want);
            if (want == Tri::Unknown)
                c.collect(m_check.when, Tri::Unknown);
        }
        m_hits = std::move(c.hits);
        m_missing = std::move(c.missing);
        for (const Hit& hit : m_hits)
            observe(hit.leaf->fact, hit.scope);
        if (!m_open.whenUnknown) {
            for (const Condition& r : m_check.require)
                if (r.kind == Condition::Kind::Leaf)
                    observe(r.fact, {m_open.subject});
            for (const FactId f : m_check.show)
                observe(f, {m_open.subject});
        }
        for (const Hit& hit : m_hits)
            if (hit.scope.size() > 1 && !m_culprit)
                m_culprit = hit.scope.back();
    }

    void observe(FactId fact, const SubjectPath& subjects)
    {
        Scope scope{m_sheet, m_sheet.facts(), 0, subjects};
        const Subject at = scope.subjectFor(fact);
        for (size_t i = 0; i < m_observed.size(); ++i)
            if (m_observed[i].fact == fact && m_observedOf[i] == at)
                return;
        if (!scope.value(fact).known) // the value is remembered, a trace is not
            return;
        Trace trace;
        const Fact f = scope.value(fact, &trace);
        m_observed.push_back({fact, f.value, f.origin, trace.from});
        m_observedOf.push_back(at);
    }

    std::vector<Required> required()
    {
        std::vector<Required> out;
        for (const Hit& hit : m_hits) {
            const FactRow& row = m_sheet.facts()[hit.leaf->fact];
            Required r;
            r.fact = hit.leaf->fact;
            r.op = opWord(hit.leaf->op, hit.negated);
            const bool comparison = hit.leaf->op >= Condition::Op::AtLeast && hit.leaf->op <= Condition::Op::Below;
            if (hit.leaf->op == Condition::Op::Known) {
                r.values = {hit.leaf->numbers[0] == 1};
            } else if (comparison) {
                Scope scope{m_sheet, m_sheet.facts(), 0, hit.scope};
                const auto n = limitOf(*hit.leaf, scope);
                r.limitKnown = n.has_value();
                if (n)
                    r.values = {limitValue(row, *n)};
            } else {
                r.values = literalValues(row, *hit.leaf);
            }
            const auto same = [&](const Required& o) { return o.fact == r.fact && o.op == r.op && o.values == r.values; };
            if (std::none_of(out.begin(), out.end(), same))
                out.push_back(std::move(r));
        }
        return out;
    }

    std::vector<MissingFact> missing() const
    {
        std::vector<MissingFact> out;
        if (m_open.verdict != Verdict::Undecided)
            return out;
        for (const Missing& m : m_missing) {
            const FactRow& row = m_sheet.facts()[m.fact];
            MissingFact f{m.fact, m_sheet.idOf(m.subject), m.why, sharedAskWord(row.ask), row.knownFrom == KnownFrom::Site};
            const auto same = [&](const MissingFact& o) { return o.fact == f.fact && o.subject == f.subject; };
            if (std::none_of(out.begin(), out.end(), same))
                out.push_back(std::move(f));
        }
        return out;
    }

    std::vector<CiteText> cite() const
    {
        std::vector<CiteText> out;
        for (const Cite& c : m_check.cite.empty() ? m_rule.cite : m_check.cite) {
            CiteText t;
            t.document = c.document;
            t.mark = c.mark;
            t.edition = c.edition.isEmpty() ? editionOf(m_sheet, c.document) : std::optional(c.edition);
            for (const auto& [edition, section] : c.sections)
                if (edition.isEmpty() || edition == t.edition.value_or(QString()))
                    t.section = section;
            if (t.section && !c.sections.empty())
                t.confirmed = t.edition && c.read.contains(*t.edition);
            out.push_back(std::move(t));
        }
        return out;
    }

    Units units() const { return m_sheet.project().settings.units; }

    QString limitText(bool file) const
    {
        for (const Hit& hit : m_hits) {
            if (hit.leaf->op < Condition::Op::AtLeast || hit.leaf->op > Condition::Op::Below)
                continue;
            Scope scope{m_sheet, m_sheet.facts(), 0, hit.scope};
            const FactRow& row = m_sheet.facts()[hit.leaf->fact];
            if (const auto n = limitOf(*hit.leaf, scope))
                return file ? factFileText(row, limitValue(row, *n), units()) : factPeopleText(row, limitValue(row, *n), units());
        }
        return {};
    }

    // The part that fails: an item of a quantifier, else the element that the failing fact was modelled from.
    QString itemPath() const
    {
        if (m_culprit)
            return m_sheet.idOf(*m_culprit);
        for (const Observed& o : m_observed)
            if (o.origin == Origin::Modelled && !o.from.isEmpty())
                return o.from.contains(u'.') ? o.from.left(o.from.lastIndexOf(u'.')) : o.from;
        return {};
    }

    QString fill(const QString& text, bool file = false) const
    {
        QString out;
        out.reserve(text.size() + 16);
        qsizetype at = 0;
        while (at < text.size()) {
            const qsizetype open = text.indexOf(u'{', at);
            const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
            if (close < 0) {
                out += QStringView(text).mid(at);
                break;
            }
            out += QStringView(text).mid(at, open - at);
            out += placeholder(text.mid(open + 1, close - open - 1), file);
            at = close + 1;
        }
        return out;
    }

    QString placeholder(const QString& name, bool file) const
    {
        if (name == u"subject")
            return m_name;
        if (name == u"id")
            return m_id;
        if (name == u"limit")
            return limitText(file);
        if (name == u"item")
            return file || !m_culprit ? itemPath() : m_sheet.nameOf(*m_culprit);
        const auto fact = m_sheet.facts().find(name);
        if (!fact)
            return u'{' + name + u'}';
        SubjectPath subjects{m_open.subject};
        if (m_culprit)
            subjects.push_back(*m_culprit);
        Scope scope{m_sheet, m_sheet.facts(), 0, subjects};
        const Fact f = scope.value(*fact);
        return f.known ? factPeopleText(m_sheet.facts()[*fact], f.value, units()) : QStringLiteral("not known");
    }

    Fix filled(const Fix& fix) const
    {
        Fix out{fill(fix.says), {}};
        for (const FixSet& s : fix.set) {
            const QString path = fill(s.path, true);
            // A part that cannot be named, or a value that the plan itself overrules, gives no change to offer.
            if (!path.startsWith(u'.') && !overruled(path))
                out.set.push_back({path, fill(s.to, true)});
        }
        return out;
    }

    bool overruled(const QString& path) const
    {
        for (size_t i = 0; i < m_observed.size(); ++i) {
            const Observed& o = m_observed[i];
            const auto& entered = m_sheet.facts()[o.fact].field;
            if (entered && o.origin <= Origin::Modelled && o.from != path && m_sheet.pathOf(m_observedOf[i], fieldOf(*entered)) == path)
                return true;
        }
        return false;
    }

    QString undecidedText(const std::vector<MissingFact>& facts) const
    {
        const bool engine = std::any_of(facts.begin(), facts.end(), [](const MissingFact& m) { return m.why == Why::NoEngine; });
        if (!m_check.unknown.isEmpty() && !m_open.whenUnknown && !engine)
            return fill(m_check.unknown);
        QStringList nouns;
        for (const MissingFact& m : facts) {
            QString noun = m_sheet.facts()[m.fact].noun;
            if (noun.isEmpty())
                noun = m_sheet.facts()[m.fact].name;
            if (m.subject.contains(u'/') && m.subject != m_id) {
                const QString part = m.subject.section(u'/', 1).replace(u'_', u' ');
                noun += QStringLiteral(" of the ") + part + (part.endsWith(QStringLiteral("active")) ? QStringLiteral(" leaf") : QString());
            }
            if (!nouns.contains(noun))
                nouns += noun;
        }
        const QString& subject = m_name;
        if (nouns.isEmpty())
            return subject + QStringLiteral(": not enough is known to judge this.");
        constexpr qsizetype most = 4;
        const qsizetype more = nouns.size() - most;
        const bool several = nouns.size() > 1;
        QString list = nouns.mid(0, most).join(QStringLiteral(", "));
        if (more > 0)
            list += QStringLiteral(" and %1 more").arg(more);
        else if (several)
            list.replace(list.lastIndexOf(QStringLiteral(", ")), 2, QStringLiteral(" and "));
        return subject + QStringLiteral(": ") + list
            + (engine        ? QStringLiteral(" needs the egress engine, which has not run.")
                   : several ? QStringLiteral(" are not known.")
                             : QStringLiteral(" is not known."));
    }

    const RuleBook& m_book;
    const FactSheet& m_sheet;
    const OpenCheck& m_open;
    const Rule& m_rule;
    const Check& m_check;
    Scope m_scope;
    QString m_id, m_name; ///< of the subject
    std::vector<Hit> m_hits;
    std::vector<Missing> m_missing;
    std::vector<Observed> m_observed;
    std::vector<Subject> m_observedOf; ///< whose fact each is
    std::optional<Subject> m_culprit;
};

} // namespace

Finding explain(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open)
{
    return Explainer(book, sheet, open).make();
}

QString factFileText(const FactRow& row, const Value& value, Units units)
{
    QByteArray name, unit;
    return valueFileText(asField(row, name, unit), value, units);
}

QString factPeopleText(const FactRow& row, const Value& value, Units units)
{
    const QByteArray unit = row.unit.toLatin1();
    return valuePeopleText(row.type, unit.constData(), row.words.constData(), value, units);
}

QString factNumberText(const FactRow& row, const Value& value)
{
    if (const auto* q = std::get_if<Quantity>(&value))
        return formatIn(*unitByName(QStringView(row.unit)), q->n);
    return factFileText(row, value, Units::Us);
}

std::optional<QString> editionOf(const FactSheet& sheet, const QString& document)
{
    static const std::pair<QLatin1String, FactId> documents[] = {{QLatin1String("IBC"), sheet.id("project.ibc_edition")},
                                                                 {QLatin1String("NFPA 72"), sheet.id("project.nfpa72_edition")},
                                                                 {QLatin1String("NFPA 80"), sheet.id("project.nfpa80_edition")},
                                                                 {QLatin1String("NFPA 101"), sheet.id("project.nfpa101_edition")}};
    for (const auto& [name, id] : documents)
        if (document == name) {
            const Fact f = sheet.value({}, id);
            if (const auto* w = std::get_if<Word>(&f.value); f.known && w)
                return wordAt(sheet.facts()[id].words.constData(), w->index);
        }
    return std::nullopt;
}

} // namespace sp
