// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checker.h"

namespace sp {

namespace {

// Supplies first: what their facts do to doors is known before the doors are looked at.
constexpr SubjectKind groupKinds[] = {SubjectKind::Project, SubjectKind::Supply, SubjectKind::Opening, SubjectKind::Room,
                                      SubjectKind::Valve,   SubjectKind::Wall,   SubjectKind::Stair};

const RowDiff& diffOf(const IndexChanges& c, SubjectKind kind)
{
    static const RowDiff same;
    switch (kind) {
    case SubjectKind::Wall: return c.walls;
    case SubjectKind::Room: return c.rooms;
    case SubjectKind::Stair: return c.stairs;
    case SubjectKind::Opening: return c.openings;
    case SubjectKind::Supply: return c.supplies;
    case SubjectKind::Valve: return c.valves;
    default: return same;
    }
}

template <class T>
void moveRows(std::vector<T>& rows, const RowDiff& diff, size_t size)
{
    if (!diff.shifted()) {
        rows.resize(size);
        return;
    }
    std::vector<T> out(size);
    for (size_t i = 0; i < size; ++i)
        if (const int was = diff.toOld(i); was >= 0)
            out[i] = std::move(rows[static_cast<size_t>(was)]);
    rows = std::move(out);
}

} // namespace

Checker::Checker(const Library& library, RuleSelection selection)
    : m_library(library), m_selection(std::move(selection)), m_contradictable(contradictable(library.facts)), m_assumptionSets(1),
      m_byRule(library.book.rules().size())
{
}

Checker::~Checker() = default;

std::shared_ptr<const Assessment> Checker::update(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology,
                                                  const QString& today, const std::function<bool()>& stop)
{
    follow(std::move(project), std::move(topology), today);
    for (const SubjectKind kind : groupKinds) {
        std::vector<Touched::Mask>& masks = m_touched.of(kind);
        for (quint32 row = 0; row < masks.size(); ++row) {
            if (!masks[row])
                continue;
            if (stop && stop())
                return nullptr;
            recheck(kind, row, std::exchange(masks[row], 0));
        }
    }
    return publish();
}

// --- following the plan ---

void Checker::follow(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology, const QString& today)
{
    const std::shared_ptr<const PlanIndex> old = m_index;
    const bool first = !old;
    if (!first && old->snapshot() == project && today == m_today)
        return;
    if (!topology)
        topology = m_topology.update(project);
    IndexChanges changes;
    m_index = std::make_shared<const PlanIndex>(std::move(project), std::move(topology), m_library.catalogue, old.get(), &changes);
    if (first)
        m_sheet = std::make_unique<FactSheet>(m_index, m_library.sources());
    else
        m_sheet->follow(m_index);
    Touched touched;
    if (first)
        touched.plan = true;
    else
        touched = touchedBy(*old, *m_index, changes);
    const bool removed = followRows(changes);
    if (touched.plan) {
        m_sheet->takeReads();
        m_rules = runningRules(m_library.book, *m_sheet, m_selection);
        m_rulesUse = m_sheet->takeReads().assumptions;
        for (const SubjectKind kind : groupKinds)
            std::fill(m_touched.of(kind).begin(), m_touched.of(kind).end(), Touched::everything);
    }
    for (const SubjectKind kind : groupKinds)
        for (size_t row = 0; row < touched.of(kind).size(); ++row)
            m_touched.of(kind)[row] |= touched.of(kind)[row];
    static const Project nothing;
    const bool isLater = !first && today != m_today;
    m_today = today;
    followStatus(first ? nothing : old->project(), isLater, removed);
    spread(m_touched, *m_index);
    followSupplies(touched, changes);
    spread(m_touched, *m_index);
}

// Says whether something went that had findings.
bool Checker::followRows(const IndexChanges& changes)
{
    bool removed = false;
    for (const SubjectKind kind : groupKinds) {
        const RowDiff& diff = diffOf(changes, kind);
        const size_t size = rowCount(m_index->project(), kind);
        Groups& groups = groupsOf(kind);
        for (const RowDiff::Change& c : diff.changes)
            if (c.after < 0) {
                removed = true;
                if (groups[static_cast<size_t>(c.before)])
                    withdraw(*groups[static_cast<size_t>(c.before)]);
            }
        moveRows(groups, diff, size);
        moveRows(m_touched.of(kind), diff, size);
    }
    return removed;
}

// Waivers and reviews touch the entity that their key names.
void Checker::followStatus(const Project& old, bool everything, bool removed)
{
    const Project& p = m_index->project();
    const auto keysOf = [&](const RowDiff& diff, const auto& before, const auto& after) {
        for (const RowDiff::Change& c : diff.changes) {
            if (c.before >= 0)
                markStatus(before[static_cast<size_t>(c.before)].finding);
            if (c.after >= 0)
                markStatus(after[static_cast<size_t>(c.after)].finding);
        }
    };
    const RowDiff waivers = diffRows(old.waivers, p.waivers);
    if (!waivers.changes.empty()) {
        moveRows(m_matches, waivers, p.waivers.size());
        for (const RowDiff::Change& c : waivers.changes)
            if (c.after >= 0)
                m_matches[static_cast<size_t>(c.after)].reset();
        m_waiversOf.clear();
        for (quint32 row = 0; row < p.waivers.size(); ++row)
            m_waiversOf[entityOfKey(p.waivers[row].finding)].push_back(row);
        keysOf(waivers, old.waivers, p.waivers);
    }
    if (everything || removed) // of an entity that is gone nothing matches any more
        for (const auto& waiver : p.waivers)
            markStatus(waiver->finding);
    const RowDiff reviews = diffRows(old.reviews, p.reviews);
    if (!reviews.changes.empty()) {
        m_reviews.clear();
        for (const auto& review : p.reviews)
            m_reviews.insert(review->finding, review.get());
        keysOf(reviews, old.reviews, p.reviews);
    }
}

void Checker::markStatus(const QString& key)
{
    const QString entity = entityOfKey(key);
    if (const auto subject = subjectOfId(m_index->project(), entity)) {
        m_touched.mark(subject->kind, static_cast<int>(subject->row), Touched::status);
        return;
    }
    for (const quint32 row : m_waiversOf.value(entity)) // the entity is gone
        m_matches[row].reset();
}

// A supply whose own facts stay as they were touches nothing else.
void Checker::followSupplies(const Touched& touched, const IndexChanges& changes)
{
    const auto& masks = m_touched.of(SubjectKind::Supply);
    moveRows(m_supplies, changes.supplies, masks.size());
    for (quint32 row = 0; row < masks.size(); ++row) {
        if (!(masks[row] & ~Touched::status))
            continue;
        SupplyFacts now = factsOfSupply(*m_sheet, row);
        if (now == m_supplies[row])
            continue;
        m_supplies[row] = std::move(now);
        if (!touched.plan)
            touchBySupply(m_touched, *m_index, row);
    }
}

// --- checking one group again ---

void Checker::recheck(SubjectKind kind, quint32 row, Touched::Mask mask)
{
    std::unique_ptr<CheckedGroup>& slot = groupsOf(kind)[row];
    if (!slot) {
        slot = std::make_unique<CheckedGroup>();
        mask = Touched::everything;
    }
    CheckedGroup& group = *slot;
    std::vector<Judged> judged;
    std::vector<Draft> drafts;
    if (mask == Touched::everything) {
        for (const Judged& j : group.judged)
            dropJudged(j);
        for (const SubjectKind k : {kind, SubjectKind::Leaf}) {
            const auto& rules = m_rules.byKind[static_cast<size_t>(k)];
            if ((k == SubjectKind::Leaf && kind != SubjectKind::Opening) || rules.empty())
                continue;
            m_sheet->takeReads();
            const std::vector<Subject> subjects = subjectsOf(k, row, *m_sheet);
            if (auto reads = m_sheet->takeReads(); !reads.assumptions.empty())
                judged.push_back({Judged::none, 0, Verdict::NotApplicable, 0, assumptionSet(std::move(reads.assumptions))});
            for (const Subject& subject : subjects)
                for (const quint32 rule : rules)
                    judged.push_back(judge(rule, subject, drafts, group));
        }
    } else {
        const auto again = [&](const Judged& j) { return j.rule != Judged::none && (j.reads & mask & ~Touched::status); };
        for (const Judged& j : group.judged) {
            if (!again(j)) {
                judged.push_back(j);
                continue;
            }
            dropJudged(j);
            judged.push_back(judge(j.rule, {m_library.book.rules()[j.rule].appliesTo, row, j.part}, drafts, group));
        }
        // What was judged again has its new drafts.
        for (const Draft& d : group.drafts)
            if (std::none_of(group.judged.begin(), group.judged.end(),
                             [&](const Judged& j) { return j.rule == d.open.rule && j.part == d.open.subject.part && again(j); }))
                drafts.push_back(d);
    }
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::tuple(a.open.rule, a.open.subject.part) < std::tuple(b.open.rule, b.open.subject.part);
    });
    group.judged = std::move(judged);
    group.drafts = std::move(drafts);
    if (kind == SubjectKind::Opening && (mask == Touched::everything || (mask & group.contradictionReads & ~Touched::status))) {
        m_sheet->takeReads();
        group.contradictions = contradictionsOf(*m_sheet, row, m_contradictable);
        group.contradictionReads = m_sheet->takeReads().owners;
    }
    finish(kind, row, group);
}

