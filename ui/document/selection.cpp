// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/selection.h"

#include <QSet>
#include <algorithm>

namespace sp::ui {

bool Selection::contains(const EntityRef& ref) const
{
    return std::find(m_all.begin(), m_all.end(), ref) != m_all.end();
}

QStringList Selection::ids() const
{
    QStringList list;
    for (const EntityRef& ref : m_all)
        list += ref.id;
    return list;
}

void Selection::set(const EntityRef& ref)
{
    setAll(ref.isNull() ? std::vector<EntityRef>() : std::vector<EntityRef>{ref});
}

void Selection::setAll(std::vector<EntityRef> refs)
{
    std::vector<EntityRef> kept;
    QSet<EntityRef> seen; // a grid may select ten thousand
    for (EntityRef& ref : refs)
        if (!ref.isNull() && !seen.contains(ref)) {
            seen.insert(ref);
            kept.push_back(std::move(ref));
        }
    if (kept == m_all)
        return;
    m_all = std::move(kept);
    m_current = m_all.empty() ? EntityRef() : m_all.back();
    emit changed(m_current);
}

void Selection::toggle(const EntityRef& ref)
{
    std::vector<EntityRef> refs = m_all;
    const auto at = std::find(refs.begin(), refs.end(), ref);
    if (at == refs.end())
        refs.push_back(ref);
    else
        refs.erase(at);
    setAll(std::move(refs));
}

} // namespace sp::ui
