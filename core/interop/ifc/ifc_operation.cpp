// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_operation.h"

#include "core/interop/ifc/ifc_texts.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr double sameEdge = 100; // mm between edges that are one
constexpr double sameWidth = 20; // mm between widths of equal leaves
constexpr double clearOfWall = 600; // mm that a point must at least lie beside the wall's middle

struct Vec {
    double x = 0, y = 0;
    Vec operator+(Vec o) const { return {x + o.x, y + o.y}; }
    Vec operator-(Vec o) const { return {x - o.x, y - o.y}; }
    Vec operator*(double f) const { return {x * f, y * f}; }
};
double dot(Vec a, Vec b)
{
    return a.x * b.x + a.y * b.y;
}
double norm(Vec a)
{
    return std::hypot(a.x, a.y);
}
Vec vec(IfcPoint p)
{
    return {toMm(p.x), toMm(p.y)};
}
IfcPoint point(Vec v)
{
    return {Length{std::llround(v.x * 1e6)}, Length{std::llround(v.y * 1e6)}};
}
Vec direction(Angle a)
{
    const double t = static_cast<double>(a.n) / 1e6 * std::numbers::pi / 180;
    return {std::cos(t), std::sin(t)};
}

/// The door in its placement: x along it, y to the side it should open to.
struct Axes {
    Vec x, y;
    Vec low, high; // jambs
    bool along = true; // false: the body does not lie along x
};

std::optional<Axes> axesOf(const IfcDoor& door)
{
    if (!door.place || !door.place->xDirection || !door.place->yDirection)
        return std::nullopt;
    Axes out{direction(*door.place->xDirection), direction(*door.place->yDirection), {}, {}};
    const Vec origin = vec({door.place->x, door.place->y});
    const std::optional<double> width = door.width && door.width->n > 0 ? std::optional(toMm(*door.width)) : std::nullopt;
    double from = 0, to = width.value_or(0), across = 0;
    for (const std::optional<IfcBody>* body : {&door.hole, &door.body}) {
        if (!*body || (*body)->outline.empty())
            continue;
        double x0 = 1e300, x1 = -1e300, y0 = 1e300, y1 = -1e300;
        for (const IfcPoint p : (*body)->outline) {
            const Vec d = vec(p) - origin;
            x0 = std::min(x0, dot(d, out.x)), x1 = std::max(x1, dot(d, out.x));
            y0 = std::min(y0, dot(d, out.y)), y1 = std::max(y1, dot(d, out.y));
        }
        const double half = width.value_or(x1 - x0) / 2;
        from = (x0 + x1) / 2 - half;
        to = (x0 + x1) / 2 + half;
        across = (y0 + y1) / 2;
        out.along = !width || x1 - x0 > 0.7 * *width || y1 - y0 < 0.9 * *width;
        break;
    }
    if (to <= from)
        return std::nullopt;
    out.low = origin + out.x * from + out.y * across;
    out.high = origin + out.x * to + out.y * across;
    return out;
}

/// What the drawn leaves amount to.
struct Drawn {
    int leaves = 0;
    QString word;
    const IfcLeaf* active = nullptr; // the widest; none when two are equal
    const IfcLeaf* any = nullptr;
    Vec meeting; // where two leaves meet
    double width = 0, inactiveWidth = 0;
};

double widthOf(const IfcLeaf& l)
{
    return norm(vec(l.strike) - vec(l.hinge));
}