Judged Checker::judge(quint32 rule, Subject subject, std::vector<Draft>& drafts, const CheckedGroup& before)
{
    std::vector<OpenCheck> open, notes;
    m_sheet->takeReads();
    const auto verdict = judgeSubject(m_library.book, *m_sheet, rule, subject, open, notes);
    FactReads reads = m_sheet->takeReads();
    Judged out{rule, static_cast<quint16>(subject.part), verdict.value_or(Verdict::NotApplicable), reads.owners,
               assumptionSet(std::move(reads.assumptions))};
    if (verdict)
        ++m_byRule[rule][static_cast<size_t>(*verdict)];
    else
        out.rule = Judged::none; // nothing to judge
    const auto add = [&](const OpenCheck& check, bool note) {
        auto finding = std::make_shared<const Finding>(explain(m_library.book, *m_sheet, check));
        const auto same = std::find_if(before.drafts.begin(), before.drafts.end(), [&](const Draft& d) {
            return d.open.rule == check.rule && d.open.subject.part == check.subject.part && *d.finding == *finding;
        });
        drafts.push_back({check, note, same == before.drafts.end() ? std::move(finding) : same->finding});
    };
    for (const OpenCheck& check : open)
        add(check, false);
    for (const OpenCheck& check : notes)
        add(check, true);
    out.reads |= m_sheet->takeReads().owners;
    return out;
}

