// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_import.h"

#include "core/geom/polygon.h"
#include "core/interop/ifc/ifc_texts.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <cmath>

namespace sp {

namespace {

PlanPoint pointOf(IfcPoint p)
{
    return {p.x, p.y};
}

Ring ringOf(const IfcPolygon& polygon)
{
    Ring ring;
    for (const IfcPoint p : polygon)
        ring.push_back(pointOf(p));
    return ring;
}

double radians(Angle a)
{
    return static_cast<double>(a.n) / 1e6 * 3.14159265358979323846 / 180;
}

/// A point that far away in a direction.
PlanPoint ahead(PlanPoint from, Angle direction, Length by)
{
    const double r = radians(direction);
    return {{from.x.n + std::llround(std::cos(r) * static_cast<double>(by.n))},
            {from.y.n + std::llround(std::sin(r) * static_cast<double>(by.n))}};
}

class Importer final {
public:
    Importer(const IfcModel& model, const QString& fileName, const QString& sha256)
        : m_model(model), m_import{.id = ImportId(idFromSeed(u"im", sha256.toLatin1()))}
    {
        m_import.file = fileName;
        m_import.sha256 = sha256;
        m_import.schema = model.schema;
        const QString tool = (model.application + u' ' + model.applicationVersion).trimmed();
        if (!tool.isEmpty())
            m_import.tool = tool;
        for (const IfcNote& n : model.notes)
            m_import.notes.push_back(
                {n.globalId.isEmpty() && n.instance > 0 ? u'#' + QString::number(n.instance) : n.globalId, n.sentence});
    }

    Project run()
    {
        settings();
        storeys();
        rooms();
        walls();
        stairs();
        types();
        doors();
        valves();
        otherElements();
        Table<Import>::Pointer row = std::make_shared<const Import>(std::move(m_import));
        m_project.imports.assign({row});
        return std::move(m_project);
    }

private:
    void note(const IfcRooted& e, const QString& text)
    {
        m_import.notes.push_back({e.globalId.isEmpty() ? u'#' + QString::number(e.instance) : e.globalId, text});
    }

    static QString unreadRating(const QString& text, const char* what)
    {
        return (isBareHourOrMinute(text)
                    ? QStringLiteral("the fire rating `%1` has no unit and may be hours or minutes; the %2 stays unknown")
                    : QStringLiteral("the fire rating `%1` is no number of minutes or hours; the %2 stays unknown"))
            .arg(text, QLatin1String(what));
    }

    template <class IdType>
    IdType idFor(const char* prefix, const IfcRooted& e)
    {
        const QByteArray seed = e.globalId.isEmpty() ? '#' + QByteArray::number(e.instance) : e.globalId.toLatin1();
        if (e.globalId.isEmpty())
            note(e, QStringLiteral("%1 has no GlobalId; its id is made from its instance number").arg(QLatin1String(e.entity)));
        QString id;
        for (int salt = 0;; ++salt) {
            id = idFromSeed(QString(QLatin1String(prefix)), seed, salt);
            if (!m_ids.contains(id))
                break;
            if (salt == 0)
                note(e, QStringLiteral("the GlobalId is used by more than one element"));
        }
        m_ids.insert(id);
        return IdType(id);
    }

    static std::optional<QString> guidOf(const IfcRooted& e) { return e.globalId.isEmpty() ? std::nullopt : std::optional(e.globalId); }

    std::optional<StoreyId> storeyOf(const IfcElement& e)
    {
        if (e.storey)
            return m_storeys[static_cast<size_t>(*e.storey)];
        note(e,
             e.storeyHint ? QStringLiteral("lies on no storey; it is only referenced from %1")
                                .arg(m_model.storeys[static_cast<size_t>(*e.storeyHint)].name.value_or(QStringLiteral("a storey")))
                          : QStringLiteral("lies on no storey"));
        return e.storeyHint ? std::optional(m_storeys[static_cast<size_t>(*e.storeyHint)]) : std::nullopt;
    }

    void settings()
    {
        Settings& s = m_project.settings;
        s.name = m_model.projects.empty() ? QString()
                                          : m_model.projects.front().longName.value_or(m_model.projects.front().name.value_or(QString()));
        if (s.name.isEmpty())
            s.name = QFileInfo(*m_import.file).completeBaseName();
        s.units = m_model.units.lengthName.contains(u"FOOT", Qt::CaseInsensitive)
                || m_model.units.lengthName.contains(u"INCH", Qt::CaseInsensitive)
            ? Units::Us
            : Units::Metric;
    }

