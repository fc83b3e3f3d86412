// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/check_run.h"
#include "core/rules/finding.h"

namespace sp {

enum class WaiverState : quint8 { Waived, Stale, Expired, Unused, NotJudged, Incomplete };
const char* waiverWord(WaiverState);

struct WaiverMatch {
    const Waiver* waiver = nullptr;
    WaiverState state = WaiverState::Unused;
    std::vector<std::pair<QString, QString>> changed; ///< fact and its value now, where it differs from the granted one
    bool operator==(const WaiverMatch&) const = default;
};

/// Compares a waiver with the fail that has its key (nullptr where there is none): the same facts waive; changed facts make it stale, so the
/// fail is back; nothing that matches leaves it unused, or not judged when its rule did not run. One without reason, grantor, date or facts
/// does not hold. `today` (ISO date, may be empty) decides about `expires`.
WaiverMatch matchWaiver(const Waiver& waiver, const RuleBook& book, const std::vector<bool>& ran, const FactSheet& sheet,
                        const Finding* fail, Subject subject, const QString& today);

} // namespace sp
