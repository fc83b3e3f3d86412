// SPDX-License-Identifier: GPL-3.0-or-later
// A hand that the file states, against the one that the plan gives (hardware-schedule.md 4.1: published guides disagree).
#include "core/interop/ifc/import_build.h"
#include "core/schedule/handing.h"

#include <QRegularExpression>

namespace sp {

namespace {

/// LH, RH, LHR, RHR from texts such as "RH", "LHR", "Left Hand Reverse"; empty when the text is none of them.
QString usHand(const QString& text)
{
    QString t = text.toLower();
    t.replace(QRegularExpression(QStringLiteral("[\\s._-]+")), QStringLiteral(" "));
    t = t.trimmed();
    static const QRegularExpression pattern(QStringLiteral("^(lh|rh|left hand|right hand)( ?r| reverse)?a?$"));
    const QRegularExpressionMatch m = pattern.match(t);
    if (!m.hasMatch())
        return {};
    return (m.captured(1).startsWith(u'l') ? QStringLiteral("LH") : QStringLiteral("RH"))
        + (m.captured(2).isEmpty() ? QString() : QStringLiteral("R"));
}

/// left or right of DIN 107: where the hinges are, seen from the side to which the leaf opens.
std::optional<bool> dinLeft(const QString& text)
{
    const QString t = text.toLower();
    if (!t.contains(u"din") && !t.contains(u"links") && !t.contains(u"rechts"))
        return std::nullopt;
    const bool left = t.contains(u"links") || t.contains(u"left") || QRegularExpression(QStringLiteral("\\bl\\b")).match(t).hasMatch();
    const bool right = t.contains(u"rechts") || t.contains(u"right") || QRegularExpression(QStringLiteral("\\br\\b")).match(t).hasMatch();
    return left == right ? std::nullopt : std::optional(left);
}

} // namespace

void importHands(ImportBuild& build)
{
    const auto stated = [](const Opening& o) {
        const auto it = std::find_if(o.imported.begin(), o.imported.end(), [](const auto& t) { return t.first == u"stated_hand"; });
        return it == o.imported.end() ? QString() : it->second;
    };
    if (std::all_of(build.openings.begin(), build.openings.end(), [&](const auto& o) { return stated(*o).isEmpty(); }))
        return;
    Project plan = build.project;
    plan.rooms.assign(build.roomRows);
    plan.openings.assign(build.openings);
    const auto topology = TopologyBuilder().update(plan);
    const OpeningDevices devices(plan);
    for (size_t i = 0; i < build.model.doors.size(); ++i) {
        const Opening& o = *build.openings[i];
        const QString text = stated(o);
        if (text.isEmpty())
            continue;
        if (const std::optional<bool> left = dinLeft(text); left && o.place.hinge && o.place.swings) {
            // The viewer stands on the side the leaf swings to and looks at the wall: side a sees `from` on the right.
            const bool hingeLeft = (*o.place.hinge == HingeEnd::From) == (*o.place.swings == SwingSide::Right);
            if (hingeLeft != *left)
                build.note(
                    build.model.doors[i], ImportCause::HandStated,
                    QStringLiteral(
                        "the file states the hand `%1`; in plan the hinges are on the %2, seen from the side to which the leaf opens")
                        .arg(text, hingeLeft ? QStringLiteral("left") : QStringLiteral("right")));
            continue;
        }
        const QString us = usHand(text);
        const Hand computed = handOf(plan, *topology, devices, o);
        QString plain = computed.text;
        if (plain.endsWith(u'A'))
            plain.chop(1);
        if (!us.isEmpty() && !plain.isEmpty() && us != plain)
            build.note(
                build.model.doors[i], ImportCause::HandStated,
                QStringLiteral("the file states the hand `%1`, the plan gives %2 (%3); guides differ on which side counts as outside")
                    .arg(text, computed.text, computed.derivation));
    }
}

} // namespace sp
