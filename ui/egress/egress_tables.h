// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/egress/egress_study.h"

#include <QStringList>
#include <QVariant>

namespace sp::ui {

/// What the tab Egress lists.
enum class EgressList : quint8 { Rooms, Doors, Storeys, Gaps };

struct EgressCell {
    QString text;
    QVariant sort; ///< a number where the cell is one; invalid: the text
    QString before; ///< what it is at F0 where the moment that is shown changes it; empty: the same
    QString shown() const { return before.isEmpty() ? text : QStringLiteral("%1 (F0: %2)").arg(text, before); }
};

struct EgressRow {
    QString id; ///< what it is about
    QString storey;
    std::optional<PlanPoint> at; ///< where, of what is nothing that stands on the plan
    std::vector<EgressCell> cells;
};

struct EgressTable {
    struct Column {
        QString title;
        QByteArray key; ///< in files
        QString tip;
        bool number = false; ///< short cells
    };
    std::vector<Column> columns;
    std::vector<EgressRow> rows;
};

/// Rows in the order of the results. `storey`: id; nullopt: all of them, with a column that says which.
EgressTable egressTable(const EgressStudy& study, EgressList list, const std::optional<QString>& storey);
/// As a file (resources/help/egress.md); cells as they are shown.
QByteArray egressCsv(const EgressTable& table);

/// "Where everybody has two ways from the start", "door 110A": the end of a common path; empty where there is none.
QString commonEndWords(const PlanWords& words, const EgressCommonPath& common);
/// How a door lets people out, from its word in the results.
QString opensByWords(const QString& word);

} // namespace sp::ui
