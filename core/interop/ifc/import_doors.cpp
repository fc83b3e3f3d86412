// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_operation.h"
#include "core/interop/ifc/import_build.h"
#include "core/interop/ifc/import_facts.h"
#include "core/interop/ifc/import_places.h"
#include "core/model/topology.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {

namespace {

constexpr double reachOfWall = 150; // mm from a wall's face in which a door that fills no hole may still stand
constexpr double parallel = 0.1; // sine of the angle between such a door and its wall
constexpr double sizeSlack = 100; // mm between the stated width and the hole: two frames
constexpr double wrongLevel = 1200; // mm from the floor of its storey at which a door stands on another one
constexpr double rightLevel = 600; // mm from the floor of that one
constexpr double longSide = 1.5; // ratio that makes the longer side of a box the direction of a door

/// Where a door stands before it has a wall.
struct Stand {
    PlanPoint middle;
    Angle direction;
    double depth = 0; // mm across the direction, 0 when not known
};

PlanPoint ahead(PlanPoint from, Angle direction, double by)
{
    const double r = radiansOf(direction);
    return {{from.x.n + std::llround(std::cos(r) * by * 1e6)}, {from.y.n + std::llround(std::sin(r) * by * 1e6)}};
}

/// The middle of its hole, else of its body: exporters disagree on where in the door its placement is. The body's long side is its
/// direction when the placement's x runs across it.
std::optional<Stand> standOf(const IfcDoor& d)
{
    if (!d.place)
        return std::nullopt;
    Angle x = d.place->xDirection.value_or(Angle{});
    const std::optional<IfcBody>& body = d.hole ? d.hole : d.body;
    if (!body || body->outline.size() < 3)
        return Stand{ahead({d.place->x, d.place->y}, x, toMm(d.width.value_or(Length{})) / 2), x, 0};
    double width = extentAlong(body->outline, radiansOf(x)), depth = extentAlong(body->outline, radiansOf(x) + std::numbers::pi / 2);
    const double stated = toMm(d.width.value_or(Length{}));
    if (!d.hole && depth > longSide * width && !(stated > 0 && std::fabs(width - stated) < sizeSlack)) {
        x.n += 90'000'000;
        std::swap(width, depth);
    }
    return Stand{middleOf(body->outline), x, depth};
}

class Doors final {
public:
    explicit Doors(ImportBuild& build) : m_build(build), m_model(build.model) { }

    void run()
    {
        types();
        countNames();
        for (size_t i = 0; i < m_model.doors.size(); ++i)
            door(m_model.doors[i], m_facts[i]);
        twice();
    }

private:
    void types()
    {
        std::vector<Table<OpeningType>::Pointer> rows;
        m_types.resize(m_model.types.size());
        for (const IfcDoor& d : m_model.doors) {
            if (!d.type || m_types[static_cast<size_t>(*d.type)])
                continue;
            const IfcType& t = m_model.types[static_cast<size_t>(*d.type)];
            OpeningType out{.id = m_build.idFor<OpeningTypeId>("ot", t)};
            out.name = t.name;
            out.guid = guidOf(t);
            m_types[static_cast<size_t>(*d.type)] = out.id;
            rows.push_back(std::make_shared<const OpeningType>(std::move(out)));
        }
        m_build.project.openingTypes.assign(std::move(rows));
    }

    void countNames()
    {
        for (const IfcDoor& d : m_model.doors) {
            if (d.name)
                ++m_names[*d.name];
            if (d.tag)
                ++m_tags[*d.tag];
            m_facts.push_back(doorFacts(m_model, d));
            if (m_facts.back().mark)
                ++m_marks[*m_facts.back().mark];
        }
    }

    // A short text that no other door has is the mark on the drawings; `Family:Type:123456` is none.
    static bool isMark(const std::optional<QString>& text, const QHash<QString, int>& all)
    {
        return text && !text->trimmed().isEmpty() && all.value(*text) == 1 && text->size() <= 16 && !text->contains(u':');
    }

