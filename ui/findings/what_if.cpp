// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/what_if.h"

#include "ui/models/worst_finding.h"

#include <QDate>

namespace sp::ui {

WhatIf::WhatIf(Document& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::checked, this, &WhatIf::run);
}

void WhatIf::ask(Change change)
{
    m_change = std::move(change);
    run();
}

// Waits for the check of the plan as it is: without it there is nothing to compare with.
void WhatIf::run()
{
    if (!m_change || !m_document.isChecked())
        return;
    const auto patch = m_change(m_document.project());
    if (!patch) {
        emit refused(patch.error().message);
        return;
    }
    if (!m_runner) {
        m_runner = std::make_unique<CheckRunner>();
        connect(m_runner.get(), &CheckRunner::finished, this, &WhatIf::take);
    }
    auto changed = std::make_shared<Project>(m_document.project());
    apply(*changed, patch.value());
    m_base = m_document.revision();
    m_runner->submit(++m_asked, std::move(changed), QDate::currentDate().toString(Qt::ISODate));
}

void WhatIf::take(const CheckResult& result)
{
    if (!m_change || result.revision != m_asked || !m_document.isChecked() || m_document.revision() != m_base)
        return;
    const auto& before = m_document.check()->assessment->findings;
    const auto& after = result.assessment->findings;
    const auto collect = [](const auto& of, const auto& without) {
        QSet<QString> there;
        for (const Finding& f : without)
            if (markerOf(f) != Marker::None)
                there.insert(f.key);
        std::vector<Finding> out;
        for (const Finding& f : of)
            if (markerOf(f) != Marker::None && !there.contains(f.key))
                out.push_back(f);
        return out;
    };
    m_change = nullptr;
    emit answered({collect(before, after), collect(after, before)});
}

QString whatIfText(const WhatIfAnswer& a)
{
    const QString gone = a.gone.empty() ? WhatIf::tr("No finding goes away")
        : a.gone.size() == 1            ? WhatIf::tr("1 finding goes away")
                                        : WhatIf::tr("%1 findings go away").arg(a.gone.size());
    const QString come = a.come.empty() ? WhatIf::tr("none appears")
        : a.come.size() == 1            ? WhatIf::tr("1 appears")
                                        : WhatIf::tr("%1 appear").arg(a.come.size());
    return WhatIf::tr("%1, %2.").arg(gone, come);
}

} // namespace sp::ui
