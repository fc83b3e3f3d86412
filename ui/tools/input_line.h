// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>
#include <functional>

class QLabel;
class QLineEdit;

namespace sp::ui {

/// The small line in which a length, an angle or a point is typed while a tool waits for it. Return takes the text, Escape closes the
/// line, Tab goes on from the length to the angle. A text that cannot be read stays, with what was expected below it.
class InputLine final : public QFrame {
    Q_OBJECT
public:
    using Take = std::function<Result<Done>(const QString&)>;
    InputLine(QWidget* over, Take take, std::function<void(const QString&)> tryOut);

    /// Opens at a place of the parent with the first letters typed.
    void open(QPoint at, const QString& prompt, const QString& text);
    QLineEdit& edit() { return *m_edit; }
    QString error() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void confirm();
    void done();

    Take m_take;
    std::function<void(const QString&)> m_tryOut;
    QLabel* m_prompt;
    QLineEdit* m_edit;
    QLabel* m_error;
};

} // namespace sp::ui
