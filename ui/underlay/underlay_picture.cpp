// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/underlay/underlay_picture.h"

#include "core/interop/dxf/dxf_drawing.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>
#include <QPdfDocument>
#include <memory>

namespace sp::ui {

namespace {

constexpr double pagePixels = 4000; // of the longer side: a wall line of a 1:100 sheet is then still two pixels wide
constexpr qint64 mostPixels = 100'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Underlay", text);
}

constexpr int strokesTogether = 200;
constexpr int smallestLevel = 256; // pixels

std::vector<QImage> levelsOf(QImage image)
{
    std::vector<QImage> levels;
    levels.push_back(image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32));
    while (std::max(levels.back().width(), levels.back().height()) > smallestLevel) {
        const QSize half(std::max(1, levels.back().width() / 2), std::max(1, levels.back().height() / 2));
        levels.push_back(levels.back().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return levels;
}

using Loaded = Result<std::shared_ptr<const UnderlayPicture>>;

Loaded take(UnderlayPicture picture)
{
    return std::make_shared<const UnderlayPicture>(std::move(picture));
}

Loaded loadPicture(const QString& file)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && qint64(size.width()) * size.height() > mostPixels)
        return Error{ErrorCode::Limit,
                     tr("the picture has %1 x %2 pixels, more than can lie under a plan").arg(size.width()).arg(size.height()), file};
    const QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::Format, tr("expected a picture, found: %1").arg(reader.errorString()), file};
    UnderlayPicture picture;
    picture.size = image.size();
    picture.levels = levelsOf(image);
    return take(std::move(picture));
}

Loaded loadPdf(const QString& file, int page)
{
    QPdfDocument document;
    const auto error = document.load(file);
    if (error != QPdfDocument::Error::None || document.pageCount() == 0)
        return Error{ErrorCode::Format,
                     error == QPdfDocument::Error::IncorrectPassword ? tr("the PDF asks for a password")
                                                                     : tr("expected a PDF with pages, found none that can be read"),
                     file};
    if (page < 1 || page > document.pageCount())
        return Error{ErrorCode::Value, tr("expected a page from 1 to %1, found %2").arg(document.pageCount()).arg(page), file};
    UnderlayPicture picture;
    picture.size = document.pagePointSize(page - 1);
    picture.pages = document.pageCount();
    const double longer = std::max(picture.size.width(), picture.size.height());
    if (longer <= 0)
        return Error{ErrorCode::Value, tr("page %1 has no size").arg(page), file};
    const QImage image = document.render(page - 1, (picture.size * (pagePixels / longer)).toSize());
    if (image.isNull())
        return Error{ErrorCode::Format, tr("page %1 cannot be drawn").arg(page), file};
    picture.levels = levelsOf(image);
    return take(std::move(picture));
}

Loaded loadDxf(const QString& file)
{
    SP_TRY(drawing, readDxfFile(file));
    UnderlayPicture picture;
    int strokes = 0;
    for (const DxfStroke& stroke : drawing.strokes) {
        if (drawing.layers[stroke.layer].hidden)
            continue;
        if (strokes++ % strokesTogether == 0)
            picture.lines.emplace_back();
        QPolygonF polygon;
        polygon.reserve(qsizetype(stroke.points.size()) + 1);
        for (const DxfPoint& p : stroke.points)
            polygon << QPointF(p.x, -p.y);
        if (stroke.closed)
            polygon << polygon.front();
        picture.lines.back().path.addPolygon(polygon);
    }
    for (UnderlayPicture::Lines& lines : picture.lines)
        lines.box = lines.path.boundingRect();
    picture.size = {drawing.most.x - drawing.least.x, drawing.most.y - drawing.least.y};
    picture.origin = {drawing.least.x, drawing.least.y};
    picture.unitMm = drawing.unitMm.value_or(0);
    picture.note = drawing.notes.join(QStringLiteral("; "));
    return take(std::move(picture));
}

} // namespace

std::optional<UnderlayKind> underlayKind(const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == u"pdf")
        return UnderlayKind::Pdf;
    if (suffix == u"dxf")
        return UnderlayKind::Dxf;
    if (QImageReader::supportedImageFormats().contains(suffix.toLatin1()) && suffix != u"pdf")
        return UnderlayKind::Picture;
    return std::nullopt;
}

QString underlayFilter()
{
    QStringList patterns{QStringLiteral("*.pdf"), QStringLiteral("*.dxf")};
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        if (const QString pattern = QStringLiteral("*.") + QLatin1String(format); !patterns.contains(pattern))
            patterns += pattern;
    return tr("Pictures, PDF and DXF (%1)").arg(patterns.join(u' '));
}

Loaded loadUnderlay(const QString& file, int page)
{
    if (!QFileInfo::exists(file))
        return Error{ErrorCode::File, tr("the file is not there"), file};
    switch (underlayKind(file).value_or(UnderlayKind::Picture)) {
    case UnderlayKind::Pdf: return loadPdf(file, page);
    case UnderlayKind::Dxf: return loadDxf(file);
    case UnderlayKind::Picture: break;
    }
    return loadPicture(file);
}

} // namespace sp::ui
