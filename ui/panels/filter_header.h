// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

class QLineEdit;

namespace sp::ui {

/// A header with a text field below each title, to filter by column; the fields are hidden until somebody wants them.
class FilterHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit FilterHeader(QWidget* parent);
    void showFields(bool shown);
    QLineEdit* field(int section) const;
    QSize sizeHint() const override;

signals:
    void filterTyped(int section, const QString& text);

protected:
    void updateGeometries() override;

private:
    void makeFields();
    void place();
    std::vector<QLineEdit*> m_fields;
    bool m_shown = false;
};

} // namespace sp::ui
