// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/everyday/new_plan.h"

#include <QString>
#include <optional>

class QWidget;

namespace sp::ui {

struct UnsavedWork;

/// Everything that the window asks a person; tests answer in their place.
class Prompts {
public:
    enum class Answer { Save, Discard, Cancel };
    /// The file of the plan was changed by somebody else.
    enum class OnDisk { SaveAs, Merge, TakeTheirs, Overwrite, Cancel };
    enum class Whose { Mine, Theirs, Nobody };
    /// A hardware set that other openings use as well is to change.
    enum class SharedSet { All, OwnSet, Cancel };
    /// What to do with one piece of unsaved work; `Later` leaves all of them.
    struct Recovery {
        enum class What { Restore, Look, Discard, Later } what = What::Later;
        size_t which = 0;
    };
    virtual ~Prompts() = default;
    virtual std::optional<QString> fileToOpen(QWidget* parent, const QString& folder) = 0;
    /// A picture, PDF or DXF; `filter` as file dialogs have it.
    virtual std::optional<QString> underlayToOpen(QWidget* parent, const QString& folder, const QString& filter) = 0;
    /// `proposed` says by its suffix what is to be written.
    virtual std::optional<QString> fileToSave(QWidget* parent, const QString& proposed) = 0;
    virtual std::optional<QString> folderToSave(QWidget* parent, const QString& proposed) = 0;
    virtual Answer saveChanges(QWidget* parent, const QString& name) = 0;
    /// All problems of a file, each with its place.
    virtual void showProblems(QWidget* parent, const QString& file, const Errors& problems) = 0;
    virtual void showError(QWidget* parent, const QString& text) = 0;
    virtual void about(QWidget* parent) = 0;
    /// `openings` use the set; `selected` names those that a new set would be for.
    virtual SharedSet changeSharedSet(QWidget* parent, const QString& set, int openings, const QString& selected) = 0;
    /// Whether something may be done that takes much away; `action` is the text of the button that does it.
    virtual bool confirm(QWidget* parent, const QString& title, const QString& question, const QString& action) = 0;
    virtual std::optional<NewPlan> newPlan(QWidget* parent, const NewPlan& proposed) = 0;
    virtual OnDisk changedOnDisk(QWidget* parent, const QString& name, bool canMerge) = 0;
    /// `ids` of what both sides changed.
    virtual Whose conflicts(QWidget* parent, const QStringList& ids) = 0;
    virtual Recovery unsavedWork(QWidget* parent, const std::vector<UnsavedWork>& works) = 0;
};

/// The real ones: dialogs.
class Dialogs final : public Prompts {
public:
    std::optional<QString> fileToOpen(QWidget* parent, const QString& folder) override;
    std::optional<QString> underlayToOpen(QWidget* parent, const QString& folder, const QString& filter) override;
    std::optional<QString> fileToSave(QWidget* parent, const QString& proposed) override;
    std::optional<QString> folderToSave(QWidget* parent, const QString& proposed) override;
    Answer saveChanges(QWidget* parent, const QString& name) override;
    void showProblems(QWidget* parent, const QString& file, const Errors& problems) override;
    void showError(QWidget* parent, const QString& text) override;
    void about(QWidget* parent) override;
    SharedSet changeSharedSet(QWidget* parent, const QString& set, int openings, const QString& selected) override;
    bool confirm(QWidget* parent, const QString& title, const QString& question, const QString& action) override;
    std::optional<NewPlan> newPlan(QWidget* parent, const NewPlan& proposed) override;
    OnDisk changedOnDisk(QWidget* parent, const QString& name, bool canMerge) override;
    Whose conflicts(QWidget* parent, const QStringList& ids) override;
    Recovery unsavedWork(QWidget* parent, const std::vector<UnsavedWork>& works) override;
};

} // namespace sp::ui
