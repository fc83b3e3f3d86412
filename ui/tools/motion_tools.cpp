// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/motion_tools.h"

#include "ui/tools/ghosts.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Kind = ToolEvent::Kind;
constexpr qint64 degree = 1'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("MotionTools", text);
}

QStringList idsOf(const std::vector<EntityRef>& refs)
{
    QStringList ids;
    for (const EntityRef& ref : refs)
        ids += ref.id;
    return ids;
}

// First a point, then what follows from a second one.
class TwoPointTool : public Tool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.typed = m_any ? ToolNeed::Typed::Point : ToolNeed::Typed::None;
        need.snaps = m_any;
        need.prompt = m_first ? secondPrompt() : firstPrompt();
        return need;
    }

    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        if (event.kind == Kind::Start || event.kind == Kind::PlanChanged)
            m_first.reset();
        m_any = !context.selected.empty();
        if (m_refs != context.selected || event.kind == Kind::Start || event.kind == Kind::PlanChanged) {
            m_refs = context.selected;
            m_ghosts = Ghosts(context, m_refs);
        }
        ToolStep out;
        bool finished = false;
        if (event.kind == Kind::Cancel) {
            finished = !m_first;
            m_first.reset();
        } else if (event.kind == Kind::Press && !m_any) {
            if (event.hit.isNull())
                out.problem = tr("Nothing here: click what is meant, or select it before.");
            else
                out.select = {event.hit};
            m_any = out.select.has_value();
        } else if (event.kind == Kind::Press && !m_first) {
            m_first = event.at;
        } else if (event.kind == Kind::Confirm && !m_first && m_any) {
            m_first = m_ghosts.middle();
        } else if (event.kind == Kind::Press) {
            act(event.at, out, context);
        } else if (event.kind == Kind::Text) {
            typed(event.text, out, context);
        }
        ToolStep step = show(event, context);
        if (out.commit)
            step.preview.clear(); // it would still show the plan as it was
        step.commit = std::move(out.commit);
        step.commitName = out.commitName;
        step.problem = out.problem;
        if (out.select)
            step.select = out.select;
        step.finished = finished || out.finished;
        return step;
    }

protected:
    virtual QString title() const = 0;
    virtual QString firstPrompt() const = 0;
    virtual QString secondPrompt() const = 0;
    virtual QString secondHint() const = 0;
    virtual std::optional<Motion> motion(PlanPoint second) const = 0;
    virtual Result<Edited> edit(const Motion& motion, const ToolContext& context) const = 0;
    virtual void typed(const QString&, ToolStep&, const ToolContext&) { }
    virtual void decorate(ToolStep&, const ToolEvent&, const ToolContext&) const { }
    /// Whether the tool goes on with the same first point.
    virtual bool repeats() const { return false; }

    void act(PlanPoint second, ToolStep& out, const ToolContext& context)
    {
        if (const auto m = motion(second))
            carry(*m, out, context);
        else
            out.problem = tr("Expected a point that differs from the first one.");
    }
    void carry(const Motion& m, ToolStep& out, const ToolContext& context)
    {
        auto edited = edit(m, context);
        if (!commitTo(out, std::move(edited), title()))
            return;
        if (!repeats()) {
            m_first.reset();
            out.finished = true;
        }
    }

    std::optional<PlanPoint> m_first;
    Ghosts m_ghosts;

private:
    ToolStep show(const ToolEvent& event, const ToolContext& context) const
    {
        ToolStep step;
        if (!m_any) {
            step.hint = tr("%1: nothing is selected. Click what is meant. Escape: end.").arg(title());
        } else if (!m_first) {
            step.hint =
                tr("%1: click the %2, or Return for the middle of what is selected. Escape: end.").arg(title(), firstPrompt().toLower());
        } else {
            step.relativeTo = m_first;
            step.hint = secondHint();
            if (const auto m = motion(event.at))
                step.preview = m_ghosts.moved(*m);
            step.preview.push_back(dot(*m_first));
            step.preview.push_back(ghostLine(*m_first, event.at, {}, PreviewShape::Tone::Guide));
            decorate(step, event, context);
        }
        return step;
    }

    std::vector<EntityRef> m_refs;
    bool m_any = false;
};