Drawn drawn(const std::vector<IfcLeaf>& leaves)
{
    Drawn out;
    if (leaves.empty())
        return out;
    std::vector<const IfcLeaf*> distinct;
    const Vec along = vec(leaves[0].strike) - vec(leaves[0].hinge);
    const auto side = [&](const IfcLeaf& l) { return l.open ? dot(vec(*l.open) - vec(l.hinge), {-along.y, along.x}) : 0; };
    bool bothWays = false;
    for (const IfcLeaf& l : leaves) {
        const auto same = std::find_if(distinct.begin(), distinct.end(), [&](const IfcLeaf* d) {
            return norm(vec(d->hinge) - vec(l.hinge)) < sameEdge && norm(vec(d->strike) - vec(l.strike)) < sameEdge;
        });
        if (same == distinct.end())
            distinct.push_back(&l);
        else
            bothWays |= side(**same) * side(l) < 0;
    }
    std::stable_sort(distinct.begin(), distinct.end(),
                     [](const IfcLeaf* a, const IfcLeaf* b) { return widthOf(*a) > widthOf(*b) + sameWidth; });
    const bool slides = std::none_of(leaves.begin(), leaves.end(), [](const IfcLeaf& l) { return l.open.has_value(); });
    const bool egress = distinct.size() == 2 && side(*distinct[0]) * side(*distinct[1]) < 0;
    out.leaves = static_cast<int>(distinct.size());
    out.word = slides ? QStringLiteral("slide")
        : bothWays    ? QStringLiteral("double_acting")
        : egress      ? QStringLiteral("double_egress")
                      : QStringLiteral("swing");
    out.any = distinct[0];
    out.width = widthOf(*distinct[0]);
    if (distinct.size() == 2) {
        out.inactiveWidth = widthOf(*distinct[1]);
        out.meeting = (vec(distinct[0]->strike) + vec(distinct[1]->strike)) * 0.5;
    }
    // Both leaves of a double egress pair have the same hand, so either will do.
    if (distinct.size() == 1 || egress || (distinct.size() == 2 && out.width > out.inactiveWidth + sameWidth))
        out.active = distinct[0];
    return out;
}

void takeDrawn(const Drawn& d, DoorMotion& out)
{
    out.leaves = d.leaves;
    out.operationWord = d.word;
    out.from = QStringLiteral("drawn leaf");
    out.leafWidth = Length{std::llround(d.width * 1e6)};
    if (d.inactiveWidth > 0)
        out.inactiveWidth = Length{std::llround(d.inactiveWidth * 1e6)};
    if (d.active) {
        out.hinge = d.active->hinge;
        out.strike = d.active->strike;
    } else if (d.leaves == 2) {
        out.strike = point(d.meeting);
    }
    if (!d.any->open || d.width <= 0)
        return;
    const Vec hinge = vec(d.any->hinge), along = (vec(d.any->strike) - hinge) * (1 / d.width), left{-along.y, along.x};
    const double side = dot(vec(*d.any->open) - hinge, left) > 0 ? 1 : -1;
    const Vec beside = !d.active && d.leaves == 2 ? d.meeting : (hinge + vec(d.any->strike)) * 0.5;
    out.swingTo = point(beside + left * (side * std::max(d.width, clearOfWall)));
}

void takeStated(const DoorOperation& op, const IfcDoor& door, DoorMotion& out)
{
    out.leaves = op.leaves;
    out.operationWord = op.word.toString();
    out.from = door.operationFromType ? QStringLiteral("operation of the type") : QStringLiteral("operation");
    if (!op.swings)
        return;
    const std::optional<Axes> axes = axesOf(door);
    if (!axes || !axes->along) {
        out.notes.push_back({ImportCause::OperationUnknown,
                             QStringLiteral("the file says %1, but %2: hinge and swing are not known")
                                 .arg(*door.operation,
                                      axes ? QStringLiteral("the placement of the door does not lie along the door")
                                           : QStringLiteral("the door has no placement with a direction in plan"))});
        return;
    }
    const Vec middle = (axes->low + axes->high) * 0.5;
    out.swingTo = point(middle + axes->y * std::max(norm(axes->high - axes->low), clearOfWall));
    if (op.hingeLeft || op.hingeRight)
        out.hinge = point(op.hingeLeft ? axes->low : axes->high);
    if (op.leaves == 2)
        out.strike = point(middle);
    else if (out.hinge)
        out.strike = point(op.hingeLeft ? axes->high : axes->low);
}

QString leavesText(int n)
{
    return n == 1 ? QStringLiteral("1 leaf") : QStringLiteral("%1 leaves").arg(n);
}

