// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/summary_panel.h"

#include "ui/charts/charts.h"
#include "ui/models/worst_finding.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace sp::ui {

namespace {

std::vector<PackBar> barsOf(const RuleBook& book, const CheckRun& run)
{
    std::vector<PackBar> bars;
    for (const Pack& pack : book.packs()) {
        PackBar bar{pack.title};
        bool ran = false;
        for (size_t r = 0; r < book.rules().size(); ++r) {
            if (book.rules()[r].pack != pack.id || !run.ran[r])
                continue;
            ran = true;
            const Tally& t = run.byRule[r];
            bar.pass += t[static_cast<size_t>(Verdict::Pass)];
            bar.fail += t[static_cast<size_t>(Verdict::Fail)];
            bar.undecided += t[static_cast<size_t>(Verdict::Undecided)];
        }
        if (ran)
            bars.push_back(bar);
    }
    return bars;
}

QString line(const QString& what, qint64 n)
{
    return QStringLiteral("<tr><td align='right' style='padding-right:8px'><b>%1</b></td><td>%2</td></tr>")
        .arg(n)
        .arg(what.toHtmlEscaped());
}

ChartColors chartColors(const QPalette& palette, const Theme& theme)
{
    return {palette.color(QPalette::Base), palette.color(QPalette::Text), theme.plan.faint,
            theme.plan.violation,          theme.plan.undecided,          theme.pass};
}

} // namespace

SummaryPanel::SummaryPanel(Document& document, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_theme(theme), m_text(new QLabel(this)),
      m_chart(new PackChart(chartColors(palette(), theme), this))
{
    m_text->setObjectName(QStringLiteral("summary"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMargin(4);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_text);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_chart, 1);
    connect(&document, &Document::checked, this, &SummaryPanel::refresh);
    connect(&document, &Document::replaced, this, &SummaryPanel::refresh);
    refresh();
}

// The program changed between light and dark.
void SummaryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_theme = themeFor(palette());
    m_chart->setColors(chartColors(palette(), m_theme));
    refresh();
}

QString SummaryPanel::text() const
{
    return m_text->text();
}

void SummaryPanel::refresh()
{
    const CheckResult* check = m_document.check();
    m_chart->setVisible(check != nullptr);
    if (!check) {
        m_text->setText(m_document.isOpen() ? tr("Checking…") : QString());
        return;
    }
    const Assessment& a = *check->assessment;
    const RuleBook& book = check->library->book;
    const Counts& c = check->counts;
    const Project& p = *check->project;
    const auto ran = std::count(a.run.ran.begin(), a.run.ran.end(), true);
    const QString scope = tr("%1 rules were applied to %2 openings, %3 rooms, %4 valves and %5 power supplies.")
                              .arg(ran)
                              .arg(p.openings.size())
                              .arg(p.rooms.size())
                              .arg(p.valves.size())
                              .arg(p.supplies.size());
    QString html = a.clean
        ? QStringLiteral("<p style='font-size:large; color:%1'><b>✔ %2</b></p><p>%3</p>")
              .arg(m_theme.pass.name(), verdictText(a, c).toHtmlEscaped(), scope)
        : QStringLiteral("<p style='font-size:large'><b>%1</b></p><p>%2</p>").arg(verdictText(a, c).toHtmlEscaped(), scope);
    html += QStringLiteral("<table>");
    html += line(tr("violations"), c.violations) + line(tr("warnings"), c.warnings) + line(tr("advisories"), c.advisories);
    html += line(tr("undecided: data are missing that a designer can give"), a.noData)
        + line(tr("undecided: the data contradict each other"), a.badData);
    html += line(tr("later: known on site only"), a.site) + line(tr("later: this version does not compute it yet"), a.noEngine);
    html += line(tr("waived"), a.waived) + line(tr("waivers that are stale"), a.stale)
        + line(tr("waivers that match nothing"), a.unusedWaivers);
    html += QStringLiteral("</table>");
    QStringList off;
    for (const Pack& pack : book.packs())
        if (!std::any_of(book.rules().begin(), book.rules().end(),
                         [&](const Rule& r) { return r.pack == pack.id && a.run.ran[static_cast<size_t>(&r - book.rules().data())]; }))
            off += pack.title;
    if (!off.isEmpty())
        html += tr("<p>Packs that did not run: %1.</p>").arg(off.join(QStringLiteral(", ")).toHtmlEscaped());
    if (!check->library->problems.empty())
        html += tr("<p>The program's own rules have %1 problems; the first: %2</p>")
                    .arg(check->library->problems.size())
                    .arg(errorText(check->library->problems.front()).toHtmlEscaped());
    m_text->setText(html);
    m_chart->setBars(barsOf(book, a.run));
}

} // namespace sp::ui
