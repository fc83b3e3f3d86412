// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/step/code_pages.h"
#include "core/interop/step/step_string.h"
#include "core/interop/step/step_text.h"
#include "core/interop/step/step_writer.h"

#include <QTest>
#include <cmath>

using namespace sp;

class TstStepStrings : public QObject {
    Q_OBJECT

private slots:
    void escapes_decode_data();
    void escapes_decode();
    void texts_survive_writing_data();
    void texts_survive_writing();
    void a_string_ends_at_its_own_apostrophe_data();
    void a_string_ends_at_its_own_apostrophe();
    void numbers_read_data();
    void numbers_read();
    void reals_survive_writing_data();
    void reals_survive_writing();
    void arguments_split_at_their_own_commas();
    void values_are_told_apart();
    void values_of_the_wrong_kind_are_absent();
};

namespace {

std::string_view view(const QByteArray& b)
{
    return {b.constData(), static_cast<size_t>(b.size())};
}

} // namespace

void TstStepStrings::escapes_decode_data()
{
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("coding");
    QTest::addColumn<bool>("malformed");
    const int plain = int(StepCoding::Plain), utf8 = int(StepCoding::Utf8), sjis = int(StepCoding::ShiftJis),
              latin1 = int(StepCoding::Latin1);
    const auto row = [&](const char* name, const char* quoted, const QString& text, int coding, bool malformed = false) {
        QTest::newRow(name) << QByteArray(quoted) << text << coding << malformed;
    };
    row("an empty string", "''", QString(), plain);
    row("plain text", "'Door 1'", QStringLiteral("Door 1"), plain);
    row("a doubled apostrophe", "'Don''t'", QStringLiteral("Don't"), plain);
    row("only an apostrophe", "''''", QStringLiteral("'"), plain);
    row("a doubled solidus", "'C:\\\\a'", QStringLiteral("C:\\a"), plain);
    row("a page escape", "'\\S\\Drger'", QStringLiteral("\u00C4rger"), plain);
    row("the page escape of an apostrophe", "'a\\S\\''", QStringLiteral("a\u00A7"), plain);
    row("a page escape in Cyrillic", "'\\PE\\\\S\\0\\S\\1'", QStringLiteral("\u0410\u0411"), plain);
    row("a page escape in Greek, then Latin", "'\\PG\\\\S\\a\\PA\\\\S\\d'", QStringLiteral("\u03B1\u00E4"), plain);
    row("a byte escape", "'caf\\X\\E9'", QStringLiteral("caf\u00E9"), plain);
    row("a two-byte escape", "'\\X2\\041A043B\\X0\\'", QStringLiteral("\u041A\u043B"), plain);
    row("an empty two-byte escape", "'Test \\X2\\\\X0\\Test'", QStringLiteral("Test Test"), plain);
    row("an empty four-byte escape", "'Test \\X4\\\\X0\\Test'", QStringLiteral("Test Test"), plain);
    row("a four-byte escape beyond the first plane", "'\\X4\\0001F6AA\\X0\\'", QStringLiteral("\U0001F6AA"), plain);
    row("a surrogate pair in two-byte escapes", "'\\X2\\D83DDEAA\\X0\\'", QStringLiteral("\U0001F6AA"), plain);
    row("a byte order mark in an escape", "'\\X2\\FEFF00FC\\X0\\b'", QStringLiteral("\u00FCb"), plain);
    row("half a surrogate pair", "'a\\X2\\D83D\\X0\\b'", QStringLiteral("a\uFFFDb"), plain, true);
    row("a surrogate pair the wrong way round", "'\\X2\\DEAAD83D\\X0\\'", QStringLiteral("\uFFFD\uFFFD"), plain, true);
    row("a surrogate pair in two escapes", "'\\X2\\D83D\\X0\\\\X2\\DEAA\\X0\\'", QStringLiteral("\U0001F6AA"), plain);
    row("lower-case digits", "'\\X2\\00fc\\X0\\'", QStringLiteral("\u00FC"), plain);
    row("two escapes with text between", "'\\X2\\00FC\\X0\\ x \\X2\\00E4\\X0\\'", QStringLiteral("\u00FC x \u00E4"), plain);
    row("a line end of the file inside", "'L4x4x3/8\r\nB'", QStringLiteral("L4x4x3/8B"), plain);
    row("a line end of the text", "'a\\N\\b'", QStringLiteral("a\nb"), plain);
    row("raw UTF-8", "'T\xC3\xBCr'", QStringLiteral("T\u00FCr"), utf8);
    row("raw Latin-1", "'T\xFCr'", QStringLiteral("T\u00FCr"), latin1);
    row("raw Latin-1 that would make a rare Shift-JIS pair", "'\xE9tage'", QStringLiteral("\u00E9tage"), latin1);
    row("raw Latin-1 with a dash of Windows", "'EG \x96 Flur'", QStringLiteral("EG \u2013 Flur"), latin1);
    row("a dash of Windows within a word", "'Nord\x96Ost'", QStringLiteral("Nord\u2013Ost"), latin1);
    row("an apostrophe of Windows within a word",
        "'l\x92"
        "entr\xE9"
        "e'",
        QStringLiteral("l\u2019entr\u00E9e"), latin1);
    row("a dash of Windows in an escape", "'EG \\X\\96 Flur'", QStringLiteral("EG \u2013 Flur"), latin1);
    row("a byte that Windows leaves free", "'a\x81 '", QStringLiteral("a\u0081 "), latin1);
    row("Shift-JIS with letters around a pair",
        "'A\x93\x8F"
        "B'",
        QStringLiteral("A\u68DFB"), sjis);
    row("Shift-JIS with letters around two pairs",
        "'A\x83h\x83"
        "A'",
        QStringLiteral("A\u30C9\u30A2"), sjis);
    row("raw Shift-JIS", "'\x96\xA2\x92\xE8\x8B\x60'", QStringLiteral("\u672A\u5B9A\u7FA9"), sjis);
    row("raw Shift-JIS whose second byte is a solidus", "'\x95\x5C\x8E\xA6'", QStringLiteral("\u8868\u793A"), sjis);
    row("Shift-JIS byte by byte in escapes", "'\\X\\96\\S\\\"\\X\\92\\S\\h\\X\\8B`'", QStringLiteral("\u672A\u5B9A\u7FA9"), sjis);
    row("UTF-8 byte by byte in escapes", "'\\S\\f\\X\\97\\S\\%'", QStringLiteral("\u65E5"), utf8);
    row("an escape that is none", "'C:\\Users'", QStringLiteral("C:\\Users"), plain, true);
    row("an escape that is not closed", "'\\X2\\00FC'", QStringLiteral("\u00FC"), plain, true);
    row("an escape with a bad digit", "'\\X2\\00G0\\X0\\'", QStringLiteral("00G0"), plain, true);
    row("a byte escape without digits", "'\\X\\'", QString(), plain, true);
    row("a closing escape alone", "'a\\X0\\b'", QStringLiteral("ab"), plain, true);
    row("a character beyond Unicode", "'\\X4\\7FFFFFFF\\X0\\'", QStringLiteral("\uFFFD"), plain, true);
    row("one apostrophe", "'", QString(), plain);
    row("a solidus at the end", "'a\\'", QStringLiteral("a\\"), plain, true);
}

