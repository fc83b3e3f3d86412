// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/form_dialog.h"
#include "ui/findings/waiver_words.h"

namespace sp::ui {

/// Asks for what a waiver needs and shows the facts that it is granted on. Renewing one that is stale shows what it was granted on before.
class WaiveDialog final : public FormDialog {
    Q_OBJECT
public:
    /// Grants with these words; the sentence that refuses them, or empty.
    using Grant = std::function<QString(const WaiverWords& words, const std::vector<GrantedFact>& facts)>;
    WaiveDialog(const CheckResult& check, const Finding& finding, const WaiverWords& proposed, const QStringList& names, Grant grant,
                QWidget* parent);
    WaiverWords words() const;

protected:
    void check() override;
    QString carryOut() override { return m_grant(words(), m_facts); }

private:
    void addFacts(const CheckResult& check, const Finding& finding);

    Grant m_grant;
    std::vector<GrantedFact> m_facts;
    QPlainTextEdit* m_reason;
    QLineEdit *m_grantedBy, *m_authority;
    DateField *m_date, *m_expires;
    QLineEdit *m_requestedBy, *m_document;
    QPlainTextEdit* m_measure;
};

} // namespace sp::ui
