// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"
#include "core/model/entities.h"

namespace sp {

/// What the property sets of one element say, as facts of the plan.
struct ImportedFacts {
    struct Note {
        ImportCause cause;
        QString text;
        bool operator==(const Note&) const = default;
    };
    FieldBag facts;
    ImportedTexts imported; ///< as written: ratings, hands, hardware and what else no fact says
    std::optional<QString> mark; ///< of the opening on the drawings, where a property holds it
    std::vector<Note> notes;
};

// The sets that IFC defines for the element come first, then its other sets, then those of its type. The first value that is no
// placeholder holds, even when it cannot be read; another that differs in meaning is a note. What a file only takes for granted,
// such as the function of a Revit family, fills a gap and contradicts nothing. import_rows.cpp has the table of what is read.
ImportedFacts doorFacts(const IfcModel& model, const IfcDoor& door);
ImportedFacts wallFacts(const IfcModel& model, const IfcWall& wall);
ImportedFacts roomFacts(const IfcModel& model, const IfcSpace& space);
ImportedFacts valveFacts(const IfcModel& model, const IfcValve& valve);

} // namespace sp
