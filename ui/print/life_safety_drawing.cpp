// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/life_safety.h"
#include "ui/print/life_safety_geometry.h"

#include <QPainter>

namespace sp::ui {

namespace {

/// Labels have letters of 11 units: 7 points where a plan is read easily, else 6.
double labelUnitFor(int scale)
{
    return (scale <= 100 ? 70.0 : 60.0) / 11;
}

constexpr double startSize = 6 * safetyUnit, glyphSize = 7 * safetyUnit;

class SafetyPainter final {
public:
    SafetyPainter(QPainter& painter, const LifeSafety& ls, const SafetyStorey& storey, QSizeF size)
        : m_painter(painter), m_ls(ls), m_storey(storey), m_size(size), m_k(72.0 * Typeface::unitsPerPoint / 25.4 / storey.scale),
          m_storeyId(storey.id ? storey.id->text() : QString()), m_governing(governing(ls, storey)),
          m_labelUnit(labelUnitFor(storey.scale)), m_layout(ls.fontFamily, m_labelUnit)
    {
        m_style.colors = safetyPlanColors();
        m_style.fontFamily = ls.fontFamily;
        m_style.unit = safetyUnit;
    }

    void draw()
    {
        const QPointF origin = QPointF(m_size.width(), m_size.height()) / 2 - m_storey.drawing.box.center() * m_k;
        m_painter.translate(origin);
        m_painter.save();
        m_painter.scale(m_k, m_k);
        drawStorey(m_painter, m_storey.drawing, m_style, m_k);
        m_painter.restore();
        m_obstacles = obstaclesOf(m_storey.drawing);
        if (m_storey.results) {
            drawDeadEnds();
            drawSeparation();
            drawWays();
            drawDoors();
        }
        for (RoomLabel& room : roomLabels(m_ls, m_storey.id)) {
            m_forms.insert(room.label.id, std::move(room.forms));
            m_labels.push_back(std::move(room.label));
        }
        const QSizeF margin = labelMargin * m_labelUnit; // what labels of doors may go beyond the box
        const QRectF page = QRectF(-origin, m_size).adjusted(margin.width(), margin.height(), -margin.width(), -margin.height());
        m_layout.setContents(std::move(m_labels), std::move(m_obstacles));
        m_layout.setBox(QRectF(page.topLeft() / m_k, page.size() / m_k));
        shortenRooms(m_layout, m_forms, m_k);
        dropStrays();
        for (const PlacedLabel& placed : m_layout.placed(m_k))
            m_layout.draw(m_painter, placed, m_style, false);
    }

private:
    QPointF device(PlanPoint p) const { return scenePoint(p) * m_k; }

    // A label beside a point of a line, kept: at the end of a leader rather than away.
    void addNote(const QString& id, QPointF at, QPointF away, const QStringList& lines)
    {
        PlanLabel label;
        label.kind = PlanLabel::Kind::Opening;
        label.id = id;
        label.at = at / m_k;
        const double length = std::hypot(away.x(), away.y());
        label.away = length > 0 ? away / length : QPointF(0, -1);
        label.clear = 3 * safetyUnit / m_k;
        label.lines = lines;
        label.keeps = true;
        label.backing = &PlanColors::paper;
        m_labels.push_back(std::move(label));
    }
    void bar(QPointF at, double size) { m_obstacles.push_back({QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)).normalized()}); }
    void barDevice(QPointF at, double size) { bar(at / m_k, size / m_k); }

