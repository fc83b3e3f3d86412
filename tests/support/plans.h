// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/plan_reader.h"
#include "core/report/assessment.h"

#include <QDir>
#include <QFile>

namespace sp::test {

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QString dataPath(const QString& name)
{
    return QStringLiteral(SP_SOURCE_DIR "/tests/data/") + name;
}
inline QString samplePath(const QString& name)
{
    return QStringLiteral(SP_SOURCE_DIR "/resources/samples/") + name;
}

/// Every plan of the source tree that must be good.
inline QStringList goodPlans()
{
    QStringList out{samplePath(QStringLiteral("research-building.strikeplate")),
                    samplePath(QStringLiteral("research-building-corrected.strikeplate"))};
    const QDir plans(dataPath(QStringLiteral("plans")));
    for (const QString& name : plans.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        out += plans.filePath(name + QStringLiteral("/plan.strikeplate"));
    return out;
}

inline QString texts(const Errors& errors)
{
    QStringList lines;
    for (const Error& e : errors)
        lines += errorText(e);
    return lines.join(u'\n');
}

inline const Library& library()
{
    static const Library l;
    return l;
}

inline Assessment assessed(const Project& project, const RuleSelection& selection = {})
{
    return assess(std::make_shared<const Project>(project), library(), selection, QStringLiteral("2026-06-01"));
}

/// Keys of the findings with their verdict and status: what must not change when a plan is moved or mirrored.
inline QStringList verdicts(const Assessment& a)
{
    QStringList out;
    for (const Finding& f : a.findings)
        out += f.key + u' ' + QLatin1String(verdictWord(f.verdict)) + u' ' + QString::number(static_cast<int>(f.status)) + u' '
            + QLatin1String(severityWord(f.severity));
    return out;
}

} // namespace sp::test
