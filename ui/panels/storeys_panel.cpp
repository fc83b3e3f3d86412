// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/storeys_panel.h"

#include "ui/models/worst_finding.h"

#include <QScopedValueRollback>

namespace sp::ui {

namespace {

// Elements whose storey nobody knows have a place of their own, so that nothing is hidden.
bool hasHomeless(const Project& project)
{
    const auto none = [](const auto& table) {
        return std::any_of(table.begin(), table.end(), [](const auto& row) { return !row->storey; });
    };
    return none(project.walls) || none(project.rooms) || (project.storeys.empty() && !project.openings.empty());
}

} // namespace

StoreysPanel::StoreysPanel(Document& document, const Theme& theme, QWidget* parent)
    : QListWidget(parent), m_document(document), m_theme(theme)
{
    setObjectName(QStringLiteral("storeys"));
    setAccessibleName(tr("Storeys"));
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(110);
    setSpacing(2);
    setIconSize({16, 16});
    setTextElideMode(Qt::ElideRight);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && !m_filling) {
            const QString id = item->data(Qt::UserRole).toString();
            emit chosen(id.isEmpty() ? std::nullopt : std::optional(StoreyId(id)));
        }
    });
    connect(&document, &Document::replaced, this, &StoreysPanel::refill);
    connect(&document, &Document::checked, this, &StoreysPanel::describe);
    connect(&document, &Document::changed, this, [this](const Patch& patch) {
        if (!patch.of<Storey>().empty())
            refill();
    });
}

void StoreysPanel::refill()
{
    const QScopedValueRollback filling(m_filling, true);
    clear();
    if (!m_document.isOpen())
        return;
    std::vector<const Storey*> storeys;
    for (const auto& s : m_document.project().storeys)
        storeys.push_back(s.get());
    std::stable_sort(storeys.begin(), storeys.end(),
                     [](const Storey* a, const Storey* b) { return a->elevation.value_or(Length{}) > b->elevation.value_or(Length{}); });
    for (const Storey* s : storeys) {
        auto* item = new QListWidgetItem(s->name.value_or(s->id.text()), this);
        item->setData(Qt::UserRole, s->id.text());
    }
    if (hasHomeless(m_document.project()))
        (new QListWidgetItem(tr("No storey"), this))->setData(Qt::UserRole, QString());
    describe();
}

void StoreysPanel::describe()
{
    const QScopedValueRollback filling(m_filling, true);
    QHash<QString, std::pair<Marker, int>> worst;
    if (const CheckResult* check = m_document.check())
        for (const Finding& f : check->assessment->findings) {
            const auto storey = storeyOf(m_document.project(), entityOf(m_document.project(), f.subjectId));
            auto& [marker, violations] = worst[storey ? storey->text() : QString()];
            marker = std::max(marker, markerOf(f));
            violations += markerOf(f) == Marker::Violation ? 1 : 0;
        }
    for (int i = 0; i < count(); ++i) {
        QListWidgetItem* one = item(i);
        const QString id = one->data(Qt::UserRole).toString();
        const Storey* s = id.isEmpty() ? nullptr : m_document.project().storeys.find(StoreyId(id));
        const QString name = s ? s->name.value_or(id) : tr("No storey");
        const auto [marker, violations] = worst.value(id, {Marker::None, 0});
        one->setText(violations ? tr("%1  (%2)").arg(name).arg(violations) : name);
        one->setToolTip(violations ? tr("%1: %2 violations").arg(name).arg(violations) : name);
        one->setIcon(markerIcon(marker, m_theme.plan)); // an empty picture keeps the names in line
    }
}

void StoreysPanel::setCurrent(const std::optional<StoreyId>& storey)
{
    const QScopedValueRollback filling(m_filling, true);
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(Qt::UserRole).toString() == (storey ? storey->text() : QString()))
            setCurrentRow(i);
}

} // namespace sp::ui
