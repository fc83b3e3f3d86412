// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/enter_many_dialog.h"

#include "ui/document/fact_edit.h"
#include "ui/findings/date_field.h"
#include "ui/findings/review_words.h"
#include "ui/findings/value_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace sp::ui {

namespace {
constexpr int typingPause = 300; // ms
} // namespace

EnterManyDialog::EnterManyDialog(Document& document, WhatIf& whatIf, ManySubjects many, ManyWay first, const QString& by, Change change,
                                 CarryOut carryOut, QWidget* parent)
    : FormDialog("enterMany", tr("One value for many"), tr("Enter"), parent), m_document(document), m_whatIf(&whatIf),
      m_many(std::move(many)), m_change(std::move(change)), m_carryOut(std::move(carryOut)), m_way(new QComboBox(this)),
      m_list(new QWidget(this)), m_subjects(new QListWidget(m_list)), m_later(new QCheckBox(tr("Also for those that come &later"), this)),
      m_preview(new QLabel(this)), m_soon(new QTimer(this))
{
    auto* about = new QLabel(QStringLiteral("<b>%1</b><br>%2").arg(m_many.head.toHtmlEscaped(), m_many.waiting.toHtmlEscaped()), this);
    about->setTextFormat(Qt::RichText);
    about->setWordWrap(true);
    top().addWidget(about);

    const auto n = m_many.lacking.size();
    const auto offer = [&](const QString& text, ManyWay w) { m_way->addItem(text, static_cast<int>(w)); };
    if (m_many.hardware) {
        offer(tr("Give each of %1 openings a hardware set").arg(n), ManyWay::Set);
    } else {
        if (!m_many.types.empty())
            offer(m_many.types.size() == 1 ? tr("Enter it at the opening type that all of them share")
                                           : tr("Enter it at their %1 opening types").arg(m_many.types.size()),
                  ManyWay::Types);
        offer(n == 1 ? tr("Enter it there") : tr("Enter it at each of the %1").arg(n), ManyWay::Each);
        if (m_many.assumable)
            offer(tr("Assume it, with reason and name"), ManyWay::Assume);
    }
    if (const int at = m_way->findData(static_cast<int>(first)); at >= 0)
        m_way->setCurrentIndex(at);
    addField("manyWay", tr("&How"), m_way);
    if (m_many.field) {
        m_value = new ValueField(fieldOf(*m_many.field), this);
        addField("manyValue", tr("&Value"), m_value);
        connect(m_value, &ValueField::changed, this, [this] {
            setProblem(m_value, {});
            preview();
        });
    } else {
        m_set = new QComboBox(this);
        m_set->setPlaceholderText(tr("Choose…"));
        for (const auto& set : document.project().hardwareSets)
            m_set->addItem((set->mark.value_or(set->id.text()) + u' ' + set->name.value_or(QString())).trimmed(), set->id.text());
        m_set->setCurrentIndex(-1);
        addField("manySet", tr("Hardware &set"), m_set);
        connect(m_set, &QComboBox::currentIndexChanged, this, [this] {
            setProblem(m_set, {});
            preview();
        });
    }
    auto* all = new QPushButton(tr("&All"), m_list);
    all->setObjectName(QStringLiteral("manyAll"));
    auto* none = new QPushButton(tr("&None"), m_list);
    none->setObjectName(QStringLiteral("manyNone"));
    for (QPushButton* button : {all, none})
        button->setAutoDefault(false);
    auto* side = new QVBoxLayout;
    side->addWidget(all);
    side->addWidget(none);
    side->addStretch(1);
    auto* row = new QHBoxLayout(m_list);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_subjects, 1);
    row->addLayout(side);
    m_list->setFocusProxy(m_subjects);
    m_subjects->setMinimumHeight(110);
    addField("manyList", tr("&Where"), m_list);
    m_subjects->setObjectName(QStringLiteral("manySubjects"));
    m_subjects->setAccessibleName(tr("Where the value is entered"));
    m_later->setObjectName(QStringLiteral("manyLater"));
    m_later->setToolTip(tr("The assumption then holds for everything that has this value missing, now and in future."));
    addWide(m_later);
    m_reason = addText("manyReason", tr("&Reason"), {}, 2);
    m_by = addLine("manyBy", tr("&By"), by, knownNames(document.project()));
    m_date = addDate("manyDate", tr("&Date"), QDate::currentDate().toString(Qt::ISODate), true);
    m_preview->setObjectName(QStringLiteral("manyPreview"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::PlainText);
    addWide(m_preview);
    resize(560, 520);

    m_soon->setSingleShot(true);
    m_soon->setInterval(typingPause);
    connect(m_soon, &QTimer::timeout, this, [this] {
        const ManyWords asked = words();
        m_whatIf->ask([change = m_change, asked](const Project& project) { return change(project, asked); });
    });
    connect(m_way, &QComboBox::currentIndexChanged, this, [this] {
        fillSubjects();
        fitWay();
    });
    connect(m_subjects, &QListWidget::itemChanged, this, [this] {
        setProblem(m_list, {});
        preview();
    });
    connect(all, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { checkAll(false); });
    connect(m_later, &QCheckBox::toggled, this, [this](bool later) {
        m_list->setEnabled(!later);
        preview();
    });
    connect(&whatIf, &WhatIf::answered, this, [this](const WhatIfAnswer& answer) {
        m_answered = true;
        m_preview->setText(countText() + u' ' + whatIfText(answer));
    });
    connect(&whatIf, &WhatIf::refused, this, [this](const QString& sentence) { m_preview->setText(sentence); });
    fillSubjects();
    fitWay();
    (m_value ? static_cast<QWidget*>(m_value) : m_set)->setFocus();
}

