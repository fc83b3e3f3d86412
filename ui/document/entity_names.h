// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QStringList>

namespace sp::ui {

/// What an id is called where there is little room: a mark, a name, "112 SERVER"; the id when it has no name.
QString shortName(const Project& project, const QString& id);
/// All entities of an id prefix ("op") with what people call each, the usual name first.
std::vector<std::pair<QString, QStringList>> namesOfKind(const Project& project, const QString& prefix);
/// The id of what a person names: by its id or by any of its names. Errors: nothing is called so, or several are.
Result<QString> idOfName(const Project& project, const QString& prefix, const QString& text);
/// `101A/strike` as `op-x/strike`; what is no name stays as it is, for the edit to refuse.
QString partOfName(const Project& project, const QString& text);

} // namespace sp::ui
