// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/catalogue/device_kind.h"
#include "core/model/project.h"

#include <QHash>

namespace sp {

/// All device kinds, sorted by name of the kind.
class Catalogue final {
public:
    /// Reads every *.yaml of a folder (":/devices" holds the program's own). Problems name file, line and column.
    static Catalogue load(const QString& folder, Errors& problems);

    const DeviceKind* find(const QString& kind) const;
    const std::vector<DeviceKind>& kinds() const { return m_kinds; }
    /// The words of `hw.kind`, in catalogue order.
    QStringList kindWords() const;
    int indexOf(const QString& kind) const { return m_index.value(kind, -1); }

private:
    std::vector<DeviceKind> m_kinds;
    QHash<QString, int> m_index;
};

/// Kinds that the catalogue does not know, and fail states that a device cannot have: the plan loads, the user is told.
/// `where` is the id of the set or device (and the item's key).
struct DeviceProblems {
    Errors unknownKinds;
    Errors impossible;
};
DeviceProblems checkDevices(const Project& project, const Catalogue& catalogue);

} // namespace sp
