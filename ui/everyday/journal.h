// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"

#include <QDateTime>
#include <QLockFile>
#include <QTimer>

namespace sp::ui {

/// Work that a program which ended too soon has left behind.
struct UnsavedWork {
    QString file; ///< the copy in the journal
    QString plan; ///< the plan file; empty when it had none yet
    QString name; ///< of the plan for people
    QString baseHash; ///< of the plan file when it was opened or last saved
    QDateTime written; ///< UTC
    bool operator==(const UnsavedWork&) const = default;
};

/// While the plan has changes that are not saved a copy of it stands in a folder of the user, written in the background soon after each
/// change and taken away when the plan is saved or closed. What a killed program left there is listed; nothing of it is deleted unasked.
/// A lock file tells what belongs to a program that is still running.
class Journal final : public QObject {
    Q_OBJECT
public:
    Journal(Document& document, const QString& folder, QObject* parent = nullptr);
    /// Waits for the copy that is being written. Work that was not saved stays.
    ~Journal() override;
    Journal(const Journal&) = delete;

    /// How long a change may wait until its copy stands on the disk, a little more than the writing takes.
    void setDelay(int milliseconds);

    /// Newest first, without what belongs to a running program.
    std::vector<UnsavedWork> unsaved() const;
    /// Opens the work as the plan that it was, unsaved; its copy in the journal is from now on this one's.
    Result<Done> restore(const UnsavedWork& work);
    /// Opens a copy without a file, to look at it; the work stays in the journal.
    Result<Done> look(const UnsavedWork& work);
    Result<Done> discard(const UnsavedWork& work);

signals:
    void written(const QString& file); ///< a copy of the plan as it was a moment ago
    void failed(const QString& sentence);

private:
    class Writer;
    void follow();
    void write();
    void clear();
    Result<Project> read(const UnsavedWork& work) const;

    Document& m_document;
    QString m_folder, m_file;
    std::unique_ptr<QLockFile> m_lock; ///< of m_file, from the first copy on
    std::unique_ptr<Writer> m_writer;
    QTimer m_timer;
    bool m_kept = false; ///< a copy stands in the journal or is on its way
    bool m_restoring = false;
};

} // namespace sp::ui
