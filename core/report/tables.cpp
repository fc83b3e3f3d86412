// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tables.h"

#include "core/report/csv.h"
#include "core/report/finding_text.h"
#include "core/schedule/trade_words.h"

namespace sp {

namespace {

const QString listSeparator = QStringLiteral("; ");

QString upperWords(const QStringList& words)
{
    QStringList out;
    for (const QString& w : words)
        out += upperSnake(w);
    return out.join(u'/');
}

// Editions and sections that nobody has stated leave no gaps.
QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(listSeparator);
}

void itemCells(CsvWriter& csv, const ItemRow& item)
{
    csv.text(item.category).number(item.quantity).text(item.unit).text(item.plainText());
    csv.text((item.standard + u' ' + item.functionNumber).trimmed())
        .text(item.catalog)
        .text(item.maker)
        .text(item.finishBhma)
        .text(item.finishUs);
    csv.flag(item.electrified).text(upperSnake(item.failState));
    QStringList notes;
    if (!item.note.isEmpty())
        notes += item.note;
    if (!item.typical.isEmpty())
        notes += item.typical.join(QStringLiteral(", ")) + QStringLiteral(" typical of the kind");
    csv.number(item.volts, "V").number(item.holding, "A").number(item.peak, "A").text(item.furnishedBy).text(notes.join(listSeparator));
}

QString remarksOf(const OpeningRow& o)
{
    QStringList parts{o.remarks};
    if (const auto frame = o.lowerFrameLabel())
        parts += QStringLiteral("Frame label %1 min").arg(formatIn(*unitByName(u"min"), frame->n));
    return joined(parts);
}

QString evidenceText(const Finding& f, const FactSheet& sheet)
{
    QStringList parts;
    for (const Observed& o : f.observed)
        parts += QStringLiteral("%1 (%2)").arg(observedText(o, sheet), originText(o));
    QStringList marks;
    for (const CiteText& c : f.cite)
        if (!c.mark.isEmpty() && !marks.contains(c.mark))
            marks += c.mark;
    if (!marks.isEmpty())
        parts += QStringLiteral("evidence mark of the rule: ") + marks.join(u' ');
    return parts.join(listSeparator);
}

QString correctionText(const Finding& f, const FactSheet& sheet)
{
    QStringList parts;
    for (const Fix& fix : f.fixes)
        parts += fix.says;
    for (const MissingFact& m : f.missing)
        parts += missingText(m, sheet);
    return parts.join(listSeparator);
}

void findingRow(CsvWriter& csv, const NumberedFinding& n, const Assessment& a)
{
    const Finding& f = *n.finding;
    QStringList documents, editions, clauses;
    for (const CiteText& c : f.cite) {
        documents += c.document;
        editions += c.edition.value_or(QString());
        clauses += clauseText(c);
    }
    QStringList required;
    for (const Required& r : f.required)
        required += requiredText(r, *a.sheet);
    csv.text(n.number).text(f.rule).text(f.title);
    csv.text(joined(documents)).text(joined(editions)).text(joined(clauses));
    csv.text(upperSnake(QLatin1String(severityWord(f.severity)))).text(upperSnake(QLatin1String(verdictWord(f.verdict))));
    csv.text(n.opening ? n.opening->text() : QString()).text(n.unnumbered ? QString() : f.mark).text(f.subjectId);
    csv.text(f.says).text(required.join(listSeparator)).text(evidenceText(f, *a.sheet)).text(correctionText(f, *a.sheet));
    csv.text(f.status == FindingStatus::Waived ? QStringLiteral("WAIVED") : QStringLiteral("OPEN")).text(f.waiver);
    csv.text({}).text({}).text(f.key); // the revisions are known to issues only
    csv.endRow();
}

} // namespace

ScheduleInput scheduleInput(const Assessment& a)
{
    return {a.index->project(), a.index->topology(), a.index->devices(), a.index->catalogue()};
}

Schedule scheduleOf(const Assessment& a)
{
    return makeSchedule(scheduleInput(a));
}

QByteArray openingsCsv(const Schedule& s)
{
    CsvWriter csv(
        "opening_id,mark,level,room_from,room_to,leaves,width_in,height_in,thickness_in,size,hand,door_type,door_material,door_finish,glazing,"
        "frame_type,frame_material,frame_finish,head_detail,jamb_detail,sill_detail,wall_rating_min,fire_label_min,smoke_s,stc,occupant_load,"
        "egress,hazard,access_control,fail_mode,hardware_set,heading,keyset,remarks");
    for (const OpeningRow& o : s.openings) {
        csv.text(o.id.text()).text(o.mark).text(o.level).text(o.roomFrom).text(o.roomTo).text(o.leaves);
        csv.number(o.width, "in").number(o.height, "in").number(o.thickness, "in").text(o.size).text(o.hand.text);
        csv.text(o.doorType)
            .text(o.doorMaterial)
            .text(o.doorFinish)
            .text(o.glazing)
            .text(o.frameType)
            .text(o.frameMaterial)
            .text(o.frameFinish);
        csv.text(o.headDetail).text(o.jambDetail).text(o.sillDetail);
        csv.number(o.wallRating, "min")
            .number(o.label, "min")
            .flag(o.smoke)
            .number(o.stc)
            .number(o.occupants)
            .text(upperSnake(o.egress))
            .text(upperWords(o.hazard));
        csv.text(o.access).text(upperWords(o.failModes)).text(o.setMark).text(o.heading).text(o.keyset).text(remarksOf(o));
        csv.endRow();
    }
    return csv.take();
}

