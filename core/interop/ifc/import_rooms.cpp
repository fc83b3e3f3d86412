// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_build.h"
#include "core/interop/ifc/import_facts.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double coveredShare = 0.9; // of a space that others cover: it repeats them
constexpr double overlapShare = 0.02; // of the smaller of two rooms
constexpr double overlapLeast = 0.1e6; // mm2
constexpr double otherLevel = 1200; // mm from the floor of its storey at which a room belongs to another one
constexpr double areaTolerance = 0.005; // of the stated area

struct Space {
    int number = 0;
    std::optional<int> storey;
    IfcRegion region;
    double area = 0; // mm2
    double floor = std::nan(""), ceiling = std::nan("");
    PlanBox box;
};

bool sameLevel(const Space& a, const Space& b)
{
    if (a.storey != b.storey)
        return false;
    return !(a.ceiling <= b.floor + 1) && !(b.ceiling <= a.floor + 1); // true when a height is not known
}

bool boxesMeet(const PlanBox& a, const PlanBox& b)
{
    return a.least.x <= b.most.x && b.least.x <= a.most.x && a.least.y <= b.most.y && b.least.y <= a.most.y;
}

/// Spaces that other, smaller ones cover: gross areas over net rooms, zones over rooms, the same room twice. They keep their name and
/// number but no outline, or a door would stand in two rooms at once.
std::vector<bool> repeated(ImportBuild& build, std::vector<Space>& spaces)
{
    std::vector<bool> out(build.model.spaces.size(), false);
    std::sort(spaces.begin(), spaces.end(),
              [](const Space& a, const Space& b) { return a.area != b.area ? a.area > b.area : a.number > b.number; });
    for (size_t i = 0; i < spaces.size(); ++i) {
        const Space& s = spaces[i];
        std::vector<IfcRegion> others;
        QString first;
        for (size_t k = i + 1; k < spaces.size(); ++k) {
            if (!sameLevel(s, spaces[k]) || !boxesMeet(s.box, spaces[k].box))
                continue;
            if (const IfcRegion common = ifcCommon(s.region, spaces[k].region); ifcArea(common) > overlapLeast) {
                others.push_back(common);
                if (first.isEmpty())
                    first = spaceName(build.model.spaces[static_cast<size_t>(spaces[k].number)]);
                const double share = ifcArea(common) / spaces[k].area;
                if (share > overlapShare && share < coveredShare)
                    build.note(build.model.spaces[static_cast<size_t>(s.number)], ImportCause::RoomOverlap,
                               QStringLiteral("the room overlaps %1 by %2 m2")
                                   .arg(spaceName(build.model.spaces[static_cast<size_t>(spaces[k].number)]))
                                   .arg(ifcArea(common) / 1e6, 0, 'f', 2),
                               build.storeyId(s.storey));
            }
        }
        if (others.empty() || ifcArea(ifcUnion(others)) < coveredShare * s.area)
            continue;
        out[static_cast<size_t>(s.number)] = true;
        build.note(build.model.spaces[static_cast<size_t>(s.number)], ImportCause::RoomDuplicate,
                   QStringLiteral("the space repeats %1%2; it stays in the list without its outline")
                       .arg(others.size() == 1 ? first : QStringLiteral("%1 rooms, %2 among them").arg(others.size()).arg(first),
                            others.size() == 1 ? QStringLiteral(" (gross over net, or twice the same)") : QString()),
                   build.storeyId(s.storey));
    }
    return out;
}

/// The stated floor area nearest to that of the outline: files state net, gross and others of their own.
const IfcAreaQuantity* floorArea(const IfcSpace& s, double m2)
{
    const IfcAreaQuantity* best = nullptr;
    for (const IfcAreaQuantity& q : s.areas) {
        const QString n = q.name.toLower();
        const bool floor = n.contains(u"area") && !n.contains(u"wall") && !n.contains(u"ceiling") && !n.contains(u"side");
        if (floor && q.m2 > 0 && (!best || std::fabs(q.m2 - m2) < std::fabs(best->m2 - m2)))
            best = &q;
    }
    return best;
}

