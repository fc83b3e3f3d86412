// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/everyday/new_plan.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace sp::ui {

class LengthEdit;

/// The assistant for new plans: one page with what is asked on the left and what the codes ask on the right, where "not known yet" always is a
/// choice. It closes only when the plan can be made; else it says what is missing and goes there.
class NewPlanDialog final : public QDialog {
    Q_OBJECT
public:
    explicit NewPlanDialog(const NewPlan& proposed, QWidget* parent = nullptr);
    NewPlan answers() const;

    void accept() override;

private:
    QWidget* projectBox();
    QWidget* storeysBox();
    QWidget* factsBox(Group group, const QString& title, const std::vector<std::pair<const char*, QString>>& rows);
    void addStorey(bool above);
    void removeStorey();
    void fillStoreys();
    void readStoreys();
    void changeUnits();
    void takeFacts(FieldBag& bag, Group group) const;
    Units units() const;

    NewPlan m_plan;
    QLineEdit *m_name, *m_number, *m_client, *m_address, *m_author;
    QComboBox* m_units;
    LengthEdit* m_grid;
    QTableWidget* m_storeys;
    QComboBox* m_occupancy = nullptr;
    std::vector<std::pair<FieldId, QWidget*>> m_facts; ///< combo boxes and spin boxes
    QLabel* m_problem;
};

} // namespace sp::ui
