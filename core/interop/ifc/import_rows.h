// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

namespace sp {

/// How the text of a property becomes a value.
enum class PropertyReads : quint8 {
    Rating, ///< minutes; the words name the fields of standard, smoke and temperature rise
    Words, ///< one of the words, or yes or no; anything else is a note
    KnownWords, ///< the same, but other texts are usual and only kept
    Measure, ///< a length in its own or the file's unit, or a text with a unit; nothing where it is 0
    Count, ///< a whole number; nothing where it is 0
    Text, ///< as written
    Mark, ///< the mark of the opening
    Keep, ///< kept as written, no fact says it
};

/// One line of the table that maps properties to facts.
struct ImportRow {
    const char* sets; ///< name of the set, with a `*` in front or behind for any beginning or end; empty: any set
    const char* names; ///< nameKey() of the property in several languages, separated by `|`
    PropertyReads reads;
    const char* field = ""; ///< the fact
    const char* words = ""; ///< Words: `text=word` pairs, `yes` and `no` for all their forms; Rating: `standard=fact|smoke=fact|rise=fact`
    const char* key = ""; ///< under which the text is kept in `imported`; empty: not kept
    bool hint = false; ///< fills a gap only
};

/// The rows for one kind of element, and the set that IFC defines for it, which leads.
struct ImportTable {
    std::span<const ImportRow> rows;
    QStringView commonSet;
};

extern const ImportTable doorTable, wallTable, roomTable, valveTable;

} // namespace sp
