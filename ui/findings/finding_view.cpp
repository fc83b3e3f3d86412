// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/finding_view.h"

#include "ui/document/fact_edit.h"
#include "ui/findings/finding_work.h"
#include "ui/findings/patch_text.h"
#include "ui/models/causes_model.h"
#include "ui/panels/finding_details.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBrowser>

namespace sp::ui {

namespace {

// A row of buttons; the last thing stretches where nothing else does.
QHBoxLayout* makeBar(QWidget& bar)
{
    auto* layout = new QHBoxLayout(&bar);
    layout->setContentsMargins(0, 3, 0, 0);
    layout->setSpacing(4);
    bar.hide();
    return layout;
}

} // namespace

FindingView::FindingView(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_text(new QTextBrowser(this)), m_fixBar(new QWidget(this)), m_findingBar(new QWidget(this)),
      m_causeBar(new QWidget(this)), m_fix(new QComboBox(m_fixBar)), m_preview(new QPushButton(tr("Preview…"), m_fixBar)),
      m_apply(new QPushButton(tr("Apply"), m_fixBar)), m_shared(new QLabel(this)), m_waive(new QPushButton(tr("Waive…"), m_findingBar)),
      m_withdraw(new QPushButton(tr("Withdraw"), m_findingBar)), m_review(new QPushButton(tr("Review…"), m_findingBar)),
      m_more(new QPushButton(tr("More"), m_findingBar)), m_enter(new QPushButton(tr("Enter for all…"), m_causeBar)),
      m_assume(new QPushButton(tr("Assume for all…"), m_causeBar))
{
    m_text->setObjectName(QStringLiteral("findingDetails"));
    m_text->setAccessibleName(tr("The chosen finding in full"));
    m_text->setOpenLinks(false);
    m_fix->setObjectName(QStringLiteral("findingFix"));
    m_fix->setAccessibleName(tr("Way to mend"));
    m_fix->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fix->setMinimumContentsLength(8);
    m_preview->setObjectName(QStringLiteral("previewFix"));
    m_preview->setToolTip(tr("Shows what changes and which findings go away or appear"));
    m_apply->setObjectName(QStringLiteral("applyFix"));
    m_shared->setObjectName(QStringLiteral("fixSharedNote"));
    m_shared->setWordWrap(true);
    m_shared->setTextFormat(Qt::PlainText);
    m_shared->hide();
    m_waive->setObjectName(QStringLiteral("waiveFinding"));
    m_withdraw->setObjectName(QStringLiteral("withdrawWaiver"));
    m_withdraw->setToolTip(tr("Takes the waiver back: the finding counts again"));
    m_review->setObjectName(QStringLiteral("reviewFinding"));
    m_review->setToolTip(tr("Status, assignee, due date and comments"));
    m_more->setObjectName(QStringLiteral("moreCommands"));
    m_more->setToolTip(tr("Everything that can be done about this finding"));
    m_enter->setObjectName(QStringLiteral("enterForAll"));
    m_assume->setObjectName(QStringLiteral("assumeForAll"));
    QHBoxLayout* fixes = makeBar(*m_fixBar);
    fixes->addWidget(m_fix, 1);
    fixes->addWidget(m_preview);
    fixes->addWidget(m_apply);
    QHBoxLayout* about = makeBar(*m_findingBar);
    for (QPushButton* button : {m_waive, m_withdraw, m_review, m_more})
        about->addWidget(button);
    about->addStretch(1);
    QHBoxLayout* causes = makeBar(*m_causeBar);
    causes->addWidget(m_enter);
    causes->addWidget(m_assume);
    causes->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_fixBar);
    layout->addWidget(m_shared);
    layout->addWidget(m_findingBar);
    layout->addWidget(m_causeBar);

    connect(m_fix, &QComboBox::currentIndexChanged, this, &FindingView::offerFix);
    connect(m_apply, &QPushButton::clicked, this, &FindingView::applyFix);
    connect(m_preview, &QPushButton::clicked, this, [this] {
        if (const int at = m_fix->currentIndex(); m_work && m_finding && at >= 0)
            m_work->previewFix(m_finding->key, m_fixes[static_cast<size_t>(at)]);
    });
    connect(m_waive, &QPushButton::clicked, this, [this] {
        if (m_work && m_finding)
            m_work->waive(m_finding->key);
    });
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        if (m_work && m_finding)
            m_work->withdraw(m_finding->waiver);
    });
    connect(m_review, &QPushButton::clicked, this, [this] {
        if (m_work && m_finding)
            m_work->review(m_finding->key);
    });
    connect(m_more, &QPushButton::clicked, this, &FindingView::showMore);
    const auto forAll = [this](ManyWay way) {
        if (!m_work || !m_cause || !m_document.check())
            return;
        for (const CauseGroup& g : causesOf(*m_document.check()->assessment))
            if (g.cause == *m_cause) {
                m_work->enterForAll(g, way);
                return;
            }
    };
    connect(m_enter, &QPushButton::clicked, this, [forAll] { forAll(ManyWay::Types); });
    connect(m_assume, &QPushButton::clicked, this, [forAll] { forAll(ManyWay::Assume); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (m_work)
            m_work->follow(link);
    });
    connect(&document, &Document::changed, this, &FindingView::offerFix);
}