    void door(const IfcDoor& d, ImportedFacts& facts)
    {
        Opening out{.id = m_build.idFor<OpeningId>("op", d)};
        out.guid = guidOf(d);
        if (isMark(facts.mark, m_marks))
            out.mark = facts.mark;
        else if (isMark(d.name, m_names))
            out.mark = d.name;
        else if (isMark(d.tag, m_tags) && !m_names.contains(*d.tag))
            out.mark = d.tag;
        if (facts.mark && out.mark != facts.mark)
            out.imported.emplace_back(QStringLiteral("mark"), *facts.mark);
        if (d.name && out.mark != d.name)
            out.imported.emplace_back(QStringLiteral("name"), *d.name);
        if (d.tag)
            out.imported.emplace_back(QStringLiteral("tag"), *d.tag);
        if (d.type)
            out.type = m_types[static_cast<size_t>(*d.type)];
        out.facts = std::move(facts.facts);
        place(d, out);
        motion(d, out);
        for (const ImportedFacts::Note& n : facts.notes)
            m_build.note(d, n.cause, n.text);
        for (auto& text : facts.imported) {
            if (std::none_of(out.imported.begin(), out.imported.end(), [&](const auto& t) { return t.first == text.first; }))
                out.imported.push_back(std::move(text));
        }
        m_build.openings.push_back(std::make_shared<const Opening>(std::move(out)));
    }

    std::optional<int> storeyOfDoor(const IfcDoor& d)
    {
        const std::optional<Length> sill = sillOf(d);
        const std::optional<int> own = m_build.storeyOf(d, sill);
        if (!own || !sill || !m_build.heightsHold())
            return own;
        const double z = toMm(*sill);
        if (std::fabs(z - m_build.storeyZ[static_cast<size_t>(*own)]) < wrongLevel)
            return own;
        const std::optional<int> other = m_build.storeyAt(z, m_model.storeys[static_cast<size_t>(*own)].building);
        if (!other || other == own || std::fabs(z - m_build.storeyZ[static_cast<size_t>(*other)]) > rightLevel)
            return own;
        m_build.note(d, ImportCause::OtherStorey,
                     QStringLiteral("is contained in %1, its sill lies at the floor of %2; the plan has it there")
                         .arg(m_build.storeyName(*own), m_build.storeyName(*other)),
                     m_build.storeyId(other));
        return other;
    }

    void place(const IfcDoor& d, Opening& out)
    {
        const auto stated = [](std::optional<Length> l) { return l && l->n > 0 ? l : std::nullopt; };
        out.place.width = stated(d.width);
        out.place.height = stated(d.height);
        const std::optional<int> storey = storeyOfDoor(d);
        const std::optional<Stand> stand = standOf(d);
        if (!stand) {
            m_build.note(d, ImportCause::DoorNoPlace, QStringLiteral("the door has no placement that could be read"));
            out.place.storey = m_build.storeyId(storey);
            return;
        }
        put(wallFor(d, *stand, storey), *stand, storey, out);
        size(d, *stand, out);
        if (!out.place.wall)
            m_build.note(d, ImportCause::DoorNoWall, QStringLiteral("the door stands in no wall that the plan has"));
        else if (const Wall& w = *m_wall; beyondEnds(w, stand->middle) > 0)
            m_build.note(d, ImportCause::DoorBeyondWall,
                         QStringLiteral("the middle of the door lies %1 mm beyond the end of its wall")
                             .arg(beyondEnds(w, stand->middle), 0, 'f', 0));
    }

    /// The size of the hole or body where the door states none; a stated one that its hole contradicts is doubtful.
    void size(const IfcDoor& d, const Stand& stand, Opening& out)
    {
        const std::optional<IfcBody>& body = d.hole ? d.hole : d.body;
        if (!body)
            return;
        const double angle = out.place.wall ? directionOf(*m_wall) : radiansOf(stand.direction);
        const double width = extentAlong(body->outline, angle);
        if (!out.place.width || !out.place.height) {
            if (!out.place.width)
                out.place.width = ifcLength(width);
            if (!out.place.height && body->bottom && body->top)
                out.place.height = Length{body->top->n - body->bottom->n};
            m_build.note(d, ImportCause::DoorSize,
                         QStringLiteral("the door states no size; that of its %1 was taken")
                             .arg(d.hole ? QStringLiteral("hole") : QStringLiteral("body")));
        } else if (d.hole && std::fabs(width - toMm(*out.place.width)) > sizeSlack) {
            m_build.note(d, ImportCause::DoorSize,
                         QStringLiteral("the door states a width of %1 mm, its hole is %2 mm wide")
                             .arg(toMm(*out.place.width), 0, 'f', 0)
                             .arg(width, 0, 'f', 0));
        }
    }

