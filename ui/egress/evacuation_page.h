// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_desk.h"
#include "ui/egress/evacuation_picture.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QTableWidget;

namespace sp::ui {

/// People left against time, an estimate, and what it is compared with: one exit lost, another scenario, the plan before the edit.
class EvacuationPage final : public QWidget {
    Q_OBJECT
public:
    explicit EvacuationPage(EgressDesk& desk, QWidget* parent = nullptr);
    ~EvacuationPage() override;

    PeopleChart& chart() { return *m_chart; }
    QTableWidget& figures() { return *m_figures; }
    QListWidget& assumptions() { return *m_assumptions; }
    std::shared_ptr<const EvacuationVariants> variants() const { return m_variants; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeComparison();
    void ask();
    void take(std::shared_ptr<const EvacuationVariants> variants);
    void refresh();
    void fillFigures();
    void fillAssumptions();
    void fillExits();
    void updateFields();
    void updateState();
    PreMovement preMovement() const;

    EgressDesk& m_desk;
    std::unique_ptr<EvacuationRunner> m_runner;
    PeopleChart* m_chart;
    QTableWidget* m_figures;
    QListWidget* m_assumptions;
    QComboBox *m_show, *m_setOut, *m_lost, *m_scenario;
    QDoubleSpinBox *m_first, *m_second;
    QCheckBox* m_before;
    QLabel *m_unit, *m_state;
    std::shared_ptr<const EvacuationVariants> m_variants;
    quint64 m_plan = 0; ///< counts plans that were opened
    quint64 m_submitted = 0, m_taken = 0; ///< requests sent, and the newest that came back
    bool m_filling = false;
};

} // namespace sp::ui
