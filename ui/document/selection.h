// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"

#include <QObject>
#include <vector>

namespace sp::ui {

/// What is selected; canvas, grids and panels follow it. The current one is the last that was chosen: lists and findings go by it.
class Selection final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    const EntityRef& current() const { return m_current; }
    const std::vector<EntityRef>& all() const { return m_all; }
    bool contains(const EntityRef& ref) const;
    QStringList ids() const;

    void set(const EntityRef& ref);
    /// The last is the current one. Null and repeated ones are left out.
    void setAll(std::vector<EntityRef> refs);
    /// Adds it, or takes it away when it is selected.
    void toggle(const EntityRef& ref);
    void clear() { set({}); }

signals:
    void changed(const sp::ui::EntityRef& current); ///< of any change

private:
    EntityRef m_current;
    std::vector<EntityRef> m_all;
};

} // namespace sp::ui