    void put(const Table<Wall>::Pointer& wall, const Stand& stand, std::optional<int> storey, Opening& out)
    {
        m_wall = wall;
        if (!wall) {
            out.place.storey = m_build.storeyId(storey);
            out.place.at = stand.middle;
            out.place.direction = stand.direction;
            return;
        }
        putOnWall(*wall, stand.middle, m_build.storeyId(storey), out.place);
    }

    Table<Wall>::Pointer wallFor(const IfcDoor& d, const Stand& stand, std::optional<int> storey)
    {
        if (d.hostWall)
            if (auto run = nearestRun(m_build.walls[static_cast<size_t>(*d.hostWall)], stand.middle, m_build.storeyId(storey)))
                return run;
        if (d.curtainWall) {
            if (auto run = nearestRun(m_build.curtainWalls[static_cast<size_t>(*d.curtainWall)], stand.middle, m_build.storeyId(storey))) {
                m_build.note(d, ImportCause::DoorInCurtainWall, QStringLiteral("the door is part of a curtain wall"));
                return run;
            }
        }
        const std::optional<Length> sill = sillOf(d);
        Table<Wall>::Pointer best;
        std::pair<bool, double> bestRank;
        const auto look = [&](const std::vector<IfcWall>& from, const std::vector<std::vector<Table<Wall>::Pointer>>& rows) {
            for (size_t i = 0; i < rows.size(); ++i) {
                const bool reaches =
                    sill && from[i].bottom && from[i].top && *from[i].bottom <= *sill + mm(500) && *from[i].top > *sill + mm(500);
                for (const auto& run : rows[i]) {
                    if (!reaches && (sill || run->storey != m_build.storeyId(storey)))
                        continue;
                    const double beside = std::fabs(besideWall(*run, stand.middle)) - toMm(run->thickness.value_or(Length{})) / 2;
                    const double angle = radiansOf(stand.direction) - directionOf(*run);
                    if (beside > reachOfWall || std::fabs(std::sin(angle)) > parallel || beyondEnds(*run, stand.middle) > 0)
                        continue;
                    const std::pair rank(run->storey != m_build.storeyId(storey), beside);
                    if (!best || rank < bestRank) {
                        best = run;
                        bestRank = rank;
                    }
                }
            }
        };
        look(m_model.walls, m_build.walls);
        look(m_model.curtainWalls, m_build.curtainWalls);
        if (best)
            m_build.note(d, ImportCause::DoorHostGuessed,
                         d.hostGlobalId ? QStringLiteral("the door fills a hole of %1, which has no place; the wall it stands in was taken")
                                              .arg(QLatin1String(d.hostEntity))
                                        : QStringLiteral("the door fills no hole of a wall; the wall it stands in was taken"));
        return best;
    }

