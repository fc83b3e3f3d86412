// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan_files.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace sp::ui {

/// Notices that the file of the open plan was changed or taken away by somebody else, and sees to it that nothing of either side is lost:
/// saving over another's change is only done when asked for, taking the other's plan is a step that Undo brings back, and changes of both
/// sides that touch different things are made one.
class DiskGuard final : public QObject {
    Q_OBJECT
public:
    enum class State : quint8 { Same, Changed, Vanished };

    DiskGuard(Document& document, PlanFiles& files, Prompts& prompts, QWidget& window, QObject* parent = nullptr);

    State state() const { return m_state; }
    /// Reads the file's state now. The watcher does so by itself.
    void look();
    /// Whether the plan may be saved over its file; asks where somebody else has changed it.
    MaySave maySave();
    /// Puts the file's plan in the place of the open one, as a step that can be undone. False when the file cannot be read, which is said.
    bool takeTheirs();
    /// Takes over what the file changed; asks about what both sides changed. False when the two do not fit or somebody said no.
    bool merge();
    /// Whether both sides can be compared with what they come from.
    bool canMerge() const { return m_base != nullptr; }

signals:
    void stateChanged(sp::ui::DiskGuard::State state);
    void said(const QString& sentence);

private:
    struct OnDisk {
        Project project;
        QString hash;
    };
    void follow();
    void watch();
    void set(State state, const QString& hash);
    std::optional<OnDisk> read();

    Document& m_document;
    PlanFiles& m_files;
    Prompts& m_prompts;
    QWidget& m_window;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< several signals of one change, and writers that write in pieces
    std::shared_ptr<const Project> m_base; ///< the plan of the file when it was opened or last saved; null when that is not known
    QString m_path, m_baseHash;
    State m_state = State::Same;
    QString m_seen; ///< hash of the file when its state was last told
};

} // namespace sp::ui
