// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_drawing.h"

#include "core/interop/dxf/dxf_binary.h"
#include "core/interop/dxf/dxf_blocks.h"
#include "core/interop/dxf/dxf_curves.h"
#include "core/interop/dxf/dxf_groups.h"
#include "core/interop/dxf/dxf_texts.h"

#include <QFile>
#include <cmath>
#include <dxflib/dl_creationadapter.h>
#include <dxflib/dl_dxf.h>
#include <map>
#include <sstream>

namespace sp {

namespace {

using namespace dxf;

constexpr double pi = 3.14159265358979323846;
constexpr qint64 largestFile = 512LL << 20;

// Millimetres in one unit of $INSUNITS; 0: not said or no length.
double unitOf(int insUnits)
{
    static constexpr double mm[] = {0,      25.4,  304.8, 1609344, 1,    10,  1000, 1e6, 25.4e-6,
                                    0.0254, 914.4, 1e-7,  1e-6,    1e-3, 100, 1e4,  1e5, 1e12};
    return insUnits > 0 && insUnits < int(std::size(mm)) ? mm[insUnits] : 0;
}

// Collects what dxflib reads. Strokes and texts go into the block that is open, else into the model space.
class Collector final : public DL_CreationAdapter {
public:
    Collector() { layerRow("0"); }

    DxfDrawing drawing;
    Block space;
    QHash<QString, Block> blocks;
    std::map<std::string, int> skipped;

    void finish() { flush(); }

    void setVariableInt(const std::string& key, int value, int) override
    {
        if (key == "$INSUNITS" && unitOf(value) > 0)
            drawing.unitMm = unitOf(value);
    }
    void addLayer(const DL_LayerData& data) override
    {
        const quint16 row = layerRow(data.name);
        drawing.layers[row].hidden = (data.flags & 1) != 0 || getAttributes().getColor() < 0;
    }
    void addBlock(const DL_BlockData& data) override
    {
        flush();
        const QString name = textOf(data.name);
        // Layouts are blocks as well; their entities are written in the section of entities.
        m_block = &blocks[name.toUpper()];
        *m_block = {};
        m_block->base = {data.bpx, data.bpy};
    }
    void endBlock() override
    {
        flush();
        m_block = nullptr;
    }
    void addLine(const DL_LineData& d) override { add(DxfStroke::From::Line, {{d.x1, d.y1}, {d.x2, d.y2}}, false, false); }
    void addArc(const DL_ArcData& d) override
    {
        add(DxfStroke::From::Arc, arc({d.cx, d.cy}, d.radius, d.angle1 * pi / 180, d.angle2 * pi / 180), false, true);
    }
    void addCircle(const DL_CircleData& d) override
    {
        Points points = arc({d.cx, d.cy}, d.radius, 0, 0);
        points.pop_back();
        add(DxfStroke::From::Circle, std::move(points), true, true);
    }
    void addEllipse(const DL_EllipseData& d) override
    {
        add(DxfStroke::From::Ellipse, ellipse({d.cx, d.cy}, {d.mx, d.my}, d.ratio, d.angle1, d.angle2), false, false);
    }
    void addPolyline(const DL_PolylineData& d) override
    {
        flush();
        m_pending = Pending::Polyline;
        m_closed = (d.flags & 1) != 0;
        m_skip = (d.flags & (16 | 64)) != 0; // meshes: their vertices are no line
        if (m_skip)
            ++skipped["polygon mesh"];
        m_attributes = attributesNow();
        m_points.clear();
        m_bulge = 0;
    }
    void addVertex(const DL_VertexData& d) override
    {
        if (m_pending != Pending::Polyline)
            return;
        if (m_points.empty())
            m_points.push_back({d.x, d.y});
        else
            addBulge(m_points, {d.x, d.y}, m_bulge);
        m_bulge = d.bulge;
    }
    void endSequence() override { flush(); }
    void addSpline(const DL_SplineData& d) override
    {
        flush();
        m_pending = Pending::Spline;
        m_degree = d.degree;
        m_closed = (d.flags & 1) != 0;
        m_skip = false;
        m_attributes = attributesNow();
        m_points.clear();
        m_fits.clear();
        m_knots.clear();
    }
    void addControlPoint(const DL_ControlPointData& d) override { m_points.push_back({d.x, d.y}); }
    void addFitPoint(const DL_FitPointData& d) override { m_fits.push_back({d.x, d.y}); }
    void addKnot(const DL_KnotData& d) override { m_knots.push_back(d.k); }
    void addInsert(const DL_InsertData& d) override
    {
        flush();
        const Attributes a = attributesNow();
        if (a.paper)
            return;
        const double mirror = a.mirrored ? -1 : 1;
        put().inserts.push_back({textOf(d.name).toUpper(),
                                 {d.ipx * mirror, d.ipy},
                                 d.sx * mirror,
                                 d.sy,
                                 d.angle * mirror,
                                 d.cols,
                                 d.rows,
                                 d.colSp * mirror,
                                 d.rowSp,
                                 a.layer});
    }
    void addTrace(const DL_TraceData& d) override { addQuad(d, true); }
    void addSolid(const DL_SolidData& d) override { addQuad(d, true); }
    void add3dFace(const DL_3dFaceData& d) override { addQuad(d, false); }
    void addText(const DL_TextData& d) override
    {
        const bool aligned = d.hJustification != 0 || d.vJustification != 0;
        addTextAt(aligned ? DxfPoint{d.apx, d.apy} : DxfPoint{d.ipx, d.ipy}, d.height, d.angle * 180 / pi, textOf(d.text));
    }
    void addMTextChunk(const std::string& text) override { m_chunks += text; }
    void addMText(const DL_MTextData& d) override
    {
        const QString text = mTextOf(textOf(std::exchange(m_chunks, {}) + d.text));
        addTextAt({d.ipx, d.ipy}, d.height, d.angle * 180 / pi, text);
    }
    void addHatchEdge(const DL_HatchEdgeData& d) override
    {
        if (d.type == 1)
            add(DxfStroke::From::Hatch, {{d.x1, d.y1}, {d.x2, d.y2}}, false, true);
        else if (d.type == 2)
            add(DxfStroke::From::Hatch,
                d.ccw ? arc({d.cx, d.cy}, d.radius, d.angle1, d.angle2) : arc({d.cx, d.cy}, d.radius, -d.angle2, -d.angle1), false, true);
    }

private:
    struct Attributes {
        quint16 layer = 0;
        bool paper = false;
        bool mirrored = false; ///< the entity's own axes look at the plan from below
    };
    enum class Pending { None, Polyline, Spline };

