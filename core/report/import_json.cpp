// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/import_text.h"
#include "core/report/json_writer.h"

namespace sp {

namespace {

class Writer final {
public:
    QByteArray write(const std::vector<ImportAccount>& accounts)
    {
        j.beginObject();
        j.key("schema").value("strikeplate.import/1");
        j.key("imports").beginArray();
        for (const ImportAccount& account : accounts)
            import(account);
        j.endArray();
        j.endObject();
        return j.take();
    }

private:
    void text(const char* key, const std::optional<QString>& value)
    {
        j.key(key);
        if (value)
            j.value(*value);
        else
            j.null();
    }

    void millimetres(const char* key, const std::optional<Length>& value)
    {
        j.key(key);
        if (value)
            j.number(formatIn(*unitByName(u"mm"), value->n));
        else
            j.null();
    }

    void degrees(const char* key, const std::optional<Angle>& value)
    {
        j.key(key);
        if (value)
            j.number(formatIn(*unitByName(u"deg"), value->n));
        else
            j.null();
    }

    void import(const ImportAccount& account)
    {
        const Import& i = account.import;
        j.beginObject();
        j.key("id").value(i.id.text());
        text("file", i.file);
        text("sha256", i.sha256);
        text("schema", i.schema);
        text("tool", i.tool);
        j.key("origin");
        if (i.originX && i.originY) {
            j.beginObject();
            millimetres("x_mm", *i.originX);
            millimetres("y_mm", *i.originY);
            j.endObject();
        } else {
            j.null();
        }
        degrees("turned_deg", i.turned);
        degrees("true_north_deg", i.trueNorth);
        found(account.found);
        j.key("storeys").beginArray();
        for (const StoreyAccount& s : account.storeys) {
            j.beginObject();
            text("storey", s.storey ? std::optional(s.storey->text()) : std::nullopt);
            j.key("name").value(s.name);
            millimetres("elevation_mm", s.elevation);
            found(s.found);
            outcomes(s.outcomes, false);
            j.endObject();
        }
        j.endArray();
        outcomes(account.outcomes, true);
        j.endObject();
    }

    void found(const FoundCounts& counts)
    {
        j.key("found").beginObject();
        for (const FoundColumn& column : foundColumns())
            j.key(column.key).value(qint64(column.count(counts)));
        j.key("doors_unjoined").beginArray();
        for (const auto& [cause, n] : counts.unjoined) {
            j.beginObject();
            text("cause", cause ? std::optional(QString(QLatin1String(infoOf(*cause).key))) : std::nullopt);
            j.key("count").value(qint64(n));
            j.endObject();
        }
        j.endArray();
        j.endObject();
    }

    void outcomes(const AccountOutcomes& all, bool withLines)
    {
        j.key("outcomes").beginArray();
        for (const AccountOutcome& outcome : all) {
            j.beginObject();
            j.key("outcome").value(outcomeKey(outcome.outcome));
            j.key("count").value(qint64(outcome.count));
            j.key("causes").beginArray();
            for (const AccountCause& cause : outcome.causes) {
                j.beginObject();
                j.key("cause").value(infoOf(cause.cause).key);
                j.key("count").value(qint64(cause.count));
                if (withLines) {
                    j.key("heading").value(infoOf(cause.cause).heading);
                    lines(cause.lines);
                }
                j.endObject();
            }
            j.endArray();
            j.endObject();
        }
        j.endArray();
    }

    void lines(const std::vector<AccountLine>& all)
    {
        j.key("lines").beginArray();
        for (const AccountLine& line : all) {
            j.beginObject();
            j.key("text").value(line.text);
            j.key("elements").beginArray();
            for (const AccountElement& e : line.elements) {
                const auto said = [](const QString& s) { return s.isEmpty() ? std::nullopt : std::optional(s); };
                j.beginObject();
                text("element", said(e.element));
                text("entity", said(e.entity));
                text("subject", said(e.subject));
                text("storey", e.storey ? std::optional(e.storey->text()) : std::nullopt);
                j.endObject();
            }
            j.endArray();
            j.endObject();
        }
        j.endArray();
    }

    JsonWriter j;
};

} // namespace

QByteArray importJson(const std::vector<ImportAccount>& accounts)
{
    return Writer().write(accounts);
}

} // namespace sp
