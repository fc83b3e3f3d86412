// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/outage_picture.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

using Band = OutagePicture::Band;

QString tr(const char* text)
{
    return QCoreApplication::translate("Outage", text);
}

OutagePicture::Line lineOf(const ChargeCurve& curve)
{
    OutagePicture::Line out{curve.mark, {}, {}};
    for (const ChargePoint& p : curve.points)
        out.points.emplace_back(p.atS, p.percent);
    if (curve.holds == ChargeCurve::Holds::Nothing)
        out.note = tr("no battery");
    else if (curve.holds == ChargeCurve::Holds::Unknown)
        out.note = tr("not known");
    return out;
}

template <class Count>
Band bandOf(const OutageCurves& curves, const char* name, Band::Tone tone, Count&& count, int of = 0)
{
    Band out{tr(name), tone, {}, of};
    const auto add = [&](double atS, const OutageCounts& counts) {
        const auto n = static_cast<double>(count(counts));
        if (out.steps.empty() || out.steps.back().y() != n)
            out.steps.emplace_back(atS, n);
    };
    add(-curves.endS, curves.before);
    for (const OutageCounts& counts : curves.after)
        add(counts.fromS, counts);
    return out;
}

bool isEmpty(const Band& band)
{
    return std::all_of(band.steps.begin(), band.steps.end(), [](const QPointF& p) { return p.y() == 0; });
}

} // namespace

OutagePicture outagePicture(const FailureStudy& study)
{
    const OutageCurves& curves = study.curves;
    OutagePicture out;
    out.endS = curves.endS;
    for (const ChargeCurve& curve : curves.charges)
        out.lines.push_back(lineOf(curve));
    for (const OutageEvent& event : study.power.outage.events)
        if (out.events.empty() || event.atS > out.events.back())
            out.events.push_back(event.atS);
    const int doors = curves.before.secured + curves.before.open + curves.before.securedUnknown;
    const auto valves = static_cast<int>(study.project->valves.size());
    using enum Band::Tone;
    out.bands = {
        bandOf(
            curves, "Doors secured", Good, [](const OutageCounts& c) { return c.secured; }, doors),
        bandOf(
            curves, "Doors open to everybody", Bad, [](const OutageCounts& c) { return c.open; }, doors),
        bandOf(curves, "Rooms exposed", Bad, [](const OutageCounts& c) { return c.exposed.size(); }),
        bandOf(curves, "Rooms that trap people", Worst, [](const OutageCounts& c) { return c.trapped.size(); }),
    };
    if (valves > 0)
        out.bands.push_back(bandOf(
            curves, "Valves moved", Neutral, [](const OutageCounts& c) { return c.valvesMoved; }, valves));
    Band unknown = bandOf(curves, "Not known", Unknown, [](const OutageCounts& c) {
        return static_cast<size_t>(c.securedUnknown + c.valvesUnknown) + c.exposedUnknown.size() + c.trappedUnknown.size();
    });
    if (!isEmpty(unknown))
        out.bands.push_back(std::move(unknown));
    return out;
}

QString outageWords(const FailureStudy& study, double atS)
{
    const OutageCounts& c = study.curves.at(atS);
    QStringList parts{elapsedWords(atS)};
    for (const ChargeCurve& curve : study.curves.charges)
        if (const auto percent = curve.at(atS))
            parts += tr("%1 %2 %").arg(curve.mark).arg(static_cast<int>(*percent));
    parts += tr("%1 doors secured").arg(c.secured);
    parts += tr("%1 doors open to everybody").arg(c.open);
    parts += tr("%1 rooms exposed").arg(c.exposed.size());
    parts += c.trapped.empty() ? tr("nobody is trapped")
        : c.people             ? tr("%1 rooms trap people (%2)").arg(c.trapped.size()).arg(*c.people)
                               : tr("%1 rooms trap people").arg(c.trapped.size());
    parts += tr("%1 valves moved").arg(c.valvesMoved);
    return parts.join(QStringLiteral(", "));
}

} // namespace sp::ui
