// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/import_build.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sp {

namespace {

constexpr double floorSlack = 500; // mm below its floor in which a thing still belongs to a storey
constexpr double heightSlack = 600; // mm between the floor of a room and the height of its storey

/// Sentences of the reader, written as the notes of a plan are.
QString asNote(QString sentence)
{
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    if (sentence.size() > 1 && sentence[0].isUpper() && !sentence[1].isUpper())
        sentence[0] = sentence[0].toLower();
    return sentence;
}

} // namespace

ImportBuild::ImportBuild(const IfcModel& m, const QString& fileName, const QString& sha256)
    : model(m), record{.id = ImportId(idFromSeed(u"im", sha256.toLatin1()))}
{
    record.file = fileName;
    record.sha256 = sha256;
    record.schema = m.schema;
    const QString tool = (m.application + u' ' + m.applicationVersion).trimmed();
    if (!tool.isEmpty())
        record.tool = tool;
    // What became of a wall in the plan is said once, by the step that draws it.
    const auto comesAgain = [](ImportCause c) { return c == ImportCause::WallNoAxis || c == ImportCause::WallNoPlace; };
    for (const IfcNote& n : m.notes) {
        if (comesAgain(n.cause))
            continue;
        note(n.globalId.isEmpty() && n.instance > 0 ? u'#' + QString::number(n.instance) : n.globalId, n.cause, asNote(n.sentence));
    }
}

QString ImportBuild::uniqueId(const char* prefix, const IfcRooted& e, int part)
{
    QByteArray seed = e.globalId.isEmpty() ? '#' + QByteArray::number(e.instance) : e.globalId.toLatin1();
    if (part > 0)
        seed += '/' + QByteArray::number(part);
    return idFromText(prefix, seed);
}

QString ImportBuild::idFromText(const char* prefix, const QByteArray& seed)
{
    QString id;
    for (int salt = 0;; ++salt) {
        id = idFromSeed(QString(QLatin1String(prefix)), seed, salt);
        if (!m_ids.contains(id))
            break;
    }
    m_ids.insert(id);
    return id;
}

void ImportBuild::note(const IfcRooted& e, ImportCause cause, const QString& text, std::optional<StoreyId> storey)
{
    note(elementName(e), cause, text, std::move(storey));
}

void ImportBuild::note(const QString& element, ImportCause cause, const QString& text, std::optional<StoreyId> storey)
{
    record.notes.push_back({element, text, cause, std::move(storey)});
}

QString ImportBuild::storeyName(int storey) const
{
    const IfcStorey& s = model.storeys[static_cast<size_t>(storey)];
    return s.name ? *s.name : s.longName.value_or(elementName(s));
}

std::optional<StoreyId> ImportBuild::storeyId(std::optional<int> storey) const
{
    return storey ? std::optional(storeys[static_cast<size_t>(*storey)]) : std::nullopt;
}

bool ImportBuild::standsOn(int storey, Length bottom, Length top) const
{
    constexpr double eyeLow = 1000, eyeHigh = 1400; // mm above the floor; a sill or a beam does not reach both
    const double z = storeyZ[static_cast<size_t>(storey)];
    return toMm(bottom) <= z + eyeLow && toMm(top) >= z + eyeHigh;
}

std::optional<int> ImportBuild::storeyAt(double z, std::optional<int> building) const
{
    std::optional<int> best;
    for (size_t i = 0; i < storeyZ.size(); ++i) {
        if ((building && model.storeys[i].building && model.storeys[i].building != building) || !(storeyZ[i] <= z + floorSlack))
            continue;
        if (!best || storeyZ[i] > storeyZ[static_cast<size_t>(*best)])
            best = static_cast<int>(i);
    }
    return best;
}

std::optional<int> ImportBuild::storeyOf(const IfcElement& e, std::optional<Length> height)
{
    std::optional<int> at = e.storey;
    if (!at && e.storeyHint) {
        at = e.storeyHint;
        note(e, ImportCause::NoStorey,
             QStringLiteral("is contained in no storey; the plan has it on %1, where a reference or its wall puts it").arg(storeyName(*at)),
             storeyId(at));
    } else if (!at) {
        at = height && m_heightsHold ? storeyAt(toMm(*height), std::nullopt) : std::nullopt;
        if (!storeysAreMade() || !at)
            note(e, ImportCause::NoStorey,
                 at ? QStringLiteral("is contained in no storey; the plan has it on %1 by its height").arg(storeyName(*at))
                    : QStringLiteral("lies on no storey"),
                 storeyId(at));
    }
    if (at)
        m_storeyOfElement.insert(elementName(e), *at);
    return at;
}

void ImportBuild::judgeHeights()
{
    int within = 0, beyond = 0;
    const auto look = [&](const IfcElement& e, std::optional<Length> z) {
        if (!e.storey || !z)
            return;
        ++(std::fabs(toMm(*z) - storeyZ[static_cast<size_t>(*e.storey)]) <= heightSlack ? within : beyond);
    };
    for (const IfcSpace& s : model.spaces)
        look(s, s.floor);
    for (const IfcWall& w : model.walls)
        look(w, w.bottom);
    m_heightsHold = storeysAreMade() || (within > 0 && within >= 2 * beyond);
}

Project ImportBuild::finish()
{
    for (ImportNote& n : record.notes) {
        if (!n.storey && m_storeyOfElement.contains(n.element))
            n.storey = storeyId(m_storeyOfElement.value(n.element));
    }
    project.rooms.assign(std::move(roomRows));
    project.openings.assign(std::move(openings));
    project.imports.assign({std::make_shared<const Import>(std::move(record))});
    return std::move(project);
}

std::optional<QString> guidOf(const IfcRooted& e)
{
    return e.globalId.isEmpty() ? std::nullopt : std::optional(e.globalId);
}

QString elementName(const IfcRooted& e)
{
    return e.globalId.isEmpty() ? u'#' + QString::number(e.instance) : e.globalId;
}

QString spaceName(const IfcSpace& s)
{
    const QString name = (s.name.value_or(QString()) + u' ' + s.longName.value_or(QString())).trimmed();
    return name.isEmpty() ? elementName(s) : name;
}

PlanPoint planPoint(IfcPoint p)
{
    return {p.x, p.y};
}

Ring planRing(const IfcPolygon& polygon)
{
    Ring ring;
    ring.reserve(polygon.size());
    for (const IfcPoint p : polygon)
        ring.push_back(planPoint(p));
    return ring;
}

double radiansOf(Angle a)
{
    return static_cast<double>(a.n) / 1e6 * std::numbers::pi / 180;
}

IfcVec ifcVec(PlanPoint p)
{
    return {toMm(p.x), toMm(p.y), 0};
}

IfcRing ifcRing(const Ring& ring)
{
    IfcRing out;
    out.reserve(ring.size());
    for (const PlanPoint p : ring)
        out.push_back(ifcVec(p));
    return out;
}

Ring planRing(const IfcRing& ring)
{
    return planRing(ifcPolygon(ring));
}

PlanPoint middleOf(const IfcPolygon& polygon)
{
    const PlanBox box = boxOf(planRing(polygon));
    return {{(box.least.x.n + box.most.x.n) / 2}, {(box.least.y.n + box.most.y.n) / 2}};
}

} // namespace sp
