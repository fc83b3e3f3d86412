// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/everyday/journal.h"
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
    std::optional<sp::ui::NewPlan> plan; ///< answer of the assistant for new plans
    sp::ui::NewPlan proposedPlan;
    OnDisk onDisk = OnDisk::Cancel;
    int askedOnDisk = 0;
    Whose whose = Whose::Nobody;
    QStringList bothChanged;
    SharedSet shared = SharedSet::Cancel;
    QStringList askedShared; ///< "set openings selected" of each question
    bool confirms = false;
    QStringList questions; ///< of confirm()
    std::vector<Recovery> recovery; ///< answers one after the other, then Later
    std::vector<sp::ui::UnsavedWork> works; ///< that were offered last

    std::optional<QString> fileToOpen(QWidget*, const QString&) override { return open; }
    std::optional<QString> underlayToOpen(QWidget*, const QString&, const QString&) override { return open; }
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
    SharedSet changeSharedSet(QWidget*, const QString& set, int openings, const QString& selected) override
    {
        askedShared += QStringLiteral("%1 %2 %3").arg(set).arg(openings).arg(selected);
        return shared;
    }
    bool confirm(QWidget*, const QString&, const QString& question, const QString&) override
    {
        questions += question;
        return confirms;
    }
    std::optional<sp::ui::NewPlan> newPlan(QWidget*, const sp::ui::NewPlan& proposal) override
    {
        proposedPlan = proposal;
        return plan;
    }
    OnDisk changedOnDisk(QWidget*, const QString&, bool) override
    {
        ++askedOnDisk;
        return onDisk;
    }
    Whose conflicts(QWidget*, const QStringList& ids) override
    {
        bothChanged = ids;
        return whose;
    }
    Recovery unsavedWork(QWidget*, const std::vector<sp::ui::UnsavedWork>& offered) override
    {
        works = offered;
        if (recovery.empty())
            return {};
        const Recovery next = recovery.front();
        recovery.erase(recovery.begin());
        return next;
    }
};

inline QString samplePlan()
{
    return QStringLiteral(SP_SOURCE_DIR "/resources/samples/research-building.strikeplate");
}
