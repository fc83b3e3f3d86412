// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_sheet.h"

namespace sp {

namespace {

// How many subjects of a kind are remembered at a time: an opening, its leaves and items, its rooms and its wall. What everything hangs on
// is asked for again and again, and dear to work out: it stays while the snapshot does, which 0 stands for.
constexpr size_t frameCount(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Supply:
    case SubjectKind::Circuit:
    case SubjectKind::Project: return 0;
    case SubjectKind::Item:
    case SubjectKind::Room: return 64;
    default: return 16;
    }
}

constexpr int deepest = 32; // facts that ask each other in a circle would be a bug; they end as unknown

} // namespace

void FactReads::addAssumptions(const std::vector<quint32>& rows)
{
    for (const quint32 row : rows)
        if (const auto it = std::lower_bound(assumptions.begin(), assumptions.end(), row); it == assumptions.end() || *it != row)
            assumptions.insert(it, row);
}

FactSheet::FactSheet(std::shared_ptr<const PlanIndex> index, const FactSources& sources)
    : m_index(std::move(index)), m_sources(sources), m_places(sources.facts.size()), m_egressMark(id("space.travel_ft"))
{
    for (FactId fact = 0; fact < m_places.size(); ++fact) {
        const SubjectKind owner = sources.facts[fact].owner;
        m_places[fact] = {owner, m_factCounts[static_cast<size_t>(owner)]++};
    }
    readAssumptions();
}

void FactSheet::readAssumptions()
{
    m_assumptions.assign(m_sources.facts.size(), {});
    for (quint32 row = 0; row < project().assumptions.size(); ++row)
        if (const auto fact = m_sources.facts.find(project().assumptions[row].fact))
            m_assumptions[*fact].push_back(row);
}

void FactSheet::follow(std::shared_ptr<const PlanIndex> index)
{
    const std::shared_ptr<const PlanIndex> old = std::exchange(m_index, std::move(index));
    if (!diffRows(old->project().assumptions, project().assumptions).changes.empty())
        readAssumptions();
    rest();
    m_reads = {};
}

// The frames keep their room: they are used again.
void FactSheet::rest()
{
    for (std::vector<Frame>& frames : m_frames)
        for (Frame& frame : frames)
            frame.subject = {SubjectKind::None};
    m_kept.clear();
    m_askedOfPlan = {};
    m_leaf.reset();
}

void FactSheet::setEgress(std::shared_ptr<const EgressResults> results)
{
    if (results == m_egress)
        return;
    m_egress = std::move(results);
    FieldSet mark;
    mark.add(m_egressMark);
    forget(mark);
}

const EgressResults* FactSheet::egress() const
{
    m_reads.facts.add(m_egressMark);
    return m_egress.get();
}

// What was made from one of these facts; whatever was not is as it was.
void FactSheet::forget(const FieldSet& facts)
{
    const auto isOld = [&](const auto& known) { return known.reads.facts.meets(facts); };
    for (std::vector<Frame>& frames : m_frames)
        for (Frame& frame : frames)
            if (std::any_of(frame.cells.begin(), frame.cells.end(), isOld))
                frame.subject = {SubjectKind::None};
    for (auto& entry : m_kept)
        std::erase_if(entry.second, isOld);
}

void FactSheet::setPlanFacts(std::shared_ptr<const PlanFacts> facts)
{
    m_planFacts = std::move(facts);
    forget(m_askedOfPlan);
    m_askedOfPlan = {};
}

FactId FactSheet::id(const char* fact) const
{
    const auto found = m_sources.facts.find(QLatin1String(fact));
    Q_ASSERT_X(found, "FactSheet::id", fact);
    return *found;
}

bool FactSheet::canSee(SubjectKind from, SubjectKind owner) const
{
    if (from == owner || owner == SubjectKind::Project)
        return true;
    switch (from) {
    case SubjectKind::Leaf:
    case SubjectKind::Item: return owner == SubjectKind::Opening || canSee(SubjectKind::Opening, owner);
    case SubjectKind::Opening:
        return owner == SubjectKind::Wall || owner == SubjectKind::Room || owner == SubjectKind::Stair || owner == SubjectKind::Storey;
    case SubjectKind::Room: return owner == SubjectKind::Stair || owner == SubjectKind::Storey;
    case SubjectKind::Valve:
    case SubjectKind::Device: return owner == SubjectKind::Room;
    case SubjectKind::Circuit: return owner == SubjectKind::Supply;
    default: return false;
    }
}

