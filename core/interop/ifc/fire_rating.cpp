// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/fire_rating.h"

#include "core/interop/ifc/import_words.h"
#include "core/interop/ifc/rating_forms.h"

#include <QRegularExpression>
#include <vector>

namespace sp {

namespace {

using Match = QRegularExpressionMatch;
using S = RatingStandard;

struct StandardInfo {
    RatingStandard standard;
    const char16_t* word;
    const char16_t* name;
};
constexpr StandardInfo standards[] = {
    {S::Unstated, u"", u"a plain time, no standard is named"},
    {S::UlNfpa, u"ul_nfpa", u"a North American label test (UL, NFPA, ULC)"},
    {S::En13501, u"en_13501", u"EN 13501-2"},
    {S::Bs476, u"bs_476", u"BS 476"},
    {S::Din4102, u"din_4102", u"DIN 4102"},
    {S::As1530, u"as_1530", u"AS 1530.4"},
    {S::French, u"cf_pf", u"the degrees coupe-feu and pare-flammes"},
    {S::Nbn713, u"nbn_713", u"NBN 713.020"},
    {S::Une23802, u"une_23802", u"UNE 23802"},
    {S::Nen6069, u"nen_6069", u"NEN 6069"},
    {S::Nordic, u"nordic", u"the former Nordic classes"},
    {S::Gost30247, u"gost_30247", u"GOST 30247"},
    {S::Japan, u"japan", u"the Japanese classes of fire protection equipment"},
    {S::China, u"gb_12955", u"GB 12955"},
    {S::Korea, u"korea", u"the Korean classes of fire doors"},
};

QRegularExpression expression(const char* pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::UseUnicodePropertiesOption);
}

QRegularExpression whole(const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromUtf8(pattern)),
                              QRegularExpression::UseUnicodePropertiesOption);
}

struct Phrase {
    enum Means : quint8 { Nothing, Smoke, Closing, Rise450, Standard };
    const char* pattern;
    Means means = Nothing;
    RatingStandard standard = S::Unstated;
};

// Taken out of the text in this order; what is left must be a class or a time to the last character.
constexpr Phrase phrases[] = {
    {"(?:CAN/)?ULC[ -]?S?-?104|UL[ -]?10[ -]?[BC]|UL[ -]?263|UL LISTED|NFPA[ -]?(?:252|80|105)|UBC[ -]?7-2|ASTM[ -]?E[ -]?119|\\bUL\\b",
     Phrase::Standard, S::UlNfpa},
    {"(?:BS ?)?EN[ -]?(?:13501-2|1634-1|1634)(?::\\d{4})?", Phrase::Standard, S::En13501},
    {"BS[ -]?476(?:[-: ]*(?:PART|PT)?[-. ]*2[0-4])?(?::\\d{4})?", Phrase::Standard, S::Bs476},
    {"DIN[ -]?4102(?:[ -]?(?:TEIL )?\\d{1,2})?", Phrase::Standard, S::Din4102},
    {"AS(?:/NZS)?[ -]?(?:1530\\.4|1905\\.1)", Phrase::Standard, S::As1530},
    {"\\bWBDBO\\b(?: VAN)?|NEN[ -]?6069", Phrase::Standard, S::Nen6069},
    {"GB[ -]?12955(?:-\\d{4})?", Phrase::Standard, S::China},
    {"DIN[ -]?18095(?:-\\d)?", Phrase::Smoke},
    {"(?:WITH |W/ ?|AND |& ?|\\+ ?)?\\b(?:450 ?(?:°|DEG\\.?|DEGREES?)? ?F?[ -]*(?:MAX\\.? ?)?TEMP(?:ERATURE|\\.)?[ -]RISE|"
     "TEMP(?:ERATURE|\\.)?[ -]RISE[ -]*450 ?°? ?F?)\\b",
     Phrase::Rise450},
    {"(?:WITH |W/ ?|AND |& ?|\\+ ?)?\\bSMOKE(?: (?:AND|&) DRAFT)?(?:[ -]?(?:CONTROL|SEALS?|STOP|RATED|LABEL|TIGHT|PROOF|GASKET(?:S|ING)?))?\\b",
     Phrase::Smoke},
    {"(?:UND |U\\. ?|MIT )?\\b(?:RAUCHDICHT(?:E|ER)?|RAUCHSCHUTZ)\\b|\\bS[ -]LABEL\\b|\\bROOKWEREND\\b|\\bÉTANCHE AUX FUMÉES\\b|"
     "遮煙(?:性能)?(?:付き?|有)?|ДЫМОГАЗОНЕПРОНИЦАЕМ(?:АЯ|ЫЙ)",
     Phrase::Smoke},
    {"(?<![A-Z])R[SD](?![A-Z])|(?<![A-Z])S[AM](?![A-Z])|(?<![A-Z0-9])S[ -]?200(?!\\d)", Phrase::Smoke},
    {"(?:UND |U\\. ?|WITH |AND |& ?)?\\b(?:SELBSTSCHLIESSEND|SELF[- ]?CLOSING|FERME-PORTE|ZELFSLUITEND|SELVLUKKENDE)\\b|常時閉鎖式?|常闭",
     Phrase::Closing},
    {"\\b(?:FIRE|RATED|RATING|RESISTAN(?:T|CE)|RESISTI(?:VE|NG)|PROTECTI(?:ON|VE)|DOOR(?:SET)?|ASSEMBLY|WALL|PARTITION|LABELL?(?:ED)?|"
     "CLASS|KLASSE|CLASSE|KLASA|КЛАСС)\\b|(?<![A-Z])FR[LR]?(?![A-Z])"},
    {"\\b(?:BRANDSCHUTZ|FEUERSCHUTZ)?TÜR\\b|\\bBRANDSCHUTZ(?:KLASSE)?\\b|\\bFEUERWIDERSTAND(?:SKLASSE)?\\b|\\bBRANDWEREND(?:HEID)?\\b|\\bPORTE\\b|"
     "\\bPUERTA\\b|\\bPORTA\\b|準?耐火(?:极限|時間|时间)?|钢质|木质|隔热"},
};

