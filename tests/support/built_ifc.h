// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_import.h"
#include "core/interop/ifc/ifc_reader.h"
#include "core/model/topology.h"
#include "tests/support/plans.h"

#include <QPointF>

namespace sp::test {

/// A small IFC file of tests/data/ifc as a plan, with questions that a person would ask looking at it.
struct Built {
    IfcModel model;
    Project project;
    std::shared_ptr<const Topology> topology;

    const Opening* opening(const QString& mark) const
    {
        for (const auto& o : project.openings) {
            if (o->mark == mark)
                return o.get();
        }
        return nullptr;
    }
    QString name(const Beyond& beyond) const
    {
        if (beyond.kind == Beyond::Kind::Outside)
            return QStringLiteral("outside");
        const Room* room = project.rooms.find(beyond.room);
        return room ? room->name.value_or(QStringLiteral("unnamed")) : QStringLiteral("unknown");
    }
    /// The two sides in alphabetical order: "Office | Store".
    QString sides(const QString& mark) const
    {
        const Opening* o = opening(mark);
        if (!o)
            return QStringLiteral("no door");
        const OpeningSides found = topology->openings.value(o->id);
        QStringList names{name(found.a), name(found.b)};
        names.sort(Qt::CaseInsensitive);
        return names.join(QStringLiteral(" | "));
    }
    QString swingsInto(const QString& mark) const
    {
        const Opening* o = opening(mark);
        if (!o || !o->place.swings)
            return QStringLiteral("unknown");
        return name(topology->openings.value(o->id).on(*o->place.swings == SwingSide::Left ? Side::A : Side::B));
    }
    /// In millimetres and the coordinates of the file.
    QPointF inFile(PlanPoint p) const
    {
        const Import& import = *project.imports.begin()->get();
        const double turned = static_cast<double>(import.turned.value_or(Angle{}).n) / 180e6 * 3.14159265358979323846;
        const double x = toMm(p.x), y = toMm(p.y);
        return QPointF(std::cos(turned) * x - std::sin(turned) * y + toMm(import.originX.value_or(Length{})),
                       std::sin(turned) * x + std::cos(turned) * y + toMm(import.originY.value_or(Length{})));
    }
    std::optional<QPointF> hinge(const QString& mark) const
    {
        const Opening* o = opening(mark);
        const auto frame = o ? frameOf(project, *o) : std::nullopt;
        if (!frame || !o->place.hinge)
            return std::nullopt;
        return inFile(*o->place.hinge == HingeEnd::From ? frame->from : frame->to);
    }
    QString storey(const QString& mark) const
    {
        const Opening* o = opening(mark);
        const auto frame = o ? frameOf(project, *o) : std::nullopt;
        const Storey* s = frame && frame->storey ? project.storeys.find(*frame->storey) : nullptr;
        return s ? s->name.value_or(QStringLiteral("unnamed")) : QStringLiteral("none");
    }
    const Room* room(const QString& name) const
    {
        for (const auto& r : project.rooms) {
            if (r->name == name)
                return r.get();
        }
        return nullptr;
    }
    /// Notes of that cause about elements whose GlobalId begins so.
    int notes(ImportCause cause, const QString& element = {}) const
    {
        int count = 0;
        for (const auto& import : project.imports) {
            for (const ImportNote& n : import->notes)
                count += n.cause == cause && (element.isEmpty() || n.element.startsWith(element));
        }
        return count;
    }
    QString allNotes() const
    {
        QStringList lines;
        for (const auto& import : project.imports) {
            for (const ImportNote& n : import->notes)
                lines += n.element + QStringLiteral(": ") + n.text;
        }
        return lines.join(u'\n');
    }
};

/// The file of that name without extension; a file that cannot be read is a broken test.
inline Built builtFromIfc(const QString& file)
{
    const auto step = StepFile::open(dataPath(QStringLiteral("ifc/") + file + QStringLiteral(".ifc")));
    if (!step)
        qFatal("%s", qPrintable(errorText(step)));
    const auto model = readIfc(step.value());
    if (!model)
        qFatal("%s", qPrintable(errorText(model)));
    Built out{model.value(), projectFromIfc(model.value(), file + QStringLiteral(".ifc"), QStringLiteral("00")), nullptr};
    out.topology = TopologyBuilder().update(out.project);
    return out;
}

} // namespace sp::test
