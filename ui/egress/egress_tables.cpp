// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/egress_tables.h"

#include "core/facts/fact_sheet.h"
#include "core/report/csv.h"
#include "core/report/egress_report.h"

#include <QCoreApplication>
#include <algorithm>

namespace sp::ui {

namespace {

class Texts final {
    Q_DECLARE_TR_FUNCTIONS(EgressTables)
public:
    Texts(const EgressStudy& study, const EgressResults& results)
        : m_study(study), m_results(results), m_us(study.project->settings.units == Units::Us)
    {
    }

    std::vector<EgressCell> room(const EgressRoom& room) const;
    std::vector<EgressCell> door(const EgressDoor& door) const;
    std::vector<EgressCell> storey(const EgressStorey& storey) const;
    QString name(const QString& id) const { return m_study.words->name(id); }
    QString storeyName(const QString& id) const
    {
        const Storey* storey = m_study.project->storeys.find(StoreyId(id));
        return id.isEmpty() ? tr("on no storey") : storey && storey->name ? *storey->name : id;
    }
    QString names(const std::vector<QString>& ids) const
    {
        QStringList out;
        for (const QString& id : ids)
            out += name(id);
        return out.join(QStringLiteral(", "));
    }

    static std::vector<EgressTable::Column> columns(EgressList list);

private:
    static EgressCell text(const QString& words) { return {words, {}, {}}; }
    static EgressCell count(std::optional<qint64> n)
    {
        return n ? EgressCell{QString::number(*n), *n, {}} : EgressCell{tr("not known"), {}, {}};
    }
    EgressCell length(const EgressLength& length) const;
    EgressCell deadEnd(const EgressRoom& room) const;
    EgressCell separation(const EgressRoom& room) const;
    QString plain(double nm) const
    {
        EgressLength length;
        length.state = EgressLength::State::Measured;
        length.nm.fill(nm);
        return egressLengthText(length, Ruler::Straight, m_us);
    }
    QString waiting(const std::vector<QString>& ids) const
    {
        return ids.empty() ? QString() : tr(" (not known before %1 is)").arg(names(ids));
    }

