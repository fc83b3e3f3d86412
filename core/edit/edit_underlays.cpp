// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_underlays.h"

#include "core/geom/placing.h"
#include "core/geom/polygon.h"

#include <QDir>
#include <QFileInfo>
#include <cmath>

namespace sp {

namespace {

Result<Underlay> movable(const Project& project, const UnderlayId& id)
{
    const Underlay* underlay = project.underlays.find(id);
    if (!underlay)
        return Error{ErrorCode::Reference, QStringLiteral("the plan has no such underlay"), id.text()};
    if (underlay->locked)
        return Error{ErrorCode::Value, QStringLiteral("the underlay is locked: unlock it to move or scale it"), id.text()};
    return *underlay;
}

Edited changed(const Project& project, Underlay underlay)
{
    Edited out;
    const auto before = project.underlays.share(underlay.id);
    if (!(*before == underlay))
        out.patch.of<Underlay>().push_back({before, std::make_shared<const Underlay>(std::move(underlay))});
    return out;
}

} // namespace

Result<Edited> addUnderlay(const Project& project, const StoreyId& storey, const QString& file, const std::optional<qint64>& page,
                           PlanPoint at, Length unit, NewIds& ids)
{
    if (!project.storeys.find(storey))
        return Error{ErrorCode::Reference, QStringLiteral("the plan has no such storey"), storey.text()};
    if (file.isEmpty())
        return Error{ErrorCode::Value, QStringLiteral("expected the file of a picture, PDF or DXF, found none"), {}};
    if (unit.n <= 0)
        return Error{ErrorCode::Value, QStringLiteral("expected a size above zero for one unit of the drawing"), file};
    Underlay underlay{ids.make(project.underlays)};
    underlay.storey = storey;
    underlay.file = file;
    underlay.page = page;
    underlay.at = at;
    underlay.unit = unit;
    Edited out;
    out.made += underlay.id.text();
    out.patch.of<Underlay>().push_back({nullptr, std::make_shared<const Underlay>(std::move(underlay))});
    return out;
}

Result<Edited> scaleUnderlay(const Project& project, const UnderlayId& id, PlanPoint first, PlanPoint second, Length apart)
{
    SP_TRY(underlay, movable(project, id));
    const Length now = distance(first, second);
    if (now < mm(1))
        return Error{ErrorCode::Value, QStringLiteral("expected two points of the drawing, found the same one twice"), id.text()};
    if (apart.n <= 0)
        return Error{ErrorCode::Value, QStringLiteral("expected a length above zero between the two points"), id.text()};
    const Length unit = underlay.unit.value_or(mm(1));
    const double factor = static_cast<double>(apart.n) / static_cast<double>(now.n);
    const double scaled = static_cast<double>(unit.n) * factor;
    if (scaled < 1 || scaled > 1e15)
        return Error{ErrorCode::Limit, QStringLiteral("the drawing would become too small or too large to be drawn"), id.text()};
    underlay.unit = Length{std::llround(scaled)};
    const PlanPoint at = underlay.at.value_or(PlanPoint{});
    // The factor that is kept is that of the rounded unit: the first point must not creep.
    underlay.at = scaledAbout(at, first, static_cast<double>(underlay.unit->n) / static_cast<double>(unit.n));
    return changed(project, std::move(underlay));
}

Result<Edited> alignUnderlay(const Project& project, const UnderlayId& id, PlanPoint first, PlanPoint firstTo,
                             const std::optional<std::pair<PlanPoint, PlanPoint>>& second)
{
    SP_TRY(underlay, movable(project, id));
    PlanPoint at = underlay.at.value_or(PlanPoint{});
    if (second) {
        if (distance(first, second->first) < mm(1) || distance(firstTo, second->second) < mm(1))
            return Error{ErrorCode::Value, QStringLiteral("expected two different points to turn the drawing by"), id.text()};
        const Angle turn = directionOf(firstTo, second->second) - directionOf(first, second->first);
        at = turnedAbout(at, first, turn);
        underlay.turned = Angle{((underlay.turned.value_or(Angle{}).n + turn.n) % 360'000'000 + 360'000'000) % 360'000'000};
    }
    underlay.at = PlanPoint{at.x + (firstTo.x - first.x), at.y + (firstTo.y - first.y)};
    return changed(project, std::move(underlay));
}

Result<Edited> setUnderlay(const Project& project, const UnderlayId& id, const QString& key, const QString& value)
{
    const Underlay* found = project.underlays.find(id);
    if (!found)
        return Error{ErrorCode::Reference, QStringLiteral("the plan has no such underlay"), id.text()};
    Underlay underlay = *found;
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    const auto wrong = [&](const char* expected) {
        return Error{ErrorCode::Value, QStringLiteral("%1: expected %2, found `%3`").arg(key, QLatin1String(expected), value), id.text()};
    };
    if (key == u"fade") {
        if (!ok || number < 0 || number > 100)
            return wrong("a percentage from 0 to 100");
        underlay.fade = number == 0 ? std::nullopt : std::optional(number);
    } else if (key == u"page") {
        if (!ok || number < 1 || number > 100'000)
            return wrong("the number of a page, from 1");
        underlay.page = number;
    } else if (key == u"locked" || key == u"hidden") {
        if (value != u"yes" && value != u"no")
            return wrong("yes or no");
        (key == u"locked" ? underlay.locked : underlay.hidden) = value == u"yes";
    } else if (key == u"file") {
        if (value.trimmed().isEmpty())
            return wrong("the path of a picture, PDF or DXF");
        underlay.file = value;
    } else {
        return Error{ErrorCode::Value, QStringLiteral("expected fade, page, locked, hidden or file, found `%1`").arg(key), id.text()};
    }
    return changed(project, std::move(underlay));
}

QString underlayPath(const QString& file, const QString& folder)
{
    const QString path = QDir::fromNativeSeparators(file);
    return folder.isEmpty() || QFileInfo(path).isRelative() ? path : QDir(folder).relativeFilePath(path);
}

QString underlayFile(const QString& path, const QString& folder)
{
    return QFileInfo(path).isAbsolute() || folder.isEmpty() ? path : QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

namespace {

// The same row where nothing changes.
std::shared_ptr<const Underlay> rebased(const std::shared_ptr<const Underlay>& row, const QString& from, const QString& to)
{
    if (!row || to.isEmpty())
        return row;
    Underlay underlay = *row;
    underlay.file = underlayPath(underlayFile(row->file, from), to);
    return underlay.file == row->file ? row : std::make_shared<const Underlay>(std::move(underlay));
}

} // namespace

Patch rebaseUnderlays(const Project& project, const QString& fromFolder, const QString& toFolder)
{
    Patch patch;
    for (const auto& row : project.underlays)
        if (auto now = rebased(row, fromFolder, toFolder); now != row)
            patch.of<Underlay>().push_back({row, std::move(now)});
    return patch;
}

Patch rebasedUnderlays(Patch patch, const QString& fromFolder, const QString& toFolder)
{
    if (fromFolder != toFolder)
        for (Edit<Underlay>& edit : patch.of<Underlay>())
            edit = {rebased(edit.before, fromFolder, toFolder), rebased(edit.after, fromFolder, toFolder)};
    return patch;
}

} // namespace sp