    quint16 layerRow(const std::string& name)
    {
        const QString text = textOf(name);
        const auto found = m_layers.constFind(text.toUpper());
        if (found != m_layers.cend())
            return *found;
        if (drawing.layers.size() >= 0xffff)
            return 0;
        const auto row = static_cast<quint16>(drawing.layers.size());
        drawing.layers.push_back({text, false});
        m_layers.insert(text.toUpper(), row);
        return row;
    }
    Attributes attributesNow()
    {
        const DL_Attributes a = getAttributes();
        double direction[3] = {0, 0, 1};
        if (getExtrusion())
            getExtrusion()->getDirection(direction);
        return {layerRow(a.getLayer()), a.isInPaperSpace(), direction[2] < 0};
    }
    Block& put() { return m_block ? *m_block : space; }
    void add(DxfStroke::From from, Points points, bool closed, bool ownAxes)
    {
        flush();
        append(from, std::move(points), closed, ownAxes, attributesNow());
    }
    void append(DxfStroke::From from, Points points, bool closed, bool ownAxes, const Attributes& a)
    {
        if (a.paper || points.empty())
            return;
        for (DxfPoint& p : points) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
                ++skipped["entity with a coordinate that is no number"];
                return;
            }
            if (ownAxes && a.mirrored)
                p.x = -p.x;
        }
        put().strokes.push_back({from, std::move(points), closed, a.layer});
    }
    void flush()
    {
        const Pending pending = std::exchange(m_pending, Pending::None);
        if (pending == Pending::None || m_skip)
            return;
        if (pending == Pending::Polyline) {
            if (m_closed && m_points.size() > 2 && m_bulge != 0)
                addBulge(m_points, m_points.front(), m_bulge);
            append(DxfStroke::From::Polyline, std::move(m_points), m_closed, true, m_attributes);
        } else {
            const Points through = m_points.empty() ? m_fits : spline(m_points, m_knots, m_degree);
            append(DxfStroke::From::Spline, through, m_closed, false, m_attributes);
        }
        m_points.clear();
    }
    void addQuad(const DL_TraceData& d, bool ownAxes)
    {
        // The third and fourth corners of a solid lie across.
        Points points{{d.x[0], d.y[0]}, {d.x[1], d.y[1]}};
        if (ownAxes) {
            points.push_back({d.x[3], d.y[3]});
            points.push_back({d.x[2], d.y[2]});
        } else {
            points.push_back({d.x[2], d.y[2]});
            points.push_back({d.x[3], d.y[3]});
        }
        add(DxfStroke::From::Face, std::move(points), true, ownAxes);
    }
    void addTextAt(DxfPoint at, double height, double turned, const QString& text)
    {
        flush();
        const Attributes a = attributesNow();
        if (!a.paper && !text.isEmpty() && height > 0 && std::isfinite(at.x) && std::isfinite(at.y) && std::isfinite(height))
            put().texts.push_back({at, height, turned, text, a.layer});
    }
    QHash<QString, quint16> m_layers;
    Block* m_block = nullptr;
    Pending m_pending = Pending::None;
    bool m_closed = false, m_skip = false;
    unsigned m_degree = 3;
    double m_bulge = 0;
    Points m_points, m_fits;
    std::vector<double> m_knots;
    Attributes m_attributes;
    std::string m_chunks;
};

