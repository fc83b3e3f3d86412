// SPDX-License-Identifier: GPL-3.0-or-later
// Entered facts of hardware items and of placed devices (code-rules.md, 2 and 5; hardware-schedule.md, 14.4).
#include "core/model/fields_table.h"

namespace sp::tables {

namespace {
using enum FieldType;
using G = Group;
using K = KnownFrom;
constexpr Ask H = Ask::HardwareConsultant;
constexpr Ask I = Ask::AccessControl;

constexpr Field rows[] = {
    {"hw.qty", G::Item, "qty", Int, "", "", 1, 1000, H, K::Design, "the quantity"},
    {"hw.leaf", G::Item, "leaf", Word, "", "active|inactive|both|frame", 0, 0, H, K::Design, "where the item sits"},
    {"hw.function", G::Item, "function", Word, "", "passage|privacy|office|classroom|storeroom|institution|vestibule|exit_only|none", 0, 0,
     H, K::Design, "the lock function"},
    {"hw.fail_state", G::Item, "fail_state", Word, "", "fail_safe|fail_secure|not_applicable|unknown", 0, 0, H, K::Design,
     "the fail state"},
    {"hw.locks_inside", G::Item, "locks_inside", Bool, "", "", 0, 0, H, K::Design, "whether the device can block the inside lever"},
    {"hw.key_outside", G::Item, "key_outside", Bool, "", "", 0, 0, H, K::Design, "whether a key works from the secure side"},
    {"hw.key_inside", G::Item, "key_inside", Bool, "", "", 0, 0, H, K::Design, "whether a key is needed on the inside"},
    {"hw.fire_listed", G::Item, "fire_listed", Bool, "", "", 0, 0, H, K::Product, "whether the item is listed for fire doors"},
    {"hw.panic_listed", G::Item, "panic_listed", Bool, "", "", 0, 0, H, K::Product, "whether the device is listed as panic hardware"},
    {"hw.dogging", G::Item, "dogging", Word, "", "none|mechanical|electric", 0, 0, H, K::Design, "the dogging"},
    {"hw.held_unlatched", G::Item, "held_unlatched", Bool, "", "", 0, 0, H, K::Design, "whether the latch is held back in normal use"},
    {"hw.fa_relatches", G::Item, "fa_relatches", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether the fire alarm restores the latch"},
    {"hw.hold_back", G::Item, "hold_back", Bool, "", "", 0, 0, H, K::Design, "whether the latch can be held back by hand"},
    {"hw.bar_length_in", G::Item, "bar_length", Quantity, "in", "", 0, 120, H, K::Product, "the length of the touch bar"},
    {"hw.latch_throw_in", G::Item, "latch_throw", Quantity, "in", "", 0, 4, H, K::Product, "the throw of the latch"},
    {"hw.label_throw_in", G::Item, "label_throw", Quantity, "in", "", 0, 4, H, K::Product, "the throw shown on the leaf label"},
    {"hw.interconnected", G::Item, "interconnected", Bool, "", "", 0, 0, H, K::Design, "whether one motion retracts latch and dead bolt"},
    {"hw.on_leaf_powered", G::Item, "on_leaf_powered", Bool, "", "", 0, 0, H, K::Design, "whether the item needs wires on the leaf"},
    {"hw.conductors", G::Item, "conductors", Int, "", "", 0, 100, H, K::Product, "the number of conductors"},
    {"hw.class_lbf", G::Item, "class", Quantity, "lbf", "", 0, 10000, H, K::Product, "the holding force"},
    {"hw.motor", G::Item, "motor", Bool, "", "", 0, 0, H, K::Product, "whether the device is motor driven"},
    {"hw.volts", G::Item, "volts", Quantity, "V", "", 0, 480, H, K::Product, "the voltage"},
    {"hw.holding_ma", G::Item, "holding", Quantity, "mA", "", 0, 100000, H, K::Product, "the holding current"},
    {"hw.peak_ma", G::Item, "peak", Quantity, "mA", "", 0, 100000, H, K::Product, "the inrush current"},
    {"hw.min_volts", G::Item, "min_volts", Quantity, "V", "", 0, 480, H, K::Product, "the least voltage"},
    {"hw.max_drop", G::Item, "max_drop", Quantity, "%", "", 0, 100, H, K::Product, "the greatest voltage drop"},
    {"hw.run_table", G::Item, "run_table", Text, "", "run_table", 0, 0, H, K::Product, "the run table of the maker"},
    {"hw.duty", G::Item, "duty", Word, "", "continuous|intermittent", 0, 0, H, K::Product, "the duty of the coil"},
    {"hw.unlock_s", G::Item, "unlock", Quantity, "s", "", 0, 3600, I, K::Design, "the unlock time"},
    {"hw.per_hour", G::Item, "per_hour", Int, "", "", 0, 10000, Ask::Owner, K::Design, "the operations an hour"},
    {"hw.description", G::Item, "description", Text, "", "", 0, 0, H, K::Design, "the description"},
    {"hw.size", G::Item, "size", Text, "", "", 0, 0, H, K::Design, "the size"},
    {"hw.catalog", G::Item, "catalog", Text, "", "", 0, 0, H, K::Product, "the catalog number"},
    {"hw.manufacturer", G::Item, "manufacturer", Text, "", "", 0, 0, H, K::Product, "the maker"},
    {"hw.finish", G::Item, "finish", Text, "", "", 0, 0, H, K::Design, "the finish"},
    {"hw.furnished_by", G::Item, "furnished_by", Text, "", "", 0, 0, H, K::Design, "who furnishes the item"},
    {"hw.note", G::Item, "note", Text, "", "", 0, 0, H, K::Design, "the note"},

    {"device.height_in", G::Device, "height", Quantity, "in", "", 0, 400, I, K::Design, "the height of the device"},
    {"device.sign", G::Device, "sign", Text, "", "", 0, 0, I, K::Design, "the sign at the device"},
    {"device.unlock_s", G::Device, "unlock", Quantity, "s", "", 0, 3600, I, K::Design, "the unlock time of the device"},
    {"device.breaks", G::Device, "breaks", Word, "", "lock_power|controller|nothing", 0, 0, I, K::Design, "what the device breaks"},
    {"device.on_loss", G::Device, "on_loss", Word, "", "unlock|stay_locked", 0, 0, I, K::Design, "what loss of the device does"},
    {"device.logging_only", G::Device, "logging_only", Bool, "", "", 0, 0, I, K::Design, "whether the device only records"},
    {"device.location", G::Device, "location", Word, "", "room|cabinet|manifold|use_point|branch_enclosure|outside|at_exit", 0, 0,
     Ask::ProcessEngineer, K::Design, "where the device is"},
    {"device.alarm_at", G::Device, "alarm_at", Text, "", "", 0, 0, Ask::ProcessEngineer, K::Design, "where the alarm is shown"},
    {"device.interval_min", G::Device, "interval", Quantity, "min", "", 0, 1440, Ask::ProcessEngineer, K::Design, "the sensing interval"},
    {"device.gas", G::Device, "gas", Word, "",
     "toxic|flammable|pyrophoric|corrosive|oxidizer|inert|cryogen|co2|fuel|hazardous_liquid|other", 0, 0, Ask::ProcessEngineer, K::Design,
     "the gas that the device detects"},
    {"device.alarm_outside", G::Device, "alarm_outside", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the alarm or display is outside the door"},
    {"device.alarm_attended", G::Device, "alarm_attended", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether somebody attends the place where the alarm is shown"},
    {"device.alarm_in_room", G::Device, "alarm_in_room", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the alarm is heard and seen in the room"},
    {"device.starts_exhaust", G::Device, "starts_exhaust", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the device starts the purge exhaust"},
    {"device.closes_at_lel_pct", G::Device, "closes_at_lel", Quantity, "%", "", 0, 100, Ask::ProcessEngineer, K::Design,
     "the share of the lower explosive limit at which the supply closes"},
    {"device.supervisory_ppm", G::Device, "supervisory", Quantity, "ppm", "", 0, 1000000, Ask::ProcessEngineer, K::Design,
     "the concentration of the supervisory signal"},
    {"device.alarm_ppm", G::Device, "alarm", Quantity, "ppm", "", 0, 1000000, Ask::ProcessEngineer, K::Design,
     "the concentration of the alarm"},
    {"device.link", G::Device, "link", Word, "", "normally_closed|normally_open|network", 0, 0, Ask::ProcessEngineer, K::Design,
     "the link from detector to valve"},
    {"device.zone", G::Device, "zone", Text, "", "", 0, 0, Ask::FireProtection, K::Design, "the release zone"},
    {"device.transfer_s", G::Device, "transfer", Quantity, "s", "", 0, 3600, Ask::Electrical, K::Design, "the transfer time"},
    {"device.duration_h", G::Device, "duration", Quantity, "h", "", 0, 1000, Ask::Electrical, K::Design, "the running time"},
    {"device.volts", G::Device, "volts", Quantity, "V", "", 0, 480, I, K::Product, "the voltage"},
    {"device.holding_ma", G::Device, "holding", Quantity, "mA", "", 0, 100000, I, K::Product, "the holding current"},
    {"device.peak_ma", G::Device, "peak", Quantity, "mA", "", 0, 100000, I, K::Product, "the inrush current"},
    {"device.min_volts", G::Device, "min_volts", Quantity, "V", "", 0, 480, I, K::Product, "the least voltage"},
    {"device.max_drop", G::Device, "max_drop", Quantity, "%", "", 0, 100, I, K::Product, "the greatest voltage drop"},
    {"device.run_table", G::Device, "run_table", Text, "", "run_table", 0, 0, I, K::Product, "the run table of the maker"},
    {"device.listing", G::Device, "listing", Set, "", "ul294|ul1034|ul634|ul864", 0, 0, I, K::Product, "the listing of the device"},
};
} // namespace

const std::span<const Field> hardwareFields = rows;

} // namespace sp::tables
