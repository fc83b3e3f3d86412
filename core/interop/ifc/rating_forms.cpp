// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/rating_forms.h"

#include <QRegularExpression>
#include <array>
#include <cmath>
#include <vector>

namespace sp {

namespace {

using Match = QRegularExpressionMatch;
using S = RatingStandard;

bool isPeriod(int minutes)
{
    constexpr std::array periods = {15, 20, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 360};
    return std::find(periods.begin(), periods.end(), minutes) != periods.end();
}

QRegularExpression whole(const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromUtf8(pattern)),
                              QRegularExpression::UseUnicodePropertiesOption);
}

#define SP_MINUTE                                                                                                                          \
    "MINUTES?|MINUTEN|MINUTOS?|MINUTI|MINUTY?|MINUUTTIA|MINUTTER|MINUTER|MINS?|MIN|MN|M|'|МИНУТЫ?|МИНУТА|МИН|ХВ|DK|DAKIKA|PHÚT|分鐘|分钟|分|분"
#define SP_HOUR "HOURS?|HRS?|H|HEURES?|STUNDEN?|STD|HORAS?|ORE|ORA|UUR|TIMMAR|TIMME|TIMER|TIME|GODZ|ЧАСА?|ЧАСОВ|Ч|ГОД|小时|小時|時間|시간"

/// Minutes of "45 MIN", "3/4 HR", "1-1/2 HOUR", "1H30", "0.75 H", "90"; -1 when it is no time or may be minutes as well as hours.
/// `bareHours`: the system is counted in hours, so a small number without unit is hours.
int minutesOf(const QString& text, bool bareHours = false)
{
    static const QRegularExpression number =
        whole("(?:>=|≥)? ?(?:(\\d{1,2})[ -])?(?:(\\d{1,2})/(\\d{1,2})|(\\d{1,3}(?:\\.\\d{1,2})?|\\.\\d{1,2}))[ -]*(?:(" SP_MINUTE
              ")|(" SP_HOUR "))?\\.?");
    static const QRegularExpression both = whole("(\\d) ?(?:" SP_HOUR ") ?(\\d\\d) ?(?:" SP_MINUTE ")?\\.?");
    if (const Match m = both.match(text); m.hasMatch()) {
        const int rest = m.capturedView(2).toInt();
        return rest < 60 ? m.capturedView(1).toInt() * 60 + rest : -1;
    }
    const Match m = number.match(text);
    if (!m.hasMatch())
        return -1;
    double value = 0;
    const bool fraction = !m.capturedView(2).isEmpty();
    if (fraction) {
        const int below = m.capturedView(3).toInt();
        if (m.capturedView(2).toInt() >= below) // "11/2" has lost the space of 1 1/2
            return -1;
        value = m.capturedView(1).toInt() + m.capturedView(2).toDouble() / below;
    } else {
        if (!m.capturedView(1).isEmpty())
            return -1;
        value = m.capturedView(4).toDouble();
    }
    const bool inMinutes = !m.capturedView(5).isEmpty(), inHours = !m.capturedView(6).isEmpty();
    const bool asHours = inHours || (bareHours && !inMinutes && value < 10);
    if (!asHours && fraction)
        return -1;
    const double minutes = asHours ? value * 60 : value;
    if (minutes > 480 || std::abs(minutes - std::round(minutes)) > 1e-6)
        return -1;
    const int rounded = static_cast<int>(std::lround(minutes));
    const bool plain = !inMinutes && !asHours;
    const bool shortUnit = m.capturedView(5) == u"M" || m.capturedView(5) == u"'"; // metres and feet are written so too
    return (plain || shortUnit) && !isPeriod(rounded) && rounded != 0 ? -1 : rounded;
}

struct Form {
    RatingStandard standard;
    const char* pattern;
    bool (*take)(const Match&, FireRating&);
};

bool takePeriod(const Match& m, int group, FireRating& r)
{
    const int minutes = m.capturedView(group).toInt();
    r.minutes = minutes;
    return isPeriod(minutes);
}

