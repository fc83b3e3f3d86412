// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/check_run.h"
#include "core/rules/finding.h"

namespace sp {

/// Makes the finding of an open check: evidence, sentences, citation for the project's editions, fixes.
Finding explain(const RuleBook& book, const FactSheet& sheet, const OpenCheck& open);

/// "0.75", 45, true, "fail_secure", ["toxic_gas"]: a value as JSON and CSV have it, numbers in the fact's unit.
QString factNumberText(const FactRow& row, const Value& value);
/// The value for people in the project's units.
QString factPeopleText(const FactRow& row, const Value& value, Units units);
/// Text that `--set`, fixes and waivers use: "0.75 in", "fail_secure".
QString factFileText(const FactRow& row, const Value& value, Units units);

/// The edition of a document that the project names, or nullopt.
std::optional<QString> editionOf(const FactSheet& sheet, const QString& document);

} // namespace sp
