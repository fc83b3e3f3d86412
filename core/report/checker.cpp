// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/checker.h"

#include "core/report/fault_inputs.h"

namespace sp {

namespace {

constexpr qint64 manySubjects = 1000; // fewer are checked before anybody has seen the first of them

// Supplies first: what their facts do to doors is known before the doors are looked at.
constexpr SubjectKind groupKinds[] = {SubjectKind::Project,   SubjectKind::Supply, SubjectKind::Opening,   SubjectKind::Room,
                                      SubjectKind::Valve,     SubjectKind::Wall,   SubjectKind::Stair,     SubjectKind::Circuit,
                                      SubjectKind::Interlock, SubjectKind::Device, SubjectKind::AirSupply, SubjectKind::Storey};

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
    case SubjectKind::Circuit: return c.circuits;
    case SubjectKind::Interlock: return c.interlocks;
    case SubjectKind::Device: return c.devices;
    case SubjectKind::AirSupply: return c.airSupplies;
    case SubjectKind::Storey: return c.storeys;
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
    : m_library(library), m_selection(std::move(selection)), m_contradictable(contradictable(library.facts)),
      m_needSearch(rulesWithSearch(library.book, library.facts)), m_needScenarios(rulesWithScenarios(library.book, library.facts)),
      m_needEgress(rulesWithEgress(library.book, library.facts)), m_byRule(library.book.rules().size())
{
}

Checker::~Checker() = default;

std::shared_ptr<const Assessment> Checker::update(std::shared_ptr<const Project> project, std::shared_ptr<const Topology> topology,
                                                  const QString& today, const std::function<bool()>& stop, const EarlyLook* early)
{
    const bool first = !m_index;
    follow(std::move(project), std::move(topology), today);
    m_reads.setChanged(m_touched.facts);
    if (!measureEgress(stop))
        return nullptr;
    spreadToStoreys(m_touched, *m_index);
    const auto all = [](SubjectKind, quint32, Touched::Mask) { return true; };
    const bool searches = (m_searchDue && isSearchNeeded()) || (m_scenariosDue && isScenariosNeeded());
    if (early && !first) {
        // What waivers and reviews say of a finding must not be older than they are.
        const auto soon = [&](SubjectKind kind, quint32 row, Touched::Mask mask) {
            return mask & Touched::status || isLookedAt(*early, kind, row);
        };
        const bool many = unchecked() > manySubjects;
        if (many && !recheckAll(stop, soon))
            return nullptr;
        if (const qint64 left = many ? unchecked() : 0)
            early->show(publish(left, searches));
        if (searches) {
            if (!recheckAll(stop, all))
                return nullptr;
            m_touched.facts = {};
            early->show(publish(0, true));
        }
    }
    if ((searches && !search(stop)) || !recheckAll(stop, all))
        return nullptr;
    m_touched.facts = {};
    auto assessment = publish(0);
    m_sheet->rest();
    return assessment;
}

template <class F>
bool Checker::recheckAll(const std::function<bool()>& stop, F&& wanted)
{
    for (const SubjectKind kind : groupKinds) {
        std::vector<Touched::Mask>& masks = m_touched.of(kind);
        for (quint32 row = 0; row < masks.size(); ++row) {
            if (!masks[row] || !wanted(kind, row, masks[row]))
                continue;
            if (stop && stop())
                return false;
            recheck(kind, row, std::exchange(masks[row], Touched::Mask{0}));
        }
    }
    return true;
}

qint64 Checker::unchecked() const
{
    qint64 n = 0;
    for (const auto& rows : m_touched.rows)
        n += static_cast<qint64>(rows.size()) - std::count(rows.begin(), rows.end(), Touched::Mask{0});
    return n;
}

bool Checker::isLookedAt(const EarlyLook& early, SubjectKind kind, quint32 row) const
{
    const Subject subject{kind, row, 0};
    return (early.storey && m_sheet->storeyOf(subject) == early.storey) || early.entities.contains(m_sheet->idOf(subject));
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
    if (first) {
        touched.plan = true;
    } else {
        touched = touchedBy(*old, *m_index, changes, m_library.facts);
        m_scenariosDue = m_scenariosDue || touched.plan;
        if (!(m_searchDue && m_scenariosDue) && touchesSearch(*old, *m_index, changes, m_library.facts, m_searchReads))
            m_searchDue = m_scenariosDue = true;
    }
    if (!first)
        m_reads.follow(diffRows(old->project().assumptions, m_index->project().assumptions));
    const bool removed = followRows(changes);
    followRules(touched);
    if (touched.plan)
        for (const SubjectKind kind : groupKinds)
            for (Touched::Mask& mask : m_touched.of(kind))
                mask |= Touched::everything;
    m_touched.facts.add(touched.facts);
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

// Which rules run depends on facts of the project, entered or assumed.
void Checker::followRules(Touched& touched)
{
    m_sheet->takeReads();
    RunningRules rules = runningRules(m_library.book, *m_sheet, m_selection);
    m_rulesUse = m_sheet->takeReads().assumptions;
    touched.plan = touched.plan || rules.ran != m_rules.ran;
    m_rules = std::move(rules);
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
        SupplyState& state = m_supplies[row];
        if (!(masks[row] & ~(Touched::status | Touched::shared)) && !state.reads.meets(m_touched.facts))
            continue;
        m_sheet->takeReads();
        const FieldWatch watch(m_sheet->watched());
        SupplyFacts now = factsOfSupply(*m_sheet, row);
        state.reads = m_sheet->takeReads().facts;
        if (now == state.facts)
            continue;
        state.facts = std::move(now);
        if (!touched.plan)
            touchBySupply(m_touched, *m_index, row);
    }
}

} // namespace sp
