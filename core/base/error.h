// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace sp {

/// What kind of thing went wrong; the message is for people, the code for callers that must choose.
enum class ErrorCode { File, Syntax, Format, Value, Reference, Limit, Unsupported, Cancelled };

/// One problem that the user, a file or the disk caused. `where` is `file:line:col`, an id or a path.
/// The message says what was expected, what was found and, where it helps, what to do.
struct Error {
    ErrorCode code = ErrorCode::Value;
    QString message;
    QString where;

    bool operator==(const Error&) const = default;
};

/// "where: message", the one form in which an error is shown.
inline QString errorText(const Error& e)
{
    return e.where.isEmpty() ? e.message : e.where + QStringLiteral(": ") + e.message;
}

using Errors = std::vector<Error>;

} // namespace sp
