// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/arrivals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {

namespace {

// Log-normal spread of the times at which people set out, cut at its 99.9 % point.
class LogNormal final {
public:
    LogNormal(double median, double spread) : m_median(median), m_spread(spread) { }

    double cut() const { return m_median * std::exp(3.090232306167813 * m_spread); } // the normal deviate of 99.9 %
    double mode() const { return m_median * std::exp(-m_spread * m_spread); } // where the curve turns from steepening to flattening
    double share(double s) const
    {
        return s <= 0 ? 0 : s >= cut() ? 1 : 0.5 * std::erfc(-std::log(s / m_median) / (m_spread * std::sqrt(2.0))) / 0.999;
    }
    double slope(double s) const
    {
        if (s <= 0)
            return 0;
        const double z = std::log(s / m_median) / m_spread;
        return std::exp(-z * z / 2) / (s * m_spread * std::sqrt(2 * std::numbers::pi)) / 0.999;
    }
    // Distance of the chord from the curve, where the curve bends one way only: it is largest where they are parallel.
    double error(double from, double to) const
    {
        const double chord = (share(to) - share(from)) / (to - from);
        const bool steepens = to <= mode();
        double a = from, b = to;
        for (int i = 0; i < 60; ++i) {
            const double middle = (a + b) / 2;
            ((slope(middle) < chord) == steepens ? a : b) = middle;
        }
        return std::abs(share(a) - share(from) - chord * (a - from));
    }
    void addChords(double from, double to, double accuracy, int deepest, std::vector<CurvePoint>& out) const
    {
        if (deepest > 0 && error(from, to) > accuracy) {
            addChords(from, (from + to) / 2, accuracy, deepest - 1, out);
            addChords((from + to) / 2, to, accuracy, deepest - 1, out);
            return;
        }
        out.push_back({to, share(to)});
    }

private:
    double m_median, m_spread;
};

bool atOneTime(const PeopleCurve& curve)
{
    return curve.points().size() == 2 && curve.points()[0].s == curve.points()[1].s;
}

// The area under a curve up to a time.
class AreaUnder final {
public:
    explicit AreaUnder(const PeopleCurve& curve) : m_curve(curve), m_until(curve.points().size(), 0)
    {
        const auto& p = curve.points();
        for (size_t i = 1; i < p.size(); ++i)
            m_until[i] = m_until[i - 1] + (p[i].s - p[i - 1].s) * (p[i].people + p[i - 1].people) / 2;
    }
    double at(double s) const
    {
        const auto& p = m_curve.points();
        const auto next = std::upper_bound(p.begin(), p.end(), s, [](double t, const CurvePoint& point) { return t < point.s; });
        if (next == p.begin())
            return 0;
        const auto last = static_cast<size_t>(next - p.begin() - 1);
        return m_until[last] + (s - p[last].s) * (p[last].people + m_curve.at(s)) / 2;
    }

private:
    const PeopleCurve& m_curve;
    std::vector<double> m_until;
};

// Keeps points as long as no left-out one lies further from the line than `accuracy`; jumps stay.
std::vector<CurvePoint> thinned(const std::vector<CurvePoint>& points, double accuracy)
{
    std::vector<CurvePoint> out;
    double least = 0, most = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        const bool first = out.empty();
        if (!first && points[i].s > out.back().s) {
            const double s = points[i].s - out.back().s, rise = points[i].people - out.back().people;
            if (out.back() == points[i - 1] || (rise / s >= least && rise / s <= most)) {
                const bool fresh = out.back() == points[i - 1];
                least = fresh ? (rise - accuracy) / s : std::max(least, (rise - accuracy) / s);
                most = fresh ? (rise + accuracy) / s : std::min(most, (rise + accuracy) / s);
                continue;
            }
            out.push_back(points[i - 1]);
            --i; // the point is looked at again, from the new anchor
            continue;
        }
        out.push_back(points[i]);
    }
    if (!points.empty() && !(out.back() == points.back()))
        out.push_back(points.back());
    return out;
}

} // namespace

PeopleCurve setOut(const PreMovement& preMovement, double accuracy)
{
    switch (preMovement.kind) {
    case PreMovement::Kind::Constant: break;
    case PreMovement::Kind::Uniform: return PeopleCurve({{preMovement.fromS, 0}, {preMovement.toS, 1}});
    case PreMovement::Kind::LogNormal: {
        const LogNormal spread(preMovement.medianS, preMovement.spread);
        std::vector<CurvePoint> out{{0, 0}};
        constexpr int deepest = 20; // a millionth of the time: finer than any accuracy that is asked for
        const double bend = std::min(spread.mode(), spread.cut());
        spread.addChords(0, bend, accuracy, deepest, out);
        if (bend < spread.cut())
            spread.addChords(bend, spread.cut(), accuracy, deepest, out);
        return PeopleCurve(std::move(out));
    }
    }
    return PeopleCurve::allAt(preMovement.fromS, 1);
}

PeopleCurve arrived(const PeopleCurve& setOut, const PeopleCurve& walks, double accuracy)
{
    if (atOneTime(setOut))
        return walks.delayed(setOut.points().front().s);
    if (atOneTime(walks))
        return setOut.delayed(walks.points().front().s);
    // Straight pieces of one and the other make parabolas, from every sum of two corners to the next.
    const AreaUnder area(walks);
    const auto& start = setOut.points();
    const double shortest = walks.points().front().s, longest = walks.points().back().s;
    const auto share = [&](double s, bool jumped) {
        // Who set out longer ago than the longest walk is there; of the others piece by piece.
        auto next = std::lower_bound(start.begin(), start.end(), s - longest, [](const CurvePoint& p, double t) { return p.s < t; });
        if (next == start.begin())
            ++next;
        double out = (next - 1)->people;
        for (; next != start.end() && (next - 1)->s <= s - shortest; ++next) {
            const CurvePoint& last = *(next - 1);
            const double part = next->people - last.people, length = next->s - last.s;
            if (length > 0)
                out += part / length * (area.at(s - last.s) - area.at(s - next->s));
            else
                out += part * (jumped ? walks.at(s - next->s) : walks.before(s - next->s));
        }
        return std::clamp(out, 0.0, 1.0);
    };
    std::vector<double> corners;
    for (const CurvePoint& a : start)
        for (const CurvePoint& b : walks.points())
            corners.push_back(a.s + b.s);
    std::sort(corners.begin(), corners.end());
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    std::vector<CurvePoint> out{{corners.front(), 0}, {corners.front(), share(corners.front(), true)}};
    for (size_t i = 1; i < corners.size(); ++i) {
        const double from = corners[i - 1], length = corners[i] - from, atEnd = share(corners[i], false), atStart = out.back().people;
        // A parabola leaves its chord most in the middle; n chords leave it n * n times less.
        const double error = std::abs(share(from + length / 2, false) - (atStart + atEnd) / 2);
        const int chords = std::max(1, static_cast<int>(std::ceil(std::sqrt(2 * error / accuracy))));
        for (int part = 1; part < chords; ++part)
            out.push_back({from + length * part / chords, share(from + length * part / chords, false)});
        out.push_back({corners[i], atEnd});
        out.push_back({corners[i], share(corners[i], true)});
    }
    out.push_back({corners.back(), 1});
    return PeopleCurve(thinned(PeopleCurve(std::move(out)).points(), accuracy / 2));
}

} // namespace sp
