// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_work.h"

#include "core/edit/edit_findings.h"
#include "core/edit/edit_sets.h"
#include "core/edit/set_fact.h"
#include "core/report/cause_text.h"
#include "ui/document/fact_edit.h"
#include "ui/document/value_path.h"
#include "ui/everyday/preferences.h"
#include "ui/findings/assumption_dialog.h"
#include "ui/findings/fix_preview.h"
#include "ui/findings/review_dialog.h"
#include "ui/findings/review_words.h"
#include "ui/findings/waive_dialog.h"
#include "ui/models/properties.h"
#include "ui/models/worst_finding.h"

#include <QDate>
#include <QMenu>

namespace sp::ui {

namespace {

std::shared_ptr<const Review> reviewOf(const Project& project, const QString& finding)
{
    for (auto it = project.reviews.begin(); it != project.reviews.end(); ++it)
        if ((*it)->finding == finding)
            return *it;
    return nullptr;
}

// Text for a menu, which takes & for a shortcut.
QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

FindingWork::FindingWork(Document& document, Preferences& preferences, QWidget& window)
    : QObject(&window), m_document(document), m_preferences(preferences), m_window(window), m_whatIf(document)
{
    setObjectName(QStringLiteral("findingWork"));
}

FindingWork* findingWorkOf(const QWidget& window)
{
    return window.findChild<FindingWork*>(QStringLiteral("findingWork"));
}

QString FindingWork::today() const
{
    return QDate::currentDate().toString(Qt::ISODate);
}

QString FindingWork::yourName() const
{
    const QString& name = m_preferences.values().name;
    return name.isEmpty() ? m_document.project().settings.author.value_or(QString()) : name;
}

void FindingWork::setYourName(const QString& name)
{
    if (name.trimmed().isEmpty())
        return;
    PreferenceValues values = m_preferences.values();
    values.name = name.trimmed();
    m_preferences.set(values);
}

const Finding* FindingWork::find(const QString& key) const
{
    if (!m_document.check())
        return nullptr;
    for (const Finding& f : m_document.check()->assessment->findings)
        if (f.key == key)
            return &f;
    return nullptr;
}

QString FindingWork::nameOf(const Finding& finding) const
{
    return QStringLiteral("%1, %2").arg(finding.mark, finding.title);
}

// Makes an edit for the plan as it is now and pushes it; the sentence that refuses it, or empty.
template <class Edit>
QString FindingWork::carryOut(Edit&& edit, const QString& text)
{
    NewIds ids = idsByChance();
    auto edited = edit(m_document.project(), ids);
    if (!edited)
        return edited.error().message;
    m_document.push(std::move(edited.value().patch), text);
    if (!edited.value().notes.isEmpty())
        emit said(edited.value().notes.join(u' '));
    return {};
}

void FindingWork::waive(const QString& key)
{
    const Finding* f = find(key);
    if (!f || f->verdict != Verdict::Fail)
        return;
    const CheckResult& check = *m_document.check();
    WaiverWords proposed;
    if (const WaiverMatch* old = waiverOf(*check.assessment, key))
        proposed = wordsOf(*old->waiver);
    proposed.date = today();
    if (!proposed.expires.isEmpty() && proposed.expires < proposed.date)
        proposed.expires.clear();
    const QString name = nameOf(*f);
    auto* dialog = new WaiveDialog(
        check, *f, proposed, knownNames(m_document.project()),
        [this, key, name](const WaiverWords& words, const std::vector<GrantedFact>& granted) {
            std::vector<std::pair<QString, QString>> facts;
            for (const GrantedFact& g : granted)
                facts.emplace_back(g.name, g.file);
            return carryOut([&](const Project& p, NewIds& ids) { return sp::waive(p, key, words, facts, ids); }, tr("Waive %1").arg(name));
        },
        &m_window);
    dialog->open();
}

void FindingWork::withdraw(const QString& waiver)
{
    const Waiver* w = m_document.project().waivers.find(WaiverId(waiver));
    if (!w)
        return;
    const QString name = findingName(m_document.check(), m_document.project(), w->finding);
    const QString sentence =
        carryOut([&](const Project& p, NewIds&) { return withdrawWaiver(p, WaiverId(waiver)); }, tr("Withdraw the waiver of %1").arg(name));
    if (!sentence.isEmpty())
        emit said(sentence);
}

void FindingWork::review(const QString& key)
{
    const QString name = find(key) ? nameOf(*find(key)) : findingName(m_document.check(), m_document.project(), key);
    const auto before = reviewOf(m_document.project(), key);
    auto* dialog = new ReviewDialog(
        name, before.get(), knownNames(m_document.project()), yourName(),
        [this, key, name](const ReviewWords& words) {
            return carryOut(
                [&](const Project& p, NewIds& ids) -> Result<Edited> {
                    PatchChain chain(p);
                    const auto now = reviewOf(p, key);
                    const bool same = words.status == statusOf(now.get()) && words.assignee == assigneeOf(now.get())
                        && words.due == (now ? now->due.value_or(QString()) : QString());
                    if (!same) {
                        SP_TRY(edited, reviewFinding(p, key, words.status, words.assignee, words.due, ids));
                        chain.add(edited);
                    }
                    if (!words.comment.isEmpty()) {
                        SP_TRY(edited, commentFinding(chain.now(), key, words.by, today(), words.comment, ids));
                        chain.add(edited);
                        setYourName(words.by);
                    }
                    return chain.take();
                },
                tr("Review %1").arg(name));
        },
        &m_window);
    dialog->open();
}

void FindingWork::previewFix(const QString& key, const Fix& fix)
{
    const Finding* f = find(key);
    if (!f)
        return;
    const QString name = nameOf(*f);
    (new FixPreview(
         m_document, m_whatIf, name, fix, [this, name, fix] { return applyFix(name, fix); }, &m_window))
        ->open();
}

QString FindingWork::applyFix(const QString& name, const Fix& fix)
{
    auto patch = enterFix(m_document.project(), fix);
    if (!patch)
        return patch.error().message;
    m_document.push(std::move(patch).value(), tr("Apply fix: %1").arg(name));
    return {};
}

void FindingWork::enterMissing(const MissingFact& missing)
{
    emit valueAsked(missing.subject, m_document.check() ? m_document.check()->library->facts[missing.fact].name : QString());
}

Result<Patch> FindingWork::manyPatch(const Project& project, const ManySubjects& many, const ManyWords& words) const
{
    NewIds ids = idsByChance();
    if (words.way == ManyWay::Set) {
        std::vector<OpeningId> openings;
        for (const QString& id : words.subjects)
            openings.emplace_back(id);
        SP_TRY(edited, assignSet(project, openings, HardwareSetId(words.set)));
        return edited.patch;
    }
    if (!words.value)
        return Error{ErrorCode::Value, tr("Expected a value."), {}};
    if (words.way == ManyWay::Assume) {
        QStringList subjects;
        for (const QString& id : words.subjects)
            if (const QString known = assumedFor(many.of, id); !subjects.contains(known))
                subjects += known;
        SP_TRY(edited, assumeFact(project, many.fact, *words.value, subjects, words.reason, words.by, words.date, ids));
        return edited.patch;
    }
    const Field& f = fieldOf(*many.field);
    QStringList paths;
    for (const QString& id : words.subjects)
        paths += FactSheet::pathOf(id, f);
    SP_TRY(edited, enterEverywhere(project, paths, valueFileText(f, *words.value, project.settings.units)));
    return edited.patch;
}

void FindingWork::enterForAll(const CauseGroup& group, ManyWay way)
{
    const auto many = m_document.check() ? manySubjects(group, *m_document.check()->assessment) : std::nullopt;
    if (!many) {
        emit said(tr("This cannot be entered as such: it follows from other data of the plan."));
        return;
    }
    const auto change = [this, many = *many](const Project& p, const ManyWords& words) { return manyPatch(p, many, words); };
    const auto carry = [this, many = *many](const ManyWords& words) {
        auto patch = manyPatch(m_document.project(), many, words);
        if (!patch)
            return patch.error().message;
        if (words.way == ManyWay::Assume)
            setYourName(words.by);
        const QString text = words.way == ManyWay::Assume ? tr("Assume %1").arg(many.noun)
            : words.way == ManyWay::Set                   ? tr("Give openings a hardware set")
                                                          : tr("Enter %1").arg(many.noun);
        m_document.push(std::move(patch).value(), text);
        return QString();
    };
    (new EnterManyDialog(m_document, m_whatIf, *many, way, yourName(), change, carry, &m_window))->open();
}

void FindingWork::enterForAll(const MissingFact& missing, ManyWay way)
{
    if (!m_document.check())
        return;
    const std::vector<CauseGroup> groups = everyCause(*m_document.check()->assessment);
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const CauseGroup& g) {
        return g.cause.fact == missing.fact && g.cause.by == undecidedBy(missing)
            && std::any_of(g.lacking.begin(), g.lacking.end(), [&](const NamedSubject& s) { return s.id == missing.subject; });
    });
    if (group != groups.end())
        enterForAll(*group, way);
}

