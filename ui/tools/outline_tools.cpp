// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/outline_tools.h"

#include "core/edit/edit_rooms.h"
#include "ui/tools/draw_helpers.h"
#include "ui/tools/outline_tool.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("OutlineTools", text);
}

class WallBoxTool final : public OutlineTool {
public:
    WallBoxTool() { setBox(true); }
    std::vector<ToolOption> options(const ToolContext& context) const override { return m_options.options(context); }
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override
    {
        return m_options.set(id, text, context);
    }

private:
    QString noun() const override { return tr("Walls around a rectangle"); }
    Length thickness(const ToolContext& context) const override { return m_options.thickness(context.project.settings.units); }
    Result<Edited> make(std::vector<PlanPoint> ring, const ToolContext& context) override
    {
        ring.push_back(ring.front());
        return addWalls(context.project, *context.storey, ring, m_options.style(context.project.settings.units), context.ids);
    }
    WallOptions m_options;
};

class RoomOutlineTool final : public OutlineTool {
    QString noun() const override { return tr("Room"); }
    Result<Edited> make(std::vector<PlanPoint> ring, const ToolContext& context) override
    {
        return addRoomByOutline(context.project, *context.storey, std::move(ring), context.ids);
    }
};

struct ObstacleRow {
    const char* text;
    ObstructionKind kind;
};
constexpr ObstacleRow obstacles[] = {{QT_TRANSLATE_NOOP("OutlineTools", "fixed obstacle"), ObstructionKind::Fixture},
                                     {QT_TRANSLATE_NOOP("OutlineTools", "column"), ObstructionKind::Column},
                                     {QT_TRANSLATE_NOOP("OutlineTools", "shaft"), ObstructionKind::Shaft},
                                     {QT_TRANSLATE_NOOP("OutlineTools", "floor opening"), ObstructionKind::Void}};

class ObstructionTool final : public OutlineTool {
public:
    ObstructionTool() { setBox(true); }
    std::vector<ToolOption> options(const ToolContext& context) const override
    {
        QStringList kinds;
        for (const ObstacleRow& row : obstacles)
            kinds += tr(row.text);
        auto out = OutlineTool::options(context);
        out.insert(out.begin(), {"kind", tr("Kind"), kinds, tr(obstacles[m_kind].text), false, tr("What stands there")});
        return out;
    }
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override
    {
        for (size_t i = 0; id == "kind" && i < std::size(obstacles); ++i)
            if (tr(obstacles[i].text) == text)
                m_kind = i;
        return OutlineTool::setOption(id, text, context);
    }

private:
    QString noun() const override { return tr("Obstacle"); }
    Result<Edited> make(std::vector<PlanPoint> ring, const ToolContext& context) override
    {
        return addObstruction(context.project, *context.storey, obstacles[m_kind].kind, std::move(ring), context.ids);
    }
    size_t m_kind = 0;
};

class ColumnTool final : public Tool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.prompt = tr("Middle of the column");
        return need;
    }
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        ToolStep step;
        const auto size = sizeIn(context.project.settings.units);
        const PlanPoint low{{event.at.x.n - size.first.n / 2}, {event.at.y.n - size.second.n / 2}};
        const auto ring = boxBetween(low, {low.x + size.first, low.y + size.second});
        if (event.kind == Kind::Press) {
            if (context.storey)
                commitTo(step, addObstruction(context.project, *context.storey, ObstructionKind::Column, ring, context.ids),
                         tr("Place column"));
            else
                step.problem = noStorey();
        }
        step.hint = tr("Column: click its middle, or type it as @dx,dy from the last one. Escape: end.");
        if (event.kind == Kind::Press)
            m_last = event.at;
        if (event.kind == Kind::Start)
            m_last.reset();
        step.relativeTo = m_last;
        step.preview.push_back(ghostPolygon(ring));
        step.finished = event.kind == Kind::Cancel;
        return step;
    }
    std::vector<ToolOption> options(const ToolContext& context) const override
    {
        const Units units = context.project.settings.units;
        const auto size = sizeIn(units);
        const QStringList usual = units == Units::Us ? QStringList{QStringLiteral("12 in x 12 in"), QStringLiteral("16 in x 16 in"),
                                                                   QStringLiteral("24 in x 24 in"), QStringLiteral("16 in x 32 in")}
                                                     : QStringList{QStringLiteral("300 x 300"), QStringLiteral("400 x 400"),
                                                                   QStringLiteral("600 x 600"), QStringLiteral("400 x 800")};
        const auto text = [&](Length v) {
            return units == Units::Us ? QString(fractionInches(v)).replace(u'-', u' ') + QStringLiteral(" in")
                                      : formatIn(*unitByName(u"mm"), v.n, 1);
        };
        return {{"size", tr("Size"), usual, text(size.first) + QStringLiteral(" x ") + text(size.second), true,
                 tr("Width x depth of the column")}};
    }
    Result<Done> setOption(const QByteArray&, const QString& text, const ToolContext& context) override
    {
        const QString plain = QString(text).replace(QChar(0x00d7), u'x');
        const qsizetype cut = plain.indexOf(u'x');
        SP_TRY(width, readLength(QStringView(plain).left(cut < 0 ? plain.size() : cut), context.project.settings.units));
        SP_TRY(depth, readLength(cut < 0 ? QStringView(plain) : QStringView(plain).mid(cut + 1), context.project.settings.units));
        if (width.n <= 0 || depth.n <= 0)
            return Error{ErrorCode::Value, tr("expected a width and depth above 0 such as `400 x 400`, found `%1`").arg(text.left(40)), {}};
        m_size = std::pair(width, depth);
        return Done{};
    }

private:
    std::pair<Length, Length> sizeIn(Units units) const
    {
        return m_size.value_or(units == Units::Us ? std::pair(inches(16), inches(16)) : std::pair(mm(400), mm(400)));
    }
    std::optional<std::pair<Length, Length>> m_size;
    std::optional<PlanPoint> m_last;
};

class RoomTool final : public Tool {
public:
    ToolNeed needs() const override { return {ToolNeed::Typed::None, false}; }
    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        ToolStep step;
        if (event.kind == Kind::Press) {
            if (!context.storey)
                step.problem = noStorey();
            else
                commitTo(step, addRoomAt(context.project, *context.storey, event.raw, context.ids), tr("Add room"));
        }
        step.hint = tr(
            "Room: click inside walls that enclose it. Rooms are found by themselves while you draw; this brings one back. Escape: end.");
        step.finished = event.kind == Kind::Cancel;
        return step;
    }
};

} // namespace

std::unique_ptr<Tool> makeWallBoxTool()
{
    return std::make_unique<WallBoxTool>();
}
std::unique_ptr<Tool> makeRoomTool()
{
    return std::make_unique<RoomTool>();
}
std::unique_ptr<Tool> makeRoomOutlineTool()
{
    return std::make_unique<RoomOutlineTool>();
}
std::unique_ptr<Tool> makeColumnTool()
{
    return std::make_unique<ColumnTool>();
}
std::unique_ptr<Tool> makeObstructionTool()
{
    return std::make_unique<ObstructionTool>();
}

} // namespace sp::ui
