// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace sp::ui {

/// While it lives a painter draws in device units, with its origin where that of the scene is: marks keep their size at every zoom.
class DevicePixels final {
public:
    explicit DevicePixels(QPainter& painter) : m_painter(painter), m_before(painter.worldTransform())
    {
        painter.setWorldTransform(QTransform::fromTranslate(m_before.dx(), m_before.dy()));
    }
    ~DevicePixels() { m_painter.setWorldTransform(m_before); }
    DevicePixels(const DevicePixels&) = delete;
    DevicePixels& operator=(const DevicePixels&) = delete;

private:
    QPainter& m_painter;
    QTransform m_before;
};

} // namespace sp::ui