void TstStepStrings::escapes_decode()
{
    QFETCH(QByteArray, quoted);
    QFETCH(QString, text);
    QFETCH(int, coding);
    QFETCH(bool, malformed);
    const StepText got = decodeStepString(view(quoted));
    QCOMPARE(got.text, text);
    QCOMPARE(int(got.coding), coding);
    QCOMPARE(got.malformed, malformed);
}

void TstStepStrings::texts_survive_writing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("plain") << QStringLiteral("Door") << QByteArray("'Door'");
    QTest::newRow("apostrophe and solidus") << QStringLiteral("a'b\\c") << QByteArray("'a''b\\\\c'");
    QTest::newRow("umlaut") << QStringLiteral("T\u00FCr") << QByteArray("'T\\X2\\00FC\\X0\\r'");
    QTest::newRow("two together") << QStringLiteral("\u672A\u5B9A") << QByteArray("'\\X2\\672A5B9A\\X0\\'");
    QTest::newRow("beyond the first plane") << QStringLiteral("\u00FC\U0001F6AA!") << QByteArray("'\\X2\\00FC\\X0\\\\X4\\0001F6AA\\X0\\!'");
    QTest::newRow("line end and tab") << QStringLiteral("a\n\tb") << QByteArray("'a\\X2\\000A0009\\X0\\b'");
    QTest::newRow("empty") << QString() << QByteArray("''");
}

void TstStepStrings::texts_survive_writing()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, quoted);
    QCOMPARE(encodeStepString(text), quoted);
    QCOMPARE(decodeStepString(view(quoted)).text, text);
}

void TstStepStrings::a_string_ends_at_its_own_apostrophe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("length"); // size + 1: not closed
    const auto row = [](const char* name, const char* text, int length) { QTest::newRow(name) << QByteArray(text) << length; };
    row("plain", "'a',2", 3);
    row("doubled", "'a''b',2", 6);
    row("page escape of an apostrophe", "'a\\S\\'',2", 7);
    row("escaped solidus at the end", "'a\\\\',2", 5);
    row("solidus at the end", "'a\\',2", 4);
    row("closing escape at the end", "'\\X2\\00FC\\X0\\',2", 14);
    row("closing escape before an S", "'\\X0\\S\\',2", 8);
    row("not closed", "'abc", 5);
    row("not closed in an escape", "'abc\\S\\", 8);
}

void TstStepStrings::a_string_ends_at_its_own_apostrophe()
{
    QFETCH(QByteArray, text);
    QFETCH(int, length);
    const char* end = text.constData() + text.size();
    QCOMPARE(int(std::min(steptext::skipString(text.constData(), end), end + 1) - text.constData()), length);
}

