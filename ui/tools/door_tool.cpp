// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/door_tool.h"

#include "core/edit/edit_sets.h"
#include "ui/tools/door_preview.h"
#include "ui/tools/draw_helpers.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

constexpr qint64 jamb = 50; // mm between a frame and the end of its wall

QString tr(const char* text)
{
    return QCoreApplication::translate("DoorTool", text);
}

QString titleOf(const char* preset)
{
    for (const OpeningPreset& p : openingPresets())
        if (qstrcmp(p.id, preset) == 0)
            return QCoreApplication::translate("Commands", p.title);
    return QString::fromLatin1(preset);
}

QString setText(const HardwareSet& set)
{
    return (set.mark.value_or(set.id.text()) + u' ' + set.name.value_or(QString())).trimmed();
}

QString typeText(const OpeningType& type)
{
    return type.name.value_or(type.id.text());
}

Length lengthOf(const Wall& wall)
{
    return distance(wall.from, wall.to);
}

} // namespace

ToolNeed DoorTool::needs() const
{
    ToolNeed need;
    need.typed = ToolNeed::Typed::Text;
    need.prompt = tr("Distance from the nearer wall end, or leaf width and w");
    need.keys = "HS\t";
    return need;
}

// A type says what it has; the preset gives the rest.
OpeningSpec DoorTool::specIn(const Project& project) const
{
    static const FieldId leafWidth = field("door.leaf_width_in");
    OpeningSpec spec = specOf(m_preset, project.settings.units);
    const OpeningSpec whole = spec;
    if (const OpeningType* type = project.openingTypes.find(m_type)) {
        spec.type = m_type;
        for (const auto& [id, value] : whole.facts)
            if (type->facts.find(id))
                spec.facts.clear(id);
    }
    if (m_width && spec.width)
        spec.width = m_width;
    else if (m_width)
        spec.facts.set(leafWidth, Quantity{Dim::Length, m_width->n});
    spec.set = m_set;
    spec.hinge = m_otherHand ? HingeEnd::To : HingeEnd::From;
    const bool left = (m_side == SwingSide::Left) != m_otherSide;
    spec.swings = left ? SwingSide::Left : SwingSide::Right;
    return spec;
}

// Near the end of a wall an opening stays inside of it while there is room.
std::optional<DoorTool::Spot> DoorTool::spotOf(const ToolEvent& event, const ToolContext& context) const
{
    const Wall* wall = event.wall ? context.project.walls.find(*event.wall) : nullptr;
    if (!wall)
        return std::nullopt;
    const Length length = lengthOf(*wall);
    const Length half{widthOf(context.project, drawnOpening(specIn(context.project), wall->id, {length.n / 2})).n / 2 + mm(jamb).n};
    if (half.n * 2 > length.n)
        return Spot{wall->id, {length.n / 2}};
    Length middle = event.along;
    // Where nothing but the wall holds the pointer, the distance from the nearer wall end comes out round.
    if (!event.exact && std::abs((alongOf(*wall, event.raw) - middle).n) < mm(1).n) {
        const Length step = context.project.settings.units == Units::Us ? inches(1) : mm(10);
        const Length edge{half.n - mm(jamb).n};
        const bool nearFrom = middle.n * 2 <= length.n;
        const Length away = (nearFrom ? middle : length - middle) - edge;
        const Length rounded{(away.n + step.n / 2) / step.n * step.n};
        middle = nearFrom ? rounded + edge : length - rounded - edge;
    }
    return Spot{wall->id, std::clamp(middle, half, length - half)};
}

// The edge of the opening so far from the end of the wall that is nearer.
DoorTool::Spot DoorTool::fromEnd(const Spot& spot, Length away, const Project& project) const
{
    const Wall* wall = project.walls.find(spot.wall);
    const Length length = lengthOf(*wall);
    const Length half{widthOf(project, drawnOpening(specIn(project), spot.wall, spot.offset)).n / 2};
    return {spot.wall, spot.offset.n * 2 <= length.n ? away + half : length - away - half};
}