bool takeEuropean(const Match& m, FireRating& r)
{
    const QStringView criteria = m.capturedView(1);
    QString digits = m.captured(4);
    // "EI230" is EI2 30, but "EI120" is EI 120.
    if (m.capturedView(2).isEmpty() && m.capturedView(3).isEmpty() && digits.size() == 3 && criteria.endsWith(u'I')
        && !isPeriod(digits.toInt()) && (digits[0] == u'1' || digits[0] == u'2'))
        digits.remove(0, 1);
    const int minutes = digits.toInt();
    if (!isPeriod(minutes))
        return false;
    r.loadBearing = criteria.contains(u'R');
    r.integrity = criteria.contains(u'E');
    r.insulation = criteria.contains(u'I');
    r.radiation = criteria.contains(u'W');
    if (criteria.contains(u'S')) { // smoke within the class is Russian
        r.smoke = true;
        r.standard = S::Gost30247;
    }
    if (r.integrity)
        r.minutes = minutes;
    for (const QStringView more : {m.capturedView(3), m.capturedView(5)}) {
        r.smoke |= more.contains(u'S');
        r.selfClosing |= more.contains(u'C');
    }
    return true;
}

bool takeBritish(const Match& m, FireRating& r)
{
    r.integrity = true;
    r.smoke |= m.capturedView(2).startsWith(u'S') && m.capturedView(2) != u"SC";
    r.selfClosing |= m.capturedView(2).endsWith(u'C');
    return takePeriod(m, 1, r);
}

bool takeGerman(const Match& m, FireRating& r)
{
    r.integrity = true;
    r.insulation = m.capturedView(1) != u"G";
    return takePeriod(m, 2, r);
}

bool takeGermanWord(const Match& m, FireRating& r)
{
    r.integrity = r.insulation = true;
    r.minutes = m.capturedView(1).startsWith(u"HOCH") ? 60 : m.capturedView(1).contains(u"HEMMEND") ? 30 : 90;
    return true;
}

/// Minutes of one of the parts of "60/30"; 0 where it has none, -1 for what is no period.
int part(QStringView text)
{
    const int minutes = text.toInt();
    return text == u"-" || minutes == 0 ? 0 : isPeriod(minutes) ? minutes : -1;
}

bool takeParts(int bearing, int integrity, int insulation, FireRating& r)
{
    if (bearing < 0 || integrity <= 0 || insulation < 0 || insulation > integrity)
        return false;
    r.minutes = integrity;
    r.insulationMinutes = insulation;
    r.loadBearing = bearing > 0;
    r.integrity = true;
    r.insulation = insulation > 0;
    return true;
}

bool takeTriple(const Match& m, FireRating& r)
{
    return takeParts(part(m.capturedView(1)), part(m.capturedView(2)), part(m.capturedView(3)), r);
}

bool takePair(const Match& m, FireRating& r)
{
    return takeParts(0, part(m.capturedView(1)), part(m.capturedView(2)), r);
}

bool takeFrench(const Match& m, FireRating& r)
{
    const int minutes = minutesOf(m.captured(2), true);
    r.minutes = minutes;
    r.integrity = true;
    r.insulation = m.capturedView(1).startsWith(u'C');
    return minutes > 0;
}

bool takeRf(const Match& m, FireRating& r)
{
    const int minutes = minutesOf(m.captured(1), true);
    r.minutes = minutes;
    r.integrity = r.insulation = true;
    // In Belgium it is counted in hours, in Spain in minutes.
    if (!m.capturedView(1).contains(u'H') && !m.capturedView(1).contains(u'/') && !m.capturedView(1).contains(u"UUR"))
        r.standard = S::Une23802;
    return minutes > 0;
}

bool takeNordic(const Match& m, FireRating& r)
{
    r.integrity = r.insulation = true;
    return takePeriod(m, 1, r);
}

bool takeJapanese(const Match& m, FireRating& r)
{
    const bool higher = m.capturedView(1).startsWith(u'特') || m.capturedView(1).startsWith(u'甲');
    r.minutes = higher ? 60 : 20;
    r.integrity = true;
    return m.capturedView(2).isEmpty() || m.capturedView(2).toInt() == r.minutes;
}

bool takeChinese(const Match& m, FireRating& r)
{
    const QChar grade = m.capturedView(1).front();
    r.minutes = grade == u'甲' ? 90 : grade == u'乙' ? 60 : 30;
    r.integrity = r.insulation = true;
    return true;
}