std::optional<Subject> FactSheet::ownerOf(Subject subject, FactId fact) const
{
    const SubjectKind owner = m_places[fact].owner;
    if (subject.kind == owner)
        return subject;
    if (owner == SubjectKind::Project)
        return Subject{};
    const auto row = [&](int r, SubjectKind kind) {
        return r < 0 ? std::nullopt : std::optional(Subject{kind, static_cast<quint32>(r), 0});
    };
    const auto named = [&](const auto& table, const auto& ref) {
        const size_t at = ref ? table.indexOf(*ref) : table.size();
        return at < table.size() ? row(static_cast<int>(at), owner) : std::nullopt;
    };
    switch (subject.kind) {
    case SubjectKind::Leaf:
    case SubjectKind::Item: return ownerOf({SubjectKind::Opening, subject.row, 0}, fact);
    case SubjectKind::Opening:
        if (owner == SubjectKind::Wall)
            return row(entry(subject).wallRow, owner);
        if (owner == SubjectKind::Room)
            return row(entry(subject).spaceRoom, owner);
        if (owner == SubjectKind::Stair)
            return row(entry(subject).stair, owner);
        if (owner == SubjectKind::Storey) {
            const int room = entry(subject).spaceRoom;
            const auto own = storeyOf(subject);
            return named(project().storeys, own || room < 0 ? own : project().rooms[static_cast<size_t>(room)].storey);
        }
        return std::nullopt;
    case SubjectKind::Room:
        if (owner == SubjectKind::Storey)
            return named(project().storeys, project().rooms[subject.row].storey);
        if (owner == SubjectKind::Stair && project().rooms[subject.row].stair)
            return Subject{owner, static_cast<quint32>(project().stairs.indexOf(*project().rooms[subject.row].stair)), 0};
        return std::nullopt;
    case SubjectKind::Valve: return owner == SubjectKind::Room ? named(project().rooms, project().valves[subject.row].room) : std::nullopt;
    case SubjectKind::Device:
        return owner == SubjectKind::Room ? named(project().rooms, project().devices[subject.row].room) : std::nullopt;
    case SubjectKind::Circuit:
        return owner == SubjectKind::Supply ? named(project().supplies, project().circuits[subject.row].supply) : std::nullopt;
    default: return std::nullopt;
    }
}

FactSheet::Frame& FactSheet::frameFor(Subject s) const
{
    std::vector<Frame>& frames = m_frames[static_cast<size_t>(s.kind)];
    const size_t count = frameCount(s.kind);
    const size_t slot = count == 0 ? s.row : (s.kind == SubjectKind::Item ? s.row * 16 + s.part : s.row * 2 + s.part) % count;
    if (slot >= frames.size())
        frames.resize(std::max(slot + 1, count));
    Frame& frame = frames[slot];
    if (frame.subject != s) {
        frame.subject = s;
        frame.places.assign(m_factCounts[static_cast<size_t>(s.kind)], 0);
        frame.cells.clear();
    }
    return frame;
}

Fact FactSheet::value(Subject subject, FactId fact, Trace* trace) const
{
    const Place place = m_places[fact];
    Subject owner = subject;
    if (place.owner != subject.kind) {
        const auto found = ownerOf(subject, fact);
        if (!found) {
            if (trace)
                trace->missing.push_back({fact, subject, Why::NoData});
            return {};
        }
        owner = *found;
    }
    if (trace) {
        m_reads.owners |= FactReads::bit(owner.kind);
        return compute(owner, fact, trace);
    }
    {
        const Frame& frame = frameFor(owner);
        if (const quint16 at = frame.places[place.number]) {
            const Cell& known = frame.cells[at - 1U];
            m_reads.add(known.reads);
            return known.fact;
        }
    }
    FactReads before = std::exchange(m_reads, {});
    m_reads.owners = FactReads::bit(owner.kind);
    const FieldWatch watch(m_reads.facts);
    Fact computed = compute(owner, fact, nullptr);
    before.add(m_reads);
    FactReads reads = std::exchange(m_reads, std::move(before));
    // Another subject may have had the frame while computing, and facts that ask each other in a circle may have filled the cell.
    Frame& frame = frameFor(owner);
    quint16& at = frame.places[place.number];
    if (at == 0) {
        frame.cells.push_back({computed, std::move(reads)});
        at = static_cast<quint16>(frame.cells.size());
    } else {
        frame.cells[at - 1U] = {computed, std::move(reads)};
    }
    return computed;
}

