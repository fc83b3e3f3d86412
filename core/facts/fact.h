// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/field.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace sp {

enum class SubjectKind : quint8 {
    Project,
    Wall,
    Room,
    Stair,
    Opening,
    Leaf,
    Item,
    Supply,
    Valve,
    Circuit,
    Interlock,
    Device,
    AirSupply,
    Storey,
    None
};
inline constexpr size_t subjectKinds = static_cast<size_t>(SubjectKind::None) + 1; ///< for tables by kind
const char* subjectWord(SubjectKind);

/// What a fact is about: a row of one of the project's tables, or a part of an opening (leaf 0 = active, 1 = inactive; item by position).
struct Subject {
    SubjectKind kind = SubjectKind::Project;
    quint32 row = 0;
    quint32 part = 0;
    bool operator==(const Subject&) const = default;
};

/// Where a value comes from, best first: an earlier origin wins over a later one (design.md "One truth").
enum class Origin : quint8 { Measured, Modelled, Entered, Type, Catalogue, Assumed };
const char* originWord(Origin);

/// Why a value is not known.
enum class Why : quint8 { NoData, NoEngine, BadData };
const char* whyWord(Why);

using FactId = quint16;

struct Fact {
    bool known = false;
    Why why = Why::NoData;
    Origin origin = Origin::Entered;
    Value value = false;
    bool operator==(const Fact&) const = default;
};

struct Missing {
    FactId fact = 0;
    Subject subject;
    Why why = Why::NoData;
    bool operator==(const Missing&) const = default;
};

/// Filled only when somebody will read it: where a value came from, and which base facts an unknown one waits for.
struct Trace {
    QString from;
    std::vector<Missing> missing;
};

/// Groups of subjects that conditions range over.
enum class Relation : quint8 { Items, Leaves, Supplies, Openings };
inline constexpr const char* relationWords = "items|leaves|supplies|openings";

} // namespace sp
