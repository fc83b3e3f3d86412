// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace sp {

struct CurvePoint {
    double s = 0; ///< seconds, or metres for a spread of distances
    double people = 0;
    bool operator==(const CurvePoint&) const = default;
};

/// People who have come by, against time: straight between points, never falling, 0 before the first and level after the last. Two points of
/// one time are a jump. Exact; sampling is for drawing (egress.md 9.2).
class PeopleCurve final {
public:
    PeopleCurve() = default; ///< nobody ever
    /// Points in order of time, people never falling; what stands at the first point has come by then at once.
    explicit PeopleCurve(std::vector<CurvePoint> points);
    static PeopleCurve allAt(double s, double people);

    const std::vector<CurvePoint>& points() const { return m_points; }
    double total() const { return m_points.empty() ? 0 : m_points.back().people; }
    double at(double s) const; ///< who jump at that time have come by
    double before(double s) const; ///< who jump at that time have not
    /// First time at which so many have come by; nullopt: never.
    std::optional<double> when(double people) const;
    std::optional<double> firstS() const; ///< nobody before it
    std::optional<double> lastS() const; ///< nobody after it
    double steepest() const; ///< people a second; infinity with a jump

    PeopleCurve delayed(double s) const;
    PeopleCurve scaled(double factor) const;
    PeopleCurve until(double s) const; ///< level from then on; a jump at that time has not happened
    /// Without the first `without` of them, and nobody earlier than that: who came before jumps then.
    PeopleCurve after(double s, double without) const;

    bool operator==(const PeopleCurve&) const = default;

private:
    std::vector<CurvePoint> m_points;
};

PeopleCurve sum(std::vector<PeopleCurve> curves);
/// Who have left a queue that lets `flow` people a second go, first come first served: min over s <= t of A(s) + flow (t - s).
PeopleCurve served(const PeopleCurve& arrivals, double flow);
/// Who of a part of the arrivals have left, when all are served as they came.
PeopleCurve partServed(const PeopleCurve& part, const PeopleCurve& arrivals, const PeopleCurve& departures);

/// The longest queue, and when it was first so long.
struct QueuePeak {
    double people = 0;
    double s = 0;
    bool operator==(const QueuePeak&) const = default;
};
QueuePeak longestQueue(const PeopleCurve& arrivals, const PeopleCurve& departures);

/// People still there, at 0, step, 2 step ... until `untilS` is reached or passed.
std::vector<CurvePoint> remainingSamples(double people, const PeopleCurve& gone, double step, double untilS);

} // namespace sp
