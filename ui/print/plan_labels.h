// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_symbols.h"

#include <QFont>
#include <QHash>
#include <QLineF>
#include <QPolygonF>
#include <QStaticText>
#include <QStringList>

namespace sp::ui {

/// Text and finding marker of one entity. Its size on the screen does not change with the zoom, so labels are placed anew at every scale.
struct PlanLabel {
    enum class Kind : quint8 { Opening, Valve, Room, Device } kind = Kind::Opening;
    QString id;
    QPointF at; ///< scene
    QPointF away; ///< unit vector from the symbol to the free side; null: centred on `at`
    double clear = 0; ///< scene distance from `at` before the label may start
    QSizeF room; ///< scene size that the label must fit (rooms)
    QStringList lines; ///< mark, fail letters | letters, tag | number, name in one or two lines, area
    Marker marker = Marker::None;
    QPolygonF home = {}; ///< scene outline that the text should not leave while there is space (valves); empty: none
    bool keeps = false; ///< moves away at the end of a leader rather than go, as one with a finding does
    bool operator==(const PlanLabel&) const = default;
};

/// A rectangle of the drawing that text should leave free: door swings, symbols and, where there is a choice, walls.
struct Obstacle {
    QRectF scene;
    enum class Kind : quint8 {
        Door,
        Wall,
        Valve,
        Device
    } kind = Kind::Door; ///< symbols lie around the middle of `scene`, as large as their size function says
    QPointF away; ///< of a device on a wall: unit vector in which its symbol moves by half its size
};

/// Where a label went, in pixels from the scene's origin at the scale it was placed for. Lines that found no room are not shown.
struct PlacedLabel {
    int label = 0;
    QRectF text; ///< empty: no text
    int lines = 0;
    bool inRow = false; ///< side by side instead of one below the other
    QPointF marker; ///< middle, when there is one
    QLineF leader; ///< from the symbol to a text that had to move away; null: none
    QRectF bounds;
};

/// Margin around the box of the drawing that texts may use, in device units.
inline constexpr QSizeF labelMargin{30, 20};

/// Places labels so that texts meet neither each other nor door swings; markers are always shown. Order of the list does not matter:
/// openings and valves with a finding come first, then rooms, the other openings and valves, devices. Texts with a finding keep all their
/// lines and move away, at the end of a leader, rather than go.
class LabelLayout final {
public:
    LabelLayout(const QString& family, double unit);

    void setContents(std::vector<PlanLabel> labels, std::vector<Obstacle> obstacles);
    /// The box of the drawing, which texts leave by no more than the margin that a view has around it. Null: no limit.
    void setBox(const QRectF& scene);
    /// Puts another label in the place of one: its text changed.
    void replace(size_t index, PlanLabel label);
    /// Changes what markers say; nothing else is placed anew than the labels themselves.
    void setMarkers(const QHash<QString, Marker>& bySubject);
    const std::vector<PlanLabel>& labels() const { return m_labels; }
    /// Places for a scale in pixels a millimetre; cheap when it is the same as last time.
    const std::vector<PlacedLabel>& placed(double scale);
    /// The same label with all its text below its symbol when it has none; for the one that is selected.
    PlacedLabel withText(PlacedLabel placed) const;
    void draw(QPainter& painter, const PlacedLabel& placed, const PlanStyle& style, bool selected) const;

private:
    struct Text {
        QStaticText text;
        QSizeF size;
    };
    void measure(size_t label);
    QSizeF sizeOf(size_t label, size_t lines, bool inRow = false) const;
    void placeRoom(size_t index, double scale, class PixelGrid& taken, const PixelGrid& walls);
    struct Spot;
    bool tryPlace(size_t index, const Spot& spot, class PixelGrid& taken, const PixelGrid* walls, double scale);
    void placeBeside(size_t index, double scale, class PixelGrid& taken, const PixelGrid& walls);
    double clearOf(const PlanLabel& label, double scale) const;
    void placeMarker(size_t index, double scale);

    QFont m_plain, m_bold;
    double m_unit;
    std::vector<PlanLabel> m_labels;
    std::vector<std::vector<Text>> m_texts;
    std::vector<Obstacle> m_obstacles;
    std::vector<PlacedLabel> m_placed;
    QRectF m_box;
    double m_scale = 0;
};

} // namespace sp::ui
