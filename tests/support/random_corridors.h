// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/egress_plans.h"

#include <random>

namespace sp::test {

/// A corridor with branches and alcoves on both sides, columns, rooms between the branches, and doors that stand opposite each other now and
/// then. `placed` of the builder moves all of it.
class RandomCorridor final {
public:
    explicit RandomCorridor(unsigned seed, FloorBuilder& b) : m_random(seed), m_b(b)
    {
        m_length = 20 + 2 * upTo(10);
        m_width = 1.2 + 0.4 * upTo(5);
        const std::vector<Branch> above = branches(), below = branches();
        std::vector<Metres> outline{{0, 0}};
        for (const Branch& s : below)
            outline.insert(outline.end(), {{s.x0, 0}, {s.x0, -s.depth}, {s.x1, -s.depth}, {s.x1, 0}});
        outline.insert(outline.end(), {{m_length, 0}, {m_length, m_width}});
        for (size_t i = above.size(); i-- > 0;)
            outline.insert(outline.end(),
                           {{above[i].x1, m_width},
                            {above[i].x1, m_width + above[i].depth},
                            {above[i].x0, m_width + above[i].depth},
                            {above[i].x0, m_width}});
        outline.push_back({0, m_width});
        std::vector<Ring> columns;
        for (int i = 0; m_width > 2 && i < upTo(3); ++i)
            columns.push_back(b.box(3.1 + 5 * i, 0.7, 3.5 + 5 * i, 1.1));
        corridor = b.corridor(b.ring(outline), columns);
        exitDoor(0, m_width / 2, 5);
        exitDoor(m_length, m_width / 2, 5);
        for (const Branch& s : above)
            exitDoor((s.x0 + s.x1) / 2, m_width + s.depth, 1);
        rooms(above, m_width, 1);
        rooms(below, 0, -1);
    }

    int corridor = -1;

private:
    struct Branch {
        double x0, x1, depth;
    };

    int upTo(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most + 1)); }

    std::vector<Branch> branches()
    {
        std::vector<Branch> out;
        for (double x = 1 + upTo(8); x < m_length - 5; x += 3 + upTo(16) * 0.5) {
            out.push_back({x, x + 1.5 + 0.5 * upTo(4), 0.5 + 0.5 * upTo(12)});
            x = out.back().x1;
        }
        return out;
    }
    void exitDoor(double x, double y, int likely)
    {
        if (upTo(5) < likely)
            use(m_b.door(corridor, upTo(2) ? FloorBuilder::openAir : FloorBuilder::enclosure(upTo(1)), m_b.point(x, y)));
    }
    void use(int door)
    {
        DoorUse& u = m_b.use[static_cast<size_t>(door)];
        if (upTo(9) == 0)
            u.fromA = false;
        if (upTo(9) == 0)
            u.fromB = false;
    }
    void rooms(const std::vector<Branch>& between, double wall, int up)
    {
        double x = 0;
        for (size_t i = 0; i <= between.size(); ++i) {
            const double end = i < between.size() ? between[i].x0 : m_length;
            if (end - x >= 2)
                bay(x, end, wall, up, i > 0 ? between[i - 1].depth : 0, i < between.size() ? between[i].depth : 0);
            x = i < between.size() ? between[i].x1 : x;
        }
    }
    // Rooms side by side between two branches.
    void bay(double x0, double x1, double wall, int up, double left, double right)
    {
        const double depth = 3 + upTo(5);
        const int count = 1 + upTo(std::min(2, static_cast<int>((x1 - x0) / 2) - 1));
        int before = -1;
        for (int i = 0; i < count; ++i) {
            const double from = x0 + (x1 - x0) * i / count, to = x0 + (x1 - x0) * (i + 1) / count;
            const int room = m_b.room(m_b.box(from, wall, to, wall + up * depth));
            if (upTo(8) == 0)
                m_b.space(room).noThrough = true;
            for (int n = upTo(2); n > 0; --n)
                use(m_b.door(room, corridor, m_b.point(std::min(std::ceil(from) + upTo(3) + 0.5, to - 0.25), wall)));
            if (i == 0 && left > 1 && upTo(1))
                use(m_b.door(room, corridor, m_b.point(from, wall + up * std::min(left, depth) * 0.5)));
            if (i == count - 1 && right > 1 && upTo(1))
                use(m_b.door(room, corridor, m_b.point(to, wall + up * std::min(right, depth) * 0.5)));
            if (before >= 0 && upTo(1))
                use(m_b.door(before, room, m_b.point(from, wall + up * depth * 0.5)));
            if (upTo(9) == 0)
                use(m_b.door(room, FloorBuilder::openAir, m_b.point((from + to) / 2, wall + up * depth)));
            before = room;
        }
    }

    std::mt19937 m_random;
    FloorBuilder& m_b;
    double m_length = 0, m_width = 0;
};

} // namespace sp::test
