// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/plan_reader.h"

#include "core/io/map_reader.h"
#include "core/io/plan_writer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>

namespace sp {

namespace {

// Ids of the whole file by section: what references are resolved against.
struct IdIndex {
    QHash<QString, const char*> sectionOf;
};

template <class T>
void readRow(MapReader& reader, ReadContext& context, const KindInfo& kind, const YamlNode& node,
             std::vector<std::shared_ptr<const T>>& rows, IdIndex& ids)
{
    QString id;
    reader.requiredText("id", id);
    const YamlNode* idNode = node.find(u"id");
    if (!idNode)
        return;
    if (!isIdText(id) || !id.startsWith(QLatin1String(kind.prefix) + u'-')) {
        reader.problem(
            *idNode, QStringLiteral("expected an id that begins with `%1-`, found %2").arg(QLatin1String(kind.prefix), idNode->describe()));
        return;
    }
    if (ids.sectionOf.contains(id)) {
        reader.problem(*idNode, QStringLiteral("the id `%1` is used twice").arg(id), ErrorCode::Reference);
        return;
    }
    ids.sectionOf.insert(id, kind.section);
    context.places.insert(id, whereOf(context.file, node));
    T row{.id = typename Table<T>::IdType(id)};
    describe(reader, row);
    reader.finish();
    rows.push_back(std::make_shared<const T>(std::move(row)));
}

void checkPart(const Project& project, const PendingRef& ref, const QString& entity, const QString& part, Errors& problems)
{
    const auto report = [&](const QString& what) { problems.push_back({ErrorCode::Reference, what, ref.where}); };
    if (const Opening* opening = project.openings.find(OpeningId(entity))) {
        const HardwareSet* set = project.hardwareSets.find(opening->set);
        if (!set || !set->items)
            return report(QStringLiteral("`%1` names a part of %2, but the items of that opening are not known").arg(ref.text, entity));
        QStringList keys;
        for (const HardwareItem& item : *set->items)
            keys += item.key;
        if (!keys.contains(part))
            report(
                QStringLiteral("expected an item of set %1 (%2), found `%3`").arg(set->id.text(), keys.join(QStringLiteral(", ")), part));
    } else if (project.valves.find(ValveId(entity))) {
        static const QStringList valveParts{QStringLiteral("solenoid"), QStringLiteral("positioner"), QStringLiteral("actuator")};
        if (!valveParts.contains(part))
            report(QStringLiteral("expected a part of a valve (%1), found `%2`").arg(valveParts.join(QStringLiteral(", ")), part));
    } else {
        report(QStringLiteral("`%1` has no part `%2`: only openings and valves have parts").arg(entity, part));
    }
}

void resolve(const Project& project, const ReadContext& context, const IdIndex& ids, Errors& problems)
{
    for (const PendingRef& ref : context.refs) {
        const qsizetype slash = ref.text.indexOf(u'/');
        const QString entity = slash < 0 ? ref.text : ref.text.left(slash);
        const char* section = ids.sectionOf.value(entity, nullptr);
        if (!section) {
            problems.push_back({ErrorCode::Reference, QStringLiteral("the id `%1` is not in this file").arg(entity), ref.where});
        } else if (ref.section && qstrcmp(section, ref.section) != 0) {
            problems.push_back(
                {ErrorCode::Reference,
                 QStringLiteral("expected an id of %1, found `%2` of %3").arg(QLatin1String(ref.section), entity, QLatin1String(section)),
                 ref.where});
        } else if (slash >= 0) {
            checkPart(project, ref, entity, ref.text.mid(slash + 1), problems);
        }
    }
}

// Things that load although somebody should look at them.
void notice(const Project& project, const ReadContext& context, PlanFile& out)
{
    QHash<QString, QString> marks;
    for (const auto& opening : project.openings) {
        if (!opening->mark)
            continue;
        if (const auto it = marks.constFind(*opening->mark); it != marks.cend())
            out.notices.push_back({ErrorCode::Value,
                                   QStringLiteral("the mark `%1` is used by %2 and %3").arg(*opening->mark, *it, opening->id.text()),
                                   context.places.value(opening->id.text())});
        else
            marks.insert(*opening->mark, opening->id.text());
    }
    for (const auto& set : project.hardwareSets) {
        if (!set->items)
            continue;
        QSet<QString> keys;
        for (const HardwareItem& item : *set->items) {
            if (keys.contains(item.key))
                out.problems.push_back({ErrorCode::Format,
                                        QStringLiteral("the item key `%1` is used twice in %2").arg(item.key, set->id.text()),
                                        context.places.value(set->id.text())});
            keys.insert(item.key);
        }
    }
}

int formatOf(ReadContext& context, const YamlNode& root)
{
    const YamlNode* n = root.find(u"format");
    bool ok = false;
    const int format = n && n->isScalar() ? n->text.toInt(&ok) : 0;
    if (!ok || format < 1) {
        context.problems.push_back(
            {ErrorCode::Format, QStringLiteral("expected `format: 1` first, found %1").arg(n ? n->describe() : QStringLiteral("no format")),
             whereOf(context.file, n ? *n : root)});
        return 0;
    }
    if (format > planFormat) {
        context.problems.push_back(
            {ErrorCode::Unsupported,
             QStringLiteral("this plan has format %1; this version of Strikeplate reads up to format %2. A newer version is needed.")
                 .arg(format)
                 .arg(planFormat),
             whereOf(context.file, *n)});
        return 0;
    }
    return format;
}

} // namespace

PlanFile readPlan(const QByteArray& bytes, const QString& file)
{
    PlanFile out;
    out.hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(16));
    YamlDocument doc = parseYaml(bytes, file);
    out.problems = std::move(doc.problems);
    if (!doc.root.isMap()) {
        if (out.problems.empty())
            out.problems.push_back({ErrorCode::Format,
                                    QStringLiteral("expected a plan file that begins with `format: 1`, found %1").arg(doc.root.describe()),
                                    file});
        return out;
    }
    ReadContext context{file, out.problems, {}, {}};
    if (formatOf(context, doc.root) == 0)
        return out;
    MapReader top(context, doc.root);
    (void)top.take("format", YamlNode::Kind::Scalar, nullptr);
    Project& project = out.project;
    if (!doc.root.find(u"project"))
        top.problem(doc.root, QStringLiteral("expected the section `project`, found none"), ErrorCode::Format);
    top.group("project", [&](MapReader& g) { describe(g, project.settings); });
    top.group("building", [&](MapReader& g) { g.facts(Group::Building, project.settings.building); });
    top.group("egress", [&](MapReader& g) { g.facts(Group::Egress, project.settings.egress); });
    IdIndex ids;
    forEachTable(project, [&](const KindInfo& kind, auto& table) {
        using T = std::remove_const_t<typename std::decay_t<decltype(table)>::Pointer::element_type>;
        const YamlNode* section = top.take(kind.section, YamlNode::Kind::Sequence, "a list");
        if (!section)
            return;
        std::vector<std::shared_ptr<const T>> rows;
        rows.reserve(section->items.size());
        for (const YamlNode& node : section->items) {
            if (!node.isMap()) {
                top.problem(
                    node,
                    QStringLiteral("expected a map such as `{id: %1-...}`, found %2").arg(QLatin1String(kind.prefix), node.describe()));
                continue;
            }
            MapReader reader(context, node);
            readRow<T>(reader, context, kind, node, rows, ids);
        }
        table.assign(std::move(rows));
    });
    top.finish();
    resolve(project, context, ids, out.problems);
    notice(project, context, out);
    out.places = std::move(context.places);
    return out;
}

PlanFile readPlanFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        PlanFile out;
        out.problems.push_back({ErrorCode::File, QStringLiteral("the file cannot be read: ") + file.errorString(), path});
        return out;
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        PlanFile out;
        out.problems.push_back({ErrorCode::File, QStringLiteral("the file cannot be read: ") + file.errorString(), path});
        return out;
    }
    return readPlan(bytes, path);
}

} // namespace sp
