// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/import_facts.h"
#include "core/interop/ifc/import_rows.h"

#include <QHash>

namespace sp {

/// One row of an ImportTable ready for use, its words taken apart.
struct ImportRule {
    explicit ImportRule(const ImportRow& row);

    const ImportRow* row;
    QString set;
    bool anyBeginning = false, anyEnd = false; ///< of the name of the set
    std::optional<FieldId> target;
    QHash<QString, QString> words;

    bool takes(const QString& setName) const
    {
        return anyBeginning ? setName.endsWith(set) : anyEnd ? setName.startsWith(set) : set.isEmpty() || setName == set;
    }
    QString noun() const { return QString::fromUtf8(fieldOf(*target).noun); }
};

/// What the text of a property says about the field of a row.
struct PropertyReading {
    enum class Says : quint8 {
        Known, ///< a value
        Unread, ///< something that is not understood: the note tells why
        Other, ///< something that is understood and gives no value, such as no where only yes is a value
        Nothing, ///< nothing, as a length of 0 does
    };
    Says says = Says::Nothing;
    std::optional<Value> value;
    std::vector<std::pair<FieldId, Value>> companions; ///< standard and smoke of a rating
    std::optional<ImportedFacts::Note> note;
};

/// Reads a property that is no placeholder by a row with a field.
PropertyReading readProperty(const ImportRule& rule, const IfcFoundProperty& property, const IfcUnits& units);

/// "FireRating of Pset_DoorCommon of its type", and a text in backquotes, shortened: parts of notes.
QString propertyPlace(const IfcFoundProperty& property);
QString quotedText(const QString& text);

} // namespace sp
