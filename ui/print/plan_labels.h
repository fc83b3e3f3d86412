// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/plan_symbols.h"

#include <QFont>
#include <QHash>
#include <QLineF>
#include <QPolygonF>
#include <QStaticText>
#include <QStringList>

#include <map>
#include <optional>
#include <set>

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
    QColor PlanColors::*backing = nullptr; ///< laid behind the text where lines of a symbol run through it (stairs); null: none
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
    QPointF away = {}; ///< of a device on a wall: unit vector in which its symbol moves by half its size
    bool operator==(const Obstacle&) const = default;
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
    /// Adds, changes (nullopt: removes) the label of one entity and what it covers. Only labels that this touches are placed anew; a label
    /// keeps the marker that its entity has.
    void setEntity(const QString& id, std::optional<PlanLabel> label, std::vector<Obstacle> obstacles);
    /// The box of the drawing, which texts leave by no more than the margin that a view has around it. Null: no limit.
    void setBox(const QRectF& scene);
    /// Changes what markers say; only labels whose marker is another are placed anew.
    void setMarkers(const QHash<QString, Marker>& bySubject);
    /// Places of labels that were removed are empty ones without id.
    const std::vector<PlanLabel>& labels() const { return m_labels; }
    const PlanLabel* labelOf(const QString& id) const;
    std::vector<Obstacle> obstaclesOf(const QString& id) const;
    /// Places for a scale in pixels a millimetre; cheap when it is the same as last time. After changes of some labels the others keep their
    /// places, so that an edit costs little: isSettled() then says whether a fresh layout might place better.
    const std::vector<PlacedLabel>& placed(double scale);
    bool isSettled() const { return !m_drifted; }
    /// Places everything anew at the next look: for a moment without work.
    void settle() { m_scale = m_drifted ? 0 : m_scale; }
    /// The same label with all its text below its symbol when it has none; for the one that is selected.
    PlacedLabel withText(PlacedLabel placed) const;
    void draw(QPainter& painter, const PlacedLabel& placed, const PlanStyle& style, bool selected) const;

private:
    struct Text {
        QStaticText text;
        QSizeF size;
    };
    /// Rectangles in pixels that are taken, found by cells; each can be given back.
    class Grid {
    public:
        int add(const QRectF& rect);
        void drop(int handle) { m_rects[static_cast<size_t>(handle)] = {}; }
        bool hits(const QRectF& rect) const;
        /// `cell`: side of a cell in pixels.
        void clear(double cell);

    private:
        template <class F>
        bool cells(const QRectF& rect, F&& f) const;
        double m_cell = 64;
        std::vector<QRectF> m_rects;
        QHash<quint64, std::vector<int>> m_cells;
    };
    struct Covered {
        Obstacle obstacle;
        int handle = -1; ///< in the grid of its kind, when that is filled
    };
    struct Taken {
        int text = -1, marker = -1; ///< handles in m_taken
    };
    void measure(size_t label);
    QSizeF sizeOf(size_t label, size_t lines, bool inRow = false) const;
    static QRectF around(QPointF middle, double side);
    QRectF pixelsOf(const Obstacle& obstacle) const;
    void cover(Covered& covered);
    void coverAnew(const QString& id, std::vector<Obstacle> obstacles);
    void uncover(Covered& covered);
    void displace(const QRectF& pixels);
    void release(size_t index);
    void placeAll();
    void placeChanged();
    void placeThese(const std::vector<size_t>& order);
    void placeRoom(size_t index);
    struct Spot;
    bool tryPlace(size_t index, const Spot& spot, bool offWalls);
    void placeBeside(size_t index);
    double clearOf(const PlanLabel& label) const;
    void placeMarker(size_t index);

    QFont m_plain, m_bold;
    double m_unit;
    std::vector<PlanLabel> m_labels;
    std::vector<std::vector<Text>> m_texts;
    std::map<QString, size_t> m_index; ///< by id, in the order of placing
    std::vector<size_t> m_free; ///< of m_labels
    std::map<QString, std::vector<Covered>> m_covered; ///< by the id of the entity that covers
    Grid m_taken, m_walls; ///< filled for m_scale
    std::vector<PlacedLabel> m_placed;
    std::vector<Taken> m_handles; ///< beside m_placed
    std::set<size_t> m_changed; ///< to be placed anew
    QHash<QString, Marker> m_markers;
    QRectF m_box;
    double m_scale = 0; ///< 0: nothing is placed
    bool m_drifted = false;
    bool m_afresh = false; ///< everything is being placed: nothing has to give way
};

} // namespace sp::ui
