// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/describe.h"
#include "core/yaml/yaml_tree.h"

#include <QHash>

namespace sp {

/// A reference met while reading, resolved when the whole file is known.
struct PendingRef {
    const char* section; ///< of the kind it must name; nullptr = any entity or part
    QString text;
    QString where;
};

struct ReadContext {
    QString file;
    Errors& problems;
    std::vector<PendingRef> refs;
    QHash<QString, QString> places;
};

/// Visitor of describe.h that fills an entity from one YAML map. Unknown keys and wrong values become problems; nothing throws.
class MapReader final {
public:
    MapReader(ReadContext& context, const YamlNode& node);

    void text(const char* k, std::optional<QString>& t);
    void requiredText(const char* k, QString& t);
    void key(const char* k, QString& t);
    void kind(const char* k, QString& t) { key(k, t); }
    void date(const char* k, std::optional<QString>& t);
    void flag(const char* k, bool& b);
    void integer(const char* k, std::optional<qint64>& n);
    void units(const char* k, Units& u);
    void length(const char* k, std::optional<Length>& v);
    void angle(const char* k, std::optional<Angle>& v);
    void beyond(const char* k, std::optional<StatedSide>& side);
    void point(const char* k, PlanPoint& p);
    void point(const char* k, std::optional<PlanPoint>& p);
    void points(const char* k, std::vector<PlanPoint>& ring);
    void rings(const char* k, std::vector<std::vector<PlanPoint>>& list);
    void parts(const char* k, std::optional<std::vector<PartRef>>& list);
    void ids(const char* k, std::optional<std::vector<QString>>& list);
    void pairs(const char* k, ImportedTexts& list);
    void factTexts(const char* k, std::vector<std::pair<QString, QString>>& list);
    void factValue(const char* factKey, QString& fact, const char* valueKey, Value& value);
    void facts(Group group, FieldBag& bag);

    template <class E>
    void words(const char* k, const char* list, std::optional<E>& e)
    {
        if (const auto i = wordOf(k, list))
            e = static_cast<E>(*i);
    }
    template <class Tag>
    void ref(const char* k, std::optional<Id<Tag>>& id)
    {
        if (const auto t = idText(k, sectionOf(Id<Tag>(QString()))))
            id = Id<Tag>(*t);
    }
    template <class Tag>
    void refs(const char* k, std::optional<std::vector<Id<Tag>>>& ids)
    {
        if (const auto texts = idTexts(k, sectionOf(Id<Tag>(QString())))) {
            ids.emplace();
            for (const QString& t : *texts)
                ids->push_back(Id<Tag>(t));
        }
    }
    template <class F>
    void group(const char* k, F&& describeGroup)
    {
        if (const YamlNode* n = take(k, YamlNode::Kind::Map, "a map such as `{key: value}`")) {
            MapReader inner(m_context, *n);
            describeGroup(inner);
            inner.finish();
        }
    }
    template <class F>
    void groupOrNone(const char* k, bool& none, F&& describeGroup)
    {
        if (isNone(k)) {
            none = true;
            use(k);
        } else {
            group(k, describeGroup);
        }
    }
    template <class L, class F>
    void optionalGroup(const char* k, std::optional<L>& link, F&& describeLink)
    {
        if (isNone(k)) {
            link.emplace().none = true;
            use(k);
            return;
        }
        group(k, [&](MapReader& g) { describeLink(g, link.emplace()); });
    }
    template <class T>
    void list(const char* k, std::optional<std::vector<T>>& rows)
    {
        if (const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list"))
            readList(*n, rows.emplace());
    }
    template <class T>
    void list(const char* k, std::vector<T>& rows)
    {
        if (const YamlNode* n = take(k, YamlNode::Kind::Sequence, "a list"))
            readList(*n, rows);
    }

    /// Reports keys that nobody asked for, with the keys that are known here. Call once, last.
    void finish();
    void problem(const YamlNode& at, const QString& message, ErrorCode code = ErrorCode::Value);
    const YamlNode* take(const char* k, YamlNode::Kind kind, const char* expected);

private:
    template <class T>
    void readList(const YamlNode& n, std::vector<T>& rows)
    {
        for (const YamlNode& item : n.items) {
            if (!item.isMap()) {
                problem(item, QStringLiteral("expected a map such as `{key: value}`, found %1").arg(item.describe()));
                continue;
            }
            MapReader inner(m_context, item);
            T row;
            describe(inner, row);
            inner.finish();
            rows.push_back(std::move(row));
        }
    }
    static const char* sectionOf(const StoreyId&) { return "storeys"; }
    static const char* sectionOf(const WallId&) { return "walls"; }
    static const char* sectionOf(const RoomId&) { return "rooms"; }
    static const char* sectionOf(const StairId&) { return "stairs"; }
    static const char* sectionOf(const OpeningTypeId&) { return "opening_types"; }
    static const char* sectionOf(const OpeningId&) { return "openings"; }
    static const char* sectionOf(const HardwareSetId&) { return "hardware_sets"; }
    static const char* sectionOf(const DeviceId&) { return "devices"; }
    static const char* sectionOf(const SupplyId&) { return "supplies"; }
    static const char* sectionOf(const CircuitId&) { return "circuits"; }
    static const char* sectionOf(const AirSupplyId&) { return "air_supplies"; }
    static const char* sectionOf(const SourceId&) { return "sources"; }
    static const char* sectionOf(const ValveId&) { return "valves"; }

    const YamlNode* find(const char* k) const;
    void use(const char* k);
    bool isNone(const char* k) const;
    const YamlNode* scalar(const char* k, const char* expected) { return take(k, YamlNode::Kind::Scalar, expected); }
    std::optional<int> wordOf(const char* k, const char* list);
    std::optional<QString> idText(const char* k, const char* section);
    std::optional<std::vector<QString>> idTexts(const char* k, const char* section);
    std::optional<Quantity> quantity(const char* k, Dim dim, QStringView unit);
    std::optional<PlanPoint> pointOf(const YamlNode& n);
    std::optional<Value> valueOf(const Field& f, const YamlNode& n);

    ReadContext& m_context;
    const YamlNode& m_node;
    std::vector<bool> m_used;
    QStringList m_known;
};

} // namespace sp
