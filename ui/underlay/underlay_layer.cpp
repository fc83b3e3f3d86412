// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/underlay/underlay_layer.h"

#include "core/edit/edit_underlays.h"
#include "ui/canvas/plan_view.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <cmath>

namespace sp::ui {

namespace {

constexpr double full = 0.9; // of the ink of a drawing that is not faded: the plan stays in front

QString folderOf(const Document& document)
{
    return document.path().isEmpty() ? QString() : QFileInfo(document.path()).absolutePath();
}

// The smallest of the levels that still has a pixel for each pixel of the screen: a scan of 10,000 pixels is slow to shrink in every frame.
void drawLevel(QPainter& painter, const UnderlayPicture& picture)
{
    const QTransform t = painter.worldTransform();
    const double pixels = std::hypot(t.m11(), t.m12()) * picture.size.width();
    size_t level = 0;
    while (level + 1 < picture.levels.size() && picture.levels[level + 1].width() >= pixels)
        ++level;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0, -picture.size.height(), picture.size.width(), picture.size.height()), picture.levels[level]);
}

void drawLines(QPainter& painter, const UnderlayPicture& picture, const QRectF& exposed, const QColor& color)
{
    painter.setPen(QPen(color, 0)); // a hairline at every zoom
    painter.setBrush(Qt::NoBrush);
    for (const UnderlayPicture::Lines& lines : picture.lines)
        if (lines.box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).intersects(exposed))
            painter.drawPath(lines.path);
}

} // namespace

QTransform underlayTransform(const Underlay& underlay)
{
    const QPointF at = scenePoint(underlay.at.value_or(PlanPoint{}));
    const double unit = toMm(underlay.unit.value_or(mm(1)));
    QTransform t = QTransform::fromTranslate(at.x(), at.y());
    t.rotate(-static_cast<double>(underlay.turned.value_or(Angle{}).n) / 1e6); // the scene's y axis points down
    t.scale(unit, unit);
    return t;
}

UnderlayLayer::UnderlayLayer(Document& document, PlanView& canvas, QObject* parent)
    : QObject(parent), m_document(document), m_canvas(canvas)
{
    setObjectName(QStringLiteral("underlayLayer"));
    canvas.setBackdrop(
        [this](QPainter& painter, const std::optional<StoreyId>& storey, const QRectF& exposed) { return draw(painter, storey, exposed); });
    connect(&document, &Document::replaced, this, [this] {
        m_entries.clear();
        want();
    });
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (patch.of<Underlay>().empty())
            return;
        want();
        m_canvas.viewport()->update();
    });
    connect(&document, &Document::stateChanged, this, &UnderlayLayer::want); // saved elsewhere: paths begin at another folder
    connect(this, &UnderlayLayer::loaded, canvas.viewport(), qOverload<>(&QWidget::update));
    want();
}

QString UnderlayLayer::keyOf(const QString& file, qint64 page)
{
    return QStringLiteral("%1#%2").arg(file).arg(page);
}

QString UnderlayLayer::fileOf(const Underlay& underlay) const
{
    return underlayFile(underlay.file, folderOf(m_document));
}

std::shared_ptr<const UnderlayPicture> UnderlayLayer::pictureOf(const Underlay& underlay) const
{
    const auto it = m_entries.find(keyOf(fileOf(underlay), underlay.page.value_or(1)));
    return it == m_entries.end() ? nullptr : it->second.picture;
}

QString UnderlayLayer::problemOf(const Underlay& underlay) const
{
    const auto it = m_entries.find(keyOf(fileOf(underlay), underlay.page.value_or(1)));
    return it == m_entries.end() ? QString() : it->second.problem;
}

QRectF UnderlayLayer::boxOf(const Underlay& underlay) const
{
    const auto picture = pictureOf(underlay);
    if (!picture)
        return {};
    const QRectF units(picture->origin.x(), -picture->origin.y() - picture->size.height(), picture->size.width(), picture->size.height());
    return underlayTransform(underlay).mapRect(units);
}

void UnderlayLayer::keep(const QString& file, int page, std::shared_ptr<const UnderlayPicture> picture)
{
    m_entries[keyOf(file, page)] = {std::move(picture), {}};
    emit loaded();
}

void UnderlayLayer::reload()
{
    m_entries.clear();
    want();
}

// Starts to load what no entry holds. Files are read in the background: a sheet of many megabytes must not stop the window.
void UnderlayLayer::want()
{
    for (const auto& underlay : m_document.project().underlays) {
        const QString file = fileOf(*underlay);
        const int page = static_cast<int>(underlay->page.value_or(1));
        const QString key = keyOf(file, page);
        if (m_entries.contains(key))
            continue;
        m_entries[key] = {};
        QThreadPool::globalInstance()->start([self = QPointer<UnderlayLayer>(this), file, page, key] {
            const auto result = loadUnderlay(file, page);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, key, result] {
                    if (!self)
                        return;
                    const auto it = self->m_entries.find(key);
                    if (it == self->m_entries.end())
                        return; // another plan meanwhile
                    if (result)
                        it->second.picture = result.value();
                    else
                        it->second.problem = result.error().message;
                    emit self->loaded();
                },
                Qt::QueuedConnection);
        });
    }
}

bool UnderlayLayer::draw(QPainter& painter, const std::optional<StoreyId>& storey, const QRectF& exposed) const
{
    bool any = false;
    for (const auto& underlay : m_document.project().underlays) {
        const auto picture = underlay->hidden || underlay->storey != storey ? nullptr : pictureOf(*underlay);
        if (!picture)
            continue;
        any = true;
        if (!boxOf(*underlay).intersects(exposed))
            continue;
        painter.save();
        painter.setTransform(underlayTransform(*underlay), true);
        painter.setOpacity(full * (1 - static_cast<double>(std::clamp<qint64>(underlay->fade.value_or(0), 0, 100)) / 100));
        if (!picture->levels.empty())
            drawLevel(painter, *picture);
        else
            drawLines(painter, *picture, underlayTransform(*underlay).inverted().mapRect(exposed), m_canvas.look().style.colors.ink);
        painter.restore();
    }
    return any;
}

} // namespace sp::ui
