// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/field.h"

#include <QStringList>

#include <map>

namespace sp {

/// How somebody wants a plan judged: editions, packs and parameters in place of the project's and the packs' own.
/// ```yaml
/// profile: "City of Exampleton"
/// codes: {ibc_edition: 2024}
/// packs: [acs, nfpa80]
/// parameters:
///   acs.maglock-backup: {brief: 60 min}
/// ```
struct Profile {
    QString name;
    std::vector<std::pair<FieldId, Value>> codes;
    std::optional<QStringList> packs; ///< absent: all that the project switches on
    std::map<QString, std::map<QString, QString>> parameters; ///< by rule id, then by parameter
};

/// Reads a profile; every problem names file, line and column. That rules and parameters exist is checked where the packs are loaded.
Profile readProfile(const QByteArray& bytes, const QString& file, Errors& problems);

} // namespace sp
