// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entity_ref.h"

#include <QObject>

namespace sp::ui {

/// The one selected entity; canvas, grids and panels follow it.
class Selection final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    const EntityRef& current() const { return m_current; }
    void set(const EntityRef& ref)
    {
        if (ref == m_current)
            return;
        m_current = ref;
        emit changed(m_current);
    }
    void clear() { set({}); }

signals:
    void changed(const sp::ui::EntityRef& ref);

private:
    EntityRef m_current;
};

} // namespace sp::ui
