// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/door_tool.h"
#include "ui/tools/link_tool.h"
#include "ui/tools/symbol_tool.h"

namespace sp::ui {

namespace {

constexpr char single[] = "single", pair[] = "pair", unequalPair[] = "unequal_pair", doubleEgress[] = "double_egress",
               doubleActing[] = "double_acting", slide[] = "slide", bipartingSlide[] = "biparting_slide", fold[] = "fold",
               revolving[] = "revolving", coiling[] = "coiling", casedOpening[] = "cased_opening";

template <const char* Preset>
std::unique_ptr<Tool> door()
{
    return std::make_unique<DoorTool>(Preset);
}

using T = SymbolKind::Table;
constexpr SymbolKind cardReader{T::Device, "card_reader", "", QT_TRANSLATE_NOOP("Commands", "card reader"), true};
constexpr SymbolKind keypad{T::Device, "keypad", "", QT_TRANSLATE_NOOP("Commands", "keypad"), true};
constexpr SymbolKind pushButton{T::Device, "push_button", "", QT_TRANSLATE_NOOP("Commands", "push button"), true};
constexpr SymbolKind exitSensor{T::Device, "rex_pir", "", QT_TRANSLATE_NOOP("Commands", "exit sensor"), true};
constexpr SymbolKind keySwitch{T::Device, "key_switch", "", QT_TRANSLATE_NOOP("Commands", "key switch"), true};
constexpr SymbolKind controller{T::Device, "controller", "", QT_TRANSLATE_NOOP("Commands", "access controller"), false};
constexpr SymbolKind relay{T::Device, "fa_relay", "", QT_TRANSLATE_NOOP("Commands", "fire alarm relay"), false};
constexpr SymbolKind gasDetector{T::Device, "gas_detector", "", QT_TRANSLATE_NOOP("Commands", "gas detector"), false};
constexpr SymbolKind oxygenMonitor{T::Device, "oxygen_monitor", "", QT_TRANSLATE_NOOP("Commands", "oxygen monitor"), false};
constexpr SymbolKind shutoff{T::Device, "shutoff_station", "", QT_TRANSLATE_NOOP("Commands", "shutoff station"), false};
constexpr SymbolKind shutoffValve{T::Valve, "ball", "spring_piston", QT_TRANSLATE_NOOP("Commands", "shutoff valve"), false};
constexpr SymbolKind solenoidValve{T::Valve, "globe", "solenoid", QT_TRANSLATE_NOOP("Commands", "solenoid valve"), false};
constexpr SymbolKind controlValve{T::Valve, "globe", "spring_diaphragm", QT_TRANSLATE_NOOP("Commands", "control valve"), false};
constexpr SymbolKind motorValve{T::Valve, "ball", "motor", QT_TRANSLATE_NOOP("Commands", "motor valve"), false};
constexpr SymbolKind threeWayValve{T::Valve, "three_way", "spring_diaphragm", QT_TRANSLATE_NOOP("Commands", "three-way valve"), false};
constexpr SymbolKind damper{T::Valve, "damper", "electric_spring", QT_TRANSLATE_NOOP("Commands", "damper"), false};
constexpr SymbolKind handValve{T::Valve, "ball", "manual", QT_TRANSLATE_NOOP("Commands", "hand valve"), false};
constexpr SymbolKind supply{T::Supply, "", "", QT_TRANSLATE_NOOP("Commands", "power supply"), false};
constexpr SymbolKind source{T::Source, "", "", QT_TRANSLATE_NOOP("Commands", "gas source"), false};

template <const SymbolKind& Kind>
std::unique_ptr<Tool> symbol()
{
    return std::make_unique<SymbolTool>(Kind);
}

std::unique_ptr<Tool> linking()
{
    return std::make_unique<LinkTool>();
}

} // namespace

// Rows of one group stand together: its heading in the palette is made of its name.
std::span<const ToolRow> placingTools()
{
    static constexpr ToolRow rows[] = {
        {"door-single", QT_TRANSLATE_NOOP("Commands", "Single &door"), "place-door-single", "D", "doors", &door<single>},
        {"door-pair", QT_TRANSLATE_NOOP("Commands", "&Pair of doors"), "place-door-pair", "Shift+D", "doors", &door<pair>},
        {"door-unequal-pair", QT_TRANSLATE_NOOP("Commands", "&Unequal pair"), "place-door-unequal-pair", "", "doors", &door<unequalPair>},
        {"door-double-egress", QT_TRANSLATE_NOOP("Commands", "Double &egress pair"), "place-door-double-egress", "", "doors",
         &door<doubleEgress>},
        {"door-double-acting", QT_TRANSLATE_NOOP("Commands", "Double-&acting door"), "place-door-double-acting", "", "doors",
         &door<doubleActing>},
        {"door-slide", QT_TRANSLATE_NOOP("Commands", "&Sliding door"), "place-door-slide", "", "doors", &door<slide>},
        {"door-biparting-slide", QT_TRANSLATE_NOOP("Commands", "&Bi-parting sliding doors"), "place-door-biparting-slide", "", "doors",
         &door<bipartingSlide>},
        {"door-fold", QT_TRANSLATE_NOOP("Commands", "&Folding door"), "place-door-fold", "", "doors", &door<fold>},
        {"door-revolving", QT_TRANSLATE_NOOP("Commands", "&Revolving door"), "place-door-revolving", "", "doors", &door<revolving>},
        {"door-coiling", QT_TRANSLATE_NOOP("Commands", "C&oiling door"), "place-door-coiling", "", "doors", &door<coiling>},
        {"door-cased-opening", QT_TRANSLATE_NOOP("Commands", "&Cased opening"), "place-door-cased-opening", "", "doors",
         &door<casedOpening>},

        {"valve-shutoff", QT_TRANSLATE_NOOP("Commands", "Shutoff &valve"), "place-valve-shutoff", "V", "valves", &symbol<shutoffValve>},
        {"valve-solenoid", QT_TRANSLATE_NOOP("Commands", "Solenoid valve"), "place-valve-solenoid", "", "valves", &symbol<solenoidValve>},
        {"valve-control", QT_TRANSLATE_NOOP("Commands", "Control valve"), "place-valve-control", "", "valves", &symbol<controlValve>},
        {"valve-motor", QT_TRANSLATE_NOOP("Commands", "Motor valve"), "place-valve-motor", "", "valves", &symbol<motorValve>},
        {"valve-three-way", QT_TRANSLATE_NOOP("Commands", "Three-way valve"), "place-valve-three-way", "", "valves",
         &symbol<threeWayValve>},
        {"valve-damper", QT_TRANSLATE_NOOP("Commands", "Damper"), "place-valve-damper", "", "valves", &symbol<damper>},
        {"valve-manual", QT_TRANSLATE_NOOP("Commands", "Hand valve"), "place-valve-manual", "", "valves", &symbol<handValve>},

        {"gas-source", QT_TRANSLATE_NOOP("Commands", "&Gas source"), "place-gas-source", "Shift+G", "sources", &symbol<source>},

        {"reader", QT_TRANSLATE_NOOP("Commands", "Card reader"), "place-reader", "C", "devices", &symbol<cardReader>},
        {"keypad", QT_TRANSLATE_NOOP("Commands", "Keypad"), "place-keypad", "", "devices", &symbol<keypad>},
        {"push-button", QT_TRANSLATE_NOOP("Commands", "Push button"), "place-push-button", "P", "devices", &symbol<pushButton>},
        {"exit-sensor", QT_TRANSLATE_NOOP("Commands", "Exit sensor"), "place-exit-sensor", "", "devices", &symbol<exitSensor>},
        {"key-switch", QT_TRANSLATE_NOOP("Commands", "Key switch"), "place-key-switch", "", "devices", &symbol<keySwitch>},
        {"gas-detector", QT_TRANSLATE_NOOP("Commands", "Gas detector"), "place-gas-detector", "G", "devices", &symbol<gasDetector>},
        {"oxygen-monitor", QT_TRANSLATE_NOOP("Commands", "Oxygen monitor"), "place-oxygen-monitor", "", "devices", &symbol<oxygenMonitor>},
        {"shutoff-station", QT_TRANSLATE_NOOP("Commands", "Shutoff station"), "place-shutoff-station", "O", "devices", &symbol<shutoff>},
        {"controller", QT_TRANSLATE_NOOP("Commands", "Access controller"), "place-controller", "", "devices", &symbol<controller>},
        {"fa-relay", QT_TRANSLATE_NOOP("Commands", "Fire alarm relay"), "place-fa-relay", "", "devices", &symbol<relay>},

        {"power-supply", QT_TRANSLATE_NOOP("Commands", "Po&wer supply"), "place-power-supply", "U", "power", &symbol<supply>},

        {"link", QT_TRANSLATE_NOOP("Commands", "&Link two things"), "place-link", "L", "links", &linking},
    };
    return rows;
}

} // namespace sp::ui