void measure(DxfDrawing& drawing)
{
    bool first = true;
    const auto take = [&](DxfPoint p) {
        if (first)
            drawing.least = drawing.most = p;
        first = false;
        drawing.least = {std::min(drawing.least.x, p.x), std::min(drawing.least.y, p.y)};
        drawing.most = {std::max(drawing.most.x, p.x), std::max(drawing.most.y, p.y)};
    };
    for (const DxfStroke& stroke : drawing.strokes)
        for (const DxfPoint p : stroke.points)
            take(p);
    for (const DxfText& text : drawing.texts)
        take(text.at);
}

} // namespace

Result<DxfDrawing> readDxf(const QByteArray& bytes)
{
    QByteArray text = bytes;
    if (isBinaryDxf(bytes)) {
        SP_TRY(converted, textOfBinaryDxf(bytes));
        text = std::move(converted);
    }
    const Prepared prepared = prepare(text);
    std::istringstream stream(prepared.text.toStdString());
    DL_Dxf reader;
    Collector collector;
    collector.skipped = prepared.notDrawn;
    const bool read = reader.in(stream, &collector);
    collector.finish();
    if (!read || !prepared.sections)
        return Error{ErrorCode::Format, QStringLiteral("expected a DXF drawing (text or binary), found no section of one"), {}};
    DxfDrawing& drawing = collector.drawing;
    if (!draw(collector.space, collector.blocks, drawing))
        return Error{ErrorCode::Limit, QStringLiteral("the drawing's blocks repeat each other more often than can be drawn"), {}};
    for (const auto& [kind, count] : collector.skipped)
        drawing.notes += QStringLiteral("%1 of kind %2 not drawn").arg(count).arg(QString::fromStdString(kind));
    if (drawing.strokes.empty() && drawing.texts.empty())
        return Error{ErrorCode::Value, QStringLiteral("the drawing's model space is empty: expected lines, curves or texts"), {}};
    measure(drawing);
    return std::move(drawing);
}

Result<DxfDrawing> readDxfFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::File, file.errorString(), path};
    if (file.size() > largestFile)
        return Error{ErrorCode::Limit,
                     QStringLiteral("the file has %1 MB, more than the %2 MB that are read").arg(file.size() >> 20).arg(largestFile >> 20),
                     path};
    auto drawing = readDxf(file.readAll());
    if (drawing)
        return drawing;
    Error error = drawing.error();
    error.where = error.where.isEmpty() ? path : path + QStringLiteral(", ") + error.where;
    return error;
}

} // namespace sp
