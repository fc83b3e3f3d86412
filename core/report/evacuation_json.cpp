// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/evacuation_report.h"
#include "core/report/plan_words.h"

namespace sp {

namespace {

void write(JsonWriter& j, const char* key, std::optional<double> v, int decimals = 2)
{
    j.key(key);
    if (!v) {
        j.null();
        return;
    }
    QString text = QString::number(*v, 'f', decimals);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    j.number(text == u"-0" ? QStringLiteral("0") : text);
}

void writeIds(JsonWriter& j, const char* key, const std::vector<QString>& ids)
{
    if (!ids.empty())
        j.key(key).value(QStringList(ids.begin(), ids.end()));
}

void writeLine(JsonWriter& j, const EvacuationStudy::Line& line, double end, bool samples)
{
    if (!line.id.isEmpty())
        j.key("id").value(line.id);
    writeIds(j, "waits_for", line.waitsFor);
    writeIds(j, "without", line.without);
    if (!line.course)
        return;
    const EvacCourse& c = *line.course;
    write(j, "people", c.people);
    if (c.cameIn.total() > 0)
        write(j, "came_in", c.cameIn.total());
    write(j, "first_s", c.firstS);
    write(j, "last_s", c.lastS);
    if (!samples)
        return;
    j.key("left").beginArray();
    for (int i = 0; (i - 1) * evacuationStep < end; ++i)
        j.number(QString::number(std::max(0.0, c.remaining(i * evacuationStep)), 'f', 2));
    j.endArray();
}

void writeLines(JsonWriter& j, const char* key, const std::vector<EvacuationStudy::Line>& lines, double end, bool samples)
{
    j.key(key).beginArray();
    for (const EvacuationStudy::Line& line : lines) {
        j.beginObject();
        writeLine(j, line, end, samples);
        j.endObject();
    }
    j.endArray();
}

void writePreMovement(JsonWriter& j, const PreMovement& p)
{
    j.key("pre_movement").beginObject();
    switch (p.kind) {
    case PreMovement::Kind::Constant:
        j.key("kind").value("constant");
        write(j, "s", p.fromS);
        break;
    case PreMovement::Kind::Uniform:
        j.key("kind").value("uniform");
        write(j, "from_s", p.fromS);
        write(j, "to_s", p.toS);
        break;
    case PreMovement::Kind::LogNormal:
        j.key("kind").value("log_normal");
        write(j, "median_s", p.medianS);
        write(j, "spread", p.spread);
        break;
    }
    j.endObject();
}

void writeQueue(JsonWriter& j, const EvacuationStudy::Queue& q)
{
    j.beginObject();
    j.key("id").value(q.id);
    j.key("storey").value(q.storey);
    j.key("kind").value(q.flight ? "flight" : "door");
    writeIds(j, "waits_for", q.waitsFor);
    writeIds(j, "without", q.without);
    if (q.waitsFor.empty()) {
        write(j, "flow_per_s", q.flow, 4);
        write(j, "people", q.in.total());
        write(j, "queue", q.peak.people);
        write(j, "queue_at_s", q.peak.s);
        write(j, "use", q.use, 4);
    }
    j.endObject();
}

} // namespace

QByteArray evacuationJson(const FactSheet& sheet, const EvacuationStudy& study, const QString& scenario, const PlanName& plan)
{
    const PlanWords words(sheet);
    const double end = evacuationEnd(study);
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.evacuation/1");
    writePlan(j, sheet.project(), plan);
    j.key("scenario").value(scenario);
    j.key("estimate").value("movement time, first-order hydraulic model, no behaviour");
    writePreMovement(j, study.options.preMovement);
    j.key("all_at_the_door").value(study.options.allAtTheDoor);
    j.key("lost").value(QStringList(study.options.lost.begin(), study.options.lost.end()));
    write(j, "half_out_s", study.half);
    write(j, "ninety_out_s", study.ninety);
    write(j, "all_out_s", study.whole);
    write(j, "never_out", study.isKnown() ? std::optional(study.stuck) : std::nullopt);
    write(j, "step_s", evacuationStep);
    j.key("all").beginObject();
    writeLine(j, study.all, end, true);
    j.endObject();
    writeLines(j, "storeys", study.storeys, end, true);
    writeLines(j, "exits", study.exits, end, true);
    writeLines(j, "rooms", study.rooms, end, false);
    j.key("queues").beginArray();
    for (const EvacuationStudy::Queue& q : study.queues)
        writeQueue(j, q);
    j.endArray();
    j.key("missing").beginArray();
    for (const EvacuationStudy::Missing& missing : study.missing) {
        j.beginObject();
        j.key("room").value(missing.room);
        j.key("why").value(words.sentence(missing.why));
        j.endObject();
    }
    j.endArray();
    j.key("assumptions").beginArray();
    for (const QString& sentence : study.assumptions)
        j.value(words.sentence(sentence));
    j.endArray();
    j.endObject();
    return j.take();
}

} // namespace sp