// A letter of an old North American label with the time that it stands for; the second of B makes it ambiguous.
struct Letter {
    char16_t letter;
    int minutes, other;
};
constexpr Letter letters[] = {{u'A', 180, 180}, {u'B', 90, 60}, {u'C', 45, 45}, {u'D', 90, 90}, {u'E', 45, 45}};

// "one hour", "forty-five minute": the numbers that ratings are spelled with.
QString withDigits(QString text)
{
    struct Spelled {
        const char* pattern;
        const char16_t* digits;
    };
    constexpr Spelled spelled[] = {
        {"\\bONE[ -]AND[ -](?:A|ONE)[ -]HALF\\b", u"1 1/2"},
        {"\\bTHREE[ -]QUARTERS?(?:[ -]OF AN)?\\b", u"3/4"},
        {"\\b(?:ONE|A)[ -]HALF\\b|\\bHALF(?:[ -]AN)?\\b", u"1/2"},
        {"\\bFORTY[ -]?FIVE\\b", u"45"},
        {"\\bTWENTY\\b", u"20"},
        {"\\bTHIRTY\\b", u"30"},
        {"\\bSIXTY\\b", u"60"},
        {"\\bNINETY\\b", u"90"},
        {"\\bONE\\b", u"1"},
        {"\\bTWO\\b", u"2"},
        {"\\bTHREE\\b", u"3"},
        {"\\bFOUR\\b", u"4"},
    };
    static const std::vector<QRegularExpression> compiled = [&] {
        std::vector<QRegularExpression> out;
        for (const Spelled& s : spelled)
            out.push_back(expression(s.pattern));
        return out;
    }();
    for (size_t i = 0; i < compiled.size(); ++i)
        text.replace(compiled[i], QString::fromUtf16(spelled[i].digits));
    return text;
}

// Cyrillic letters of a class in Latin ones; true when there were any.
bool latinClass(QString& text)
{
    static const QRegularExpression start = expression("^[РR]?[ЕE][ИІI]?[WВ]?[СS]?(?=[ -]?\\d)");
    const Match m = start.match(text);
    if (!m.hasMatch())
        return false;
    QString latin;
    for (const QChar c : m.capturedView())
        latin += c == u'Р' ? u'R' : c == u'Е' ? u'E' : c == u'И' || c == u'І' ? u'I' : c == u'В' ? u'W' : c == u'С' ? u'S' : c;
    if (latin == m.capturedView())
        return false;
    text.replace(0, m.capturedLength(), latin);
    return true;
}

/// The text without brackets, doubled spaces and signs at its ends. "-/60/30" keeps its dash, ".5 H" its point.
QString tidied(QString text)
{
    for (const QChar bracket : {u'(', u')', u'[', u']'})
        text.replace(bracket, u' ');
    text = text.simplified();
    static const QRegularExpression front = expression("^(?:[,;:+&./-](?!\\d)(?! ?/) ?)+"),
                                    back = expression("(?: ?[,;:+&.]| ?(?<!/)(?<!/ )[-/])+$");
    return text.remove(front).remove(back);
}

/// A dash in front or behind that belongs to no row of numbers: something is missing there.
bool endsLoosely(const QString& text)
{
    static const QRegularExpression loose = expression("^-(?! ?/)|(?<!/)(?<!/ )-$");
    return loose.match(text).hasMatch();
}

bool isDigitAt(const QString& text, qsizetype i)
{
    return i >= 0 && i < text.size() && text[i] >= u'0' && text[i] <= u'9';
}

/// Takes what matches out of the text. Where that would make one number of two, nothing is left to
/// read: "1 DOOR 1/2 HR" is no 1 1/2 hours.
bool takeOut(const QRegularExpression& what, QString& text, QString* letter = nullptr)
{
    bool any = false;
    for (Match m = what.match(text); m.hasMatch(); m = what.match(text)) {
        any = true;
        if (letter)
            *letter = m.captured(1);
        qsizetype before = m.capturedStart() - 1, after = m.capturedEnd();
        while (before >= 0 && text[before] == u' ')
            --before;
        while (after < text.size() && text[after] == u' ')
            ++after;
        if (isDigitAt(text, before) && isDigitAt(text, after))
            text = QStringLiteral("?");
        else
            text.replace(m.capturedStart(), m.capturedLength(), QStringLiteral(" "));
    }
    return any;
}

