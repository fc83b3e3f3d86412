// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/egress/egress_study.h"
#include "ui/failure/failure_desk.h"

#include <QTimer>
#include <set>

namespace sp::ui {

/// What the window shows of the ways out: the study of the newest plan at the moment that the failure desk shows (F0 in the plain plan), what
/// the canvas draws of it, and which way is brought out. Nothing of it belongs to the plan.
class EgressDesk final : public QObject {
    Q_OBJECT
public:
    EgressDesk(Document& document, FailureDesk& failures, QObject* parent = nullptr);
    ~EgressDesk() override;

    Document& document() const { return m_document; }
    FailureDesk& failures() const { return m_failures; }

    /// Somebody shows ways out: the study is kept fresh while somebody wants it, and while the canvas draws it.
    void want(QObject* who, bool wanted);
    /// nullptr before the first one of a plan; may be older than the plan or of another moment: isFresh().
    std::shared_ptr<const EgressStudy> study() const { return m_study; }
    bool isFresh() const { return m_study && m_study->revision == m_document.revision() && m_study->moment == m_moment; }
    /// What the study is of: "F0", "F2 battery exhausted", "F0 with 1 fault".
    QString momentWords() const { return m_words; }

    /// The canvas draws ways, dead ends and people at doors.
    void setOnPlan(bool on);
    bool isOnPlan() const { return m_onPlan; }
    /// The floor is coloured by how far it is to an exit; turns the drawing on.
    void setHeatWanted(bool wanted);
    bool isHeatWanted() const { return m_heatWanted; }
    /// The storey that the canvas shows; nullopt: what is on none.
    void setStorey(const std::optional<StoreyId>& storey);
    const QString& storey() const { return m_storey; } ///< id; empty: what is on none
    /// Distances of that storey; nullptr while nobody wants them or they are not there yet.
    std::shared_ptr<const EgressHeat> heat() const { return m_heat; }

    /// Room whose way is brought out, or opening whose badge is; empty: none.
    void setChosen(const QString& id);
    const QString& chosen() const { return m_chosen; }

signals:
    void studied(); ///< a fresh study, or none (another plan)
    void freshChanged(); ///< isFresh() may be another: the plan was edited, another moment is shown, or studied
    void shownChanged(); ///< isOnPlan(), isHeatWanted() or heat()
    void chosenChanged();

private:
    void planChanged();
    void momentChanged();
    void ask();
    void take(std::shared_ptr<const EgressStudy> study);
    bool isWanted() const { return !m_wanting.empty() || m_onPlan; }

    Document& m_document;
    FailureDesk& m_failures;
    std::unique_ptr<EgressRunner> m_runner;
    std::shared_ptr<const Library> m_library; ///< of the first check
    std::shared_ptr<const EgressStudy> m_study;
    std::shared_ptr<const EgressHeat> m_heat;
    std::set<QObject*> m_wanting;
    QTimer m_delay; ///< the live check goes first
    bool m_onPlan = false, m_heatWanted = false;
    QString m_storey, m_chosen, m_words;
    quint64 m_since = 0; ///< revision with which the plan was opened
    const ScenarioCase* m_case = nullptr; ///< that is shown, without faults; nullptr: F0, or no case
    quint64 m_moment = 0; ///< number of the moment that is shown; 0: F0
    quint64 m_moments = 0; ///< numbers given so far
    struct Asked {
        quint64 revision = 0, moment = 0;
        std::optional<QString> heatOf;
        bool operator==(const Asked&) const = default;
    };
    std::optional<Asked> m_asked;
};

/// F0 and nothing broken: the plain plan, or the normal scenario without faults.
bool isAsBuilt(const FailureDesk& desk);

} // namespace sp::ui