class MoveTool : public TwoPointTool {
    QString title() const override { return tr("Move"); }
    QString firstPrompt() const override { return tr("Base point"); }
    QString secondPrompt() const override { return tr("Where it goes"); }
    QString secondHint() const override { return tr("Move: click where the base point goes, or type @dx,dy or 3 m < 45. Escape: let go."); }
    std::optional<Motion> motion(PlanPoint to) const override
    {
        return to == *m_first ? std::nullopt : std::optional(Motion{*m_first, {}, false, to.x - m_first->x, to.y - m_first->y});
    }
    Result<Edited> edit(const Motion& m, const ToolContext& context) const override
    {
        return moveElements(context.project, idsOf(context.selected), m.dx, m.dy, context.ids);
    }
    void decorate(ToolStep& step, const ToolEvent& event, const ToolContext& context) const override
    {
        if (event.at != *m_first)
            step.preview.push_back(measured(*m_first, event.at, context.project.settings.units));
    }
};

class CopyTool final : public MoveTool {
    QString title() const override { return tr("Copy"); }
    QString secondHint() const override { return tr("Copy: click where each copy goes, or type @dx,dy or 3 m < 45. Escape: end."); }
    Result<Edited> edit(const Motion& m, const ToolContext& context) const override
    {
        return copyElements(context.project, idsOf(context.selected), m, std::nullopt, context.ids);
    }
    bool repeats() const override { return true; }
};

class RotateTool final : public TwoPointTool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need = TwoPointTool::needs();
        if (m_first)
            need.typed = ToolNeed::Typed::Text;
        return need;
    }

private:
    QString title() const override { return tr("Rotate"); }
    QString firstPrompt() const override { return tr("Centre"); }
    QString secondPrompt() const override { return tr("Angle"); }
    QString secondHint() const override
    {
        return tr("Rotate: type the angle in degrees, counter-clockwise, or click its direction from the centre. Escape: let go.");
    }
    std::optional<Motion> motion(PlanPoint to) const override
    {
        return to == *m_first ? std::nullopt : std::optional(Motion{*m_first, directionOf(*m_first, to), false, {}, {}});
    }
    Result<Edited> edit(const Motion& m, const ToolContext& context) const override
    {
        return transformElements(context.project, idsOf(context.selected), m, context.ids);
    }
    void typed(const QString& text, ToolStep& out, const ToolContext& context) override
    {
        const auto angle = readAngle(text);
        if (!angle)
            out.problem = angle.error().message;
        else if (m_first)
            carry({*m_first, angle.value(), false, {}, {}}, out, context);
    }
    void decorate(ToolStep& step, const ToolEvent& event, const ToolContext&) const override
    {
        if (event.at != *m_first)
            step.preview.push_back(words(event.at, drawnAngle(directionOf(*m_first, event.at))));
    }
};

class MirrorTool final : public TwoPointTool {
public:
    std::vector<ToolOption> options(const ToolContext&) const override
    {
        return {{"keep",
                 tr("Original"),
                 {tr("is moved"), tr("stays")},
                 m_copies ? tr("stays") : tr("is moved"),
                 false,
                 tr("Whether a mirrored copy is made, or the elements themselves go")}};
    }
    Result<Done> setOption(const QByteArray&, const QString& text, const ToolContext&) override
    {
        m_copies = text == tr("stays");
        return Done{};
    }

private:
    QString title() const override { return tr("Mirror"); }
    QString firstPrompt() const override { return tr("First point of the mirror line"); }
    QString secondPrompt() const override { return tr("Second point of the mirror line"); }
    QString secondHint() const override
    {
        return tr("Mirror: click a second point of the mirror line, or type it: 1 m < 90. Doors keep their rooms. Escape: let go.");
    }
    std::optional<Motion> motion(PlanPoint to) const override
    {
        if (to == *m_first)
            return std::nullopt;
        // Across a line at an angle a is across the vertical first, then a turn by twice a less half a turn.
        const qint64 turn = ((directionOf(*m_first, to).n * 2 - 180 * degree) % (360 * degree) + 360 * degree) % (360 * degree);
        return Motion{*m_first, {turn}, true, {}, {}};
    }
    Result<Edited> edit(const Motion& m, const ToolContext& context) const override
    {
        return m_copies ? copyElements(context.project, idsOf(context.selected), m, std::nullopt, context.ids)
                        : transformElements(context.project, idsOf(context.selected), m, context.ids);
    }
    bool m_copies = false;
};

} // namespace

std::unique_ptr<Tool> makeMoveTool()
{
    return std::make_unique<MoveTool>();
}
std::unique_ptr<Tool> makeCopyTool()
{
    return std::make_unique<CopyTool>();
}
std::unique_ptr<Tool> makeRotateTool()
{
    return std::make_unique<RotateTool>();
}
std::unique_ptr<Tool> makeMirrorTool()
{
    return std::make_unique<MirrorTool>();
}

} // namespace sp::ui