Fact FactSheet::compute(Subject owner, FactId fact, Trace* trace) const
{
    const FactRow& row = m_sources.facts[fact];
    if (row.measure) {
        if (m_depth >= deepest)
            return {};
        ++m_depth;
        const Measured m = row.measure(*this, owner, trace);
        --m_depth;
        if (m.state == Measured::State::Known)
            return {true, Why::NoData, m.origin, m.value};
        if (m.state == Measured::State::Unknown) {
            if (trace && trace->missing.empty())
                trace->missing.push_back({fact, owner, m.why});
            return {false, m.why, Origin::Modelled, false};
        }
    }
    const Fact found = entered(owner, row, fact, trace);
    if (!found.known && trace)
        trace->missing.push_back({fact, owner, found.why});
    return found;
}

const FieldBag* FactSheet::bagOf(Subject s, Group group) const
{
    const Project& p = project();
    switch (s.kind) {
    case SubjectKind::Project: return nullptr;
    case SubjectKind::Wall: return &p.walls[s.row].facts;
    case SubjectKind::Room: return &p.rooms[s.row].facts;
    case SubjectKind::Stair: return &p.stairs[s.row].facts;
    case SubjectKind::Opening: return &p.openings[s.row].facts;
    case SubjectKind::Item: return &item(s).facts;
    case SubjectKind::Supply: return &p.supplies[s.row].facts;
    case SubjectKind::Valve: return &p.valves[s.row].facts;
    case SubjectKind::Circuit: {
        const Circuit& circuit = p.circuits[s.row];
        return group != Group::FireAlarm ? &circuit.facts : circuit.fireAlarm ? &circuit.fireAlarm->facts : nullptr;
    }
    case SubjectKind::Interlock: return &p.interlocks[s.row].facts;
    case SubjectKind::Device: return &p.devices[s.row].facts;
    case SubjectKind::AirSupply: return &p.airSupplies[s.row].facts;
    case SubjectKind::Storey: return &p.storeys[s.row].facts;
    default: return nullptr;
    }
}

Fact FactSheet::entered(Subject owner, const FactRow& row, FactId fact, Trace* trace) const
{
    if (row.field) {
        const Field& f = fieldOf(*row.field);
        const Value* v = nullptr;
        Origin origin = Origin::Entered;
        if (owner.kind == SubjectKind::Project)
            v = settingsBag(project().settings, f.group).find(*row.field);
        else if (const FieldBag* bag = bagOf(owner, f.group))
            v = bag->find(*row.field);
        if (v && trace)
            trace->from = pathOf(owner, f);
        if (!v && owner.kind == SubjectKind::Opening && entry(owner).type) {
            v = entry(owner).type->facts.find(*row.field);
            origin = Origin::Type;
            if (v && trace)
                trace->from = pathOf(entry(owner).type->id.text(), f);
        }
        if (v)
            return {true, Why::NoData, origin, *v};
    }
    if (!row.field)
        m_reads.facts.add(fact); // there may be an assumption for it some day
    if (!m_assumptions[fact].empty()) {
        const QString subjectId = owner.kind == SubjectKind::Item ? entry(owner).set->id.text() : idOf(owner);
        for (const quint32 assumption : m_assumptions[fact]) {
            const Assumption& a = project().assumptions[assumption];
            if (a.subjects && std::find(a.subjects->begin(), a.subjects->end(), subjectId) == a.subjects->end())
                continue;
            m_reads.add({0, {assumption}, {}});
            if (trace)
                trace->from = a.id.text();
            return {true, Why::NoData, Origin::Assumed, a.value};
        }
    }
    return {};
}