    void drawDeadEnds()
    {
        for (const EgressRoom& room : m_storey.results->rooms)
            for (size_t i = 0; i < room.deadEnds.size(); ++i) {
                const EgressDeadEnd& end = room.deadEnds[i];
                if (end.recess)
                    continue;
                const auto shape = m_ls.topology().rooms.constFind(RoomId(room.id));
                QPolygonF outline = pocketOf(end, shape != m_ls.topology().rooms.constEnd() ? &*shape : nullptr);
                for (QPointF& p : outline)
                    p *= m_k;
                drawHatch(m_painter, outline, m_colors.deadEnd);
                // Its far end and its mouth say how far it goes.
                const QPointF mouth = (device(end.mouthFrom) + device(end.mouthTo)) / 2;
                m_painter.setPen(QPen(m_colors.deadEnd, 2.6 * safetyUnit));
                m_painter.drawLine(device(end.mouthFrom), device(end.mouthTo));
                drawStart(m_painter, device(end.from), m_colors.deadEnd, startSize * 1.3);
                addNote(QStringLiteral("dead-end/%1/%2").arg(room.id).arg(i), outline.boundingRect().center(),
                        outline.boundingRect().center() - mouth,
                        {QStringLiteral("DEAD END ") + lengthText(m_ls, end.nm) + (room.deadEndsKnown ? QString() : QStringLiteral("?"))});
            }
    }

    void drawSeparation()
    {
        const EgressRoom* room = m_governing.separationOf;
        if (!room)
            return;
        const EgressSeparation& pair = room->separations.front();
        const Opening* first = m_ls.project().openings.find(OpeningId(pair.first));
        const Opening* second = m_ls.project().openings.find(OpeningId(pair.second));
        const auto a = first ? frameOf(m_ls.project(), *first) : std::nullopt;
        const auto b = second ? frameOf(m_ls.project(), *second) : std::nullopt;
        const auto shape = m_ls.topology().rooms.constFind(RoomId(room->id));
        if (!a || !b || shape == m_ls.topology().rooms.constEnd())
            return;
        const auto line = [&](QPointF from, QPointF to, const QList<qreal>& dashes) {
            QPen pen(m_colors.separation, 1.1 * safetyUnit);
            pen.setDashPattern(dashes);
            m_painter.setPen(pen);
            m_painter.drawLine(from, to);
        };
        const QLineF diagonal = diagonalOf(shape->outline);
        line(diagonal.p1() * m_k, diagonal.p2() * m_k, {2, 3});
        const QLineF between(device(a->middle), device(b->middle));
        line(between.p1(), between.p2(), {10, 3, 2, 3});
        const double nm = pair.nm[static_cast<size_t>(m_ls.egress->settings.separation)];
        const auto* limit = m_governing.separationLimit && m_governing.separationLimit->limit
            ? std::get_if<Quantity>(&*m_governing.separationLimit->limit)
            : nullptr;
        QStringList lines{QStringLiteral("SEPARATION ") + lengthText(m_ls, nm)};
        lines += limit ? QStringLiteral("at least %1 of the diagonal %2 = %3")
                             .arg(fraction(static_cast<double>(limit->n) / room->diagonal), lengthText(m_ls, room->diagonal),
                                  lengthText(m_ls, static_cast<double>(limit->n)))
                       : QStringLiteral("diagonal %1, limit not known").arg(lengthText(m_ls, room->diagonal));
        addNote(QStringLiteral("separation/") + room->id, between.pointAt(0.62), {-between.dy(), between.dx()}, lines);
    }

    static QString fraction(double part)
    {
        return std::abs(part - 0.5) < 0.005    ? QStringLiteral("1/2")
            : std::abs(part - 1.0 / 3) < 0.005 ? QStringLiteral("1/3")
                                               : QString::number(part, 'f', 2);
    }

