// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/floor_maker.h"

#include <algorithm>
#include <cmath>

namespace sp {

namespace {

constexpr Length wideOpening{1'220'000'000}; // clear (egress.md 2)

bool isJoin(const std::vector<FloorJoin>& joins, size_t door)
{
    return std::any_of(joins.begin(), joins.end(), [&](const FloorJoin& join) { return join.door == static_cast<int>(door); });
}

} // namespace

void FloorMaker::openAir(size_t i, Stand& stand)
{
    const FloorDoor& d = door(i);
    stand.beside = d.noExit ? Beside::Nowhere : Beside::Exit;
    if (stand.beside == Beside::Exit && m_input.aboveGrade.value_or(1) > 1 && !d.exit) {
        NotMeasured& said = say(NotMeasured::Cause::AboveGrade);
        said.opening = static_cast<int>(i);
        said.at = d.middle;
    }
}

FloorMaker::Stand FloorMaker::stand(size_t i, Side side)
{
    const FloorDoor& d = door(i);
    const FloorSide& s = side == Side::A ? d.a : d.b;
    Stand out;
    if (s.kind == Beyond::Kind::Outside) {
        openAir(i, out);
        return out;
    }
    if (s.kind == Beyond::Kind::Unknown) {
        if (d.exit) // whoever says so knows what is there
            openAir(i, out);
        return out;
    }
    const auto notThere = [&] {
        // A wall that the outline of its room runs past: said once, not for either side.
        if (side == Side::B && d.a.kind == s.kind && d.a.room == s.room && !m_out.problems.empty()
            && m_out.problems.back().cause == NotMeasured::Cause::NotOnOutline && m_out.problems.back().opening == static_cast<int>(i))
            return out;
        NotMeasured& said = say(NotMeasured::Cause::NotOnOutline);
        said.opening = static_cast<int>(i);
        said.room = s.room;
        said.at = d.middle;
        return out;
    };
    if (s.room < 0)
        return notThere(); // it leads to a room of another storey
    if (room(s.room).terrace && d.exit) {
        out.beside = Beside::Exit;
        return out;
    }
    switch (room(s.room).kind) {
    case FloorRoom::Kind::Exit: out.beside = d.noExit ? Beside::Nowhere : Beside::Exit; return out;
    case FloorRoom::Kind::Above: out.beside = d.exit ? Beside::Exit : Beside::Nowhere; return out;
    case FloorRoom::Kind::Nowhere: return out;
    case FloorRoom::Kind::Floor: break;
    }
    if (m_unmeasured[static_cast<size_t>(s.room)])
        return out;
    const FaceFinder finder(d, side);
    for (size_t p = 0; p < m_parts.size(); ++p)
        if (m_parts[p].room == s.room)
            if (const auto hit = finder.on(m_parts[p].area); hit && (out.part < 0 || std::fabs(hit->off) < std::fabs(out.hit.off))) {
                out.part = static_cast<int>(p);
                out.hit = *hit;
            }
    if (out.part < 0)
        return notThere();
    out.beside = Beside::Floor;
    m_used[static_cast<size_t>(out.part)] = true;
    if (std::fabs(out.hit.off) > static_cast<double>(worthTelling.n)) {
        NotMeasured& said = say(NotMeasured::Cause::Moved);
        said.opening = static_cast<int>(i);
        said.room = s.room;
        said.at = out.hit.node.at;
        said.amount = std::fabs(out.hit.off);
    }
    return out;
}

void FloorMaker::placeDoors()
{
    m_used.assign(m_parts.size(), false);
    m_stands.resize(m_input.doors.size());
    for (const FloorJoin& join : m_joined->joins)
        m_used[static_cast<size_t>(join.a)] = m_used[static_cast<size_t>(join.b)] = true;
    for (size_t i = 0; i < m_input.doors.size(); ++i) {
        const FloorDoor& d = door(i);
        if (!d.placed) {
            NotMeasured& said = say(NotMeasured::Cause::NoPlace);
            said.opening = static_cast<int>(i);
            said.room = d.a.room >= 0 ? d.a.room : d.b.room;
            continue;
        }
        m_stands[i] = {stand(i, Side::A), stand(i, Side::B)};
    }
}

std::optional<FaceHit> FloorMaker::onCell(size_t i, Side side, const Stand& stand, double along) const
{
    const int cell = m_out.spaces[static_cast<size_t>(m_spaceOf[static_cast<size_t>(stand.part)])].cell;
    return FaceFinder(door(i), side).again(m_cells[static_cast<size_t>(cell)].rings, stand.hit, along);
}

// Three nodes on both faces or one: they are crossed one by one.
bool FloorMaker::isWide(size_t i, const Stands& stands) const
{
    const FloorDoor& d = door(i);
    if (!d.width || *d.width <= wideOpening)
        return false;
    const double aside = static_cast<double>(d.width->n) / 2 - static_cast<double>(m_settings.clearance.n);
    if (aside <= 0)
        return false;
    for (const Side side : {Side::A, Side::B}) {
        const Stand& s = side == Side::A ? stands.a : stands.b;
        if (s.beside == Beside::Floor && !(onCell(i, side, s, -aside) && onCell(i, side, s, aside)))
            return false;
    }
    return true;
}

void FloorMaker::addNodes(size_t i, Side side, const Stand& stand, bool wide, WalkDoor::Face& face)
{
    const FloorDoor& d = door(i);
    const FaceFinder finder(d, side);
    const double half = d.width ? static_cast<double>(d.width->n) / 2 : 0;
    face.beside = stand.beside;
    face.middle = stand.beside == Beside::Floor ? stand.hit.node.at : finder.face(0);
    face.jambs[0] = finder.shifted(face.middle, -half);
    face.jambs[1] = finder.shifted(face.middle, half);
    if (stand.beside != Beside::Floor) {
        const int beyond = side == Side::A ? d.a.room : d.b.room;
        if (beyond >= 0 && room(beyond).kind == FloorRoom::Kind::Exit && !room(beyond).outside)
            face.beyondRoom = beyond;
        return;
    }
    face.space = m_spaceOf[static_cast<size_t>(stand.part)];
    face.cell = m_out.spaces[static_cast<size_t>(face.space)].cell;
    std::vector<CellNode>& nodes = m_cells[static_cast<size_t>(face.cell)].nodes;
    const double aside = half - static_cast<double>(m_settings.clearance.n);
    for (const double along : wide ? std::vector<double>{0, -aside, aside} : std::vector<double>{0})
        if (const auto hit = onCell(i, side, stand, along)) {
            face.nodes.push_back(static_cast<int>(nodes.size()));
            nodes.push_back(hit->node);
        }
}

void FloorMaker::makeDoors()
{
    for (size_t i = 0; i < m_input.doors.size(); ++i) {
        const FloorDoor& d = door(i);
        if (!d.placed || isJoin(m_joined->joins, i))
            continue;
        Stands& stands = m_stands[i];
        // What joins a room to the rest of its floor may have swallowed the wall that the opening was in.
        for (const Side side : {Side::A, Side::B})
            if (Stand& s = side == Side::A ? stands.a : stands.b; s.beside == Beside::Floor && !onCell(i, side, s, 0)) {
                NotMeasured& said = say(NotMeasured::Cause::NotOnOutline);
                said.opening = static_cast<int>(i);
                said.room = m_parts[static_cast<size_t>(s.part)].room;
                said.at = s.hit.node.at;
                s.beside = Beside::Nowhere;
            }
        WalkDoor out;
        out.opening = static_cast<int>(i);
        out.width = d.width.value_or(Length{});
        out.leaf = d.leaf;
        out.passable = d.passable;
        out.asksBeyond = !d.noExit && !d.exit
            && ((d.a.kind == Beyond::Kind::Unknown && stands.b.beside == Beside::Floor)
                || (d.b.kind == Beyond::Kind::Unknown && stands.a.beside == Beside::Floor));
        const bool wide = isWide(i, stands);
        addNodes(i, Side::A, stands.a, wide, out.a);
        addNodes(i, Side::B, stands.b, wide, out.b);
        out.horizontalExit = d.horizontalExit && out.a.beside == Beside::Floor && out.b.beside == Beside::Floor;
        const auto nm = [](PlanPoint a, PlanPoint b) {
            return std::hypot(static_cast<double>(b.x.n - a.x.n), static_cast<double>(b.y.n - a.y.n));
        };
        out.crossing = nm(out.a.middle, out.b.middle);
        m_out.doors.push_back(std::move(out));
    }
}

} // namespace sp
