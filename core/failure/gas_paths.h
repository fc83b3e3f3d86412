// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/failure/valve_net.h"

namespace sp {

/// What becomes of a gas that a room gets from a source.
enum class GasFlow : quint8 {
    InService, ///< nothing that the valves need is lost: they are where they are wanted
    Isolated, ///< shut off
    NotIsolated, ///< something is lost, and a way stays open
    Unknown,
};
const char* gasFlowWord(GasFlow);

/// One way of a gas: a source, its valves in series, and the room that it serves. Valves that bypass are in parallel to the others.
struct GasPath {
    int source = -1, room = -1; ///< rows
    std::vector<int> series, bypasses; ///< rows of valves
    /// Something in it must close when it has lost what moves it; else nobody asks for isolation.
    bool mustClose = false;
    std::vector<int> valves() const; ///< all of them, sorted
};

/// All gas paths of a plan, resolved once.
class GasPaths final {
public:
    explicit GasPaths(const FactSheet& sheet);

    const std::vector<GasPath>& paths() const { return m_paths; }
    const std::vector<ValveNet>& valves() const { return m_valves; } ///< by row

    /// Whether the room is shut off at a moment. The moment asks for it where, without any fault, something that a valve of the path needs
    /// is gone; faults then decide whether it is done. In service, faults alone ask for nothing.
    GasFlow at(const GasPath& path, const Moment& moment, StateReasons* reasons = nullptr) const;

    /// Rows of sources that some path of does not isolate, and of those of which nobody knows; sorted.
    struct Sources {
        std::vector<int> notIsolated, unknown;
    };
    Sources sourcesAt(const Moment& moment) const;

private:
    std::vector<ValveNet> m_valves;
    std::vector<GasPath> m_paths;
};

} // namespace sp