    void drawWays()
    {
        const auto& rooms = m_storey.results->rooms;
        for (const EgressRoom& room : rooms)
            if (&room != m_governing.travel)
                drawWay(m_painter, wayOn(room.travel, m_storeyId, m_k), m_colors.way, 0.8 * safetyUnit, false);
        if (const EgressRoom* room = m_governing.travel) {
            const QPolygonF way = wayOn(room->travel, m_storeyId, m_k);
            drawWay(m_painter, way, m_colors.way, 2.6 * safetyUnit, false);
            const QLineF at = alongWay(way, lengthOf(way) * 0.55);
            addNote(
                QStringLiteral("travel"), at.p1(), {at.dy(), -at.dx()},
                {QStringLiteral("LONGEST TRAVEL ") + lengthText(m_ls, room->travel), QStringLiteral("from ") + roomName(m_ls, room->id)});
        }
        if (const EgressRoom* room = m_governing.common) {
            const QPolygonF way = wayOn(room->common, m_storeyId, m_k);
            drawWay(m_painter, way, m_colors.common, 2.2 * safetyUnit, true);
            const QLineF at = alongWay(way, lengthOf(way) * 0.4);
            addNote(QStringLiteral("common"), at.p1(), {-at.dy(), at.dx()},
                    {QStringLiteral("LONGEST COMMON PATH ") + lengthText(m_ls, room->common),
                     QStringLiteral("from ") + roomName(m_ls, room->id)});
            if (!way.isEmpty())
                drawStart(m_painter, way.first(), m_colors.common, startSize * 1.3);
        }
        for (const EgressRoom& room : rooms) {
            const QPolygonF way = wayOn(room.travel, m_storeyId, m_k);
            if (way.isEmpty())
                continue;
            const bool first = &room == m_governing.travel;
            drawStart(m_painter, way.first(), m_colors.way, first ? startSize * 1.3 : startSize);
            barDevice(way.first(), startSize);
            if (first)
                continue;
            const QLineF at = alongWay(way, std::min(lengthOf(way) / 2, 14 * safetyUnit));
            PlanLabel label;
            label.kind = PlanLabel::Kind::Device;
            label.id = QStringLiteral("way/") + room.id;
            label.at = at.p1() / m_k;
            label.away = at.length() > 0 ? QPointF(at.dy(), -at.dx()) / at.length() : QPointF(0, 1);
            label.lines = {QStringLiteral("T ") + lengthText(m_ls, room.travel)};
            if (const auto shape = m_ls.topology().rooms.constFind(RoomId(room.id)); shape != m_ls.topology().rooms.constEnd())
                for (const PlanPoint& corner : shape->outline)
                    label.home << scenePoint(corner);
            label.backing = &PlanColors::paper;
            m_labels.push_back(std::move(label));
        }
    }

    void drawDoors()
    {
        for (const auto& entry : m_storey.drawing.openings) {
            const QString id = entry.first.text();
            const OpeningShape& shape = entry.second;
            const EgressDoor* door = m_ls.egress->door(id);
            const Opening* opening = m_ls.project().openings.find(entry.first);
            const auto frame = opening ? frameOf(m_ls.project(), *opening) : std::nullopt;
            QPointF out; // from side a to side b
            if (frame) {
                const QPointF u = scenePoint(frame->to) - scenePoint(frame->from);
                const double length = std::hypot(u.x(), u.y());
                out = length > 0 ? QPointF(-u.y(), u.x()) / length : QPointF();
            }
            const QString label = doorLabel(m_ls, id);
            PlanLabel text{PlanLabel::Kind::Opening, id, shape.middle, shape.quiet, shape.depth, {}, {}, Marker::None};
            text.backing = &PlanColors::paper;
            const QString mark = opening && opening->mark ? *opening->mark : QString();
            if (!mark.isEmpty())
                text.lines += mark;
            if (!label.isEmpty())
                text.lines += label;
            if (door) {
                const auto [glyph, towards] = glyphOf(*door, out);
                const double size = glyph == DoorGlyph::Exit ? glyphSize * 1.3 : glyphSize;
                QPointF at = shape.middle * m_k;
                if (glyph == DoorGlyph::Exit)
                    at += towards * (shape.depth * m_k + size * 0.7);
                drawDoorGlyph(m_painter, at, glyph, towards, size);
                if (glyph != DoorGlyph::None)
                    barDevice(at, size);
                if (door->exit && glyph != DoorGlyph::Closed) {
                    text.lines = {QStringLiteral("EXIT") + (mark.isEmpty() ? QString() : u' ' + mark),
                                  QStringLiteral("%1 of %2 people").arg(countText(door->assigned), countText(door->capacity))};
                    if (!label.isEmpty())
                        text.lines += label;
                    text.keeps = true;
                    if (const QPointF way = towards.isNull() ? outwards(entry.first, out) : towards; !way.isNull()) {
                        text.away = way;
                        text.clear = std::max(shape.depth + size * 1.3 / m_k, reach(shape, way)); // beyond the leaf
                    }
                }
            }
            if (!text.lines.isEmpty())
                m_labels.push_back(std::move(text));
        }
    }

