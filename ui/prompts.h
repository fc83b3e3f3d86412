// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <optional>

class QWidget;

namespace sp::ui {

/// Everything that the window asks a person; tests answer in their place.
class Prompts {
public:
    enum class Answer { Save, Discard, Cancel };
    virtual ~Prompts() = default;
    virtual std::optional<QString> fileToOpen(QWidget* parent, const QString& folder) = 0;
    /// `proposed` says by its suffix what is to be written.
    virtual std::optional<QString> fileToSave(QWidget* parent, const QString& proposed) = 0;
    virtual std::optional<QString> folderToSave(QWidget* parent, const QString& proposed) = 0;
    virtual Answer saveChanges(QWidget* parent, const QString& name) = 0;
    /// All problems of a file, each with its place.
    virtual void showProblems(QWidget* parent, const QString& file, const Errors& problems) = 0;
    virtual void showError(QWidget* parent, const QString& text) = 0;
    virtual void about(QWidget* parent) = 0;
};

/// The real ones: dialogs.
class Dialogs final : public Prompts {
public:
    std::optional<QString> fileToOpen(QWidget* parent, const QString& folder) override;
    std::optional<QString> fileToSave(QWidget* parent, const QString& proposed) override;
    std::optional<QString> folderToSave(QWidget* parent, const QString& proposed) override;
    Answer saveChanges(QWidget* parent, const QString& name) override;
    void showProblems(QWidget* parent, const QString& file, const Errors& problems) override;
    void showError(QWidget* parent, const QString& text) override;
    void about(QWidget* parent) override;
};

} // namespace sp::ui
