// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/ifc/ifc_model.h"
#include "core/interop/ifc/ifc_schema.h"
#include "core/interop/step/step_file.h"

#include <unordered_map>

namespace sp {

/// What all parts of the IFC reader share: the file, its version and units, the notes, and a budget of work that keeps files in which
/// many objects share one huge list from taking time or memory beyond their size.
class IfcSource final {
public:
    IfcSource(const StepFile& file, IfcVersion version);

    const StepFile& file() const { return m_file; }
    IfcVersion version() const { return m_version; }
    int at(IfcAttr attr) const { return ifcAttr(m_version, attr); }
    IfcUnits units;

    /// Arguments of an instance; none once the budget is spent.
    StepArgs args(quint32 index);
    std::string_view type(quint32 index) const { return m_file.type(index); }
    bool is(quint32 index, std::string_view entity) const { return type(index) == entity; }
    /// The instance an argument refers to. A reference to a missing instance is noted once per file.
    std::optional<quint32> ref(const StepArg& arg);
    std::optional<quint32> ref(quint32 index, qsizetype argument) { return ref(args(index)[argument]); }
    /// Takes work of about `bytes`; false when the budget is spent.
    bool spend(qint64 bytes);
    bool isSpent() const { return m_budget < 0; }

    /// Decoded text of a string argument; nothing when it is unset.
    std::optional<QString> text(const StepArg& arg, quint32 owner);
    /// The same for names that occur often: equal texts share their memory.
    QString sharedText(const StepArg& arg, quint32 owner);
    /// Value of an enumeration; nothing for NOTDEFINED.
    std::optional<QString> enumeration(const StepArg& arg) const;
    /// A length argument in our unit; nothing when it is unset or the file has no length unit.
    std::optional<Length> length(const StepArg& arg) const;

    void note(quint32 index, ImportCause cause, const QString& sentence);
    void noteFile(ImportCause cause, const QString& sentence);
    std::vector<IfcNote> takeNotes();
    QString globalId(quint32 index);

private:
    const StepFile& m_file;
    IfcVersion m_version;
    qint64 m_budget;
    std::vector<IfcNote> m_notes;
    quint64 m_notesLeftOut = 0;
    quint64 m_missingReferences = 0, m_firstMissing = 0;
    struct Coded {
        int count = 0;
        quint64 first = 0;
    };
    Coded m_utf8, m_shiftJis, m_latin1, m_malformed;
    std::unordered_map<std::string_view, QString> m_shared;
};

/// Rounded once to nanometres; nothing when no building is that large.
std::optional<Length> ifcLength(double mm);

} // namespace sp
