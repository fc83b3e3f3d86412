// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/many_subjects.h"

#include "core/edit/elements.h"
#include "core/report/cause_text.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

// Walls have no mark: their openings tell which one it is.
void nameWalls(const Project& project, std::vector<NamedSubject>& subjects)
{
    QHash<QString, QStringList> openings;
    for (const auto& o : project.openings)
        if (o->place.wall)
            openings[o->place.wall->text()] += o->mark.value_or(o->id.text());
    for (NamedSubject& s : subjects)
        if (QStringList& marks = openings[s.id]; !marks.isEmpty()) {
            marks.sort();
            s.name = QCoreApplication::translate("EnterMany", "wall with %1").arg(nameList(marks));
        }
}

} // namespace

std::optional<ManySubjects> manySubjects(const CauseGroup& group, const Assessment& a)
{
    const Answers ways = answersTo(group, a);
    if (!ways.enterable && !ways.hardware)
        return std::nullopt;
    const Project& p = a.index->project();
    const FactRow& row = a.sheet->facts()[*group.cause.fact];
    ManySubjects many;
    many.noun = causeNoun(group.cause, *a.sheet);
    many.head = headText(group, a);
    many.waiting = waitingText(group);
    many.fact = row.name;
    many.field = row.field;
    many.of = group.cause.of;
    many.hardware = ways.hardware;
    many.lacking = group.lacking;
    if (many.of == SubjectKind::Wall)
        nameWalls(p, many.lacking);
    // What is known on site is another thing at each subject, and what the data contradict is no case for an assumption.
    many.assumable = many.field && group.cause.by == UndecidedBy::NoData;
    if (ways.typed == static_cast<qint64>(group.lacking.size()))
        for (const OpeningTypeId& id : ways.types) {
            const OpeningType* type = p.openingTypes.find(id);
            const auto with = std::count_if(p.openings.begin(), p.openings.end(), [&](const auto& o) { return o->type == id; });
            many.types.push_back(
                {id.text(),
                 QCoreApplication::translate("EnterMany", "%1 (%2 openings)").arg(type && type->name ? *type->name : id.text()).arg(with)});
        }
    return many;
}

QString assumedFor(SubjectKind kind, const QString& subject)
{
    return kind == SubjectKind::Item ? subject.section(u'/', 0, 0) : subject;
}

} // namespace sp::ui
