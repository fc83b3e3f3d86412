// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geom/polygon.h"
#include "core/interop/ifc/ifc_model.h"
#include "core/interop/ifc/ifc_region.h"
#include "core/model/project.h"

#include <QSet>

namespace sp {

/// The plan while it is made from a model: what the steps of the import share. Lists named like those of the model have their numbers.
class ImportBuild final {
public:
    ImportBuild(const IfcModel& model, const QString& fileName, const QString& sha256);

    const IfcModel& model;
    Project project;
    Import record;
    std::vector<StoreyId> storeys;
    std::vector<double> storeyZ; ///< mm in the world, by placement, else by elevation; NaN when the file gives neither
    std::vector<bool> isUsed; ///< of each storey: the file puts a room or a door there
    std::vector<RoomId> rooms;
    /// None for a wall without a place; several for a curved one, and for one that goes through several storeys.
    std::vector<std::vector<Table<Wall>::Pointer>> walls, curtainWalls;
    std::vector<Table<Opening>::Pointer> openings; ///< doors, then cased openings
    std::vector<size_t> casedHoles; ///< into the holes of the model, for each opening after those of the doors
    std::vector<Table<Room>::Pointer> roomRows; ///< of the spaces, then those that were traced

    template <class IdType>
    IdType idFor(const char* prefix, const IfcRooted& e, int part = 0)
    {
        return IdType(uniqueId(prefix, e, part));
    }
    /// An id that is made from a text of ours, such as that of a traced room.
    QString idFromText(const char* prefix, const QByteArray& seed);

    void note(const IfcRooted& e, ImportCause cause, const QString& text, std::optional<StoreyId> storey = std::nullopt);
    void note(const QString& element, ImportCause cause, const QString& text, std::optional<StoreyId> storey = std::nullopt);

    /// Number of the storey the element lies on: where the file puts it, else where a reference or its height puts it (noted as a guess).
    std::optional<int> storeyOf(const IfcElement& e, std::optional<Length> height);
    std::optional<StoreyId> storeyId(std::optional<int> storey) const;
    QString storeyName(int storey) const;
    /// Whether something between two heights bounds the rooms of a storey: it stands there at the height of the eyes.
    bool standsOn(int storey, Length bottom, Length top) const;
    /// The storey whose floor a height belongs to: the highest one at or below it.
    std::optional<int> storeyAt(double z, std::optional<int> building) const;
    /// Whether the floors of rooms and walls lie at the heights of their storeys; if not, heights say nothing about storeys.
    bool heightsHold() const { return m_heightsHold; }
    void judgeHeights();
    /// The storeys are those of withStoreys(), made from the same heights.
    bool storeysAreMade() const { return !model.storeys.empty() && model.storeys.front().instance == 0; }

    /// Fills in storeys of notes that name an element, and hands the plan over.
    Project finish();

private:
    QString uniqueId(const char* prefix, const IfcRooted& e, int part);

    QSet<QString> m_ids;
    QHash<QString, int> m_storeyOfElement;
    bool m_heightsHold = false;
};

std::optional<QString> guidOf(const IfcRooted& e);
QString elementName(const IfcRooted& e); ///< GlobalId, else #123
QString spaceName(const IfcSpace& s); ///< number and name, else what elementName() gives
PlanPoint planPoint(IfcPoint p);
Ring planRing(const IfcPolygon& polygon);
IfcVec ifcVec(PlanPoint p); ///< mm
IfcRing ifcRing(const Ring& ring); ///< mm
Ring planRing(const IfcRing& ring);
double radiansOf(Angle a);
PlanPoint middleOf(const IfcPolygon& polygon); ///< of its box corners; for rectangles their middle

/// The model with storeys by the heights of its rooms and walls, when it has none of its own; nothing when it needs none.
std::optional<IfcModel> withStoreys(const IfcModel& model);

// The steps, in their order.
void importStoreys(ImportBuild& build);
void importRooms(ImportBuild& build);
void importWalls(ImportBuild& build);
void importStairs(ImportBuild& build);
void importDoors(ImportBuild& build); ///< with their types
void importHoles(ImportBuild& build); ///< the cased openings, after the doors
void importTracedRooms(ImportBuild& build); ///< where no room was drawn
void importSides(ImportBuild& build); ///< what boundaries and heights tell of the sides that the plan leaves open
void importHands(ImportBuild& build); ///< compares stated hands with computed ones
void importValves(ImportBuild& build);

/// Straight runs of a wall of which only the outline is known: middle lines of pairs of parallel edges.
struct WallRun {
    IfcVec from, to;
    double thickness = 0; ///< mm
};
std::vector<WallRun> wallRuns(const IfcRing& outline);

} // namespace sp