    /// Towards the open air, for an exit of which nobody knows whether it lets people out.
    QPointF outwards(const OpeningId& opening, QPointF aToB) const
    {
        const auto sides = m_ls.topology().openings.constFind(opening);
        if (sides == m_ls.topology().openings.constEnd())
            return {};
        const bool a = sides->a.kind == Beyond::Kind::Outside;
        const bool b = sides->b.kind == Beyond::Kind::Outside;
        return a == b ? QPointF() : b ? aToB : -aToB;
    }

    /// How far an opening's symbol goes from its middle in a direction.
    static double reach(const OpeningShape& shape, QPointF towards)
    {
        double out = 0;
        for (const QPointF& corner :
             {shape.bounds.topLeft(), shape.bounds.topRight(), shape.bounds.bottomLeft(), shape.bounds.bottomRight()})
            out = std::max(out, QPointF::dotProduct(corner - shape.middle, towards));
        return out;
    }

    static std::pair<DoorGlyph, QPointF> glyphOf(const EgressDoor& door, QPointF out)
    {
        using Use = EgressDoor::Use;
        if (door.fromA == Use::No && door.fromB == Use::No)
            return {DoorGlyph::Closed, {}};
        if (door.exit && (door.fromA == Use::Yes || door.fromB == Use::Yes)) {
            const bool fromA = door.outOfA.value_or(door.fromA == Use::Yes);
            return {DoorGlyph::Exit, door.bothWays ? QPointF() : fromA ? out : -out};
        }
        if (door.fromA == Use::Unknown || door.fromB == Use::Unknown)
            return {DoorGlyph::NotKnown, {}};
        if (door.fromA != door.fromB)
            return {DoorGlyph::OneWay, door.fromA == Use::Yes ? out : -out};
        return {DoorGlyph::None, {}};
    }

    // The length of a way that found no place in its own room would be read as another room's: the table has it.
    void dropStrays()
    {
        QStringList strays;
        for (const PlacedLabel& placed : m_layout.placed(m_k)) {
            const PlanLabel& label = m_layout.labels()[static_cast<size_t>(placed.label)];
            if (placed.lines > 0 && label.kind == PlanLabel::Kind::Device && !label.home.isEmpty()
                && !label.home.containsPoint(placed.text.center() / m_k, Qt::OddEvenFill))
                strays += label.id;
        }
        for (const QString& id : strays)
            m_layout.setEntity(id, std::nullopt, {});
    }

    QPainter& m_painter;
    const LifeSafety& m_ls;
    const SafetyStorey& m_storey;
    QSizeF m_size;
    double m_k; ///< device units a millimetre
    QString m_storeyId;
    Governing m_governing;
    SafetyColors m_colors;
    PlanStyle m_style;
    double m_labelUnit;
    LabelLayout m_layout;
    std::vector<PlanLabel> m_labels;
    std::vector<Obstacle> m_obstacles;
    RoomForms m_forms;
};

} // namespace

void drawSafetyPlan(QPainter& painter, const LifeSafety& ls, const SafetyStorey& storey, QSizeF size)
{
    SafetyPainter(painter, ls, storey, size).draw();
}

} // namespace sp::ui
