// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/trade_words.h"

#include <algorithm>
#include <array>

namespace sp {

namespace {

struct Pair {
    const char* word;
    const char* code;
};

QString codeIn(const Pair* first, const Pair* last, QStringView word)
{
    const auto* it = std::find_if(first, last, [&](const Pair& p) { return word == QLatin1String(p.word); });
    return it == last ? QString() : QString::fromLatin1(it->code);
}

constexpr Pair materials[] = {
    {"hollow_metal", "HM"}, {"wood", "WD"}, {"composite", "COMP"}, {"aluminum_glass", "AL"}, {"all_glass", "GLS"}, {"aluminum", "AL"},
};

constexpr Pair entries[] = {{"card_reader", "CR"}, {"keypad", "KP"}, {"intercom", "IC"}};

struct FunctionRow {
    const char* word;
    const char* mortise; ///< A156.13
    const char* bored; ///< A156.2
};
// Only numbers that section 8 marks V and that stand alone: privacy covers three mortise numbers, office two bored ones.
constexpr FunctionRow functions[] = {
    {"passage", "F01", "F75"}, {"privacy", "", "F76"}, {"office", "F04", ""}, {"classroom", "F05", "F84"}, {"storeroom", "F07", "F86"},
};

struct FinishRow {
    const char* bhma;
    const char* us;
};
// Rows of section 7 marked V. 651 and the painted and dark anodized numbers are not confirmed and stay as they were entered.
constexpr FinishRow finishes[] = {
    {"600", "USP"},   {"603", "US2G"},  {"605", "US3"},  {"606", "US4"},   {"609", "US5"},   {"611", "US9"},   {"612", "US10"},
    {"613", "US10B"}, {"618", "US14"},  {"619", "US15"}, {"620", "US15A"}, {"622", "US19"},  {"625", "US26"},  {"626", "US26D"},
    {"627", "US27"},  {"628", "US28"},  {"629", "US32"}, {"630", "US32D"}, {"631", "US19"},  {"632", "US3"},   {"633", "US4"},
    {"639", "US10"},  {"640", "US10B"}, {"645", "US14"}, {"646", "US15"},  {"652", "US26D"}, {"682", "US26D"},
};

// Trade knowledge, not confirmed by a source: many makers sell some of these reversible. Too many headings are better than a wrong lock.
constexpr std::array handed = {"mortise_lock",    "electrified_mortise", "two_point_latch", "exit_device",
                               "elr_exit_device", "delayed_exit_device", "exit_trim",       "electrified_trim",
                               "pivot",           "power_operator",      "overhead_stop",   "continuous_hinge"};

constexpr Abbreviation abbreviations[] = {
    {"HM", "hollow metal"},
    {"WD", "wood"},
    {"AL", "aluminum"},
    {"COMP", "composite"},
    {"GLS", "all glass"},
    {"CR", "card reader"},
    {"KP", "keypad"},
    {"IC", "intercom"},
    {"EXT", "exterior"},
    {"SGL", "single leaf"},
    {"PR", "pair of leaves"},
    {"PR UNEQ", "pair of unequal leaves"},
    {"PR DE", "double egress pair"},
    {"LH", "left hand: seen from outside, hinges left, leaf swings away"},
    {"RH", "right hand: seen from outside, hinges right, leaf swings away"},
    {"LHR", "left hand reverse: hinges left, leaf swings toward you"},
    {"RHR", "right hand reverse: hinges right, leaf swings toward you"},
    {"LHA", "left hand, active leaf of a pair"},
    {"RHA", "right hand, active leaf of a pair"},
    {"LHRA", "left hand reverse, active leaf of a pair"},
    {"RHRA", "right hand reverse, active leaf of a pair"},
    {"RHR/RHR", "double egress: each leaf seen from the side it swings to"},
    {"LHR/LHR", "double egress: each leaf seen from the side it swings to"},
    {"DA", "double acting"},
    {"FS", "fail safe: unlocked without power"},
    {"FSE", "fail secure: locked from outside without power; the way out stays free"},
    {"F", "flush"},
    {"N", "narrow lite"},
    {"G", "half glass"},
    {"FG", "full glass"},
    {"L", "louver"},
};

} // namespace

QString materialCode(QStringView word)
{
    return codeIn(std::begin(materials), std::end(materials), word);
}

QString lockFunctionNumber(const DeviceKind& kind, QStringView function)
{
    const auto* it =
        std::find_if(std::begin(functions), std::end(functions), [&](const FunctionRow& r) { return function == QLatin1String(r.word); });
    if (it == std::end(functions))
        return {};
    if (kind.standards.contains(QStringLiteral("A156.13")))
        return QString::fromLatin1(it->mortise);
    if (kind.standards.contains(QStringLiteral("A156.2")))
        return QString::fromLatin1(it->bored);
    return {};
}

FinishCode finishCode(const QString& entered)
{
    const QString text = entered.trimmed();
    const bool number = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (number) {
        const auto* it =
            std::find_if(std::begin(finishes), std::end(finishes), [&](const FinishRow& r) { return text == QLatin1String(r.bhma); });
        return {text, it == std::end(finishes) ? QString() : QString::fromLatin1(it->us)};
    }
    FinishCode out{{}, text};
    int rows = 0;
    for (const FinishRow& r : finishes)
        if (text.compare(QLatin1String(r.us), Qt::CaseInsensitive) == 0) {
            out.bhma = QString::fromLatin1(r.bhma);
            ++rows;
        }
    if (rows != 1)
        out.bhma.clear();
    return out;
}

QString accessCode(QStringView kind)
{
    return codeIn(std::begin(entries), std::end(entries), kind);
}

QString unitOfKind(QStringView kind)
{
    return kind == u"gasketing" || kind == u"pivot" || kind == u"inflatable_seal" ? QStringLiteral("SET") : QStringLiteral("EA");
}

bool isHanded(QStringView kind)
{
    return std::any_of(handed.begin(), handed.end(), [&](const char* k) { return kind == QLatin1String(k); });
}

QString upperSnake(const QString& word)
{
    return QString(word).replace(u'-', u'_').toUpper();
}

QString spaced(const QString& word)
{
    return QString(word).replace(u'_', u' ');
}

const Abbreviation* abbreviation(QStringView code)
{
    const auto* it = std::find_if(std::begin(abbreviations), std::end(abbreviations),
                                  [&](const Abbreviation& a) { return code == QLatin1String(a.code); });
    return it == std::end(abbreviations) ? nullptr : it;
}

} // namespace sp
