// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/yaml/yaml_map.h"

#include <QDir>
#include <QFile>

namespace sp {

namespace {

constexpr const char* effects = "none|frees|neutral|blocks_while_powered|blocks_without_power|second_motion|blocks|leaf_only";
constexpr const char* categories = "HANG|SECURE|OPERATE|PAIR|CLOSE|PROTECT|STOP|ACCESSORY|MISC_DOOR|MISC_SYSTEM";

DeviceKind::State readState(const YamlNode* n, const QString& file, Errors& problems)
{
    DeviceKind::State s;
    if (!n)
        return s;
    YamlMap m(*n, file, problems);
    s.inside = m.text("inside", false);
    s.outside = m.text("outside", false);
    s.latch = m.text("latch", false);
    s.leaf = m.text("leaf", false);
    m.finish();
    return s;
}

std::optional<Quantity> readQuantity(YamlMap& m, const char* key, Dim dim, const char* unit)
{
    const YamlNode* n = m.node(key);
    if (!n)
        return std::nullopt;
    auto q = parseQuantity(n->text, dim, QString::fromLatin1(unit));
    if (!q) {
        m.problem(*n, QLatin1String(key) + QStringLiteral(": ") + q.error().message, ErrorCode::Value);
        return std::nullopt;
    }
    return q.value();
}

constexpr const char* actWords[] = {"drives", "closes", "disables", "releases"};

// Words of `acts` and `acted_on`; `allowed` says which of them mean something there.
std::vector<DeviceAct> readActs(YamlMap& m, const char* key, std::initializer_list<DeviceAct> allowed)
{
    std::vector<DeviceAct> out;
    const YamlNode* list = m.node(key);
    if (!list)
        return out;
    QStringList words;
    for (const DeviceAct act : allowed)
        words += QLatin1String(actWords[static_cast<size_t>(act)]);
    if (list->items.empty())
        m.problem(*list, QStringLiteral("%1: expected a list of %2, found none").arg(QLatin1String(key), words.join(QStringLiteral(", "))));
    for (const YamlNode& item : list->items) {
        const auto at = words.indexOf(item.text);
        const DeviceAct act = at < 0 ? DeviceAct::Drives : allowed.begin()[at];
        if (at < 0)
            m.problem(
                item,
                QStringLiteral("%1: expected one of %2, found `%3`").arg(QLatin1String(key), words.join(QStringLiteral(", ")), item.text),
                ErrorCode::Value);
        else if (std::find(out.begin(), out.end(), act) != out.end())
            m.problem(item, QStringLiteral("%1: `%2` stands there twice").arg(QLatin1String(key), item.text), ErrorCode::Value);
        else
            out.push_back(act);
    }
    return out;
}

// Capital letters, so that a mark is read as letters and a number.
QString readTag(YamlMap& m, const QString& kind)
{
    constexpr qsizetype mostLetters = 5;
    const YamlNode* n = m.node("tag");
    if (!n) {
        QString initials;
        for (const QString& word : kind.split(u'_', Qt::SkipEmptyParts))
            initials += word[0].toUpper();
        return initials;
    }
    const bool letters = !n->text.isEmpty() && n->text.size() <= mostLetters
        && std::all_of(n->text.begin(), n->text.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
    if (!letters)
        m.problem(*n, QStringLiteral("tag: expected one to %1 capital letters such as CTL, found `%2`").arg(mostLetters).arg(n->text),
                  ErrorCode::Value);
    return n->text;
}

DeviceKind readKind(const YamlNode& root, const QString& file, Errors& problems)
{
    YamlMap m(root, file, problems);
    DeviceKind k;
    k.kind = m.text("kind");
    k.name = m.text("name");
    k.schedule = m.text("schedule");
    k.category = QString::fromLatin1(categories).split(u'|').value(m.word("category", categories, 0));
    k.rank = m.integer("rank", 0);
    k.placed = static_cast<DeviceKind::Placed>(std::max(0, m.word("placed", "item|device|both", 0)));
    k.electrified = m.flag("electrified");
    k.locking = m.flag("locking");
    k.latching = m.flag("latching");
    k.keyed = m.flag("keyed");
    k.onLeaf = m.flag("on_leaf");
    k.leafPowered = m.flag("leaf_powered");
    k.firePart = m.flag("fire_part");
    k.failStates = m.texts("fail_states");
    k.defaultFailState = m.text("default_fail_state", false);
    k.functions = m.texts("functions");
    k.egress = static_cast<EgressEffect>(std::max(0, m.word("egress", effects, 0)));
    k.tag = readTag(m, k.kind);
    k.load = k.electrified;
    if (const YamlNode* n = m.node("load")) {
        k.load = m.flag("load");
        if (k.load && !k.electrified)
            m.problem(*n, QStringLiteral("load: expected false for what is not electrified, found true"), ErrorCode::Value);
    }
    using enum DeviceAct;
    k.acts = readActs(m, "acts", {Drives, Closes, Disables, Releases});
    k.actedOn = readActs(m, "acted_on", {Disables, Releases});
    if (const YamlNode* list = m.node("behavior"))
        for (const YamlNode& n : list->items) {
            YamlMap b(n, file, problems);
            DeviceKind::Behavior out;
            out.when = b.text("for");
            out.powered = readState(b.node("powered"), file, problems);
            out.unpowered = readState(b.node("unpowered"), file, problems);
            b.finish();
            k.behavior.push_back(std::move(out));
        }
    if (const YamlNode* list = m.node("typical"))
        for (const YamlNode& n : list->items) {
            YamlMap t(n, file, problems);
            DeviceKind::Typical out;
            out.when = t.text("when", false);
            out.volts = readQuantity(t, "volts", Dim::Voltage, "V");
            out.holding = readQuantity(t, "holding", Dim::Current, "mA");
            out.peak = readQuantity(t, "peak", Dim::Current, "mA");
            out.duty = t.text("duty", false);
            t.finish();
            k.typical.push_back(std::move(out));
        }
    k.standards = m.texts("standards");
    k.note = m.text("note", false);
    m.finish();
    return k;
}

} // namespace

Catalogue Catalogue::load(const QString& folder, Errors& problems)
{
    Catalogue out;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            problems.push_back({ErrorCode::File, QStringLiteral("the file cannot be read: ") + file.errorString(), dir.filePath(name)});
            continue;
        }
        const YamlDocument doc = parseYaml(file.readAll(), dir.filePath(name));
        problems.insert(problems.end(), doc.problems.begin(), doc.problems.end());
        if (!doc.problems.empty())
            continue;
        DeviceKind kind = readKind(doc.root, dir.filePath(name), problems);
        if (kind.kind + QStringLiteral(".yaml") != name)
            problems.push_back(
                {ErrorCode::Format, QStringLiteral("expected the kind of the file's name, found `%1`").arg(kind.kind), dir.filePath(name)});
        out.m_kinds.push_back(std::move(kind));
    }
    for (size_t i = 0; i < out.m_kinds.size(); ++i)
        out.m_index.insert(out.m_kinds[i].kind, static_cast<int>(i));
    return out;
}

