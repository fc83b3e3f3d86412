// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <functional>

namespace sp::ui {

namespace {

/// Draws anew for each size and for the colours of the moment, so that a change of the theme needs no new icons.
class DrawnEngine final : public QIconEngine {
public:
    using Draw = std::function<void(QPainter&, const QRectF&, QIcon::Mode)>;
    explicit DrawnEngine(Draw draw) : m_draw(std::move(draw)) { }
    QIconEngine* clone() const override { return new DrawnEngine(m_draw); }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_draw(*painter, rect, mode);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

private:
    Draw m_draw;
};

QPalette fusion(bool dark)
{
    const QColor window(dark ? 0x232528 : 0xf0f1f3), base(dark ? 0x303338 : 0xffffff), text(dark ? 0xe3e5e8 : 0x1c1e21);
    const QColor button(dark ? 0x3a3d41 : 0xe7e9ec), grey(dark ? 0x85898f : 0x7d8187), accent(dark ? 0x3d7fd6 : 0x1f66c1);
    QPalette p(text, button, button.lighter(140), button.darker(dark ? 180 : 150), button.darker(120), text, Qt::white, base, window);
    p.setColor(QPalette::AlternateBase, dark ? QColor(0x383b41) : QColor(0xf5f6f8));
    p.setColor(QPalette::ToolTipBase, dark ? QColor(0x3a3d41) : QColor(0xfffbe6));
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::PlaceholderText, grey);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, dark ? QColor(0x7db3f2) : QColor(0x1457a8));
    p.setColor(QPalette::LinkVisited, dark ? QColor(0xb59af0) : QColor(0x5b3d9a));
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, grey);
    p.setColor(QPalette::Disabled, QPalette::Highlight, grey);
    return p;
}

} // namespace

Theme themeFor(const QPalette& palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    return {dark ? darkPlanColors() : lightPlanColors(), dark, dark ? QColor(0x66bb6a) : QColor(0x2e7d32)};
}

QPalette lightPalette()
{
    return fusion(false);
}

QPalette darkPalette()
{
    return fusion(true);
}

QIcon markerIcon(Marker marker, const PlanColors&)
{
    return QIcon(new DrawnEngine([marker](QPainter& painter, const QRectF& rect, QIcon::Mode) {
        // The same when selected or disabled: a tint would change what it says.
        drawMarker(painter, rect.center(), std::min(rect.width(), rect.height()) * 0.92, marker, themeFor(QGuiApplication::palette()).plan);
    }));
}

QIcon drawnIcon(const QString& name, const QPalette&)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll();
    return QIcon(new DrawnEngine([drawing](QPainter& painter, const QRectF& rect, QIcon::Mode mode) {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        QByteArray colored = drawing;
        colored.replace("currentColor", QGuiApplication::palette().color(group, QPalette::ButtonText).name().toLatin1());
        QSvgRenderer(colored).render(&painter, rect);
    }));
}

} // namespace sp::ui
