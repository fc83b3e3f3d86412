// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/patch.h"
#include "core/io/plan_reader.h"
#include "core/model/topology.h"
#include "ui/document/check_runner.h"

#include <QUndoStack>
#include <functional>

namespace sp::ui {

/// The open plan: its newest snapshot, what undoes it, where it is saved, and what the newest check said. Everything else asks it.
class Document final : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    bool isOpen() const { return m_open; }
    const Project& project() const { return *m_project; }
    std::shared_ptr<const Project> snapshot() const { return m_project; }
    /// Rooms' outlines and sides of openings of the newest snapshot.
    const Topology& topology() const;
    QUndoStack& undoStack() { return m_undo; }
    bool isDirty() const { return m_open && (m_neverSaved || !m_undo.isClean()); }

    /// Empty while the plan has no file of its own: a sample or an import.
    const QString& path() const { return m_path; }
    /// Where paths in the plan begin; empty while it has no file.
    QString folder() const;
    QString displayName() const;
    /// What the reader of the file noticed: the plan loaded, but somebody should look.
    const Errors& notices() const { return m_notices; }
    /// Hash of the file that holds exactly this plan; empty while there are unsaved changes.
    QString savedHash() const { return m_path.isEmpty() || isDirty() ? QString() : m_hash; }
    /// Hash of the file as this plan was read from it or last saved to it; empty when it has none.
    const QString& baseHash() const { return m_hash; }

    /// Reads a file. With problems nothing is loaded, the open plan stays, and that file is not saved over by this program.
    Errors open(const QString& path);
    /// Takes a plan that comes from elsewhere: a sample, an import. It has no path until it is saved.
    void adopt(Project project, const QString& name, bool dirty);
    /// Reads a plan without a path of its own, such as a sample from inside the program.
    Errors openCopy(const QString& path, const QString& name);
    /// Takes work that was not saved, of the file `path` (empty: of none) as it was with `baseHash`. It stays unsaved.
    void recover(Project project, const QString& path, const QString& name, const QString& baseHash);
    /// The file now holds other bytes; `same`: they say the plan as it stands.
    void fileIsNow(const QString& hash, bool same);
    void close();
    /// Drawings under the plan stay the files that they are: their paths follow the plan to its new folder, also in steps that are undone later.
    Result<Done> saveAs(const QString& path);
    Result<Done> save() { return saveAs(m_path); }

    /// Carries a patch out as an undoable step. Steps with the same merge key, one after the other, are one step.
    void push(Patch patch, const QString& text, const QString& mergeKey = {});

    /// The newest finished check, or nullptr. It may be older than the plan: see isChecked().
    const CheckResult* check() const { return m_check.assessment ? &m_check : nullptr; }
    bool isChecked() const
    {
        const Assessment* a = m_check.assessment.get();
        return a && m_check.revision == m_revision && a->unchecked == 0 && !a->searchDue;
    }
    /// What the window shows: where an edit touches very much, check() has these first, while isChecked() still says no.
    void checkFirst(const std::optional<StoreyId>& storey, const QStringList& entities) { m_runner.lookFirstAt(storey, entities); }
    quint64 revision() const { return m_revision; }

signals:
    /// The one signal of change: only the ids in the patch differ.
    void changed(const sp::Patch& patch);
    /// Another plan, or none.
    void replaced();
    void checked();
    void stateChanged(); ///< path or dirty flag

private:
    friend class PatchCommand;
    void carryOut(const Patch& patch);
    void take(PlanFile file, const QString& path, const QString& name, bool neverSaved);
    void startCheck();

    std::shared_ptr<const Project> m_project;
    mutable TopologyBuilder m_topologyBuilder;
    mutable std::shared_ptr<const Topology> m_topology;
    QUndoStack m_undo;
    QString m_path, m_name, m_hash;
    Errors m_notices;
    QStringList m_broken; ///< canonical paths that failed to load
    bool m_open = false;
    bool m_neverSaved = false;
    quint64 m_revision = 0;
    CheckResult m_check;
    CheckRunner m_runner;
};

} // namespace sp::ui
