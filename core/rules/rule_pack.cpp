// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <QDir>
#include <QFile>
#include <array>

namespace sp {

namespace {

constexpr const char* severities = "violation|warning|advisory";
constexpr const char* verdicts = "pass|fail|undecided|not-applicable";

class RuleReader final {
public:
    RuleReader(const FactCatalogue& facts, const CodeTables& tables, const QString& file, Errors& problems, const Profile* profile)
        : m_facts(facts), m_profile(profile), m_file(file), m_problems(problems), m_conditions(facts, tables, m_params, file, problems)
    {
    }

    Pack pack(const YamlNode& root)
    {
        YamlMap m(root, m_file, m_problems);
        Pack p;
        p.id = m.text("pack");
        p.title = m.text("title");
        if (const YamlNode* n = m.node("edition_fact"))
            p.editionFact = fact(*n);
        p.defaultEdition = m.text("default_edition", false);
        p.version = m.integer("version", 1);
        p.activeWhen = m_conditions.list(m.node("active_when"));
        p.lowerWhen = m_conditions.list(m.node("lower_to_warning_when"));
        if (const YamlNode* n = m.node("tolerance")) {
            auto q = parseQuantity(n->text, Dim::Length, u"in");
            if (q)
                p.tolerance = q.value().n;
            else
                problem(*n, q.error().message);
        }
        m.finish();
        return p;
    }

    Rule rule(const YamlNode& root, const QString& packId, const QString& topic)
    {
        YamlMap m(root, m_file, m_problems);
        Rule r;
        r.pack = packId;
        r.where = whereOf(m_file, root);
        r.id = m.text("id");
        if (r.id != packId + u'.' + topic)
            problem(root, QStringLiteral("expected the id `%1.%2` of the file's name, found `%3`").arg(packId, topic, r.id));
        r.title = m.text("title");
        const int kind =
            m.word("applies_to", "project|wall|room|stair|opening|leaf|item|supply|valve|circuit|interlock|device|air_supply|storey", 4);
        r.appliesTo = static_cast<SubjectKind>(std::max(0, kind));
        r.withoutLeaf = m.flag("without_leaf", false);
        if (const YamlNode* n = m.node("ref"))
            r.refs = n->isSequence() ? m.texts("ref") : QStringList(n->text);
        readParams(m.node("params"));
        replaceParams(r.id, root);
        r.when = m_conditions.list(m.node("when"));
        r.severity = static_cast<Severity>(std::max(0, m.word("severity", severities, 0)));
        r.cite = cites(m.node("cite", true));
        if (r.cite.empty())
            problem(root, QStringLiteral("expected a citation in `cite`, found none"));
        r.attachTo = m.text("attach_to", false);
        if (const YamlNode* list = m.node("checks", !root.find(u"require")))
            for (const YamlNode& n : list->items)
                r.checks.push_back(check(n));
        else if (root.find(u"require"))
            r.checks.push_back(flatCheck(m));
        if (const YamlNode* list = m.node("examples", true))
            for (const YamlNode& n : list->items)
                r.examples.push_back(example(n, r));
        requireExamples(r, root);
        m.finish();
        return r;
    }

private:
    void problem(const YamlNode& at, const QString& message, ErrorCode code = ErrorCode::Format)
    {
        m_problems.push_back({code, message, whereOf(m_file, at)});
    }

    std::optional<FactId> fact(const YamlNode& n)
    {
        const auto id = m_facts.find(n.text);
        if (!id)
            problem(n, QStringLiteral("the fact `%1` is not known").arg(n.text), ErrorCode::Reference);
        return id;
    }

    void readParams(const YamlNode* node)
    {
        if (!node)
            return;
        for (size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
            const YamlNode& value = node->items[i];
            Param p;
            if (value.isScalar()) {
                p.texts.emplace_back(QString(), value.text);
            } else {
                for (size_t k = 0; k < value.keys.size() && k < value.items.size(); ++k) {
                    if (value.keys[k].text == u"by")
                        p.by = fact(value.items[k]);
                    else
                        p.texts.emplace_back(value.keys[k].text, value.items[k].text);
                }
                if (!p.by)
                    problem(value, QStringLiteral("expected a value or `{by: fact, word: value, ...}`, found %1").arg(value.describe()));
            }
            if (!p.texts.empty())
                m_params.emplace(node->keys[i].text, std::move(p));
        }
    }

    void replaceParams(const QString& rule, const YamlNode& root)
    {
        if (!m_profile)
            return;
        const auto replaced = m_profile->parameters.find(rule);
        if (replaced == m_profile->parameters.end())
            return;
        for (const auto& [name, text] : replaced->second) {
            const auto it = m_params.find(name);
            if (it == m_params.end())
                problem(root, QStringLiteral("the profile sets the parameter `%1`, which this rule has not").arg(name),
                        ErrorCode::Reference);
            else
                it->second = Param{std::nullopt, {{QString(), text}}};
        }
    }

