// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/interop/step/step_text.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace sp {

/// How a long read or write is watched. Both are called rarely (about every megabyte).
struct StepOptions {
    std::function<void(double done)> progress; ///< share done, 0 to 1
    const std::atomic<bool>* cancel = nullptr; ///< the work stops with ErrorCode::Cancelled once it is true
};

/// Something that was repaired, left out or guessed while reading.
struct StepNote {
    quint64 offset = 0; ///< byte in the file
    quint64 instance = 0;
    bool hasInstance = false;
    qint64 line = 0, column = 0;
    QString sentence;
};

/// Where one instance stands: from its `#` to behind its `;`.
struct StepEntry {
    quint64 id = 0;
    quint64 offset = 0;
    quint32 length = 0;
    quint32 type = 0; ///< index into StepIndex::types; 0 is the complex instance `#1=(A(..)B(..));`
};

struct StepHeaderItem {
    std::string name; ///< FILE_NAME
    std::string_view args;
};

/// Everything one pass over the text finds out. No argument has been looked into.
struct StepIndex {
    std::vector<StepEntry> entries; ///< in file order
    std::vector<std::string> types; ///< entity names in upper case
    std::vector<StepHeaderItem> header;
    std::vector<StepNote> notes; ///< the first maxNotes of noteCount
    quint64 noteCount = 0;
    quint64 dataEnd = 0; ///< offset of ENDSEC of the last DATA section; 0 when it was not found
    bool hasEnd = false; ///< END-ISO-10303-21 was found
    bool damaged = false; ///< instances were lost

    static constexpr size_t maxNotes = 500;
};

/// Reads the whole text once. An Error when it is no STEP file, holds no data section, breaks a limit or was cancelled; everything less
/// is a note and the rest is read. Time and memory grow linearly with the text whatever is in it.
Result<StepIndex> indexStep(std::string_view text, const QString& name, const StepOptions& options);

/// "name:line:column" of a byte.
QString stepWhere(std::string_view text, const QString& name, quint64 offset);

/// The end of `NAME(..)` or `(A(..)B(..))` that begins at `p`, or nullptr with the reason.
struct StepBody {
    const char* end = nullptr;
    std::string_view name; ///< empty for a complex instance
    const char* reason = nullptr;
};
StepBody scanStepBody(const char* p, const char* end);

} // namespace sp
