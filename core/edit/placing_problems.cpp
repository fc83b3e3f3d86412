// SPDX-License-Identifier: GPL-3.0-or-later
// Openings that cannot be built as drawn: beyond their wall, over each other, leaves that meet something before they stand at a right angle.
#include "core/edit/edit_openings.h"
#include "core/edit/leaf_sweep.h"
#include "core/edit/opening_places.h"
#include "core/geom/box_index.h"

#include <map>
#include <set>

namespace sp {

namespace {

struct Obstacle {
    Ring outline;
    const Wall* wall = nullptr; ///< else an obstruction
    const Obstruction* thing = nullptr;
};

struct Leaf {
    const Opening* opening;
    LeafSweep sweep;
};

class StoreyScene final {
public:
    explicit StoreyScene(const Project& project) : m_project(project) { }

    void add(const Wall& wall)
    {
        if (wall.from == wall.to)
            return;
        // Boxes of a long wall are those of its pieces: one across the plan would be near everything.
        const Length length = distance(wall.from, wall.to);
        constexpr qint64 piece = 4'000'000'000;
        for (qint64 from = 0; from < length.n; from += piece) {
            Wall part = wall;
            part.from = pointBeside(wall.from, wall.to, {from}, {});
            part.to = pointBeside(wall.from, wall.to, {std::min(length.n, from + piece)}, {});
            addBox(boxOf(wallOutline(part)));
        }
        m_obstacles.push_back({wallOutline(wall), &wall, nullptr});
    }
    void add(const Obstruction& thing)
    {
        if (thing.outline.size() < 3 || thing.kind == ObstructionKind::Void)
            return;
        addBox(boxOf(thing.outline));
        m_obstacles.push_back({thing.outline, nullptr, &thing});
    }
    void add(const Opening& opening)
    {
        m_openings.push_back(&opening);
        if (opening.place.wall)
            m_inWall[*opening.place.wall].push_back(&opening);
        for (LeafSweep& sweep : sweepsOf(m_project, opening)) {
            m_leafBoxes.push_back(boxOf(sweep.outline));
            m_leaves.push_back({&opening, std::move(sweep)});
        }
    }

    void judge(Errors& out)
    {
        for (const Opening* opening : m_openings)
            if (const auto problem = fitProblem(*opening))
                out.push_back({problem->code, openingName(*opening) + QStringLiteral(": ") + problem->message, problem->where});
        judgeLeaves(out);
        judgePairs(out);
    }

private:
    /// For the obstacle that is put next.
    void addBox(const PlanBox& box)
    {
        m_boxes.push_back(box);
        m_obstacleOf.push_back(m_obstacles.size());
    }

    // The same question as for a new opening, asked of the few that stand in the same wall.
    std::optional<Error> fitProblem(const Opening& opening) const
    {
        return opening.place.wall ? sp::fitProblem(m_project, opening, m_inWall.value(*opening.place.wall)) : std::nullopt;
    }

    void judgeLeaves(Errors& out) const
    {
        const BoxIndex index(m_boxes);
        const Opening* told = nullptr; // leaves of one opening come one after the other, and one is enough to say it
        for (size_t l = 0; l < m_leaves.size(); ++l) {
            const Leaf& leaf = m_leaves[l];
            if (leaf.opening == told)
                continue;
            const Wall* host = m_project.walls.find(leaf.opening->place.wall);
            for (const size_t box : index.meeting(m_leafBoxes[l])) {
                const Obstacle& obstacle = m_obstacles[m_obstacleOf[box]];
                if ((obstacle.wall && host && isPartOfHost(*host, *obstacle.wall)) || !leaf.sweep.meets(obstacle.outline))
                    continue;
                out.push_back(
                    {ErrorCode::Value,
                     QStringLiteral("%1 cannot open to a right angle: its leaf meets %2").arg(openingName(*leaf.opening), nameOf(obstacle)),
                     leaf.opening->id.text()});
                told = leaf.opening;
                break;
            }
        }
    }

    void judgePairs(Errors& out) const
    {
        const BoxIndex index(m_leafBoxes);
        std::set<std::pair<OpeningId, OpeningId>> told;
        for (size_t i = 0; i < m_leaves.size(); ++i)
            for (const size_t j : index.meeting(m_leafBoxes[i])) {
                const Opening *a = m_leaves[i].opening, *b = m_leaves[j].opening;
                if (j <= i || a == b || !m_leaves[i].sweep.meets(m_leaves[j].sweep.outline))
                    continue;
                const Opening& first = a->id < b->id ? *a : *b;
                const Opening& second = a->id < b->id ? *b : *a;
                if (told.insert({first.id, second.id}).second)
                    out.push_back(
                        {ErrorCode::Limit,
                         QStringLiteral("the leaves of %1 and %2 can meet when both are open").arg(openingName(first), openingName(second)),
                         first.id.text()});
            }
    }

    static QString nameOf(const Obstacle& obstacle)
    {
        if (obstacle.wall)
            return QStringLiteral("the wall %1").arg(obstacle.wall->id.text());
        static constexpr const char* kinds[] = {"a column", "a fixture", "a shaft", "a floor opening"};
        const QString what = obstacle.thing->kind ? QString::fromLatin1(kinds[static_cast<size_t>(*obstacle.thing->kind)])
                                                  : QStringLiteral("an obstruction");
        return what + u' ' + u'(' + obstacle.thing->name.value_or(obstacle.thing->id.text()) + u')';
    }

    const Project& m_project;
    std::vector<Obstacle> m_obstacles;
    std::vector<const Opening*> m_openings;
    std::vector<PlanBox> m_boxes; ///< of obstacles or of their pieces
    std::vector<size_t> m_obstacleOf; ///< of each box
    std::vector<Leaf> m_leaves;
    std::vector<PlanBox> m_leafBoxes;
    QHash<WallId, std::vector<const Opening*>> m_inWall;
};

} // namespace

Errors placingProblems(const Project& project, const std::optional<StoreyId>& storey)
{
    std::map<QString, StoreyScene> scenes;
    const auto scene = [&](const std::optional<StoreyId>& of) -> StoreyScene* {
        if (storey && of != storey)
            return nullptr;
        return &scenes.try_emplace(of ? of->text() : QString(), project).first->second;
    };
    for (const auto& wall : project.walls)
        if (StoreyScene* s = scene(wall->storey))
            s->add(*wall);
    for (const auto& thing : project.obstructions)
        if (StoreyScene* s = scene(thing->storey))
            s->add(*thing);
    for (const auto& opening : project.openings)
        if (StoreyScene* s = scene(storeyOf(project, *opening)))
            s->add(*opening);
    Errors out;
    for (auto& entry : scenes)
        entry.second.judge(out);
    return out;
}

} // namespace sp
