// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/fact_catalogue.h"

#include <array>

namespace sp {

namespace {

SubjectKind ownerOf(Group group)
{
    switch (group) {
    case Group::Codes:
    case Group::Building:
    case Group::Egress: return SubjectKind::Project;
    case Group::Storey: return SubjectKind::Storey;
    case Group::Wall: return SubjectKind::Wall;
    case Group::RoomKind:
    case Group::Room: return SubjectKind::Room;
    case Group::Stair: return SubjectKind::Stair;
    case Group::Door:
    case Group::Schedule:
    case Group::Release: return SubjectKind::Opening;
    case Group::Item: return SubjectKind::Item;
    case Group::Output: return SubjectKind::Supply;
    case Group::Device: return SubjectKind::Device;
    case Group::Circuit:
    case Group::FireAlarm: return SubjectKind::Circuit;
    case Group::Air: return SubjectKind::AirSupply;
    case Group::Interlock: return SubjectKind::Interlock;
    case Group::Flow:
    case Group::Body:
    case Group::Actuator:
    case Group::Positioner:
    case Group::Solenoid:
    case Group::Accessories:
    case Group::Position: return SubjectKind::Valve;
    default: return SubjectKind::None;
    }
}

} // namespace

const char* subjectWord(SubjectKind k)
{
    static constexpr std::array<const char*, subjectKinds> words = {"project",   "wall",   "room",       "stair",  "opening",
                                                                    "leaf",      "item",   "supply",     "valve",  "circuit",
                                                                    "interlock", "device", "air_supply", "storey", "none"};
    return words[static_cast<size_t>(k)];
}

const char* originWord(Origin o)
{
    static constexpr const char* words[] = {"measured", "modelled", "entered", "type", "catalogue", "assumed"};
    return words[static_cast<size_t>(o)];
}

const char* whyWord(Why w)
{
    static constexpr const char* words[] = {"no_data", "no_engine", "bad_data"};
    return words[static_cast<size_t>(w)];
}

FactCatalogue::FactCatalogue(const Catalogue& devices)
{
    const auto fields = allFields();
    for (FieldId i = 0; i < fields.size(); ++i) {
        const Field& f = fields[i];
        add({QLatin1String(f.fact), ownerOf(f.group), f.type, QLatin1String(f.unit), QByteArray(f.words), f.ask, f.knownFrom,
             QLatin1String(f.noun), i, nullptr});
    }
    for (const auto& table :
         {tables::openingMeasures,       tables::latchingMeasures,     tables::hardwareMeasures,      tables::releaseMeasures,
          tables::placeMeasures,         tables::failureMeasures,      tables::singleFaultMeasures,   tables::powerMeasures,
          tables::powerRuleMeasures,     tables::outageMeasures,       tables::interlockMeasures,     tables::pressureMeasures,
          tables::valveMeasures,         tables::valvePlaceMeasures,   tables::valveLineMeasures,     tables::valveDetectorMeasures,
          tables::valveFunctionMeasures, tables::roomGasMeasures,      tables::roomAirMeasures,       tables::gasPowerMeasures,
          tables::doorPressureMeasures,  tables::egressWidthMeasures,  tables::egressSettingMeasures, tables::egressRoomMeasures,
          tables::egressDoorMeasures,    tables::egressStoreyMeasures, tables::waysRequiredMeasures,  tables::shutoffMeasures,
          tables::scenarioMeasures})
        for (const MeasuredRow& m : table) {
            const QString name = QLatin1String(m.fact);
            if (const auto existing = find(name)) {
                m_rows[*existing].measure = m.measure;
                continue;
            }
            QByteArray words(m.words);
            if (name == u"hw.kind")
                words = devices.kindWords().join(u'|').toLatin1();
            if (name == u"space.effective_group")
                words = fieldOf(field("space.occupancy_group")).words;
            add({name, m.owner, m.type, QLatin1String(m.unit), words, m.ask, m.knownFrom, QLatin1String(m.noun), std::nullopt, m.measure});
        }
}

void FactCatalogue::add(FactRow row)
{
    Q_ASSERT(!m_byName.contains(row.name));
    m_byName.insert(row.name, static_cast<FactId>(m_rows.size()));
    m_rows.push_back(std::move(row));
}

std::optional<FactId> FactCatalogue::find(const QString& name) const
{
    const auto it = m_byName.constFind(name);
    return it == m_byName.cend() ? std::nullopt : std::optional(*it);
}

} // namespace sp