ToolStep DoorTool::show(const ToolContext& context)
{
    ToolStep step;
    if (!m_spot || !context.project.walls.find(m_spot->wall)) {
        step.hint =
            tr("%1: click on a wall. H: other hand, S: other side, Tab: next kind. Type the distance from the nearer wall end, or 34w for the leaf.")
                .arg(titleOf(m_preset));
        return step;
    }
    const Units units = context.project.settings.units;
    const OpeningSpec spec = specIn(context.project);
    const Opening opening = drawnOpening(spec, m_spot->wall, m_spot->offset);
    const Wall& wall = *context.project.walls.find(m_spot->wall);
    const auto shape = openingShape(context.project, opening);
    NewIds scratch("preview");
    const auto placed = placeOpening(context.project, context.topology, m_spot->wall, m_spot->offset, spec, scratch, context.storey);
    QString problem = placed ? QString() : placed.error().message;
    if (placed && shape) {
        problem = buildingProblem(context.project, context.storey, opening, planPoint(shape->middle));
        const auto& made = placed.value().patch.of<Opening>();
        m_proposed = made.empty() || !made.front().after ? QString() : made.front().after->mark.value_or(QString());
    }
    const QString mark = m_mark.value_or(m_proposed);
    const auto tone = problem.isEmpty() ? PreviewShape::Tone::Accent : PreviewShape::Tone::Problem;
    if (shape)
        addShape(step.preview, *shape, !problem.isEmpty());
    const Length width = widthOf(context.project, opening);
    const Length length = lengthOf(wall);
    const bool nearFrom = m_spot->offset.n * 2 <= length.n;
    const Length away{(nearFrom ? m_spot->offset.n : length.n - m_spot->offset.n) - width.n / 2};
    QString text = mark.isEmpty() ? drawnLength(width, units) : mark + QStringLiteral("  ") + drawnLength(width, units);
    if (!problem.isEmpty())
        text += QStringLiteral("  ") + problem;
    if (shape)
        step.preview.push_back(words(planPoint(shape->middle + shape->quiet * (shape->depth + 250)), text, tone));
    step.hint = problem.isEmpty()
        ? tr("Click: %1 from the wall end. H: other hand, S: other side, Tab: next kind. Type the distance, or 34w for the leaf.")
              .arg(drawnLength(away, units))
        : problem + QStringLiteral("  ") + tr("H: other hand, S: other side.");
    return step;
}

ToolStep DoorTool::place(const ToolContext& context)
{
    if (!m_spot || !context.project.walls.find(m_spot->wall)) {
        ToolStep step = show(context);
        step.problem = tr("Openings go into walls: click on a wall.");
        return step;
    }
    PatchChain chain(context.project);
    OpeningSpec spec = specIn(context.project);
    std::optional<HardwareSetId> made;
    const auto run = [&](const Result<Edited>& edited) -> QString {
        if (!edited)
            return edited.error().message;
        chain.add(edited.value());
        return {};
    };
    QString problem;
    if (m_newSet) {
        problem = run(addSet(chain.now(), *m_newSet, context.ids));
        if (problem.isEmpty() && !chain.made.isEmpty())
            spec.set = made = HardwareSetId(chain.made.back());
    }
    if (problem.isEmpty())
        problem = run(placeOpening(chain.now(), context.topology, m_spot->wall, m_spot->offset, spec, context.ids, context.storey));
    if (!problem.isEmpty()) {
        ToolStep step = show(context);
        step.problem = problem;
        return step;
    }
    const OpeningId id(chain.made.back());
    if (m_mark) {
        Opening named = *chain.now().openings.find(id);
        named.mark = *m_mark;
        chain.put(&Project::openings, named);
    }
    QStringList notes;
    if (m_exit)
        if (const QString why = run(makeExit(chain.now(), context.topology, id)); !why.isEmpty())
            notes += why;
    if (made) {
        m_set = made;
        m_newSet.reset();
    }
    m_mark.reset();
    m_otherSide = false;
    const QString mark = chain.now().openings.find(id)->mark.value_or(QString());
    ToolStep step;
    step.hint = tr("Placed %1. Move on for the next one, Escape to end.").arg(mark.isEmpty() ? titleOf(m_preset) : mark);
    step.commit = chain.take();
    step.commit->made = QStringList(id.text());
    step.commit->notes += notes;
    step.commitName = tr("Place %1").arg(mark.isEmpty() ? titleOf(m_preset) : mark);
    step.select = std::vector<EntityRef>{{EntityKind::Opening, id.text()}};
    return step;
}

ToolStep DoorTool::read(const QString& text, const ToolContext& context)
{
    const Units units = context.project.settings.units;
    QString value = text.trimmed();
    const bool before = value.startsWith(u'w', Qt::CaseInsensitive);
    const bool width = before || value.endsWith(u'w', Qt::CaseInsensitive);
    if (width)
        value = (before ? value.mid(1) : value.chopped(1)).trimmed();
    const auto length = readLength(value, units);
    ToolStep step;
    if (!length) {
        step = show(context);
        step.problem = tr("Expected a distance from the wall end such as %1, or a leaf width and w, found \"%2\".")
                           .arg(units == Units::Us ? QStringLiteral("2'-6\"") : QStringLiteral("600 mm"), text);
        return step;
    }
    if (width) {
        const auto taken = setOption("width", value, context);
        step = show(context);
        if (!taken)
            step.problem = taken.error().message;
        return step;
    }
    if (!m_spot || !context.project.walls.find(m_spot->wall)) {
        step = show(context);
        step.problem = tr("Move over a wall first: the distance is measured from its nearer end.");
        return step;
    }
    m_spot = fromEnd(*m_spot, length.value(), context.project);
    return place(context);
}