std::optional<std::vector<Subject>> FactSheet::related(Subject subject, Relation relation, Trace* trace) const
{
    static const auto hardwareSet = id("door.hardware_set");
    static const auto supplyFact = id("door.lock_supply");
    static const auto leavesFact = id("door.leaves");
    static const auto loadFact = id("psu.load_ma");
    std::vector<Subject> out;
    const Subject opening{SubjectKind::Opening, subject.row, 0};
    const auto unknown = [&](FactId fact, Subject of) -> std::optional<std::vector<Subject>> {
        if (trace)
            trace->missing.push_back({fact, of, Why::NoData});
        return std::nullopt;
    };
    switch (relation) {
    case Relation::Items: {
        if (subject.kind != SubjectKind::Opening && subject.kind != SubjectKind::Leaf && subject.kind != SubjectKind::Item)
            return out;
        if (!itemsKnown(opening))
            return unknown(hardwareSet, opening);
        const bool ofLeaf = subject.kind == SubjectKind::Leaf;
        const int leaves = ofLeaf ? leafCount(opening) : 0;
        if (ofLeaf && leaves == 0 && hasInactiveItems(opening))
            return unknown(leavesFact, opening);
        const auto items = static_cast<quint32>(entry(opening).set->items->size());
        out.reserve(items);
        for (quint32 i = 0; i < items; ++i) {
            const Subject it{SubjectKind::Item, subject.row, i};
            if (!ofLeaf || serves(it, static_cast<int>(subject.part), leaves))
                out.push_back(it);
        }
        return out;
    }
    case Relation::Leaves: {
        const int leaves = leafCount(opening);
        if (leaves == 0)
            return unknown(leavesFact, opening);
        for (quint32 i = 0; i < static_cast<quint32>(leaves); ++i)
            out.push_back({SubjectKind::Leaf, subject.row, i});
        return out;
    }
    case Relation::Supplies: {
        std::vector<int> rows;
        const auto addOf = [&](size_t openingRow) {
            const auto& e = m_index->opening(openingRow);
            for (const int r : e.supplies)
                if (std::find(rows.begin(), rows.end(), r) == rows.end())
                    rows.push_back(r);
            return !e.supplies.empty() && e.suppliesKnown;
        };
        if (subject.kind == SubjectKind::Room) {
            for (const int o : m_index->openingsInto(subject.row)) {
                const Subject door{SubjectKind::Opening, static_cast<quint32>(o), 0};
                if (!itemsKnown(door))
                    return unknown(hardwareSet, door); // it may have a lock
                if (!addOf(static_cast<size_t>(o)) && m_index->opening(static_cast<size_t>(o)).locks)
                    return unknown(supplyFact, door);
            }
        } else if (!addOf(subject.row)) {
            return unknown(supplyFact, opening);
        }
        for (const int r : rows)
            out.push_back({SubjectKind::Supply, static_cast<quint32>(r), 0});
        return out;
    }
    case Relation::Openings: {
        if (subject.kind == SubjectKind::Supply && !m_index->supply(subject.row).complete)
            return unknown(loadFact, subject); // a circuit that feeds who knows what
        const auto& rows = subject.kind == SubjectKind::Supply ? m_index->supply(subject.row).openings : m_index->openingsInto(subject.row);
        for (const int r : rows)
            out.push_back({SubjectKind::Opening, static_cast<quint32>(r), 0});
        return out;
    }
    }
    return out;
}

