// SPDX-License-Identifier: GPL-3.0-or-later
// The pressure cascade: in which direction air flows over the boundaries of a room, in normal operation and when something fails
// (valve-and-power-rules.md B2, C4).
#include "core/failure/containment_flow.h"

#include <cmath>
#include <limits>

namespace sp {

namespace {

using S = SubjectKind;
using F = FieldType;
constexpr KnownFrom D = KnownFrom::Design;
constexpr Ask P = Ask::ProcessEngineer;
constexpr double microPascal = 1e6;

struct Facts {
    explicit Facts(const FactSheet& s)
        : cascade(s.id("space.pressure_cascade")), containment(s.id("space.containment")), grade(s.id("space.gmp_grade")),
          point(s.id("space.dp_setpoint_pa")), role(s.id("space.pressure_role")), supplyLost(s.id("space.dp_supply_lost_pa")),
          exhaustLost(s.id("space.dp_exhaust_lost_pa")), failed(s.id("space.failed_pressure"))
    {
    }
    FactId cascade, containment, grade, point, role, supplyLost, exhaustLost, failed;
};

const Facts& facts(const FactSheet& s)
{
    static const Facts f(s);
    return f;
}

bool isContained(QStringView level)
{
    return level == u"bsl3" || level == u"bsl4" || level == u"absl3" || level == u"absl4";
}

// A grade is told of rooms that have one; of the others nobody says that they have none.
bool isClean(const FactSheet& s, Subject room)
{
    const FactView v{s, room, nullptr};
    const auto grade = v.word(facts(s).grade);
    return (grade && *grade != u"none") || v.word(facts(s).containment) == u"cleanroom";
}

// 0 for an ordinary room, more the cleaner it is.
int cleanliness(const FactSheet& s, Subject room)
{
    const auto grade = FactView{s, room, nullptr}.word(facts(s).grade);
    if (grade && *grade != u"none")
        return *grade == u"a" ? 4 : *grade == u"b" ? 3 : *grade == u"c" ? 2 : 1;
    return isClean(s, room) ? 1 : 0;
}

Measured cascadeOf(const FactSheet& s, Subject at, Trace* t)
{
    const auto level = FactView{s, at, t}.word(facts(s).containment);
    if (!level)
        return Measured::unknown();
    const bool clean = isClean(s, at);
    return Measured::known(
        wordValue(s, facts(s).cascade, isContained(*level) ? (clean ? u"both" : u"containment") : (clean ? u"clean" : u"none")));
}

bool isContainedRoom(const FactSheet& s, int row)
{
    return row >= 0
        && isContained(FactView{s, {S::Room, static_cast<quint32>(row), 0}, nullptr}.word(facts(s).containment).value_or(QString()));
}

/// An opening of a room and what is behind it.
struct Boundary {
    quint32 opening = 0;
    int room = -1; ///< -1: outside
    bool known = true; ///< what is behind it
};

std::vector<Boundary> boundariesOf(const FactSheet& s, quint32 room)
{
    std::vector<Boundary> out;
    for (size_t row = 0; row < s.project().openings.size(); ++row) {
        const auto& e = s.index().opening(row);
        const auto own = static_cast<int>(room);
        if (e.roomA == e.roomB || (e.roomA != own && e.roomB != own))
            continue;
        const bool a = e.roomA == own;
        const Beyond& beyond = a ? e.sides.b : e.sides.a;
        const int other = a ? e.roomB : e.roomA;
        out.push_back({static_cast<quint32>(row), other, other >= 0 || beyond.kind == Beyond::Kind::Outside});
    }
    return out;
}

// Doors from the nearest room that is not contained; people walk from there toward the hazard.
std::vector<int> depthsOf(const FactSheet& s)
{
    const size_t n = s.project().rooms.size();
    std::vector<int> depth(n, -1);
    std::vector<std::vector<int>> beside(n);
    std::vector<int> queue;
    for (size_t row = 0; row < s.project().openings.size(); ++row) {
        const auto& e = s.index().opening(row);
        for (const auto& [from, to] : {std::pair(e.roomA, e.roomB), std::pair(e.roomB, e.roomA)}) {
            if (!isContainedRoom(s, to))
                continue;
            const auto at = static_cast<size_t>(to);
            if (isContainedRoom(s, from)) {
                beside[static_cast<size_t>(from)].push_back(to);
            } else if (depth[at] < 0) {
                depth[at] = 1;
                queue.push_back(to);
            }
        }
    }
    for (size_t i = 0; i < queue.size(); ++i)
        for (const int next : beside[static_cast<size_t>(queue[i])])
            if (depth[static_cast<size_t>(next)] < 0) {
                depth[static_cast<size_t>(next)] = depth[static_cast<size_t>(queue[i])] + 1;
                queue.push_back(next);
            }
    return depth;
}

/// A boundary over which the air has a direction.
struct Step {
    Boundary at;
    bool below = true; ///< the room is to be lower than what is behind it; else higher
};

// Boundaries at which the room is the end that the others look to: the deeper of two contained rooms, the cleaner of two clean ones. Each is
// told of one room only.
std::vector<Step> stepsOf(const FactSheet& s, Subject room)
{
    const bool contained = isContainedRoom(s, static_cast<int>(room.row));
    const std::vector<int> depth = contained ? depthsOf(s) : std::vector<int>();
    const int own = cleanliness(s, room);
    std::vector<Step> out;
    for (const Boundary& b : boundariesOf(s, room.row)) {
        const bool both = contained && isContainedRoom(s, b.room);
        if (contained && (!both || depth[static_cast<size_t>(b.room)] < depth[room.row]))
            out.push_back({b, true});
        else if (!contained && own > (b.room < 0 ? 0 : cleanliness(s, {S::Room, static_cast<quint32>(b.room), 0}))
                 && !isContainedRoom(s, b.room))
            out.push_back({b, false});
    }
    return out;
}

void note(Trace* t, const Missing& missing)
{
    if (t && std::find(t->missing.begin(), t->missing.end(), missing) == t->missing.end())
        t->missing.push_back(missing);
}

// Pascals against the outside.
std::optional<double> setPoint(const FactSheet& s, int room, Trace* t)
{
    if (room < 0)
        return 0.0;
    const auto n = FactView{s, {S::Room, static_cast<quint32>(room), 0}, t}.number(facts(s).point);
    return n ? std::optional(static_cast<double>(*n) / microPascal) : std::nullopt;
}

std::optional<double> behind(const FactSheet& s, const Boundary& b, Trace* t)
{
    if (b.known)
        return setPoint(s, b.room, t);
    note(t, {facts(s).point, {S::Opening, b.opening, 0}, Why::NoData});
    return std::nullopt;
}

// A sink or bubble breaks the cascade on purpose.
std::optional<bool> breaksIt(const FactSheet& s, int room, Trace* t)
{
    if (room < 0)
        return false;
    const auto role = FactView{s, {S::Room, static_cast<quint32>(room), 0}, t}.word(facts(s).role);
    return role ? std::optional(*role != u"cascade") : std::nullopt;
}

QString doorName(const FactSheet& s, quint32 opening)
{
    return s.nameOf({S::Opening, opening, 0});
}

/// Doors for which something does not hold, and whether that is not known of others.
struct Doors {
    QStringList wrong;
    bool open = false;
};

Measured holds(const Doors& d)
{
    return !d.wrong.isEmpty() ? Measured::known(false) : d.open ? Measured::unknown() : Measured::known(true);
}
Measured names(const Doors& d)
{
    if (d.wrong.isEmpty())
        return d.open ? Measured::unknown() : Measured::known(QStringLiteral("none"));
    return Measured::known(d.wrong.join(QStringLiteral(", ")));
}

// Signs against the cascade that nobody has declared.
Doors wrongSigns(const FactSheet& s, Subject at, Trace* t)
{
    Doors out;
    for (const Step& step : stepsOf(s, at)) {
        const auto here = setPoint(s, static_cast<int>(at.row), t);
        const auto there = behind(s, step.at, t);
        if (!here || !there) {
            out.open = true;
            continue;
        }
        if (step.below ? *here < *there : *here > *there)
            continue;
        const auto declared = either(breaksIt(s, static_cast<int>(at.row), t), breaksIt(s, step.at.room, t));
        out.open = out.open || !declared;
        if (declared == false)
            out.wrong += doorName(s, step.at.opening);
    }
    return out;
}

Measured boundaryCount(const FactSheet& s, Subject at, Trace*)
{
    return Measured::known(static_cast<qint64>(stepsOf(s, at).size()));
}

// In either direction: a sink or bubble has steps as well, and a wrong sign is another matter.
Measured smallestStep(const FactSheet& s, Subject at, Trace* t)
{
    std::optional<double> least;
    bool open = false;
    for (const Step& step : stepsOf(s, at)) {
        const auto here = setPoint(s, static_cast<int>(at.row), t);
        const auto there = behind(s, step.at, t);
        open = open || !here || !there;
        if (here && there)
            least = std::min(least.value_or(std::abs(*here - *there)), std::abs(*here - *there));
    }
    return open || !least ? Measured::unknown()
                          : Measured::known(Quantity{Dim::Pressure, static_cast<qint64>(std::llround(*least * microPascal))});
}

// A declared sink is lower than all that is beside it, a bubble higher.
Doors falseRole(const FactSheet& s, Subject at, Trace* t)
{
    Doors out;
    const auto role = FactView{s, at, t}.word(facts(s).role);
    if (!role || *role == u"cascade")
        return {{}, !role};
    for (const Boundary& b : boundariesOf(s, at.row)) {
        const auto here = setPoint(s, static_cast<int>(at.row), t);
        const auto there = behind(s, b, t);
        if (!here || !there)
            out.open = true;
        else if (*role == u"sink" ? *here >= *there : *here <= *there)
            out.wrong += doorName(s, b.opening);
    }
    return out;
}

// --- when something fails ---

/// What the pressure of a room may be, in pascals.
struct Range {
    double low, high;
};

Range normalRange(double pa)
{
    return {pa, pa};
}

// With its dampers as an event leaves them (B2); nullopt where nothing tells.
std::optional<Range> failedRange(const FactSheet& s, int room, const ContainmentDampers& dampers, size_t event, double normal, Trace* t)
{
    constexpr double any = std::numeric_limits<double>::infinity();
    if (room < 0 || dampers.none())
        return normalRange(normal);
    const Subject at{S::Room, static_cast<quint32>(room), 0};
    const auto stated = [&](FactId fact, const Range& otherwise) {
        const auto n = FactView{s, at, nullptr}.number(fact);
        return n ? normalRange(static_cast<double>(*n) / microPascal) : otherwise;
    };
    const auto flow = dampers.at(event);
    if (!flow)
        return std::nullopt;
    switch (*flow) {
    case RoomFlow::None:
    case RoomFlow::StaticTight: return normalRange(normal);
    case RoomFlow::Inward: return stated(facts(s).supplyLost, {-any, normal});
    case RoomFlow::Outward: return stated(facts(s).exhaustLost, {std::max(0.0, normal), any});
    case RoomFlow::Static: return normalRange(0);
    case RoomFlow::Fans:
    case RoomFlow::Unproven: break;
    }
    note(t, {facts(s).failed, at, Why::NoData});
    return std::nullopt;
}

// Whether a boundary that is right in normal operation turns round in an event; nullopt where that is not known.
std::optional<bool> turnsRound(const Range& here, const Range& there, bool below)
{
    const double least = below ? there.low - here.high : here.low - there.high; // of the step in its direction
    const double most = below ? there.high - here.low : here.high - there.low;
    return least > 0 ? std::optional(false) : most <= 0 ? std::optional(true) : std::nullopt;
}

// Boundaries that are right in normal operation and turn round when both rooms are as the same event leaves them.
Doors turned(const FactSheet& s, Subject at, Trace* t)
{
    Doors out;
    const auto own = static_cast<int>(at.row);
    const ContainmentDampers mine(s, at.row, t);
    for (const Step& step : stepsOf(s, at)) {
        const auto here = setPoint(s, own, t);
        const auto there = behind(s, step.at, t);
        if (!here || !there) {
            out.open = true;
            continue;
        }
        if (*here == *there || (*here < *there) != step.below)
            continue; // wrong from the start
        const bool inside = isContainedRoom(s, step.at.room);
        const ContainmentDampers others(s, inside ? static_cast<quint32>(step.at.room) : at.row, t);
        std::optional<bool> turns = false;
        for (size_t event = 0; event < ContainmentDampers::events; ++event) {
            const auto a = failedRange(s, own, mine, event, *here, t);
            const auto b = inside ? failedRange(s, step.at.room, others, event, *there, t) : normalRange(*there);
            const auto now = a && b ? turnsRound(*a, *b, step.below) : std::nullopt;
            if (a && b && !now) // how far the rooms go is not known
                for (const int room : {own, step.at.room})
                    if (isContainedRoom(s, room))
                        note(t, {facts(s).failed, {S::Room, static_cast<quint32>(room), 0}, Why::NoData});
            turns = either(turns, now);
        }
        if (turns == true)
            out.wrong += doorName(s, step.at.opening);
        out.open = out.open || !turns;
    }
    return out;
}

// A clean room for hazardous work wants to be lower and higher than its neighbours: a sink or bubble stands between.
Doors unbuffered(const FactSheet& s, Subject at, Trace* t)
{
    Doors out;
    for (const Boundary& b : boundariesOf(s, at.row)) {
        const auto buffer = b.known ? breaksIt(s, b.room, t) : std::nullopt;
        if (!b.known)
            note(t, {facts(s).role, {S::Opening, b.opening, 0}, Why::NoData});
        if (buffer == false)
            out.wrong += doorName(s, b.opening);
        out.open = out.open || !buffer;
    }
    return out;
}

template <Doors (*Of)(const FactSheet&, Subject, Trace*), Measured (*Give)(const Doors&)>
Measured give(const FactSheet& s, Subject at, Trace* t)
{
    return Give(Of(s, at, t));
}

constexpr FieldType Bool = FieldType::Bool;

constexpr MeasuredRow rows[] = {
    {"space.pressure_cascade", S::Room, F::Word, "", "none|containment|clean|both", P, D, "the pressure cascade that the room is in",
     &cascadeOf},
    {"space.failed_pressure", S::Room, Bool, "", "", P, D, "the pressure of the room when its supply or exhaust fails", nullptr},
    {"space.pressure_boundaries", S::Room, F::Int, "", "", P, D, "the number of boundaries at which the room ends a step", &boundaryCount},
    {"space.pressure_signs_right", S::Room, Bool, "", "", P, D, "whether the pressure goes the right way over every boundary",
     &give<&wrongSigns, &holds>},
    {"space.pressure_wrong_doors", S::Room, F::Text, "", "", P, D, "the doors over which the pressure goes the wrong way",
     &give<&wrongSigns, &names>},
    {"space.pressure_step_pa", S::Room, F::Quantity, "Pa", "", P, D, "the smallest pressure step of the room", &smallestStep},
    {"space.pressure_role_right", S::Room, Bool, "", "", P, D, "whether the room is the sink or bubble that it is said to be",
     &give<&falseRole, &holds>},
    {"space.pressure_role_doors", S::Room, F::Text, "", "", P, D, "the doors at which the room is no sink or bubble",
     &give<&falseRole, &names>},
    {"space.pressure_signs_kept", S::Room, Bool, "", "", P, D, "whether the pressure keeps its direction when something fails",
     &give<&turned, &holds>},
    {"space.pressure_turned_doors", S::Room, F::Text, "", "", P, D, "the doors over which the pressure turns round when something fails",
     &give<&turned, &names>},
    {"space.pressure_buffered", S::Room, Bool, "", "", P, D, "whether sinks or bubbles stand around the room", &give<&unbuffered, &holds>},
    {"space.pressure_unbuffered_doors", S::Room, F::Text, "", "", P, D, "the doors without a sink or bubble behind them",
     &give<&unbuffered, &names>},
};

} // namespace

namespace tables {
const std::span<const MeasuredRow> pressureMeasures = rows;
} // namespace tables

} // namespace sp