EnterManyDialog::~EnterManyDialog()
{
    if (m_whatIf)
        m_whatIf->cancel();
}

ManyWay EnterManyDialog::way() const
{
    return static_cast<ManyWay>(m_way->currentData().toInt());
}

void EnterManyDialog::fillSubjects()
{
    const QSignalBlocker quiet(m_subjects);
    m_subjects->clear();
    for (const NamedSubject& s : way() == ManyWay::Types ? m_many.types : m_many.lacking) {
        auto* item = new QListWidgetItem(s.name.isEmpty() ? s.id : s.name, m_subjects);
        item->setData(Qt::UserRole, s.id);
        item->setToolTip(s.id);
        item->setCheckState(Qt::Checked);
    }
}

void EnterManyDialog::fitWay()
{
    const bool assume = way() == ManyWay::Assume;
    setShown(m_reason, assume);
    setShown(m_by, assume);
    setShown(m_date, assume);
    m_later->setVisible(assume);
    m_list->setEnabled(!assume || !m_later->isChecked());
    actionButton().setText(assume ? tr("Assume") : tr("Enter"));
    preview();
}

void EnterManyDialog::checkAll(bool checked)
{
    {
        const QSignalBlocker quiet(m_subjects);
        for (int i = 0; i < m_subjects->count(); ++i)
            m_subjects->item(i)->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    }
    m_subjects->viewport()->update();
    setProblem(m_list, {});
    preview();
}

ManyWords EnterManyDialog::words() const
{
    ManyWords w;
    w.way = way();
    const bool assume = w.way == ManyWay::Assume;
    if (!assume || !m_later->isChecked())
        for (int i = 0; i < m_subjects->count(); ++i)
            if (m_subjects->item(i)->checkState() == Qt::Checked)
                w.subjects += m_subjects->item(i)->data(Qt::UserRole).toString();
    if (m_value)
        if (auto value = m_value->value())
            w.value = std::move(value).value();
    if (m_set)
        w.set = m_set->currentData().toString();
    if (assume) {
        w.reason = m_reason->toPlainText().trimmed();
        w.by = m_by->text().trimmed();
        w.date = m_date->text();
    }
    return w;
}

QString EnterManyDialog::countText() const
{
    const ManyWords w = words();
    const QString value = m_set ? m_set->currentText() : m_value->text();
    switch (w.way) {
    case ManyWay::Types:
        return tr("%1 at %2 of %3 types.").arg(value, QString::number(w.subjects.size()), QString::number(m_subjects->count()));
    case ManyWay::Assume:
        return w.subjects.isEmpty()
            ? tr("%1 is assumed wherever it is not known.").arg(value)
            : tr("%1 is assumed at %2 of %3.").arg(value, QString::number(w.subjects.size()), QString::number(m_subjects->count()));
    case ManyWay::Each:
    case ManyWay::Set: break;
    }
    return tr("%1 at %2 of %3.").arg(value, QString::number(w.subjects.size()), QString::number(m_subjects->count()));
}

// The number at once, the findings when the check of a copy has been through.
void EnterManyDialog::preview()
{
    m_answered = false;
    m_whatIf->cancel();
    m_soon->stop();
    const ManyWords w = words();
    const bool nowhere = w.subjects.isEmpty() && !(w.way == ManyWay::Assume && m_later->isChecked());
    if (nowhere || (m_value ? !w.value : w.set.isEmpty())) {
        m_preview->setText(nowhere ? tr("Nothing is chosen.") : tr("%1 of %2 are chosen.").arg(w.subjects.size()).arg(m_subjects->count()));
        return;
    }
    m_preview->setText(countText() + u' ' + tr("Checking what it does…"));
    m_soon->start();
}

void EnterManyDialog::check()
{
    const ManyWords w = words();
    if (m_value) {
        const auto value = m_value->value();
        setProblem(m_value, value ? QString() : value.error().message);
    } else {
        setProblem(m_set, w.set.isEmpty() ? tr("Choose a hardware set.") : QString());
    }
    const bool assume = w.way == ManyWay::Assume;
    setProblem(m_list, w.subjects.isEmpty() && !(assume && m_later->isChecked()) ? tr("Choose one at least.") : QString());
    setProblem(m_reason, assume && w.reason.isEmpty() ? tr("Say why this may be assumed.") : QString());
    setProblem(m_by, assume && w.by.isEmpty() ? tr("Say who assumes it.") : QString());
    setProblem(m_date, assume ? m_date->problem() : QString());
}

} // namespace sp::ui
