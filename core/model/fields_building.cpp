// SPDX-License-Identifier: GPL-3.0-or-later
// Entered facts of project, building, storeys, walls and stairs (code-rules.md, 2).
#include "core/model/fields_table.h"

namespace sp::tables {

namespace {
using enum FieldType;
using G = Group;
using K = KnownFrom;

constexpr Field rows[] = {
    {"project.ibc_edition", G::Codes, "ibc_edition", Word, "", "2018|2021|2024", 0, 0, Ask::Authority, K::Design, "the IBC edition"},
    {"project.nfpa80_edition", G::Codes, "nfpa80_edition", Word, "", "2016|2019|2022", 0, 0, Ask::Authority, K::Design,
     "the NFPA 80 edition"},
    {"project.nfpa72_edition", G::Codes, "nfpa72_edition", Word, "", "2010|2013|2016|2019|2022|2025", 0, 0, Ask::Authority, K::Design,
     "the NFPA 72 edition"},
    {"project.nfpa101_edition", G::Codes, "nfpa101_edition", Word, "", "2018|2021|2024|none", 0, 0, Ask::Authority, K::Design,
     "the NFPA 101 edition"},
    {"project.access_standard", G::Codes, "access_standard", Word, "", "ada-2010|a117-2009|a117-2017", 0, 0, Ask::Authority, K::Design,
     "the accessibility standard"},
    {"project.owner_guidance", G::Codes, "owner_guidance", Set, "", "nih-drm", 0, 0, Ask::Owner, K::Design, "the owner's standards"},
    {"project.work", G::Codes, "work", Word, "", "new|alteration|existing", 0, 0, Ask::Architect, K::Design, "whether the work is new"},

    {"building.sprinkler", G::Building, "sprinkler", Word, "", "none|partial|nfpa13|nfpa13r|nfpa13d", 0, 0, Ask::FireProtection, K::Design,
     "the sprinkler system"},
    {"building.fire_alarm", G::Building, "fire_alarm", Word, "", "none|manual|automatic", 0, 0, Ask::FireProtection, K::Design,
     "the fire alarm system"},
    {"building.auto_detection", G::Building, "auto_detection", Word, "", "none|partial|smoke_throughout|heat_throughout", 0, 0,
     Ask::FireProtection, K::Design, "the automatic detection"},
    {"building.voice_alarm", G::Building, "voice_alarm", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether there is voice alarm"},
    {"building.stories", G::Building, "stories", Int, "", "", 0, 200, Ask::Architect, K::Design, "the number of stories above grade"},
    {"building.highest_floor_ft", G::Building, "highest_floor", Quantity, "ft", "", -100, 3000, Ask::Architect, K::Design,
     "the height of the highest occupied floor"},
    {"building.fire_command_center", G::Building, "fire_command_center", Bool, "", "", 0, 0, Ask::Architect, K::Design,
     "whether there is a fire command center"},
    {"building.emergency_plan_covers_locks", G::Building, "emergency_plan_covers_locks", Bool, "", "", 0, 0, Ask::Owner, K::Site,
     "whether the emergency plan covers unlocking"},

    {"project.egress_ruler", G::Egress, "ruler", Word, "", "straight|clearance|rectilinear", 0, 0, Ask::Authority, K::Design,
     "the ruler that ways out are measured with"},
    {"project.egress_clearance_in", G::Egress, "clearance", Quantity, "in", "", 0, 48, Ask::Authority, K::Design,
     "the clearance of a way out at inside corners"},
    {"project.egress_start_inset_in", G::Egress, "start_inset", Quantity, "in", "", 0, 24, Ask::Authority, K::Design,
     "the distance from the walls at which a way out begins"},
    {"project.egress_axes_deg", G::Egress, "axes", Quantity, "deg", "", -180, 180, Ask::Architect, K::Design,
     "the direction of the axes that ways at right angles follow"},
    {"project.separation_rule", G::Egress, "separation_rule", Word, "", "any_point|center|nearest_edge", 0, 0, Ask::Authority, K::Design,
     "the points of two ways out between which their separation is measured"},
    {"project.egress_distribution", G::Egress, "distribution", Word, "", "equal|by_capacity|nearest|best", 0, 0, Ask::Authority, K::Design,
     "how people divide over the ways out"},
    {"project.egress_neck_max_in", G::Egress, "neck_max", Quantity, "in", "", 0, 400, Ask::Authority, K::Design,
     "the width up to which one fire can close a corridor"},
    {"project.egress_common_path_end", G::Egress, "common_path_end", Word, "", "neck|centerline", 0, 0, Ask::Authority, K::Design,
     "where a common path ends"},
    {"project.egress_alcoves", G::Egress, "alcoves", Bool, "", "", 0, 0, Ask::Authority, K::Design,
     "whether one fire can close part of a room, as it can a corridor"},

    {"storey.above_grade", G::Storey, "above_grade", Int, "", "", -20, 200, Ask::Architect, K::Design,
     "the number of the storey above grade"},

    {"wall.type", G::Wall, "type", Word, "",
     "fire_wall|fire_barrier|shaft|exit_stair|exit_passageway|exit_access_stair|horizontal_exit|corridor_partition|fire_partition|smoke_barrier|smoke_partition|exterior|i2_corridor|unrated",
     0, 0, Ask::Architect, K::Design, "the kind of the wall"},
    {"wall.rating_h", G::Wall, "rating", Quantity, "h", "", 0, 4, Ask::Architect, K::Design, "the fire rating of the wall"},
    {"wall.rating_standard", G::Wall, "rating_standard", Word, "",
     "ul_nfpa|en_13501|bs_476|din_4102|as_1530|cf_pf|nbn_713|une_23802|nen_6069|nordic|gost_30247|japan|gb_12955|korea", 0, 0,
     Ask::Architect, K::Design, "the standard of the wall's fire rating"},

    {"stair.kind", G::Stair, "kind", Word, "", "exit_stair|exit_access_stair|ramp|escalator|lift|shaft", 0, 0, Ask::Architect, K::Design,
     "the kind of the stair"},
    {"stair.stories_served", G::Stair, "stories_served", Int, "", "", 1, 200, Ask::Architect, K::Design,
     "the number of stories that the stair serves"},
    {"stair.two_way_comm", G::Stair, "two_way_comm", Bool, "", "", 0, 0, Ask::FireProtection, K::Design,
     "whether the stair has two-way communication"},
    {"stair.comm_interval_floors", G::Stair, "comm_interval_floors", Int, "", "", 0, 200, Ask::FireProtection, K::Design,
     "the floors between two stations in the stair"},
    {"stair.unlocked_levels", G::Stair, "unlocked_levels", Int, "", "", 0, 200, Ask::HardwareConsultant, K::Design,
     "the number of levels that always allow re-entry"},
    {"stair.max_gap_stories", G::Stair, "max_gap_stories", Int, "", "", 0, 200, Ask::HardwareConsultant, K::Design,
     "the stories between two re-entry levels"},
    {"stair.top_or_next_open", G::Stair, "top_or_next_open", Bool, "", "", 0, 0, Ask::HardwareConsultant, K::Design,
     "whether the top or next story allows re-entry"},
    {"stair.reentry_signs", G::Stair, "reentry_signs", Bool, "", "", 0, 0, Ask::Architect, K::Design,
     "whether the stair has re-entry signs"},
    {"stair.length_ft", G::Stair, "length", Quantity, "ft", "", 0, 1000, Ask::Architect, K::Design,
     "the walking length of the stair between two storeys"},
    {"stair.riser_in", G::Stair, "riser", Quantity, "in", "", 0, 24, Ask::Architect, K::Design, "the height of the stair's risers"},
    {"stair.tread_in", G::Stair, "tread", Quantity, "in", "", 0, 60, Ask::Architect, K::Design, "the depth of the stair's treads"},
    {"stair.clear_width_in", G::Stair, "clear_width", Quantity, "in", "", 0, 600, Ask::Architect, K::Design,
     "the clear width of the stair"},
    {"stair.landing_ft", G::Stair, "landing", Quantity, "ft", "", 0, 100, Ask::Architect, K::Design,
     "the walked length of the stair's landings between two storeys"},
};
} // namespace

const std::span<const Field> buildingFields = rows;

} // namespace sp::tables
