// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_build.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr double sameHeight = 1; // mm

QString metres(double mm)
{
    return QString::number(mm / 1000, 'f', 3);
}

/// What elevations lie above placements in most storeys: the datum that elevations are measured from.
double datumOf(const std::vector<IfcStorey>& storeys)
{
    std::vector<double> offsets;
    for (const IfcStorey& s : storeys) {
        if (s.elevation && s.placementHeight)
            offsets.push_back(toMm(*s.elevation) - toMm(*s.placementHeight));
    }
    if (offsets.empty())
        return 0;
    std::nth_element(offsets.begin(), offsets.begin() + static_cast<std::ptrdiff_t>(offsets.size() / 2), offsets.end());
    return offsets[offsets.size() / 2];
}

} // namespace

std::optional<IfcModel> withStoreys(const IfcModel& model)
{
    constexpr double apart = 2000; // mm between two floors
    if (!model.storeys.empty())
        return std::nullopt;
    std::vector<double> floors;
    for (const IfcSpace& s : model.spaces) {
        if (s.floor)
            floors.push_back(toMm(*s.floor));
    }
    for (const IfcWall& w : model.walls) {
        if (w.bottom)
            floors.push_back(toMm(*w.bottom));
    }
    if (floors.empty())
        return std::nullopt;
    std::sort(floors.begin(), floors.end());
    IfcModel out = model;
    for (const double z : floors) {
        if (!out.storeys.empty() && z - toMm(*out.storeys.back().placementHeight) < apart)
            continue;
        IfcStorey s;
        s.name = QStringLiteral("Level %1 m").arg(metres(z));
        s.elevation = s.placementHeight = ifcLength(z);
        out.storeys.push_back(std::move(s));
    }
    return out;
}

void importStoreys(ImportBuild& build)
{
    const IfcModel& model = build.model;
    if (build.storeysAreMade())
        build.note(
            QString(), ImportCause::NoStorey,
            QStringLiteral("the file has no storeys; the plan has %1 by the heights of its rooms and walls").arg(model.storeys.size()));
    const double datum = datumOf(model.storeys);
    const bool manyBuildings = model.buildings.size() > 1;
    if (manyBuildings) {
        QStringList names;
        for (const IfcSpatial& b : model.buildings)
            names += b.name.value_or(elementName(b));
        build.note(QString(), ImportCause::Buildings,
                   QStringLiteral("the file has %1 buildings (%2); their names stand before those of their storeys")
                       .arg(model.buildings.size())
                       .arg(names.join(QStringLiteral(", "))));
    }
    std::vector<Table<Storey>::Pointer> rows;
    for (const IfcStorey& s : model.storeys) {
        // A made storey is named by its height for the next import too.
        Storey out{.id = build.storeysAreMade()
                       ? StoreyId(build.idFromText("st", "level/" + QByteArray::number(qRound64(toMm(*s.placementHeight) / 100))))
                       : build.idFor<StoreyId>("st", s)};
        out.name = s.name ? s.name : s.longName;
        if (manyBuildings && s.building) {
            const IfcSpatial& b = model.buildings[static_cast<size_t>(*s.building)];
            out.name = b.name.value_or(elementName(b)) + QStringLiteral(", ") + out.name.value_or(elementName(s));
        }
        out.elevation = s.elevation;
        double z = std::nan("");
        if (s.placementHeight) {
            z = toMm(*s.placementHeight);
            const double stated = s.elevation ? toMm(*s.elevation) - datum : z;
            if (!s.elevation || std::fabs(stated - z) > sameHeight)
                out.elevation = ifcLength(z + datum);
            if (std::fabs(stated - z) > sameHeight)
                build.note(s, ImportCause::StoreyHeight,
                           QStringLiteral("the storey states an elevation of %1 m, its placement lies at %2 m; the placement holds")
                               .arg(metres(toMm(*s.elevation)), metres(z + datum)),
                           out.id);
        } else if (s.elevation) {
            z = toMm(*s.elevation);
        }
        out.guid = guidOf(s);
        build.storeys.push_back(out.id);
        build.storeyZ.push_back(z);
        rows.push_back(std::make_shared<const Storey>(std::move(out)));
    }
    build.project.storeys.assign(std::move(rows));
    build.judgeHeights();
    build.isUsed.assign(model.storeys.size(), false);
    const auto use = [&](const IfcElement& e) {
        if (e.storey)
            build.isUsed[static_cast<size_t>(*e.storey)] = true;
    };
    std::for_each(model.spaces.begin(), model.spaces.end(), use);
    std::for_each(model.doors.begin(), model.doors.end(), use);
}

void importStairs(ImportBuild& build)
{
    constexpr double reach = 300; // mm from the ends of a flight to the floors it joins
    std::vector<Table<Stair>::Pointer> rows;
    for (const IfcStair& s : build.model.stairs) {
        Stair out{.id = build.idFor<StairId>("sr", s)};
        out.name = s.name;
        const std::optional<Length> bottom = s.body && s.body->bottom ? s.body->bottom : s.place ? std::optional(s.place->z) : std::nullopt;
        const std::optional<int> own = build.storeyOf(s, bottom);
        if (own)
            out.storeys = std::vector<StoreyId>{build.storeys[static_cast<size_t>(*own)]};
        if (own && build.heightsHold() && s.body && s.body->bottom && s.body->top) {
            for (size_t i = 0; i < build.storeyZ.size(); ++i) {
                const double z = build.storeyZ[i];
                if (static_cast<int>(i) != *own
                    && build.model.storeys[i].building == build.model.storeys[static_cast<size_t>(*own)].building
                    && z >= toMm(*s.body->bottom) - reach && z <= toMm(*s.body->top) + reach)
                    out.storeys->push_back(build.storeys[i]);
            }
        }
        out.guid = guidOf(s);
        rows.push_back(std::make_shared<const Stair>(std::move(out)));
    }
    build.project.stairs.assign(std::move(rows));
}

} // namespace sp
