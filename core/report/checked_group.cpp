// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checked_group.h"

#include "core/waivers/grounds.h"

namespace sp {

namespace {

/// A finding on its way: shared while it is as its draft, copied when something of it differs.
class Final final {
public:
    explicit Final(const Draft& draft) : m_draft(&draft), m_shared(draft.finding) { }
    const Finding& operator*() const { return m_own ? *m_own : *m_shared; }
    const Finding* operator->() const { return &**this; }
    const OpenCheck& open() const { return m_draft->open; }
    Finding& edit()
    {
        if (!m_own)
            m_own = std::make_shared<Finding>(*m_shared);
        return *m_own;
    }
    FindingList::Pointer share() const { return m_own ? FindingList::Pointer(m_own) : m_shared; }

private:
    const Draft* m_draft;
    FindingList::Pointer m_shared;
    std::shared_ptr<Finding> m_own;
};

void putStatus(Final& f, const std::vector<GroupWaiver>& waivers, GroupCounts& counts)
{
    const WaiverMatch* match = nullptr;
    for (const GroupWaiver& w : waivers)
        if (w.match && w.waiver->finding == f->key && f->verdict == Verdict::Fail)
            match = &*w.match;
    if (!match)
        return;
    f.edit().status = match->state == WaiverState::Waived ? FindingStatus::Waived : FindingStatus::Stale;
    f.edit().waiver = match->waiver->id.text();
    ++(f->status == FindingStatus::Waived ? counts.waived : counts.stale);
}

// Where one check of a rule has failed, that another waits for an engine adds nothing.
void dropWhatAFailDecides(std::vector<Final>& findings)
{
    const auto pairOf = [](const Final& f) { return std::pair(f.open().rule, f.open().subject.part); };
    std::vector<std::pair<quint32, quint32>> failed;
    for (const Final& f : findings)
        if (f->verdict == Verdict::Fail)
            failed.push_back(pairOf(f));
    std::erase_if(findings, [&](const Final& f) {
        return f->verdict == Verdict::Undecided && undecidedBy(*f) == UndecidedBy::NoEngine
            && std::find(failed.begin(), failed.end(), pairOf(f)) != failed.end();
    });
}

// Whether a rule goes with a lead: always with one that is open, with a waived one where the waiver names it.
bool takes(const Final& lead, const QString& rule, const std::vector<GroupWaiver>& waivers)
{
    if (lead->status != FindingStatus::Waived)
        return true;
    for (const GroupWaiver& w : waivers)
        if (w.waiver->id.text() == lead->waiver)
            for (const auto& [name, granted] : w.waiver->facts)
                if (name == attachedGround && granted.split(QStringLiteral(", ")).contains(rule))
                    return true;
    return false;
}

// One physical defect gives one finding with several references: the attached rule goes with its lead where both failed on one subject.
void attach(const RuleBook& book, const std::vector<GroupWaiver>& waivers, std::vector<Final>& findings)
{
    std::vector<Final> kept;
    std::vector<std::pair<QString, QString>> moved; // key of the lead, rule
    for (const Final& f : findings) {
        const QString& to = book.rules()[f.open().rule].attachTo;
        const auto lead = to.isEmpty() || f->verdict != Verdict::Fail
            ? findings.end()
            : std::find_if(findings.begin(), findings.end(), [&](const Final& o) {
                  return o->verdict == Verdict::Fail && o->subjectId == f->subjectId && (o->rule == to || o->rule + u':' + o->check == to);
              });
        if (lead != findings.end() && takes(*lead, f->rule, waivers))
            moved.emplace_back((*lead)->key, f->rule);
        else
            kept.push_back(f);
    }
    for (const auto& [key, rule] : moved)
        for (Final& f : kept)
            if (f->key == key && !f->attached.contains(rule))
                f.edit().attached += rule;
    findings = std::move(kept);
}

} // namespace

void GroupCounts::add(const GroupCounts& o, qint64 sign)
{
    openFails += sign * o.openFails;
    waived += sign * o.waived;
    stale += sign * o.stale;
    for (size_t i = 0; i < undecided.size(); ++i)
        undecided[i] += sign * o.undecided[i];
}

bool draftBefore(const Draft& a, const Draft& b)
{
    return std::tuple(a.open.rule, a.open.subject.part) < std::tuple(b.open.rule, b.open.subject.part);
}

std::pair<size_t, size_t> draftsOf(const CheckedGroup& group, quint32 rule, quint32 part)
{
    Draft key;
    key.open.rule = rule;
    key.open.subject.part = part;
    const auto [from, to] = std::equal_range(group.drafts.begin(), group.drafts.end(), key, draftBefore);
    return {static_cast<size_t>(from - group.drafts.begin()), static_cast<size_t>(to - group.drafts.begin())};
}

void finishGroup(CheckedGroup& group, const RuleBook& book, const std::vector<GroupWaiver>& waivers,
                 const QHash<QString, const Review*>& reviews)
{
    GroupCounts counts;
    std::vector<Final> findings;
    std::vector<FindingList::Pointer> notes;
    for (const Draft& draft : group.drafts) {
        if (draft.note) {
            notes.push_back(draft.finding);
            continue;
        }
        Final f(draft);
        putStatus(f, waivers, counts);
        if (const Review* review = reviews.isEmpty() ? nullptr : reviews.value(f->key, nullptr))
            f.edit().review = review;
        findings.push_back(std::move(f));
    }
    dropWhatAFailDecides(findings);
    attach(book, waivers, findings);
    std::vector<FindingList::Pointer> out;
    for (const Final& f : findings) {
        if (f->verdict == Verdict::Fail)
            counts.openFails += f->status == FindingStatus::Waived ? 0 : 1;
        else
            ++counts.undecided[static_cast<size_t>(undecidedBy(*f))];
        FindingList::Pointer now = f.share();
        for (const FindingList::Pointer& was : group.findings)
            if (was != now && was->key == now->key && *was == *now)
                now = was;
        out.push_back(std::move(now));
    }
    const auto byKey = [](const FindingList::Pointer& a, const FindingList::Pointer& b) { return a->key < b->key; };
    std::sort(out.begin(), out.end(), byKey);
    group.findings = std::move(out);
    group.notes = std::move(notes);
    group.counts = counts;
}

} // namespace sp