ToolStep DoorTool::handle(const ToolEvent& event, const ToolContext& context)
{
    using Kind = ToolEvent::Kind;
    switch (event.kind) {
    case Kind::Start:
        m_preset = m_own;
        m_spot.reset();
        m_width.reset();
        m_mark.reset();
        forgetMissing(context.project);
        return show(context);
    case Kind::PlanChanged:
        m_spot.reset();
        forgetMissing(context.project);
        return show(context);
    case Kind::Cancel: {
        ToolStep step = show(context);
        step.preview.clear();
        step.finished = true;
        return step;
    }
    case Kind::Text: return read(event.text, context);
    case Kind::Key:
        if (event.key == 'H')
            m_otherHand = !m_otherHand;
        else if (event.key == 'S')
            m_otherSide = !m_otherSide;
        else if (event.key == '\t') {
            const auto presets = openingPresets();
            size_t i = 0;
            while (i < presets.size() && qstrcmp(presets[i].id, m_preset) != 0)
                ++i;
            m_preset = presets[(i + (event.shift ? presets.size() - 1 : 1)) % presets.size()].id;
            m_width.reset();
        }
        return show(context);
    default: break;
    }
    m_spot = spotOf(event, context);
    if (m_spot) {
        const Wall& wall = *context.project.walls.find(m_spot->wall);
        const double cross = double(wall.to.x.n - wall.from.x.n) * double(event.raw.y.n - wall.from.y.n)
            - double(wall.to.y.n - wall.from.y.n) * double(event.raw.x.n - wall.from.x.n);
        m_side = cross >= 0 ? SwingSide::Left : SwingSide::Right;
    }
    return event.kind == Kind::Press || event.kind == Kind::Confirm ? place(context) : show(context);
}

void DoorTool::forgetMissing(const Project& project)
{
    if (!project.openingTypes.find(m_type))
        m_type.reset();
    if (!project.hardwareSets.find(m_set))
        m_set.reset();
}

std::vector<ToolOption> DoorTool::options(const ToolContext& context) const
{
    const Project& p = context.project;
    ToolOption kind{"preset", tr("Kind"), {}, titleOf(m_preset), false, tr("What is placed. Tab takes the next one.")};
    for (const OpeningPreset& preset : openingPresets())
        kind.choices += titleOf(preset.id);
    ToolOption type{"type",        tr("Type"), QStringList(tr("no type")),
                    tr("no type"), false,      tr("Opening type: what it says of the door holds.")};
    for (const auto& t : p.openingTypes)
        type.choices += typeText(*t);
    if (const OpeningType* t = p.openingTypes.find(m_type))
        type.text = typeText(*t);
    ToolOption set{"set",
                   tr("Hardware set"),
                   QStringList(tr("no set")),
                   tr("no set"),
                   true,
                   tr("The set that new openings get. A name that the plan does not have makes a new set.")};
    for (const auto& s : p.hardwareSets)
        set.choices += setText(*s);
    set.choices += tr("New set");
    if (m_newSet)
        set.text = *m_newSet;
    else if (const HardwareSet* s = p.hardwareSets.find(m_set))
        set.text = setText(*s);
    ToolOption width{"width", tr("Leaf"), {}, {}, true, tr("Width of the leaf; empty: that of the kind or type.")};
    if (m_width)
        width.text = drawnLength(*m_width, p.settings.units);
    ToolOption mark{"mark", tr("Mark"), {}, m_mark.value_or(m_proposed), true, tr("Mark of the next opening; empty: the proposed one.")};
    ToolOption exit{"exit",
                    tr("Use"),
                    {tr("door"), tr("exit to the outside")},
                    m_exit ? tr("exit to the outside") : tr("door"),
                    false,
                    tr("An exit gets its role in egress and counts as exterior.")};
    return {kind, type, set, width, mark, exit};
}

Result<Done> DoorTool::setOption(const QByteArray& id, const QString& text, const ToolContext& context)
{
    const Project& p = context.project;
    const QString value = text.trimmed();
    if (id == "preset") {
        for (const OpeningPreset& preset : openingPresets())
            if (titleOf(preset.id) == value || value == QLatin1String(preset.id)) {
                m_preset = preset.id;
                m_width.reset();
                return Done{};
            }
        return Error{ErrorCode::Value, tr("Expected a kind of opening of the list, found \"%1\".").arg(text), {}};
    }
    if (id == "type") {
        m_type.reset();
        for (const auto& t : p.openingTypes)
            if (typeText(*t) == value)
                m_type = t->id;
        return Done{};
    }
    if (id == "set") {
        m_set.reset();
        m_newSet.reset();
        for (const auto& s : p.hardwareSets)
            if (setText(*s) == value || s->mark == value)
                m_set = s->id;
        if (!m_set && !value.isEmpty() && value != tr("no set"))
            m_newSet = value;
        return Done{};
    }
    if (id == "width") {
        if (value.isEmpty()) {
            m_width.reset();
            return Done{};
        }
        static const Field& leaf = fieldOf(field("door.leaf_width_in"));
        SP_TRY(length, readLength(value, p.settings.units));
        if (const auto why = rangeProblem(leaf, Quantity{Dim::Length, length.n}))
            return Error{ErrorCode::Value, *why, {}};
        m_width = length;
        return Done{};
    }
    if (id == "mark") {
        m_mark = value.isEmpty() || value == m_proposed ? std::nullopt : std::optional(value);
        return Done{};
    }
    m_exit = value == tr("exit to the outside");
    return Done{};
}

} // namespace sp::ui
