// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_locator.h"
#include "core/interop/ifc/ifc_properties.h"
#include "core/interop/ifc/ifc_shape.h"

#include <map>
#include <unordered_set>

namespace sp {

/// What the parts of the reader work on, and how they read what every element has.
class IfcReading final {
public:
    IfcReading(const StepFile& file, IfcVersion version, const StepOptions& options);

    IfcModel model;
    IfcSource source;
    IfcProperties properties;
    IfcShapes shapes;
    IfcRelations relations;
    IfcLocator locator;
    std::unordered_map<quint32, int> walls, curtainWalls, spaces; ///< by instance, into the lists of the model

    /// Instances of all entities of the kind, in file order.
    std::vector<quint32> instancesOf(IfcKind kind) const;
    void root(quint32 index, const StepArgs& a, IfcRooted& into);
    void element(quint32 index, const StepArgs& a, IfcElement& into);
    /// Number of the object's type; `enumeration` is the attribute that goes into IfcType::operation, Name for none.
    std::optional<int> type(quint32 index, IfcAttr enumeration);
    using Parts = std::unordered_map<quint32, std::vector<quint32>>;
    /// What each of the objects is put together from; doors apart, whose swing and handles belong to no wall.
    Parts partsOf(const std::vector<quint32>& wholes) const;
    /// Corners of the boxes around a product and its parts, in the world.
    struct Cloud {
        std::vector<IfcVec> points;
        double zMin = 1e300, zMax = -1e300; ///< zMin above zMax: no height is known
    };
    Cloud cloudOf(quint32 product, const std::vector<quint32>& parts);
    /// Marks an instance as one that has its place in the model.
    void listed(quint32 index) { m_listed.insert(index); }
    bool isListed(quint32 index) const { return m_listed.contains(index); }

    /// Reports progress; true when the user has cancelled.
    bool stop(double done);
    bool isCancelled() const { return m_cancelled; }

private:
    const StepOptions& m_options;
    std::unordered_map<quint32, int> m_types;
    std::unordered_set<quint32> m_listed;
    std::map<QString, quint64> m_globalIds;
    size_t m_sinceReport = 0;
    double m_done = 0;
    bool m_cancelled = false;
};

QByteArray ifcBytes(std::string_view text);

// Parts of the reader; each fills its lists of the model.
void readIfcWalls(IfcReading& reading); ///< walls and curtain walls
void readIfcDoors(IfcReading& reading);
void readIfcHoles(IfcReading& reading); ///< after doors: holes that nothing fills, and the boundaries of both

} // namespace sp
