// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/underlay/underlays_panel.h"

#include "core/edit/edit_underlays.h"
#include "ui/canvas/plan_view.h"
#include "ui/tools/tool_controller.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

namespace sp::ui {

UnderlaysPanel::UnderlaysPanel(Workbench& bench, UnderlayLayer& layer, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_layer(layer), m_list(new QListWidget(this)), m_state(new QLabel(this)),
      m_fade(new QSlider(Qt::Horizontal, this)), m_page(new QSpinBox(this)), m_locked(new QCheckBox(tr("Locked: cannot be moved"), this)),
      m_hidden(new QCheckBox(tr("Hidden"), this)), m_relink(new QPushButton(tr("&File…"), this)),
      m_remove(new QPushButton(tr("&Remove"), this))
{
    setObjectName(QStringLiteral("underlays"));
    m_list->setObjectName(QStringLiteral("underlayList"));
    m_list->setAccessibleName(tr("Underlays of this storey"));
    m_list->setMaximumHeight(fontMetrics().height() * 5);
    m_state->setObjectName(QStringLiteral("underlayState"));
    m_state->setWordWrap(true);
    m_fade->setObjectName(QStringLiteral("underlayFade"));
    m_fade->setRange(0, 95); // what is faded away altogether is hidden, and says so
    m_page->setObjectName(QStringLiteral("underlayPage"));
    m_page->setMinimum(1);
    m_locked->setObjectName(QStringLiteral("underlayLocked"));
    m_hidden->setObjectName(QStringLiteral("underlayHidden"));
    m_relink->setObjectName(QStringLiteral("underlayFile"));
    m_remove->setObjectName(QStringLiteral("underlayRemove"));
    auto* addButton = new QPushButton(tr("&Add…"), this);
    addButton->setObjectName(QStringLiteral("underlayAdd"));

    auto* form = new QFormLayout;
    form->addRow(tr("Fa&de"), m_fade);
    form->addRow(tr("&Page"), m_page);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {addButton, m_relink, m_remove})
        buttons->addWidget(button);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(6, 6, 6, 6);
    box->addWidget(m_list);
    box->addWidget(m_state);
    box->addLayout(form);
    box->addWidget(m_locked);
    box->addWidget(m_hidden);
    box->addLayout(buttons);
    box->addStretch(1);

    connect(addButton, &QPushButton::clicked, this, &UnderlaysPanel::add);
    connect(m_relink, &QPushButton::clicked, this, &UnderlaysPanel::relink);
    connect(m_remove, &QPushButton::clicked, this, &UnderlaysPanel::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (m_filling)
            return;
        if (const auto id = current())
            m_bench.selection.set({EntityKind::Underlay, id->text()});
        showCurrent();
    });
    connect(m_fade, &QSlider::valueChanged, this, [this](int v) { set("fade", QString::number(v), QStringLiteral("underlay-fade")); });
    connect(m_page, &QSpinBox::valueChanged, this, [this](int v) { set("page", QString::number(v)); });
    connect(m_locked, &QCheckBox::toggled, this, [this](bool on) { set("locked", on ? QStringLiteral("yes") : QStringLiteral("no")); });
    connect(m_hidden, &QCheckBox::toggled, this, [this](bool on) { set("hidden", on ? QStringLiteral("yes") : QStringLiteral("no")); });
    connect(&bench.document, &Document::replaced, this, &UnderlaysPanel::fill);
    connect(&bench.document, &Document::changed, this, [this](const Patch& patch) {
        if (!patch.of<Underlay>().empty())
            fill();
    });
    connect(&bench.canvas, &PlanView::storeyShown, this, &UnderlaysPanel::fill);
    connect(&layer, &UnderlayLayer::loaded, this, &UnderlaysPanel::fill);
    fill();
}

std::optional<UnderlayId> UnderlaysPanel::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? std::optional(UnderlayId(item->data(Qt::UserRole).toString())) : std::nullopt;
}

void UnderlaysPanel::fill()
{
    m_filling = true;
    const auto chosen = current();
    m_list->clear();
    for (const auto& underlay : m_bench.document.project().underlays) {
        if (underlay->storey != m_bench.canvas.storey())
            continue;
        QString text = underlay->file.section(u'/', -1);
        if (underlay->page)
            text += tr(", page %1").arg(*underlay->page);
        if (!m_layer.problemOf(*underlay).isEmpty())
            text = tr("Missing: %1").arg(text);
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, underlay->id.text());
        item->setToolTip(m_layer.fileOf(*underlay));
        if (chosen && *chosen == underlay->id)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_filling = false;
    showCurrent();
}

