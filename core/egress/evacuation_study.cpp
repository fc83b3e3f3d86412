// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/evacuation_study.h"

#include "core/egress/evac_builder.h"
#include "core/egress/evac_order.h"
#include "core/egress/evac_walks.h"
#include "core/egress/hydraulics.h"

#include <algorithm>
#include <map>

namespace sp {

namespace {

QString number(double v)
{
    QString text = QString::number(v, 'f', 2);
    while (text.endsWith(u'0') || text.endsWith(u'.')) {
        const bool point = text.endsWith(u'.');
        text.chop(1);
        if (point)
            break;
    }
    return text;
}

QString joined(const std::vector<QString>& texts)
{
    constexpr qsizetype most = 12;
    QStringList list(texts.begin(), texts.end());
    const qsizetype more = list.size() - most;
    if (more > 0)
        list = list.first(most) + QStringList(QStringLiteral("%1 more").arg(more));
    return list.join(QStringLiteral(", "));
}

// What is open at each element, with what comes from further up.
std::vector<EvacOpen> openAt(const EvacModel& model, const Evacuation& e)
{
    std::vector<EvacOpen> out(model.elements.size());
    for (const int i : evacOrder(model.network).order) {
        const auto row = static_cast<size_t>(i);
        out[row].without.insert(model.elements[row].open.without.begin(), model.elements[row].open.without.end());
        // What nobody comes to keeps nothing from being known.
        if (e.elements[row].in.total() > 0 || !out[row].isEmpty())
            out[row].add(model.elements[row].open);
        for (const EvacNext& next : model.network.elements[row].next)
            out[static_cast<size_t>(next.element)].add(out[row]);
    }
    return out;
}

void addAssumptions(const EvacModel& model, const EgressSettings& settings, EvacuationStudy& out)
{
    static constexpr const char* divided[] = {"in equal parts over the ways out that are required",
                                              "over all ways out by the capacity of their doors", "to the nearest way out",
                                              "over all ways out by the capacity of their doors, not by the best flow"};
    const EvacuationOptions& o = out.options;
    std::vector<QString>& say = out.assumptions;
    say.push_back(QStringLiteral("Movement time, first-order hydraulic model, no behaviour: for comparison, not for a verdict."));
    say.push_back(QStringLiteral("A queue holds up nobody behind the door before it, and nobody who waits turns to another way."));
    if (o.allAtTheDoor)
        say.push_back(QStringLiteral("Everybody stands at the first door at 0 s."));
    else {
        say.push_back(QStringLiteral("People set out %1 after the alarm.").arg(preMovementWords(o.preMovement)));
        say.push_back(
            QStringLiteral("People stand evenly over the floor of their room, of which about %1 places are taken, and walk %2 m/s on the "
                           "level.")
                .arg(walkSamples)
                .arg(number(freeSpeed(levelK))));
    }
    say.push_back(QStringLiteral("People are divided %1.").arg(QLatin1String(divided[static_cast<size_t>(settings.distribution)])));
    say.push_back(QStringLiteral("A door takes people by its egress width less 0.15 m at each jamb."));
    if (std::any_of(model.elements.begin(), model.elements.end(), [](const auto& e) { return e.flight; })) {
        say.push_back(QStringLiteral("A stair takes people by its clear width less 0.15 m at each wall; handrails are not counted."));
        if (o.flightsFull)
            say.push_back(QStringLiteral("People walk on stairs as slowly as on a full one."));
    }
    say.push_back(QStringLiteral("The walk across landings at the doors of a stair enclosure is not counted."));
    say.insert(say.end(), model.says.begin(), model.says.end());
    if (!o.lost.empty())
        say.push_back(QStringLiteral("Lost: %1. People take the ways that are left from the start.").arg(joined(o.lost)));
    if (!model.stateOpen.empty())
        say.push_back(QStringLiteral("Nobody knows whether people get through %1: counted as shut.").arg(joined(model.stateOpen)));
    std::map<QString, std::vector<QString>> why;
    for (const auto& missing : out.missing)
        why[missing.why].push_back(missing.room);
    for (const auto& [reason, rooms] : why)
        say.push_back(QStringLiteral("People are missing: %1: %2.").arg(reason, joined(rooms)));
    for (const QString& room : model.noWay)
        say.push_back(QStringLiteral("Nobody gets out of %1.").arg(room));
}

} // namespace

QString preMovementWords(const PreMovement& p)
{
    switch (p.kind) {
    case PreMovement::Kind::Constant: return number(p.fromS) + QStringLiteral(" s");
    case PreMovement::Kind::Uniform: return QStringLiteral("%1 to %2 s, evenly,").arg(number(p.fromS), number(p.toS));
    case PreMovement::Kind::LogNormal: break;
    }
    return QStringLiteral("%1 s in the middle, spread log-normally by %2,").arg(number(p.medianS), number(p.spread));
}

EvacuationStudy evacuationStudy(const std::vector<std::shared_ptr<const StoreyInput>>& inputs, const EgressSettings& settings,
                                const std::vector<EvacStair>& stairs, const EvacuationOptions& options)
{
    const EvacModel model = EvacBuilder(inputs, stairs, settings.distribution).build();
    EvacOptions with;
    with.preMovement = options.preMovement;
    with.allAtTheDoor = options.allAtTheDoor;
    with.flightsFull = options.flightsFull;
    const Evacuation e = evacuate(model.network, with);
    const std::vector<EvacOpen> open = openAt(model, e);

    EvacuationStudy out;
    out.options = options;
    const auto line = [](const QString& id, const EvacCourse& course, const EvacOpen& of) {
        EvacuationStudy::Line l;
        l.id = id;
        l.waitsFor.assign(of.waitsFor.begin(), of.waitsFor.end());
        l.without.assign(of.without.begin(), of.without.end());
        if (l.waitsFor.empty())
            l.course = course;
        return l;
    };
    EvacOpen all;
    std::vector<EvacOpen> byStorey(model.storeys.size()), byRoom = model.roomOpen;
    for (size_t i = 0; i < open.size(); ++i) {
        all.add(open[i]);
        if (const int storey = model.network.elements[i].storey; storey >= 0)
            byStorey[static_cast<size_t>(storey)].add(open[i]);
    }
    for (const EvacGroup& group : model.network.groups)
        byRoom[static_cast<size_t>(group.space)].add(open[static_cast<size_t>(group.element)]);
    for (const EvacModel::Missing& missing : model.missing) {
        out.missing.push_back({missing.room, missing.why});
        all.without.insert(missing.room);
    }
    size_t room = 0;
    for (size_t s = 0; s < inputs.size(); ++s)
        for (size_t i = 0; i < inputs[s]->rooms.size(); ++i, ++room) {
            // Rooms whose people are missing are missing from their storey, whichever way they would go.
            if (model.roomOpen[room].without.contains(model.rooms[room]))
                byStorey[s].without.insert(model.rooms[room]);
            byStorey[s].waitsFor.insert(model.roomOpen[room].waitsFor.begin(), model.roomOpen[room].waitsFor.end());
            all.waitsFor.insert(model.roomOpen[room].waitsFor.begin(), model.roomOpen[room].waitsFor.end());
        }
    out.all = line(QString(), e.all, all);
    for (size_t i = 0; i < e.exits.size(); ++i) {
        const auto element = static_cast<size_t>(e.exits[i]);
        if (!model.elements[element].id.isEmpty()) // else people who stay
            out.exits.push_back(line(model.elements[element].id, e.byExit[i], open[element]));
    }
    for (size_t i = 0; i < e.storeys.size(); ++i)
        if (e.storeys[i].people > 0 || e.storeys[i].cameIn.total() > 0 || !byStorey[i].isEmpty())
            out.storeys.push_back(line(model.storeys[i], e.storeys[i], byStorey[i]));
    for (size_t i = 0; i < e.spaces.size(); ++i)
        if (e.spaces[i].people > 0 || !byRoom[i].isEmpty())
            out.rooms.push_back(line(model.rooms[i], e.spaces[i], byRoom[i]));
    if (out.isKnown()) {
        out.half = e.half;
        out.ninety = e.ninety;
        out.whole = e.whole;
        out.stuck = e.stuck;
    }
    for (size_t i = 0; i < model.elements.size(); ++i) {
        const EvacElementResult& r = e.elements[i];
        if (model.elements[i].id.isEmpty() || (r.in.total() <= 0 && open[i].isEmpty()))
            continue;
        EvacuationStudy::Queue q;
        q.id = model.elements[i].id;
        q.storey = model.elements[i].storey;
        q.flight = model.elements[i].flight;
        q.waitsFor.assign(open[i].waitsFor.begin(), open[i].waitsFor.end());
        q.without.assign(open[i].without.begin(), open[i].without.end());
        if (q.waitsFor.empty()) {
            q.flow = model.network.elements[i].flow;
            q.in = r.in;
            q.out = r.out;
            q.peak = r.queue;
            q.use = out.isKnown() ? r.use : 0;
            const int best = out.longestQueue;
            if (q.peak.people > (best < 0 ? 0 : out.queues[static_cast<size_t>(best)].peak.people))
                out.longestQueue = static_cast<int>(out.queues.size());
        }
        out.queues.push_back(std::move(q));
    }
    out.noWay = model.noWay;
    addAssumptions(model, settings, out);
    return out;
}

} // namespace sp
