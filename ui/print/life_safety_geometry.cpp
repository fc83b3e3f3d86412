// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/life_safety_geometry.h"

namespace sp::ui {

QPolygonF wayOn(const EgressLength& length, const QString& storey, double k)
{
    QPolygonF out;
    for (const EgressLeg& leg : length.way)
        if (leg.storey == storey)
            for (const PlanPoint& p : leg.points)
                if (const QPointF at = scenePoint(p) * k; out.isEmpty() || out.last() != at)
                    out << at;
    return out;
}

double lengthOf(const QPolygonF& way)
{
    double sum = 0;
    for (qsizetype i = 1; i < way.size(); ++i)
        sum += QLineF(way[i - 1], way[i]).length();
    return sum;
}

QLineF alongWay(const QPolygonF& way, double far)
{
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QLineF piece(way[i - 1], way[i]);
        if (far <= piece.length() || i + 1 == way.size()) {
            const QPointF at = piece.length() > 0 ? piece.pointAt(std::clamp(far / piece.length(), 0.0, 1.0)) : piece.p1();
            return {at, at + (piece.p2() - piece.p1())};
        }
        far -= piece.length();
    }
    return {};
}

QLineF diagonalOf(const Ring& ring)
{
    QLineF out;
    for (size_t i = 0; i < ring.size(); ++i)
        for (size_t j = i + 1; j < ring.size(); ++j)
            if (const QLineF line(scenePoint(ring[i]), scenePoint(ring[j])); line.length() > out.length())
                out = line;
    return out;
}

QPolygonF pocketOf(const EgressDeadEnd& end, const RoomShape* corridor)
{
    QPolygonF piece;
    for (const PlanPoint& p : end.outline)
        piece << scenePoint(p);
    if (!corridor)
        return piece;
    QPolygonF ring;
    for (const PlanPoint& p : corridor->outline)
        ring << scenePoint(p);
    const QLineF mouth(scenePoint(end.mouthFrom), scenePoint(end.mouthTo));
    if (mouth.length() < 1)
        return piece;
    // A cut a little longer than the mouth, a centimetre wide.
    const QPointF u = (mouth.p2() - mouth.p1()) / mouth.length();
    const QPointF n(-u.y(), u.x());
    const QPointF a = mouth.p1() - u * 5, b = mouth.p2() + u * 5;
    QPainterPath floor, cut;
    floor.addPolygon(ring);
    floor.closeSubpath();
    cut.addPolygon(QPolygonF{a - n * 5, b - n * 5, b + n * 5, a + n * 5});
    cut.closeSubpath();
    const QPointF inside = piece.isEmpty() ? scenePoint(end.from) : piece.boundingRect().center();
    const QList<QPolygonF> parts = floor.subtracted(cut).toSubpathPolygons();
    if (parts.size() > 1)
        for (const QPolygonF& part : parts)
            if (part.containsPoint(inside, Qt::OddEvenFill))
                return part;
    return piece;
}

} // namespace sp::ui
