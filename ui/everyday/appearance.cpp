// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/plan_view.h"
#include "ui/everyday/everyday.h"
#include "ui/everyday/preferences_dialog.h"
#include "ui/tools/tool_controller.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QStyle>

namespace sp::ui {

namespace {

/// Dresses the program as the preferences say and takes what draws its own colours along when the palette changes.
class Dresser final : public QObject {
public:
    Dresser(Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench), m_points(QApplication::font().pointSizeF())
    {
        bench.window.installEventFilter(this);
        connect(&bench.preferences, &Preferences::changed, this, [this] { wear(); });
        wear();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::PaletteChange) {
            m_bench.theme = themeFor(m_bench.window.palette());
            m_bench.canvas.setColors(m_bench.theme.plan);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void wear()
    {
        const PreferenceValues& v = m_bench.preferences.values();
        if (v.appearance != m_worn) {
            if (v.appearance != Appearance::System)
                QApplication::setStyle(QStringLiteral("Fusion")); // the one that takes any palette on every system
            QApplication::setPalette(v.appearance == Appearance::System     ? QPalette()
                                         : v.appearance == Appearance::Dark ? darkPalette()
                                                                            : lightPalette());
            m_worn = v.appearance;
        }
        const double points = m_points * v.fontPercent / 100;
        if (QFont font = QApplication::font(); m_points > 0 && std::abs(font.pointSizeF() - points) > 0.01) {
            font.setPointSizeF(points);
            QApplication::setFont(font);
        }
    }

    Workbench& m_bench;
    double m_points; ///< size of texts that the system has
    Appearance m_worn = Appearance::System;
};

} // namespace

void addAppearance(Workbench& bench)
{
    new Dresser(bench, &bench.docksOf);
    if (bench.tools) {
        const auto take = [&bench] {
            const PreferenceValues& v = bench.preferences.values();
            bench.tools->setCatch(v.snapPixels, v.gridUs, v.gridMetric);
        };
        take();
        QObject::connect(&bench.preferences, &Preferences::changed, bench.tools, take);
    }
    QAction* action = bench.add(
        {"tools", "preferences", QT_TRANSLATE_NOOP("Commands", "&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), false, false},
        [&bench] {
            PreferencesDialog dialog(bench.preferences.values(), &bench.window);
            if (dialog.exec() == QDialog::Accepted)
                bench.preferences.set(dialog.values());
        });
    action->setMenuRole(QAction::PreferencesRole);
}

} // namespace sp::ui