void UnderlaysPanel::showCurrent()
{
    const auto id = current();
    const Underlay* underlay = id ? m_bench.document.project().underlays.find(*id) : nullptr;
    for (QWidget* w : std::initializer_list<QWidget*>{m_fade, m_page, m_locked, m_hidden, m_relink, m_remove})
        w->setEnabled(underlay);
    if (!underlay) {
        m_state->setText(tr("No drawing lies under this storey. Add a picture, a PDF page or a DXF, then scale it by two points."));
        return;
    }
    const QSignalBlocker fade(m_fade), page(m_page), locked(m_locked), hidden(m_hidden);
    m_fade->setValue(static_cast<int>(underlay->fade.value_or(0)));
    const auto picture = m_layer.pictureOf(*underlay);
    m_page->setMaximum(std::max(picture ? picture->pages : 1, static_cast<int>(underlay->page.value_or(1))));
    m_page->setEnabled(underlayKind(underlay->file) == UnderlayKind::Pdf);
    m_page->setValue(static_cast<int>(underlay->page.value_or(1)));
    m_locked->setChecked(underlay->locked);
    m_hidden->setChecked(underlay->hidden);
    const QString problem = m_layer.problemOf(*underlay);
    if (!problem.isEmpty())
        m_state->setText(tr("Not shown: %1. Expected at %2. Put it back or choose the file anew.").arg(problem, m_layer.fileOf(*underlay)));
    else if (!picture)
        m_state->setText(tr("Loading…"));
    else
        m_state->setText(picture->note.isEmpty() ? tr("Scale it with Draw > Underlays > Scale underlay by two points.") : picture->note);
}

void UnderlaysPanel::set(const char* key, const QString& value, const QString& mergeKey)
{
    const auto id = current();
    if (!id)
        return;
    const auto edited = setUnderlay(m_bench.document.project(), *id, QLatin1String(key), value);
    if (edited)
        m_bench.document.push(edited.value().patch, tr("Change underlay"), mergeKey.isEmpty() ? QString() : mergeKey + id->text());
    else
        m_bench.say(edited.error().message);
}

void UnderlaysPanel::add()
{
    const QString folder = QFileInfo(m_bench.document.path()).absolutePath();
    if (const auto file = m_bench.parts.prompts.underlayToOpen(this, folder, underlayFilter()))
        addFile(*file);
}

bool UnderlaysPanel::addFile(const QString& file)
{
    const auto storey = m_bench.canvas.storey();
    const auto loaded = loadUnderlay(file, 1);
    if (!storey || !loaded) {
        m_bench.parts.prompts.showError(
            this,
            !storey ? tr("A drawing lies under a storey: add a storey first.")
                    : tr("%1 cannot lie under the plan: %2.").arg(QFileInfo(file).fileName(), loaded.error().message));
        return false;
    }
    const UnderlayPicture& picture = *loaded.value();
    const QRectF view = m_bench.canvas.mapToScene(m_bench.canvas.viewport()->rect()).boundingRect();
    double unit = picture.unitMm;
    if (unit <= 0) // as large as the view: two points give the true scale
        unit = std::min(view.width() / std::max(1e-6, picture.size.width()), view.height() / std::max(1e-6, picture.size.height())) * 0.8;
    const QString folder = m_bench.document.path().isEmpty() ? QString() : QFileInfo(m_bench.document.path()).absolutePath();
    PlanPoint at{};
    if (underlayKind(file) != UnderlayKind::Dxf || picture.unitMm <= 0) { // in the middle of the view
        const QPointF middle = view.center();
        at = planPoint(
            middle
            - QPointF((picture.origin.x() + picture.size.width() / 2) * unit, -(picture.origin.y() + picture.size.height() / 2) * unit));
    }
    const auto edited = addUnderlay(m_bench.document.project(), *storey, underlayPath(QFileInfo(file).absoluteFilePath(), folder),
                                    underlayKind(file) == UnderlayKind::Pdf ? std::optional<qint64>(1) : std::nullopt, at,
                                    {qRound64(unit * 1e6)}, m_bench.tools->ids());
    if (!edited) {
        m_bench.say(edited.error().message);
        return false;
    }
    const UnderlayId made(edited.value().made.front());
    m_layer.keep(m_layer.fileOf(*edited.value().patch.of<Underlay>().front().after), 1, loaded.value());
    m_bench.document.push(edited.value().patch, tr("Add underlay"));
    m_bench.selection.set({EntityKind::Underlay, made.text()});
    m_bench.say(picture.unitMm > 0 ? tr("The drawing lies under the plan in the scale that its file says; check it with two points.")
                                   : tr("The drawing lies under the plan. Now scale it by two points whose distance you know."));
    return true;
}

void UnderlaysPanel::relink()
{
    const auto id = current();
    const QString folder = QFileInfo(m_bench.document.path()).absolutePath();
    const auto file = id ? m_bench.parts.prompts.underlayToOpen(this, folder, underlayFilter()) : std::nullopt;
    if (file)
        set("file", underlayPath(QFileInfo(*file).absoluteFilePath(), m_bench.document.path().isEmpty() ? QString() : folder));
}

void UnderlaysPanel::remove()
{
    const auto id = current();
    if (!id)
        return;
    Patch patch;
    patch.of<Underlay>().push_back({m_bench.document.project().underlays.share(*id), nullptr});
    m_bench.document.push(std::move(patch), tr("Remove underlay"));
}

} // namespace sp::ui