void Checker::dropJudged(const Judged& j)
{
    --m_assumptionSets[j.assumptions].uses;
    if (j.rule != Judged::none)
        --m_byRule[j.rule][static_cast<size_t>(j.verdict)];
}

quint32 Checker::assumptionSet(std::vector<quint32> rows)
{
    const auto it = rows.empty()
        ? m_assumptionSets.begin()
        : std::find_if(m_assumptionSets.begin(), m_assumptionSets.end(), [&](const AssumptionSet& s) { return s.rows == rows; });
    const auto n = static_cast<quint32>(it - m_assumptionSets.begin());
    if (it == m_assumptionSets.end())
        m_assumptionSets.push_back({std::move(rows), 0});
    ++m_assumptionSets[n].uses;
    return n;
}

void Checker::finish(SubjectKind kind, quint32 row, CheckedGroup& group)
{
    std::vector<GroupWaiver> waivers;
    if (!m_waiversOf.isEmpty()) {
        const Project& p = m_index->project();
        for (const quint32 w : m_waiversOf.value(m_sheet->idOf({kind, row, 0}))) {
            GroupWaiver entry{&p.waivers[w], std::nullopt};
            const auto fail = std::find_if(group.drafts.begin(), group.drafts.end(), [&](const Draft& d) {
                return !d.note && d.open.verdict == Verdict::Fail && d.finding->key == entry.waiver->finding;
            });
            if (fail != group.drafts.end()) {
                Subject subject = fail->open.subject;
                subject.row = row;
                entry.match = matchWaiver(*entry.waiver, m_library.book, m_rules.ran, *m_sheet, fail->finding.get(), subject, m_today);
            }
            m_matches[w] = entry.match;
            waivers.push_back(std::move(entry));
        }
    }
    const GroupCounts counts = group.counts;
    const auto findings = group.findings;
    const auto notes = group.notes;
    finishGroup(group, m_library.book, waivers, m_reviews);
    m_counts.add(counts, -1);
    m_counts.add(group.counts, 1);
    exchange(findings, group.findings, false);
    exchange(notes, group.notes, true);
    if (findings == group.findings)
        return;
    const QString id = m_sheet->idOf({kind, row, 0});
    if (group.findings.empty())
        m_byEntity.remove(id);
    else
        m_byEntity.insert(id, std::make_shared<const std::vector<FindingList::Pointer>>(group.findings));
}

void Checker::exchange(const std::vector<FindingList::Pointer>& old, const std::vector<FindingList::Pointer>& now, bool note)
{
    const auto has = [](const std::vector<FindingList::Pointer>& list, const FindingList::Pointer& f) {
        return std::find(list.begin(), list.end(), f) != list.end();
    };
    for (const FindingList::Pointer& f : old)
        if (!has(now, f))
            m_pending.push_back({f, false, note});
    for (const FindingList::Pointer& f : now)
        if (!has(old, f))
            m_pending.push_back({f, true, note});
}

void Checker::withdraw(CheckedGroup& group)
{
    for (const Judged& j : group.judged)
        dropJudged(j);
    m_counts.add(group.counts, -1);
    exchange(group.findings, {}, false);
    exchange(group.notes, {}, true);
    if (!group.findings.empty())
        m_byEntity.remove(entityOfKey(group.findings.front()->key));
}

} // namespace sp
