// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFont>
#include <QStringList>
#include <array>
#include <vector>

namespace sp::ui {

struct FontStyle {
    double size = 8; ///< points, in tenths
    bool bold = false;
    bool operator==(const FontStyle&) const = default;
};

/// The embedded font family and the widths of its letters. Letters are set without kerning and ligatures, so that a width is a sum and a
/// table of it is exact; all lengths are points.
class Typeface final {
public:
    /// Loads ":/fonts" the first time it is called in a program.
    static Result<Typeface> load();

    static constexpr int unitsPerPoint = 10; ///< of the drawing, so that sizes in tenths of a point are whole pixels
    QFont font(FontStyle style) const;
    double width(QStringView text, FontStyle style) const;
    /// Lines no wider than `width`; a word that is wider is broken after punctuation, and then anywhere: nothing is ever cut off.
    QStringList wrap(const QString& text, FontStyle style, double width) const;
    /// Width of the widest piece that is not broken unless it must be.
    double longestWord(const QString& text, FontStyle style) const;
    static double lineHeight(FontStyle style) { return style.size * 1.18; }
    static double ascent(FontStyle style) { return style.size * 0.92; }

private:
    explicit Typeface(QString family);
    double advance(QChar c, bool bold) const;
    QString m_family;
    mutable std::array<std::vector<float>, 2> m_advance; ///< of a letter of size 1, by code unit; negative = not asked yet
};

} // namespace sp::ui
