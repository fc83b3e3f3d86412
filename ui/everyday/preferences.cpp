// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/preferences.h"

#include <QSettings>

namespace sp::ui {

namespace {

constexpr const char* appearances = "system|light|dark";
constexpr const char* unitWords = "us|metric";

QString key(const char* name)
{
    return QStringLiteral("preferences/") + QLatin1String(name);
}

// A settings file is a file that people edit: what is out of range is taken as the nearest that is not.
int number(const QSettings& s, const char* name, int usual, int least, int most)
{
    bool good = false;
    const int n = s.value(key(name), usual).toInt(&good);
    return good ? std::clamp(n, least, most) : usual;
}

Length step(const QSettings& s, const char* name, Length usual)
{
    bool good = false;
    const Length v{s.value(key(name), usual.n).toLongLong(&good)};
    return good && v >= mm(1) && v <= mm(100'000) ? v : usual;
}

} // namespace

Preferences::Preferences(QSettings* settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    if (!m_settings)
        return;
    const QSettings& s = *m_settings;
    PreferenceValues& v = m_values;
    v.units = static_cast<Units>(wordIndex(unitWords, s.value(key("units")).toString()).value_or(int(v.units)));
    v.gridUs = step(s, "grid_us_nm", v.gridUs);
    v.gridMetric = step(s, "grid_metric_nm", v.gridMetric);
    v.appearance = static_cast<Appearance>(wordIndex(appearances, s.value(key("appearance")).toString()).value_or(0));
    v.snapPixels = number(s, "snap_pixels", v.snapPixels, 2, 40);
    v.fontPercent = number(s, "font_percent", v.fontPercent, 75, 200);
    v.journalSeconds = number(s, "journal_seconds", v.journalSeconds, 1, 60);
    v.name = s.value(key("name")).toString();
    v.firstDoorSeen = s.value(key("first_door_seen")).toBool();
}

void Preferences::set(const PreferenceValues& values)
{
    if (values == m_values)
        return;
    m_values = values;
    if (m_settings) {
        QSettings& s = *m_settings;
        s.setValue(key("units"), wordAt(unitWords, int(values.units)));
        s.setValue(key("grid_us_nm"), values.gridUs.n);
        s.setValue(key("grid_metric_nm"), values.gridMetric.n);
        s.setValue(key("appearance"), wordAt(appearances, int(values.appearance)));
        s.setValue(key("snap_pixels"), values.snapPixels);
        s.setValue(key("font_percent"), values.fontPercent);
        s.setValue(key("journal_seconds"), values.journalSeconds);
        s.setValue(key("name"), values.name);
        s.setValue(key("first_door_seen"), values.firstDoorSeen);
    }
    emit changed();
}

} // namespace sp::ui
