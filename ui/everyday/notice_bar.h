// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace sp::ui {

/// A line below the tool bar that says what somebody should know and offers what to do about it, without holding up anybody.
class NoticeBar final : public QToolBar {
    Q_OBJECT
public:
    struct Offer {
        QString text;
        const char* name; ///< object name of the button
        std::function<void()> run; ///< none: only closes
    };
    explicit NoticeBar(QWidget* parent = nullptr);
    void tell(const QString& sentence, const std::vector<Offer>& offers);
    void dismiss();
    QString sentence() const;

private:
    QWidget* m_inside;
    QHBoxLayout* m_row;
    QLabel* m_says;
    QList<QWidget*> m_buttons;
};

} // namespace sp::ui
