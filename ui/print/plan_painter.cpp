// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_painter.h"

#include <QPainter>
#include <QtMath>

namespace sp::ui {

namespace {

constexpr double leafThickness = 45; // mm, drawn
constexpr double jambWidth = 50;

QPointF unitOf(QPointF v)
{
    const double length = std::hypot(v.x(), v.y());
    return length > 0 ? v / length : QPointF(1, 0);
}

// The model's left, in scene axes.
QPointF leftOf(QPointF u)
{
    return {u.y(), -u.x()};
}

QPolygonF quad(QPointF at, QPointF along, QPointF across)
{
    return QPolygonF{at, at + along, at + along + across, at + across};
}

void addQuad(QPainterPath& path, QPointF at, QPointF along, QPointF across)
{
    path.addPolygon(quad(at, along, across));
    path.closeSubpath();
}

QPen thinPen(const QColor& color, double width, const PlanStyle& style)
{
    QPen pen(color, width * style.unit);
    pen.setCosmetic(true);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

QString doorWord(const Project& project, const Opening& opening, FieldId id)
{
    const Value* v = enteredDoor(project, opening, id);
    const auto* w = v ? std::get_if<Word>(v) : nullptr;
    return w ? wordAt(fieldOf(id).words, w->index) : QString();
}

double doorMm(const Project& project, const Opening& opening, FieldId id)
{
    const Value* v = enteredDoor(project, opening, id);
    const auto* q = v ? std::get_if<Quantity>(v) : nullptr;
    const auto length = q ? q->as<Dim::Length>() : std::nullopt;
    return length ? toMm(*length) : 0;
}

// Builds the leaves of one opening. `u` runs along the wall, `n` to its left; `half` is half the wall's thickness.
struct LeafBuilder {
    OpeningShape& shape;
    QPointF from, to, u, n;
    double half;

    // A leaf on its hinge, open at a right angle, with the arc of its free edge. `inward` runs from the hinge into the opening.
    void swing(QPointF hinge, QPointF inward, QPointF towards, double width, bool leafDrawn = true)
    {
        const QPointF pivot = hinge + towards * half;
        if (leafDrawn)
            addQuad(shape.leaves, pivot, towards * width, inward * leafThickness);
        const QRectF circle(pivot - QPointF(width, width), QSizeF(2 * width, 2 * width));
        const auto angle = [](QPointF d) { return qRadiansToDegrees(std::atan2(-d.y(), d.x())); };
        const double start = angle(towards);
        double sweep = angle(inward) - start;
        sweep = sweep > 180 ? sweep - 360 : sweep < -180 ? sweep + 360 : sweep;
        shape.swing.arcMoveTo(circle, start);
        shape.swing.arcTo(circle, start, sweep);
    }
    void closed(QPointF at, QPointF along) { addQuad(shape.leaves, at - n * leafThickness / 2, along, n * leafThickness); }

    // A leaf beside the wall, half open, with an arrow in the direction in which it opens.
    void slide(QPointF jamb, QPointF inward, QPointF side, double width)
    {
        const QPointF start = jamb + side * (half + 25) - inward * width * 0.5;
        addQuad(shape.leaves, start, inward * width, side * leafThickness);
        const QPointF tail = start + side * 160 + inward * width * 0.8;
        const QPointF tip = start + side * 160 + inward * width * 0.2;
        shape.swing.moveTo(tail);
        shape.swing.lineTo(tip);
        shape.swing.moveTo(tip + inward * 120 + side * 70);
        shape.swing.lineTo(tip);
        shape.swing.lineTo(tip + inward * 120 - side * 70);
    }
    void fold(QPointF hinge, QPointF inward, QPointF side, double width)
    {
        QPointF at = hinge + side * half;
        for (int i = 0; i < 4; ++i) {
            const QPointF next = hinge + side * (half + (i % 2 ? 0 : width * 0.22)) + inward * width * 0.12 * (i + 1);
            const QPointF along = next - at;
            const QPointF across = leftOf(unitOf(along)) * leafThickness * 0.7;
            addQuad(shape.leaves, at, along, across);
            at = next;
        }
    }
    void revolving(double width)
    {
        shape.swing.addEllipse(shape.middle, width / 2, width / 2);
        for (const QPointF d : {unitOf(u + n), unitOf(u - n)})
            addQuad(shape.leaves, shape.middle - d * width / 2 - leftOf(d) * leafThickness / 2, d * width, leftOf(d) * leafThickness);
    }
    // No leaf: only the edges of the wall above.
    void hole()
    {
        for (const double side : {-1.0, 1.0}) {
            shape.swing.moveTo(from + n * side * half);
            shape.swing.lineTo(to + n * side * half);
        }
    }
    void coiling()
    {
        closed(from, to - from);
        for (const double side : {-1.0, 1.0}) {
            shape.swing.moveTo(from + n * side * half * 0.6);
            shape.swing.lineTo(to + n * side * half * 0.6);
        }
    }
};

QColor tint(const QColor& base, const PlanStyle& style, Shade shade)
{
    return shade == Shade::Plain ? base : shade == Shade::Selected ? style.colors.accent : style.colors.accent.lighter(120);
}

} // namespace

double drawnThickness(const Wall& wall)
{
    return wall.thickness ? toMm(*wall.thickness) : 100;
}

double wallJoin(PlanPoint end, const Wall& wall, const std::vector<const Wall*>& others)
{
    const QPointF p = scenePoint(end);
    const QPointF w = unitOf(scenePoint(wall.to) - scenePoint(wall.from)) * (end == wall.to ? 1 : -1); // out of the wall
    const qint64 reach = mm(1000).n; // no wall is thicker than two metres
    const auto outside = [&](Length v, Length a, Length b) { return v.n < std::min(a.n, b.n) - reach || v.n > std::max(a.n, b.n) + reach; };
    double join = 0;
    for (const Wall* o : others) {
        if (o == &wall || outside(end.x, o->from.x, o->to.x) || outside(end.y, o->from.y, o->to.y))
            continue;
        const QPointF a = scenePoint(o->from);
        const QPointF d = scenePoint(o->to) - a;
        const QPointF u = unitOf(d);
        if (std::abs(u.x() * w.y() - u.y() * w.x()) < 0.1)
            continue; // in one line: nothing to fill
        const double along = QPointF::dotProduct(p - a, u);
        const double half = drawnThickness(*o) / 2;
        const double slope = QPointF::dotProduct(w, leftOf(u));
        const double beyond = QPointF::dotProduct(p - a, leftOf(u)) * (slope < 0 ? -1 : 1); // the axis, in the direction of the wall
        if (along > -1 && along < std::hypot(d.x(), d.y()) + 1 && std::abs(beyond) <= half)
            join = std::max(join, std::min(half, half - beyond));
    }
    return join;
}

WallShape wallShape(const Wall& wall, const std::vector<WallCut>& cuts, double joinFrom, double joinTo)
{
    static const FieldId rating = field("wall.rating_h");
    WallShape shape;
    shape.thickness = drawnThickness(wall);
    if (const auto t = wall.facts.amount<Dim::Time>(rating))
        shape.hours = static_cast<double>(t->n) / 3600e6;
    const QPointF from = scenePoint(wall.from);
    const QPointF u = unitOf(scenePoint(wall.to) - from);
    const double length = QLineF(from, scenePoint(wall.to)).length();
    const QPointF across = leftOf(u) * shape.thickness;
    std::vector<WallCut> sorted = cuts;
    std::sort(sorted.begin(), sorted.end(), [](const WallCut& a, const WallCut& b) { return a.from < b.from; });
    sorted.push_back({length + joinTo, length + joinTo});
    double at = -joinFrom;
    for (const WallCut& cut : sorted) {
        if (cut.from > at) {
            addQuad(shape.body, from + u * at - across / 2, u * (cut.from - at), across);
            shape.axis.push_back({from + u * at, from + u * cut.from});
        }
        at = std::max(at, cut.to);
    }
    return shape;
}

RoomLook roomLook(const Room& room, const RoomShape& shape)
{
    static const FieldId kind = field("space.kind");
    static const FieldId hazard = field("space.hazard");
    RoomLook look;
    look.traced = shape.traced;
    const auto addRing = [&](const Ring& ring) {
        QPolygonF polygon;
        for (const PlanPoint p : ring)
            polygon << scenePoint(p);
        look.area.addPolygon(polygon);
        look.area.closeSubpath();
    };
    addRing(shape.outline);
    for (const Ring& hole : shape.holes)
        addRing(hole);
    const auto w = room.facts.word(kind);
    const QString word = w ? wordAt(fieldOf(kind).words, *w) : QString();
    const Value* hazards = room.facts.find(hazard);
    if (hazards && std::get<WordSet>(*hazards).bits != 0)
        look.fill = &PlanColors::hazard;
    else if (word == u"corridor")
        look.fill = &PlanColors::corridor;
    else if (word == u"stair" || word == u"exit_enclosure")
        look.fill = &PlanColors::stair;
    return look;
}

std::optional<OpeningShape> openingShape(const Project& project, const Opening& opening)
{
    static const FieldId operation = field("door.operation");
    static const FieldId leaves = field("door.leaves");
    static const FieldId leafWidth = field("door.leaf_width_in");
    static const FieldId inactiveWidth = field("door.inactive_leaf_width_in");
    const auto frame = frameOf(project, opening);
    if (!frame)
        return std::nullopt;
    OpeningShape shape;
    LeafBuilder b{shape, scenePoint(frame->from), scenePoint(frame->to), {}, {}, std::max(toMm(frame->thickness), 50.0) / 2};
    if (QLineF(b.from, b.to).length() < 1) { // nobody knows the width: drawn a yard wide
        b.from -= QPointF(457, 0);
        b.to += QPointF(457, 0);
    }
    b.u = unitOf(b.to - b.from);
    b.n = leftOf(b.u);
    shape.middle = (b.from + b.to) / 2;
    shape.depth = b.half;
    shape.width = QLineF(b.from, b.to).length();
    for (const QPointF jamb : {b.from, b.to}) {
        const QPointF outward = jamb == b.from ? -b.u : b.u;
        addQuad(shape.frame, jamb - b.n * b.half, outward * jambWidth, b.n * 2 * b.half);
    }

    const bool hingeTo = opening.place.hinge == HingeEnd::To;
    const QPointF hinge = hingeTo ? b.to : b.from;
    const QPointF strike = hingeTo ? b.from : b.to;
    const QPointF inward = hingeTo ? -b.u : b.u;
    const QPointF side = opening.place.swings == SwingSide::Right ? -b.n : b.n;
    const Value* count = enteredDoor(project, opening, leaves);
    const bool pair = count && std::get<qint64>(*count) == 2;
    double active = doorMm(project, opening, leafWidth);
    const double inactive = doorMm(project, opening, inactiveWidth);
    active = !pair ? shape.width : active > 0 && inactive > 0 ? shape.width * active / (active + inactive) : shape.width / 2;
    const QString word = doorWord(project, opening, operation);
    shape.quiet = -side;
    if (word == u"slide") {
        b.slide(hinge, inward, side, active);
        if (pair)
            b.slide(strike, -inward, side, shape.width - active);
    } else if (word == u"fold") {
        b.fold(hinge, inward, side, active);
        if (pair)
            b.fold(strike, -inward, side, shape.width - active);
    } else if (word == u"revolving") {
        b.revolving(shape.width);
    } else if (word == u"coiling") {
        b.coiling();
    } else if (word == u"cased_opening") {
        b.hole();
    } else if (!opening.place.hinge || !opening.place.swings) {
        b.closed(b.from, b.to - b.from);
    } else {
        b.swing(hinge, inward, side, active);
        if (word == u"double_acting")
            b.swing(hinge, inward, -side, active, false);
        if (pair)
            b.swing(strike, -inward, word == u"double_egress" ? -side : side, shape.width - active);
    }
    shape.bounds = shape.frame.boundingRect() | shape.leaves.boundingRect() | shape.swing.boundingRect();
    return shape;
}

void drawRoom(QPainter& painter, const RoomLook& room, const PlanStyle& style, Shade shade)
{
    QColor fill = style.colors.*room.fill;
    if (shade == Shade::Selected)
        fill = QColor::fromRgbF(float(fill.redF() * 0.8 + style.colors.accent.redF() * 0.2),
                                float(fill.greenF() * 0.8 + style.colors.accent.greenF() * 0.2),
                                float(fill.blueF() * 0.8 + style.colors.accent.blueF() * 0.2));
    painter.fillPath(room.area, fill);
    if (shade == Shade::Selected)
        painter.strokePath(room.area, thinPen(style.colors.accent, 2, style));
}

void drawRoomOutline(QPainter& painter, const RoomLook& room, const PlanStyle& style)
{
    QPen pen = thinPen(style.colors.faint, 1, style);
    if (room.traced)
        pen.setDashPattern({6, 4});
    painter.strokePath(room.area, pen);
}

void drawWall(QPainter& painter, const WallShape& wall, const PlanStyle& style, double scale, Shade shade)
{
    const QColor color = tint(style.colors.wall, style, shade);
    const double pixels = wall.thickness * scale;
    if (pixels < 1.5) {
        painter.setPen(thinPen(color, 1.5, style));
        for (const QLineF& line : wall.axis)
            painter.drawLine(line);
        return;
    }
    painter.fillPath(wall.body, color);
    if (wall.hours < 0.25 || pixels < 3 * style.unit)
        return;
    // Fire rating by line type as life safety plans have it: one hour dashes, two hours dash dot, three and more dash dot dot.
    QPen pen = thinPen(style.colors.rated, std::clamp(pixels / style.unit / 3, 1.0, 2.5), style);
    pen.setDashPattern(wall.hours < 1       ? QList<qreal>{2, 4}
                           : wall.hours < 2 ? QList<qreal>{8, 5}
                           : wall.hours < 3 ? QList<qreal>{8, 3, 2, 3}
                                            : QList<qreal>{8, 3, 2, 3, 2, 3});
    painter.setPen(pen);
    for (const QLineF& line : wall.axis)
        painter.drawLine(line);
}

void drawOpening(QPainter& painter, const OpeningShape& opening, const PlanStyle& style, double scale, Shade shade)
{
    const double pixels = opening.width * scale / style.unit;
    const QColor color = tint(style.colors.door, style, shade);
    const double readable = 9;
    if (pixels < readable / largestOpening) { // a speck: the gap in the wall says enough
        painter.setPen(thinPen(color, 1, style));
        painter.drawLine(opening.middle - QPointF(opening.depth, 0), opening.middle + QPointF(opening.depth, 0));
        return;
    }
    if (pixels < readable) {
        const QTransform before = painter.worldTransform();
        const double k = readable / pixels;
        painter.translate(opening.middle);
        painter.scale(k, k);
        painter.translate(-opening.middle);
        painter.strokePath(opening.leaves, thinPen(color, shade == Shade::Plain ? 1.2 : 2.5, style));
        painter.strokePath(opening.swing, thinPen(color, shade == Shade::Plain ? 0.8 : 1.5, style));
        painter.setWorldTransform(before);
        return;
    }
    if (shade != Shade::Plain)
        painter.strokePath(opening.leaves, thinPen(color, 3, style));
    painter.fillPath(opening.frame, style.colors.wall);
    if (pixels < 14) {
        painter.strokePath(opening.leaves, thinPen(color, 1, style));
    } else {
        painter.fillPath(opening.leaves, color);
        painter.strokePath(opening.leaves, thinPen(color, 0.8, style));
    }
    painter.strokePath(opening.swing, thinPen(color, shade == Shade::Plain ? 0.8 : 1.5, style));
}

QString failLetters(const HardwareSet* set, const QStringList& lockingKinds)
{
    static const FieldId state = field("hw.fail_state");
    if (!set || !set->items)
        return {};
    QStringList letters;
    for (const HardwareItem& item : *set->items) {
        const auto w = item.facts.word(state);
        if (lockingKinds.isEmpty() ? !w : !lockingKinds.contains(item.kind))
            continue;
        const QString word = w ? wordAt(fieldOf(state).words, *w) : QString();
        if (word == u"not_applicable")
            continue;
        const QString letter = word == u"fail_safe" ? QStringLiteral("FS")
            : word == u"fail_secure"                ? QStringLiteral("FSE")
                                                    : QStringLiteral("F?");
        if (!letters.contains(letter))
            letters += letter;
    }
    letters.sort();
    return letters.join(u'/');
}

} // namespace sp::ui