/// What would explain a difference of areas: the border that the stated one is measured to.
QString borderOf(double statedM2, double outlineM2, const Ring& outline)
{
    double around = 0; // mm
    for (size_t i = 0; i < outline.size(); ++i)
        around += toMm(distance(outline[i], outline[(i + 1) % outline.size()]));
    const double by = (statedM2 - outlineM2) * 1e6 / around;
    if (by < 20 || by > 300)
        return {};
    return QStringLiteral("; it seems to be measured %1 mm beyond the outline, as to the middle of the walls").arg(by, 0, 'f', 0);
}

} // namespace

void importRooms(ImportBuild& build)
{
    std::vector<Space> spaces;
    for (size_t i = 0; i < build.model.spaces.size(); ++i) {
        const IfcSpace& s = build.model.spaces[i];
        Room out{.id = build.idFor<RoomId>("rm", s)};
        const std::optional<int> storey = build.storeyOf(s, s.floor);
        out.storey = build.storeyId(storey);
        if (storey && s.floor) {
            const double above = toMm(*s.floor) - build.storeyZ[static_cast<size_t>(*storey)];
            if (std::fabs(above) > otherLevel)
                build.note(s, ImportCause::OtherStorey,
                           QStringLiteral("is contained in %1, its floor lies %2 m %3 that")
                               .arg(build.storeyName(*storey))
                               .arg(std::fabs(above) / 1000, 0, 'f', 2)
                               .arg(above > 0 ? QStringLiteral("above") : QStringLiteral("below")),
                           out.storey);
        }
        out.number = s.name;
        out.name = s.longName;
        out.outline = planRing(s.outline);
        for (const IfcPolygon& hole : s.holes)
            out.holes.push_back(planRing(hole));
        if (out.outline.size() < 3)
            out.outline.clear();
        out.guid = guidOf(s);
        ImportedFacts facts = roomFacts(build.model, s);
        out.facts = std::move(facts.facts);
        out.imported = std::move(facts.imported);
        for (const ImportedFacts::Note& n : facts.notes)
            build.note(s, n.cause, n.text, out.storey);
        if (!out.outline.empty()) {
            Space space{.number = static_cast<int>(i), .storey = storey};
            std::vector<IfcRing> holes;
            for (const Ring& hole : out.holes)
                holes.push_back(ifcRing(hole));
            space.region = ifcRegion(ifcRing(out.outline), holes);
            space.area = ifcArea(space.region);
            if (s.floor && s.ceiling) {
                space.floor = toMm(*s.floor);
                space.ceiling = toMm(*s.ceiling);
            }
            space.box = boxOf(out.outline);
            const double m2 = space.area / 1e6;
            if (const IfcAreaQuantity* stated = floorArea(s, m2);
                stated && s.furtherOutlines.empty() && std::fabs(m2 - stated->m2) > areaTolerance * stated->m2)
                build.note(s, ImportCause::RoomArea,
                           QStringLiteral("the file states %1 m2 (%2), the outline has %3 m2%4")
                               .arg(QString::number(stated->m2, 'f', 2), stated->name, QString::number(m2, 'f', 2),
                                    borderOf(stated->m2, m2, out.outline)),
                           out.storey);
            spaces.push_back(std::move(space));
        }
        build.rooms.push_back(out.id);
        build.roomRows.push_back(std::make_shared<const Room>(std::move(out)));
    }
    const std::vector<bool> twice = repeated(build, spaces);
    for (size_t i = 0; i < twice.size(); ++i) {
        if (!twice[i])
            continue;
        auto row = std::make_shared<Room>(*build.roomRows[i]);
        row->outline.clear();
        row->holes.clear();
        row->imported.emplace_back(QStringLiteral("repeats"), QStringLiteral("other rooms"));
        build.roomRows[i] = row;
    }
}

} // namespace sp