Fact FactSheet::lookUp(const CodeTable& table, Subject subject, Trace* trace) const
{
    std::vector<Fact> values;
    for (const FactId f : table.facts)
        values.push_back(value(subject, f, trace));
    // A row that may match is as good as one that does when all that may give the same.
    std::optional<Value> perhaps;
    for (const CodeTable::Row& row : table.rows) {
        bool matches = true;
        bool certain = true;
        for (const CodeTable::Match& m : row.matches) {
            const auto at = std::find(table.facts.begin(), table.facts.end(), m.fact) - table.facts.begin();
            const Fact& f = values[static_cast<size_t>(at)];
            if (!f.known) {
                certain = false;
                continue;
            }
            bool fits = false;
            if (const auto* w = std::get_if<Word>(&f.value)) {
                fits = w->index < wordsInMatch && (m.words >> w->index & 1);
            } else if (const auto* b = std::get_if<bool>(&f.value)) {
                fits = m.words >> (*b ? 1 : 0) & 1;
            } else {
                const auto* q = std::get_if<Quantity>(&f.value);
                const qint64 n = q ? q->n : std::holds_alternative<qint64>(f.value) ? std::get<qint64>(f.value) : 0;
                fits = (!m.equals || n == *m.equals) && (!m.above || n > *m.above) && (!m.atMost || n <= *m.atMost);
            }
            matches = matches && fits;
        }
        if (!matches)
            continue;
        if (perhaps && *perhaps != row.gives)
            return Fact{};
        if (certain)
            return Fact{true, Why::NoData, Origin::Modelled, row.gives};
        perhaps = row.gives;
    }
    return perhaps ? Fact{} : Fact{false, Why::BadData, Origin::Modelled, false};
}

bool FactSheet::hasLeaf(Subject opening) const
{
    static const FieldId operation = field("door.operation");
    static const int cased = *wordIndex(fieldOf(operation).words, u"cased_opening");
    FieldWatch::note(operation);
    if (m_leaf && m_leaf->first == opening.row)
        return m_leaf->second;
    const Value* v = enteredDoor(project(), this->opening(opening), operation);
    m_leaf = {opening.row, !v || std::get<Word>(*v).index != cased};
    return m_leaf->second;
}

int FactSheet::leafCount(Subject opening) const
{
    static const FactId fact = id("door.leaves");
    const Fact f = value({SubjectKind::Opening, opening.row, 0}, fact);
    return f.known ? static_cast<int>(std::get<qint64>(f.value)) : 0;
}

namespace {

bool isBolt(const HardwareItem& item)
{
    return item.kind.endsWith(u"_bolt") && item.kind != u"electric_bolt";
}

} // namespace

bool FactSheet::hasInactiveItems(Subject opening) const
{
    static const FieldId where = field("hw.leaf");
    static const int inactive = *wordIndex(fieldOf(where).words, u"inactive");
    const auto& items = *entry(opening).set->items;
    return std::any_of(items.begin(), items.end(), [&](const HardwareItem& it) {
        const auto w = it.facts.word(where);
        return w ? *w == inactive : isBolt(it);
    });
}

// Bolts belong to the inactive leaf and everything else to the active one unless the set says otherwise; two of another thing serve both.
bool FactSheet::serves(Subject s, int leaf, int leaves) const
{
    static const FieldId where = field("hw.leaf");
    static const FieldId qty = field("hw.qty");
    if (leaves < 2)
        return leaf == 0;
    const HardwareItem& it = item(s);
    if (const auto w = it.facts.word(where)) {
        const QString word = wordAt(fieldOf(where).words, *w);
        if (word == u"both" || (word == u"frame" && it.facts.integer(qty).value_or(1) > 1))
            return true;
        return (word == u"inactive") == (leaf == 1);
    }
    const bool bolt = isBolt(it);
    if (!bolt && it.facts.integer(qty).value_or(1) > 1)
        return true;
    return bolt == (leaf == 1);
}

std::optional<bool> FactView::flag(FactId f) const
{
    const Fact v = sheet.value(at, f, trace);
    return v.known && std::holds_alternative<bool>(v.value) ? std::optional(std::get<bool>(v.value)) : std::nullopt;
}

std::optional<qint64> FactView::number(FactId f) const
{
    const Fact v = sheet.value(at, f, trace);
    if (!v.known)
        return std::nullopt;
    if (const auto* q = std::get_if<Quantity>(&v.value))
        return q->n;
    const auto* n = std::get_if<qint64>(&v.value);
    return n ? std::optional(*n) : std::nullopt;
}

std::optional<QString> FactView::word(FactId f) const
{
    const Fact v = sheet.value(at, f, trace);
    const auto* w = std::get_if<Word>(&v.value);
    return v.known && w ? std::optional(wordAt(sheet.facts()[f].words.constData(), w->index)) : std::nullopt;
}

void FactView::missing(FactId f, Why why) const
{
    if (trace)
        trace->missing.push_back({f, at, why});
}

} // namespace sp