    const EgressStudy& m_study;
    const EgressResults& m_results;
    bool m_us;
};

EgressCell Texts::length(const EgressLength& length) const
{
    const Ruler ruler = m_results.settings.ruler;
    EgressCell out{egressLengthText(length, ruler, m_us), {}, {}};
    if (length.state == EgressLength::State::Measured || length.provisional)
        out.sort = length.nm[static_cast<size_t>(ruler)];
    return out;
}

EgressCell Texts::deadEnd(const EgressRoom& room) const
{
    double longest = 0;
    for (const EgressDeadEnd& end : room.deadEnds)
        if (!end.recess)
            longest = std::max(longest, end.nm);
    if (!room.deadEndsKnown)
        return {(longest > 0 ? plain(longest) : tr("none")) + tr(" or more") + waiting(room.deadEndsWaitFor), longest, {}};
    return longest > 0 ? EgressCell{plain(longest), longest, {}} : EgressCell{tr("none"), 0.0, {}};
}

EgressCell Texts::separation(const EgressRoom& room) const
{
    if (room.separations.empty() || room.diagonal <= 0)
        return {};
    const double nm = room.separations.front().nm[static_cast<size_t>(m_results.settings.separation)];
    return {tr("%1: %2 of %3").arg(QString::number(nm / room.diagonal, 'f', 2), plain(nm), plain(room.diagonal)), nm / room.diagonal, {}};
}

std::vector<EgressCell> Texts::room(const EgressRoom& room) const
{
    std::vector<EgressCell> out{text(name(room.id)), count(m_study.loads.value(room.id))};
    if (!room.measured) {
        out.push_back(text(m_study.words->sentence(room.why)));
        out.resize(columns(EgressList::Rooms).size());
        return out;
    }
    EgressCell travel = length(room.travel);
    if (room.travel.state == EgressLength::State::Unknown)
        travel.text += waiting(room.travel.waitsFor);
    out.push_back(travel);
    out.push_back(text(room.travel.exit.isEmpty() ? QString() : name(room.travel.exit)));
    out.push_back(length(room.common));
    out.push_back(text(commonEndWords(*m_study.words, room.common)));
    out.push_back(deadEnd(room));
    EgressCell ways{
        QStringLiteral("%1: %2").arg(room.exitDoors.size()).arg(names(room.exitDoors)), static_cast<qint64>(room.exitDoors.size()), {}};
    if (room.exitDoors.empty())
        ways.text = QStringLiteral("0");
    if (!room.exitDoorsKnown)
        ways.text += waiting(room.exitDoorsWaitFor);
    out.push_back(ways);
    out.push_back(separation(room));
    return out;
}

std::vector<EgressCell> Texts::door(const EgressDoor& door) const
{
    const bool none = door.fromA == EgressDoor::Use::No && door.fromB == EgressDoor::Use::No;
    EgressCell people = count(door.assigned);
    if (!door.loadsMissing.empty())
        people.text += tr(" (load of %1 not known)").arg(names(door.loadsMissing));
    EgressCell over;
    if (door.assigned && door.capacity)
        over = *door.assigned > *door.capacity ? text(tr("%1 too many").arg(*door.assigned - *door.capacity)) : text(tr("enough"));
    return {text(name(door.id)),
            text(door.exit           ? tr("exit")
                     : door.bothWays ? tr("way out, both ways")
                     : none          ? tr("nobody leaves by it")
                                     : tr("way out")),
            people,
            count(door.capacity),
            over,
            text(opensByWords(door.by))};
}

std::vector<EgressCell> Texts::storey(const EgressStorey& storey) const
{
    EgressCell people = count(storey.occupants);
    if (!storey.loadsMissing.empty())
        people.text += tr(" (load of %1 not known)").arg(names(storey.loadsMissing));
    EgressCell exits{
        QStringLiteral("%1: %2").arg(storey.exits.size()).arg(names(storey.exits)), static_cast<qint64>(storey.exits.size()), {}};
    if (storey.exits.empty())
        exits.text = QStringLiteral("0");
    if (!storey.exitsKnown)
        exits.text += waiting(storey.exitsWaitFor);
    // The loss that leaves least; of the others the tip of the row would be too long.
    const EgressStorey::Lost* worst = nullptr;
    for (const EgressStorey::Lost& lost : storey.lost)
        if (!worst || (lost.capacityLeft && (!worst->capacityLeft || *lost.capacityLeft < *worst->capacityLeft)))
            worst = &lost;
    EgressCell left;
    if (worst)
        left = worst->capacityLeft
            ? EgressCell{tr("%1 without %2").arg(*worst->capacityLeft).arg(name(worst->exit)), *worst->capacityLeft, {}}
            : text(tr("not known"));
    return {text(storeyName(storey.id)),
            people,
            exits,
            count(storey.flow),
            left,
            text(storey.bottleneck.empty() ? tr("none") : tr("too narrow: %1").arg(names(storey.bottleneck)))};
}

std::vector<EgressTable::Column> Texts::columns(EgressList list)
{
    switch (list) {
    case EgressList::Rooms:
        return {{tr("Room"), "room", {}},
                {tr("Load"), "load", tr("People in the room"), true},
                {tr("Travel"), "travel", tr("From the most remote point to the exit, by the ruler of the project"), true},
                {tr("Exit"), "exit", tr("Where the way ends")},
                {tr("Common path"), "common_path", tr("From the most remote point to where people first have two ways"), true},
                {tr("It ends at"), "common_path_end", {}},
                {tr("Dead end"), "dead_end", tr("The longest one; a recess is none"), true},
                {tr("Ways out"), "ways_out", tr("By different first doors, the nearest first")},
                {tr("Separation"), "separation", tr("Of the two ways out that are farthest apart, as a part of the diagonal of the room")}};
    case EgressList::Doors:
        return {{tr("Door"), "door", {}},
                {tr("Use"), "use", {}},
                {tr("People"), "people", tr("Who leave through it, as the project divides people among doors"), true},
                {tr("Capacity"), "capacity", tr("People, by its clear width"), true},
                {tr("Wide enough"), "wide_enough", {}},
                {tr("Opens"), "opens_by", tr("What people do to get out")}};
    case EgressList::Storeys:
        return {{tr("Storey"), "storey", {}},
                {tr("People"), "people", {}, true},
                {tr("Exits"), "exits", {}},
                {tr("Doors take"), "flow", tr("People, by all ways together"), true},
                {tr("When one exit is lost, the others take"), "capacity_left", tr("The loss that leaves least")},
                {tr("Bottleneck"), "bottleneck", tr("The doors that limit how many people get out")}};
    case EgressList::Gaps: return {{tr("Of"), "subject", {}}, {tr("What"), "what", {}}, {tr("Figures"), "figures", {}}};
    }
    return {};
}

// What the moment changes of the same thing at F0.
void compare(std::vector<EgressCell>& cells, const std::vector<EgressCell>& built)
{
    for (size_t i = 0; i < cells.size() && i < built.size(); ++i)
        if (cells[i].text != built[i].text)
            cells[i].before = built[i].text.isEmpty() ? QStringLiteral("-") : built[i].text;
}

} // namespace

QString commonEndWords(const PlanWords& words, const EgressCommonPath& common)
{
    using End = EgressCommonPath::End;
    if (common.state != EgressLength::State::Measured && !common.provisional)
        return {};
    const auto tr = [](const char* text) { return QCoreApplication::translate("EgressTables", text); };
    switch (common.end) {
    case End::Choice: return tr("two ways from the start");
    case End::Door: return tr("door %1").arg(words.name(common.opening));
    case End::CrossSection: return tr("a cross-section of the corridor");
    case End::Gap: return tr("cased opening %1").arg(words.name(common.opening));
    case End::Stair: return tr("the stair");
    case End::Exit: return common.opening.isEmpty() ? tr("the exit") : tr("exit %1").arg(words.name(common.opening));
    }
    return {};
}

QString opensByWords(const QString& word)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("EgressTables", text); };
    static const struct {
        const char16_t* word;
        const char* says;
    } rows[] = {{u"free", QT_TRANSLATE_NOOP("EgressTables", "free: push, pull or turn the lever")},
                {u"open", QT_TRANSLATE_NOOP("EgressTables", "the leaf stands open")},
                {u"release", QT_TRANSLATE_NOOP("EgressTables", "by a sensor, button or bar")},
                {u"delayed", QT_TRANSLATE_NOOP("EgressTables", "after a delay")},
                {u"credential", QT_TRANSLATE_NOOP("EgressTables", "with a credential")},
                {u"key", QT_TRANSLATE_NOOP("EgressTables", "with a key only")},
                {u"locked", QT_TRANSLATE_NOOP("EgressTables", "locked")},
                {u"blocked", QT_TRANSLATE_NOOP("EgressTables", "nobody gets out here")}};
    for (const auto& row : rows)
        if (word == QStringView(row.word))
            return tr(row.says);
    return word.isEmpty() ? tr("not known") : word;
}

