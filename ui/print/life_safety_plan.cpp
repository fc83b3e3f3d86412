// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/egress/egress_engine.h"
#include "ui/print/life_safety.h"
#include "ui/print/sheet.h"

#include <QPageSize>
#include <QPainter>

#include <cmath>
#include <deque>

namespace sp::ui {

namespace {

constexpr double gap = 14, captionHeight = 34, around = 46; ///< points: between column and drawing, below it, free around the building

struct Scale {
    int n;
    const char* name; ///< nullptr: 1 : n
};

/// Standard scales, the largest first.
std::vector<Scale> scalesOf(bool us)
{
    if (us)
        return {{48, "1/4\" = 1'-0\""}, {96, "1/8\" = 1'-0\""},   {192, "1/16\" = 1'-0\""}, {384, "1/32\" = 1'-0\""},
                {600, "1\" = 50'-0\""}, {1200, "1\" = 100'-0\""}, {2400, "1\" = 200'-0\""}, {6000, "1\" = 500'-0\""}};
    return {{50, nullptr}, {100, nullptr}, {200, nullptr}, {500, nullptr}, {1000, nullptr}, {2000, nullptr}, {5000, nullptr}};
}

/// The scale at which people read a life safety plan without a glass.
constexpr int readableUs = 96, readableMetric = 100;

std::vector<QPageSize::PageSizeId> papersOf(bool us)
{
    if (us)
        return {QPageSize::Tabloid, QPageSize::ArchC, QPageSize::ArchD, QPageSize::ArchE};
    return {QPageSize::A3, QPageSize::A2, QPageSize::A1, QPageSize::A0};
}

double columnWidth(const QRectF& body)
{
    return std::clamp(body.width() * 0.24, 290.0, 430.0);
}

QRectF drawingRect(const QRectF& body)
{
    return body.adjusted(0, 0, -columnWidth(body) - gap, -captionHeight);
}

/// The largest standard scale at which a box of the plan, mm, fits into a rectangle, points; the smallest there is where none does.
int fittingScale(const QRectF& box, const QRectF& rect, bool us)
{
    const double wide = (rect.width() - 2 * around) * 25.4 / 72, high = (rect.height() - 2 * around) * 25.4 / 72;
    const auto scales = scalesOf(us);
    for (const Scale& s : scales)
        if (box.width() <= wide * s.n && box.height() <= high * s.n)
            return s.n;
    return scales.back().n;
}

QString scaleName(int n, bool us)
{
    for (const Scale& s : scalesOf(us))
        if (s.n == n && s.name)
            return QString::fromLatin1(s.name);
    return QStringLiteral("1 : %1").arg(n);
}

void writeColumn(Flow& flow, const LifeSafety& ls, const SafetyStorey& storey)
{
    writeStoreyTables(flow, ls, storey);
    writeConventions(flow, ls);
    writeSafetyLegend(flow);
}

/// The smallest sheet on which every storey is readable and its tables stand beside it; else on which it is readable; else the largest.
Sheet sheetFor(const LifeSafety& ls, const std::deque<SafetyStorey>& storeys, const Typeface& face)
{
    Sheet sheet{QStringLiteral("LIFE SAFETY PLAN"), QStringLiteral("Review aid. The authority having jurisdiction decides."), true,
                std::nullopt};
    std::optional<QSizeF> readable;
    for (const QPageSize::PageSizeId id : papersOf(ls.us())) {
        sheet.paper = QPageSize::size(id, QPageSize::Point).transposed();
        PageSet pages = pagesFor(sheet, ls.project(), face);
        const QRectF body = pages.body();
        if (!std::all_of(storeys.begin(), storeys.end(), [&](const SafetyStorey& s) {
                return fittingScale(s.drawing.box, drawingRect(body), ls.us()) <= (ls.us() ? readableUs : readableMetric);
            }))
            continue;
        readable = readable.value_or(*sheet.paper);
        const Flow column(pages, {QRectF(body.right() - columnWidth(body), body.top(), columnWidth(body), body.height())}, {});
        if (std::all_of(storeys.begin(), storeys.end(), [&](const SafetyStorey& s) {
                return column.heightOf([&](Flow& flow) { writeColumn(flow, ls, s); }) <= body.height();
            }))
            return sheet;
    }
    sheet.paper = readable.value_or(*sheet.paper);
    return sheet;
}

/// A bar of a round length of the plan.
void drawBar(PageSet& pages, QPointF at, int scale, bool us)
{
    const double point = 72 / 25.4 / scale; ///< points a millimetre of the plan
    const double unit = us ? 304.8 : 1000;
    double steps = 1;
    for (const double n : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0})
        if (n * unit * point <= 130)
            steps = n;
    const double length = steps * unit * point;
    pages.line(at, at + QPointF(length, 0), 1.2);
    for (const double x : {0.0, length / 2, length})
        pages.line(at + QPointF(x, -4), at + QPointF(x, 4), 0.8);
    pages.text(at + QPointF(length + 6, 3), QStringLiteral("%1 %2").arg(steps).arg(us ? QStringLiteral("ft") : QStringLiteral("m")), {8});
}

std::deque<SafetyStorey> storeysOf(const LifeSafety& ls)
{
    std::deque<SafetyStorey> out;
    const auto add = [&](const std::optional<StoreyId>& id, const QString& name) {
        SafetyStorey s{id, name, nullptr, storeyDrawing(ls.project(), ls.topology(), id), 0};
        for (const auto& results : ls.egress->storeys)
            if (results->storey.id == (id ? id->text() : QString()))
                s.results = results;
        out.push_back(std::move(s));
    };
    std::vector<const Storey*> storeys; // from the ground up, those of unknown height last
    for (const auto& storey : ls.project().storeys)
        storeys.push_back(storey.get());
    std::stable_sort(storeys.begin(), storeys.end(),
                     [](const Storey* a, const Storey* b) { return a->elevation && (!b->elevation || *a->elevation < *b->elevation); });
    for (const Storey* storey : storeys)
        add(storey->id, storey->name.value_or(storey->id.text()));
    add(std::nullopt, QStringLiteral("On no storey"));
    if (out.back().drawing.box.isNull() && out.back().drawing.unplaced.isEmpty() && out.size() > 1)
        out.pop_back();
    return out;
}

} // namespace