void FindingWork::changeAssumption(const QString& id)
{
    const Assumption* a = m_document.project().assumptions.find(AssumptionId(id));
    if (!a)
        return;
    if (!findField(a->fact)) {
        emit said(tr("The assumption %1 is about `%2`, which nobody enters; it can be removed.").arg(id, a->fact));
        return;
    }
    const auto nameOf = [this](const QString& subject) {
        const EntityRef ref = entityOf(m_document.project(), subject);
        return ref.isNull() ? subject : titleOf(m_document.project(), ref);
    };
    (new AssumptionDialog(
         *a, m_document.project().settings.units, knownNames(m_document.project()), nameOf,
         [this](const Assumption& after) {
             return carryOut(
                 [&](const Project& p, NewIds&) -> Result<Edited> {
                     if (!p.assumptions.find(after.id))
                         return Error{ErrorCode::Reference, tr("The assumption is no longer in the plan."), after.id.text()};
                     PatchChain chain(p);
                     chain.put(&Project::assumptions, after);
                     return chain.take();
                 },
                 tr("Change the assumption %1").arg(after.id.text()));
         },
         &m_window))
        ->open();
}

void FindingWork::removeAssumption(const QString& id)
{
    const QString sentence = carryOut(
        [&](const Project& p, NewIds&) -> Result<Edited> {
            PatchChain chain(p);
            chain.remove(&Project::assumptions, AssumptionId(id));
            return chain.take();
        },
        tr("Remove the assumption %1").arg(id));
    if (!sentence.isEmpty())
        emit said(sentence);
}

