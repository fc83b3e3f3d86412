// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around an opening's set: holders on the wall, interlocks, and the rows that everything comes from.
#include "core/failure/opening_compiler.h"

namespace sp {

// Holders that are drawn on the plan, and what closes the leaf when a holder lets go.
void OpeningCompiler::addHolders()
{
    static const FieldId wire = field("device.link");
    static const FactId loop = m_sheet.id("rel.fa_loop");
    static const FactId closingActive = m_sheet.id("door.closing");
    static const FactId closingInactive = m_sheet.id("door.closing_inactive");
    const Project& p = m_sheet.project();
    std::array<bool, 2> closesItself{};
    bool any = false;
    for (const NetItem& item : m_net.items) {
        if (item.form != NetForm::Holder)
            continue;
        any = true;
        for (size_t leaf = 0; leaf < 2; ++leaf)
            closesItself[leaf] = closesItself[leaf] || m_net.closes[leaf].value != 0;
    }
    for (const int row : m_ties.devices) {
        const Device& device = p.devices[static_cast<size_t>(row)];
        if (device.kind != u"mag_holder")
            continue;
        any = true;
        NetItem item;
        item.form = NetForm::Holder;
        item.id = device.id.text();
        item.leaves = 3;
        item.device = addDevice(row, NetRole::Button);
        for (const int c : m_wiring.deviceFeeds[static_cast<size_t>(row)])
            item.circuits.push_back(addCircuit(c));
        if (item.circuits.empty())
            item.circuits.push_back(undrawnCircuit());
        for (const int contact : m_wiring.deviceReleases[static_cast<size_t>(row)]) {
            NetLink link{known(true), known(slot::DcOutput), {}, addContact(contact)};
            link.loop = fieldWord(p.devices[static_cast<size_t>(contact)].facts, wire, loop, {u"normally_closed", u"normally_open"});
            item.links.push_back(addLink(link));
        }
        m_net.items.push_back(std::move(item));
    }
    if (!any)
        return;
    const std::array<FactId, 2> closing{closingActive, closingInactive};
    for (size_t leaf = 0; leaf < 2; ++leaf) {
        if (closesItself[leaf])
            continue;
        const auto word = FactView{m_sheet, m_at, nullptr}.word(closing[leaf]);
        const bool says = word && *word != u"not_applicable";
        m_net.closes[leaf] = says ? known(*word != u"none") : unknown(closing[leaf], m_at);
    }
}

void OpeningCompiler::addInterlocks()
{
    static const FieldId onAlarm = field("interlock.release_on_fire_alarm");
    static const FieldId onPowerLoss = field("interlock.release_on_power_loss");
    static const FieldId onControllerLoss = field("interlock.release_on_controller_loss");
    static const FieldId timeout = field("interlock.timeout_s");
    static const FieldId warning = field("interlock.warning_only");
    const Project& p = m_sheet.project();
    static const FactId missing = m_sheet.id("rel.interlock_override");
    for (const int row : m_ties.interlocks) {
        const Interlock& group = p.interlocks[static_cast<size_t>(row)];
        if (group.facts.flag(warning).value_or(false))
            continue;
        NetInterlock net;
        net.row = row;
        net.id = group.id.text();
        if (group.controller)
            if (const size_t device = p.devices.indexOf(*group.controller); device < p.devices.size())
                net.controller = addDevice(static_cast<int>(device), NetRole::InterlockController);
        if (net.controller < 0)
            needSupplied();
        for (const OpeningId& id : *group.openings)
            if (const size_t other = p.openings.indexOf(id); other < p.openings.size() && static_cast<int>(other) != m_net.opening)
                net.others.push_back(static_cast<int>(other));
        net.onAlarm = fieldFlag(group.facts, onAlarm, missing);
        net.onPowerLoss = fieldFlag(group.facts, onPowerLoss, missing);
        net.onControllerLoss = fieldFlag(group.facts, onControllerLoss, missing);
        const auto after = group.facts.amount<Dim::Time>(timeout);
        net.timesOut = after ? known(after->n > 0) : unknown(missing, m_at);
        if (group.localReleases)
            for (const DeviceId& id : *group.localReleases) {
                const size_t device = p.devices.indexOf(id);
                if (device >= p.devices.size())
                    continue;
                const Device& d = p.devices[device];
                const auto& sides = m_entry.sides;
                const Side inside = m_entry.outside && *m_entry.outside == Side::A ? Side::B : Side::A;
                const bool here = d.room && m_entry.outside && sides.on(inside).room == d.room;
                if (here || d.opening == m_sheet.opening(m_at).id)
                    net.releases.push_back(addDevice(static_cast<int>(device), NetRole::LocalRelease));
            }
        m_net.interlocks.push_back(std::move(net));
    }
}

// Names for `by`, and the rows that the net hangs on.
void OpeningCompiler::finish()
{
    addMainsContacts();
    std::vector<int> named;
    for (const int r : m_net.releases)
        if (m_net.devices[static_cast<size_t>(r)].role != NetRole::KeySwitch)
            named.push_back(r);
    for (const NetInterlock& group : m_net.interlocks)
        for (const int r : group.releases)
            if (std::find(named.begin(), named.end(), r) == named.end())
                named.push_back(r);
    std::sort(named.begin(), named.end(),
              [&](int a, int b) { return m_net.devices[static_cast<size_t>(a)].id < m_net.devices[static_cast<size_t>(b)].id; });
    for (size_t i = 0; i < named.size(); ++i) {
        m_net.devices[static_cast<size_t>(named[i])].by = static_cast<int>(i);
        m_net.byIds += m_net.devices[static_cast<size_t>(named[i])].id;
    }
    const auto rows = [](const auto& list) {
        std::vector<int> out;
        for (const auto& one : list)
            if (one.row >= 0)
                out.push_back(one.row);
        std::sort(out.begin(), out.end());
        return out;
    };
    m_net.supplyRows = rows(m_net.supplies);
    m_net.circuitRows = rows(m_net.circuits);
    m_net.alarmRows = m_net.circuitRows;
    for (const NetSupply& supply : m_net.supplies)
        for (const NetMains& mains : supply.mains)
            m_net.alarmRows.insert(m_net.alarmRows.end(), mains.circuits.begin(), mains.circuits.end());
    std::sort(m_net.alarmRows.begin(), m_net.alarmRows.end());
    m_net.alarmRows.erase(std::unique(m_net.alarmRows.begin(), m_net.alarmRows.end()), m_net.alarmRows.end());
    m_net.deviceRows = rows(m_net.devices);
}

} // namespace sp