    void storeys()
    {
        std::vector<Table<Storey>::Pointer> rows;
        for (const IfcStorey& s : m_model.storeys) {
            Storey out{.id = idFor<StoreyId>("st", s)};
            out.name = s.name ? s.name : s.longName;
            out.elevation = s.elevation ? s.elevation : s.placementHeight;
            out.guid = guidOf(s);
            m_storeys.push_back(out.id);
            rows.push_back(std::make_shared<const Storey>(std::move(out)));
        }
        m_project.storeys.assign(std::move(rows));
    }

    void rooms()
    {
        std::vector<Table<Room>::Pointer> rows;
        for (const IfcSpace& s : m_model.spaces) {
            Room out{.id = idFor<RoomId>("rm", s)};
            out.storey = storeyOf(s);
            out.number = s.name;
            out.name = s.longName;
            out.outline = ringOf(s.outline);
            for (const IfcPolygon& hole : s.holes)
                out.holes.push_back(ringOf(hole));
            if (out.outline.size() < 3) {
                out.outline.clear();
                note(s, QStringLiteral("the room has no outline that could be read"));
            }
            out.guid = guidOf(s);
            m_rooms.push_back(out.id);
            rows.push_back(std::make_shared<const Room>(std::move(out)));
        }
        m_project.rooms.assign(std::move(rows));
    }

    void walls()
    {
        static const FieldId type = field("wall.type");
        static const FieldId rating = field("wall.rating_h");
        std::vector<Table<Wall>::Pointer> rows;
        m_walls.resize(m_model.walls.size());
        for (size_t i = 0; i < m_model.walls.size(); ++i) {
            const IfcWall& w = m_model.walls[i];
            auto axis = middleOf(w);
            if (!axis) {
                note(w, QStringLiteral("the wall has neither an axis nor an outline that could be read; it is not in the plan"));
                continue;
            }
            auto out = std::make_shared<Wall>(Wall{.id = idFor<WallId>("wl", w)});
            out->storey = storeyOf(w);
            out->from = axis->first;
            out->to = axis->second;
            out->thickness = w.thickness;
            out->guid = guidOf(w);
            if (ifcPropertyText(m_model, w, u"Pset_WallCommon", u"IsExternal") == QStringLiteral("true"))
                out->facts.set(type, Word{static_cast<quint16>(*wordIndex(fieldOf(type).words, u"exterior"))});
            if (w.fireRating) {
                out->imported.emplace_back(QStringLiteral("fire_rating"), *w.fireRating);
                if (const auto minutes = minutesOfRating(*w.fireRating))
                    out->facts.set(rating, Quantity{Dim::Time, minutes->n});
                else
                    note(w, unreadRating(*w.fireRating, "rating"));
            }
            m_walls[i] = out;
            rows.push_back(std::move(out));
        }
        m_project.walls.assign(std::move(rows));
    }

    // The line through the middle of the wall: its axis, moved where the file draws the axis along a face.
    std::optional<std::pair<PlanPoint, PlanPoint>> middleOf(const IfcWall& w)
    {
        if (w.axis.size() >= 2 && w.axis.front() != w.axis.back()) {
            if (w.axis.size() > 2)
                note(w, QStringLiteral("the wall is curved; the plan has its chord"));
            const PlanPoint a = pointOf(w.axis.front());
            const PlanPoint b = pointOf(w.axis.back());
            const Length left = w.centreOffset.value_or(Length{});
            return std::pair(pointBeside(a, b, {}, left), pointBeside(a, b, distance(a, b), left));
        }
        const Ring ring = ringOf(w.outline);
        if (ring.size() < 3)
            return std::nullopt;
        note(w, QStringLiteral("the wall has no axis; the plan has the middle of its outline"));
        size_t longest = 0;
        for (size_t i = 1; i < ring.size(); ++i)
            if (distance(ring[i], ring[(i + 1) % ring.size()]) > distance(ring[longest], ring[(longest + 1) % ring.size()]))
                longest = i;
        const PlanPoint a = ring[longest];
        const PlanPoint b = ring[(longest + 1) % ring.size()];
        // The outline runs counter-clockwise: the wall's body is on the left of its longest edge.
        const double dx = static_cast<double>(b.x.n - a.x.n);
        const double dy = static_cast<double>(b.y.n - a.y.n);
        const double d = std::hypot(dx, dy);
        if (d == 0)
            return std::nullopt;
        double deepest = 0;
        for (const PlanPoint p : ring)
            deepest = std::max(deepest, (dx * static_cast<double>(p.y.n - a.y.n) - dy * static_cast<double>(p.x.n - a.x.n)) / d);
        const Length left{std::llround(deepest / 2)};
        return std::pair(pointBeside(a, b, {}, left), pointBeside(a, b, distance(a, b), left));
    }

