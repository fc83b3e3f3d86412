// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/new_plan_dialog.h"

#include "ui/everyday/length_edit.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace sp::ui {

namespace {

enum Column { Name, Height, Ground, ColumnCount };

/// Words of the plan file that people write in another way.
QString peopleWord(const QString& word)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("nfpa13"), QStringLiteral("NFPA 13")},        {QStringLiteral("nfpa13r"), QStringLiteral("NFPA 13R")},
        {QStringLiteral("nfpa13d"), QStringLiteral("NFPA 13D")},      {QStringLiteral("ada-2010"), QStringLiteral("ADA 2010")},
        {QStringLiteral("a117-2009"), QStringLiteral("A117.1-2009")}, {QStringLiteral("a117-2017"), QStringLiteral("A117.1-2017")},
        {QStringLiteral("nih-drm"), QStringLiteral("NIH DRM")},
    };
    return names.value(word, QString(word).replace(u'_', u' '));
}

QComboBox* choice(QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->addItem(NewPlanDialog::tr("Not known yet"));
    return box;
}

QLineEdit* line(const std::optional<QString>& text, const char* name, QWidget* parent)
{
    auto* edit = new QLineEdit(text.value_or(QString()), parent);
    edit->setObjectName(QLatin1String(name));
    return edit;
}

std::optional<QString> textOf(const QLineEdit* edit)
{
    const QString text = edit->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

NewPlanDialog::NewPlanDialog(const NewPlan& proposed, QWidget* parent)
    : QDialog(parent), m_plan(proposed), m_name(line(proposed.settings.name, "newName", this)),
      m_number(line(proposed.settings.number, "newNumber", this)), m_client(line(proposed.settings.client, "newClient", this)),
      m_address(line(proposed.settings.address, "newAddress", this)), m_author(line(proposed.settings.author, "newAuthor", this)),
      m_units(new QComboBox(this)), m_grid(new LengthEdit(proposed.settings.units, this)),
      m_storeys(new QTableWidget(0, ColumnCount, this)), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("newPlan"));
    setWindowTitle(tr("New plan"));
    auto* left = new QVBoxLayout;
    left->addWidget(projectBox());
    left->addWidget(storeysBox(), 1);
    auto* right = new QVBoxLayout;
    right->addWidget(factsBox(Group::Codes, tr("Codes"),
                              {{"project.ibc_edition", tr("&IBC edition")},
                               {"project.nfpa80_edition", tr("NFPA &80 edition")},
                               {"project.nfpa101_edition", tr("NFPA &101 edition")},
                               {"project.access_standard", tr("Acc&essibility")},
                               {"project.owner_guidance", tr("O&wner's standard")},
                               {"project.work", tr("&Kind of work")}}));
    right->addWidget(factsBox(Group::Building, tr("Building"),
                              {{"building.sprinkler", tr("Spri&nklers")},
                               {"building.fire_alarm", tr("&Fire alarm")},
                               {"building.auto_detection", tr("Automatic &detection")},
                               {"building.voice_alarm", tr("&Voice alarm")},
                               {"building.stories", tr("S&tories above grade")}}));
    auto* later = new QLabel(tr("What is not known yet is asked again by the findings that need it. Nothing is guessed."), this);
    later->setWordWrap(true);
    right->addWidget(later);
    right->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    m_problem->setObjectName(QStringLiteral("newProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Make the plan"));
    connect(buttons, &QDialogButtonBox::accepted, this, &NewPlanDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewPlanDialog::reject);
    auto* whole = new QVBoxLayout(this);
    whole->addLayout(columns, 1);
    whole->addWidget(m_problem);
    whole->addWidget(buttons);
    resize(860, 560);
    m_name->setFocus();
}

QWidget* NewPlanDialog::projectBox()
{
    auto* box = new QGroupBox(tr("Project"), this);
    auto* form = new QFormLayout(box);
    m_units->setObjectName(QStringLiteral("newUnits"));
    m_units->addItems({tr("Feet and inches"), tr("Metric")}); // in the order of Units
    m_units->setCurrentIndex(static_cast<int>(m_plan.settings.units));
    m_grid->setObjectName(QStringLiteral("newGrid"));
    m_grid->setLength(m_plan.gridStep);
    form->addRow(tr("N&ame"), m_name);
    form->addRow(tr("N&umber"), m_number);
    form->addRow(tr("&Client"), m_client);
    form->addRow(tr("Add&ress"), m_address);
    form->addRow(tr("Aut&hor"), m_author);
    form->addRow(tr("Unit&s"), m_units);
    form->addRow(tr("&Grid step"), m_grid);
    connect(m_units, &QComboBox::currentIndexChanged, this, &NewPlanDialog::changeUnits);
    return box;
}

