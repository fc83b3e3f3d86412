// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/filter_bar.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>

namespace sp::ui {

namespace {

using Show = FindingsFilter::Show;
using Work = FindingsFilter::Work;

constexpr std::pair<Show, const char*> shows[] = {
    {Show::Open, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "To act on")},
    {Show::Violations, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Violations")},
    {Show::Warnings, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Warnings")},
    {Show::Advisories, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Advisories")},
    {Show::Undecided, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Undecided")},
    {Show::Later, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Later: site and engines")},
    {Show::Waived, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Waived")},
    {Show::All, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "All")},
};
constexpr std::pair<Work, const char*> works[] = {
    {Work::Any, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Any status")},
    {Work::Open, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Open")},
    {Work::InProgress, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "In progress")},
    {Work::Answered, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Answered")},
    {Work::Closed, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Closed")},
    {Work::Overdue, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Overdue")},
    {Work::Waived, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Waived")},
    {Work::Stale, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Waiver is stale")},
    {Work::Nobody, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Assigned to nobody")},
    {Work::Somebody, QT_TRANSLATE_NOOP("sp::ui::FilterBar", "Assigned to anybody")},
};

// A choice keeps its plain text beside the one with the number.
enum { DataRole = Qt::UserRole, PlainRole };

void add(QComboBox& box, const QString& text, const QVariant& data)
{
    box.addItem(text, data);
    box.setItemData(box.count() - 1, text, PlainRole);
}

void setNumber(QComboBox& box, int row, int n)
{
    box.setItemText(row, QStringLiteral("%1 (%2)").arg(box.itemData(row, PlainRole).toString(), QString::number(n)));
}

QComboBox* makeBox(const char* name, const QString& spoken, int letters, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(spoken);
    box->setToolTip(spoken);
    // Numbers come and go: the width stays.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    return box;
}

void fitList(QComboBox& box)
{
    box.view()->setMinimumWidth(std::max(box.width(), box.view()->sizeHintForColumn(0) + 30));
}

// Status and assignee in one list: the assignee stands behind the number of the status.
QVariant workData(Work work, const QString& assignee)
{
    return QString::number(static_cast<int>(work)) + (assignee.isEmpty() ? QString() : u':' + assignee);
}

} // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent), m_show(makeBox("findingsShow", tr("Which findings to show"), 15, this)),
      m_storey(makeBox("findingsStorey", tr("Storey"), 11, this)), m_pack(makeBox("findingsPack", tr("Rule pack"), 11, this)),
      m_work(makeBox("findingsWork", tr("Status and assignee"), 13, this)), m_text(new QLineEdit(this)),
      m_selected(new QCheckBox(tr("Onl&y selected"), this)), m_clear(new QPushButton(tr("Clear filters"), this)), m_count(new QLabel(this))
{
    for (const auto& [show, text] : shows)
        add(*m_show, tr(text), static_cast<int>(show));
    add(*m_storey, tr("All storeys"), QVariant());
    add(*m_pack, tr("All packs"), QString());
    for (const auto& [work, text] : works)
        add(*m_work, tr(text), workData(work, {}));
    m_text->setObjectName(QStringLiteral("findingsText"));
    m_text->setPlaceholderText(tr("Search mark, rule or text"));
    m_text->setAccessibleName(tr("Search in findings"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(120);
    m_selected->setObjectName(QStringLiteral("findingsSelected"));
    m_selected->setToolTip(tr("Only findings of what is selected on the plan"));
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_clear->setToolTip(tr("Show all findings to act on again"));
    m_count->setObjectName(QStringLiteral("findingsCount"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget* w : std::initializer_list<QWidget*>{m_show, m_storey, m_pack, m_work})
        layout->addWidget(w);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_selected);
    layout->addWidget(m_clear);
    layout->addWidget(m_count);
    for (QComboBox* box : {m_show, m_storey, m_pack, m_work})
        connect(box, &QComboBox::currentIndexChanged, this, &FilterBar::take);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::take);
    connect(m_selected, &QCheckBox::toggled, this, &FilterBar::take);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        setCriteria({});
        emit cleared();
    });
    setCount({}, false);
}

void FilterBar::take()
{
    if (m_filling)
        return;
    FindingsFilter::Criteria c;
    c.show = static_cast<Show>(m_show->currentData().toInt());
    c.pack = m_pack->currentData().toString();
    if (m_storey->currentData().isValid())
        c.storey = m_storey->currentData().toString();
    const QString work = m_work->currentData().toString();
    c.work = static_cast<Work>(work.section(u':', 0, 0).toInt());
    c.assignee = work.section(u':', 1);
    c.text = m_text->text().trimmed();
    c.onlySelected = m_selected->isChecked();
    if (c == m_criteria)
        return;
    m_criteria = c;
    emit changed(c);
}

void FilterBar::setCriteria(const FindingsFilter::Criteria& c)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_show->setCurrentIndex(std::max(0, m_show->findData(static_cast<int>(c.show))));
        m_pack->setCurrentIndex(std::max(0, m_pack->findData(c.pack)));
        m_storey->setCurrentIndex(c.storey ? std::max(0, m_storey->findData(*c.storey)) : 0);
        m_work->setCurrentIndex(std::max(0, m_work->findData(workData(c.work, c.assignee))));
        m_text->setText(c.text);
        m_selected->setChecked(c.onlySelected);
    }
    take();
}

void FilterBar::setChoices(const RuleBook* book, const Project& project, const QStringList& assignees)
{
    std::vector<std::pair<QString, QString>> packs, storeys, people;
    if (book)
        for (const Pack& pack : book->packs())
            packs.emplace_back(pack.title, pack.id);
    std::vector<const Storey*> byHeight;
    for (const auto& s : project.storeys)
        byHeight.push_back(s.get());
    std::stable_sort(byHeight.begin(), byHeight.end(), [](const Storey* a, const Storey* b) { return a->elevation > b->elevation; });
    for (const Storey* s : byHeight)
        storeys.emplace_back(s->name.value_or(s->id.text()), s->id.text());
    storeys.emplace_back(tr("No storey"), QString());
    for (const QString& name : assignees)
        people.emplace_back(tr("Assigned to %1").arg(name), workData(Work::Somebody, name).toString());
    const auto fill = [](QComboBox& box, int fixed, const std::vector<std::pair<QString, QString>>& choices) {
        bool same = box.count() == fixed + static_cast<int>(choices.size());
        for (size_t i = 0; same && i < choices.size(); ++i)
            same = box.itemData(fixed + static_cast<int>(i), PlainRole).toString() == choices[i].first
                && box.itemData(fixed + static_cast<int>(i)).toString() == choices[i].second;
        if (same)
            return;
        const QVariant now = box.currentData();
        while (box.count() > fixed)
            box.removeItem(fixed);
        for (const auto& [text, id] : choices)
            add(box, text, id);
        box.setCurrentIndex(now.isValid() ? std::max(0, box.findData(now)) : 0);
        fitList(box);
    };
    {
        const QScopedValueRollback filling(m_filling, true);
        fill(*m_pack, 1, packs);
        fill(*m_storey, 1, storeys);
        fill(*m_work, static_cast<int>(std::size(works)), people);
    }
    take();
}

void FilterBar::setFacets(const FindingsFilter::Facets& f)
{
    for (int i = 0; i < m_show->count(); ++i)
        setNumber(*m_show, i, f.show[m_show->itemData(i).toInt()]);
    setNumber(*m_pack, 0, f.allPacks);
    for (int i = 1; i < m_pack->count(); ++i)
        setNumber(*m_pack, i, f.packs.value(m_pack->itemData(i).toString()));
    setNumber(*m_storey, 0, f.allStoreys);
    for (int i = 1; i < m_storey->count(); ++i)
        setNumber(*m_storey, i, f.storeys.value(m_storey->itemData(i).toString()));
    for (int i = 0; i < m_work->count(); ++i) {
        const QString choice = m_work->itemData(i).toString();
        const QString name = choice.section(u':', 1);
        setNumber(*m_work, i, name.isEmpty() ? f.work[choice.toInt()] : f.assignees.value(name));
    }
    for (QComboBox* box : {m_show, m_storey, m_pack, m_work})
        fitList(*box);
}

void FilterBar::setCount(const QString& text, bool narrowed)
{
    m_count->setText(text);
    m_clear->setEnabled(narrowed);
}

} // namespace sp::ui
