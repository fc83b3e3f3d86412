// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"
#include "core/report/evacuation_report.h"
#include "core/report/plan_words.h"

#include <cmath>

namespace sp {

namespace {

// RFC 4180; a text that a spreadsheet would take for a formula is kept a text.
QString quoted(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@").contains(text.front()))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

double evacuationEnd(const EvacuationStudy& study)
{
    double end = evacuationStep;
    const auto reach = [&](const EvacuationStudy::Line& line) {
        if (line.course)
            end = std::max(end, line.course->gone.lastS().value_or(0));
    };
    reach(study.all);
    for (const auto* list : {&study.exits, &study.storeys, &study.rooms})
        for (const EvacuationStudy::Line& line : *list)
            reach(line);
    return end;
}

QByteArray evacuationCsv(const FactSheet& sheet, const EvacuationStudy& study)
{
    const PlanWords words(sheet);
    QString out = QStringLiteral("\"time_s\",\"all\"");
    const auto storeyName = [&](const QString& id) {
        const Storey* storey = sheet.project().storeys.find(StoreyId(id));
        return id.isEmpty() ? QStringLiteral("none") : storey && storey->name ? *storey->name : id;
    };
    std::vector<const EvacuationStudy::Line*> lines{&study.all};
    for (const EvacuationStudy::Line& line : study.storeys) {
        out += u',' + quoted(QStringLiteral("storey ") + storeyName(line.id));
        lines.push_back(&line);
    }
    for (const EvacuationStudy::Line& line : study.exits) {
        out += u',' + quoted(QStringLiteral("exit ") + words.name(line.id));
        lines.push_back(&line);
    }
    out += QStringLiteral("\r\n");
    const auto steps = static_cast<int>(std::ceil(evacuationEnd(study) / evacuationStep));
    for (int i = 0; i <= steps; ++i) {
        const double s = i * evacuationStep;
        out += QString::number(s, 'f', 0);
        for (const EvacuationStudy::Line* line : lines)
            out += u',' + (line->course ? QString::number(std::max(0.0, line->course->remaining(s)), 'f', 2) : QString());
        out += QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

} // namespace sp
