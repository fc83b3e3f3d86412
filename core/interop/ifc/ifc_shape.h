// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_profile.h"

namespace sp {

/// What a body looks like from above. Rings are clean, counter-clockwise, in mm in the world.
struct IfcFootprint {
    enum class Quality : quint8 { Exact, Hull, Box };
    std::vector<IfcRing> outlines; ///< of its parts, the largest first; parts that touch are one
    std::vector<IfcRing> holes;
    std::vector<size_t> holeOf; ///< for each hole the outline that it lies in
    double zMin = 0, zMax = 0;
    bool hasHeight = false; ///< zMin and zMax are known
    Quality quality = Quality::Exact;
};

/// Reads the representations of products down to footprints.
class IfcShapes final {
public:
    explicit IfcShapes(IfcSource& source)
        : m_source(source), m_placements(source), m_curves(source, m_placements), m_profiles(source, m_placements, m_curves)
    {
    }

    IfcPlacements& placements() { return m_placements; }
    IfcCurves& curves() { return m_curves; }

    /// The IfcShapeRepresentation of a product with that identifier ('Body', 'Axis'), if it has one.
    std::optional<quint32> representation(quint32 product, std::string_view identifier);
    /// From Body, else FootPrint, else Box; nothing when none of them can be read. Outlines that had to be made sound are noted.
    std::optional<IfcFootprint> footprint(quint32 product, const IfcFrame& frame);
    /// The box around all corners of Body, else of Box, with sides along the x and y axis of `along` in plan, as one outline, and its heights. Nothing
    /// is joined or made sound, so it is cheap for bodies of thousands of faces; a body that several products share is walked once.
    std::optional<IfcFootprint> extent(quint32 product, const IfcFrame& frame, const IfcFrame& along);
    /// Points of the Axis representation in the world, at least two.
    std::optional<std::vector<IfcVec>> axis(quint32 product, const IfcFrame& frame);

private:
    static constexpr int maxItemDepth = 12;
    static constexpr int maxItems = 5000; // of one body

    using Quality = IfcFootprint::Quality;
    /// A body or a part of one, from above; empty when it cannot be read.
    struct Solid {
        IfcRegion plan;
        double zMin = 0, zMax = 0;
        bool hasHeight = false;
        bool prism = false; ///< fills all of its plan from zMin to zMax
        Quality quality = Quality::Exact;
    };
    /// An area that is moved through space: a body of almost any kind but those given by faces.
    struct Sweep {
        IfcRegion area; ///< in the coordinates of the stations; not yet sound
        std::optional<IfcRegion> end; ///< what it becomes at the last station
        std::vector<IfcFrame> stations;
        bool box = false; ///< only a bounding box
    };
    using Face = std::vector<IfcRing>; ///< outer ring and holes
    struct HalfSpace {
        IfcVec point, keep; ///< on the plane; the side of it that is left when the half space is cut off
        std::optional<IfcRegion> within; ///< only there
    };

    std::vector<quint32> itemsOf(quint32 representation);
    Solid item(quint32 index, const IfcFrame& frame, int depth);
    Solid mapped(quint32 index, const IfcFrame& frame, int depth);
    Solid drawing(quint32 index, const IfcFrame& frame, int depth);
    Solid united(std::vector<Solid> parts);
    Solid ofSweep(const Sweep& sweep);
    Solid ofFaces(const std::vector<Face>& faces);
    IfcRegion sound(const IfcRing& outer, const std::vector<IfcRing>& holes);

    /// Nothing when the item is of no such kind; without stations when it is broken.
    std::optional<Sweep> sweep(quint32 index, const IfcFrame& frame);
    Sweep extruded(quint32 index, const IfcFrame& frame);
    Sweep revolved(quint32 index, const IfcFrame& frame);
    Sweep disk(quint32 index, const IfcFrame& frame);
    Sweep alongCurve(quint32 index, const IfcFrame& frame);
    Sweep primitive(quint32 index, const IfcFrame& frame);

    /// Nothing when the item is of no such kind.
    std::optional<std::vector<Face>> faces(quint32 index, const IfcFrame& frame);
    void shellFaces(quint32 shell, const IfcFrame& frame, std::vector<Face>& into);
    std::optional<IfcRing> loop(quint32 index, const IfcFrame& frame);
    std::vector<Face> indexedFaces(quint32 index, const IfcFrame& frame, bool triangles);

    bool isBoolean(quint32 index) const;
    Solid boolean(quint32 index, const IfcFrame& frame, int depth);
    std::optional<HalfSpace> halfSpace(quint32 index, const IfcFrame& frame);
    IfcRegion cutBy(const HalfSpace& half, Solid& solid);
    IfcRegion cutBy(const Solid& other, const Solid& solid);
    quint32 uncut(quint32 index);

    void corners(quint32 index, const IfcFrame& frame, int depth, std::vector<IfcVec>& into);
    void mappedCorners(quint32 index, const IfcFrame& frame, int depth, std::vector<IfcVec>& into);

    IfcSource& m_source;
    IfcPlacements m_placements;
    IfcCurves m_curves;
    IfcProfiles m_profiles;
    int m_items = 0; // of the body being read
    bool m_repaired = false; // an outline of it
    std::unordered_map<quint32, std::vector<IfcVec>> m_mapped; // what decides the extent of an IfcRepresentationMap
};

} // namespace sp
