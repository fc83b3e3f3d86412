// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/life_safety.h"

#include "core/report/egress_report.h"
#include "ui/print/door_labels.h"

namespace sp::ui {

namespace {

constexpr double squareFoot = 92'903'040, squareMetre = 1e9; // base units of Dim::Area

Subject roomSubject(const LifeSafety& ls, const QString& room)
{
    return {SubjectKind::Room, rowOf(ls.project(), SubjectKind::Room, room).value_or(0), 0};
}

std::optional<qint64> numberOf(const LifeSafety& ls, Subject at, const char* fact)
{
    return FactView{ls.sheet(), at, nullptr}.number(ls.sheet().id(fact));
}

} // namespace

QString grouped(qint64 n)
{
    QString text = QString::number(std::abs(n));
    for (qsizetype i = text.size() - 3; i > 0; i -= 3)
        text.insert(i, u',');
    return n < 0 ? u'-' + text : text;
}

QString countText(std::optional<qint64> n)
{
    return n ? grouped(*n) : QStringLiteral("?");
}

QString lengthText(const LifeSafety& ls, double nm)
{
    EgressLength length;
    length.state = EgressLength::State::Measured;
    length.nm.fill(nm);
    return egressLengthText(length, ls.ruler(), ls.us());
}

QString lengthText(const LifeSafety& ls, const EgressLength& length)
{
    return egressLengthText(length, ls.ruler(), ls.us());
}

RoomLoad roomLoad(const LifeSafety& ls, const QString& room)
{
    const Subject at = roomSubject(ls, room);
    const FactView view{ls.sheet(), at, nullptr};
    RoomLoad out;
    if (const auto function = view.word(ls.sheet().id("space.function")))
        out.function = QString(*function).replace(u'_', u' ').toUpper();
    const auto area = numberOf(ls, at, "space.area_ft2");
    const auto factor = numberOf(ls, at, "space.load_factor_ft2");
    const auto load = numberOf(ls, at, "space.occupant_load");
    const auto counted = numberOf(ls, at, "space.counted_occupants");
    const auto seats = numberOf(ls, at, "space.fixed_seats");
    const auto inUnit = [&](qint64 n, int decimals) {
        const double v = static_cast<double>(n) / (ls.us() ? squareFoot : squareMetre);
        return ls.us() && decimals == 0 ? grouped(qRound64(v)) : QString::number(v, 'f', decimals);
    };
    if (area)
        out.area = inUnit(*area, ls.us() ? 0 : 1) + (ls.us() ? QStringLiteral(" ft²") : QStringLiteral(" m²"));
    if (factor && *factor > 0)
        out.factor = inUnit(*factor, ls.us() ? 0 : 2);
    if (load)
        out.load = grouped(*load);
    const auto kind = view.word(ls.sheet().id("space.kind"));
    const bool nobody = kind == u"stair" || kind == u"exit_enclosure" || kind == u"outside";
    if (!load)
        out.sum = nobody ? QString() : QStringLiteral("load not known");
    else if (counted != load)
        out.sum = QStringLiteral("declared ") + out.load;
    else if (out.area.isEmpty() || out.factor.isEmpty())
        out.sum = seats ? QStringLiteral("%1 seats").arg(out.load) : out.load;
    else
        out.sum = QStringLiteral("%1 / %2%3 = %4")
                      .arg(out.area.section(u' ', 0, 0), out.factor,
                           seats && *seats > 0 ? QStringLiteral(" + %1 seats").arg(*seats) : QString(), out.load);
    if (nobody && load == 0)
        out.sum.clear();
    return out;
}

QString openingName(const LifeSafety& ls, const QString& opening)
{
    const Opening* o = ls.project().openings.find(OpeningId(opening));
    if (!o)
        return opening;
    if (o->mark)
        return *o->mark;
    const DoorLabeller labeller(ls.project(), ls.topology(), {}, DoorLabels::Rooms);
    const QString rooms = labeller.lines(*o).join(u' ');
    return rooms.isEmpty() ? QStringLiteral("unnumbered") : QStringLiteral("unnumbered, ") + rooms;
}

QString openingNames(const LifeSafety& ls, const std::vector<QString>& openings)
{
    QStringList out;
    for (const QString& id : openings)
        out += openingName(ls, id);
    return out.isEmpty() ? QStringLiteral("none") : out.join(QStringLiteral(", "));
}

QString roomName(const LifeSafety& ls, const QString& room)
{
    return ls.words.name(room);
}

QString doorLabel(const LifeSafety& ls, const QString& opening)
{
    const auto row = rowOf(ls.project(), SubjectKind::Opening, opening);
    const auto label = row ? numberOf(ls, {SubjectKind::Opening, *row, 0}, "door.label_min") : std::nullopt;
    constexpr qint64 minute = 60'000'000;
    return label && *label > 0 ? QStringLiteral("%1 min").arg(*label / minute) : QString();
}

std::optional<FactLimit> limitOf(const LifeSafety& ls, const char* fact, const EgressRoom& room)
{
    std::optional<FactLimit> out;
    const auto worse = [](Verdict a, Verdict b) {
        const auto rank = [](Verdict v) { return v == Verdict::Fail ? 0 : v == Verdict::Undecided ? 1 : 2; };
        return rank(a) < rank(b);
    };
    for (FactLimit& limit : limitsOf(ls.assessment, ls.library, ls.sheet().id(fact), roomSubject(ls, room.id)))
        if (!out || worse(limit.verdict, out->verdict))
            out = std::move(limit);
    return out;
}

Governing governing(const LifeSafety& ls, const SafetyStorey& storey)
{
    using State = EgressLength::State;
    Governing out;
    if (!storey.results)
        return out;
    const auto counts = [](const EgressLength& l) { return l.state == State::Measured || l.provisional; };
    double nearest = 0;
    for (const EgressRoom& room : storey.results->rooms) {
        if (!room.measured)
            continue;
        if (counts(room.travel) && (!out.travel || ls.nm(room.travel) > ls.nm(out.travel->travel)))
            out.travel = &room;
        if (counts(room.common) && ls.nm(room.common) > 0 && (!out.common || ls.nm(room.common) > ls.nm(out.common->common)))
            out.common = &room;
        for (const EgressDeadEnd& end : room.deadEnds)
            if (!end.recess && (!out.deadEnd || end.nm > out.deadEnd->nm)) {
                out.deadEnd = &end;
                out.deadEndOf = &room;
            }
        if (room.separations.empty() || room.diagonal <= 0)
            continue;
        const auto limit = limitOf(ls, "space.exit_separation_ft", room);
        if (!limit)
            continue;
        const double share = room.separations.front().nm[static_cast<size_t>(ls.egress->settings.separation)] / room.diagonal;
        if (!out.separationOf || share < nearest) {
            out.separationOf = &room;
            out.separationLimit = limit;
            nearest = share;
        }
    }
    return out;
}

} // namespace sp::ui
