// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/findings/enter_many_dialog.h"
#include "ui/findings/waiver_words.h"
#include "ui/findings/what_if.h"

#include <QUrl>

class QMenu;

namespace sp::ui {

class Preferences;

/// Something that can be done about a finding: an entry of the context menus of the list and of the plan.
struct FindingCommand {
    QString id, text;
    bool able = true;
    QString why; ///< why it is not possible
    std::function<void()> run;
};

/// What people do about findings: mend, waive, review, enter or assume what is missing. Dialogs are opened and not waited for; each carries
/// its change out as one undoable step.
class FindingWork final : public QObject {
    Q_OBJECT
public:
    FindingWork(Document& document, Preferences& preferences, QWidget& window);

    /// What can be done about a finding of the newest check, in the order of a menu.
    std::vector<FindingCommand> findingCommands(const Finding& finding);
    void fillMenu(QMenu& menu, const Finding& finding);
    /// One submenu for each of the worst findings of an entity, for its context menu on the plan. Nothing is added when it has none.
    void addFindingsOf(QMenu& menu, const QString& entity);

    // Each takes the key of a finding of the newest check; nothing happens when it is gone.
    void waive(const QString& finding);
    void review(const QString& finding);
    void previewFix(const QString& finding, const Fix& fix);
    void withdraw(const QString& waiver);
    void enterMissing(const MissingFact& missing);

    /// Carries a way to mend out. The sentence that refuses it, or empty.
    QString applyFix(const QString& name, const Fix& fix);
    /// One value for all subjects of a cause.
    void enterForAll(const CauseGroup& group, ManyWay way);
    void enterForAll(const MissingFact& missing, ManyWay way);
    void changeAssumption(const QString& assumption);
    void removeAssumption(const QString& assumption);

    /// Goes where a link of findingHtml() leads: "fact:op-x#door.bottom_gap_in", "assumption:au-1", "finding:" and its key.
    void follow(const QUrl& link);
    /// The name under comments, remembered; that of the plan's author until somebody has said it.
    QString yourName() const;
    void setYourName(const QString& name);
    QString today() const;
    Document& document() { return m_document; }

signals:
    void said(const QString& sentence);
    /// Somebody wants to change a value: id of who has it, and the fact's name, which may be empty.
    void valueAsked(const QString& subject, const QString& fact);
    void findingAsked(const QString& key);

private:
    const Finding* find(const QString& key) const;
    QString nameOf(const Finding& finding) const;
    template <class Edit>
    QString carryOut(Edit&& edit, const QString& text);
    Result<Patch> manyPatch(const Project& project, const ManySubjects& many, const ManyWords& words) const;

    Document& m_document;
    Preferences& m_preferences;
    QWidget& m_window;
    WhatIf m_whatIf;
};

/// The finding work of a window, for parts that offer it in their menus; nullptr before the window is complete.
FindingWork* findingWorkOf(const QWidget& window);

} // namespace sp::ui
