// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evacuation.h"

#include "core/egress/evac_order.h"
#include "core/egress/hydraulics.h"

#include <algorithm>

namespace sp {

namespace {

constexpr double nobody = 1e-6; // people, lost or won by rounding

// People of a space among those who come to an element.
struct Part {
    int space = -1;
    PeopleCurve in;
};

class Run final {
public:
    Run(const EvacNetwork& network, const EvacOptions& options)
        : m_network(network), m_options(options), m_speed(options.levelSpeed > 0 ? options.levelSpeed : freeSpeed(levelK)),
          m_setOut(setOut(options.preMovement, options.accuracy / 2)), m_arrivals(network.elements.size()),
          m_parts(network.elements.size()), m_leftSpace(static_cast<size_t>(network.spaces)),
          m_leftStorey(static_cast<size_t>(network.storeys)), m_cameIn(static_cast<size_t>(network.storeys))
    {
        m_out.elements.resize(network.elements.size());
        m_out.spaces.resize(static_cast<size_t>(network.spaces));
        m_out.storeys.resize(static_cast<size_t>(network.storeys));
    }

    Evacuation result()
    {
        for (const EvacGroup& group : m_network.groups)
            start(group);
        EvacOrder order = evacOrder(m_network);
        m_out.circling = std::move(order.circling);
        for (const int element : order.order)
            pass(static_cast<size_t>(element));
        for (const int element : m_out.circling)
            stop(static_cast<size_t>(element));
        finish();
        return std::move(m_out);
    }

private:
    void start(const EvacGroup& group)
    {
        const auto element = static_cast<size_t>(group.element);
        PeopleCurve in = PeopleCurve::allAt(0, 1);
        if (!m_options.allAtTheDoor) {
            // Metres become seconds; half of the accuracy for setting out, half for what comes of it.
            std::vector<CurvePoint> walks;
            for (const CurvePoint& p : group.walks.points())
                walks.push_back({p.s / m_speed, p.people});
            const PeopleCurve walked = walks.empty() ? std::move(in) : PeopleCurve(std::move(walks));
            const PeopleCurve own = group.preMovement ? setOut(*group.preMovement, m_options.accuracy / 2) : PeopleCurve();
            in = arrived(group.preMovement ? own : m_setOut, walked, m_options.accuracy / 2);
        }
        in = in.scaled(group.people);
        m_out.all.people += group.people;
        if (group.space >= 0)
            m_out.spaces[static_cast<size_t>(group.space)].people += group.people;
        if (group.storey >= 0)
            m_out.storeys[static_cast<size_t>(group.storey)].people += group.people;
        changeStorey(group.storey, m_network.elements[element].storey, in, in);
        m_parts[element].push_back({group.space, in});
        m_arrivals[element].push_back(std::move(in));
    }

    void changeStorey(int from, int to, const PeopleCurve& left, const PeopleCurve& came)
    {
        if (from == to)
            return;
        if (from >= 0)
            m_leftStorey[static_cast<size_t>(from)].push_back(left);
        if (to >= 0)
            m_cameIn[static_cast<size_t>(to)].push_back(came);
    }

    void stop(size_t element)
    {
        m_out.elements[element].in = sum(std::move(m_arrivals[element]));
        m_out.elements[element].queue = longestQueue(m_out.elements[element].in, {});
    }

    void pass(size_t row)
    {
        const EvacElement& element = m_network.elements[row];
        EvacElementResult& result = m_out.elements[row];
        result.in = sum(std::move(m_arrivals[row]));
        result.out = served(result.in, element.flow);
        PeopleCurve turnedAway;
        if (element.shutsAtS) {
            result.out = result.out.until(*element.shutsAtS);
            turnedAway = result.in.after(*element.shutsAtS, result.out.total());
        }
        const bool turns = element.shutsAtS && !element.instead.empty();
        // Who turns away queues elsewhere from then on.
        result.queue = longestQueue(turns ? result.in.until(*element.shutsAtS) : result.in, result.out);
        result.walkS = walkSeconds(element, result.out);

        for (const Part& part : m_parts[row]) {
            PeopleCurve gone = m_parts[row].size() == 1 && part.in == result.in ? result.out : partServed(part.in, result.in, result.out);
            if (turns)
                sendPart(part.space, part.in.after(*element.shutsAtS, gone.total()), element.instead);
            if (part.space >= 0)
                m_leftSpace[static_cast<size_t>(part.space)].push_back(std::move(gone));
        }
        const PeopleCurve walked = result.out.delayed(result.walkS);
        if (element.next.empty()) {
            changeStorey(element.storey, -1, result.out, {});
            m_out.exits.push_back(static_cast<int>(row));
            m_gone.push_back(walked);
        }
        for (const EvacNext& next : element.next)
            send(element.storey, next, result.out, walked);
        for (const EvacNext& next : element.instead)
            if (turns)
                send(element.storey, next, turnedAway, turnedAway);
    }