QByteArray hardwareItemsCsv(const Schedule& s)
{
    CsvWriter csv(
        "hardware_set,seq,dhi_category,qty,unit,description,standard,catalog,mfr,finish_bhma,finish_us,electrified,fail_mode,volts,amps_hold,"
        "amps_inrush,furnished_by,note");
    for (const SetRow& set : s.sets)
        for (size_t i = 0; i < set.items.size(); ++i) {
            csv.text(set.mark).number(static_cast<qint64>(i + 1));
            itemCells(csv, set.items[i]);
            csv.endRow();
        }
    return csv.take();
}

QByteArray headingsCsv(const Schedule& s)
{
    CsvWriter csv(
        "heading,hardware_set,set_name,openings,marks,opening_ids,leaves,width_in,height_in,thickness_in,size,hands,degree,door_material,"
        "frame_material,fire_label_min,smoke_s,walls,keysets,electrified,fail_mode,items,power");
    for (const Heading& h : s.headings) {
        const OpeningRow& first = s.openings[h.openings.front()];
        QStringList marks, ids, hands, keysets;
        for (const size_t i : h.openings) {
            const OpeningRow& o = s.openings[i];
            if (!o.mark.isEmpty())
                marks += o.mark;
            ids += o.id.text();
            if (!o.hand.text.isEmpty() && !hands.contains(o.hand.text))
                hands += o.hand.text;
            if (!o.keyset.isEmpty() && !keysets.contains(o.keyset))
                keysets += o.keyset;
        }
        csv.text(h.number).text(s.sets[h.set].mark).text(s.sets[h.set].name).number(static_cast<qint64>(h.openings.size()));
        csv.text(marks.join(listSeparator)).text(ids.join(listSeparator)).text(first.leaves);
        csv.number(first.width, "in")
            .number(first.height, "in")
            .number(first.thickness, "in")
            .text(first.size)
            .text(hands.join(listSeparator));
        csv.number(first.degree, "deg").text(first.doorMaterial).text(first.frameMaterial).number(first.label, "min").flag(first.smoke);
        csv.text(h.walls.join(listSeparator)).text(keysets.join(listSeparator)).flag(h.electrified).text(upperWords(first.failModes));
        csv.number(s.sets[h.set].known ? std::optional(static_cast<qint64>(h.lines.size())) : std::nullopt)
            .text(h.power.join(listSeparator));
        csv.endRow();
    }
    return csv.take();
}

QByteArray headingItemsCsv(const Schedule& s)
{
    CsvWriter csv(
        "heading,hardware_set,item,qty_total,dhi_category,qty_each,unit,description,standard,catalog,mfr,finish_bhma,finish_us,electrified,"
        "fail_mode,volts,amps_hold,amps_inrush,furnished_by,note,item_key,basis");
    for (const Heading& h : s.headings)
        for (size_t i = 0; i < h.lines.size(); ++i) {
            csv.text(h.number).text(s.sets[h.set].mark).number(static_cast<qint64>(i + 1)).number(h.lines[i].total);
            itemCells(csv, h.lines[i].item);
            csv.text(h.lines[i].item.key).text(h.lines[i].item.basis);
            csv.endRow();
        }
    return csv.take();
}

QByteArray findingsCsv(const Assessment& a)
{
    CsvWriter csv(
        "finding_id,rule_id,rule_title,code,edition,clause,severity,result,opening_id,mark,subject,observed,required,evidence,correction,"
        "disposition,waiver_id,first_seen_rev,last_seen_rev,fingerprint");
    for (const NumberedFinding& n : numberedFindings(a))
        findingRow(csv, n, a);
    return csv.take();
}

std::vector<CsvFile> scheduleFiles(const Assessment& a)
{
    const Schedule s = scheduleOf(a);
    return {{QStringLiteral("openings.csv"), openingsCsv(s)},
            {QStringLiteral("hardware_items.csv"), hardwareItemsCsv(s)},
            {QStringLiteral("headings.csv"), headingsCsv(s)},
            {QStringLiteral("heading_items.csv"), headingItemsCsv(s)},
            {QStringLiteral("findings.csv"), findingsCsv(a)}};
}

} // namespace sp
