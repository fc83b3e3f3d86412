// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/facts/fact.h"

#include <QHash>

namespace sp {

class FactSheet;

/// What a measuring function found: a value, an unknown with its reason, or nothing to say (the entered value then counts).
struct Measured {
    enum class State : quint8 { Silent, Known, Unknown } state = State::Silent;
    Value value = false;
    Origin origin = Origin::Modelled;
    Why why = Why::NoData;

    static Measured known(Value v, Origin o = Origin::Modelled) { return {State::Known, std::move(v), o, Why::NoData}; }
    static Measured unknown(Why w = Why::NoData) { return {State::Unknown, false, Origin::Modelled, w}; }
    static Measured silent() { return {}; }
};
using Measure = Measured (*)(const FactSheet&, Subject, Trace*);

/// A fact that is computed, or computed where the plan tells it and entered elsewhere.
struct MeasuredRow {
    const char* fact;
    SubjectKind owner;
    FieldType type;
    const char* unit;
    const char* words;
    Ask ask;
    KnownFrom knownFrom;
    const char* noun;
    Measure measure;
};

struct FactRow {
    QString name;
    SubjectKind owner = SubjectKind::None;
    FieldType type = FieldType::Bool;
    QString unit;
    QByteArray words; ///< separated by '|', as in Field
    Ask ask = Ask::Architect;
    KnownFrom knownFrom = KnownFrom::Design;
    QString noun;
    std::optional<FieldId> field;
    Measure measure = nullptr;
};

/// Every fact there is, numbered: the entered ones of field.h and the computed ones of measure_*.cpp. The numbers are valid inside one
/// program run only.
class FactCatalogue final {
public:
    explicit FactCatalogue(const Catalogue& devices);

    size_t size() const { return m_rows.size(); }
    const FactRow& operator[](FactId id) const { return m_rows[id]; }
    std::optional<FactId> find(const QString& name) const;

private:
    void add(FactRow row);
    std::vector<FactRow> m_rows;
    QHash<QString, FactId> m_byName;
};

namespace tables {
extern const std::span<const MeasuredRow> openingMeasures;
extern const std::span<const MeasuredRow> latchingMeasures;
extern const std::span<const MeasuredRow> hardwareMeasures;
extern const std::span<const MeasuredRow> releaseMeasures;
extern const std::span<const MeasuredRow> placeMeasures;
extern const std::span<const MeasuredRow> failureMeasures; ///< of core/failure, which reads the other facts
extern const std::span<const MeasuredRow> powerMeasures; ///< the same
extern const std::span<const MeasuredRow> powerRuleMeasures; ///< the same
extern const std::span<const MeasuredRow> outageMeasures; ///< the same
extern const std::span<const MeasuredRow> interlockMeasures; ///< the same
extern const std::span<const MeasuredRow> pressureMeasures; ///< the same
extern const std::span<const MeasuredRow> valveMeasures; ///< the same
extern const std::span<const MeasuredRow> valvePlaceMeasures; ///< the same
extern const std::span<const MeasuredRow> valveLineMeasures; ///< the same
extern const std::span<const MeasuredRow> valveDetectorMeasures; ///< the same
extern const std::span<const MeasuredRow> valveFunctionMeasures; ///< the same
extern const std::span<const MeasuredRow> roomGasMeasures; ///< the same
extern const std::span<const MeasuredRow> roomAirMeasures; ///< the same
extern const std::span<const MeasuredRow> gasPowerMeasures; ///< the same
extern const std::span<const MeasuredRow> doorPressureMeasures; ///< the same
extern const std::span<const MeasuredRow> egressWidthMeasures; ///< in core/egress
extern const std::span<const MeasuredRow> egressSettingMeasures; ///< the same
extern const std::span<const MeasuredRow> egressRoomMeasures; ///< the same
extern const std::span<const MeasuredRow> egressDoorMeasures; ///< the same
extern const std::span<const MeasuredRow> egressStoreyMeasures; ///< the same
extern const std::span<const MeasuredRow> waysRequiredMeasures; ///< the same
extern const std::span<const MeasuredRow> shutoffMeasures; ///< the same
extern const std::span<const MeasuredRow> scenarioMeasures; ///< the same
extern const std::span<const MeasuredRow> singleFaultMeasures; ///< the same
} // namespace tables

} // namespace sp
