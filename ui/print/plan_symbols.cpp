// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/plan_symbols.h"

#include <QFont>
#include <QHash>
#include <QPainter>

namespace sp::ui {

namespace {

QString wordOf(const FieldBag& facts, const char* fact)
{
    const FieldId id = field(fact);
    const auto w = facts.word(id);
    return w ? wordAt(fieldOf(id).words, *w) : QString();
}

QFont glyphFont(const PlanStyle& style, double pixels)
{
    QFont font(style.fontFamily);
    font.setPixelSize(std::max(1, qRound(pixels)));
    font.setBold(true);
    return font;
}

QPolygonF octagon(QPointF c, double r)
{
    const double k = r * 0.41421356;
    return {c + QPointF(-k, -r), c + QPointF(k, -r), c + QPointF(r, -k), c + QPointF(r, k),
            c + QPointF(k, r),   c + QPointF(-k, r), c + QPointF(-r, k), c + QPointF(-r, -k)};
}

// The sign inside a marker is drawn, not written: it looks the same in every font.
void exclamation(QPainter& p, QPointF c, double r)
{
    p.drawLine(c + QPointF(0, -r * 0.55), c + QPointF(0, r * 0.1));
    p.drawPoint(c + QPointF(0, r * 0.5));
}

void question(QPainter& p, QPointF c, double r)
{
    QPainterPath path;
    const QRectF bow(c + QPointF(-r * 0.32, -r * 0.6), QSizeF(r * 0.64, r * 0.6));
    path.arcMoveTo(bow, 170);
    path.arcTo(bow, 170, -215);
    path.lineTo(c + QPointF(0, r * 0.18));
    p.drawPath(path);
    p.drawPoint(c + QPointF(0, r * 0.52));
}

void drawActuator(QPainter& p, QPointF top, double h, const ValveLook& valve, const PlanStyle& style, const QColor& ink)
{
    const QString& kind = valve.actuator;
    const double w = h * 1.3;
    const QRectF box(top + QPointF(-w / 2, -h), QSizeF(w, h));
    const auto letter = [&](const QString& text) {
        p.setFont(glyphFont(style, h * 0.8));
        p.drawText(box, Qt::AlignCenter, text);
    };
    if (kind.isEmpty())
        return;
    if (kind == u"spring_diaphragm" || kind == u"self_actuated") {
        QPainterPath dome;
        dome.moveTo(box.bottomLeft());
        dome.arcTo(QRectF(box.left(), box.top(), w, 2 * h), 180, -180);
        dome.closeSubpath();
        p.drawPath(dome);
    } else if (kind == u"manual") {
        p.drawLine(top, top - QPointF(0, h * 0.5));
        p.drawLine(top + QPointF(-w / 2, -h * 0.5), top + QPointF(w / 2, -h * 0.5));
        return;
    } else if (kind == u"motor" || kind.startsWith(u"electric_")) {
        p.drawEllipse(QRectF(top + QPointF(-h / 2, -h), QSizeF(h, h)));
        letter(QStringLiteral("M"));
    } else {
        p.drawRect(box);
        if (kind == u"solenoid")
            letter(QStringLiteral("S"));
        else if (kind == u"electrohydraulic")
            letter(QStringLiteral("E/H"));
        else
            p.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    }
    if (valve.spring) { // coil line beside the actuator
        QPolygonF coil;
        for (int i = 0; i <= 4; ++i)
            coil << QPointF(box.right() + h * (i % 2 ? 0.15 : 0.4), box.bottom() - h * 0.22 * i);
        p.drawPolyline(coil);
    }
    p.setPen(QPen(ink, p.pen().widthF()));
}

} // namespace

double valveSize(double scale, double unit)
{
    return std::clamp(700 * scale, 13 * unit, 34 * unit);
}

double deviceSize(double scale, double unit)
{
    return std::clamp(430 * scale, 5 * unit, 20 * unit);
}

double markerSize(double scale, double unit)
{
    return std::clamp(850 * scale, 8 * unit, 16 * unit);
}

void drawMarker(QPainter& painter, QPointF c, double size, Marker marker, const PlanColors& colors)
{
    if (marker == Marker::None)
        return;
    const double r = size / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    QPen edge(colors.paper, std::max(1.0, size / 12));
    edge.setJoinStyle(Qt::RoundJoin);
    QPen sign(colors.onStrong, size / 7.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(edge);
    switch (marker) {
    case Marker::Violation:
        painter.setBrush(colors.violation);
        painter.drawPolygon(octagon(c, r));
        painter.setPen(sign);
        exclamation(painter, c, r);
        break;
    case Marker::Warning:
        painter.setBrush(colors.warning);
        painter.drawPolygon(QPolygonF{c + QPointF(0, -r), c + QPointF(r, r * 0.85), c + QPointF(-r, r * 0.85)});
        painter.setPen(sign);
        exclamation(painter, c + QPointF(0, r * 0.22), r * 0.8);
        break;
    case Marker::Undecided:
        painter.setBrush(colors.paper);
        painter.setPen(QPen(colors.undecided, size / 9));
        painter.drawEllipse(c, r * 0.9, r * 0.9);
        sign.setColor(colors.undecided);
        painter.setPen(sign);
        painter.setBrush(Qt::NoBrush);
        question(painter, c, r * 0.85);
        break;
    case Marker::Advisory:
        painter.setBrush(colors.advisory);
        painter.drawRoundedRect(QRectF(c - QPointF(r, r) * 0.85, c + QPointF(r, r) * 0.85), r * 0.3, r * 0.3);
        painter.setPen(sign);
        painter.drawLine(c + QPointF(0, -r * 0.05), c + QPointF(0, r * 0.5));
        painter.drawPoint(c + QPointF(0, -r * 0.45));
        break;
    case Marker::None: break;
    }
    painter.setBrush(Qt::NoBrush);
}

ValveLook valveLook(const Valve& valve, bool isaLabels)
{
    ValveLook look;
    const QString body = wordOf(valve.facts, "body.kind");
    look.actuator = wordOf(valve.facts, "actuator.kind");
    look.body = body == u"globe"                              ? ValveLook::Body::Globe
        : body == u"ball"                                     ? ValveLook::Body::Ball
        : body == u"damper"                                   ? ValveLook::Body::Damper
        : body == u"check"                                    ? ValveLook::Body::Check
        : body == u"three_way" || body == u"thermostatic_mix" ? ValveLook::Body::ThreeWay
                                                              : ValveLook::Body::Plain;
    look.spring = look.actuator.startsWith(u"spring_") || look.actuator == u"electric_spring" || look.actuator == u"solenoid";
    QString declared = wordOf(valve.facts, "valve.fail_position");
    if (isaLabels && declared == u"FIP")
        declared = QStringLiteral("FL");
    const bool byHand = look.actuator == u"manual";
    look.letters = !declared.isEmpty() && declared != u"unknown" ? declared : byHand ? QString() : QStringLiteral("F?");
    return look;
}

void drawValve(QPainter& painter, QPointF middle, double size, const ValveLook& valve, const PlanStyle& style, Shade shade)
{
    const QColor ink = shade == Shade::Plain ? style.colors.ink : style.colors.accent;
    const double w = size / 2;
    const double h = size / 4;
    const QPointF c = middle + QPointF(0, h * 0.9);
    painter.setPen(QPen(ink, std::max(1.0, size / 18), Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(style.colors.room);
    if (valve.body == ValveLook::Body::Damper) {
        painter.drawRect(QRectF(c - QPointF(w, h), c + QPointF(w, h)));
        painter.drawLine(c + QPointF(-w * 0.6, h * 0.7), c + QPointF(w * 0.6, -h * 0.7));
    } else {
        painter.drawPolygon(QPolygonF{c, c + QPointF(-w, -h), c + QPointF(-w, h)});
        painter.drawPolygon(QPolygonF{c, c + QPointF(w, -h), c + QPointF(w, h)});
        if (valve.body == ValveLook::Body::ThreeWay)
            painter.drawPolygon(QPolygonF{c, c + QPointF(-h, w * 0.8), c + QPointF(h, w * 0.8)});
        if (valve.body == ValveLook::Body::Globe)
            painter.setBrush(ink);
        if (valve.body == ValveLook::Body::Globe || valve.body == ValveLook::Body::Ball)
            painter.drawEllipse(c, h * 0.45, h * 0.45);
        if (valve.body == ValveLook::Body::Check)
            painter.drawLine(c + QPointF(-w, -h * 1.4), c + QPointF(w, -h * 1.4));
        painter.setBrush(style.colors.room);
    }
    if (!valve.actuator.isEmpty()) {
        const QPointF top = c - QPointF(0, h * 1.25);
        painter.drawLine(c, top);
        drawActuator(painter, top, h * 1.35, valve, style, ink);
    }
    painter.setBrush(Qt::NoBrush);
}

DeviceLook deviceLook(const QString& kind)
{
    static const QHash<QString, DeviceLook> looks{
        {QStringLiteral("card_reader"), {QStringLiteral("CR")}},
        {QStringLiteral("keypad"), {QStringLiteral("KP")}},
        {QStringLiteral("push_button"), {QStringLiteral("PB")}},
        {QStringLiteral("rex_pir"), {QStringLiteral("RX"), true}},
        {QStringLiteral("key_switch"), {QStringLiteral("KS")}},
        {QStringLiteral("key_box"), {QStringLiteral("KB")}},
        {QStringLiteral("intercom"), {QStringLiteral("IC")}},
        {QStringLiteral("gas_detector"), {QStringLiteral("GD"), true}},
        {QStringLiteral("oxygen_monitor"), {QStringLiteral("O2"), true}},
        {QStringLiteral("co2_sensor"), {QStringLiteral("CO2"), true}},
        {QStringLiteral("flow_switch"), {QStringLiteral("FL"), true}},
        {QStringLiteral("shutoff_station"), {QStringLiteral("SO")}},
        {QStringLiteral("fire_alarm_panel"), {QStringLiteral("FAP"), false, true}},
        {QStringLiteral("fa_relay"), {QStringLiteral("FA"), false, true}},
        {QStringLiteral("controller"), {QStringLiteral("C"), false, true}},
        {QStringLiteral("interlock_controller"), {QStringLiteral("IL"), false, true}},
        {QStringLiteral("network_switch"), {QStringLiteral("NS"), false, true}},
        {QStringLiteral("generator"), {QStringLiteral("G"), true, true}},
        {QStringLiteral("supply"), {QStringLiteral("PS"), false, true, false, 12}},
        {QStringLiteral("source"), {QStringLiteral("G"), false, false, true, 12}},
    };
    if (const auto it = looks.find(kind); it != looks.end())
        return *it;
    DeviceLook look;
    for (const QString& part : kind.split(u'_', Qt::SkipEmptyParts))
        look.letters += part.front().toUpper();
    look.letters = look.letters.left(3);
    return look;
}

void drawDevice(QPainter& painter, QPointF middle, double size, const DeviceLook& device, const PlanStyle& style, Shade shade)
{
    const QColor ink = shade == Shade::Plain ? style.colors.faint : style.colors.accent;
    const QRectF box(middle - QPointF(size / 2, size / 2), QSizeF(size, size));
    painter.setPen(QPen(ink, std::max(1.0, size / 14)));
    painter.setBrush(device.solid ? ink : style.colors.room);
    if (device.round)
        painter.drawEllipse(box);
    else if (device.cylinder) {
        painter.drawRect(QRectF(middle - QPointF(size * 0.11, size * 0.62), QSizeF(size * 0.22, size * 0.2)));
        painter.drawRoundedRect(QRectF(middle - QPointF(size * 0.36, size * 0.42), QSizeF(size * 0.72, size)), size * 0.3, size * 0.3);
    } else
        painter.drawRect(box);
    painter.setBrush(Qt::NoBrush);
    if (size < 11 * style.unit)
        return;
    painter.setPen(device.solid ? style.colors.room : ink);
    painter.setFont(glyphFont(style, size * (device.letters.size() > 2 ? 0.42 : 0.55)));
    painter.drawText(box, Qt::AlignCenter, device.letters);
}

} // namespace sp::ui
