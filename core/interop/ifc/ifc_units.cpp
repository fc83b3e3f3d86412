// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_units.h"

namespace sp {
namespace {

struct Prefix {
    std::string_view name;
    double factor;
};
constexpr Prefix prefixes[] = {{"EXA", 1e18},  {"PETA", 1e15},  {"TERA", 1e12},   {"GIGA", 1e9},   {"MEGA", 1e6},   {"KILO", 1e3},
                               {"HECTO", 1e2}, {"DECA", 1e1},   {"DECI", 1e-1},   {"CENTI", 1e-2}, {"MILLI", 1e-3}, {"MICRO", 1e-6},
                               {"NANO", 1e-9}, {"PICO", 1e-12}, {"FEMTO", 1e-15}, {"ATTO", 1e-18}};

struct Unit {
    QString name;
    double factor = 0; // to the SI unit without prefix
};

/// IfcSIUnit, or IfcConversionBasedUnit down to the one it is based on.
std::optional<Unit> readUnit(IfcSource& source, quint32 index, int depth)
{
    const StepArgs a = source.args(index);
    if (source.is(index, "IFCSIUNIT")) {
        const std::string_view name = a[3].enumeration(), prefix = a[2].enumeration();
        double factor = 1;
        for (const Prefix& p : prefixes)
            factor = p.name == prefix ? p.factor : factor;
        if (name == "SQUARE_METRE")
            factor *= factor;
        return Unit{QString::fromLatin1(prefix.data(), qsizetype(prefix.size())) + QString::fromLatin1(name.data(), qsizetype(name.size())),
                    factor};
    }
    if (!source.type(index).starts_with("IFCCONVERSIONBASEDUNIT") || depth > 4)
        return std::nullopt;
    const std::optional<quint32> measure = source.ref(a[3]);
    if (!measure)
        return std::nullopt;
    const StepArgs m = source.args(*measure);
    const std::optional<quint32> base = source.ref(m[1]);
    const std::optional<Unit> in = base ? readUnit(source, *base, depth + 1) : std::nullopt;
    const std::optional<double> value = m[0].number();
    if (!in || !value || !(*value > 0))
        return std::nullopt;
    return Unit{source.text(a[2], index).value_or(QString()), *value * in->factor};
}

} // namespace

IfcUnits readIfcUnits(IfcSource& source)
{
    IfcUnits out;
    std::optional<quint32> assignment;
    for (const quint32 project : source.file().ofType("IFCPROJECT")) {
        if (!assignment)
            assignment = source.ref(project, source.at(IfcAttr::ProjectUnits));
    }
    const std::span<const quint32> all = source.file().ofType("IFCUNITASSIGNMENT");
    if (!assignment && !all.empty()) {
        assignment = all.front();
        source.note(*assignment, ImportCause::NoUnit, QStringLiteral("No project refers to these units; they were taken all the same."));
    }
    if (assignment) {
        for (const StepArg& item : source.args(*assignment)[0].list()) {
            const std::optional<quint32> index = source.ref(item);
            if (!index)
                continue;
            const std::string_view kind = source.args(*index)[1].enumeration();
            if (kind != "LENGTHUNIT" && kind != "AREAUNIT" && kind != "PLANEANGLEUNIT")
                continue;
            const std::optional<Unit> unit = readUnit(source, *index, 0);
            if (!unit) {
                source.note(*index, ImportCause::NoUnit, QStringLiteral("The unit cannot be understood and is left out."));
                continue;
            }
            if (kind == "LENGTHUNIT") {
                out.lengthName = unit->name;
                out.lengthInMm = unit->factor * 1000;
            } else if (kind == "AREAUNIT") {
                out.areaName = unit->name;
                out.areaInM2 = unit->factor;
            } else {
                out.angleName = unit->name;
                out.angleInRadian = unit->factor;
            }
        }
    }
    if (out.lengthInMm <= 0)
        source.noteFile(
            ImportCause::NoUnit,
            QStringLiteral("The file states no length unit, so it has no lengths and no geometry; ask for an export with units."));
    return out;
}

} // namespace sp
