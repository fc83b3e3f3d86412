// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/sheet.h"

#include <QPageSize>

namespace sp::ui {

namespace {

constexpr double side = 40;
constexpr double head = 66;
constexpr double foot = 42;

QString joined(const QStringList& parts)
{
    QStringList out;
    for (const QString& p : parts)
        if (!p.trimmed().isEmpty())
            out += p.trimmed();
    return out.join(QStringLiteral("  |  "));
}

// Shortest size at which a text fits; a name that is too long even so takes a second line.
FontStyle fitting(const Typeface& face, const QString& text, FontStyle style, double width)
{
    while (style.size > 6 && face.width(text, style) > width)
        style.size -= 0.5;
    return style;
}

} // namespace

QString newestDate(const Project& project)
{
    QString newest;
    const auto take = [&](const std::optional<QString>& date) {
        if (date && *date > newest)
            newest = *date;
    };
    for (const auto& a : project.assumptions)
        take(a->date);
    for (const auto& w : project.waivers)
        take(w->date);
    for (const auto& r : project.reviews)
        for (const Comment& c : r->comments)
            take(c.date);
    return newest;
}

QString dateOf(const Project& project, const PrintOptions& options)
{
    return options.date.isEmpty() ? newestDate(project) : options.date;
}

QString authorOf(const Project& project, const PrintOptions& options)
{
    return options.author.isEmpty() ? project.settings.author.value_or(QString()) : options.author;
}

PageSet pagesFor(const Sheet& sheet, const Project& project, const Typeface& face)
{
    const bool us = project.settings.units == Units::Us;
    const QPageSize::PageSizeId id = sheet.large ? (us ? QPageSize::Tabloid : QPageSize::A3) : us ? QPageSize::Letter : QPageSize::A4;
    QSizeF size = QPageSize::size(id, QPageSize::Point);
    if (sheet.large)
        size.transpose();
    return PageSet(face, sheet.paper.value_or(size), {side, head, side, foot});
}

void finishSheet(PageSet& pages, const Sheet& sheet, const Project& project, const PrintOptions& options)
{
    const Typeface& face = pages.face();
    const double left = side;
    const double right = pages.pageSize().width() - side;
    const double bottom = pages.pageSize().height();
    const QString date = dateOf(project, options);
    const QString about = joined({options.revision.isEmpty() ? QString() : QStringLiteral("Revision ") + options.revision, date});
    const QString names = joined({project.settings.number ? QStringLiteral("Project ") + *project.settings.number : QString(),
                                  project.settings.client.value_or(QString()), project.settings.address.value_or(QString())});
    const QString source = joined({QStringLiteral("Strikeplate"), options.fileName,
                                   options.modelHash.isEmpty() ? QString() : QStringLiteral("model ") + options.modelHash});
    const FontStyle titleStyle{12, true};
    const FontStyle small{7.5, false};
    const double half = (right - left) * 0.62;
    for (int i = 0; i < pages.count(); ++i) {
        pages.select(i);
        const FontStyle nameStyle = fitting(face, project.settings.name, {12, true}, half);
        const QStringList lines = face.wrap(project.settings.name, nameStyle, half);
        double y = lines.size() > 1 ? 26 : 34;
        for (const QString& line : lines) {
            pages.text({left, y}, line, nameStyle);
            y += Typeface::lineHeight(nameStyle);
        }
        const FontStyle namesStyle = fitting(face, names, small, half + 60);
        y = std::max(y, y - Typeface::lineHeight(nameStyle) + Typeface::lineHeight(namesStyle) + 1);
        for (const QString& line : face.wrap(names, namesStyle, half + 60)) {
            pages.text({left, y}, line, namesStyle);
            y += Typeface::lineHeight(namesStyle);
        }
        pages.textRight({right, 34}, sheet.title, titleStyle);
        pages.textRight({right, 34 + Typeface::lineHeight(titleStyle)}, about, small);
        pages.line({left, head - 8}, {right, head - 8}, 1.2);
        pages.line({left, bottom - foot + 6}, {right, bottom - foot + 6}, 0.5);
        pages.text({left, bottom - foot + 16}, sheet.foot.isEmpty() ? source : sheet.foot, {small.size, !sheet.foot.isEmpty()});
        if (!sheet.foot.isEmpty())
            pages.text({left, bottom - foot + 26}, source, small);
        pages.textRight({right, bottom - foot + 16}, QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.count()), small);
    }
    pages.select(-1);
}

PdfInfo infoFor(const Sheet& sheet, const Project& project, const PrintOptions& options)
{
    return {project.settings.name + QStringLiteral(": ") + sheet.title.left(1) + sheet.title.mid(1).toLower(), sheet.title,
            authorOf(project, options), dateOf(project, options)};
}

} // namespace sp::ui
