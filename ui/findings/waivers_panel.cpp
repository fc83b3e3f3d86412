// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/waivers_panel.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WaiversPanel", text);
}

const WaiverMatch* matchOf(const Document& document, const QString& id)
{
    if (document.check())
        for (const WaiverMatch& m : document.check()->assessment->waivers)
            if (m.waiver->id.text() == id)
                return &m;
    return nullptr;
}

QString line(const QString& label, const QString& text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<tr><td style='padding-right:14px'><b>%1</b></td><td>%2</td></tr>")
                                .arg(label.toHtmlEscaped(), text.toHtmlEscaped());
}

QString waiverHtml(const Document& document, const QString& id)
{
    const Waiver* w = document.project().waivers.find(WaiverId(id));
    if (!w)
        return {};
    const WaiverMatch* m = matchOf(document, id);
    const WaiverWords words = wordsOf(*w);
    QString html = QStringLiteral("<p><b>%1</b><br>%2</p><p>%3</p><table>")
                       .arg(findingName(document.check(), document.project(), w->finding).toHtmlEscaped(),
                            (m ? waiverText(*m) : tr("not checked yet")).toHtmlEscaped(), words.reason.toHtmlEscaped());
    html += line(tr("Granted by"), words.grantedBy) + line(tr("Authority"), words.authority) + line(tr("Date"), words.date)
        + line(tr("Expires"), words.expires) + line(tr("Requested by"), words.requestedBy) + line(tr("Document"), words.document)
        + line(tr("Measure instead"), words.measure);
    html += QStringLiteral("</table>");
    if (m) {
        html += QStringLiteral("<table><tr><td style='padding-right:14px'><b>%1</b></td><td style='padding-right:14px'><b>%2</b></td>"
                               "<td><b>%3</b></td></tr>")
                    .arg(tr("Fact"), tr("Granted on"), tr("Now"));
        // Before the key is judged again nobody knows the value of now.
        const bool judged = m->state != WaiverState::Unused && m->state != WaiverState::NotJudged;
        for (const WaivedFact& f : waivedFacts(*document.check(), *m))
            html += QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td style='padding-right:14px'>%2</td><td>%3</td></tr>")
                        .arg(f.title.toHtmlEscaped(), f.granted.toHtmlEscaped(),
                             (!judged               ? tr("not judged")
                                  : !f.changed      ? tr("the same")
                                  : f.now.isEmpty() ? tr("not known")
                                                    : f.now)
                                 .toHtmlEscaped());
        html += QStringLiteral("</table>");
    }
    return html + QStringLiteral("<p style='color:gray'>%1<br>%2</p>").arg(id.toHtmlEscaped(), w->finding.toHtmlEscaped());
}

} // namespace

std::vector<RegisterRow> waiverRows(const Document& document)
{
    std::vector<RegisterRow> rows;
    for (const auto& w : document.project().waivers) {
        const WaiverMatch* m = matchOf(document, w->id.text());
        QStringList changed;
        if (m && m->state == WaiverState::Stale)
            for (const WaivedFact& f : waivedFacts(*document.check(), *m))
                if (f.changed)
                    changed += tr("%1: granted on %2, now %3").arg(f.title, f.granted, f.now.isEmpty() ? tr("not known") : f.now);
        const WaiverWords words = wordsOf(*w);
        rows.push_back({w->id.text(),
                        {m ? waiverText(*m) : tr("not checked yet"), findingName(document.check(), document.project(), w->finding),
                         words.grantedBy, words.authority, words.date, words.expires, changed.join(QStringLiteral("; ")), words.reason}});
    }
    return rows;
}

RegisterPanel* makeWaiversPanel(FindingWork& work, QWidget* parent)
{
    Document& document = work.document();
    auto* panel = new RegisterPanel(
        "waivers", tr("Waivers"),
        {tr("State"), tr("Finding"), tr("Granted by"), tr("Authority"), tr("Date"), tr("Expires"), tr("What has changed"), tr("Reason")},
        {150, 250, 110, 110, 80, 80, 170, 200},
        tr("The plan has no waivers. Choose a finding that fails and press Waive to accept it with a reason."), parent);
    const auto findingOf = [&document](const QString& id) {
        const Waiver* w = document.project().waivers.find(WaiverId(id));
        return w ? w->finding : QString();
    };
    const auto isState = [&document](const QString& id, std::initializer_list<WaiverState> states) {
        const WaiverMatch* m = matchOf(document, id);
        return m && std::find(states.begin(), states.end(), m->state) != states.end();
    };
    panel->setDetails([&document](const QString& id) { return waiverHtml(document, id); });
    panel->addCommand(
        "waiverFinding", tr("Show the &finding"), [&work, findingOf](const QString& id) { emit work.findingAsked(findingOf(id)); },
        [isState](const QString& id) {
            return isState(id, {WaiverState::Waived, WaiverState::Stale, WaiverState::Expired, WaiverState::Incomplete});
        });
    panel->addCommand(
        "waiverAgain", tr("Waive &again…"), [&work, findingOf](const QString& id) { work.waive(findingOf(id)); },
        [isState](const QString& id) {
            return isState(id, {WaiverState::Stale, WaiverState::Expired, WaiverState::Incomplete});
        });
    panel->addCommand("waiverWithdraw", tr("Wi&thdraw"), [&work](const QString& id) { work.withdraw(id); });
    const auto fill = [panel, &document] { panel->setRows(waiverRows(document)); };
    QObject::connect(&document, &Document::checked, panel, fill);
    QObject::connect(&document, &Document::replaced, panel, fill);
    QObject::connect(&document, &Document::changed, panel, [fill](const Patch& patch) {
        if (!patch.of<Waiver>().empty())
            fill();
    });
    fill();
    return panel;
}

} // namespace sp::ui
