// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"
#include "core/facts/plan_wiring.h"
#include "core/failure/opening_net_data.h"

namespace sp {

/// Reads one opening's hardware, wiring and release devices into integers.
class OpeningCompiler final {
public:
    OpeningCompiler(const FactSheet& sheet, const PlanWiring& wiring, int opening);
    OpeningNetData take();

private:
    // opening_compiler.cpp
    void compile();
    void addItems();
    void addItem(quint32 position, NetForm form);
    void readSecuring(NetItem& item, Subject at);
    void readSides(NetItem& item, Subject at);
    void wireItem(NetItem& item, const QString& key);
    void faceStrikes();
    void resolveTrims();
    // opening_surroundings.cpp
    void addHolders();
    void addInterlocks();
    void finish();
    // opening_wiring.cpp
    void addReleases();
    void addStatedReleases();
    void addRelease(NetRole role, int device, int item, const QString& id);
    void addReader(int device, int item, const QString& id);
    void setSides(NetDevice& device, const std::optional<Side>& side, bool reader);
    int addDevice(int row, NetRole role);
    /// What releases a hold-open: an alarm contact or a detector.
    int addContact(int row);
    int addCircuit(int row);
    int undrawnCircuit();
    void needSupplied();
    int addSupply(int row);
    int addLink(NetLink link);
    int linkOf(const Circuit& circuit);
    void addMainsContacts();
    NetLink mainsLink(const PlanWiring::MainsContact& contact, int circuit);

    Slot known(int value) const { return {static_cast<qint8>(value), -1}; }
    Slot unknown(FactId fact, Subject subject, int options = 2, Why why = Why::NoData);
    Slot flag(FactId fact, Subject subject);
    /// The place of a fact's word in a list, or an unknown with as many values as the list has words.
    Slot word(FactId fact, Subject subject, std::initializer_list<QStringView> words);
    Slot fieldFlag(const FieldBag& bag, FieldId field, FactId missing);
    Slot fieldWord(const FieldBag& bag, FieldId field, FactId missing, std::initializer_list<QStringView> words);

    const FactSheet& m_sheet;
    const PlanWiring& m_wiring;
    const PlanWiring::AtOpening& m_ties;
    const PlanIndex::OpeningEntry& m_entry;
    Subject m_at;
    OpeningNetData m_net;
    int m_undrawn = -1;
    bool m_electric = false; ///< something holds or frees by power
    bool m_controlsDrawn = false;
};

} // namespace sp