QWidget* NewPlanDialog::storeysBox()
{
    auto* box = new QGroupBox(tr("Storeys, the highest first"), this);
    m_storeys->setObjectName(QStringLiteral("newStoreys"));
    m_storeys->setAccessibleName(tr("Storeys"));
    m_storeys->setHorizontalHeaderLabels({tr("Name"), tr("Floor to floor"), tr("At grade")});
    m_storeys->verticalHeader()->hide();
    m_storeys->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_storeys->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_storeys->setSelectionMode(QAbstractItemView::SingleSelection);
    m_storeys->setTabKeyNavigation(false);
    fillStoreys();
    auto* row = new QHBoxLayout;
    const auto button = [&](const QString& text, const char* name, auto f) {
        auto* b = new QPushButton(text, box);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        connect(b, &QPushButton::clicked, this, f);
        row->addWidget(b);
    };
    button(tr("Add a&bove"), "newStoreyAbove", [this] { addStorey(true); });
    button(tr("Add be&low"), "newStoreyBelow", [this] { addStorey(false); });
    button(tr("Re&move"), "newStoreyRemove", [this] { removeStorey(); });
    auto* layout = new QVBoxLayout(box);
    layout->addWidget(m_storeys, 1);
    layout->addLayout(row);
    // One storey lies at grade: choosing another takes the mark from the one before. Later, when nobody works with the cell any more.
    connect(
        m_storeys, &QTableWidget::cellChanged, this,
        [this](int at, int column) {
            const QTableWidgetItem* item = m_storeys->item(at, column);
            if (column != Ground || !item)
                return;
            readStoreys();
            if (item->checkState() == Qt::Checked)
                m_plan.ground = m_storeys->rowCount() - 1 - at;
            fillStoreys();
        },
        Qt::QueuedConnection);
    return box;
}

QWidget* NewPlanDialog::factsBox(Group group, const QString& title, const std::vector<std::pair<const char*, QString>>& rows)
{
    auto* box = new QGroupBox(title, this);
    auto* form = new QFormLayout(box);
    const auto add = [&](const QString& label, QWidget* field, const QString& fact) {
        field->setObjectName(QStringLiteral("fact-") + fact);
        form->addRow(label, field);
    };
    if (group == Group::Building) {
        m_occupancy = choice(box);
        m_occupancy->addItems(wordList(fieldOf(field("space.occupancy_group")).words));
        m_occupancy->setToolTip(tr("Assumed for every room that says nothing else, with your name and the date"));
        add(tr("Main occu&pancy"), m_occupancy, QStringLiteral("space.occupancy_group"));
    }
    for (const auto& [fact, label] : rows) {
        const FieldId id = field(fact);
        const Field& info = fieldOf(id);
        QWidget* widget = nullptr;
        if (info.type == FieldType::Int) {
            auto* spin = new QSpinBox(box);
            spin->setRange(static_cast<int>(info.least) - 1, static_cast<int>(info.most));
            spin->setSpecialValueText(tr("Not known yet"));
            spin->setValue(spin->minimum());
            widget = spin;
        } else {
            auto* combo = choice(box);
            if (info.type == FieldType::Bool)
                combo->addItems({tr("Yes"), tr("No")});
            if (info.type == FieldType::Set)
                combo->addItem(tr("None"));
            for (const QString& word : wordList(info.words))
                combo->addItem(peopleWord(word));
            widget = combo;
        }
        add(label, widget, QLatin1String(fact));
        m_facts.emplace_back(id, widget);
    }
    return box;
}

Units NewPlanDialog::units() const
{
    return static_cast<Units>(m_units->currentIndex());
}

void NewPlanDialog::changeUnits()
{
    readStoreys();
    m_plan.settings.units = units();
    m_grid->setUnits(units());
    // A proposal that nobody has touched becomes the usual one of the other units.
    const NewPlan usual = proposedPlan(units(), {}, {});
    const NewPlan other = proposedPlan(units() == Units::Metric ? Units::Us : Units::Metric, {}, {});
    for (NewStorey& storey : m_plan.storeys)
        if (storey.height == other.storeys[0].height)
            storey.height = usual.storeys[0].height;
    fillStoreys();
}

void NewPlanDialog::fillStoreys()
{
    const QSignalBlocker quiet(m_storeys);
    const int row = m_storeys->currentRow();
    const int count = static_cast<int>(m_plan.storeys.size());
    m_storeys->setRowCount(count);
    for (int i = 0; i < count; ++i) {
        const int at = count - 1 - i;
        const NewStorey& storey = m_plan.storeys[static_cast<size_t>(i)];
        m_storeys->setItem(at, Name, new QTableWidgetItem(storey.name));
        m_storeys->setItem(at, Height, new QTableWidgetItem(storey.height ? lengthText(*storey.height, units()) : QString()));
        auto* ground = new QTableWidgetItem;
        ground->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        ground->setCheckState(i == m_plan.ground ? Qt::Checked : Qt::Unchecked);
        ground->setData(Qt::AccessibleTextRole, i == m_plan.ground ? tr("at grade") : tr("not at grade"));
        m_storeys->setItem(at, Ground, ground);
    }
    m_storeys->setCurrentCell(std::clamp(row, 0, std::max(0, count - 1)), Name);
}

