// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/document.h"
#include "ui/document/entity_ref.h"

namespace sp::ui {

/// One fact of one entity as people see it.
struct FactLine {
    QString value; ///< empty when it is not known
    QString origin; ///< "entered", "from type", "ask the architect"
    QString tip; ///< name of the fact, where the value comes from
    bool known = false;
    bool own = false; ///< entered at this entity: can be taken away
};

/// Looks facts up for one entity: in the newest check, with values entered since then in front.
class FactLookUp final {
public:
    FactLookUp(const Document& document, const EntityRef& ref);
    /// Of a part that has facts of its own and is no subject of rules: a battery, a circuit, a hardware item.
    FactLookUp(const Document& document, const QString& partId);

    FactLine entered(FieldId field) const;
    /// A computed fact; nullopt when the entity does not own it.
    std::optional<FactLine> computed(FactId fact) const;
    /// The computed facts of the entity, in the order of the catalogue.
    std::vector<FactId> computedFacts() const;

private:
    FactLine line(const Fact& fact, const Trace& trace, const QString& text) const;

    const Document& m_document;
    const Project& m_project;
    QString m_id;
    const CheckResult* m_check = nullptr;
    QString m_entered; ///< what the origin of an entered value is called
    std::optional<Subject> m_subject;
};

/// "Gap at the bottom" from "the gap at the bottom"; the fact's name when there is no noun.
QString factTitle(const QString& noun, const QString& fact);
QString factTitle(FieldId field);
/// "from type", "assumed", ...
QString originText(Origin origin);
/// "the hardware consultant" from the word of the catalogue.
QString askText(const QString& word);
/// What rules judge an entity of this kind as.
std::optional<SubjectKind> subjectKindOf(EntityKind kind);

} // namespace sp::ui