Result<QByteArray> lifeSafetyPlanPdf(const Assessment& assessment, const Library& library, const PrintOptions& options)
{
    SP_TRY(face, Typeface::load());
    const LifeSafety ls{assessment,
                        library,
                        options,
                        assessment.egress ? assessment.egress : egressAt(*assessment.sheet),
                        PlanWords(*assessment.sheet),
                        face.font({}).family()};
    std::deque<SafetyStorey> storeys = storeysOf(ls); // drawn when the pages are written
    const Sheet sheet = sheetFor(ls, storeys, face);
    PageSet pages = pagesFor(sheet, ls.project(), face);
    const QRectF body = pages.body();
    const double column = columnWidth(body);
    std::vector<QRectF> all;
    const auto count = std::max(1, static_cast<int>((body.width() + gap) / (column + gap)));
    for (int i = 0; i < count; ++i)
        all.emplace_back(body.left() + i * (column + gap), body.top(), column, body.height());
    for (SafetyStorey& storey : storeys) {
        pages.addPage();
        const QRectF rect = drawingRect(body);
        pages.bookmark(0, storey.name, body.top());
        const bool drawn = !storey.drawing.box.isNull();
        storey.scale = fittingScale(storey.drawing.box, rect, ls.us());
        if (drawn)
            pages.picture(rect, [&ls, &storey, rect](QPainter& painter) {
                drawSafetyPlan(painter, ls, storey, rect.size() * Typeface::unitsPerPoint);
            });
        else
            pages.text({rect.left(), rect.top() + 20}, QStringLiteral("Nothing of this storey is drawn in the plan."), {10});
        const double base = rect.bottom() + captionHeight - 8;
        pages.line({rect.left(), rect.bottom() + 4}, {rect.right(), rect.bottom() + 4}, 0.5);
        const QString title = QStringLiteral("LIFE SAFETY PLAN, ") + storey.name.toUpper();
        pages.text({rect.left(), base}, title, {13, true});
        if (drawn) {
            double x = rect.left() + face.width(title, {13, true}) + 24;
            const QString scale = QStringLiteral("Scale ") + scaleName(storey.scale, ls.us()) + QStringLiteral(" on this sheet");
            pages.text({x, base}, scale, {9});
            x += face.width(scale, {9}) + 24;
            drawBar(pages, {x, base - 4}, storey.scale, ls.us());
        }
        Flow flow(pages, {QRectF(body.right() - column, body.top(), column, body.height())}, all);
        writeColumn(flow, ls, storey);
    }
    finishSheet(pages, sheet, ls.project(), options);
    return pages.write(infoFor(sheet, ls.project(), options));
}

} // namespace sp::ui
