// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace sp::dxf {

/// Text of a DXF string: UTF-8 where it is that, else code page 1252; `\U+00C4` and `%%c`, `%%d`, `%%p` are replaced.
QString textOf(const std::string& bytes);
/// What a multi-line text says without its formatting codes; lines end with a line feed.
QString mTextOf(const QString& text);

} // namespace sp::dxf
