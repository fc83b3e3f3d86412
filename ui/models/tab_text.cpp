// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tab_text.h"

namespace sp::ui {

QString writeTabText(const std::vector<QStringList>& rows)
{
    QString out;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            QString cell = row[i];
            if (cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'\r') || cell.contains(u'"'))
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
            out += (i ? QStringLiteral("\t") : QString()) + cell;
        }
        out += u'\n';
    }
    return out;
}

std::vector<QStringList> readTabText(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false; // inside quotes
    bool begun = false; // the row has something, be it an empty cell
    const auto endRow = [&] {
        rows.push_back(row << cell);
        row.clear();
        cell.clear();
        begun = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty() && text.indexOf(u'"', i + 1) > 0) {
            quoted = begun = true; // a lone quote is the sign of inches
        } else if (c == u'\t') {
            row += cell;
            cell.clear();
            begun = true;
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            endRow();
        } else {
            cell += c;
            begun = true;
        }
    }
    if (begun)
        endRow();
    return rows;
}

} // namespace sp::ui
