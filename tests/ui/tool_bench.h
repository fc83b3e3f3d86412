// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/tool.h"

namespace sp::test {

/// A tool at work without a window: its edits are carried out at once, its answers kept.
class ToolBench final {
public:
    explicit ToolBench(Units units = Units::Metric)
    {
        project.settings.units = units;
        add("st-ground", 0);
        add("st-upper", 3500);
    }
    void add(const char* id, qint64 elevation)
    {
        Storey storey{StoreyId(QLatin1String(id)), QLatin1String(id), mm(elevation), mm(3500), {}, {}};
        Patch patch;
        patch.of<Storey>().push_back({nullptr, std::make_shared<const Storey>(storey)});
        apply(project, patch);
    }

    void start(std::unique_ptr<ui::Tool> t)
    {
        tool = std::move(t);
        send(event(ui::ToolEvent::Kind::Start, last));
    }
    ui::ToolEvent event(ui::ToolEvent::Kind kind, PlanPoint at)
    {
        ui::ToolEvent e;
        e.kind = kind;
        e.at = e.raw = at;
        e.reach = mm(100);
        return e;
    }
    const ui::ToolStep& send(const ui::ToolEvent& e)
    {
        topology = builder.update(project);
        ui::ToolContext context{project, *topology, nullptr, StoreyId(QStringLiteral("st-ground")), ids, selected};
        context.under = [this](PlanPoint) { return under; };
        step = tool->handle(e, context);
        last = e.at;
        if (!step.problem.isEmpty())
            problems += step.problem;
        if (step.commit) {
            apply(project, step.commit->patch);
            done.push_back({step.commit->patch, step.mergeKey});
            tool->needs();
        }
        if (step.select)
            selected = *step.select;
        return step;
    }
    const ui::ToolStep& press(qint64 x, qint64 y) { return send(event(ui::ToolEvent::Kind::Press, {mm(x), mm(y)})); }
    const ui::ToolStep& press(PlanPoint at) { return send(event(ui::ToolEvent::Kind::Press, at)); }
    const ui::ToolStep& pressOn(const ui::EntityRef& hit, qint64 x, qint64 y, bool shift = false)
    {
        auto e = event(ui::ToolEvent::Kind::Press, {mm(x), mm(y)});
        e.hit = hit;
        e.shift = shift;
        if (hit.kind == ui::EntityKind::Wall)
            e.wall = WallId(hit.id);
        return send(e);
    }
    const ui::ToolStep& move(qint64 x, qint64 y) { return send(event(ui::ToolEvent::Kind::Move, {mm(x), mm(y)})); }
    const ui::ToolStep& release(qint64 x, qint64 y) { return send(event(ui::ToolEvent::Kind::Release, {mm(x), mm(y)})); }
    const ui::ToolStep& key(char letter)
    {
        auto e = event(ui::ToolEvent::Kind::Key, last);
        e.key = letter;
        return send(e);
    }
    const ui::ToolStep& type(const char* text)
    {
        auto e = event(ui::ToolEvent::Kind::Text, last);
        e.text = QString::fromUtf8(text);
        return send(e);
    }
    const ui::ToolStep& kind(ui::ToolEvent::Kind k) { return send(event(k, last)); }
    void undoAll()
    {
        for (; !done.empty(); done.pop_back())
            apply(project, inverse(done.back().first));
    }
    const Wall* wallBetween(PlanPoint a, PlanPoint b) const
    {
        for (const auto& wall : project.walls)
            if ((wall->from == a && wall->to == b) || (wall->from == b && wall->to == a))
                return wall.get();
        return nullptr;
    }

    Project project;
    TopologyBuilder builder;
    std::shared_ptr<const Topology> topology;
    NewIds ids{"test"};
    std::unique_ptr<ui::Tool> tool;
    ui::ToolStep step;
    PlanPoint last;
    std::vector<ui::EntityRef> selected, under;
    std::vector<std::pair<Patch, QString>> done; ///< patches and merge keys
    QStringList problems;
};

inline constexpr PlanPoint at(qint64 x, qint64 y)
{
    return {mm(x), mm(y)};
}
inline ui::EntityRef refOf(const Wall& wall)
{
    return {ui::EntityKind::Wall, wall.id.text()};
}

} // namespace sp::test
