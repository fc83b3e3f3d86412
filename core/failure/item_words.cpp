// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/failure/item_words.h"

namespace sp {

namespace {

QString byFailState(const NetItem& item, const QString& safe, const QString& secure)
{
    return item.failState.unknown >= 0 ? QString() : (item.failState.value == slot::FailSafe ? safe : secure).arg(item.id);
}

QString leverWords(const NetItem& item)
{
    if (says(item.insideBlocked, 1))
        return QStringLiteral("%1 is locked on both sides").arg(item.id);
    if (!says(item.insideBlocked, 0))
        return {};
    if (item.exitDevice)
        return QStringLiteral("the bar of %1 is free inside").arg(item.id);
    return item.function.isEmpty() ? QString() : QString(item.function).replace(u'_', u' ') + QStringLiteral(" lever is free inside");
}

} // namespace

QString normalWords(const NetItem& item)
{
    switch (item.form) {
    case NetForm::Lever: return leverWords(item);
    case NetForm::ElectricLever:
    case NetForm::ElectricTrim:
        return byFailState(item, QStringLiteral("power locks the outside lever of %1"),
                           QStringLiteral("%1 is locked outside without power"));
    case NetForm::Strike: return byFailState(item, QStringLiteral("power locks %1"), QStringLiteral("%1 is locked without power"));
    case NetForm::PowerBolt: return byFailState(item, QStringLiteral("power throws %1"), QStringLiteral("%1 is thrown without power"));
    case NetForm::Retraction:
        return (says(item.held, 1) ? QStringLiteral("power holds the latch of %1 back") : QStringLiteral("%1 latches without power"))
            .arg(item.id);
    case NetForm::DelayedBar: return QStringLiteral("power delays the bar of %1").arg(item.id);
    case NetForm::DeadBolt: return QStringLiteral("%1 is thrown").arg(item.id);
    case NetForm::LeafBolt:
    case NetForm::LatchingLeafBolt: return QStringLiteral("%1 fixes its leaf").arg(item.id);
    case NetForm::OwnCells: return QStringLiteral("%1 has its own cells").arg(item.id);
    case NetForm::Holder: return QStringLiteral("power holds the leaf open at %1").arg(item.id);
    case NetForm::Magnet:
    case NetForm::DelayedMagnet:
    case NetForm::Trim:
    case NetForm::Closer: break;
    }
    return {};
}

QString unpoweredWords(const NetItem& item)
{
    switch (item.form) {
    case NetForm::Magnet:
    case NetForm::DelayedMagnet: return QStringLiteral("a magnet without power does not hold");
    case NetForm::DelayedBar: return QStringLiteral("%1 delays nobody without power").arg(item.id);
    case NetForm::Retraction: return QStringLiteral("%1 latches without power").arg(item.id);
    case NetForm::Holder: return QStringLiteral("%1 lets the leaf go").arg(item.id);
    case NetForm::PowerBolt:
        return byFailState(item, QStringLiteral("%1 draws back without power"), QStringLiteral("%1 stays thrown without power"));
    case NetForm::Strike:
        return byFailState(item, QStringLiteral("%1 is fail safe: its keeper is free"), QStringLiteral("%1 is fail secure"));
    case NetForm::ElectricLever:
    case NetForm::ElectricTrim:
        return byFailState(item, QStringLiteral("%1 is fail safe and keeps its latch"), QStringLiteral("%1 is fail secure"));
    default: return {};
    }
}

} // namespace sp
