// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/schedule/handing.h"

namespace sp {

/// One row of the door schedule (hardware-schedule.md 3). Empty or nullopt = unknown or not applicable; never zero for unknown.
struct OpeningRow {
    OpeningId id;
    size_t row = 0; ///< in the project's table
    QString mark; ///< empty where nobody has given one: ids are for machines
    QString level;
    QString roomFrom, roomTo; ///< outside and inside of the lock; sides a and b where nothing tells which is which
    bool oneRoom = false; ///< both sides are roomFrom
    QString operation; ///< word of the plan file
    QString leaves; ///< SINGLE PAIR PAIR_UNEQ PAIR_DE; empty for what has no leaves: coiling, revolving
    std::optional<Length> leafWidth, inactiveWidth;
    std::optional<Length> width, height, thickness; ///< nominal: of the leaf or of both leaves, else of the hole
    QString size; ///< 3'-0" x 7'-0" x 1-3/4"
    Hand hand;
    QString doorType, doorMaterial, doorFinish, glazing;
    QString frameType, frameMaterial, frameFinish;
    QString headDetail, jambDetail, sillDetail;
    QString wallType; ///< word of the plan file
    std::optional<Minutes> wallRating, label, frameLabel;
    std::optional<bool> smoke;
    std::optional<qint64> stc, occupants;
    QString egress; ///< word of the plan file
    QStringList hazard;
    QString access; ///< CR, KP, IC
    QStringList failModes; ///< of its electrified locks: words of the plan file, each once
    std::optional<HardwareSetId> set;
    QString setMark, heading, keyset, remarks;
    std::optional<Angle> degree; ///< not for leaves that do not swing

    QString printMark() const { return mark.isEmpty() ? QStringLiteral("unnumbered") : mark; }
    /// The label of the frame where it is known and lower than that of the leaf.
    std::optional<Minutes> lowerFrameLabel() const { return label && frameLabel && *frameLabel < *label ? frameLabel : std::nullopt; }
};

/// One line of a hardware set or heading: what the catalogue says of the kind and the set of the item.
struct ItemRow {
    QString key, kind;
    QString category; ///< HANG ... MISC_SYSTEM; empty for a kind that the catalogue does not know
    int categoryRank = 0, rank = 0;
    qint64 quantity = 1; ///< of one opening
    QString unit;
    QString noun; ///< "MORTISE LOCK"
    QStringList traits; ///< what follows it: "surface", "parallel arm", "10 x 34"
    QString function, functionNumber; ///< "storeroom", "F07"
    QString failState; ///< word of the plan file; empty for a kind without
    QString standard, catalog, maker;
    QString finishBhma, finishUs;
    bool electrified = false, keyed = false, leafPowered = false, locking = false;
    std::optional<Quantity> volts, holding, peak;
    QStringList typical; ///< those of the three that the catalogue gives for the kind, and no product data
    QString furnishedBy, note;
    QString leaf; ///< active, inactive, both, frame; empty = not stated
    bool placed = false; ///< a device of the plan at the opening, not an item of the set
    QString basis; ///< why the line is what it is: entered, catalogue, plan

    QString printText() const; ///< "MORTISE LOCK, electrified, storeroom (F07), FAIL SECURE, 24 V"
    QString plainText() const; ///< "Mortise lock, electrified, storeroom function"
    bool byOthers() const;
    bool operator==(const ItemRow&) const = default;
};

struct SetRow {
    HardwareSetId id;
    QString mark; ///< the id where there is no mark
    QString name;
    bool known = false; ///< the plan lists its items (perhaps none)
    std::vector<ItemRow> items;
    qint64 openings = 0;
};

/// Openings that get exactly the same items in the same sizes (hardware-schedule.md 6).
struct Heading {
    struct Line {
        ItemRow item;
        qint64 total = 0; ///< for the whole heading
    };
    QString number;
    size_t set = 0; ///< place in Schedule::sets
    std::vector<size_t> openings; ///< places in Schedule::openings
    std::vector<Line> lines;
    QStringList walls; ///< each once: "fire barrier, 60 min"
    QStringList power; ///< "101A: strike, PS-1, circuit ci-3"
    bool electrified = false;
};

struct Schedule {
    std::vector<OpeningRow> openings; ///< by level, then mark
    std::vector<SetRow> sets; ///< by mark
    std::vector<Heading> headings; ///< by set, then first opening
};

/// What a schedule is made from; all of one snapshot.
struct ScheduleInput {
    const Project& project;
    const Topology& topology;
    const OpeningDevices& devices;
    const Catalogue& catalogue;
};

Schedule makeSchedule(const ScheduleInput& in);

// The parts of makeSchedule, for those who need one of them.
OpeningRow openingRow(const ScheduleInput& in, size_t row);
ItemRow itemRow(const HardwareItem& item, const HardwareSet& set, const Catalogue& catalogue, Units units);
ItemRow itemRow(const Device& device, const Catalogue& catalogue, Units units);
std::vector<SetRow> setRows(const ScheduleInput& in);
std::vector<Heading> makeHeadings(const ScheduleInput& in, const std::vector<OpeningRow>& openings, const std::vector<SetRow>& sets);
/// Category, rank in the category, then the order of entry.
void sortItems(std::vector<ItemRow>& items);

/// "45 MIN"; a dash for zero; empty for unknown.
QString labelText(const std::optional<Minutes>& label);
/// The same of an opening, with the frame where its label is lower: "45 MIN / FRAME 0".
QString labelText(const OpeningRow& row);
/// "102 CORRIDOR to 112 SERVER", "102 CORRIDOR, both sides"; empty when neither side is known.
QString fromToText(const OpeningRow& row);
/// 3'-0" x 7'-0" x 1-3/4", or 900 x 2100 x 45 in a metric project; empty when width or height is not known.
QString sizeText(const std::optional<Length>& width, const std::optional<Length>& height, const std::optional<Length>& thickness,
                 Units units);

} // namespace sp