void FindingView::setWork(FindingWork* work)
{
    m_work = work;
    showBars();
}

// The same text again is left alone: somebody may be reading or have marked a part of it.
void FindingView::setHtml(const QString& html)
{
    if (html == m_html)
        return;
    m_html = html;
    m_text->setHtml(html);
}

void FindingView::showFinding(const CheckResult& check, const Finding& finding, const std::shared_ptr<const Review>& review,
                              const QDate& today)
{
    const bool same = m_finding && m_finding->key == finding.key;
    const int scrolled = m_text->verticalScrollBar()->value();
    m_cause.reset();
    m_finding = finding;
    setHtml(findingHtml(check, finding, review.get(), today));
    if (same)
        m_text->verticalScrollBar()->setValue(scrolled);
    offerFixes(finding.fixes);
    showBars();
}

void FindingView::showCause(const CheckResult& check, const CauseGroup& group)
{
    m_finding.reset();
    m_cause = group.cause;
    setHtml(causeHtml(check, group));
    const Answers ways = answersTo(group, *check.assessment);
    m_enter->setEnabled(ways.enterable || ways.hardware);
    m_enter->setText(ways.hardware ? tr("Give them a set…") : tr("Enter for all…"));
    m_assume->setVisible(!ways.hardware);
    m_assume->setEnabled(ways.enterable && group.cause.by == UndecidedBy::NoData);
    const QString why = ways.enterable || ways.hardware ? QString() : tr("Nobody enters this: it follows from other data.");
    m_enter->setToolTip(why);
    m_assume->setToolTip(why);
    offerFixes({});
    showBars();
}

void FindingView::showGone(const QString& name, const QString& key)
{
    m_finding.reset();
    m_cause.reset();
    setHtml(QStringLiteral("<p>%1</p><p style='color:gray'>%2</p>")
                .arg(tr("This finding is gone: %1").arg(name).toHtmlEscaped(), key.toHtmlEscaped()));
    offerFixes({});
    showBars();
}

void FindingView::clear()
{
    m_finding.reset();
    m_cause.reset();
    m_html.clear();
    m_text->clear();
    offerFixes({});
    showBars();
}

void FindingView::showBars()
{
    m_findingBar->setVisible(m_work && m_finding);
    m_causeBar->setVisible(m_work && m_cause && m_cause->by != UndecidedBy::NoEngine);
    m_preview->setVisible(m_work != nullptr);
    if (!m_finding)
        return;
    const bool fails = m_finding->verdict == Verdict::Fail;
    m_waive->setText(m_finding->status == FindingStatus::Open ? tr("Waive…") : tr("Waive again…"));
    m_waive->setEnabled(fails);
    m_waive->setToolTip(fails ? tr("Accept it as it is, with reason and name")
                              : tr("Only what fails can be waived. What is undecided waits for data."));
    m_withdraw->setVisible(!m_finding->waiver.isEmpty());
}

// Ways to mend that only words can tell stand in the text alone. The chosen way stays chosen.
void FindingView::offerFixes(const std::vector<Fix>& fixes)
{
    {
        const QSignalBlocker quiet(m_fix);
        const QString chosen = m_fix->currentText();
        m_fixes.clear();
        m_fix->clear();
        for (const Fix& fix : fixes)
            if (!fix.set.empty()) {
                m_fixes.push_back(fix);
                m_fix->addItem(fix.says);
            }
        if (const int at = m_fix->findText(chosen); at >= 0)
            m_fix->setCurrentIndex(at);
    }
    m_fixBar->setVisible(!m_fixes.empty());
    offerFix();
}

void FindingView::offerFix()
{
    const int at = m_fix->currentIndex();
    m_shared->setVisible(false);
    if (at < 0)
        return;
    const Fix& fix = m_fixes[static_cast<size_t>(at)];
    const auto patch = enterFix(m_document.project(), fix);
    m_apply->setEnabled(static_cast<bool>(patch));
    m_preview->setEnabled(static_cast<bool>(patch));
    m_fix->setToolTip(fix.says);
    if (!patch) {
        m_apply->setToolTip(errorText(patch));
        return;
    }
    QStringList changes;
    for (const ChangedValue& c : changedValues(m_document.project(), patch.value()))
        changes += QStringLiteral("%1, %2: %3 → %4").arg(c.where, c.what, c.before, c.after);
    m_apply->setToolTip(changes.join(u'\n'));
    m_shared->setText(sharedText(m_document.project(), patch.value()).join(u'\n'));
    m_shared->setVisible(!m_shared->text().isEmpty());
}

void FindingView::applyFix()
{
    const int at = m_fix->currentIndex();
    if (at < 0 || !m_finding)
        return;
    if (auto patch = enterFix(m_document.project(), m_fixes[static_cast<size_t>(at)]))
        m_document.push(std::move(patch).value(), tr("Apply fix: %1, %2").arg(m_finding->mark, m_finding->title));
}

void FindingView::showMore()
{
    if (!m_work || !m_finding)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("findingMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_work->fillMenu(*menu, *m_finding);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

} // namespace sp::ui
