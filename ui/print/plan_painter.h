// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QColor>
#include <QPainterPath>
#include <QPolygonF>
#include <vector>

class QPainter;

namespace sp::ui {

// Pure drawing of a plan with QPainter: the window and the PDF use the same functions. Shapes are made once in scene units and drawn often.

/// Scene units are millimetres, y down. This pair is the one place where the model's y-up axes turn into the screen's.
inline QPointF scenePoint(PlanPoint p)
{
    return {toMm(p.x), -toMm(p.y)};
}
inline PlanPoint planPoint(QPointF p)
{
    return {{qRound64(p.x() * 1e6)}, {qRound64(-p.y() * 1e6)}};
}

struct PlanColors {
    QColor paper, ink, faint;
    QColor wall, rated;
    QColor room, corridor, stair, hazard;
    QColor door, accent;
    QColor violation, warning, advisory, undecided;
    QColor onStrong; ///< text on violation, warning and accent
};
PlanColors lightPlanColors();
PlanColors darkPlanColors();

struct PlanStyle {
    PlanColors colors;
    QString fontFamily;
    double unit = 1; ///< device units in one logical pixel: 1 on a screen, dpi / 96 on paper
};

enum class Shade : quint8 { Plain, Selected, Hovered };

/// Part of a wall, along it, that an opening takes out.
struct WallCut {
    double from = 0, to = 0; ///< mm from the wall's `from`
};

struct WallShape {
    QPainterPath body;
    std::vector<QLineF> axis; ///< of the pieces that stand, for thin walls and the rating line
    double thickness = 0; ///< mm
    double hours = 0; ///< fire rating; 0 = unrated or not known
    bool operator==(const WallShape&) const = default;
};
/// `joinFrom` and `joinTo` lengthen the ends in mm, so that corners of walls of any two thicknesses are filled.
WallShape wallShape(const Wall& wall, const std::vector<WallCut>& cuts, double joinFrom, double joinTo);
/// By how much an end of a wall is lengthened into the walls that touch it: half of the thickest other one, but not through its far face.
double wallJoin(PlanPoint end, const Wall& wall, const std::vector<const Wall*>& others);
/// Thickness drawn for a wall; as topology has it while nobody has entered it.
double drawnThickness(const Wall& wall);

struct RoomLook {
    QPainterPath area;
    QColor PlanColors::*fill = &PlanColors::room;
    bool traced = false; ///< its outline follows the walls, nobody has drawn it
    bool operator==(const RoomLook&) const = default;
};
RoomLook roomLook(const Room& room, const RoomShape& shape);

struct OpeningShape {
    QPainterPath frame; ///< jambs and sill lines
    QPainterPath leaves; ///< filled
    QPainterPath swing; ///< arcs and travel lines, thin
    QPointF middle;
    QPointF quiet; ///< unit vector to the side where the leaf does not swing
    double depth = 0; ///< half the wall's thickness, mm
    double width = 0; ///< mm
    QRectF bounds;
    bool operator==(const OpeningShape&) const = default;
};
/// nullopt while the place of the opening is not known.
std::optional<OpeningShape> openingShape(const Project& project, const Opening& opening);

/// `scale` is pixels in a millimetre: it decides which details are worth drawing.
void drawRoom(QPainter& painter, const RoomLook& room, const PlanStyle& style, Shade shade);
void drawRoomOutline(QPainter& painter, const RoomLook& room, const PlanStyle& style);
void drawWall(QPainter& painter, const WallShape& wall, const PlanStyle& style, double scale, Shade shade);
/// Doors that would be specks are drawn larger than they are, up to this many times, so that one sees at 1:1000 how they swing.
inline constexpr double largestOpening = 3.4;
void drawOpening(QPainter& painter, const OpeningShape& opening, const PlanStyle& style, double scale, Shade shade);

/// "FS", "FSE", "FS/FSE" of the electrified locking items of a set, "F?" where one is not known; empty without such items.
/// While the catalogue is not loaded (no kinds given) the items that state a fail state count.
QString failLetters(const HardwareSet* set, const QStringList& lockingKinds);

} // namespace sp::ui