/// What the file says against what it draws; empty when they agree.
QString difference(const DoorOperation& op, const IfcDoor& door, const Drawn& d, const DoorMotion& motion)
{
    QStringList said, seen;
    if (!op.word.isEmpty() && op.word != motion.operationWord) {
        said += op.word.toString().replace(u'_', u' ');
        seen += motion.operationWord == u"double_egress" ? QStringLiteral("swings to both sides, one leaf to each")
            : motion.operationWord == u"double_acting"   ? QStringLiteral("swings both ways")
            : motion.operationWord == u"slide"           ? QStringLiteral("slides")
            : d.leaves > 1                               ? QStringLiteral("has all leaves swinging to one side")
                                                         : QStringLiteral("swings to one side");
    }
    if (op.leaves > 0 && op.leaves != d.leaves) {
        said += leavesText(op.leaves);
        seen += QStringLiteral("has ") + leavesText(d.leaves);
    }
    const std::optional<Axes> axes = axesOf(door);
    const bool comparable = op.swings && axes && axes->along && d.any->open && motion.operationWord == u"swing" && op.word == u"swing";
    if (comparable && d.leaves == 1 && op.leaves == 1 && (op.hingeLeft || op.hingeRight)) {
        const bool left = dot(vec(d.any->hinge) - vec(d.any->strike), axes->x) < 0;
        if (left != op.hingeLeft) {
            said += op.hingeLeft ? QStringLiteral("hinge at the left seen along +y of the placement")
                                 : QStringLiteral("hinge at the right seen along +y of the placement");
            seen += QStringLiteral("hinges at the other jamb");
        }
    }
    if (comparable && dot(vec(*d.any->open) - vec(d.any->hinge), axes->y) < 0) {
        said += QStringLiteral("swing to +y of the placement");
        seen += QStringLiteral("swings to the other side");
    }
    if (seen.isEmpty())
        return {};
    return QStringLiteral("the file says %1 (%2); the drawn door %3; the drawn one holds")
        .arg(*door.operation, said.join(QStringLiteral(", ")), seen.join(QStringLiteral(" and ")));
}

/// The word on which all moving panels agree, and how many they are.
void takePanels(const std::vector<QString>& panels, DoorMotion& out)
{
    struct Row {
        QLatin1String panel;
        const char* word;
    };
    static constexpr Row rows[] = {{QLatin1String("SWINGING"), "swing"},      {QLatin1String("DOUBLE_ACTING"), "double_acting"},
                                   {QLatin1String("SLIDING"), "slide"},       {QLatin1String("FOLDING"), "fold"},
                                   {QLatin1String("REVOLVING"), "revolving"}, {QLatin1String("ROLLINGUP"), "coiling"}};
    QString word;
    int count = 0;
    bool fixed = false;
    for (const QString& p : panels) {
        fixed |= p == u"FIXEDPANEL";
        const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return p == r.panel; });
        if (row == std::end(rows))
            continue;
        if (count > 0 && word != QLatin1String(row->word))
            return;
        word = QLatin1String(row->word);
        ++count;
    }
    if (count == 0)
        return;
    out.operationWord = word;
    out.from = QStringLiteral("panel properties");
    // One panel is what many files write whatever the door is.
    if (word != u"revolving" && (count > 1 || fixed))
        out.leaves = count;
}

QString unknownText(const IfcDoor& door)
{
    const QString looked =
        QStringLiteral("looked for a swing arc or an open leaf in its symbol and for panels, handles and hinges in its body");
    if (door.userOperation && !door.userOperation->isEmpty())
        return QStringLiteral("the file says how the door moves in words that are not understood (\"%1\") and draws no swing; %2")
            .arg(*door.userOperation, looked);
    if (door.operation && *door.operation != u"USERDEFINED")
        return QStringLiteral("the plan has no word for the operation %1, and no swing is drawn; %2").arg(*door.operation, looked);
    return QStringLiteral("neither the door nor its type says how it moves, and no swing is drawn; %1").arg(looked);
}

} // namespace

