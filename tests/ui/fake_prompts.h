// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QStringList>

/// Answers for tests; remembers what was asked.
class FakePrompts final : public sp::ui::Prompts {
public:
    std::optional<QString> open, save, folder;
    QStringList proposed; ///< names that were proposed for files
    Answer answer = Answer::Discard;
    sp::Errors problems;
    QStringList errors;

    std::optional<QString> fileToOpen(QWidget*, const QString&) override { return open; }
    std::optional<QString> fileToSave(QWidget*, const QString& name) override
    {
        proposed += name;
        return save;
    }
    std::optional<QString> folderToSave(QWidget*, const QString&) override { return folder; }
    Answer saveChanges(QWidget*, const QString&) override { return answer; }
    void showProblems(QWidget*, const QString&, const sp::Errors& list) override { problems = list; }
    void showError(QWidget*, const QString& text) override { errors += text; }
    void about(QWidget*) override { }
};

inline QString samplePlan()
{
    return QStringLiteral(SP_SOURCE_DIR "/resources/samples/research-building.strikeplate");
}
