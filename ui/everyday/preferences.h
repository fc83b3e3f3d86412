// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/project.h"

#include <QObject>

class QSettings;

namespace sp::ui {

enum class Appearance : quint8 { System, Light, Dark };

/// What a person chose for this computer, not for a plan.
struct PreferenceValues {
    Units units = Units::Us; ///< of new plans
    Length gridUs = inches(3); ///< step of the grid in plans in feet and inches
    Length gridMetric = mm(50); ///< in metric plans
    Appearance appearance = Appearance::System;
    int snapPixels = 10; ///< how near to a point the pointer catches it
    int fontPercent = 100; ///< of the system's size of texts
    int journalSeconds = 1; ///< how long a change may wait for its copy in the recovery journal
    QString name; ///< who grants waivers, writes comments and is the author of new plans
    bool firstDoorSeen = false; ///< the guided first door was finished or skipped
    bool operator==(const PreferenceValues&) const = default;

    Length gridStep(Units plan) const { return plan == Units::Metric ? gridMetric : gridUs; }
};

/// The values in use, kept in the settings where there are any.
class Preferences final : public QObject {
    Q_OBJECT
public:
    explicit Preferences(QSettings* settings, QObject* parent = nullptr);
    const PreferenceValues& values() const { return m_values; }
    void set(const PreferenceValues& values);

signals:
    void changed();

private:
    QSettings* m_settings;
    PreferenceValues m_values;
};

} // namespace sp::ui