EgressTable egressTable(const EgressStudy& study, EgressList list, const std::optional<QString>& storey)
{
    EgressTable out;
    out.columns = Texts::columns(list);
    const Texts now(study, *study.results), built(study, *study.built);
    const bool compares = study.results != study.built;
    const bool named = !storey && list != EgressList::Storeys;
    if (named)
        out.columns.insert(out.columns.begin() + 1, {QCoreApplication::translate("EgressTables", "Storey"), "storey", {}});
    const auto add = [&](const QString& id, const QString& on, std::vector<EgressCell> cells, const std::vector<EgressCell>& before) {
        if (compares)
            compare(cells, before);
        if (named)
            cells.insert(cells.begin() + 1, EgressCell{now.storeyName(on), {}, {}});
        out.rows.push_back({id, on, std::nullopt, std::move(cells)});
    };
    for (const auto& of : study.results->storeys) {
        const QString& id = of->storey.id;
        if (storey && *storey != id)
            continue;
        if (list == EgressList::Storeys) {
            const EgressStorey* before = study.built->storey(id);
            add(id, id, now.storey(of->storey), before ? built.storey(*before) : std::vector<EgressCell>());
        }
        for (const EgressRoom& room : of->rooms)
            if (const EgressRoom* before = study.built->room(room.id); list == EgressList::Rooms)
                add(room.id, id, now.room(room), before ? built.room(*before) : std::vector<EgressCell>());
        for (const EgressDoor& door : of->doors)
            if (const EgressDoor* before = study.built->door(door.id); list == EgressList::Doors)
                add(door.id, id, now.door(door), before ? built.door(*before) : std::vector<EgressCell>());
        for (const EgressGap& gap : of->notMeasured)
            if (list == EgressList::Gaps) {
                const QString figures = gap.mended ? QCoreApplication::translate("EgressTables", "measured all the same")
                                                   : QCoreApplication::translate("EgressTables", "not measured, or not certain");
                add(gap.subject, id, {{now.name(gap.subject), {}, {}}, {study.words->sentence(gap.what), {}, {}}, {figures, {}, {}}}, {});
                out.rows.back().at = gap.at;
                for (EgressCell& cell : out.rows.back().cells)
                    cell.before.clear();
            }
    }
    return out;
}

QByteArray egressCsv(const EgressTable& table)
{
    QByteArrayList heads;
    for (const EgressTable::Column& column : table.columns)
        heads += column.key;
    const QByteArray header = heads.join(',');
    CsvWriter csv({header.constData(), static_cast<size_t>(header.size())});
    for (const EgressRow& row : table.rows) {
        for (const EgressCell& cell : row.cells)
            csv.text(cell.shown());
        csv.endRow();
    }
    return csv.take();
}

} // namespace sp::ui