bool takeChineseHours(const Match& m, FireRating& r)
{
    r.minutes = static_cast<int>(std::lround(m.capturedView(1).toDouble() * 60));
    r.integrity = r.insulation = true;
    const QStringView grade = m.capturedView(2);
    return grade.isEmpty() || r.minutes == (grade == u"甲" ? 90 : grade == u"乙" ? 60 : 30);
}

bool takeKorean(const Match& m, FireRating& r)
{
    r.integrity = true;
    if (m.capturedView(2).isEmpty()) {
        r.minutes = m.capturedView(1) == u"갑종" ? 60 : 30;
        return true;
    }
    return takePeriod(m, 2, r);
}

bool takeTime(const Match& m, FireRating& r)
{
    const int minutes = minutesOf(m.captured(1));
    r.minutes = minutes;
    r.smoke |= !m.capturedView(2).isEmpty();
    return minutes >= 0;
}

constexpr Form forms[] = {
    {S::En13501,
     "(REIW|REI|REW|RE|EIWS|EIW|EIS|EI|EW|E|R)(?:([12])(?=[ -]))?((?:-[SC](?![A-Z]))*[ -]*)(\\d{2,3})(?: ?(?:" SP_MINUTE ")\\.?(?![A-Z]))?"
     "((?:[ /,+-]*(?:C[0-5]?|S(?:[- ]?200|A|M)?|M|DP[123](?![A-Z0-9])))*)",
     &takeEuropean},
    {S::Bs476, "FD[ -]*(\\d{2,3})(?: ?MINS?)?[ -]*(S[ /-]*SC|SC|S)?", &takeBritish},
    {S::Din4102, "([TFWG])[ -]*(30|60|90|120|180)(?: ?MIN\\.?)?(?:[ /-]*(?:AB|BA|[AB])|[ /-]+[12])*", &takeGerman},
    {S::Din4102, "(HOCHFEUERHEMMEND|FEUERHEMMEND|FEUERBESTÄNDIG)", &takeGermanWord},
    {S::As1530, "(-|\\d{1,3}) ?/ ?(-|\\d{1,3}) ?/ ?(-|\\d{1,3})", &takeTriple},
    {S::Bs476, "(\\d{2,3}) ?/ ?(-|\\d{1,3})", &takePair},
    {S::French, "(CF|PF|PC|COUPE[- ]?FEU|PARE[- ]?FLAMMES?)[ -]*(?:DE )?(?:DEGR[ÉE] |° ?)?([\\d/. H]*\\d(?:[ -]?[A-Z']+\\.?)?)",
     &takeFrench},
    {S::Nbn713, "RF[ -]*([\\d/. ]*\\d(?:[ -]?[A-Z']+\\.?)?)", &takeRf},
    {S::Nordic, "(?:A ?(?=\\d)|A-(?=60$|120$)|B ?(?=\\d)|B-(?=30$|60$)|B[DS][ -]*)(\\d{2,3})", &takeNordic},
    {S::Japan, "(特定防火設備|防火設備|甲種防火戸|乙種防火戸)(?: ?(\\d{2}) ?分)?", &takeJapanese},
    {S::China, "(?|(?:[GM]?FM ?)?(甲|乙|丙)[级級](?:防火[门門])?|[GM]?FM ?(甲|乙|丙)(?:\\d{4})?)", &takeChinese},
    {S::China, "A ?(0\\.50|1\\.00|1\\.50|2\\.00|3\\.00)(?: ?(甲|乙|丙)[级級])?", &takeChineseHours},
    {S::Korea, "(갑종|을종) ?방화문|(30|60|90|120) ?분\\+? ?방화문", &takeKorean},
    {S::Unstated, "(.+?)(?:(?<=[A-Z.])[ -]+(S))?", &takeTime},
};

} // namespace

bool readRatingForm(const QString& text, FireRating& rating)
{
    static const std::vector<QRegularExpression> compiled = [] {
        std::vector<QRegularExpression> out;
        for (const Form& f : forms)
            out.push_back(whole(f.pattern));
        return out;
    }();
    for (size_t i = 0; i < compiled.size(); ++i) {
        const Match m = compiled[i].match(text);
        if (!m.hasMatch())
            continue;
        FireRating tried = rating;
        tried.standard = forms[i].standard;
        if (forms[i].take(m, tried)) {
            rating = tried;
            return true;
        }
    }
    return false;
}

} // namespace sp
