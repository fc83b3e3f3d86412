// SPDX-License-Identifier: GPL-3.0-or-later
// Entered facts of valves (valve-and-power-rules.md, A1 to A8 and B1; code-rules.md, 2 "Process valve").
#include "core/model/fields_table.h"

namespace sp::tables {

namespace {
using enum FieldType;
using G = Group;
using K = KnownFrom;
constexpr Ask V = Ask::ValveSupplier;
constexpr Ask P = Ask::ProcessEngineer;

constexpr Field rows[] = {
    {"valve.service", G::Flow, "service", Word, "",
     "toxic_gas_supply|flammable_gas_supply|pyrophoric_gas_supply|corrosive_gas_supply|oxidizer_supply|inert_gas_supply|lab_fuel_gas|burner_fuel_train|exotherm_cooling|process_heating|exotherm_feed|emergency_vent|inert_purge|cryogen_fill|co2_system|humidifier_steam|heating_coil_outdoor_air|chilled_water_coil|outdoor_air_damper|chemical_hood_exhaust|containment_pair|bubble_tight_damper|smoke_damper|fire_damper|smoke_control_damper|sprinkler_main|deluge|emergency_eyewash_supply|eyewash_tempered_mixer|mixer_feed|seismic_fuel_gas|seismic_toxic_gas|vacuum_isolation|breathing_air|medical_gas|gas_cabinet_outlet|gas_cabinet_exhaust|treatment_supply|biowaste_drain|autoclave_steam|door_seal_air|flammable_liquid_transfer|generator_fuel|unattended_process_water|toxic_gas|flammable_gas|hazardous_liquid|steam|cooling|vent_relief|fire_water|inert|other",
     0, 0, P, K::Design, "the service of the valve"},
    {"valve.side", G::Flow, "side", Word, "", "supply|exhaust|hot|cold", 0, 0, P, K::Design, "the side of the pair"},
    {"valve.line_pressure_psig", G::Flow, "line_pressure", Quantity, "psig", "", 0, 20000, P, K::Design, "the line pressure"},
    {"valve.modulating", G::Flow, "modulating", Bool, "", "", 0, 0, P, K::Design, "whether the valve modulates"},
    {"valve.isolates_relief", G::Flow, "isolates_relief", Bool, "", "", 0, 0, P, K::Design, "whether the valve isolates a relief device"},
    {"valve.bypasses", G::Flow, "bypasses", Bool, "", "", 0, 0, P, K::Design, "whether the valve is a bypass"},
    {"valve.target_sil", G::Flow, "target_sil", Int, "", "", 0, 4, P, K::Design, "the target SIL"},

    {"body.kind", G::Body, "kind", Word, "",
     "gate|globe|ball|plug|butterfly|diaphragm|damper|check|relief|excess_flow|regulator|thermostatic_mix|seismic|three_way|solenoid", 0, 0,
     V, K::Product, "the kind of the body"},
    {"body.motion", G::Body, "motion", Word, "", "linear|rotary", 0, 0, V, K::Product, "the motion of the body"},
    {"body.closes", G::Body, "closes", Word, "", "pdtc|pdto", 0, 0, V, K::Product, "whether pushing down closes"},
    {"body.close_dir", G::Body, "close_dir", Word, "", "cw|ccw", 0, 0, V, K::Product, "the direction that closes"},
    {"body.flow_bias", G::Body, "flow_bias", Word, "", "fto|ftc|none|unknown", 0, 0, V, K::Product, "what the flow tends to do"},
    {"body.bubble_tight", G::Body, "bubble_tight", Bool, "", "", 0, 0, V, K::Product, "whether the damper is bubble-tight"},
    {"body.leak_class", G::Body, "leak_class", Text, "", "", 0, 0, V, K::Product, "the leak class"},
    {"body.path_on_failure", G::Body, "path_on_failure", Text, "", "", 0, 0, V, K::Product, "the path on failure"},
    {"body.hot_on_cold_loss", G::Body, "hot_on_cold_loss", Word, "", "open|closed", 0, 0, V, K::Product,
     "the hot side on loss of cold water"},
    {"body.cold_on_hot_loss", G::Body, "cold_on_hot_loss", Word, "", "open|closed", 0, 0, V, K::Product,
     "the cold side on loss of hot water"},
    {"body.regulator_fails", G::Body, "regulator_fails", Word, "", "open|closed", 0, 0, V, K::Product, "how the regulator fails"},
    {"body.heat_link", G::Body, "heat_link", Bool, "", "", 0, 0, V, K::Product, "whether the valve has a heat link"},
    {"body.locked", G::Body, "locked", Word, "", "none|locked_open|locked_closed", 0, 0, P, K::Site,
     "whether the valve is locked or sealed"},
    {"body.size_in", G::Body, "size", Quantity, "in", "", 0, 200, P, K::Design, "the size of the valve"},

    {"actuator.kind", G::Actuator, "kind", Word, "",
     "spring_diaphragm|spring_piston|double_acting|solenoid|motor|electric_spring|electric_capacitor|electrohydraulic|manual|self_actuated",
     0, 0, V, K::Product, "the actuator"},
    {"actuator.spring_motion", G::Actuator, "spring_motion", Word, "", "extend|retract|cw|ccw", 0, 0, V, K::Product,
     "what the spring does"},
    {"actuator.flipped", G::Actuator, "flipped", Bool, "", "", 0, 0, V, K::Product, "whether the actuator is flipped"},
    {"actuator.offset_deg", G::Actuator, "offset", Quantity, "deg", "", 0, 90, V, K::Product, "the offset of the coupling"},
    {"valve.spring_margin", G::Actuator, "spring_margin", Quantity, "", "", 0, 100, V, K::Product, "the spring margin"},
    {"actuator.holds_without_force", G::Actuator, "holds_without_force", Bool, "", "", 0, 0, V, K::Product,
     "whether the valve holds without force"},
    {"actuator.equal_areas", G::Actuator, "equal_areas", Bool, "", "", 0, 0, V, K::Product, "whether both piston areas are equal"},
    {"actuator.fails_to", G::Actuator, "fails_to", Word, "", "open|closed", 0, 0, V, K::Product, "where stored energy drives the valve"},
    {"actuator.on_signal_loss", G::Actuator, "on_signal_loss", Word, "", "hold|open|closed|none", 0, 0, V, K::Product,
     "what the actuator does without signal"},
    {"actuator.charged", G::Actuator, "charged", Bool, "", "", 0, 0, V, K::Site, "whether the capacitor is charged"},
    {"actuator.delay_s", G::Actuator, "delay", Quantity, "s", "", 0, 3600, V, K::Product, "the delay of the actuator"},
    {"actuator.dump", G::Actuator, "dump", Word, "", "deenergize|energize", 0, 0, V, K::Product, "how the dump valve acts"},
    {"actuator.return", G::Actuator, "return", Word, "", "spring|accumulator|none", 0, 0, V, K::Product, "what returns the actuator"},
    {"actuator.precharge_ok", G::Actuator, "precharge_ok", Bool, "", "", 0, 0, V, K::Site, "whether the accumulator is charged"},
    {"actuator.handwheel_engaged", G::Actuator, "handwheel_engaged", Bool, "", "", 0, 0, Ask::Owner, K::Site,
     "whether the handwheel is engaged"},
    {"actuator.min_open_pct", G::Actuator, "min_open", Quantity, "%", "", 0, 100, V, K::Product, "the lower travel stop"},
    {"actuator.max_open_pct", G::Actuator, "max_open", Quantity, "%", "", 0, 100, V, K::Product, "the upper travel stop"},
    {"actuator.stroke_s", G::Actuator, "stroke", Quantity, "s", "", 0, 3600, V, K::Product, "the stroke time"},
    {"valve.reserve_energy", G::Actuator, "reserve_energy", Bool, "", "", 0, 0, V, K::Product, "whether stored energy can drive the valve"},

    {"positioner.power", G::Positioner, "power", Word, "", "loop|ip|aux|pneumatic", 0, 0, V, K::Product, "the power of the positioner"},
    {"positioner.action", G::Positioner, "action", Word, "", "direct|reverse", 0, 0, V, K::Product, "the action of the positioner"},
    {"positioner.port_b_drives", G::Positioner, "port_b_drives", Word, "", "open|closed", 0, 0, V, K::Product,
     "where port B drives the valve"},
    {"positioner.on_power_loss", G::Positioner, "on_power_loss", Word, "", "vent|supply|hold", 0, 0, V, K::Product,
     "what the positioner does without power"},
    {"positioner.on_signal_loss", G::Positioner, "on_signal_loss", Word, "", "vent|supply|hold", 0, 0, V, K::Product,
     "what the positioner does without signal"},

    {"solenoid.kind", G::Solenoid, "kind", Word, "", "3/2|5/2_single|5/2_dual|5/3_closed|5/3_exhaust|5/3_pressure|direct", 0, 0, V,
     K::Product, "the kind of the solenoid"},
    {"solenoid.function", G::Solenoid, "function", Word, "", "NC|NO|latching", 0, 0, V, K::Product, "the function of the solenoid"},
    {"solenoid.deenergized", G::Solenoid, "deenergized", Word, "", "vent|pass|latched", 0, 0, V, K::Product,
     "what the solenoid does without power"},
    {"solenoid.deenergized_drives", G::Solenoid, "deenergized_drives", Word, "", "open|closed", 0, 0, V, K::Product,
     "where the solenoid drives the valve without power"},
    {"solenoid.dead_on_signal_loss", G::Solenoid, "dead_on_signal_loss", Bool, "", "", 0, 0, V, K::Product,
     "whether the solenoid is fed from the signal"},
    {"solenoid.pilot", G::Solenoid, "pilot", Word, "", "direct|internal|external_air", 0, 0, V, K::Product, "the pilot of the solenoid"},
    {"solenoid.line_dp_psi", G::Solenoid, "line_dp", Quantity, "psi", "", 0, 20000, P, K::Design, "the differential pressure of the line"},
    {"solenoid.min_dp_psi", G::Solenoid, "min_dp", Quantity, "psi", "", 0, 20000, V, K::Product, "the least differential pressure"},
    {"solenoid.reverse_dp", G::Solenoid, "reverse_dp", Bool, "", "", 0, 0, P, K::Design, "whether the pressure can reverse"},
    {"solenoid.spring_assisted", G::Solenoid, "spring_assisted", Bool, "", "", 0, 0, V, K::Product, "whether a spring helps the solenoid"},
    {"solenoid.volts", G::Solenoid, "volts", Quantity, "V", "", 0, 480, V, K::Product, "the voltage"},
    {"solenoid.holding_ma", G::Solenoid, "holding", Quantity, "mA", "", 0, 100000, V, K::Product, "the holding current"},
    {"solenoid.min_volts", G::Solenoid, "min_volts", Quantity, "V", "", 0, 480, V, K::Product, "the least voltage"},

    {"accessory.lockup", G::Accessories, "lockup", Bool, "", "", 0, 0, V, K::Product, "whether there is a lock-up valve"},
    {"accessory.trip_mode", G::Accessories, "trip_mode", Word, "", "none|up|down|open|closed|lock", 0, 0, V, K::Product,
     "the mode of the trip valve"},
    {"accessory.check_valve", G::Accessories, "check_valve", Bool, "", "", 0, 0, V, K::Product, "whether the tank has a check valve"},
    {"accessory.strokes", G::Accessories, "strokes", Quantity, "", "", 0, 100, V, K::Product, "the strokes that the tank holds"},
    {"accessory.quick_exhaust", G::Accessories, "quick_exhaust", Bool, "", "", 0, 0, V, K::Product, "whether there is a quick exhaust"},
    {"accessory.booster", G::Accessories, "booster", Bool, "", "", 0, 0, V, K::Product, "whether there is a volume booster"},
    {"accessory.open_switch", G::Accessories, "open_switch", Bool, "", "", 0, 0, V, K::Design, "whether the valve has an open switch"},
    {"accessory.closed_switch", G::Accessories, "closed_switch", Bool, "", "", 0, 0, V, K::Design, "whether the valve has a closed switch"},

    {"valve.normal_position", G::Position, "normal", Word, "", "open|closed|modulating", 0, 0, P, K::Design, "the normal position"},
    {"valve.safe_state", G::Position, "required", Word, "", "open|closed|hold|unset", 0, 0, P, K::Design,
     "the position that the hazard review wants"},
    {"valve.fail_position", G::Position, "declared", Word, "", "FO|FC|FIP|FL|FL/DO|FL/DC|FI|unknown", 0, 0, P, K::Design,
     "the declared fail position"},
    {"valve.reset", G::Position, "reset", Word, "", "manual|automatic", 0, 0, P, K::Design, "how the valve is reset"},
    {"valve.required_hold_min", G::Position, "required_hold", Quantity, "min", "", 0, 100000, P, K::Design, "the hold time needed"},
    {"valve.tested_hold_min", G::Position, "tested_hold", Quantity, "min", "", 0, 100000, V, K::Site, "the tested hold time"},
    {"valve.justification", G::Position, "justification", Text, "", "", 0, 0, P, K::Design, "the reason for an unusual fail position"},
    {"valve.tag_marked", G::Position, "tag_marked", Bool, "", "", 0, 0, P, K::Site, "whether the tag shows the fail position"},
    {"valve.ups_backed", G::Position, "ups_backed", Bool, "", "", 0, 0, Ask::Electrical, K::Design, "whether a UPS backs the valve"},
};
} // namespace

const std::span<const Field> valveFields = rows;

} // namespace sp::tables