    std::vector<Cite> cites(const YamlNode* node)
    {
        std::vector<Cite> out;
        if (!node)
            return out;
        std::vector<const YamlNode*> nodes;
        if (node->isMap())
            nodes.push_back(node);
        for (const YamlNode& n : node->items)
            if (node->isSequence())
                nodes.push_back(&n);
        for (const YamlNode* n : nodes) {
            YamlMap m(*n, m_file, m_problems);
            Cite c;
            c.document = m.text("document");
            c.edition = m.text("edition", false);
            const QString section = m.text("section", false);
            if (!section.isEmpty())
                c.sections.emplace_back(QString(), section);
            if (const YamlNode* list = m.node("sections"))
                for (size_t i = 0; i < list->keys.size() && i < list->items.size(); ++i)
                    c.sections.emplace_back(list->keys[i].text, list->items[i].text);
            c.read = m.texts("read", false);
            c.mark = m.text("mark");
            (void)m.node("note");
            m.finish();
            out.push_back(std::move(c));
        }
        return out;
    }

    void severityOf(const YamlNode* n, Check& c)
    {
        if (!n)
            return;
        const auto one = [&](const YamlNode& v) {
            const auto i = wordIndex(severities, v.text);
            if (!i)
                problem(v, QStringLiteral("expected one of violation, warning, advisory, found %1").arg(v.describe()));
            return static_cast<Severity>(i.value_or(0));
        };
        if (n->isScalar()) {
            c.severity = one(*n);
            return;
        }
        for (size_t i = 0; i < n->keys.size() && i < n->items.size(); ++i) {
            if (n->keys[i].text == u"by")
                c.severityBy = fact(n->items[i]);
            else if (c.severityBy)
                if (const auto w = wordIndex(m_facts[*c.severityBy].words.constData(), n->keys[i].text))
                    c.severityByWord.emplace_back(*w, one(n->items[i]));
        }
    }

    void bodyOf(YamlMap& m, Check& c)
    {
        c.require = m_conditions.list(m.node("require", true));
        c.says = m.text("says");
        c.unknown = m.text("unknown", false);
        c.note = m.text("note", false);
        if (const YamlNode* list = m.node("show"))
            for (const YamlNode& n : list->items)
                if (const auto id = fact(n))
                    c.show.push_back(*id);
        if (const YamlNode* list = m.node("fix"))
            for (const YamlNode& n : list->items) {
                YamlMap f(n, m_file, m_problems);
                Fix fix;
                fix.says = f.text("says");
                if (const YamlNode* set = f.node("set"))
                    for (const YamlNode& s : set->items) {
                        YamlMap one(s, m_file, m_problems);
                        const QString path = one.text("path"); // in this order: arguments of a call have none
                        fix.set.push_back({path, one.text("to")});
                        one.finish();
                    }
                f.finish();
                c.fixes.push_back(std::move(fix));
            }
    }

    Check check(const YamlNode& node)
    {
        YamlMap m(node, m_file, m_problems);
        Check c;
        c.name = m.text("name");
        c.when = m_conditions.list(m.node("when"));
        severityOf(m.node("severity"), c);
        c.cite = cites(m.node("cite"));
        bodyOf(m, c);
        m.finish();
        return c;
    }

    Check flatCheck(YamlMap& m)
    {
        Check c;
        const QString name = m.text("check", false);
        c.name = name.isEmpty() ? QStringLiteral("required") : name;
        bodyOf(m, c);
        return c;
    }

    std::vector<std::pair<FactId, Value>> factValues(const YamlNode& node)
    {
        std::vector<std::pair<FactId, Value>> out;
        for (size_t i = 0; i < node.keys.size() && i < node.items.size(); ++i) {
            const auto id = fact(node.keys[i]);
            if (!id)
                continue;
            const FactRow& row = m_facts[*id];
            const YamlNode& v = node.items[i];
            QString text = v.text;
            if (v.isSequence()) {
                QStringList words;
                for (const YamlNode& w : v.items)
                    words += w.text;
                if (row.type == FieldType::Texts) {
                    out.emplace_back(*id, words);
                    continue;
                }
                text = u'[' + words.join(QStringLiteral(", ")) + u']';
            }
            if (const UnitInfo* u = row.type == FieldType::Quantity ? unitByName(QStringView(row.unit)) : nullptr;
                u && u->dim == Dim::Length && text == QLatin1String(unreachableWord)) {
                out.emplace_back(*id, Quantity{Dim::Length, unreachableLength.n});
                continue;
            }
            const QByteArray name = row.name.toLatin1();
            const QByteArray unit = row.unit.toLatin1();
            const Field f{
                name.constData(),  Group::Door, name.constData(), row.type, unit.constData(), row.words.constData(), 0, 0, Ask::Architect,
                KnownFrom::Design, ""};
            auto value = valueFromText(f, text, v.quoted && row.type == FieldType::Text);
            if (value)
                out.emplace_back(*id, value.value());
            else
                problem(v, value.error().message, ErrorCode::Value);
        }
        return out;
    }

