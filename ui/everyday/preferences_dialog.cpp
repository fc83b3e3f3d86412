// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/preferences_dialog.h"

#include "ui/everyday/length_edit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

QSpinBox* number(int value, int least, int most, const QString& suffix, const char* name, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setValue(value);
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(const PreferenceValues& values, QWidget* parent)
    : QDialog(parent), m_before(values), m_name(new QLineEdit(values.name, this)), m_units(new QComboBox(this)),
      m_appearance(new QComboBox(this)), m_gridUs(new LengthEdit(Units::Us, this)), m_gridMetric(new LengthEdit(Units::Metric, this)),
      m_snap(number(values.snapPixels, 2, 40, tr(" pixels"), "prefSnap", this)),
      m_font(number(values.fontPercent, 75, 200, tr(" %"), "prefFont", this)),
      m_journal(number(values.journalSeconds, 1, 60, tr(" s"), "prefJournal", this)), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("preferences-dialog"));
    setWindowTitle(tr("Preferences"));
    m_name->setObjectName(QStringLiteral("prefName"));
    m_units->setObjectName(QStringLiteral("prefUnits"));
    m_appearance->setObjectName(QStringLiteral("prefAppearance"));
    m_gridUs->setObjectName(QStringLiteral("prefGridUs"));
    m_gridMetric->setObjectName(QStringLiteral("prefGridMetric"));
    m_units->addItems({tr("Feet and inches"), tr("Metric")}); // in the order of Units
    m_units->setCurrentIndex(static_cast<int>(values.units));
    m_appearance->addItems({tr("As the system"), tr("Light"), tr("Dark")}); // in the order of Appearance
    m_appearance->setCurrentIndex(static_cast<int>(values.appearance));
    m_gridUs->setLength(values.gridUs);
    m_gridMetric->setLength(values.gridMetric);
    m_name->setPlaceholderText(tr("For waivers, comments and new plans"));
    m_font->setSingleStep(5);
    m_problem->setObjectName(QStringLiteral("prefProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* form = new QFormLayout;
    form->addRow(tr("Your &name"), m_name);
    form->addRow(tr("&Units of new plans"), m_units);
    form->addRow(tr("&Grid in feet and inches"), m_gridUs);
    form->addRow(tr("Grid in &metric plans"), m_gridMetric);
    form->addRow(tr("&Snap distance"), m_snap);
    form->addRow(tr("&Appearance"), m_appearance);
    form->addRow(tr("Size of &texts"), m_font);
    form->addRow(tr("&Recovery copy after"), m_journal);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* whole = new QVBoxLayout(this);
    whole->addLayout(form);
    whole->addWidget(m_problem);
    whole->addWidget(buttons);
    resize(460, sizeHint().height());
}

PreferenceValues PreferencesDialog::values() const
{
    PreferenceValues v = m_before;
    v.name = m_name->text().trimmed();
    v.units = static_cast<Units>(m_units->currentIndex());
    v.appearance = static_cast<Appearance>(m_appearance->currentIndex());
    v.gridUs = m_gridUs->length().value_or(v.gridUs);
    v.gridMetric = m_gridMetric->length().value_or(v.gridMetric);
    v.snapPixels = m_snap->value();
    v.fontPercent = m_font->value();
    v.journalSeconds = m_journal->value();
    return v;
}

void PreferencesDialog::accept()
{
    for (LengthEdit* grid : {m_gridUs, m_gridMetric}) {
        const auto length = grid->length();
        if (length && *length >= mm(1) && *length <= mm(100'000))
            continue;
        m_problem->setText(length ? tr("<b>!</b> Grid: expected between 1 mm and 100 m, found %1.").arg(grid->text().toHtmlEscaped())
                                  : tr("<b>!</b> Grid: expected a length such as 6 in or 100 mm, found %1.")
                                        .arg(grid->text().isEmpty() ? tr("nothing") : grid->text().toHtmlEscaped()));
        m_problem->show();
        grid->setFocus();
        return;
    }
    QDialog::accept();
}

} // namespace sp::ui
