// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"

namespace sp {

/// How a door moves, as far as its file tells. Points are in the world, in plan.
struct DoorMotion {
    struct Note {
        ImportCause cause;
        QString text;
    };
    int leaves = 0; ///< that move; 0: not known
    QString operationWord; ///< of the field door.operation; empty: not known
    std::optional<IfcPoint> hinge; ///< edge of the active or only leaf; none when both leaves are equal
    std::optional<IfcPoint> strike; ///< the other edge when closed; of equal leaves where they meet
    std::optional<IfcPoint> swingTo; ///< a point on the side of the wall to which that leaf swings
    std::optional<Length> leafWidth, inactiveWidth; ///< as drawn
    QString from; ///< "drawn leaf", "operation", "operation of the type", "operation in its own words", "panel properties"; or empty
    std::vector<Note> notes;
};

/// The drawn leaf leads. The operation that the file states is a hint: it decides where nothing is drawn, else it is compared.
DoorMotion doorMotion(const IfcModel& model, const IfcDoor& door);

/// door.operation of a text in which a user says how a door moves ("Schiebetür", "roller shutter"); empty when it says nothing or two things.
QString operationOfWords(const QString& text);

} // namespace sp