QString operationOfWords(const QString& text)
{
    struct Row {
        const char16_t* part;
        const char* word;
    };
    // Parts of words in English, German, French, Spanish, Italian and Dutch; longer ones first where one holds another.
    static constexpr Row rows[] = {
        {u"double egress", "double_egress"},
        {u"double acting", "double_acting"},
        {u"double action", "double_acting"},
        {u"pendelt", "double_acting"},
        {u"va et vient", "double_acting"},
        {u"saloon", "double_acting"},
        {u"revolving", "revolving"},
        {u"karussell", "revolving"},
        {u"sliding", "slide"},
        {u"schiebe", "slide"},
        {u"coulissant", "slide"},
        {u"corredera", "slide"},
        {u"scorrevole", "slide"},
        {u"schuifdeur", "slide"},
        {u"bifold", "fold"},
        {u"bi fold", "fold"},
        {u"folding", "fold"},
        {u"faltt", "fold"},
        {u"accordion", "fold"},
        {u"rolltor", "coiling"},
        {u"rolltür", "coiling"},
        {u"roller", "coiling"},
        {u"rolling", "coiling"},
        {u"roll up", "coiling"},
        {u"coiling", "coiling"},
        {u"overhead", "coiling"},
        {u"sectional", "coiling"},
        {u"sektionaltor", "coiling"},
        {u"up and over", "coiling"},
        {u"swing", "swing"},
        {u"hinged", "swing"},
        {u"drehflügel", "swing"},
        {u"drehtür", "swing"},
        {u"battant", "swing"},
        {u"abatible", "swing"},
    };
    QString t = text.toLower();
    std::replace_if(
        t.begin(), t.end(), [](QChar c) { return c == u'-' || c == u'_' || c == u'/'; }, QChar(u' '));
    t = t.simplified();
    QString found;
    for (const Row& r : rows) {
        const qsizetype at = t.indexOf(QStringView(r.part));
        if (at < 0)
            continue;
        if (!found.isEmpty() && found != QLatin1String(r.word))
            return {};
        found = QLatin1String(r.word);
        t.remove(at, QStringView(r.part).size()); // "double acting swing door" says one thing
        if (found == u"double_acting" || found == u"double_egress" || found == u"revolving")
            t.remove(QStringLiteral("swing")).remove(QStringLiteral("drehtür"));
    }
    return found;
}

DoorMotion doorMotion(const IfcModel& model, const IfcDoor& door)
{
    DoorMotion out;
    const DoorOperation op = door.operation ? doorOperation(*door.operation) : DoorOperation{};
    const Drawn d = drawn(door.leaves);
    if (d.leaves > 0) {
        takeDrawn(d, out);
        // A closed panel does not show whether it swings both ways.
        if (door.leavesFrom == IfcDoor::LeavesFrom::Panel && op.word == u"double_acting" && d.word == u"swing")
            out.operationWord = op.word.toString();
        if (const QString text = door.operation ? difference(op, door, d, out) : QString(); !text.isEmpty())
            out.notes.push_back({ImportCause::OperationDiffers, text});
    } else if (!op.word.isEmpty()) {
        takeStated(op, door, out);
    }
    if (out.operationWord.isEmpty() && door.userOperation) {
        out.operationWord = operationOfWords(*door.userOperation);
        if (!out.operationWord.isEmpty())
            out.from = QStringLiteral("operation in its own words");
    }
    if (out.operationWord.isEmpty())
        takePanels(door.panels, out);
    if (out.operationWord.isEmpty())
        out.notes.push_back({ImportCause::OperationUnknown, unknownText(door)});
    if (door.operation && !door.operationFromType && door.type) {
        const std::optional<QString>& ofType = model.types[static_cast<size_t>(*door.type)].operation;
        if (ofType && *ofType != *door.operation)
            out.notes.push_back(
                {ImportCause::OperationDiffers,
                 QStringLiteral("the door says %1, its type says %2; what the door says comes first").arg(*door.operation, *ofType)});
    }
    return out;
}

} // namespace sp
