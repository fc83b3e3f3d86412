// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

namespace sp::ui {

/// A table as spreadsheets put it on the clipboard: cells with tabs between them, a line a row; cells that hold tabs, line ends or quotes
/// are quoted, quotes in them doubled.
QString writeTabText(const std::vector<QStringList>& rows);
/// Reads that, with any line ends; rows may differ in length. The line end behind the last row is no row.
std::vector<QStringList> readTabText(const QString& text);

} // namespace sp::ui