void FindingWork::follow(const QUrl& link)
{
    if (link.scheme() == QStringLiteral("assumption"))
        changeAssumption(link.path());
    else if (link.scheme() == QStringLiteral("finding"))
        emit findingAsked(link.path());
    else
        emit valueAsked(link.path(), link.fragment());
}

std::vector<FindingCommand> FindingWork::findingCommands(const Finding& f)
{
    std::vector<FindingCommand> out;
    const QString key = f.key;
    const auto add = [&](const QString& id, const QString& text, std::function<void()> run, bool able = true, const QString& why = {}) {
        out.push_back({id, text, able, why, std::move(run)});
    };
    add(QStringLiteral("finding-go"), tr("&Go to it"), [this, subject = f.subjectId] { emit valueAsked(subject, {}); });
    int n = 0;
    for (const Fix& fix : f.fixes)
        if (!fix.set.empty())
            add(QStringLiteral("finding-fix-%1").arg(++n), tr("Preview of fix: %1").arg(menuText(fix.says)),
                [this, key, fix] { previewFix(key, fix); });
    const FactCatalogue* facts = m_document.check() ? &m_document.check()->library->facts : nullptr;
    n = 0;
    for (const MissingFact& m : f.missing) {
        if (!facts || m.why != Why::NoData || !(*facts)[m.fact].field)
            continue;
        const QString noun = factTitle((*facts)[m.fact].noun, (*facts)[m.fact].name).toLower();
        add(QStringLiteral("finding-enter-%1").arg(++n), tr("Enter %1").arg(noun), [this, m] { enterMissing(m); });
        add(QStringLiteral("finding-enter-all-%1").arg(n), tr("Enter %1 for all…").arg(noun), [this, m] { enterForAll(m, ManyWay::Each); });
    }
    const bool fails = f.verdict == Verdict::Fail;
    add(
        QStringLiteral("finding-waive"), f.status == FindingStatus::Open ? tr("&Waive…") : tr("&Waive again…"), [this, key] { waive(key); },
        fails, fails ? QString() : tr("Only what fails can be waived. What is undecided waits for data."));
    if (!f.waiver.isEmpty())
        add(QStringLiteral("finding-withdraw"), tr("Wi&thdraw the waiver"), [this, waiver = f.waiver] { withdraw(waiver); });
    add(QStringLiteral("finding-review"), tr("&Review: status, assignee, comments…"), [this, key] { review(key); });
    return out;
}

void FindingWork::fillMenu(QMenu& menu, const Finding& finding)
{
    menu.setToolTipsVisible(true);
    for (FindingCommand& command : findingCommands(finding)) {
        QAction* action = menu.addAction(command.text, this, std::move(command.run));
        action->setObjectName(command.id);
        action->setEnabled(command.able);
        action->setToolTip(command.able ? QString(command.text).remove(u'&') : command.why);
    }
}

void FindingWork::addFindingsOf(QMenu& menu, const QString& entity)
{
    constexpr size_t most = 6; // of a menu that somebody can read
    if (!m_document.check())
        return;
    for (const Finding* f : findingsOf(*m_document.check()->assessment, entity, most)) {
        QMenu* sub = menu.addMenu(QStringLiteral("%1: %2").arg(wordOf(*f), menuText(f->title)));
        sub->setToolTip(f->says);
        fillMenu(*sub, *f);
        sub->addSeparator();
        sub->addAction(tr("Show it in the &list"), this, [this, key = f->key] { emit findingAsked(key); });
    }
}

} // namespace sp::ui
