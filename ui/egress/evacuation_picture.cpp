// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/egress/evacuation_picture.h"

#include "core/report/evacuation_report.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace sp::ui {

namespace {

constexpr int samples = 400; // over the whole time
constexpr size_t mostThings = 5; // exits or storeys in one picture

QString tr(const char* text)
{
    return QCoreApplication::translate("EvacuationPage", text);
}

template <class People>
std::vector<QPointF> sampled(double endS, People&& people)
{
    std::vector<QPointF> out;
    for (int i = 0; i <= samples; ++i) {
        const double s = endS * i / samples;
        out.emplace_back(s, std::max(0.0, people(s)));
    }
    return out;
}

const EvacuationStudy::Line* lineOf(const std::vector<EvacuationStudy::Line>& lines, const QString& id)
{
    const auto it = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.id == id; });
    return it == lines.end() ? nullptr : &*it;
}

// Exits or storeys with the most people first.
std::vector<QString> thingsOf(const std::vector<EvacuationStudy::Line>& lines)
{
    std::vector<const EvacuationStudy::Line*> known;
    for (const EvacuationStudy::Line& line : lines)
        if (line.course)
            known.push_back(&line);
    const auto size = [](const EvacuationStudy::Line* line) { return line->course->people + line->course->cameIn.total(); };
    std::stable_sort(known.begin(), known.end(), [&](const auto* a, const auto* b) { return size(a) > size(b); });
    std::vector<QString> out;
    for (const auto* line : known)
        if (out.size() < mostThings)
            out.push_back(line->id);
    return out;
}

} // namespace

QString variantWords(const EvacuationVariants& variants, const EvacuationVariants::Variant& variant, const NameOf& nameOf)
{
    using Kind = EvacuationVariants::Variant::Kind;
    switch (variant.kind) {
    case Kind::Built: return tr("As drawn");
    case Kind::Lost: return tr("Without %1").arg(nameOf(variants.lost));
    case Kind::Scenario: return variants.scenario;
    case Kind::Before: return tr("Before the edit");
    }
    return {};
}

PeoplePicture evacuationPicture(const EvacuationVariants& variants, EvacuationShow show, const QString& chosen, const NameOf& nameOf)
{
    PeoplePicture out;
    out.endS = evacuationStep;
    out.axis = tr("People left");
    for (const auto& variant : variants.variants)
        out.endS = std::max(out.endS, std::ceil(evacuationEnd(variant.study) / 10) * 10);
    const EvacuationStudy& built = variants.variants.front().study;
    std::vector<QString> things{QString()};
    if (show == EvacuationShow::Exits)
        things = thingsOf(built.exits);
    else if (show == EvacuationShow::Storeys)
        things = thingsOf(built.storeys);
    for (size_t thing = 0; thing < things.size(); ++thing)
        for (size_t v = 0; v < variants.variants.size(); ++v) {
            const EvacuationStudy& study = variants.variants[v].study;
            const QString variant = variantWords(variants, variants.variants[v], nameOf);
            PeoplePicture::Line line;
            line.color = show == EvacuationShow::Exits || show == EvacuationShow::Storeys ? static_cast<int>(thing) : static_cast<int>(v);
            line.dash = static_cast<int>(v);
            const EvacuationStudy::Line* of = show == EvacuationShow::All ? &study.all
                : show == EvacuationShow::Exits                           ? lineOf(study.exits, things[thing])
                : show == EvacuationShow::Storeys                         ? lineOf(study.storeys, things[thing])
                                                                          : lineOf(study.rooms, chosen);
            const QString id = show == EvacuationShow::Chosen ? chosen : things[thing];
            // The legend names each thing once and each variant once: colour and stroke tell the rest.
            if (v == 0)
                line.name = id.isEmpty() ? variant : nameOf(id);
            else if (thing == 0)
                line.name = variant;
            if (of && of->course) {
                line.points = sampled(out.endS, [&](double s) { return of->course->remaining(s); });
                out.lines.push_back(std::move(line));
            } else if (show == EvacuationShow::Chosen && !of) {
                for (const EvacuationStudy::Queue& q : study.queues)
                    if (q.id == chosen && q.waitsFor.empty()) {
                        out.axis = tr("People who wait");
                        line.points = sampled(out.endS, [&](double s) { return q.in.at(s) - q.out.at(s); });
                        out.lines.push_back(std::move(line));
                        break;
                    }
            }
        }
    for (const PeoplePicture::Line& line : out.lines)
        for (const QPointF& p : line.points)
            out.most = std::max(out.most, p.y());
    if (show == EvacuationShow::Chosen)
        out.nothing = chosen.isEmpty() ? tr("Select a room or a door on the plan") : tr("Nobody is known to leave %1").arg(nameOf(chosen));
    else
        out.nothing = tr("Not known: see below what is missing");
    return out;
}

QString evacuationWords(const EvacuationVariants& variants, const NameOf& nameOf)
{
    QStringList out;
    for (const auto& variant : variants.variants) {
        const EvacuationStudy& s = variant.study;
        out += tr("%1: %2").arg(variantWords(variants, variant, nameOf),
                                s.whole           ? tr("all out after %1").arg(evacuationTime(*s.whole))
                                    : s.stuck > 0 ? tr("some never get out")
                                                  : tr("not known"));
    }
    return out.join(QStringLiteral("; "));
}

} // namespace sp::ui
