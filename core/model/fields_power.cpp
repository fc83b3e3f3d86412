// SPDX-License-Identifier: GPL-3.0-or-later
// Entered facts of supplies, batteries, circuits, air and interlocks (code-rules.md, 2; valve-and-power-rules.md, C3 and D).
#include "core/model/fields_table.h"

namespace sp::tables {

namespace {
using enum FieldType;
using G = Group;
using K = KnownFrom;
constexpr Ask E = Ask::Electrical;

constexpr Field rows[] = {
    {"psu.source", G::Output, "source", Word, "", "dedicated|facu|poe_switch", 0, 0, E, K::Design, "what feeds the supply"},
    {"psu.volts", G::Output, "volts", Quantity, "V", "", 0, 480, E, K::Design, "the output voltage"},
    {"psu.capacity_ma", G::Output, "capacity", Quantity, "mA", "", 0, 1000000, E, K::Product, "the rated output"},
    {"psu.peak_capacity_ma", G::Output, "peak_capacity", Quantity, "mA", "", 0, 1000000, E, K::Product, "the rated peak output"},
    {"psu.standby_min", G::Output, "standby", Quantity, "min", "", 0, 100000, E, K::Design, "the standby time"},
    {"psu.facu_unlocks_10min", G::Output, "facu_unlocks_10min", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether the panel unlocks the doors within ten minutes"},
    {"psu.ups", G::Output, "ups", Bool, "", "", 0, 0, E, K::Design, "whether a UPS feeds the supply"},
    {"psu.generator", G::Output, "generator", Bool, "", "", 0, 0, E, K::Design, "whether a generator feeds the supply"},
    {"psu.system", G::Output, "system", Word, "", "emergency|standby", 0, 0, E, K::Design,
     "whether the supply belongs to an emergency or a standby system"},
    {"psu.supervised", G::Output, "supervised", Bool, "", "", 0, 0, E, K::Design, "whether the supply is supervised"},
    {"psu.charger_ma", G::Output, "charger", Quantity, "mA", "", 0, 100000, E, K::Product, "the charging current"},
    {"psu.transfer_s", G::Output, "transfer", Quantity, "s", "", 0, 3600, E, K::Product, "the transfer time"},
    {"psu.method", G::Output, "method", Word, "", "nfpa72|peukert", 0, 0, E, K::Design, "the battery method"},
    {"psu.peukert", G::Output, "peukert", Quantity, "", "", 1, 1.3, E, K::Product, "the Peukert exponent"},
    {"psu.ul294_level", G::Output, "ul294_level", Word, "", "1|2|3|4", 0, 0, E, K::Product, "the UL 294 standby level"},
    {"psu.ul603", G::Output, "ul603", Bool, "", "", 0, 0, E, K::Product, "whether the supply is listed to UL 603"},
    {"psu.voice", G::Output, "voice", Bool, "", "", 0, 0, Ask::FireProtection, K::Design, "whether the supply drives voice alarm"},
    {"psu.alarm_ma", G::Output, "alarm", Quantity, "mA", "", 0, 1000000, Ask::FireProtection, K::Design, "the alarm current"},
    {"psu.mains_circuit", G::Output, "mains_circuit", Text, "", "", 0, 0, E, K::Design, "the mains circuit"},

    {"battery.volts", G::Battery, "volts", Quantity, "V", "", 0, 480, E, K::Product, "the voltage of the battery"},
    {"battery.capacity_ah", G::Battery, "capacity", Quantity, "Ah", "", 0, 10000, E, K::Product, "the capacity of the battery"},
    {"battery.series", G::Battery, "series", Int, "", "", 1, 100, E, K::Design, "the batteries in series"},
    {"battery.strings", G::Battery, "strings", Int, "", "", 1, 100, E, K::Design, "the parallel strings"},
    {"battery.temperature_c", G::Battery, "temperature", Quantity, "C", "", -40, 80, E, K::Design, "the temperature of the battery"},
    {"battery.soh", G::Battery, "soh", Quantity, "%", "", 0, 100, Ask::Owner, K::Site, "the state of health"},
    {"battery.installed", G::Battery, "installed", Text, "", "", 0, 0, Ask::Owner, K::Site, "the date of installation"},
    {"battery.replace_by", G::Battery, "replace_by", Text, "", "", 0, 0, Ask::Owner, K::Site, "the replacement date"},

    {"circuit.awg", G::Circuit, "awg", Int, "", "", 4, 28, E, K::Design, "the wire gauge"},
    {"circuit.length_ft", G::Circuit, "length", Quantity, "ft", "", 0, 10000, E, K::Design, "the length of the run"},
    {"circuit.stranded", G::Circuit, "stranded", Bool, "", "", 0, 0, E, K::Design, "whether the wire is stranded"},
    {"circuit.temperature_c", G::Circuit, "temperature", Quantity, "C", "", -40, 100, E, K::Design, "the temperature of the wire"},
    {"circuit.controller_drop", G::Circuit, "controller_drop", Word, "", "holds_lock|releases_lock", 0, 0, Ask::AccessControl, K::Design,
     "what the circuit does when the controller dies"},

    {"fai.location", G::FireAlarm, "location", Word, "", "ac_input|dc_output|control_only", 0, 0, Ask::FireProtection, K::Design,
     "where the fire alarm acts"},
    {"fai.loop", G::FireAlarm, "loop", Word, "", "normally_closed|normally_open", 0, 0, Ask::FireProtection, K::Design,
     "the fire-alarm loop"},
    {"fai.until_reset", G::FireAlarm, "until_reset", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether the release lasts until reset"},
    {"fai.order", G::FireAlarm, "order", Word, "", "before_signal|with_signal|after_signal", 0, 0, Ask::FireProtection, K::Design,
     "the order of release and signal"},

    {"air.receiver_gal", G::Air, "receiver", Quantity, "gal", "", 0, 1000000, Ask::ProcessEngineer, K::Design,
     "the volume of the receiver"},
    {"air.start_psig", G::Air, "start", Quantity, "psig", "", 0, 10000, Ask::ProcessEngineer, K::Design, "the pressure at the start"},
    {"air.least_psig", G::Air, "least", Quantity, "psig", "", 0, 10000, Ask::ProcessEngineer, K::Design, "the lowest useful pressure"},
    {"air.use_scfm", G::Air, "use", Quantity, "scfm", "", 0, 100000, Ask::ProcessEngineer, K::Design, "the use of air"},
    {"air.compressor", G::Air, "compressor", Word, "", "mains|emergency|none", 0, 0, Ask::ProcessEngineer, K::Design,
     "what drives the compressor"},
    {"air.required_hold_min", G::Air, "required_hold", Quantity, "min", "", 0, 100000, Ask::ProcessEngineer, K::Design,
     "the hold-up time needed"},

    {"source.gas", G::Source, "gas", Word, "",
     "toxic|flammable|pyrophoric|corrosive|oxidizer|inert|cryogen|co2|fuel|hazardous_liquid|other", 0, 0, Ask::ProcessEngineer, K::Design,
     "the gas"},
    {"source.amount_lb", G::Source, "amount", Quantity, "lb", "", 0, 1000000, Ask::ProcessEngineer, K::Design, "the amount of gas"},
    {"source.volume_l", G::Source, "volume", Quantity, "L", "", 0, 100000000, Ask::ProcessEngineer, K::Design, "the volume of gas"},
    {"source.line_pressure_psig", G::Source, "line_pressure", Quantity, "psig", "", 0, 20000, Ask::ProcessEngineer, K::Design,
     "the line pressure"},
    {"source.lc50_ppm", G::Source, "lc50", Quantity, "ppm", "", 0, 1000000, Ask::ProcessEngineer, K::Product, "the LC50"},
    {"source.health", G::Source, "health", Int, "", "", 0, 4, Ask::ProcessEngineer, K::Product, "the NFPA 704 health number"},
    {"source.flammability", G::Source, "flammability", Int, "", "", 0, 4, Ask::ProcessEngineer, K::Product,
     "the NFPA 704 flammability number"},
    {"source.instability", G::Source, "instability", Int, "", "", 0, 4, Ask::ProcessEngineer, K::Product,
     "the NFPA 704 instability number"},
    {"source.enclosure", G::Source, "enclosure", Word, "", "none|gas_cabinet|exhausted_enclosure|gas_room|manifold", 0, 0,
     Ask::ProcessEngineer, K::Design, "the enclosure of the source"},
    {"source.manifolded", G::Source, "manifolded", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design, "whether cylinders are manifolded"},
    {"source.cylinders", G::Source, "cylinders", Int, "", "", 0, 10000, Ask::ProcessEngineer, K::Design, "the number of cylinders"},
    {"source.own_valve", G::Source, "own_valve", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the valve of the cylinder serves as the shutoff"},
    {"source.insulated", G::Source, "insulated", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the gas is kept liquid in an insulated vessel"},
    {"source.above_maq", G::Source, "above_maq", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the gas is above the maximum allowable quantity"},
    {"source.treatment_exception", G::Source, "treatment_exception", Bool, "", "", 0, 0, Ask::ProcessEngineer, K::Design,
     "whether the gas relies on the exception from a treatment system"},
    {"source.fail_safe_engineered", G::Source, "fail_safe_engineered", Bool, "", "", 0, 0, Ask::Authority, K::Design,
     "whether a fail-safe engineered system is approved for the gas"},
    {"source.leak_l_min", G::Source, "leak", Quantity, "L/min", "", 0, 100000000, Ask::ProcessEngineer, K::Design,
     "the greatest leak of the gas"},

    {"interlock.release_on_fire_alarm", G::Interlock, "release_on_fire_alarm", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether the fire alarm releases the interlock"},
    {"interlock.release_on_power_loss", G::Interlock, "release_on_power_loss", Bool, "", "", 0, 0, Ask::AccessControl, K::Design,
     "whether power loss releases the interlock"},
    {"interlock.release_on_controller_loss", G::Interlock, "release_on_controller_loss", Bool, "", "", 0, 0, Ask::AccessControl, K::Design,
     "whether loss of the controller releases the interlock"},
    {"interlock.on_power_return", G::Interlock, "on_power_return", Word, "", "wait_for_request|inhibit_at_once", 0, 0, Ask::AccessControl,
     K::Design, "what the interlock does when power returns"},
    {"interlock.switch_supervised", G::Interlock, "switch_supervised", Bool, "", "", 0, 0, Ask::AccessControl, K::Design,
     "whether the door switches are supervised"},
    {"interlock.timeout_s", G::Interlock, "timeout", Quantity, "s", "", 0, 3600, Ask::AccessControl, K::Design,
     "the time after which a stuck switch is ignored"},
    {"interlock.warning_only", G::Interlock, "warning_only", Bool, "", "", 0, 0, Ask::AccessControl, K::Design,
     "whether the interlock only warns"},
};
} // namespace

const std::span<const Field> powerFields = rows;

} // namespace sp::tables
