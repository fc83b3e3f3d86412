// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interop/step/step_file.h"

#include <map>
#include <set>

class QIODevice;

namespace sp {

/// What is to differ from a file that was read. Texts are `IFCWALL('..',$,#12)`, without number and semicolon.
struct StepEdits {
    std::map<quint64, QByteArray> replaced;
    std::map<quint64, QByteArray> added;
    std::set<quint64> removed;
    std::map<QByteArray, QByteArray> header; ///< FILE_NAME -> `FILE_NAME(..)`; entries that the file does not have are refused

    bool isEmpty() const { return replaced.empty() && added.empty() && removed.empty() && header.empty(); }
};

/// Writes the file with the edits. Every byte that no edit touches is written as it was read: comments, layout, unknown entities.
/// Refuses edits that name a missing instance, add one that is there, or are no instance text, and edits of a damaged file.
Result<Done> writeStep(const StepFile& file, const StepEdits& edits, QIODevice& out, const StepOptions& options = {});
Result<QByteArray> stepText(const StepFile& file, const StepEdits& edits);

/// A real as STEP wants it: shortest text that reads back to the same value, always with a point. Infinity and NaN become `$`.
QByteArray encodeStepReal(double value);

} // namespace sp