    void stairs()
    {
        std::vector<Table<Stair>::Pointer> rows;
        for (const IfcStair& s : m_model.stairs) {
            Stair out{.id = idFor<StairId>("sr", s)};
            out.name = s.name;
            if (const auto storey = storeyOf(s))
                out.storeys = std::vector<StoreyId>{*storey};
            out.guid = guidOf(s);
            rows.push_back(std::make_shared<const Stair>(std::move(out)));
        }
        m_project.stairs.assign(std::move(rows));
    }

    void types()
    {
        std::vector<Table<OpeningType>::Pointer> rows;
        m_types.resize(m_model.types.size());
        for (const IfcDoor& d : m_model.doors) {
            if (!d.type || m_types[static_cast<size_t>(*d.type)])
                continue;
            const IfcType& t = m_model.types[static_cast<size_t>(*d.type)];
            OpeningType out{.id = idFor<OpeningTypeId>("ot", t)};
            out.name = t.name;
            out.guid = guidOf(t);
            m_types[static_cast<size_t>(*d.type)] = out.id;
            rows.push_back(std::make_shared<const OpeningType>(std::move(out)));
        }
        m_project.openingTypes.assign(std::move(rows));
    }

    void doors()
    {
        QHash<QString, int> names, tags;
        for (const IfcDoor& d : m_model.doors) {
            if (d.name)
                ++names[*d.name];
            if (d.tag)
                ++tags[*d.tag];
        }
        // A short text that no other door has is the mark on the drawings; `Family:Type:123456` is none.
        const auto isMark = [](const std::optional<QString>& text, const QHash<QString, int>& all) {
            return text && !text->trimmed().isEmpty() && all.value(*text) == 1 && text->size() <= 16 && !text->contains(u':');
        };
        std::vector<Table<Opening>::Pointer> rows;
        for (const IfcDoor& d : m_model.doors) {
            Opening out{.id = idFor<OpeningId>("op", d)};
            out.guid = guidOf(d);
            if (isMark(d.name, names)) {
                out.mark = d.name;
            } else {
                if (isMark(d.tag, tags) && !names.contains(*d.tag))
                    out.mark = d.tag;
                if (d.name)
                    out.imported.emplace_back(QStringLiteral("name"), *d.name);
            }
            if (d.tag)
                out.imported.emplace_back(QStringLiteral("tag"), *d.tag);
            if (d.type)
                out.type = m_types[static_cast<size_t>(*d.type)];
            place(d, out);
            facts(d, out);
            rows.push_back(std::make_shared<const Opening>(std::move(out)));
        }
        m_project.openings.assign(std::move(rows));
    }

    void place(const IfcDoor& d, Opening& out)
    {
        out.place.width = d.width;
        out.place.height = d.height;
        const auto storey = storeyOf(d);
        const Table<Wall>::Pointer wall = d.hostWall ? m_walls[static_cast<size_t>(*d.hostWall)] : nullptr;
        if (!d.place) {
            note(d, QStringLiteral("the door has no placement that could be read"));
            out.place.storey = storey;
            return;
        }
        const PlanPoint origin{d.place->x, d.place->y};
        const Angle x = d.place->xDirection.value_or(Angle{});
        const PlanPoint middle = ahead(origin, x, {d.width.value_or(Length{}).n / 2});
        if (!wall) {
            out.place.storey = storey;
            out.place.at = middle;
            if (d.place->xDirection)
                out.place.direction = x;
            note(d,
                 d.hostGlobalId || !d.parentGlobalId
                     ? QStringLiteral("the door fills no opening of a wall that the plan has")
                     : QStringLiteral("the door is part of %1 and fills no wall").arg(QLatin1String(d.parentEntity)));
            operation(d, out, origin, ahead(origin, x, mm(1000)));
            return;
        }
        out.place.wall = wall->id;
        const double ux = static_cast<double>(wall->to.x.n - wall->from.x.n);
        const double uy = static_cast<double>(wall->to.y.n - wall->from.y.n);
        const double length = std::hypot(ux, uy);
        const double along =
            (static_cast<double>(middle.x.n - wall->from.x.n) * ux + static_cast<double>(middle.y.n - wall->from.y.n) * uy) / length;
        out.place.offset = Length{std::llround(along)};
        if (along < 0 || along > length)
            note(d, QStringLiteral("the middle of the door lies beyond the end of its wall"));
        operation(d, out, wall->from, wall->to);
    }