    // Leaves, hinge and swing: hinge at the end of the wall that its jamb is nearer to, swing to the side on which the open leaf lies.
    void motion(const IfcDoor& d, Opening& out)
    {
        static const FieldId leaves = field("door.leaves");
        static const FieldId operation = field("door.operation");
        static const FieldId leafWidth = field("door.leaf_width_in");
        static const FieldId inactiveWidth = field("door.inactive_leaf_width_in");
        if (d.operation)
            out.imported.emplace_back(QStringLiteral("operation"), *d.operation);
        const DoorMotion m = doorMotion(m_model, d);
        for (const DoorMotion::Note& n : m.notes)
            m_build.note(d, n.cause, n.text);
        if (m.leaves > 0 && !out.facts.find(leaves))
            out.facts.set(leaves, qint64{m.leaves});
        if (!m.operationWord.isEmpty())
            out.facts.set(operation, Word{static_cast<quint16>(*wordIndex(fieldOf(operation).words, m.operationWord))});
        const auto drawnWidth = [&](FieldId id, std::optional<Length> drawn) {
            constexpr double slack = 20; // mm
            const Value* stated = out.facts.find(id);
            if (drawn && !stated)
                out.facts.set(id, Quantity{Dim::Length, drawn->n});
            else if (drawn && std::fabs(toMm(Length{std::get<Quantity>(*stated).n}) - toMm(*drawn)) > slack)
                m_build.note(d, ImportCause::ValuesDiffer,
                             QStringLiteral("the file states a leaf of %1 mm, the drawn one is %2 mm wide; the stated one holds")
                                 .arg(toMm(Length{std::get<Quantity>(*stated).n}), 0, 'f', 0)
                                 .arg(toMm(*drawn), 0, 'f', 0));
        };
        drawnWidth(leafWidth, m.leafWidth);
        drawnWidth(inactiveWidth, m.inactiveWidth);
        Wall line{.id = WallId(QString())};
        if (m_wall && out.place.wall) {
            line.from = m_wall->from;
            line.to = m_wall->to;
        } else if (out.place.at && out.place.direction) {
            line.from = *out.place.at;
            line.to = ahead(*out.place.at, *out.place.direction, 1000);
        } else {
            return;
        }
        if (m.swingTo && m.strike) {
            // Seen from the middle of the closed leaf, not from the axis of the wall: leaves stand in one face of it.
            const IfcPoint from =
                m.hinge ? IfcPoint{{(m.hinge->x.n + m.strike->x.n) / 2}, {(m.hinge->y.n + m.strike->y.n) / 2}} : *m.strike;
            const double side = besideWall(line, planPoint(*m.swingTo)) - besideWall(line, planPoint(from));
            if (std::fabs(side) > toMm(distance(planPoint(*m.swingTo), planPoint(from))) / 2)
                out.place.swings = side > 0 ? SwingSide::Left : SwingSide::Right;
        }
        if (m.hinge && m.strike) {
            const double hinge = alongWall(line, planPoint(*m.hinge)), strike = alongWall(line, planPoint(*m.strike));
            if (std::fabs(hinge - strike) > toMm(distance(planPoint(*m.hinge), planPoint(*m.strike))) / 2)
                out.place.hinge = hinge < strike ? HingeEnd::From : HingeEnd::To;
            else
                m_build.note(d, ImportCause::OperationUnknown,
                             QStringLiteral("its leaf does not lie along the wall; the side of the hinges is not known"));
        }
    }

    // Some exporters write a door of a curtain wall as a part of it and again on its own.
    void twice()
    {
        constexpr qint64 cell = 50 * 1'000'000; // nm
        QHash<std::pair<qint64, qint64>, std::vector<size_t>> byPlace;
        for (size_t i = 0; i < m_model.doors.size(); ++i) {
            const Opening& o = *m_build.openings[i];
            const std::optional<OpeningFrame> frame = frameOf(m_build.project, o);
            if (!frame)
                continue;
            auto& here = byPlace[{frame->middle.x.n / cell, frame->middle.y.n / cell}];
            for (const size_t k : here) {
                const Opening& before = *m_build.openings[k];
                if (before.place.width != o.place.width || storeyOf(m_build.project, before) != storeyOf(m_build.project, o))
                    continue;
                m_build.note(m_model.doors[i], ImportCause::DoorTwice,
                             QStringLiteral("stands in the same place as %1 and is as wide; the file may have the door twice")
                                 .arg(elementName(m_model.doors[k])));
                break;
            }
            constexpr size_t enough = 8; // doors in one place, when no placement can be followed
            if (here.size() < enough)
                here.push_back(i);
        }
    }

    ImportBuild& m_build;
    const IfcModel& m_model;
    std::vector<std::optional<OpeningTypeId>> m_types;
    std::vector<ImportedFacts> m_facts; // of the doors
    QHash<QString, int> m_names, m_tags, m_marks;
    Table<Wall>::Pointer m_wall; // of the door being placed
};

} // namespace

void importDoors(ImportBuild& build)
{
    Doors(build).run();
}

} // namespace sp