void NewPlanDialog::readStoreys()
{
    const int count = m_storeys->rowCount();
    for (int at = 0; at < count; ++at) {
        NewStorey& storey = m_plan.storeys[static_cast<size_t>(count - 1 - at)];
        storey.name = m_storeys->item(at, Name)->text().trimmed();
        const auto height = readLength(m_storeys->item(at, Height)->text(), m_plan.settings.units);
        storey.height = height ? std::optional(height.value()) : std::nullopt;
    }
}

void NewPlanDialog::addStorey(bool above)
{
    readStoreys();
    auto& storeys = m_plan.storeys;
    NewStorey storey{{}, storeys.empty() ? std::nullopt : (above ? storeys.back() : storeys.front()).height};
    if (above) {
        storey.name = proposedStoreyName(static_cast<int>(storeys.size()) - m_plan.ground);
        storeys.push_back(std::move(storey));
    } else {
        storey.name = proposedStoreyName(-m_plan.ground - 1);
        storeys.insert(storeys.begin(), std::move(storey));
        ++m_plan.ground;
    }
    fillStoreys();
    m_storeys->setCurrentCell(above ? 0 : m_storeys->rowCount() - 1, Name);
}

void NewPlanDialog::removeStorey()
{
    readStoreys();
    const int index = m_storeys->rowCount() - 1 - m_storeys->currentRow();
    if (m_storeys->currentRow() < 0 || m_plan.storeys.size() < 2)
        return;
    m_plan.storeys.erase(m_plan.storeys.begin() + index);
    if (m_plan.ground > index || m_plan.ground == static_cast<int>(m_plan.storeys.size()))
        --m_plan.ground;
    fillStoreys();
}

void NewPlanDialog::takeFacts(FieldBag& bag, Group group) const
{
    for (const auto& [id, widget] : m_facts) {
        const Field& info = fieldOf(id);
        if (info.group != group)
            continue;
        if (const auto* spin = qobject_cast<QSpinBox*>(widget)) {
            if (spin->value() > spin->minimum())
                bag.set(id, qint64{spin->value()});
            continue;
        }
        const int chosen = qobject_cast<QComboBox*>(widget)->currentIndex() - 1;
        if (chosen < 0)
            continue;
        switch (info.type) {
        case FieldType::Bool: bag.set(id, chosen == 0); break;
        case FieldType::Set: bag.set(id, WordSet{chosen == 0 ? 0 : quint64{1} << (chosen - 1)}); break;
        default: bag.set(id, Word{static_cast<quint16>(chosen)});
        }
    }
}

NewPlan NewPlanDialog::answers() const
{
    NewPlan plan = m_plan;
    Settings& s = plan.settings;
    s.name = m_name->text().trimmed();
    s.number = textOf(m_number);
    s.client = textOf(m_client);
    s.address = textOf(m_address);
    s.author = textOf(m_author);
    s.units = units();
    takeFacts(s.codes, Group::Codes);
    takeFacts(s.building, Group::Building);
    plan.occupancy = m_occupancy->currentIndex() > 0 ? m_occupancy->currentText() : QString();
    plan.gridStep = m_grid->length().value_or(Length{});
    return plan;
}

void NewPlanDialog::accept()
{
    readStoreys();
    Errors problems = problemsOf(answers());
    for (int at = 0; at < m_storeys->rowCount(); ++at) {
        const QString typed = m_storeys->item(at, Height)->text();
        if (const auto read = readLength(typed, units()); !typed.trimmed().isEmpty() && !read)
            problems.insert(problems.begin(),
                            Error{ErrorCode::Value, tr("Storeys: %1").arg(read.error().message), QStringLiteral("storeys")});
    }
    if (problems.empty()) {
        QDialog::accept();
        return;
    }
    const Error& first = problems.front();
    m_problem->setText(tr("<b>!</b> %1").arg(first.message.toHtmlEscaped()));
    m_problem->show();
    QWidget* where = first.where == QStringLiteral("name") ? m_name
        : first.where == QStringLiteral("author")          ? m_author
        : first.where == QStringLiteral("grid")            ? static_cast<QWidget*>(m_grid)
                                                           : m_storeys;
    where->setFocus();
}

} // namespace sp::ui
