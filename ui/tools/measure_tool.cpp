// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/measure_tool.h"

#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MeasureTool", text);
}

class MeasureTool final : public Tool {
public:
    ToolNeed needs() const override
    {
        ToolNeed need;
        need.prompt = m_points.empty() || m_ended ? tr("First point") : tr("Next point");
        need.keys = m_points.empty() || m_ended ? "" : "\b";
        return need;
    }

    ToolStep handle(const ToolEvent& event, const ToolContext& context) override
    {
        using Kind = ToolEvent::Kind;
        bool finished = false;
        switch (event.kind) {
        case Kind::Start: m_points.clear(); break;
        case Kind::Press:
            if (m_ended || m_points.empty())
                m_points.clear();
            m_ended = false;
            if (!m_points.empty() && m_points.back() == event.at)
                m_ended = true;
            else
                m_points.push_back(event.at);
            break;
        case Kind::DoublePress:
        case Kind::Confirm: m_ended = m_points.size() > 1; break;
        case Kind::Key:
            if (!m_points.empty())
                m_points.pop_back();
            break;
        case Kind::Cancel:
            finished = m_points.empty() || m_ended;
            if (m_points.size() > 1)
                m_ended = true;
            else
                m_points.clear();
            break;
        default: break;
        }
        ToolStep step = show(event, context.project.settings.units);
        step.finished = finished;
        return step;
    }

private:
    ToolStep show(const ToolEvent& event, Units units) const
    {
        ToolStep step;
        if (m_points.empty()) {
            step.hint = tr("Measure: click the first point. Escape: end.");
            return step;
        }
        std::vector<PlanPoint> way = m_points;
        if (!m_ended && event.at != way.back())
            way.push_back(event.at);
        Length total;
        for (size_t i = 0; i + 1 < way.size(); ++i) {
            total = total + distance(way[i], way[i + 1]);
            step.preview.push_back(ghostLine(way[i], way[i + 1], {}, PreviewShape::Tone::Accent));
            step.preview.push_back(measured(way[i], way[i + 1], units));
        }
        for (const PlanPoint p : way)
            step.preview.push_back(dot(p));
        if (!m_ended)
            step.relativeTo = m_points.back();
        QString reading;
        if (way.size() > 1) {
            const PlanPoint a = way[way.size() - 2], b = way.back();
            reading = tr("%1  (dx %2, dy %3, %4)")
                          .arg(drawnLength(distance(a, b), units), drawnLength(b.x - a.x, units), drawnLength(b.y - a.y, units),
                               drawnAngle(directionOf(a, b)));
            if (way.size() > 2) {
                reading += tr("  total %1").arg(drawnLength(total, units));
                step.preview.push_back(words(b, tr("total %1").arg(drawnLength(total, units)), PreviewShape::Tone::Accent));
            }
        }
        step.hint = m_ended ? tr("Measured %1. Click to measure anew; Escape: end.").arg(reading)
                            : tr("Measure: %1. Click the next point; Backspace: take back; Return: stop here.").arg(reading);
        return step;
    }

    std::vector<PlanPoint> m_points;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<Tool> makeMeasureTool()
{
    return std::make_unique<MeasureTool>();
}

} // namespace sp::ui
