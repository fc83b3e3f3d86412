// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <map>
#include <string>

namespace sp::dxf {

/// The text of a DXF file made ready for the library that reads it, and what that library does not say.
struct Prepared {
    QByteArray text; ///< each DIMENSION is an INSERT of the block that draws it; points are counted, not believed
    bool sections = false; ///< there is a section at all
    std::map<std::string, int> notDrawn; ///< entities of kinds that are not drawn, by kind
};
Prepared prepare(const QByteArray& text);

} // namespace sp::dxf