const DeviceKind* Catalogue::find(const QString& kind) const
{
    const int i = m_index.value(kind, -1);
    return i < 0 ? nullptr : &m_kinds[static_cast<size_t>(i)];
}

QStringList Catalogue::kindWords() const
{
    QStringList words;
    for (const DeviceKind& k : m_kinds)
        words += k.kind;
    return words;
}

DeviceProblems checkDevices(const Project& project, const Catalogue& catalogue)
{
    static const FieldId failState = field("hw.fail_state");
    DeviceProblems out;
    const auto unknown = [&](const QString& kind, const QString& where) {
        out.unknownKinds.push_back({ErrorCode::Value, QStringLiteral("the device kind `%1` is not in the catalogue").arg(kind), where});
    };
    for (const auto& set : project.hardwareSets) {
        if (!set->items)
            continue;
        for (const HardwareItem& item : *set->items) {
            const QString where = set->id.text() + u'/' + item.key;
            const DeviceKind* kind = catalogue.find(item.kind);
            if (!kind) {
                unknown(item.kind, where);
                continue;
            }
            const auto state = item.facts.word(failState);
            if (!state)
                continue;
            const QString word = wordAt(fieldOf(failState).words, *state);
            if (word == u"unknown" || (word == u"not_applicable" && kind->failStates.isEmpty()) || kind->failStates.contains(word))
                continue;
            out.impossible.push_back(
                {ErrorCode::Value,
                 QStringLiteral("%1 cannot be %2: %3")
                     .arg(kind->name, word,
                          kind->failStates.isEmpty() ? QStringLiteral("it has no fail state")
                                                     : QStringLiteral("it can be ") + kind->failStates.join(QStringLiteral(" or "))),
                 where});
        }
    }
    for (const auto& device : project.devices)
        if (!catalogue.find(device->kind))
            unknown(device->kind, device->id.text());
    return out;
}

} // namespace sp
