// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_placement.h"

#include <cmath>
#include <numbers>

namespace sp {
namespace {

constexpr int maxChain = 1000; // placements from a product up to the world

IfcVec unit(IfcVec v)
{
    const double n = ifcNorm(v);
    return n > 0 ? v * (1 / n) : v;
}

/// Right-handed axes from z and a direction that x is to come near.
IfcFrame frameFrom(IfcVec origin, IfcVec z, IfcVec near)
{
    const double along = near.x * z.x + near.y * z.y + near.z * z.z;
    IfcVec x = near - z * along;
    if (ifcNorm(x) < 1e-9) {
        const IfcVec other = std::fabs(z.x) < 0.9 ? IfcVec{1, 0, 0} : IfcVec{0, 1, 0};
        x = other - z * (other.x * z.x + other.y * z.y);
    }
    x = unit(x);
    return {origin, x, ifcCross(z, x), z};
}

std::optional<Angle> planAngle(IfcVec v)
{
    if (std::hypot(v.x, v.y) < 0.5) // steeper than 60 degrees: no direction in plan
        return std::nullopt;
    const double degrees = std::atan2(v.y, v.x) * 180 / std::numbers::pi;
    const qint64 n = std::llround(degrees * 1e6);
    return Angle{n < 0 ? n + 360'000'000 : n};
}

} // namespace

double ifcNorm(IfcVec v)
{
    return std::hypot(v.x, v.y, v.z);
}

IfcVec ifcCross(IfcVec a, IfcVec b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

double ifcDot(IfcVec a, IfcVec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

std::optional<IfcPlace> ifcPlace(const IfcFrame& frame)
{
    const std::optional<Length> x = ifcLength(frame.o.x), y = ifcLength(frame.o.y), z = ifcLength(frame.o.z);
    if (!x || !y || !z)
        return std::nullopt;
    return IfcPlace{*x, *y, *z, planAngle(frame.x), planAngle(frame.y)};
}

IfcVec IfcPlacements::coordinates(const StepArg& list) const
{
    const StepArgs c = list.list();
    const double f = m_source.units.lengthInMm;
    return {c[0].number().value_or(0) * f, c[1].number().value_or(0) * f, c[2].number().value_or(0) * f};
}

std::optional<IfcVec> IfcPlacements::point(const StepArg& ref)
{
    const std::optional<quint32> index = m_source.ref(ref);
    if (!index || !m_source.is(*index, "IFCCARTESIANPOINT"))
        return std::nullopt;
    return coordinates(m_source.args(*index)[0]);
}

std::optional<IfcVec> IfcPlacements::direction(const StepArg& ref)
{
    const std::optional<quint32> index = m_source.ref(ref);
    if (!index || !m_source.is(*index, "IFCDIRECTION"))
        return std::nullopt;
    const StepArgs c = m_source.args(*index)[0].list();
    const IfcVec v{c[0].number().value_or(0), c[1].number().value_or(0), c[2].number().value_or(0)};
    const double n = ifcNorm(v);
    if (!(n > 1e-12) || !std::isfinite(n))
        return std::nullopt;
    return unit(v);
}

IfcFrame IfcPlacements::axes(const StepArg& ref)
{
    const std::optional<quint32> index = m_source.ref(ref);
    if (!index)
        return {};
    const StepArgs a = m_source.args(*index);
    const IfcVec origin = point(a[0]).value_or(IfcVec{});
    const bool flat = m_source.is(*index, "IFCAXIS2PLACEMENT2D");
    const IfcVec z = flat ? IfcVec{0, 0, 1} : direction(a[1]).value_or(IfcVec{0, 0, 1});
    const IfcVec x = direction(a[flat ? 1 : 2]).value_or(IfcVec{1, 0, 0});
    return frameFrom(origin, z, x);
}

IfcFrame IfcPlacements::transformation(const StepArg& ref)
{
    const std::optional<quint32> index = m_source.ref(ref);
    if (!index)
        return {};
    const StepArgs a = m_source.args(*index);
    const IfcVec origin = point(a[2]).value_or(IfcVec{});
    const double scale = a[3].number().value_or(1);
    const bool flat = m_source.type(*index).starts_with("IFCCARTESIANTRANSFORMATIONOPERATOR2D");
    const IfcVec z = flat ? IfcVec{0, 0, 1} : direction(a[4]).value_or(IfcVec{0, 0, 1});
    const std::optional<IfcVec> x = direction(a[0]), y = direction(a[1]);
    // Without the first axis a plane operator turns with the second one.
    IfcFrame f = frameFrom(origin, z, x ? *x : flat && y ? IfcVec{y->y, -y->x, 0} : IfcVec{1, 0, 0});
    // Otherwise the second axis only tells whether the operator mirrors.
    if (y && y->x * f.y.x + y->y * f.y.y + y->z * f.y.z < 0)
        f.y = f.y * -1;
    f.x = f.x * scale;
    f.y = f.y * a[flat ? 4 : 5].number().value_or(scale);
    f.z = f.z * (flat ? scale : a[6].number().value_or(scale));
    return f;
}

std::optional<IfcFrame> IfcPlacements::relative(quint32 placement)
{
    const StepArgs a = m_source.args(placement);
    const bool linear = m_source.is(placement, "IFCLINEARPLACEMENT");
    const std::optional<quint32> at = m_source.ref(a[linear ? 2 : 1]);
    if (at && (m_source.is(*at, "IFCAXIS2PLACEMENT3D") || m_source.is(*at, "IFCAXIS2PLACEMENT2D"))) {
        if (linear)
            m_source.note(placement, ImportCause::Placement,
                          QStringLiteral("Placed along an alignment, which is not followed; its stated position in space was taken."));
        return axes(a[linear ? 2 : 1]);
    }
    if (!linear && !at)
        return IfcFrame{}; // nothing said: where its parent is
    m_source.note(
        placement, ImportCause::Placement,
        QStringLiteral(
            "Placed along an alignment, which is not followed, and its position in space is not stated; what hangs on this has no place."));
    return std::nullopt;
}

std::optional<IfcFrame> IfcPlacements::world(quint32 placement)
{
    std::vector<quint32> chain;
    std::optional<IfcFrame> base = IfcFrame{};
    for (quint32 at = placement;;) {
        if (const auto it = m_world.find(at); it != m_world.end()) {
            base = it->second;
            break;
        }
        const bool known = m_source.is(at, "IFCLOCALPLACEMENT") || m_source.is(at, "IFCLINEARPLACEMENT");
        if (chain.size() >= maxChain || !known) {
            m_source.note(at, ImportCause::Placement,
                          chain.size() >= maxChain
                              ? QStringLiteral("Placements refer to each other in a circle; nothing is placed by them.")
                              : m_source.is(at, "IFCGRIDPLACEMENT")
                              ? QStringLiteral("Placed on the axes of a grid, which are not followed; what hangs on this has no place.")
                              : QStringLiteral("Only IfcLocalPlacement is understood; what hangs on this has no place."));
            base = m_world[at] = std::nullopt;
            break;
        }
        chain.push_back(at);
        const StepArg up = m_source.args(at)[0];
        if (!up.isSet())
            break;
        const std::optional<quint32> next = m_source.ref(up);
        if (!next) {
            base = std::nullopt;
            break;
        }
        at = *next;
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        const std::optional<IfcFrame> own = base ? relative(*it) : std::nullopt;
        base = own ? std::optional(*base * *own) : std::nullopt;
        m_world[*it] = base;
    }
    return base;
}

std::optional<IfcFrame> IfcPlacements::ofProduct(quint32 product)
{
    const StepArgs a = m_source.args(product);
    const StepArg at = a[m_source.at(IfcAttr::Placement)];
    // A shape without a placement stands in the coordinates of the world, as every viewer shows it.
    if (!at.isSet() && a[m_source.at(IfcAttr::Representation)].isSet() && m_source.units.lengthInMm > 0)
        return IfcFrame{};
    const std::optional<quint32> placement = m_source.ref(at);
    return placement && m_source.units.lengthInMm > 0 ? world(*placement) : std::nullopt;
}

} // namespace sp
