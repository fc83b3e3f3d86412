// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/egress_report.h"
#include "core/rules/explain.h"
#include "ui/print/life_safety.h"

#include <QPainter>

namespace sp::ui {

namespace {

constexpr FontStyle body{8};
constexpr double labelWidth = 104, sampleWidth = 46;

void entry(Flow& flow, const QString& words, const std::function<void(QPainter&, QSizeF)>& draw)
{
    const QStringList lines = flow.face().wrap(words, body, flow.width() - sampleWidth - 8);
    const double h = std::max(12.0, Typeface::lineHeight(body) * static_cast<double>(lines.size()) + 2);
    flow.need(h);
    const QRectF sample(flow.left(), flow.y(), sampleWidth, h);
    flow.pages().picture(sample, [draw, size = sample.size() * Typeface::unitsPerPoint](QPainter& p) { draw(p, size); });
    double y = flow.y() + (h - Typeface::lineHeight(body) * static_cast<double>(lines.size())) / 2 + Typeface::ascent(body);
    for (const QString& line : lines) {
        flow.pages().text({flow.left() + sampleWidth + 8, y}, line, body);
        y += Typeface::lineHeight(body);
    }
    flow.advance(h);
}

QLineF across(QSizeF size)
{
    return {QPointF(safetyUnit, size.height() / 2), QPointF(size.width() - safetyUnit, size.height() / 2)};
}

QString factText(const LifeSafety& ls, const char* name)
{
    const FactId id = ls.sheet().id(name);
    const Fact f = ls.sheet().value({}, id);
    if (!f.known)
        return QStringLiteral("not stated");
    QString text = factPeopleText(ls.sheet().facts()[id], f.value, ls.project().settings.units);
    return text.isEmpty() ? QStringLiteral("none") : text.replace(QStringLiteral("nfpa"), QStringLiteral("NFPA "));
}

QString words(const char* word)
{
    return QString::fromLatin1(word).replace(u'_', u' ');
}

} // namespace

void writeSafetyLegend(Flow& flow)
{
    const SafetyColors c;
    flow.heading(1, QStringLiteral("Legend"));
    const auto way = [&](const QString& text, QColor color, double width, bool dashed, double start) {
        entry(flow, text, [=](QPainter& p, QSizeF size) {
            const QLineF line = across(size);
            drawWay(p, QPolygonF{line.p1() + QPointF(start / 2, 0), line.p2()}, color, width, dashed);
            drawStart(p, line.p1() + QPointF(start / 2, 0), color, start);
        });
    };
    way(QStringLiteral("Way from the most remote point of a room to its exit, with its length (T)"), c.way, 0.8 * safetyUnit, false,
        6 * safetyUnit);
    way(QStringLiteral("Longest travel distance of the storey"), c.way, 2.6 * safetyUnit, false, 8 * safetyUnit);
    way(QStringLiteral("Longest common path of egress travel, to the choice of two ways"), c.common, 2.2 * safetyUnit, true,
        8 * safetyUnit);
    entry(flow, QStringLiteral("Dead end of a corridor"),
          [c](QPainter& p, QSizeF size) { drawHatch(p, QPolygonF(QRectF(QPointF(), size).adjusted(15, 15, -15, -15)), c.deadEnd); });
    entry(flow, QStringLiteral("Separation of two ways out; dotted: longest diagonal of the area that they serve"),
          [c](QPainter& p, QSizeF size) {
              const QLineF line = across(size);
              QPen pen(c.separation, 1.1 * safetyUnit);
              for (const auto& [dashes, dy] : {std::pair(QList<qreal>{10, 3, 2, 3}, -25.0), std::pair(QList<qreal>{2, 3}, 25.0)}) {
                  pen.setDashPattern(dashes);
                  p.setPen(pen);
                  p.drawLine(line.translated(0, dy));
              }
          });
    const auto door = [&](const QString& text, DoorGlyph glyph) {
        entry(flow, text, [=](QPainter& p, QSizeF size) {
            drawDoorGlyph(p, QPointF(size.width(), size.height()) / 2, glyph, {1, 0}, 8 * safetyUnit);
        });
    };
    door(QStringLiteral("Exit with the way out: people who leave by it, of those it takes; fire label"), DoorGlyph::Exit);
    door(QStringLiteral("Door that lets people out in this direction only"), DoorGlyph::OneWay);
    door(QStringLiteral("Door that nobody leaves by: locked, or not passable"), DoorGlyph::Closed);
    door(QStringLiteral("Door of which the plan does not say whether people get through"), DoorGlyph::NotKnown);
    const PlanColors plan = safetyPlanColors();
    for (const auto& [text, color] : {std::pair("Corridor", plan.corridor), std::pair("Stair or exit enclosure", plan.stair),
                                      std::pair("Room with a stated hazard", plan.hazard)})
        entry(flow, QString::fromLatin1(text), [fill = color](QPainter& p, QSizeF size) {
            p.setPen(QPen(QColor(0xb4bac0), safetyUnit));
            p.setBrush(fill);
            p.drawRect(QRectF(QPointF(), size).adjusted(15, 15, -15, -15));
            p.setBrush(Qt::NoBrush);
        });
    for (const WallMark* mark : wallMarks())
        entry(flow, QString::fromLatin1(mark->words), [mark](QPainter& p, QSizeF size) {
            p.fillRect(QRectF(0, size.height() / 2 - 20, size.width(), 40), QColor(0xb4bac0));
            drawWallMark(p, across(size), *mark, safetyUnit);
        });
    flow.space(2);
    flow.paragraph(
        QStringLiteral("Room: number, name, function, area / floor area for each person = people (OCC). Where a room is too small "
                       "for its label the table has the rest. 90 min: fire label of a door."),
        body);
}

void writeConventions(Flow& flow, const LifeSafety& ls)
{
    static constexpr std::pair<const char*, const char*> rows[] = {
        {"IBC", "project.ibc_edition"},
        {"NFPA 101", "project.nfpa101_edition"},
        {"NFPA 80", "project.nfpa80_edition"},
        {"Sprinklers", "building.sprinkler"},
        {"Fire alarm", "building.fire_alarm"},
        {"Voice alarm", "building.voice_alarm"},
        {"Stories above grade", "building.stories"},
    };
    flow.heading(1, QStringLiteral("Code summary"));
    for (const auto& [label, fact] : rows)
        flow.field(QString::fromLatin1(label), factText(ls, fact), labelWidth, body);
    const EgressSettings& s = ls.egress->settings;
    const auto length = [&](Length v) { return peopleText(Quantity{Dim::Length, v.n}, *unitByName(u"in"), ls.project().settings.units); };
    flow.heading(1, QStringLiteral("How it was measured"));
    flow.field(QStringLiteral("State"), QStringLiteral("as built, nothing failed (F0)"), labelWidth, body);
    static constexpr const char* rulerSays[rulers] = {"straight: the shortest way, round corners without clearance",
                                                      "clearance: the shortest way, drawn taut round corners",
                                                      "rectilinear: along the axes of the storey"};
    flow.field(QStringLiteral("Ruler of verdicts"),
               QString::fromLatin1(rulerSays[static_cast<size_t>(s.ruler)])
                   + (s.ruler == Ruler::Clearance ? QStringLiteral(", %1 off them").arg(length(s.clearance)) : QString()),
               labelWidth, body);
    flow.field(QStringLiteral("Start of ways"),
               s.startInset.n > 0 ? length(s.startInset) + QStringLiteral(" off walls") : QStringLiteral("any point of the floor"),
               labelWidth, body);
    flow.field(QStringLiteral("Common path ends"),
               (s.commonPathEnd == CommonPathEnd::Centerline
                    ? QStringLiteral("in the middle of the corridor behind the door or branch that has a choice of two ways")
                    : QStringLiteral("in the middle of the door or cross-section that has a choice of two ways"))
                   + (s.alcoves ? QStringLiteral("; cross-sections of rooms count too") : QString()),
               labelWidth, body);
    flow.field(QStringLiteral("Dead ends"),
               QStringLiteral("at right angles; cross-sections of corridors up to %1 wide count")
                   .arg(lengthText(ls, static_cast<double>(s.neckMax.n))),
               labelWidth, body);
    flow.field(QStringLiteral("Separation"), words(separationWord(s.separation)), labelWidth, body);
    flow.field(QStringLiteral("People divided"), words(distributionWord(s.distribution)), labelWidth, body);
    flow.field(QStringLiteral("Lines"), QStringLiteral("ways are drawn straight; lengths are those of the ruler"), labelWidth, body);
}

} // namespace sp::ui