    double walkSeconds(const EvacElement& element, const PeopleCurve& enters) const
    {
        if (!element.flight || element.flight->metres <= 0)
            return 0;
        const EvacElement::Flight& f = *element.flight;
        const bool full = m_options.flightsFull || f.effectiveM <= 0;
        return f.metres / (full ? f.k / 2 : speedAtFlow(f.k, enters.steepest() / f.effectiveM));
    }

    void send(int storey, const EvacNext& next, const PeopleCurve& left, const PeopleCurve& walked)
    {
        PeopleCurve arrives = walked.delayed(next.metres / m_speed).scaled(next.share);
        changeStorey(storey, m_network.elements[static_cast<size_t>(next.element)].storey, left.scaled(next.share), arrives);
        m_arrivals[static_cast<size_t>(next.element)].push_back(std::move(arrives));
    }
    void sendPart(int space, const PeopleCurve& part, const std::vector<EvacNext>& ways)
    {
        for (const EvacNext& next : ways)
            m_parts[static_cast<size_t>(next.element)].push_back({space, part.delayed(next.metres / m_speed).scaled(next.share)});
    }

    static void close(EvacCourse& course, std::vector<PeopleCurve> gone)
    {
        course.gone = sum(std::move(gone));
        course.firstS = course.gone.firstS();
        if (course.people + course.cameIn.total() - course.gone.total() <= nobody)
            course.lastS = course.gone.lastS();
    }

    void finish()
    {
        for (size_t i = 0; i < m_leftSpace.size(); ++i)
            close(m_out.spaces[i], std::move(m_leftSpace[i]));
        for (size_t i = 0; i < m_leftStorey.size(); ++i) {
            m_out.storeys[i].cameIn = sum(std::move(m_cameIn[i]));
            close(m_out.storeys[i], std::move(m_leftStorey[i]));
        }
        std::vector<size_t> order(m_out.exits.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return m_out.exits[a] < m_out.exits[b]; });
        std::vector<int> exits;
        for (const size_t i : order) {
            const auto row = static_cast<size_t>(m_out.exits[i]);
            exits.push_back(m_out.exits[i]);
            const bool turns = m_network.elements[row].shutsAtS && !m_network.elements[row].instead.empty();
            m_out.byExit.push_back({(turns ? m_out.elements[row].out : m_out.elements[row].in).total(), {}, {}, {}, {}});
            close(m_out.byExit.back(), {m_gone[i]});
        }
        m_out.exits = std::move(exits);
        close(m_out.all, std::move(m_gone));
        const double stuck = m_out.all.people - m_out.all.gone.total();
        m_out.stuck = stuck > nobody ? stuck : 0;
        const auto out = [&](double share) {
            const double people = m_out.all.people * share, total = m_out.all.gone.total();
            return people <= 0 ? std::nullopt : m_out.all.gone.when(people > total && people - total <= nobody ? total : people);
        };
        m_out.half = out(0.5);
        m_out.ninety = out(0.9);
        m_out.whole = m_out.all.lastS;
        const double until = m_out.all.gone.lastS().value_or(0);
        for (size_t i = 0; i < m_out.elements.size(); ++i) {
            EvacElementResult& e = m_out.elements[i];
            const double could = m_network.elements[i].flow * until;
            e.use = could > 0 ? e.out.total() / could : 0;
            const int at = m_out.longestQueueAt;
            if (e.queue.people > (at < 0 ? 0 : m_out.elements[static_cast<size_t>(at)].queue.people))
                m_out.longestQueueAt = static_cast<int>(i);
        }
    }

    const EvacNetwork& m_network;
    const EvacOptions& m_options;
    double m_speed; // m/s on the level
    PeopleCurve m_setOut; // of groups without their own
    std::vector<std::vector<PeopleCurve>> m_arrivals; // by element
    std::vector<std::vector<Part>> m_parts; // by element
    std::vector<std::vector<PeopleCurve>> m_leftSpace, m_leftStorey, m_cameIn;
    std::vector<PeopleCurve> m_gone; // by exit, in the order of m_out.exits
    Evacuation m_out;
};

} // namespace

double EvacCourse::remaining(double s) const
{
    return people + cameIn.at(s) - gone.at(s);
}

Evacuation evacuate(const EvacNetwork& network, const EvacOptions& options)
{
    return Run(network, options).result();
}

} // namespace sp
