// SPDX-License-Identifier: GPL-3.0-or-later
// What is read from property sets (hardware-schedule.md, 16.2, and the sets of authoring tools). Names are compared by letters and digits.
#include "core/interop/ifc/import_rows.h"

namespace sp {

namespace {
using enum PropertyReads;

#define SP_RATING_NAMES                                                                                                                                                                           \
    "firerating|fireratingvalue|fireprotectionrating|fireresistancerating|fireresistance|fireresistanceclass|fireclass|firelabel|"                                                                \
    "firelabelminutes|frl|frr|feuerwiderstand|feuerwiderstandsklasse|feuerwiderstandsdauer|feuerfestigkeit|feuerschutzklasse|feuerschutz|"                                                        \
    "brandschutz|brandschutzklasse|brandschutzanforderungklasse|résistanceaufeu|resistanceaufeu|degrécoupefeu|coupefeu|classementaufeu|"                                                        \
    "brandwerendheid|brandwerend|wbdbo|resistenciaalfuego|resistenzaalfuoco|resistênciaaofogo|brandklass|brandklasse|brandmotstand|"                                                             \
    "paloluokka|odpornośćogniowa|požárníodolnost|огнестойкость|пределогнестойкости|耐火|耐火性能|耐火時間|耐火等级|耐火极限|防火性能|" \
    "防火設備|防火等级|防火仕様|내화성능|방화등급"
#define SP_YES_NO "yes=true|no=false"

constexpr ImportRow doors[] = {
    {"", SP_RATING_NAMES "|doorfirerating|firedoorrating", Rating, "door.label_min",
     "standard=door.label_standard|smoke=door.s_label|rise=door.temp_rise_450", "fire_rating"},
    {"", "framefirerating|framerating|framelabel", Rating, "door.frame_label_min", "", "frame_fire_rating"},
    {"", "fireratingrequirement|fireratingrequirements|requiredfirerating|brandschutzanforderung", Keep, "", "", "fire_rating_required"},
    {"", "smokestop|smokelabel|slabel|smokerating|smokecontrol|rauchschutz|rauchdicht|rauchdichtigkeit|parefumée|rookwerend|遮煙|遮煙性能",
     Words, "door.s_label", SP_YES_NO "|rs=true|s=true|sa=true|sm=true|s200=true", "smoke_stop"},
    {"", "isexternal|istaussen|istaußen|außentür|estexterieur|estextérieur", Words, "door.exterior", SP_YES_NO, "is_external"},
    {"*Construction", "function|funktion|fonction", KnownWords, "door.exterior",
     "interior=false|exterior=true|0=false|1=true|innen=false|außen=true|intérieur=false|extérieur=true", "", true},
    {"", "selfclosing|selbstschliessend|selbstschließend|zelfsluitend|自動閉鎖", Words, "door.closing", "no=none", "self_closing"},
    {"Pset_*", "hasdrive", Words, "door.closing", "yes=power_operator", "has_drive"},
    {"", "doorcloser|closer|türschließer|obentürschließer|fermeporte|deurdranger|dørlukker|ドアクローザー", KnownWords, "door.closing",
     "yes=closer", "closer"},
    {"", "fireexit|isfireexit|notausgang", Words, "door.egress_role", "yes=exit", "fire_exit"},
    {"", "handicapaccessible", Words, "door.accessible_route", "yes=true", "handicap_accessible"},
    {"", "gasketing|gaskets|smokeseal|smokeseals|perimeterseals", KnownWords, "door.gasketing", SP_YES_NO, "gasketing"},

    {"", "doorpanelwidth|doorleafwidth|leafwidth|panelwidth|türblattbreite|flügelbreite|largeurvantail", Measure, "door.leaf_width_in"},
    {"", "doorpanelheight|doorleafheight|leafheight|panelheight|türblatthöhe|flügelhöhe|hauteurvantail", Measure, "door.leaf_height_in"},
    {"", "doorpanelthickness|doorthickness|leafthickness|türblattdicke|türblattstärke", Measure, "door.thickness_in"},
    {"*Dimensions", "thickness|dicke|épaisseur", Measure, "door.thickness_in"},
    {"", "undercut|doorundercut|bottomgap|bodenluft", Measure, "door.bottom_gap_in"},
    {"", "clearwidth|clearopeningwidth|clearopening|lichtebreite|lichtedurchgangsbreite|durchgangsbreite|largeurdepassage", Measure,
     "door.clear_width_in"},
    {"", "egresswidth", Measure, "door.egress_width_in"},
    {"", "clearheight|clearopeningheight|lichtehöhe|lichtedurchgangshöhe|durchgangshöhe|hauteurdepassage", Measure, "door.clear_height_in"},
    {"", "numberofleaves|leafcount|anzahlflügel|flügelanzahl|nombredevantaux", Count, "door.leaves"},
    {"", "doormaterial|leafmaterial|panelmaterial|türblattmaterial", KnownWords, "door.material",
     "hollowmetal=hollow_metal|hm=hollow_metal|hollowmetalsteel=hollow_metal|wood=wood|timber=wood|wd=wood|holz=wood|bois=wood|hout=wood|"
     "legno=wood|madera=wood|madeira=wood|trä=wood|tre=wood|drewno=wood|дерево=wood|木=wood|木製=wood|aluminumglass=aluminum_glass|"
     "aluminiumglass=aluminum_glass|allglass=all_glass|ganzglas=all_glass",
     "door_material"},
    {"", "framematerial|materialframe|zargenmaterial", KnownWords, "door.frame_material",
     "hollowmetal=hollow_metal|hm=hollow_metal|hollowmetalsteel=hollow_metal|wood=wood|timber=wood|wd=wood|holz=wood|bois=wood|hout=wood|"
     "legno=wood|madera=wood|madeira=wood|trä=wood|tre=wood|drewno=wood|дерево=wood|木=wood|木製=wood|aluminum=aluminum|"
     "aluminium=aluminum|al=aluminum|alu=aluminum",
     "frame_material"},

    {"", "doortype|türtyp|typedeporte", Text, "schedule.door_type"},
    {"", "doorfinish|leaffinish|türblattoberfläche", Text, "schedule.door_finish"},
    {"*Materials and Finishes", "finish", Text, "schedule.door_finish"},
    {"", "frametype|zargentyp|typedecadre", Text, "schedule.frame_type"},
    {"", "framefinish|zargenoberfläche", Text, "schedule.frame_finish"},
    {"", "glasstype|glazingtype", Text, "schedule.glazing"},
    {"", "headdetail|sturzdetail", Text, "schedule.head_detail"},
    {"", "jambdetail|anschlagdetail", Text, "schedule.jamb_detail"},
    {"", "silldetail|brüstungdetail", Text, "schedule.sill_detail"},
    {"", "stc|stcrating|soundtransmissionclass", Count, "schedule.stc"},
    {"", "keyset|keying|schließgruppe", Text, "schedule.keyset"},
    {"", "remarks|doorremarks|bemerkung|bemerkungen|anmerkung|remarques", Text, "schedule.remarks"},
    {"*Identity Data", "comments|kommentare|commentaires", Text, "schedule.remarks"},

    {"*Identity Data", "mark|kennzeichen|identifiant", Mark},
    {"", "doornumber|doorno|doormark|türnummer|türnr|deurnummer|numérodeporte|建具番号|扉番号", Mark},

    {"",
     "hand|handing|doorhand|doorhanding|doorswing|swing|swingdirection|doorswingdirection|openingdirection|openingside|hingeside|"
     "anschlag|anschlagsrichtung|anschlagseite|anschlagsseite|türanschlag|dinrichtung|öffnungsrichtung|aufschlagrichtung|aufschlag|"
     "bandseite|türbandseite|sensdouverture|sensouverture|draairichting|manodeapertura|sensodeapertura|hängning|slagriktning|勝手|開き勝手",
     Keep, "", "", "stated_hand"},
    {"",
     "hardwareset|hardwaregroup|hardware|hwset|hwgroup|beschlag|beschlaggruppe|beschlagsgruppe|ironmongery|ironmongeryset|quincaillerie|"
     "hangenensluitwerk|herrajes|ferragens|金物",
     Keep, "", "", "hardware_set"},
    {"", "lockfunction|locktype|lock|schloss|schlosstyp|serrure", Keep, "", "", "lock"},
    {"", "panichardware|panic|exitdevice|panikfunktion|panikbeschlag|panikschloss|antipanique", Keep, "", "", "panic_hardware"},
    {"", "holdopen|feststellanlage|feststellvorrichtung", Keep, "", "", "hold_open"},
    {"", "accesscontrol|cardreader|zutrittskontrolle|contrôledaccès", Keep, "", "", "access_control"},
    {"", "electriclock|electricstrike|maglock|elektroöffner|türöffner|gâcheélectrique|ventouse", Keep, "", "", "electric_lock"},
    {"Pset_DoorCommon", "reference", Keep, "", "", "reference"},
    {"Pset_DoorCommon", "status", Keep, "", "", "status"},
    {"Pset_DoorCommon", "glazingareafraction", Keep, "", "", "glazing_area_fraction"},
    {"", "acousticrating|soundrating|schalldämmwert|schallschutz|affaiblissementacoustique", Keep, "", "", "acoustic_rating"},
    {"", "securityrating|resistanceclass|widerstandsklasse|einbruchschutz|einbruchhemmung", Keep, "", "", "security_rating"},
};

constexpr ImportRow walls[] = {
    {"", SP_RATING_NAMES "|wallfirerating", Rating, "wall.rating_h", "standard=wall.rating_standard", "fire_rating"},
    {"", "fireratingrequirement|fireratingrequirements|requiredfirerating", Keep, "", "", "fire_rating_required"},
    {"", "isexternal|istaussen|istaußen|estexterieur|estextérieur", Words, "wall.type", "yes=exterior", ""},
    {"*Construction", "function|funktion|fonction", KnownWords, "wall.type",
     "exterior=exterior|1=exterior|außen=exterior|extérieur=exterior", "", true},
    {"", "compartmentation|firecompartment|brandabschnitt|compartimentage", Keep, "", "", "compartmentation"},
    {"", "smokebarrier|smokepartition|rauchabschnitt", Keep, "", "", "smoke_barrier"},
};

constexpr ImportRow rooms[] = {
    {"Pset_SpaceCommon", "publiclyaccessible", Words, "space.public", SP_YES_NO, ""},
    {"Pset_SpaceCommon", "isexternal", Words, "space.kind", "yes=outside", ""},
    {"Pset_SpaceCommon", "handicapaccessible", Keep, "", "", "handicap_accessible"},
    {"Pset_SpaceCommon", "category", Keep, "", "", "category"},
    {"Pset_SpaceCommon", "netplannedarea", Keep, "", "", "net_planned_area"},
    {"Pset_SpaceCommon", "grossplannedarea", Keep, "", "", "gross_planned_area"},
    {"Pset_SpaceOccupancyRequirements", "occupancynumber", Count, "space.declared_occupants"},
    {"Pset_SpaceOccupancyRequirements", "occupancynumberpeak", Keep, "", "", "occupancy_number_peak"},
    {"Pset_SpaceOccupancyRequirements", "areaperoccupant", Keep, "", "", "area_per_occupant"},
    {"", "occupancytype|occupancy|occupancygroup|occupancyclassification|occupancyclass", KnownWords, "space.occupancy_group",
     "a1=A-1|a2=A-2|a3=A-3|a4=A-4|a5=A-5|groupb=B|bbusiness=B|groupe=E|eeducational=E|f1=F-1|f2=F-2|h1=H-1|h2=H-2|h3=H-3|h4=H-4|h5=H-5|i1=I-1|"
     "i2=I-2|i3=I-3|i4=I-4|groupm=M|mmercantile=M|r1=R-1|r2=R-2|r3=R-3|r4=R-4|s1=S-1|s2=S-2|groupu=U|uutility=U",
     "occupancy_type"},
    {"Pset_SpaceFireSafetyRequirements", "flammablestorage", Words, "space.hazard", "yes=flammable", "flammable_storage"},
    {"", "sprinklerprotection", Keep, "", "", "sprinkler_protection"},
    {"", "sprinklerprotectionautomatic", Keep, "", "", "sprinkler_protection_automatic"},
    {"Pset_SpaceFireSafetyRequirements", "airpressurization", Keep, "", "", "air_pressurization"},
    {"Pset_SpaceFireSafetyRequirements", "mainfireuse", Keep, "", "", "main_fire_use"},
    {"Pset_SpaceFireSafetyRequirements", "ancillaryfireuse", Keep, "", "", "ancillary_fire_use"},
    {"Pset_SpaceFireSafetyRequirements", "fireriskfactor", Keep, "", "", "fire_risk_factor"},
    {"Pset_SpaceFireSafetyRequirements", "firehazardfactor", Keep, "", "", "fire_hazard_factor"},
    {"", "fireexit", Keep, "", "", "fire_exit"},
    {"", "department|abteilung", Keep, "", "", "department"},
};

constexpr ImportRow valves[] = {
    {"", "failposition|failsafeposition|failureposition|sicherheitsstellung", Words, "valve.fail_position",
     "failopen=FO|failclosed=FC|fo=FO|fc=FC|open=FO|closed=FC|faillast=FL|failinplace=FIP|failasis=FIP|fip=FIP|fl=FL|fldo=FL/DO|fldc=FL/DC|fi=FI|"
     "failindeterminate=FI|other=|stayput=FIP",
     "fail_position"},
    {"Pset_ValveTypeIsolating", "isnormallyopen", Words, "valve.normal_position", "yes=open|no=closed", "is_normally_open"},
    {"Pset_ValveTypeIsolating", "isolatingpurpose", Keep, "", "", "isolating_purpose"},
    {"Pset_ValveTypeCommon", "size", Measure, "body.size_in"},
    {"Pset_ValveTypeCommon", "valvemechanism", KnownWords, "body.kind",
     "ball=ball|butterfly=butterfly|configuredgate=gate|parallelslide=gate|wedgegate=gate|globe=globe|lubricatedplug=plug|plug=plug",
     "valve_mechanism"},
    {"PredefinedType", "predefinedtype", KnownWords, "body.kind",
     "check=check|doublecheck=check|pressurerelief=relief|pressurereducing=regulator", "", true},
    {"Pset_ValveTypeCommon", "valveoperation", KnownWords, "actuator.kind",
     "lever=manual|wheel=manual|lockshield=manual|solenoid=solenoid|motorized=motor|float=self_actuated|dropweight=self_actuated|"
     "thermostatic=self_actuated",
     "valve_operation"},
    {"Pset_ValveTypeCommon", "valvepattern", Keep, "", "", "valve_pattern"},
    {"Pset_ValveTypeCommon", "workingpressure", Keep, "", "", "working_pressure"},
    {"Pset_ValveTypeCommon", "testpressure", Keep, "", "", "test_pressure"},
    {"Pset_ValveTypeCommon", "flowcoefficient", Keep, "", "", "flow_coefficient"},
    {"Pset_ValveTypeCommon", "closeoffrating", Keep, "", "", "close_off_rating"},
    {"Pset_ActuatorTypeCommon", "manualoverride", Keep, "", "", "manual_override"},
    {"", "positiononsignalloss", Keep, "", "", "position_on_signal_loss"},
    {"", "positiononsupplyloss", Keep, "", "", "position_on_supply_loss"},
    {"", "dn|dn1|nennweite|nominaldiameter|nominalsize", Keep, "", "", "nominal_size"},
};
} // namespace

const ImportTable doorTable{doors, u"Pset_DoorCommon"};
const ImportTable wallTable{walls, u"Pset_WallCommon"};
const ImportTable roomTable{rooms, u"Pset_SpaceCommon"};
const ImportTable valveTable{valves, u"Pset_ValveTypeCommon"};

} // namespace sp
