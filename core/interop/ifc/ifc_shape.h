// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_curves.h"
#include "core/interop/ifc/ifc_plan.h"

namespace sp {

/// What a body looks like from above. Rings are clean, counter-clockwise, in mm in the world.
struct IfcFootprint {
    enum class Quality : quint8 { Exact, Hull, Box };
    std::vector<IfcRing> outlines; ///< of its parts, the largest first
    std::vector<IfcRing> holes;
    double zMin = 0, zMax = 0;
    bool hasHeight = false; ///< zMin and zMax are known
    Quality quality = Quality::Exact;
};

/// Reads the representations of products down to footprints.
class IfcShapes final {
public:
    explicit IfcShapes(IfcSource& source) : m_source(source), m_placements(source), m_curves(source, m_placements) { }

    IfcPlacements& placements() { return m_placements; }

    /// The IfcShapeRepresentation of a product with that identifier ('Body', 'Axis'), if it has one.
    std::optional<quint32> representation(quint32 product, std::string_view identifier);
    /// From Body, else FootPrint, else Box; nothing when none of them can be read.
    std::optional<IfcFootprint> footprint(quint32 product, const IfcFrame& frame);
    /// Points of the Axis representation in the world, at least two.
    std::optional<std::vector<IfcVec>> axis(quint32 product, const IfcFrame& frame);

private:
    void item(quint32 index, const IfcFrame& frame, int depth);
    quint32 withoutCuts(quint32 index);
    void extruded(quint32 index, const IfcFrame& frame, int depth);
    void mapped(quint32 index, const IfcFrame& frame, int depth);
    void brep(quint32 index, const IfcFrame& frame, int depth);
    void surfaces(quint32 index, const IfcFrame& frame, int depth);
    void polygonalFaces(quint32 index, const IfcFrame& frame, int depth);
    void triangles(quint32 index, const IfcFrame& frame, int depth);
    void box(quint32 index, const IfcFrame& frame, int depth);
    void block(quint32 index, const IfcFrame& frame, int depth);
    void curveSet(quint32 index, const IfcFrame& frame, int depth);
    void curve(quint32 index, const IfcFrame& frame, int depth);

    struct Profile {
        IfcRing outer;
        std::vector<IfcRing> inner;
    };
    std::optional<Profile> profile(quint32 index, int depth);
    std::vector<IfcRing> shellFaces(quint32 shell, const IfcFrame& frame);
    std::optional<IfcRing> loop(quint32 index, const IfcFrame& frame);
    void fromFaces(const std::vector<IfcRing>& faces);
    void add(IfcRing outline, IfcFootprint::Quality quality);
    void height(double z);

    IfcSource& m_source;
    IfcPlacements m_placements;
    IfcCurves m_curves;
    IfcFootprint m_found; // of the body being read
    int m_items = 0;
};

} // namespace sp
