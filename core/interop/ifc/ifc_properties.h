// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_source.h"

namespace sp {

/// Reads property sets into the model, each once however many objects share it.
class IfcProperties final {
public:
    IfcProperties(IfcSource& source, IfcModel& model) : m_source(source), m_model(model) { }

    /// Numbers in IfcModel::propertySets of those definitions that are property sets.
    std::vector<int> sets(const std::vector<quint32>& definitions);

private:
    int read(quint32 index);
    IfcProperty property(quint32 index);
    /// Appends the text of one value and tells its kind.
    void value(const StepArg& arg, quint32 owner, IfcProperty& into);
    /// IfcProperty::unitInSi of a Unit attribute.
    double unit(const StepArg& arg, int depth = 0);

    IfcSource& m_source;
    IfcModel& m_model;
    std::unordered_map<quint32, int> m_numbers;
};

} // namespace sp