void TstStepStrings::numbers_read_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value"); // NaN: no number
    const auto row = [](const char* text, double value) { QTest::newRow(text) << QByteArray(text) << value; };
    row("0", 0);
    row("1.", 1);
    row("-2.5", -2.5);
    row("+3", 3);
    row(".5", 0.5);
    row("4.440892099e-013", 4.440892099e-13);
    row("1.E-006", 1e-6);
    row("6.999999999999999", 6.999999999999999);
    row("809.999999999999", 809.999999999999);
    row("0.1", 0.1);
    row("123456789012345678901234567890.", 123456789012345678901234567890.);
    row("1.7976931348623157E308", 1.7976931348623157e308);
    row("2.2250738585072014E-308", 2.2250738585072014e-308);
    row("0.000000000000000000000000000001", 1e-30);
    row("1E400", NAN);
    row("1E", NAN);
    row("E5", NAN);
    row("", NAN);
    row("-", NAN);
    row(".", NAN);
    row("1.2.3", NAN);
    row("1e9999999999999", NAN);
    row("nan", NAN);
    row("0x10", NAN);
}

void TstStepStrings::numbers_read()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const std::optional<double> got = steptext::toDouble(view(text));
    QCOMPARE(got.has_value(), !std::isnan(value));
    if (got)
        QVERIFY2(*got == value, qPrintable(QString::number(*got, 'g', 17)));
}

void TstStepStrings::reals_survive_writing_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << 3.0 << QByteArray("3.");
    QTest::newRow("fraction") << 0.1 << QByteArray("0.1");
    QTest::newRow("small") << 1e-7 << QByteArray("1.E-07");
    QTest::newRow("large") << 1.5e300 << QByteArray("1.5E+300");
    QTest::newRow("infinite") << HUGE_VAL << QByteArray("$");
}

void TstStepStrings::reals_survive_writing()
{
    QFETCH(double, value);
    QFETCH(QByteArray, text);
    QCOMPARE(encodeStepReal(value), text);
    if (std::isfinite(value))
        QCOMPARE(steptext::toDouble(view(text)), std::optional(value));
}

void TstStepStrings::arguments_split_at_their_own_commas()
{
    const StepArgs a = StepArgs::split("'a,b', (1.,2.) ,$,/* , */IFCLABEL('x,(')  ,((1,2),(3)),.T./* end */");
    QCOMPARE(a.size(), 6);
    QCOMPARE(a[0].string(), QStringLiteral("a,b"));
    QCOMPARE(a[1].list().size(), 2);
    QVERIFY(!a[2].isSet());
    QCOMPARE(a[3].typeName(), std::string_view("IFCLABEL"));
    QCOMPARE(a[3].string(), QStringLiteral("x,("));
    QCOMPARE(a[4].list()[0].list()[1].integer(), std::optional<qint64>(2));
    QCOMPARE(a[5].boolean(), std::optional(true));
    QCOMPARE(StepArgs::split("").size(), 0);
    QCOMPARE(StepArgs::split(" /* nothing */ ").size(), 0);
    QCOMPARE(StepArgs::split(",").size(), 2);
}

void TstStepStrings::values_are_told_apart()
{
    const auto kind = [](const char* text) { return StepArg(text).kind(); };
    QCOMPARE(kind("$"), StepKind::Unset);
    QCOMPARE(kind("*"), StepKind::Derived);
    QCOMPARE(kind("#12"), StepKind::Reference);
    QCOMPARE(kind("'x'"), StepKind::String);
    QCOMPARE(kind(".MILLI."), StepKind::Enumeration);
    QCOMPARE(kind("\"0F\""), StepKind::Binary);
    QCOMPARE(kind("-1.E3"), StepKind::Number);
    QCOMPARE(kind("()"), StepKind::List);
    QCOMPARE(kind("IFCREAL(1.)"), StepKind::Typed);
    QCOMPARE(kind(""), StepKind::Missing);
    QCOMPARE(kind("?"), StepKind::Bad);
    QCOMPARE(StepArg("#92147483647").reference(), std::optional<quint64>(92147483647));
    QCOMPARE(StepArg("IFCLENGTHMEASURE(0.3048)").number(), std::optional(0.3048));
    QCOMPARE(StepArg("IFCBOOLEAN(.F.)").boolean(), std::optional(false));
    QCOMPARE(StepArg(".MILLI.").enumeration(), std::string_view("MILLI"));
}

void TstStepStrings::values_of_the_wrong_kind_are_absent()
{
    const StepArg a("'text'");
    QVERIFY(!a.number() && !a.reference() && !a.integer() && !a.boolean() && a.enumeration().empty());
    QVERIFY(StepArg("#1").string().isEmpty());
    QVERIFY(!StepArg("#").reference());
    QVERIFY(!StepArg("#99999999999999999999").reference());
    QVERIFY(!StepArg("IFCREAL(").number());
    QVERIFY(!StepArg(".").boolean());
    QCOMPARE(StepArg("(").list().size(), 0);
    QCOMPARE(StepArg("$").list().size(), 0);
    QCOMPARE(StepArg("#1").list().size(), 1);
}

QTEST_APPLESS_MAIN(TstStepStrings)
#include "tst_step_strings.moc"
