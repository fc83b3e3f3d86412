// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/fire_rating.h"
#include "core/interop/ifc/import_words.h"

#include <QTest>

using namespace sp;
using S = RatingStandard;

class TstFireRating final : public QObject {
    Q_OBJECT

    static constexpr int noMinutes = -1; // understood, but no time of fire is said

private slots:
    void a_rating_is_read_with_its_standard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("standard");
        QTest::addColumn<bool>("smoke");
        QTest::addColumn<bool>("closing");
        const auto row = [](const char* text, int minutes, S standard, bool smoke = false, bool closing = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << minutes << static_cast<int>(standard) << smoke << closing;
        };
        // plain times
        for (const char* t : {"45 MIN",
                              "45 Min.",
                              "45min",
                              "3/4 HR",
                              "3/4 hour",
                              "¾ h",
                              "0.75 h",
                              "0,75 h",
                              "45",
                              "45M",
                              "45'",
                              "45 minutes",
                              "forty-five minute",
                              "45 мин",
                              "45分",
                              "４５分",
                              "45\u00A0MIN",
                              " 45  min ",
                              "45-MIN",
                              "45 – min",
                              "45 min rated",
                              "45 MIN FIRE RATED DOOR",
                              "FR45",
                              "45 MIN LABEL",
                              "three quarters hour",
                              "≥45 min"})
            row(t, 45, S::Unstated);
        for (const char* t : {"90 MIN", "1 1/2 HR", "1-1/2 HR", "1½ HR", "1.5 h", "1,5 Std.", "1h30", "1 HR 30 MIN", "one and a half hour",
                              "90 minuten", "1.50小时"})
            row(t, 90, S::Unstated);
        for (const char* t :
             {"1 HR", "1-HR", "1 hour", "one hour", "1 HOUR RATED", "60 minuten", "1 Stunde", "1 heure", "1 ч", "1時間", "1小时", "60'"})
            row(t, 60, S::Unstated);
        row("3 HOUR", 180, S::Unstated);
        row("20 minute", 20, S::Unstated);
        row("twenty minute", 20, S::Unstated);
        row("1/3 hour", 20, S::Unstated);
        row("20 MIN S", 20, S::Unstated, true);
        row("20 MIN. SMOKE", 20, S::Unstated, true);
        row("20 MIN W/ SMOKE SEALS", 20, S::Unstated, true);
        row("20 MIN (SMOKE AND DRAFT CONTROL)", 20, S::Unstated, true);
        row("5 min", 5, S::Unstated);
        row("Brandschutztür 30 min rauchdicht, selbstschließend", 30, S::Unstated, true, true);
        for (const char* form :
             {".5 h", "1/2 hr.", "half hour fire resisting", "30 min (1/2 h)", "1/2 HR / 30 MIN", "30 phút", "30 dakika"})
            row(form, 30, S::Unstated);
        // stated to be unrated
        for (const char* t : {"0", "0 min", "0 HR", "NFD", "non-rated", "Non Rated", "unrated", "NOT RATED", "Non-Fire-Rated",
                              "not fire rated", "keine Anforderung", "ohne Anforderungen", "sans exigence", "非防火门"})
            row(t, 0, S::Unstated);
        // North America by name
        row("UL 10C 90 min", 90, S::UlNfpa);
        row("90 MIN (UL10B)", 90, S::UlNfpa);
        row("45 MIN NFPA 252", 45, S::UlNfpa);
        row("1 HR CAN/ULC-S104", 60, S::UlNfpa);
        row("A LABEL", 180, S::UlNfpa);
        row("C-Label", 45, S::UlNfpa);
        row("Label D", 90, S::UlNfpa);
        row("B LABEL 90 MIN", 90, S::UlNfpa);
        row("B LABEL 1 HR", 60, S::UlNfpa);
        row("90 MIN - Class B", 90, S::UlNfpa);
        // Europe
        for (const char* t : {"EI30", "EI 30", "EI-30", "ei 30", "EI2 30", "EI₂ 30", "EI230", "EI2-30", "E 30", "E30", "EW30", "EW 30",
                              "REI 30", "EI1 30", "EI 30 DP1", "EN 13501-2 EI 30", "ＥＩ３０"})
            row(t, 30, S::En13501);
        row("EI120", 120, S::En13501);
        row("REI 120", 120, S::En13501);
        row("EI260", 60, S::En13501);
        row("EI2 30-C5 S200", 30, S::En13501, true, true);
        row("EI2 30-C5-S200", 30, S::En13501, true, true);
        row("EI 30-S", 30, S::En13501, true);
        row("EI2 30-SaC", 30, S::En13501, true, true);
        row("EI2 30 - C5 - Sa", 30, S::En13501, true, true);
        row("EI2-60-C5", 60, S::En13501, false, true);
        row("EI 30-C3", 30, S::En13501, false, true);
        row("EW 15 DP1-C", 15, S::En13501, false, true);
        row("FD30 (BS EN 1634-1)", 30, S::En13501);
        row("R 90", noMinutes, S::En13501);
        row("EI 60 min", 60, S::En13501);
        row("EI 30 / 30 min", 30, S::En13501);
        row("EI-S-C 30 DP1", 30, S::En13501, true, true);
        row("EI2 30-CSa", 30, S::En13501, true, true);
        row("EI230-C", 30, S::En13501, false, true);
        // Britain
        for (const char* t : {"FD30", "FD 30", "fd-30", "30/30", "30/-", "BS 476 30 min", "FD30 BS 476-22:1987"})
            row(t, 30, S::Bs476);
        row("FD30S", 30, S::Bs476, true);
        row("FD30s", 30, S::Bs476, true);
        row("FD 60 S", 60, S::Bs476, true);
        row("FD30(S)", 30, S::Bs476, true);
        row("FD30 S/SC", 30, S::Bs476, true, true);
        row("FD30SC", 30, S::Bs476, false, true);
        row("60/30", 60, S::Bs476);
        // Germany, Austria, Switzerland
        for (const char* t : {"T30", "T 30-1", "T30-2", "F30", "F 30-B", "F30-AB", "W30", "G30", "feuerhemmend", "T30 DIN 4102"})
            row(t, 30, S::Din4102);
        for (const char* t : {"T30-RS", "T30 RS", "T 30-1-RS", "T30-RD", "T30RS", "T30 rauchdicht", "T 30 / RS"})
            row(t, 30, S::Din4102, true);
        row("T90-2", 90, S::Din4102);
        row("F90-A", 90, S::Din4102);
        row("feuerbeständig", 90, S::Din4102);
        row("hochfeuerhemmend", 60, S::Din4102);
        row("RS", noMinutes, S::Unstated, true);
        row("S200", noMinutes, S::Unstated, true);
        row("T30 (feuerhemmend)", 30, S::Din4102);
        row("T30-RS (30 min)", 30, S::Din4102, true);
        // three numbers: the integrity governs
        row("-/60/30", 60, S::As1530);
        row("–/60/30", 60, S::As1530);
        row("60/60/60", 60, S::As1530);
        row("-/120/30", 120, S::As1530);
        row("FRL -/60/30", 60, S::As1530);
        row("120/60/60", 60, S::As1530);
        row("-/60/-", 60, S::As1530);
        row("-/60/30 Sm", 60, S::As1530, true);
        // France, Belgium, Spain
        for (const char* t : {"CF 1/2h", "CF 1/2 H", "PF 1/2h", "CF ½h", "CF½", "PF 30", "CF 30 min", "CF 30'", "coupe-feu 1/2 heure",
                              "Coupe feu de degré 1/2 h", "pare-flammes 1/2h"})
            row(t, 30, S::French);
        row("CF 1H", 60, S::French);
        row("CF 1", 60, S::French);
        row("CF 1h30", 90, S::French);
        row("CF 2h", 120, S::French);
        row("Rf 1/2h", 30, S::Nbn713);
        row("Rf 1h", 60, S::Nbn713);
        row("RF-60", 60, S::Une23802);
        row("RF 60", 60, S::Une23802);
        // Netherlands, Nordic countries, Russia
        row("30 min WBDBO", 30, S::Nen6069);
        row("60 minuten WBDBO", 60, S::Nen6069);
        row("WBDBO 60", 60, S::Nen6069);
        row("30 min. brandwerend", 30, S::Unstated);
        row("A60", 60, S::Nordic);
        row("A-60", 60, S::Nordic);
        row("B30", 30, S::Nordic);
        row("BD 30", 30, S::Nordic);
        row("BS60", 60, S::Nordic);
        row("EIS 60", 60, S::Gost30247, true);
        row("EIWS 60", 60, S::Gost30247, true);
        row("ЕИ 60", 60, S::Gost30247);
        row("ЕI-30", 30, S::Gost30247);
        row("EIW 60", 60, S::En13501);
        // East Asia
        row("特定防火設備", 60, S::Japan);
        row("特定防火設備（60分）", 60, S::Japan);
        row("防火設備", 20, S::Japan);
        row("防火設備（遮煙性能付）", 20, S::Japan, true);
        row("特定防火設備 常時閉鎖式", 60, S::Japan, false, true);
        row("甲種防火戸", 60, S::Japan);
        row("甲级", 90, S::China);
        row("甲级防火门", 90, S::China);
        row("乙级", 60, S::China);
        row("丙级", 30, S::China);
        row("FM甲", 90, S::China);
        row("FM乙1021", 60, S::China);
        row("A1.50(甲级)", 90, S::China);
        row("耐火极限1.5h", 90, S::Unstated);
        row("갑종방화문", 60, S::Korea);
        row("60분+ 방화문", 60, S::Korea);
    }
    void a_rating_is_read_with_its_standard()
    {
        QFETCH(QString, text);
        const auto got = readFireRating(text);
        QVERIFY(got);
        QTEST(got->minutes.value_or(noMinutes), "minutes");
        QTEST(static_cast<int>(got->standard), "standard");
        QTEST(got->smoke, "smoke");
        QTEST(got->selfClosing, "closing");
        QCOMPARE(got->standard == S::Unstated, ratingStandardWord(got->standard).isEmpty());
    }

    void a_text_that_is_not_wholly_understood_gives_nothing_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{"",
                                " ",
                                "Fire Rating",
                                "_FIRE-RATING_",
                                "Inside door: Fire Rating",
                                "n/a",
                                "N/A",
                                "NA",
                                "-",
                                "--",
                                "?",
                                "TBD",
                                "none",
                                "None",
                                "keine",
                                "ohne",
                                "sans",
                                "No rating",
                                "rated",
                                "FIRE RATED",
                                "yes",
                                "true",
                                "1",
                                "0.5",
                                "1.5",
                                "2",
                                "1/2",
                                "3/4",
                                "10",
                                "37",
                                "25",
                                "100",
                                "EI",
                                "EI 37",
                                "EI 30/60",
                                "E 60 / EI 30",
                                "EI30 dB 37",
                                "T30 dB37",
                                "T30 or T90",
                                "45 or 60 MIN",
                                "45-60 min",
                                "30/60",
                                "60/120",
                                "20/45/90",
                                "60/-/-",
                                "-/-/-",
                                "-/30/60",
                                "60/60/60/60",
                                "B LABEL",
                                "Class A",
                                "Class C",
                                "A",
                                "B",
                                "C",
                                "A LABEL 45 MIN",
                                "Class B 45 MIN",
                                "1 door 1/2 hr",
                                "1 B LABEL 1/2 HR",
                                "6RS30 min WBDBO",
                                "11/2 HR",
                                "CF 11/2 H",
                                "1/0 HR",
                                "T301",
                                "T3021RS",
                                "/2 HR",
                                "1,",
                                ".5",
                                "60 MIN (45 MIN)",
                                "T30 (EI2 30-C)",
                                "T30 / EI 30",
                                ",5 h",
                                "A1",
                                "A2-s1,d0",
                                "B-s1,d0",
                                "A30 IMO",
                                "A-30",
                                "A-0",
                                "B-15",
                                "FD",
                                "FD30 or similar",
                                "FDS",
                                "T30 EI30",
                                "UL 10C",
                                "UL 10C T30 DIN 4102",
                                "45 MIN EN 1634 UL 10C",
                                "see door schedule",
                                "existing",
                                "no smoke",
                                "20 MIN NO SMOKE",
                                "smoky",
                                "45 mm",
                                "45 dB",
                                "60 m/s",
                                "-45 min",
                                "45--",
                                "1:30",
                                "45 MIN?",
                                "min 45 sec",
                                "99999 h",
                                "9 HR",
                                "1e3 min",
                                "45.5",
                                "0.333 hr",
                                "CF",
                                "CF 3/4/5",
                                "RF",
                                "甲",
                                "乙丙级",
                                "特定防火設備（20分）",
                                "A1.50(乙级)",
                                "ЕИ",
                                "45 МПа",
                                "EI\u000030",
                                "45\u0007MIN",
                                "NON",
                                "Non",
                                "Nein",
                                "\U0001F6AA",
                                "30 🔥"};
        for (const QString& t : texts)
            QTest::newRow(qPrintable(QStringLiteral("`%1`").arg(t))) << t;
        QTest::newRow("an embedded NUL") << QStringLiteral("45") + QChar(u'\0') + QStringLiteral(" MIN");
        QTest::newRow("a lone surrogate") << QStringLiteral("45 MIN") + QChar(0xD83D);
        QTest::newRow("the sign for what could not be decoded") << QStringLiteral("45 MIN\uFFFD");
    }
    void a_text_that_is_not_wholly_understood_gives_nothing()
    {
        QFETCH(QString, text);
        const auto got = readFireRating(text);
        QVERIFY2(
            !got,
            qPrintable(got ? QString::number(got->minutes.value_or(noMinutes)) + u' ' + ratingStandardName(got->standard) : QString()));
    }

    void huge_texts_give_nothing()
    {
        const qsizetype size = 10 * 1024 * 1024;
        for (const QString& unit : {QStringLiteral("9"), QStringLiteral("E"), QStringLiteral("30 "), QStringLiteral("/"),
                                    QStringLiteral("("), QStringLiteral("㌀"), QStringLiteral("-"), QStringLiteral("x")}) {
            const QString text = unit.repeated(size / unit.size());
            QVERIFY(!readFireRating(text));
            QVERIFY(!readYesNo(text));
            QVERIFY(!isPlaceholder(text));
            QVERIFY(plainText(text).isEmpty());
        }
        // At the longest length that is read, doubtful patterns end soon too.
        for (const QString& unit :
             {QStringLiteral("1 "), QStringLiteral("-C"), QStringLiteral("SMOKE "), QStringLiteral("1/"), QStringLiteral("EI")})
            QVERIFY(!readFireRating(QString(QStringLiteral("EI 30") + unit.repeated(40)).left(80)) || unit == QStringLiteral("-C")
                    || unit == QStringLiteral("SMOKE "));
    }

    void criteria_are_told_apart()
    {
        const auto criteria = [](const char* text) {
            const auto r = readFireRating(QString::fromUtf8(text));
            QString out;
            out += r && r->loadBearing ? QStringLiteral("R") : QString();
            out += r && r->integrity ? QStringLiteral("E") : QString();
            out += r && r->insulation ? QStringLiteral("I") : QString();
            out += r && r->radiation ? QStringLiteral("W") : QString();
            return out;
        };
        QCOMPARE(criteria("REI 60"), QStringLiteral("REI"));
        QCOMPARE(criteria("EI2 60"), QStringLiteral("EI"));
        QCOMPARE(criteria("E 60"), QStringLiteral("E"));
        QCOMPARE(criteria("EW 60"), QStringLiteral("EW"));
        QCOMPARE(criteria("R 60"), QStringLiteral("R"));
        QCOMPARE(criteria("G60"), QStringLiteral("E"));
        QCOMPARE(criteria("T60"), QStringLiteral("EI"));
        QCOMPARE(criteria("PF 1h"), QStringLiteral("E"));
        QCOMPARE(criteria("CF 1h"), QStringLiteral("EI"));
        QCOMPARE(criteria("-/60/-"), QStringLiteral("E"));
        QCOMPARE(criteria("60/60/30"), QStringLiteral("REI"));
        QCOMPARE(readFireRating(u"60/60/30")->insulationMinutes, std::optional(30));
        QCOMPARE(readFireRating(u"60/30")->insulationMinutes, std::optional(30));
        QVERIFY(!readFireRating(u"EI 60")->insulationMinutes);
        QVERIFY(readFireRating(u"90 MIN W/ 450 TEMP RISE")->temperatureRise450);
        QVERIFY(readFireRating(u"90 min 450°F temperature rise")->temperatureRise450);
        QVERIFY(!readFireRating(u"90 MIN")->temperatureRise450);
        QVERIFY(!readFireRating(u"90 MIN W/ 250 TEMP RISE"));
    }

    void placeholders_are_known_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("property");
        QTest::addColumn<bool>("placeholder");
        const auto row = [](const char* text, const char* property, bool is) {
            QTest::newRow(qPrintable(QStringLiteral("`%1` of `%2`").arg(QString::fromUtf8(text), QString::fromUtf8(property))))
                << QString::fromUtf8(text) << QString::fromUtf8(property) << is;
        };
        for (const char* t : {"",
                              "  ",
                              "-",
                              "--",
                              "–",
                              "...",
                              "?",
                              "???",
                              "x x x",
                              "xxx",
                              "XXXX",
                              "n/a",
                              "N.A.",
                              "NA",
                              "none",
                              "<None>",
                              "<By Type>",
                              "TBD",
                              "tbc",
                              "t.b.d.",
                              "Undefined",
                              "Undefiniert",
                              "NOTDEFINED",
                              "Nicht definiert",
                              "NOTKNOWN",
                              "UNSET",
                              "k.A.",
                              "keine Angabe",
                              "keine",
                              "à définir",
                              "ohne",
                              "sans objet",
                              "未定",
                              "未設定",
                              "不明",
                              "Не определено",
                              "Fire Rating",
                              "_FIRE-RATING_",
                              "Feuerwiderstandsklasse",
                              "Inside door: Fire Rating",
                              "por definir",
                              "n.v.t.",
                              "nader te bepalen"})
            row(t, "FireRating", true);
        row("AcousticRating", "Acoustic Rating", true);
        row("Special wall: Model", "Model", true);
        row("Type Mark", "Manufacturer", false);
        row("Mark", "TypeMark", false);
        row("Unit A FireAlarmZoneName", "FireAlarmZoneName", false);
        for (const char* t : {"0", "45", "x", "EI 30", "45 MIN", "No", "yes", "1", "FD30S", "Nein", "未定義書", "Fire Rating 45", "A: B",
                              "keine Anforderung"})
            row(t, "FireRating", false);
    }
    void placeholders_are_known()
    {
        QFETCH(QString, text);
        QFETCH(QString, property);
        QTEST(isPlaceholder(text, property), "placeholder");
    }

    void yes_and_no_are_read_in_many_words()
    {
        for (const char* t : {"true", "TRUE", ".T.", "T",    "yes", "Yes",  "Y",  "1",   "x",    "X",   "on",    "Ja",
                              "j",    "wahr", "oui", "vrai", "Sí",  "si",   "sì", "sim", "vero", "tak", "ano",   "да",
                              "Да",   "есть", "так", "はい", "有",  "有り", "是", "○",   "✓",    "예",  " yes ", "ＹＥＳ"})
            QVERIFY2(readYesNo(QString::fromUtf8(t)) == true, t);
        for (const char* t : {"false", ".F.", "no",   "N",  "0",      "off", "Nein", "falsch", "non", "faux",   "não", "falso", "nie", "ne",
                              "nu",    "нет", "ложь", "ні", "いいえ", "無",  "なし", "无",     "否",  "아니오", "nee", "nej",   "nei", "×"})
            QVERIFY2(readYesNo(QString::fromUtf8(t)) == false, t);
        for (const char* t : {"", "-", "n/a", "maybe", "yes/no", "2", "unknown", ".U.", "yes, with closer", "45 MIN", "y\u0001"})
            QVERIFY2(!readYesNo(QString::fromUtf8(t)), t);
    }

    void names_are_compared_by_their_letters()
    {
        for (const char* t : {"Fire Rating", "FireRating", "FIRE_RATING", "fire-rating", " Fire Rating (gs_fire)"})
            QCOMPARE(nameKey(QString::fromUtf8(t)), QStringLiteral("firerating"));
        QCOMPARE(nameKey(u"Türnummer"), QStringLiteral("türnummer"));
        QCOMPARE(nameKey(u"(x)"), QStringLiteral("x"));
        QCOMPARE(nameKey(u"-/-"), QString());
    }
};

QTEST_APPLESS_MAIN(TstFireRating)
#include "tst_fire_rating.moc"
