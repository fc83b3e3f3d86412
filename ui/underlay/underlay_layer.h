// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/underlay/underlay_picture.h"
#include "ui/workbench.h"

#include <QPainter>
#include <map>

namespace sp::ui {

/// The underlays of the open plan: loads their files in the background, draws them and knows which cannot be shown.
class UnderlayLayer final : public QObject {
    Q_OBJECT
public:
    UnderlayLayer(Document& document, PlanView& canvas, QObject* parent);

    /// Where the file of an underlay lies on this machine.
    QString fileOf(const Underlay& underlay) const;
    /// nullptr while it is not loaded.
    std::shared_ptr<const UnderlayPicture> pictureOf(const Underlay& underlay) const;
    /// Why it is not shown; empty: it is, or it is on its way.
    QString problemOf(const Underlay& underlay) const;
    /// Scene box of an underlay; empty while it is not loaded.
    QRectF boxOf(const Underlay& underlay) const;
    /// Takes a drawing that was read already, so that its file is not read again.
    void keep(const QString& file, int page, std::shared_ptr<const UnderlayPicture> picture);
    /// Reads files again: somebody put one back.
    void reload();

signals:
    void loaded(); ///< or failed to

private:
    struct Entry {
        std::shared_ptr<const UnderlayPicture> picture;
        QString problem;
    };
    static QString keyOf(const QString& file, qint64 page);
    void want();
    bool draw(QPainter& painter, const std::optional<StoreyId>& storey, const QRectF& exposed) const;

    Document& m_document;
    PlanView& m_canvas;
    std::map<QString, Entry> m_entries;
};

/// From the units of a drawing (y down) to the scene.
QTransform underlayTransform(const Underlay& underlay);

} // namespace sp::ui
