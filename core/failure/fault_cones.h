// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/failure_model.h"

namespace sp {

/// What each fault of a plan can change, turned round once: asking for one fault after the other costs what they touch. Holds a reference to
/// the model.
class FaultCones final {
public:
    explicit FaultCones(const FailureModel& model);

    /// Rows of openings, sorted.
    std::vector<int> openingsOf(const BasicFault& fault) const;
    /// Places in the model's gas paths, sorted: of those that must close.
    std::vector<int> pathsOf(const BasicFault& fault) const;

private:
    struct Rows {
        std::vector<std::vector<int>> supplies, circuits, devices, alarmWires;
    };
    const FailureModel& m_model;
    Rows m_openings, m_paths;
    std::vector<std::vector<int>> m_groups; ///< openings by interlock
    std::vector<std::vector<int>> m_valvePaths, m_airPaths;
};

} // namespace sp