    Example example(const YamlNode& node, const Rule& rule)
    {
        YamlMap m(node, m_file, m_problems);
        Example e;
        e.where = whereOf(m_file, node);
        e.name = m.text("name");
        if (const YamlNode* n = m.node("facts"))
            e.facts = factValues(*n);
        static constexpr const char* relations[] = {"items", "leaves", "supplies", "openings"};
        for (size_t i = 0; i < 4; ++i)
            if (const YamlNode* n = m.node(relations[i])) {
                e.related[i].emplace();
                for (const YamlNode& row : n->items)
                    e.related[i]->push_back(factValues(row));
            }
        const YamlNode* expect = m.node("expect", true);
        e.expect = expect ? verdict(*expect) : Verdict::Pass;
        if (const YamlNode* n = m.node("checks"))
            for (size_t i = 0; i < n->keys.size() && i < n->items.size(); ++i) {
                const QString& name = n->keys[i].text;
                if (std::none_of(rule.checks.begin(), rule.checks.end(), [&](const Check& c) { return c.name == name; }))
                    problem(n->keys[i], QStringLiteral("the check `%1` is not in this rule").arg(name), ErrorCode::Reference);
                e.checks.emplace_back(name, verdict(n->items[i]));
            }
        m.finish();
        return e;
    }

    Verdict verdict(const YamlNode& n)
    {
        const auto i = wordIndex(verdicts, n.text);
        if (!i)
            problem(n, QStringLiteral("expected one of pass, fail, undecided, not-applicable, found %1").arg(n.describe()));
        return static_cast<Verdict>(i.value_or(0));
    }

    void requireExamples(const Rule& r, const YamlNode& root)
    {
        for (const Verdict v : {Verdict::Pass, Verdict::Fail, Verdict::Undecided})
            if (std::none_of(r.examples.begin(), r.examples.end(), [&](const Example& e) { return e.expect == v; }))
                problem(root, QStringLiteral("expected an example that gives `%1`, found none").arg(QLatin1String(verdictWord(v))));
    }

    const FactCatalogue& m_facts;
    const Profile* m_profile;
    QString m_file;
    Errors& m_problems;
    std::map<QString, Param> m_params;
    ConditionReader m_conditions;
};

} // namespace

const char* severityWord(Severity s)
{
    static constexpr const char* words[] = {"violation", "warning", "advisory"};
    return words[static_cast<size_t>(s)];
}

const char* verdictWord(Verdict v)
{
    static constexpr const char* words[] = {"pass", "fail", "undecided", "not-applicable"};
    return words[static_cast<size_t>(v)];
}

RuleBook RuleBook::load(const QString& folder, const FactCatalogue& facts, const CodeTables& tables, Errors& problems,
                        const Profile* profile)
{
    RuleBook book;
    const QDir root(folder);
    for (const QString& packName : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir dir(root.filePath(packName));
        if (!dir.exists(QStringLiteral("pack.yaml")))
            continue;
        for (const QString& name : dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
            const QString path = dir.filePath(name);
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                problems.push_back({ErrorCode::File, QStringLiteral("the file cannot be read: ") + file.errorString(), path});
                continue;
            }
            const YamlDocument doc = parseYaml(file.readAll(), path);
            problems.insert(problems.end(), doc.problems.begin(), doc.problems.end());
            if (!doc.problems.empty())
                continue;
            RuleReader reader(facts, tables, path, problems, profile);
            if (name == u"pack.yaml")
                book.m_packs.push_back(reader.pack(doc.root));
            else
                book.m_rules.push_back(reader.rule(doc.root, packName, name.chopped(5)));
        }
    }
    std::sort(book.m_rules.begin(), book.m_rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
    for (Rule& r : book.m_rules)
        r.packRow = static_cast<size_t>(
            std::find_if(book.m_packs.begin(), book.m_packs.end(), [&](const Pack& p) { return p.id == r.pack; }) - book.m_packs.begin());
    if (profile) {
        for (const auto& [id, parameters] : profile->parameters)
            if (!book.find(id))
                problems.push_back({ErrorCode::Reference,
                                    QStringLiteral("the profile sets parameters of the rule `%1`, which is not known").arg(id),
                                    profile->name});
        for (const QString& id : profile->packs.value_or(QStringList()))
            if (std::none_of(book.m_packs.begin(), book.m_packs.end(), [&](const Pack& p) { return p.id == id; }))
                problems.push_back(
                    {ErrorCode::Reference, QStringLiteral("the profile names the pack `%1`, which is not known").arg(id), profile->name});
    }
    for (const Rule& r : book.m_rules)
        if (!r.attachTo.isEmpty() && !book.find(r.attachTo.section(u':', 0, 0)))
            problems.push_back({ErrorCode::Reference, QStringLiteral("the rule `%1` in attach_to is not known").arg(r.attachTo), r.where});
    return book;
}

const Rule* RuleBook::find(const QString& id) const
{
    const auto it = std::lower_bound(m_rules.begin(), m_rules.end(), id, [](const Rule& r, const QString& i) { return r.id < i; });
    return it != m_rules.end() && it->id == id ? &*it : nullptr;
}

const Pack& RuleBook::packOf(const Rule& rule) const
{
    Q_ASSERT(rule.packRow < m_packs.size());
    return m_packs[rule.packRow];
}

} // namespace sp
