// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tools/typed_input.h"

#include <QLineEdit>

namespace sp::ui {

/// The text that readLength takes back: "12'-0\"", "3600 mm".
QString lengthText(Length length, Units units);

/// A field for a length, empty allowed. What cannot be read is told beside it by whoever asks problem().
class LengthEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit LengthEdit(Units units, QWidget* parent = nullptr) : QLineEdit(parent), m_units(units) { }
    void setLength(const std::optional<Length>& length);
    std::optional<Length> length() const;
    /// Empty when there is none.
    QString problem() const;
    /// Writes what stands there in the other units.
    void setUnits(Units units);

private:
    Units m_units;
};

} // namespace sp::ui
