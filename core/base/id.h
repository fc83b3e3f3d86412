// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <compare>
#include <functional>

namespace sp {

/// Name of one entity, typed by what it names. There is no null id: absence is std::optional.
/// Made by `newId` (prefix and eight base-32 characters) or written by hand (a word after the prefix).
template <class Tag>
class Id final {
public:
    explicit Id(QString text) : m_text(std::move(text)) { }
    const QString& text() const { return m_text; }

    bool operator==(const Id&) const = default;
    std::strong_ordering operator<=>(const Id& o) const
    {
        const int c = QString::compare(m_text, o.m_text);
        return c < 0 ? std::strong_ordering::less : c > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
    }

private:
    QString m_text;
};

template <class Tag>
size_t qHash(const Id<Tag>& id, size_t seed = 0)
{
    return qHash(id.text(), seed);
}

/// True for `xx-word`: lower-case letters, digits, '-' and '_' after a two-letter prefix.
bool isIdText(QStringView text);

/// `prefix` + '-' + eight base-32 characters made from `seed`: the same seed gives the same id, as importing a file twice must.
/// `salt` counts up when two seeds collide.
QString idFromSeed(QStringView prefix, const QByteArray& seed, int salt = 0);

struct StoreyTag;
struct WallTag;
struct RoomTag;
struct StairTag;
struct OpeningTypeTag;
struct OpeningTag;
struct HardwareSetTag;
struct DeviceTag;
struct SupplyTag;
struct CircuitTag;
struct AirSupplyTag;
struct SourceTag;
struct ValveTag;
struct InterlockTag;
struct AssumptionTag;
struct WaiverTag;
struct ReviewTag;
struct ImportTag;
struct ObstructionTag;
struct UnderlayTag;

using StoreyId = Id<StoreyTag>;
using WallId = Id<WallTag>;
using RoomId = Id<RoomTag>;
using StairId = Id<StairTag>;
using OpeningTypeId = Id<OpeningTypeTag>;
using OpeningId = Id<OpeningTag>;
using HardwareSetId = Id<HardwareSetTag>;
using DeviceId = Id<DeviceTag>;
using SupplyId = Id<SupplyTag>;
using CircuitId = Id<CircuitTag>;
using AirSupplyId = Id<AirSupplyTag>;
using SourceId = Id<SourceTag>;
using ValveId = Id<ValveTag>;
using InterlockId = Id<InterlockTag>;
using AssumptionId = Id<AssumptionTag>;
using WaiverId = Id<WaiverTag>;
using ReviewId = Id<ReviewTag>;
using ImportId = Id<ImportTag>;
using ObstructionId = Id<ObstructionTag>;
using UnderlayId = Id<UnderlayTag>;

} // namespace sp
