// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

namespace sp::ui {

/// What a change would do to the findings that somebody has to act on.
struct WhatIfAnswer {
    std::vector<Finding> gone, come; ///< by key; `review` is not to be used
};

/// Checks a patched copy of the plan in the background and compares it with the newest check of the plan itself. One question at a time; it
/// is asked anew when the plan changes meanwhile.
class WhatIf final : public QObject {
    Q_OBJECT
public:
    using Change = std::function<Result<Patch>(const Project&)>;
    explicit WhatIf(Document& document, QObject* parent = nullptr);

    void ask(Change change);
    void cancel() { m_change = nullptr; }
    bool isAsking() const { return static_cast<bool>(m_change); }

signals:
    void answered(const sp::ui::WhatIfAnswer& answer);
    void refused(const QString& sentence);

private:
    void run();
    void take(const CheckResult& result);

    Document& m_document;
    Change m_change;
    std::unique_ptr<CheckRunner> m_runner; ///< of its own: it must not push the window's checks aside
    quint64 m_asked = 0;
    quint64 m_base = 0; ///< revision of the plan that was asked about
};

/// "3 findings go away, 1 appears".
QString whatIfText(const WhatIfAnswer& answer);

} // namespace sp::ui