    // Leaves, hinge and swing from the operation and the placement: the leaf opens towards +y, left and right are seen looking along +y.
    void operation(const IfcDoor& d, Opening& out, PlanPoint from, PlanPoint to)
    {
        static const FieldId leaves = field("door.leaves");
        static const FieldId operationField = field("door.operation");
        if (!d.operation)
            return;
        out.imported.emplace_back(QStringLiteral("operation"), *d.operation);
        const DoorOperation op = doorOperation(*d.operation);
        if (op.leaves > 0)
            out.facts.set(leaves, qint64{op.leaves});
        if (!op.word.isEmpty())
            out.facts.set(operationField, Word{static_cast<quint16>(*wordIndex(fieldOf(operationField).words, op.word))});
        if (!op.swings || !d.place || !d.place->xDirection || !d.place->yDirection)
            return;
        const double ux = static_cast<double>(to.x.n - from.x.n);
        const double uy = static_cast<double>(to.y.n - from.y.n);
        const double x = radians(*d.place->xDirection);
        const double y = radians(*d.place->yDirection);
        const bool alongWall = std::cos(x) * ux + std::sin(x) * uy > 0;
        const bool towardsLeft = -std::cos(y) * uy + std::sin(y) * ux > 0;
        out.place.swings = towardsLeft ? SwingSide::Left : SwingSide::Right;
        if (op.hingeLeft || op.hingeRight) // hinge at the placement's origin for LEFT, at its far end for RIGHT
            out.place.hinge = alongWall == op.hingeLeft ? HingeEnd::From : HingeEnd::To;
    }

    void facts(const IfcDoor& d, Opening& out)
    {
        static const FieldId exterior = field("door.exterior");
        static const FieldId label = field("door.label_min");
        for (const IfcFoundProperty& p : ifcProperties(m_model, d)) {
            if (p.text.isEmpty() || p.set != u"Pset_DoorCommon")
                continue;
            const QString key = snakeCase(p.property);
            if (key.isEmpty() || std::any_of(out.imported.begin(), out.imported.end(), [&](const auto& t) { return t.first == key; }))
                continue;
            if (p.property == u"IsExternal" && (p.text == u"true" || p.text == u"false"))
                out.facts.set(exterior, p.text == u"true");
            else
                out.imported.emplace_back(key, p.text);
            if (p.property == u"FireRating") {
                if (const auto minutes = minutesOfRating(p.text))
                    out.facts.set(label, Quantity{Dim::Time, minutes->n});
                else
                    note(d, unreadRating(p.text, "label"));
            }
        }
    }

    void valves()
    {
        std::vector<Table<Valve>::Pointer> rows;
        for (const IfcValve& v : m_model.valves) {
            Valve out{.id = idFor<ValveId>("vl", v)};
            out.tag = v.tag ? v.tag : v.name;
            if (v.space)
                out.room = m_rooms[static_cast<size_t>(*v.space)];
            else
                out.storey = storeyOf(v);
            if (v.place)
                out.at = PlanPoint{v.place->x, v.place->y};
            else
                note(v, QStringLiteral("the valve has no placement that could be read"));
            out.guid = guidOf(v);
            if (v.name)
                out.imported.emplace_back(QStringLiteral("name"), *v.name);
            if (v.predefined)
                out.imported.emplace_back(QStringLiteral("predefined"), *v.predefined);
            rows.push_back(std::make_shared<const Valve>(std::move(out)));
        }
        m_project.valves.assign(std::move(rows));
    }

    void otherElements()
    {
        for (const IfcCount& c : m_model.otherElements)
            m_import.notes.push_back(
                {QString(), QStringLiteral("%1 of %2: not part of a plan, left out").arg(c.count).arg(QLatin1String(c.entity))});
    }

    const IfcModel& m_model;
    Import m_import;
    Project m_project;
    QSet<QString> m_ids;
    std::vector<StoreyId> m_storeys;
    std::vector<RoomId> m_rooms;
    std::vector<Table<Wall>::Pointer> m_walls;
    std::vector<std::optional<OpeningTypeId>> m_types;
};

} // namespace

Project projectFromIfc(const IfcModel& model, const QString& fileName, const QString& sha256)
{
    return Importer(model, fileName, sha256).run();
}

Result<Project> importIfcFile(const QString& path, const StepOptions& options)
{
    SP_TRY(file, StepFile::open(path, options));
    SP_TRY(model, readIfc(file, options));
    const QByteArray hash = QCryptographicHash::hash(file.bytes(), QCryptographicHash::Sha256).toHex();
    return projectFromIfc(model, QFileInfo(path).fileName(), QString::fromLatin1(hash));
}

} // namespace sp
