// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exporter.h"
#include "core/report/json_writer.h"

namespace sp {

namespace {

void writeValue(JsonWriter& j, const FactRow& row, const Value& v)
{
    if (const auto* b = std::get_if<bool>(&v)) {
        j.value(*b);
    } else if (const auto* n = std::get_if<qint64>(&v)) {
        j.value(*n);
    } else if (const auto* q = std::get_if<Quantity>(&v)) {
        if (q->isUnreachable())
            j.value(QLatin1String(unreachableWord));
        else
            j.number(factNumberText(row, v));
    } else if (const auto* w = std::get_if<Word>(&v)) {
        j.value(wordAt(row.words.constData(), w->index));
    } else if (const auto* set = std::get_if<WordSet>(&v)) {
        j.beginArray();
        for (int i = 0; i < 64; ++i)
            if (set->bits >> i & 1)
                j.value(wordAt(row.words.constData(), i));
        j.endArray();
    } else if (const auto* t = std::get_if<QString>(&v)) {
        j.value(*t);
    } else if (const auto* list = std::get_if<QStringList>(&v)) {
        j.beginArray();
        for (const QString& s : *list)
            j.value(s);
        j.endArray();
    }
}

void writeOptional(JsonWriter& j, const char* key, const std::optional<QString>& text)
{
    j.key(key);
    if (text)
        j.value(*text);
    else
        j.null();
}

void writeEvidence(JsonWriter& j, const Finding& f, const FactCatalogue& facts)
{
    j.key("observed").beginArray();
    for (const Observed& o : f.observed) {
        j.beginObject();
        j.key("fact").value(facts[o.fact].name);
        j.key("value");
        writeValue(j, facts[o.fact], o.value);
        j.key("origin").value(originWord(o.origin));
        if (!o.from.isEmpty())
            j.key("from").value(o.from);
        j.endObject();
    }
    j.endArray();
    j.key("required").beginArray();
    for (const Required& r : f.required) {
        j.beginObject();
        j.key("fact").value(facts[r.fact].name);
        const QByteArray op = r.op.toLatin1();
        j.key(op.constData());
        if (!r.limitKnown || r.values.empty()) {
            j.null();
        } else if (r.op == u"in" || r.op == u"not_in" || r.values.size() > 1) {
            j.beginArray();
            for (const Value& v : r.values)
                writeValue(j, facts[r.fact], v);
            j.endArray();
        } else {
            writeValue(j, facts[r.fact], r.values.front());
        }
        j.endObject();
    }
    j.endArray();
    j.key("missing").beginArray();
    for (const MissingFact& m : f.missing) {
        j.beginObject();
        j.key("fact").value(facts[m.fact].name);
        j.key("subject").value(m.subject);
        j.key("why").value(whyWord(m.why));
        j.key("ask").value(m.ask);
        j.endObject();
    }
    j.endArray();
}

void writeCites(JsonWriter& j, const Finding& f)
{
    j.key("cite").beginArray();
    for (const CiteText& c : f.cite) {
        j.beginObject();
        j.key("document").value(c.document);
        writeOptional(j, "edition", c.edition);
        writeOptional(j, "section", c.section);
        if (!c.confirmed)
            j.key("confirmed").value(false);
        j.key("mark").value(c.mark);
        j.endObject();
    }
    j.endArray();
    j.key("fixes").beginArray();
    for (const Fix& fix : f.fixes) {
        j.beginObject();
        j.key("says").value(fix.says);
        if (!fix.set.empty()) {
            j.key("set").beginArray();
            for (const FixSet& s : fix.set) {
                j.beginObject();
                j.key("path").value(s.path);
                j.key("to").value(s.to);
                j.endObject();
            }
            j.endArray();
        }
        j.endObject();
    }
    j.endArray();
}

void writeReview(JsonWriter& j, const Review& r)
{
    static constexpr const char* statuses[] = {"open", "in_progress", "answered", "closed"};
    j.key("review").beginObject();
    if (r.status)
        j.key("status").value(statuses[static_cast<size_t>(*r.status)]);
    if (r.assignee)
        j.key("assignee").value(*r.assignee);
    if (r.due)
        j.key("due").value(*r.due);
    j.key("comments").value(static_cast<qint64>(r.comments.size()));
    j.endObject();
}

void writeFinding(JsonWriter& j, const Finding& f, const FactCatalogue& facts)
{
    static constexpr const char* statuses[] = {"open", "waived", "stale"};
    j.beginObject();
    j.key("key").value(f.key);
    j.key("rule").value(f.rule);
    if (!f.refs.isEmpty())
        j.key("ref").value(f.refs.join(u' '));
    j.key("check").value(f.check);
    j.key("subjects").beginArray();
    j.beginObject();
    j.key("kind").value(subjectWord(f.kind));
    j.key("id").value(f.subjectId);
    j.key("mark").value(f.mark);
    if (f.storey)
        j.key("storey").value(f.storey->text());
    j.endObject();
    j.endArray();
    j.key("verdict").value(verdictWord(f.verdict));
    j.key("severity").value(severityWord(f.severity));
    j.key("status").value(statuses[static_cast<size_t>(f.status)]);
    if (!f.waiver.isEmpty())
        j.key("waiver").value(f.waiver);
    j.key("says").value(f.says);
    writeEvidence(j, f, facts);
    writeCites(j, f);
    if (!f.attached.isEmpty()) {
        j.key("attached").beginArray();
        for (const QString& rule : f.attached)
            j.value(rule);
        j.endArray();
    }
    if (f.review)
        writeReview(j, *f.review);
    j.endObject();
}

void writeEditions(JsonWriter& j, const FactSheet& sheet)
{
    static constexpr std::pair<const char*, const char*> rows[] = {{"ibc", "project.ibc_edition"},
                                                                   {"nfpa80", "project.nfpa80_edition"},
                                                                   {"nfpa101", "project.nfpa101_edition"},
                                                                   {"access", "project.access_standard"},
                                                                   {"owner", "project.owner_guidance"}};
    j.key("editions").beginObject();
    for (const auto& [key, fact] : rows) {
        const FactId id = sheet.id(fact);
        const Fact f = sheet.value({}, id);
        j.key(key);
        if (f.known)
            writeValue(j, sheet.facts()[id], f.value);
        else
            j.null();
    }
    j.endObject();
}

void writeCoverage(JsonWriter& j, const Assessment& a, const Library& library)
{
    j.key("coverage").beginObject();
    j.key("selected").beginArray();
    for (size_t r = 0; r < library.book.rules().size(); ++r)
        if (a.run.ran[r])
            j.value(library.book.rules()[r].id);
    j.endArray();
    j.key("selected_by").value(!a.selection.rules.isEmpty() ? "--rules" : !a.selection.profile.isEmpty() ? "--profile" : "project");
    if (!a.selection.profile.isEmpty()) {
        j.key("profile").beginObject();
        j.key("name").value(a.selection.profile);
        j.key("changes").beginArray();
        for (const QString& change : a.selection.overrides)
            j.value(change);
        j.endArray();
        j.endObject();
    }
    j.key("not_run").beginArray();
    if (a.selection.rules.isEmpty())
        for (size_t r = 0; r < library.book.rules().size(); ++r)
            if (!a.run.ran[r])
                j.value(library.book.rules()[r].id);
    j.endArray();
    j.key("assumptions").beginArray();
    for (const QString& id : a.run.usedAssumptions)
        j.value(id);
    j.endArray();
    // Said only where there is something beside missing design data, which the undecided findings name one by one.
    if (a.noEngine + a.badData + a.site > 0) {
        j.key("undecided_by").beginObject();
        j.key("no_data").value(a.noData);
        j.key("no_engine").value(a.noEngine);
        j.key("bad_data").value(a.badData);
        j.key("site").value(a.site);
        j.endObject();
    }
    if (!a.contradictions.empty()) {
        j.key("contradictions").beginArray();
        for (const Contradiction& c : a.contradictions) {
            const FactRow& row = a.sheet->facts()[c.fact];
            j.beginObject();
            j.key("fact").value(row.name);
            j.key("subject").value(a.sheet->idOf(c.subject));
            j.key("value");
            writeValue(j, row, c.counts);
            j.key("origin").value(originWord(c.origin));
            j.key("contradicted_by").value(c.enteredAt);
            j.key("with");
            writeValue(j, row, c.entered);
            j.endObject();
        }
        j.endArray();
    }
    j.endObject();
}

} // namespace

void writePlan(JsonWriter& j, const Project& project, const PlanName& plan)
{
    j.key("plan").beginObject();
    j.key("name").value(project.settings.name);
    j.key("file").value(plan.file);
    j.key("model").value(plan.hash);
    j.key("issue").null();
    j.endObject();
}

QByteArray checkJson(const Assessment& a, const Library& library, const PlanName& plan)
{
    JsonWriter j;
    j.beginObject();
    j.key("schema").value("strikeplate.check/1");
    writePlan(j, a.index->project(), plan);
    writeEditions(j, *a.sheet);
    writeCoverage(j, a, library);
    const Tally t = a.run.total();
    j.key("tallies").beginObject();
    j.key("pass").value(t[0]);
    j.key("fail").value(t[1]);
    j.key("undecided").value(t[2]);
    j.key("not-applicable").value(t[3]);
    j.key("waived").value(a.waived);
    j.key("stale").value(a.stale);
    j.key("unused_waivers").value(a.unusedWaivers);
    j.endObject();
    j.key("clean").value(a.clean);
    j.key("findings").beginArray();
    for (const Finding& f : a.findings)
        writeFinding(j, f, a.sheet->facts());
    j.endArray();
    j.endObject();
    return j.take();
}

} // namespace sp