std::optional<FireRating> readOne(const QString& plain);

/// "T30 (feuerhemmend)", "1 HR / 60 MIN": the same said twice, in two forms of which at most one names a standard.
std::optional<FireRating> readTwice(const QString& plain)
{
    static const QRegularExpression halves = whole("(.+?)(?: ?\\((.+)\\)| [/=] (.+))");
    const Match m = halves.match(plain);
    if (!m.hasMatch())
        return std::nullopt;
    std::optional<FireRating> a = readOne(m.captured(1));
    const std::optional<FireRating> b = readOne(m.capturedView(2).isEmpty() ? m.captured(3) : m.captured(2));
    if (!a || !b || !a->minutes || a->minutes != b->minutes
        || (a->standard != b->standard && a->standard != S::Unstated && b->standard != S::Unstated))
        return std::nullopt;
    FireRating both = a->standard == S::Unstated ? *b : *a;
    both.smoke = a->smoke || b->smoke;
    both.selfClosing = a->selfClosing || b->selfClosing;
    both.temperatureRise450 = a->temperatureRise450 || b->temperatureRise450;
    return both;
}

std::optional<FireRating> readOne(const QString& plain)
{
    static const QRegularExpression unrated =
        whole("(?:UN-?RATED|(?:NON|NOT)[ -]?(?:FIRE[ -]?)?RATED|NON[ -]?FIRE)(?:[ -]?(?:DOOR|WALL))?|NFD|"
              "KEINE? ANFORDERUNG(?:EN)?|OHNE ANFORDERUNG(?:EN)?|O\\. ?ANF\\.?|SANS EXIGENCE|"
              "AUCUNE EXIGENCE|GEEN EIS(?:EN)?|SIN REQUISITOS?|非防火门");
    // The letter of a label; "class" alone is also said of other things, so it needs a time beside it.
    static const QRegularExpression label =
                                        expression("(?|(?:\\bCLASS )?\\b([A-E])[ -]LABELL?(?:ED)?\\b|\\bLABEL[ -](?:CLASS )?([A-E])\\b)"),
                                    classLetter = expression("\\bCLASS ([A-E])\\b");
    static const std::vector<QRegularExpression> compiled = [] {
        std::vector<QRegularExpression> out;
        for (const Phrase& p : phrases)
            out.push_back(expression(p.pattern));
        return out;
    }();
    FireRating rating;
    if (unrated.match(plain).hasMatch()) {
        rating.minutes = 0;
        return rating;
    }
    QString rest = plain, letter;
    const bool cyrillic = latinClass(rest);
    const bool labelled = takeOut(label, rest, &letter);
    if (!labelled)
        takeOut(classLetter, rest, &letter);
    rest.replace(u'(', u' ').replace(u')', u' ');
    std::optional<RatingStandard> named;
    for (size_t i = 0; i < compiled.size(); ++i) {
        if (!takeOut(compiled[i], rest))
            continue;
        rating.smoke |= phrases[i].means == Phrase::Smoke;
        rating.selfClosing |= phrases[i].means == Phrase::Closing;
        rating.temperatureRise450 |= phrases[i].means == Phrase::Rise450;
        if (phrases[i].means == Phrase::Standard && named && *named != phrases[i].standard)
            return std::nullopt;
        if (phrases[i].means == Phrase::Standard)
            named = phrases[i].standard;
    }
    rest = tidied(rest);
    if (rest.isEmpty() ? !rating.smoke && !labelled : !readRatingForm(rest, rating))
        return std::nullopt;
    if (!letter.isEmpty()) {
        const Letter& l = letters[letter[0].unicode() - u'A'];
        if (rest.isEmpty() && labelled && l.minutes == l.other)
            rating.minutes = l.minutes;
        if (rating.standard != S::Unstated || !rating.minutes || (rating.minutes != l.minutes && rating.minutes != l.other))
            return std::nullopt;
        named = S::UlNfpa;
    }
    if (cyrillic)
        rating.standard = S::Gost30247;
    if (named)
        rating.standard = *named;
    return rating;
}

} // namespace

QStringView ratingStandardWord(RatingStandard standard)
{
    return standards[static_cast<size_t>(standard)].word;
}

QString ratingStandardName(RatingStandard standard)
{
    return QString::fromUtf16(standards[static_cast<size_t>(standard)].name);
}

std::optional<FireRating> readFireRating(QStringView text)
{
    constexpr qsizetype longest = 80;
    const QString plain = withDigits(plainText(text, longest));
    if (plain.isEmpty() || isPlaceholder(text) || endsLoosely(plain))
        return std::nullopt;
    const std::optional<FireRating> once = readOne(plain);
    return once ? once : readTwice(plain);
}

} // namespace sp
