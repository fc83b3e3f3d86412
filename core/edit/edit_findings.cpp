// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_findings.h"

#include "core/edit/draft.h"
#include "core/edit/elements.h"
#include "core/edit/references.h"
#include "core/edit/set_fact.h"

#include <QDate>

namespace sp {

namespace {

std::optional<QString> stated(const QString& text)
{
    const QString t = text.trimmed();
    return t.isEmpty() ? std::nullopt : std::optional(t);
}

std::optional<Error> dateProblem(const QString& what, const QString& date)
{
    if (date.size() == 10 && QDate::fromString(date, Qt::ISODate).isValid())
        return std::nullopt;
    return Error{ErrorCode::Value, QStringLiteral("%1: expected a date such as `2026-01-31`, found `%2`").arg(what, date), {}};
}

std::optional<Error> keyProblem(const QString& finding)
{
    const QStringList parts = finding.split(u':');
    if (parts.size() >= 3 && std::none_of(parts.begin(), parts.end(), [](const QString& p) { return p.isEmpty(); }))
        return std::nullopt;
    return Error{ErrorCode::Value,
                 QStringLiteral("expected the key of a finding such as `nfpa80.bottom-gap:op-7c1e:gap`, found `%1`").arg(finding), finding};
}

std::optional<Error> missing(const QString& text, const QString& what, const QString& where)
{
    return text.trimmed().isEmpty() ? std::optional(Error{ErrorCode::Value, what, where}) : std::nullopt;
}

// Everything that a waiver needs to count: without these it would be read as incomplete.
std::optional<Error> waiverProblem(const QString& finding, const WaiverWords& words, const std::vector<std::pair<QString, QString>>& facts)
{
    if (auto e = keyProblem(finding))
        return e;
    if (auto e = missing(words.reason, QStringLiteral("reason: expected why the finding is accepted, found nothing"), finding))
        return e;
    if (auto e =
            missing(words.grantedBy, QStringLiteral("granted by: expected the name of the person who accepts it, found nothing"), finding))
        return e;
    if (auto e = missing(words.date, QStringLiteral("date: expected the day of the decision, found nothing"), finding))
        return e;
    if (auto e = dateProblem(QStringLiteral("date"), words.date.trimmed()))
        return e;
    if (!words.expires.trimmed().isEmpty()) {
        if (auto e = dateProblem(QStringLiteral("expires"), words.expires.trimmed()))
            return e;
        if (words.expires.trimmed() < words.date.trimmed())
            return Error{
                ErrorCode::Value,
                QStringLiteral("expires: expected a day on or after %1, found %2").arg(words.date.trimmed(), words.expires.trimmed()),
                finding};
    }
    if (facts.empty())
        return Error{
            ErrorCode::Value,
            QStringLiteral("facts: expected what the waiver stands on, found nothing, so nothing would say when it no longer fits"),
            finding};
    return std::nullopt;
}

// The review of a finding, or a new one.
Review reviewOf(const Project& project, const QString& finding, NewIds& ids)
{
    for (const auto& review : project.reviews)
        if (review->finding == finding)
            return *review;
    Review out{.id = ids.make(project.reviews)};
    out.finding = finding;
    return out;
}

bool valueFits(const Field& f, const Value& v)
{
    switch (f.type) {
    case FieldType::Bool: return std::holds_alternative<bool>(v);
    case FieldType::Int: return std::holds_alternative<qint64>(v);
    case FieldType::Quantity: {
        const auto* q = std::get_if<Quantity>(&v);
        const UnitInfo* unit = unitByName(QLatin1String(f.unit));
        return q && q->dim == (unit ? unit->dim : Dim::Number);
    }
    case FieldType::Word: return std::holds_alternative<Word>(v) && std::get<Word>(v).index < wordList(f.words).size();
    case FieldType::Set: return std::holds_alternative<WordSet>(v);
    case FieldType::Text: return std::holds_alternative<QString>(v);
    case FieldType::Texts: return std::holds_alternative<QStringList>(v);
    }
    return false;
}

// What is assumed anew is no longer assumed otherwise for the same subjects.
void takeOver(PlanDraft& draft, const Assumption& made)
{
    const QStringList subjects = made.subjects ? QStringList(made.subjects->begin(), made.subjects->end()) : QStringList();
    const Project before = draft.now();
    for (const auto& old : before.assumptions) {
        if (old->fact != made.fact || old->id == made.id)
            continue;
        if (!made.subjects || (old->subjects && std::all_of(old->subjects->begin(), old->subjects->end(), [&](const QString& s) {
                                   return subjects.contains(s);
                               }))) {
            draft.remove(before.assumptions, old->id);
            draft.notes += QStringLiteral("The earlier assumption %1 was replaced.").arg(old->id.text());
        } else if (old->subjects) {
            Assumption rest = *old;
            std::erase_if(*rest.subjects, [&](const QString& s) { return subjects.contains(s); });
            draft.put(std::move(rest));
        }
    }
}

} // namespace

Result<Edited> waive(const Project& project, const QString& finding, const WaiverWords& words,
                     const std::vector<std::pair<QString, QString>>& facts, NewIds& ids)
{
    if (const auto problem = waiverProblem(finding, words, facts))
        return *problem;
    PlanDraft draft(project);
    std::optional<WaiverId> earlier;
    for (const auto& waiver : project.waivers)
        if (waiver->finding == finding) {
            if (earlier)
                draft.remove(project.waivers, waiver->id);
            else
                earlier = waiver->id;
        }
    Waiver waiver{.id = earlier ? *earlier : ids.make(project.waivers)};
    waiver.finding = finding;
    waiver.reason = stated(words.reason);
    waiver.requestedBy = stated(words.requestedBy);
    waiver.grantedBy = stated(words.grantedBy);
    waiver.authority = stated(words.authority);
    waiver.date = stated(words.date);
    waiver.expires = stated(words.expires);
    waiver.document = stated(words.document);
    waiver.measure = stated(words.measure);
    waiver.facts = facts;
    if (earlier)
        draft.notes += QStringLiteral("The earlier waiver %1 of this finding was replaced.").arg(earlier->text());
    else
        draft.made += waiver.id.text();
    draft.put(std::move(waiver));
    return draft.take();
}

Result<Edited> withdrawWaiver(const Project& project, const WaiverId& waiver)
{
    if (!project.waivers.find(waiver))
        return notInPlan(waiver.text());
    PlanDraft draft(project);
    draft.remove(project.waivers, waiver);
    return draft.take();
}

Result<Edited> reviewFinding(const Project& project, const QString& finding, ReviewStatus status, const QString& assignee,
                             const QString& due, NewIds& ids)
{
    if (auto problem = keyProblem(finding))
        return *problem;
    if (!due.trimmed().isEmpty())
        if (auto problem = dateProblem(QStringLiteral("due"), due.trimmed()))
            return *problem;
    PlanDraft draft(project);
    Review review = reviewOf(project, finding, ids);
    review.status = status;
    review.assignee = stated(assignee);
    review.due = stated(due);
    // A review that says nothing but "open" is none.
    if (status == ReviewStatus::Open && !review.assignee && !review.due && review.comments.empty())
        draft.remove(project.reviews, review.id);
    else
        draft.put(std::move(review));
    return draft.take();
}

Result<Edited> commentFinding(const Project& project, const QString& finding, const QString& by, const QString& date, const QString& text,
                              NewIds& ids)
{
    if (auto problem = keyProblem(finding))
        return *problem;
    if (auto problem = missing(text, QStringLiteral("text: expected a comment, found nothing"), finding))
        return *problem;
    if (auto problem = missing(by, QStringLiteral("by: expected the name of the person who comments, found nothing"), finding))
        return *problem;
    if (auto problem = dateProblem(QStringLiteral("date"), date.trimmed()))
        return *problem;
    PlanDraft draft(project);
    Review review = reviewOf(project, finding, ids);
    if (!review.status)
        review.status = ReviewStatus::Open;
    review.comments.push_back({stated(by), stated(date), stated(text)});
    draft.put(std::move(review));
    return draft.take();
}

Result<Edited> assumeFact(const Project& project, const QString& fact, const Value& value, const QStringList& subjects,
                          const QString& reason, const QString& by, const QString& date, NewIds& ids)
{
    const auto id = findField(fact);
    if (!id)
        return Error{ErrorCode::Reference,
                     QStringLiteral("expected a fact that a person can enter such as `door.bottom_gap_in`, found `%1`").arg(fact), fact};
    const Field& f = fieldOf(*id);
    if (!valueFits(f, value))
        return Error{ErrorCode::Value, QStringLiteral("the value is of another type than the fact"), fact};
    if (const auto problem = rangeProblem(f, value))
        return Error{ErrorCode::Limit, *problem, fact};
    if (auto problem = missing(reason, QStringLiteral("reason: expected why this can be assumed, found nothing"), fact))
        return *problem;
    if (auto problem = missing(by, QStringLiteral("by: expected the name of the person who assumes it, found nothing"), fact))
        return *problem;
    if (auto problem = dateProblem(QStringLiteral("date"), date.trimmed()))
        return *problem;
    Assumption made{.id = ids.make(project.assumptions)};
    made.fact = fact;
    made.value = value;
    if (!subjects.isEmpty()) {
        made.subjects.emplace();
        for (const QString& subject : subjects) {
            // Of a leaf or an item the whole is meant: that is what files name.
            const QString entity = references::partOf(subject).entity;
            if (!hasElement(project, entity))
                return notInPlan(subject);
            if (std::find(made.subjects->begin(), made.subjects->end(), entity) == made.subjects->end())
                made.subjects->push_back(entity);
        }
    }
    made.reason = stated(reason);
    made.by = stated(by);
    made.date = stated(date);
    PlanDraft draft(project);
    takeOver(draft, made);
    draft.made += made.id.text();
    draft.put(std::move(made));
    return draft.take();
}

Result<Edited> enterEverywhere(const Project& project, const QStringList& paths, const QString& value)
{
    if (paths.isEmpty())
        return Error{ErrorCode::Value, QStringLiteral("expected something to enter the value for, found nothing"), {}};
    PlanDraft draft(project);
    for (const QString& path : paths) {
        SP_TRY(patch, setFact(draft.now(), path, value));
        draft.add(patch);
    }
    return draft.take();
}

} // namespace sp
