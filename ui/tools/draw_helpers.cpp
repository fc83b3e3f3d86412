// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

constexpr Length thickest = mm(2000);

QString tr(const char* text)
{
    return QCoreApplication::translate("WallOptions", text);
}

FieldId ratingField()
{
    static const FieldId id = field("wall.rating_h");
    return id;
}
FieldId typeField()
{
    static const FieldId id = field("wall.type");
    return id;
}

QString people(const QString& word)
{
    return QString(word).replace(u'_', u' ');
}

QStringList usualThicknesses(Units units)
{
    return units == Units::Us ? QStringList{QStringLiteral("4 7/8 in"), QStringLiteral("6 in"), QStringLiteral("8 in"),
                                            QStringLiteral("10 in"), QStringLiteral("12 in")}
                              : QStringList{QStringLiteral("100 mm"), QStringLiteral("150 mm"), QStringLiteral("200 mm"),
                                            QStringLiteral("250 mm"), QStringLiteral("300 mm")};
}

QString thicknessText(Length v, Units units)
{
    return units == Units::Us ? QString(fractionInches(v)).replace(u'-', u' ') + QStringLiteral(" in")
                              : formatIn(*unitByName(u"mm"), v.n, 1) + QStringLiteral(" mm");
}

struct RatingRow {
    const char* text;
    std::optional<qint64> minutes;
};
constexpr RatingRow ratings[] = {{QT_TRANSLATE_NOOP("WallOptions", "not said"), std::nullopt},
                                 {QT_TRANSLATE_NOOP("WallOptions", "unrated"), 0},
                                 {"30 min", 30},
                                 {"45 min", 45},
                                 {"1 h", 60},
                                 {"90 min", 90},
                                 {"2 h", 120},
                                 {"3 h", 180},
                                 {"4 h", 240}};

std::optional<qint64> minutesOf(const WallStyle& style)
{
    const auto rating = style.facts.amount<Dim::Time>(ratingField());
    return rating ? std::optional(rating->n / 60'000'000) : std::nullopt;
}

QString ratingText(const WallStyle& style)
{
    const auto minutes = minutesOf(style);
    for (const RatingRow& row : ratings)
        if (row.minutes == minutes)
            return tr(row.text);
    return QStringLiteral("%1 min").arg(*minutes);
}

QString typeText(const WallStyle& style)
{
    const auto word = style.facts.word(typeField());
    return word ? people(wordAt(fieldOf(typeField()).words, *word)) : tr("not said");
}

} // namespace

PlanPoint middleOf(PlanPoint a, PlanPoint b)
{
    return {{a.x.n + (b.x.n - a.x.n) / 2}, {a.y.n + (b.y.n - a.y.n) / 2}};
}

PreviewShape measured(PlanPoint a, PlanPoint b, Units units)
{
    return words(middleOf(a, b), drawnLength(distance(a, b), units) + QStringLiteral(", ") + drawnAngle(directionOf(a, b)));
}

const Wall* pressedWall(const ToolEvent& event, const ToolContext& context)
{
    if (event.hit.kind == EntityKind::Wall)
        return context.project.walls.find(WallId(event.hit.id));
    return context.project.walls.find(event.wall);
}

PreviewShape wallGhost(const Wall& wall, PreviewShape::Tone tone)
{
    return ghostLine(wall.from, wall.to, wall.thickness.value_or(mm(100)), tone);
}

bool commitTo(ToolStep& step, Result<Edited> edited, const QString& name, const QString& mergeKey)
{
    if (!edited) {
        step.problem = edited.error().message;
        return false;
    }
    if (edited.value().patch.empty()) {
        step.problem = edited.value().notes.isEmpty() ? tr("Nothing changes here.") : edited.value().notes.join(u' ');
        return false;
    }
    step.commit = std::move(edited).value();
    step.commitName = name;
    step.mergeKey = mergeKey;
    return true;
}

QString wallStyleText(const WallStyle& style, Units units)
{
    QStringList parts;
    if (style.thickness)
        parts += thicknessText(*style.thickness, units);
    if (minutesOf(style))
        parts += ratingText(style);
    if (style.facts.word(typeField()))
        parts += typeText(style);
    return parts.isEmpty() ? tr("nothing said") : parts.join(QStringLiteral(", "));
}

const WallStyle& WallOptions::style(Units units) const
{
    if (!m_style) {
        m_style = WallStyle();
        m_style->thickness = units == Units::Us ? inches(6) : mm(150);
    }
    return *m_style;
}

Length WallOptions::thickness(Units units) const
{
    return style(units).thickness.value_or(mm(100));
}

void WallOptions::take(const Wall& wall)
{
    WallStyle style;
    style.thickness = wall.thickness;
    for (const FieldId id : {typeField(), ratingField()})
        if (const Value* value = wall.facts.find(id))
            style.facts.set(id, *value);
    m_style = style;
}

std::vector<ToolOption> WallOptions::options(const ToolContext& context) const
{
    const Units units = context.project.settings.units;
    const WallStyle& s = style(units);
    QStringList ratingChoices;
    for (const RatingRow& row : ratings)
        ratingChoices += tr(row.text);
    QStringList types{tr("not said")};
    for (const QString& word : wordList(fieldOf(typeField()).words))
        types += people(word);
    QStringList styles;
    for (const WallStyle& one : wallStylesOf(context.project))
        styles += wallStyleText(one, units);
    std::vector<ToolOption> out{
        {"thickness", tr("Thickness"), usualThicknesses(units), s.thickness ? thicknessText(*s.thickness, units) : tr("not said"), true,
         tr("Thickness of new walls: choose or type one")},
        {"rating", tr("Rating"), ratingChoices, ratingText(s), false, tr("Fire rating of new walls")},
        {"type", tr("Type"), types, typeText(s), false, tr("What new walls are for the code")},
    };
    if (!styles.isEmpty())
        out.push_back(
            {"style", tr("As in plan"), styles, wallStyleText(s, units), false, tr("Kinds of walls that the plan has, most used first")});
    return out;
}

Result<Done> WallOptions::set(const QByteArray& id, const QString& text, const ToolContext& context)
{
    const Units units = context.project.settings.units;
    WallStyle s = style(units);
    if (id == "thickness") {
        SP_TRY(v, readLength(text, units));
        if (v.n <= 0 || v > thickest)
            return Error{ErrorCode::Value, tr("expected a thickness above 0 and up to 2 m, found `%1`").arg(text.left(40)), {}};
        s.thickness = v;
    } else if (id == "rating") {
        s.facts.clear(ratingField());
        for (const RatingRow& row : ratings)
            if (tr(row.text) == text && row.minutes)
                s.facts.set(ratingField(), Quantity{Dim::Time, *row.minutes * 60'000'000});
    } else if (id == "type") {
        s.facts.clear(typeField());
        if (const auto word = wordIndex(fieldOf(typeField()).words, QString(text).replace(u' ', u'_')))
            s.facts.set(typeField(), Word{static_cast<quint16>(*word)});
    } else if (id == "style") {
        for (const WallStyle& one : wallStylesOf(context.project))
            if (wallStyleText(one, units) == text)
                s = one;
    }
    m_style = s;
    return Done{};
}

} // namespace sp::ui
