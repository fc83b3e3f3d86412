// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failure/fault_model.h"

#include "core/facts/fact_sheet.h"
#include "ui/document/entity_ref.h"

#include <QHash>

namespace sp::ui {

namespace {

// "Power supply PS-1", "Opening 112A"; what stands on no plan by its name alone.
QString titleOfThing(const FailureStudy& study, const QString& id)
{
    const EntityRef ref = entityOf(*study.project, id);
    return ref.id == id ? titleOf(*study.project, ref) : study.words->name(id);
}

} // namespace

QString brokenBy(const BasicFault& fault)
{
    return fault.id.section(u':', 0, 0).section(u'/', 0, 0);
}

QStringList thingsBehind(const FailureStudy& study, const QString& id)
{
    const Project& p = *study.project;
    QStringList out{id};
    const auto add = [&](const auto& table, const std::vector<int>& rows) {
        for (const int row : rows)
            if (row >= 0)
                out += table[static_cast<size_t>(row)].id.text();
    };
    if (const size_t row = p.openings.indexOf(OpeningId(id)); row < p.openings.size()) {
        const OpeningNet& net = study.model->net(static_cast<int>(row));
        add(p.devices, net.devices());
        for (const Interlock* group : study.sheet->index().opening(row).interlocks)
            out += group->id.text();
        add(p.circuits, net.circuits());
        add(p.supplies, net.supplies());
    } else if (const size_t v = p.valves.indexOf(ValveId(id)); v < p.valves.size()) {
        const ValveNet& net = study.model->gas().valves()[v];
        add(p.devices, net.devices());
        add(p.circuits, net.circuits());
        add(p.supplies, net.supplies());
        add(p.airSupplies, {net.air()});
    } else if (p.supplies.find(SupplyId(id))) {
        for (const auto& circuit : p.circuits)
            if (circuit->supply && circuit->supply->text() == id)
                out += circuit->id.text();
    }
    if (p.rooms.find(RoomId(id))) { // what its doors and valves hang on
        out.clear();
        for (size_t row = 0; row < p.openings.size(); ++row) {
            const OpeningSides& sides = study.sheet->index().opening(row).sides;
            const auto leads = [&](Side side) { return sides.on(side).room && sides.on(side).room->text() == id; };
            if (leads(Side::A) || leads(Side::B))
                out += thingsBehind(study, p.openings[row].id.text());
        }
        for (const auto& valve : p.valves)
            if (valve->to && valve->to->text() == id)
                out += thingsBehind(study, valve->id.text());
    }
    out.removeDuplicates();
    return out;
}

FaultModel::FaultModel(FailureDesk& desk, QObject* parent) : QAbstractItemModel(parent), m_desk(desk)
{
    connect(&desk, &FailureDesk::studied, this, &FaultModel::fill);
    connect(&desk, &FailureDesk::shown, this, &FaultModel::reticked);
    fill();
}

void FaultModel::setFilter(std::optional<QStringList> things, const QString& text)
{
    if (things == m_only && text == m_text)
        return;
    m_only = std::move(things);
    m_text = text;
    fill();
}

void FaultModel::fill()
{
    beginResetModel();
    m_study = m_desk.study();
    m_things.clear();
    if (m_study) {
        QHash<QString, size_t> places;
        const auto& faults = m_study->model->faults();
        const auto& openings = m_study->project->openings;
        const bool ofDoors =
            m_only && std::any_of(m_only->begin(), m_only->end(), [&](const QString& id) { return openings.find(OpeningId(id)); });
        for (size_t i = 0; i < faults.size(); ++i) {
            const QString id = brokenBy(faults[i]);
            if (m_only && !m_only->contains(id))
                continue;
            // A controller has relays for other doors as well.
            if (ofDoors && faults[i].opening >= 0 && !m_only->contains(openings[static_cast<size_t>(faults[i].opening)].id.text()))
                continue;
            auto place = places.constFind(id);
            if (place == places.constEnd()) {
                place = places.insert(id, m_things.size());
                m_things.push_back({id, titleOfThing(*m_study, id), {}});
            }
            Thing& thing = m_things[*place];
            if (m_text.isEmpty() || thing.title.contains(m_text, Qt::CaseInsensitive)
                || faults[i].says.contains(m_text, Qt::CaseInsensitive))
                thing.faults.push_back(static_cast<int>(i));
        }
        std::erase_if(m_things, [](const Thing& t) { return t.faults.empty(); });
        // In the order of what hangs on what; else by name.
        if (m_only)
            std::stable_sort(m_things.begin(), m_things.end(),
                             [&](const Thing& a, const Thing& b) { return m_only->indexOf(a.id) < m_only->indexOf(b.id); });
        else
            std::stable_sort(m_things.begin(), m_things.end(), [](const Thing& a, const Thing& b) { return a.title < b.title; });
    }
    endResetModel();
}

void FaultModel::reticked()
{
    for (int thing = 0; thing < rowCount(); ++thing) {
        const QModelIndex group = index(thing, 0);
        emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group), {Qt::CheckStateRole});
    }
}

QString FaultModel::thingOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const size_t thing = index.internalId() ? index.internalId() - 1 : static_cast<size_t>(index.row());
    return m_things[thing].id;
}

const BasicFault* FaultModel::faultAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const Thing& thing = m_things[index.internalId() - 1];
    return &m_study->model->faults()[static_cast<size_t>(thing.faults[static_cast<size_t>(index.row())])];
}

QModelIndex FaultModel::indexOf(const QString& fault) const
{
    for (int thing = 0; thing < rowCount(); ++thing) {
        const QModelIndex group = index(thing, 0);
        for (int row = 0; row < rowCount(group); ++row)
            if (const QModelIndex i = index(row, 0, group); faultAt(i)->id == fault)
                return i;
    }
    return {};
}

QModelIndex FaultModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex FaultModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() ? createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr(0)) : QModelIndex();
}

int FaultModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_things.size());
    return parent.internalId() ? 0 : static_cast<int>(m_things[static_cast<size_t>(parent.row())].faults.size());
}

QVariant FaultModel::data(const QModelIndex& index, int role) const
{
    const BasicFault* fault = faultAt(index);
    if (!fault) {
        if (role == Qt::DisplayRole && index.isValid())
            return m_things[static_cast<size_t>(index.row())].title;
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return m_study->words->sentence(fault->says);
    case Qt::CheckStateRole: return m_desk.faults().contains(fault->id) ? Qt::Checked : Qt::Unchecked;
    default: return {};
    }
}

bool FaultModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const BasicFault* fault = faultAt(index);
    if (!fault || role != Qt::CheckStateRole)
        return false;
    QStringList ids = m_desk.faults();
    ids.removeAll(fault->id);
    if (value.toInt() == Qt::Checked)
        ids += fault->id;
    m_desk.setFaults(ids);
    return true;
}

Qt::ItemFlags FaultModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return faultAt(index) ? common | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : common;
}

QVariant FaultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole ? tr("What can break") : QVariant();
}

} // namespace sp::ui
