// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/egress/egress_results.h"
#include "core/report/fact_limit.h"
#include "core/report/plan_words.h"
#include "ui/print/documents.h"
#include "ui/print/flow.h"
#include "ui/print/storey_drawing.h"

namespace sp::ui {

// The parts of the life safety plan: one sheet a storey with the drawing at the left and a column of tables at the right.

/// What all sheets share.
struct LifeSafety {
    const Assessment& assessment;
    const Library& library;
    const PrintOptions& options;
    std::shared_ptr<const EgressResults> egress; ///< as built
    PlanWords words;
    QString fontFamily;

    const Project& project() const { return assessment.index->project(); }
    const Topology& topology() const { return assessment.index->topology(); }
    const FactSheet& sheet() const { return *assessment.sheet; }
    bool us() const { return project().settings.units == Units::Us; }
    Ruler ruler() const { return egress->settings.ruler; }
    double nm(const EgressLength& length) const { return length.nm[static_cast<size_t>(ruler())]; }
};

/// How many people a room is taken to hold, and why.
struct RoomLoad {
    QString function; ///< "BUSINESS"; empty when not known
    QString area, factor; ///< "1,940 ft²", "150"; empty when not known or not used
    QString load; ///< "13"; empty when not known
    QString sum; ///< "1,940 / 150 = 13", "declared 25", "load not known"; empty for spaces that hold nobody
};
RoomLoad roomLoad(const LifeSafety& ls, const QString& room);

QString grouped(qint64 n); ///< "1,940"
QString countText(std::optional<qint64> n); ///< "?" when not known
QString lengthText(const LifeSafety& ls, double nm); ///< "78.8 ft", "24.03 m"
QString lengthText(const LifeSafety& ls, const EgressLength& length); ///< with "?" while it waits for a door, "unreachable", "not known"
/// The mark of an opening; without one the rooms that it joins.
QString openingName(const LifeSafety& ls, const QString& opening);
QString openingNames(const LifeSafety& ls, const std::vector<QString>& openings);
QString roomName(const LifeSafety& ls, const QString& room);
/// "90 min"; empty without a label or when it is not known.
QString doorLabel(const LifeSafety& ls, const QString& opening);

/// A storey as its sheet shows it.
struct SafetyStorey {
    std::optional<StoreyId> id;
    QString name;
    std::shared_ptr<const EgressStoreyResults> results; ///< nullptr where nothing was measured
    StoreyDrawing drawing;
    int scale = 0; ///< 1 : scale
};

/// What governs a storey: the longest of each, and the pair of ways out that is nearest to its limit.
struct Governing {
    const EgressRoom* travel = nullptr;
    const EgressRoom* common = nullptr;
    const EgressRoom* deadEndOf = nullptr;
    const EgressDeadEnd* deadEnd = nullptr;
    const EgressRoom* separationOf = nullptr;
    std::optional<FactLimit> separationLimit;
};
Governing governing(const LifeSafety& ls, const SafetyStorey& storey);
/// The limit that decides: a failed one before the others; nullopt where no rule that ran compares the fact.
std::optional<FactLimit> limitOf(const LifeSafety& ls, const char* fact, const EgressRoom& room);

/// Draws plan, ways, people and labels. The painter's unit is a tenth of a point; `size` of the drawing in the same unit.
void drawSafetyPlan(QPainter& painter, const LifeSafety& ls, const SafetyStorey& storey, QSizeF size);

/// The label of a room with what it says where there is less and less space.
struct RoomLabel {
    PlanLabel label;
    std::vector<QStringList> forms; ///< the longest first; the label has that
};
using RoomForms = QHash<QString, std::vector<QStringList>>; ///< by id
std::vector<RoomLabel> roomLabels(const LifeSafety& ls, const std::optional<StoreyId>& storey);
/// Where the layout had to leave out lines of a room, the label says the same shorter instead.
void shortenRooms(LabelLayout& layout, const RoomForms& forms, double scale);

// The column of a sheet.
void writeConventions(Flow& flow, const LifeSafety& ls);
void writeSafetyLegend(Flow& flow);
void writeStoreyTables(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey);

/// Device units of the drawing in one logical pixel of a style.
inline constexpr double safetyUnit = 72.0 * Typeface::unitsPerPoint / 96;
/// Colours of what the drawing and the legend show, told apart by line and shape as well.
struct SafetyColors {
    QColor way{0x2e7d32}, common{0x6a1b9a}, deadEnd{0xe65100}, separation{0x00695c}, exit{0x1b5e20}, closed{0xb71c1c};
};
/// Pale, so that ways and texts stand out.
PlanColors safetyPlanColors();
/// Samples for the legend, in device units: an arrow along a way, the start of one, the glyphs of doors, a hatch.
void drawWay(QPainter& painter, const QPolygonF& way, const QColor& color, double width, bool dashed);
void drawStart(QPainter& painter, QPointF at, const QColor& color, double size);
enum class DoorGlyph : quint8 { None, Exit, Closed, NotKnown, OneWay };
void drawDoorGlyph(QPainter& painter, QPointF at, DoorGlyph glyph, QPointF towards, double size);
void drawHatch(QPainter& painter, const QPolygonF& outline, const QColor& color);

} // namespace sp::ui
