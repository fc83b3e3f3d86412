// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facts/fact_sheet.h"

namespace sp {

/// What people call the things of a plan, for sentences that name them by id: "op-101b/maglock" is "101B maglock", "dv-rex" is "exit sensor of 101B",
/// "ci-7" is "circuit of 101B maglock". Holds a reference to the sheet.
class PlanWords final {
public:
    explicit PlanWords(const FactSheet& sheet);

    /// The name of an id or of a part `id/key`; as it stands where the plan has none of it.
    QString name(const QString& id) const;
    /// A sentence with the name in place of each id.
    QString sentence(const QString& text) const;
    QString sentences(const QStringList& texts, const QString& between) const;
    /// Names by rows of a table of subjects: "101A, 101B".
    QString names(SubjectKind kind, const std::vector<int>& rows) const;

private:
    const FactSheet& m_sheet;
    QHash<QString, QString> m_names; ///< by id
};

} // namespace sp
