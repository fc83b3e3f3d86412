// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_blocks.h"

#include <cmath>

namespace sp::dxf {

namespace {

constexpr int deepest = 16; // blocks in blocks
constexpr size_t mostPieces = 3'000'000; // points, texts and placed blocks: blocks without a line can repeat each other as well
constexpr int mostCopies = 10'000; // of one array insert

// x' = a x + c y + e, y' = b x + d y + f
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
    DxfPoint at(DxfPoint p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    Matrix after(const Matrix& first) const
    {
        const DxfPoint origin = at({first.e, first.f});
        return {
            a * first.a + c * first.b, b * first.a + d * first.b, a * first.c + c * first.d, b * first.c + d * first.d, origin.x, origin.y};
    }
};

class Painter final {
public:
    Painter(const QHash<QString, Block>& blocks, DxfDrawing& out) : m_blocks(blocks), m_out(out) { }

    bool paint(const Block& block, const Matrix& matrix, std::optional<quint16> layerOfZero, int depth)
    {
        m_pieces += 1 + block.texts.size();
        if (m_pieces > mostPieces)
            return false;
        const auto layer = [&](quint16 own) { return own == 0 && layerOfZero ? *layerOfZero : own; };
        for (const DxfStroke& stroke : block.strokes) {
            m_pieces += stroke.points.size();
            if (m_pieces > mostPieces)
                return false;
            DxfStroke moved{stroke.from, {}, stroke.closed, layer(stroke.layer)};
            moved.points.reserve(stroke.points.size());
            for (const DxfPoint p : stroke.points)
                moved.points.push_back(matrix.at(p));
            m_out.strokes.push_back(std::move(moved));
        }
        for (const DxfText& text : block.texts) {
            const double along = std::atan2(matrix.b, matrix.a) * 180 / 3.14159265358979323846;
            m_out.texts.push_back(
                {matrix.at(text.at), text.height * std::hypot(matrix.c, matrix.d), text.turned + along, text.text, layer(text.layer)});
        }
        for (const Insert& insert : block.inserts)
            if (!paintInsert(insert, matrix, layer(insert.layer), depth))
                return false;
        return true;
    }

private:
    bool paintInsert(const Insert& insert, const Matrix& matrix, quint16 layer, int depth)
    {
        const auto block = m_blocks.constFind(insert.block);
        if (block == m_blocks.cend() || depth >= deepest)
            return true; // a name without a block draws nothing; a block inside itself ends here
        if (insert.columns > mostCopies / std::max(1, insert.rows))
            return false;
        const double angle = insert.turned * 3.14159265358979323846 / 180;
        const double cosine = std::cos(angle);
        const double sine = std::sin(angle);
        for (int row = 0; row < std::max(1, insert.rows); ++row)
            for (int column = 0; column < std::max(1, insert.columns); ++column) {
                const double dx = column * insert.columnStep;
                const double dy = row * insert.rowStep;
                const Matrix place{cosine * insert.scaleX,
                                   sine * insert.scaleX,
                                   -sine * insert.scaleY,
                                   cosine * insert.scaleY,
                                   insert.at.x + cosine * dx - sine * dy,
                                   insert.at.y + sine * dx + cosine * dy};
                const Matrix base{1, 0, 0, 1, -block->base.x, -block->base.y};
                if (!paint(*block, matrix.after(place).after(base), layer, depth + 1))
                    return false;
            }
        return true;
    }

    const QHash<QString, Block>& m_blocks;
    DxfDrawing& m_out;
    size_t m_pieces = 0;
};

} // namespace

bool draw(const Block& space, const QHash<QString, Block>& blocks, DxfDrawing& out)
{
    return Painter(blocks, out).paint(space, {}, std::nullopt, 0);
}

} // namespace sp::dxf
