// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/form_dialog.h"
#include "ui/findings/what_if.h"

#include <QPointer>

class QTreeWidget;

namespace sp::ui {

/// What a way to mend a finding would change, whom else it concerns, and which findings go away or appear; then it can be applied.
class FixPreview final : public FormDialog {
    Q_OBJECT
public:
    using Apply = std::function<QString()>;
    FixPreview(Document& document, WhatIf& whatIf, const QString& finding, const Fix& fix, Apply apply, QWidget* parent);
    ~FixPreview() override;
    bool isAnswered() const { return m_answered; }

protected:
    QString carryOut() override { return m_apply(); }

private:
    void showAnswer(const WhatIfAnswer& answer);

    QPointer<WhatIf> m_whatIf; ///< it may go first when the window does
    Apply m_apply;
    QLabel* m_outcome;
    QTreeWidget* m_findings;
    bool m_answered = false;
};

} // namespace sp::ui
