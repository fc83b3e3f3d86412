// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/opening_compiler.h"

namespace sp {

namespace {

struct Facts {
    explicit Facts(const FactSheet& s)
        : set(s.id("door.hardware_set")), leaves(s.id("door.leaves")), kind(s.id("hw.kind")), failState(s.id("hw.fail_state")),
          function(s.id("hw.function")), keyOutside(s.id("hw.key_outside")), keyInside(s.id("hw.key_inside")),
          locksInside(s.id("hw.locks_inside")), held(s.id("hw.held_unlatched")), relatches(s.id("hw.fa_relatches")),
          controllerDrop(s.id("rel.controller_drop"))
    {
    }
    FactId set, leaves, kind, failState, function, keyOutside, keyInside, locksInside, held, relatches, controllerDrop;
};

const Facts& facts(const FactSheet& s)
{
    static const Facts f(s);
    return f;
}

// The part that a kind has in opening and latching; absent: none.
std::optional<NetForm> formOf(const QString& kind)
{
    static const QHash<QString, NetForm> forms{
        {QStringLiteral("mortise_lock"), NetForm::Lever},
        {QStringLiteral("cylindrical_lock"), NetForm::Lever},
        {QStringLiteral("two_point_latch"), NetForm::Lever},
        {QStringLiteral("exit_device"), NetForm::Lever},
        {QStringLiteral("electrified_mortise"), NetForm::ElectricLever},
        {QStringLiteral("electrified_cylindrical"), NetForm::ElectricLever},
        {QStringLiteral("elr_exit_device"), NetForm::Retraction},
        {QStringLiteral("delayed_exit_device"), NetForm::DelayedBar},
        {QStringLiteral("electric_strike"), NetForm::Strike},
        {QStringLiteral("exit_trim"), NetForm::Trim},
        {QStringLiteral("electrified_trim"), NetForm::ElectricTrim},
        {QStringLiteral("maglock"), NetForm::Magnet},
        {QStringLiteral("shear_lock"), NetForm::Magnet},
        {QStringLiteral("delayed_maglock"), NetForm::DelayedMagnet},
        {QStringLiteral("electric_bolt"), NetForm::PowerBolt},
        {QStringLiteral("deadbolt"), NetForm::DeadBolt},
        {QStringLiteral("manual_flush_bolt"), NetForm::LeafBolt},
        {QStringLiteral("surface_bolt"), NetForm::LeafBolt},
        {QStringLiteral("auto_flush_bolt"), NetForm::LatchingLeafBolt},
        {QStringLiteral("constant_latching_bolt"), NetForm::LatchingLeafBolt},
        {QStringLiteral("battery_lock"), NetForm::OwnCells},
        {QStringLiteral("mag_holder"), NetForm::Holder},
        {QStringLiteral("closer_holder"), NetForm::Holder},
        {QStringLiteral("closer"), NetForm::Closer},
        {QStringLiteral("spring_hinge"), NetForm::Closer},
    };
    const auto it = forms.constFind(kind);
    return it == forms.cend() ? std::nullopt : std::optional(*it);
}

bool isLatch(NetForm f)
{
    return f == NetForm::Lever || f == NetForm::ElectricLever || f == NetForm::Retraction || f == NetForm::DelayedBar
        || f == NetForm::OwnCells;
}

bool needsPower(NetForm f)
{
    switch (f) {
    case NetForm::ElectricLever:
    case NetForm::Retraction:
    case NetForm::DelayedBar:
    case NetForm::Strike:
    case NetForm::ElectricTrim:
    case NetForm::Magnet:
    case NetForm::DelayedMagnet:
    case NetForm::PowerBolt: return true;
    default: return false;
    }
}

bool isMessageOnly(const Circuit& circuit)
{
    static const FieldId location = field("fai.location");
    const auto w = circuit.fireAlarm ? circuit.fireAlarm->facts.word(location) : std::nullopt;
    return w && wordAt(fieldOf(location).words, *w) == u"control_only";
}

} // namespace

OpeningCompiler::OpeningCompiler(const FactSheet& sheet, const PlanWiring& wiring, int opening)
    : m_sheet(sheet), m_wiring(wiring), m_ties(wiring.openings[static_cast<size_t>(opening)]),
      m_entry(sheet.index().opening(static_cast<size_t>(opening))), m_at{SubjectKind::Opening, static_cast<quint32>(opening), 0},
      m_controlsDrawn(sheet.index().controlsDrawn())
{
    m_net.opening = opening;
    m_net.id = sheet.opening(m_at).id.text();
    compile();
}

OpeningNetData OpeningCompiler::take()
{
    return std::move(m_net);
}

Slot OpeningCompiler::unknown(FactId fact, Subject subject, int options, Why why)
{
    m_net.unknowns.push_back({{fact, subject, why}, static_cast<quint8>(options)});
    return {0, static_cast<qint16>(m_net.unknowns.size() - 1)};
}

Slot OpeningCompiler::flag(FactId fact, Subject subject)
{
    if (const auto value = FactView{m_sheet, subject, nullptr}.flag(fact))
        return known(*value);
    Trace trace;
    FactView{m_sheet, subject, &trace}.flag(fact);
    if (trace.missing.empty())
        return unknown(fact, subject);
    const Missing& first = trace.missing.front();
    return unknown(first.fact, first.subject, 2, first.why);
}

Slot OpeningCompiler::word(FactId fact, Subject subject, std::initializer_list<QStringView> words)
{
    if (const auto value = FactView{m_sheet, subject, nullptr}.word(fact))
        if (const auto it = std::find(words.begin(), words.end(), QStringView(*value)); it != words.end())
            return known(static_cast<int>(it - words.begin()));
    return unknown(fact, subject, static_cast<int>(words.size()));
}

Slot OpeningCompiler::fieldFlag(const FieldBag& bag, FieldId field, FactId missing)
{
    const auto value = bag.flag(field);
    return value ? known(*value) : unknown(missing, m_at);
}

Slot OpeningCompiler::fieldWord(const FieldBag& bag, FieldId field, FactId missing, std::initializer_list<QStringView> words)
{
    if (const auto place = bag.word(field)) {
        const QString value = wordAt(fieldOf(field).words, *place);
        if (const auto it = std::find(words.begin(), words.end(), QStringView(value)); it != words.end())
            return known(static_cast<int>(it - words.begin()));
    }
    return unknown(missing, m_at, static_cast<int>(words.size()));
}

void OpeningCompiler::compile()
{
    static const FieldId operation = field("door.operation");
    const Facts& f = facts(m_sheet);
    m_net.leafless = !m_sheet.hasLeaf(m_at);
    if (m_net.leafless)
        return;
    if (!m_sheet.itemsKnown(m_at)) {
        m_net.hardwareUnknown = true;
        unknown(f.set, m_at);
        return;
    }
    for (quint32 i = 0; i < m_entry.kinds.size(); ++i)
        if (!m_entry.kinds[i]) {
            m_net.hardwareUnknown = true;
            unknown(f.kind, {SubjectKind::Item, m_at.row, i}, 2, Why::BadData);
        }
    if (m_net.hardwareUnknown)
        return;
    const int leaves = m_sheet.leafCount(m_at);
    m_net.pair = leaves == 0 ? unknown(f.leaves, m_at) : known(leaves == 2);
    const Value* op = enteredDoor(m_sheet.project(), m_sheet.opening(m_at), operation);
    m_net.doubleEgress = op && wordAt(fieldOf(operation).words, std::get<Word>(*op).index) == u"double_egress";
    addItems();
    addHolders();
    resolveTrims();
    faceStrikes();
    addInterlocks();
    if (m_electric) {
        addReleases();
        addStatedReleases();
    }
    finish();
}

void OpeningCompiler::addItems()
{
    const auto& items = *m_entry.set->items;
    for (quint32 i = 0; i < items.size(); ++i)
        if (const auto form = formOf(items[i].kind))
            addItem(i, *form);
}

void OpeningCompiler::addItem(quint32 position, NetForm form)
{
    const HardwareItem& source = (*m_entry.set->items)[position];
    const Subject at{SubjectKind::Item, m_at.row, position};
    NetItem item;
    item.position = static_cast<int>(position);
    item.form = form;
    item.id = m_net.id + u'/' + source.key;
    item.leaves = static_cast<quint8>((m_sheet.serves(at, 0, 2) ? 1 : 0) | (m_sheet.serves(at, 1, 2) ? 2 : 0));
    item.exitDevice = source.kind.endsWith(u"exit_device");
    const bool electric = needsPower(form);
    m_electric = m_electric || electric;
    if (electric || form == NetForm::OwnCells)
        readSecuring(item, at);
    readSides(item, at);
    if (electric || form == NetForm::Holder)
        wireItem(item, source.key);
    // Drawn wiring tells whether the alarm puts the latch back, unless the set says that it does, or the alarm sends a message only.
    if (item.relatches.unknown >= 0 && std::any_of(m_ties.feeds.begin(), m_ties.feeds.end(), [&](const auto& t) {
            return t.part == source.key && !isMessageOnly(m_sheet.project().circuits[static_cast<size_t>(t.row)]);
        }))
        item.relatches = known(false);
    if (form == NetForm::Holder) {
        const bool closes = source.kind == u"closer_holder";
        for (size_t leaf = 0; leaf < m_net.closes.size(); ++leaf)
            if (closes && (item.leaves >> leaf & 1))
                m_net.closes[leaf] = known(true);
    }
    m_net.items.push_back(std::move(item));
}

// Which way power works, and whether the item stands released in normal use.
void OpeningCompiler::readSecuring(NetItem& item, Subject at)
{
    const Facts& f = facts(m_sheet);
    switch (item.form) {
    case NetForm::Magnet:
    case NetForm::DelayedMagnet:
    case NetForm::DelayedBar: item.failState = known(slot::FailSafe); break;
    case NetForm::Retraction: item.failState = known(slot::FailSecure); break;
    default: item.failState = word(f.failState, at, {u"fail_safe", u"fail_secure"});
    }
    if (item.form != NetForm::Strike && item.form != NetForm::Retraction)
        return;
    item.held = flag(f.held, at);
    if (item.held.unknown >= 0 || item.held.value != 0)
        item.relatches = flag(f.relatches, at);
}

// What lever, bar, trim and key do by themselves.
void OpeningCompiler::readSides(NetItem& item, Subject at)
{
    static const FieldId function = field("hw.function");
    const Facts& f = facts(m_sheet);
    if (isLatch(item.form)) {
        item.insideBlocked = flag(f.locksInside, at);
        if (item.insideBlocked.unknown >= 0 || item.insideBlocked.value != 0)
            item.insideKey = flag(f.keyInside, at);
    } else if (item.form == NetForm::DeadBolt) {
        item.insideKey = flag(f.keyInside, at);
    }
    const bool turns = isLatch(item.form) || item.form == NetForm::DeadBolt || item.form == NetForm::Trim
        || item.form == NetForm::ElectricTrim || item.form == NetForm::PowerBolt;
    if (!turns)
        return;
    if (item.form == NetForm::Lever || item.form == NetForm::Retraction || item.form == NetForm::Trim) {
        const auto word = FactView{m_sheet, at, nullptr}.word(f.function);
        if (word)
            item.function = *word;
        item.outsideTrim = word ? known(*word == u"passage" ? slot::TrimFree : slot::TrimLocked) : unknown(f.function, at);
    } else {
        item.outsideTrim = known(slot::TrimLocked);
        if (const auto w = m_sheet.item(at).facts.word(function))
            item.function = wordAt(fieldOf(function).words, *w);
    }
    if (item.outsideTrim.unknown >= 0 || item.outsideTrim.value == slot::TrimLocked)
        item.outsideKey = flag(f.keyOutside, at);
}

void OpeningCompiler::wireItem(NetItem& item, const QString& key)
{
    static const FieldId drop = field("circuit.controller_drop");
    const Facts& f = facts(m_sheet);
    const Project& p = m_sheet.project();
    std::optional<Slot> dropped;
    for (const PlanWiring::Tie& tie : m_ties.feeds) {
        if (tie.part != key)
            continue;
        item.circuits.push_back(addCircuit(tie.row));
        const FieldBag& bag = p.circuits[static_cast<size_t>(tie.row)].facts;
        if (const auto place = bag.word(drop); place && !dropped)
            dropped = known(wordAt(fieldOf(drop).words, *place) == u"holds_lock" ? slot::HoldsLock : slot::ReleasesLock);
    }
    const bool drawn = !item.circuits.empty();
    if (!drawn)
        item.circuits.push_back(undrawnCircuit());
    for (const PlanWiring::Tie& tie : m_ties.releases)
        if (tie.part == key) {
            NetLink link{known(true), known(slot::DcOutput), {}, addContact(tie.row)};
            static const FieldId wire = field("device.link");
            static const FactId loop = m_sheet.id("rel.fa_loop");
            link.loop = fieldWord(p.devices[static_cast<size_t>(tie.row)].facts, wire, loop, {u"normally_closed", u"normally_open"});
            item.links.push_back(addLink(link));
        }
    if (item.form == NetForm::Holder)
        return;
    for (const PlanWiring::Tie& tie : m_ties.drives) {
        if (tie.part != key)
            continue;
        if (p.devices[static_cast<size_t>(tie.row)].kind == u"interlock_controller")
            item.interlocked = true;
        else
            item.controllers.push_back(addDevice(tie.row, NetRole::Controller));
    }
    const bool magnet = item.form == NetForm::Magnet || item.form == NetForm::PowerBolt;
    item.interlocked = item.interlocked || (magnet && item.controllers.empty() && !m_ties.interlocks.empty());
    const bool ownLogic = item.form == NetForm::DelayedBar || item.form == NetForm::DelayedMagnet;
    if (item.controllers.empty() && !ownLogic && !item.interlocked) {
        item.driven = m_controlsDrawn ? known(false) : known(true);
        if (m_controlsDrawn && m_wiring.drivesUnknown)
            item.driven = unknown(f.controllerDrop, m_at);
    }
    if (item.controllers.empty() && item.driven.unknown < 0 && item.driven.value == 0)
        return;
    item.drop = dropped ? *dropped
        : drawn         ? unknown(f.controllerDrop, m_at)
                        : word(f.controllerDrop, m_at, {u"holds_lock", u"releases_lock"});
}

// The trim of an exit device decides its outside; without an exit device it is a lock of its own.
void OpeningCompiler::resolveTrims()
{
    const auto share = [](const NetItem& a, const NetItem& b) { return (a.leaves & b.leaves) != 0; };
    for (NetItem& item : m_net.items) {
        if (item.form == NetForm::ElectricTrim
            && std::none_of(m_net.items.begin(), m_net.items.end(), [&](const NetItem& o) { return o.exitDevice && share(o, item); }))
            item.form = NetForm::ElectricLever;
        if (!item.exitDevice || item.form == NetForm::DelayedBar || !(item.function.isEmpty() || item.function == u"none"))
            continue;
        const bool trimmed = std::any_of(m_net.items.begin(), m_net.items.end(), [&](const NetItem& o) {
            return (o.form == NetForm::Trim || o.form == NetForm::ElectricTrim) && share(o, item);
        });
        if (trimmed || item.function == u"none")
            item.outsideTrim = known(slot::TrimLocked);
    }
}

// A strike keeps the latch that faces it: the first strike of a leaf its first latch, and so on.
void OpeningCompiler::faceStrikes()
{
    for (unsigned leaf = 0; leaf < 2; ++leaf) {
        std::vector<int> latches;
        for (size_t i = 0; i < m_net.items.size(); ++i)
            if (isLatch(m_net.items[i].form) && (m_net.items[i].leaves >> leaf & 1U))
                latches.push_back(static_cast<int>(i));
        size_t next = 0;
        for (NetItem& strike : m_net.items) {
            if (strike.form != NetForm::Strike || !(strike.leaves >> leaf & 1U) || latches.empty())
                continue;
            const int latch = latches[std::min(next++, latches.size() - 1)];
            if (std::find(strike.faces.begin(), strike.faces.end(), latch) == strike.faces.end())
                strike.faces.push_back(latch);
        }
    }
}

} // namespace sp
