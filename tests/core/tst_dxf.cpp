// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/dxf/dxf_binary.h"
#include "core/interop/dxf/dxf_curves.h"
#include "core/interop/dxf/dxf_drawing.h"
#include "core/interop/dxf/dxf_texts.h"
#include "tests/support/corpus.h"

#include <QTest>
#include <cmath>

using namespace sp;

class TstDxf final : public QObject {
    Q_OBJECT
private slots:
    void corpus_is_drawn_whole_data();
    void corpus_is_drawn_whole();
    void entities_become_strokes_data();
    void entities_become_strokes();
    void blocks_are_placed_scaled_turned_and_repeated();
    void a_block_inside_itself_ends();
    void blocks_that_grow_without_end_are_refused_data();
    void blocks_that_grow_without_end_are_refused();
    void texts_lose_their_codes_data();
    void texts_lose_their_codes();
    void a_spline_passes_its_ends_and_stays_in_its_hull();
    void what_is_no_dxf_is_refused_data();
    void what_is_no_dxf_is_refused();
    void every_cut_of_a_file_ends_well();
};

namespace {

QByteArray entities(const QByteArray& body, const QByteArray& blocks = {})
{
    return "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n" + blocks
        + "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + body + "0\nENDSEC\n0\nEOF\n";
}

QString pointsText(const DxfStroke& s, int most = 6)
{
    QStringList list;
    for (const DxfPoint& p : s.points)
        if (list.size() < most)
            list += QStringLiteral("%1,%2").arg(std::round(p.x * 1000) / 1000 + 0.0).arg(std::round(p.y * 1000) / 1000 + 0.0);
    return list.join(u' ') + (s.closed ? QStringLiteral(" closed") : QString());
}

} // namespace

void TstDxf::corpus_is_drawn_whole_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("drawn"); // lines, arcs and circles of expected_dxf.csv, and its box
    QTest::addColumn<QList<double>>("box");
    QTest::addColumn<double>("unit");
    QTest::newRow("pavilion plan") << "dxf/barcelona-pavillion_plan.dxf" << 1211 << QList<double>{-0.84, -0.84, 51.16, 21.91} << 1000.0;
    QTest::newRow("pavilion sheet, inches said")
        << "dxf/barcelona-pavillion_all.dxf" << 2079 << QList<double>{-0.84, -0.84, 115.116, 49.21} << 25.4;
    QTest::newRow("pavilion in inserts and dimensions, no unit")
        << "dxf/barcelona-pavillion_exported.dxf" << 3988 << QList<double>{47005, -15995, 99000, 6160} << 0.0;
    QTest::newRow("entrance") << "dxf/SiB2023_entrance_jupedsim.dxf" << 86 << QList<double>{-2320.188, -606.226, -1643.801, 65.862}
                              << 1000.0;
    QTest::newRow("release 12, names beyond ASCII") << "dxf/edge/ASCII_R12.dxf" << -1 << QList<double>() << 0.0;
    QTest::newRow("binary") << "dxf/edge/bin_dxf_r14.dxf" << 3 << QList<double>{335.718, 304.27, 595.878, 439.771} << 0.0;
    QTest::newRow("wipeouts and door blocks") << "dxf/wipeout_door.dxf" << -1 << QList<double>() << 25.4;
}

void TstDxf::corpus_is_drawn_whole()
{
    QFETCH(QString, file);
    QFETCH(int, drawn);
    QFETCH(QList<double>, box);
    QFETCH(double, unit);
    SP_NEED_CORPUS(dir);
    const auto drawing = readDxfFile(dir + u'/' + file);
    QVERIFY2(drawing, qPrintable(errorText(drawing)));
    const DxfDrawing& d = drawing.value();
    if (drawn >= 0)
        QCOMPARE(int(d.strokes.size()), drawn);
    QCOMPARE(d.unitMm.value_or(0), unit);
    const double found[] = {d.least.x, d.least.y, d.most.x, d.most.y};
    for (qsizetype i = 0; i < box.size(); ++i)
        QVERIFY2(std::abs(found[i] - box[i]) < std::max(0.02, std::abs(box[i]) * 1e-6),
                 qPrintable(QStringLiteral("%1: %2, expected %3").arg(i).arg(found[i]).arg(box[i])));
    if (file.endsWith(QStringLiteral("wipeout_door.dxf")))
        QVERIFY2(d.notes.join(u' ').contains(QStringLiteral("WIPEOUT")), qPrintable(d.notes.join(u' ')));
}

void TstDxf::entities_become_strokes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const QByteArray& body, const QStringList& expected) { QTest::newRow(name) << body << expected; };
    row("line", "0\nLINE\n8\nA\n10\n1\n20\n2\n11\n3\n21\n4\n", {QStringLiteral("1,2 3,4")});
    row("closed light polyline", "0\nLWPOLYLINE\n8\nA\n90\n3\n70\n1\n10\n0\n20\n0\n10\n4\n20\n0\n10\n4\n20\n3\n",
        {QStringLiteral("0,0 4,0 4,3 closed")});
    row("light polyline that says it has more points than memory",
        "0\nLWPOLYLINE\n8\nA\n90\n784286486\n70\n0\n10\n1\n20\n2\n10\n3\n20\n4\n", {QStringLiteral("1,2 3,4")});
    row("light polyline that says it has fewer", "0\nLWPOLYLINE\n8\nA\n90\n1\n70\n0\n10\n1\n20\n2\n10\n3\n20\n4\n",
        {QStringLiteral("1,2 3,4")});
    row("old polyline",
        "0\nPOLYLINE\n8\nA\n66\n1\n70\n0\n0\nVERTEX\n8\nA\n10\n0\n20\n0\n0\nVERTEX\n8\nA\n10\n5\n20\n5\n0\nSEQEND\n0\nLINE\n8\nA\n10\n9\n20\n9\n11\n8\n21\n8\n",
        {QStringLiteral("0,0 5,5"), QStringLiteral("9,9 8,8")});
    row("solid goes round", "0\nSOLID\n8\nA\n10\n0\n20\n0\n11\n1\n21\n0\n12\n0\n22\n1\n13\n1\n23\n1\n",
        {QStringLiteral("0,0 1,0 1,1 0,1 closed")});
    row("paper space is left out", "0\nLINE\n67\n1\n8\nA\n10\n1\n20\n2\n11\n3\n21\n4\n0\nLINE\n8\nA\n10\n0\n20\n0\n11\n1\n21\n1\n",
        {QStringLiteral("0,0 1,1")});
    row("polyline seen from below", "0\nLWPOLYLINE\n8\nA\n90\n2\n70\n0\n10\n1\n20\n2\n10\n3\n20\n4\n210\n0\n220\n0\n230\n-1\n",
        {QStringLiteral("-1,2 -3,4")});
}

void TstDxf::entities_become_strokes()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, expected);
    const auto drawing = readDxf(entities(body));
    QVERIFY2(drawing, qPrintable(errorText(drawing)));
    QStringList found;
    for (const DxfStroke& s : drawing.value().strokes)
        found += pointsText(s);
    QCOMPARE(found, expected);
    QCOMPARE(drawing.value().unitMm, std::optional(1.0));
}

void TstDxf::blocks_are_placed_scaled_turned_and_repeated()
{
    const QByteArray block = "0\nBLOCK\n8\n0\n2\nDoor\n70\n0\n10\n1\n20\n0\n0\nLINE\n8\n0\n10\n1\n20\n0\n11\n2\n21\n0\n0\nENDBLK\n8\n0\n";
    const auto drawing = readDxf(entities(
        "0\nINSERT\n8\nDoors\n2\nDOOR\n10\n10\n20\n20\n41\n2\n42\n3\n50\n90\n0\nINSERT\n8\nDoors\n2\nDoor\n10\n0\n20\n0\n70\n2\n44\n5\n",
        block));
    QVERIFY2(drawing, qPrintable(errorText(drawing)));
    const DxfDrawing& d = drawing.value();
    QCOMPARE(int(d.strokes.size()), 3);
    QCOMPARE(pointsText(d.strokes[0]), QStringLiteral("10,20 10,22"));
    QCOMPARE(pointsText(d.strokes[1]), QStringLiteral("0,0 1,0"));
    QCOMPARE(pointsText(d.strokes[2]), QStringLiteral("5,0 6,0"));
    for (const DxfStroke& s : d.strokes)
        QCOMPARE(d.layers[s.layer].name, QStringLiteral("Doors")); // layer 0 of a block is that of its insert
}

void TstDxf::a_block_inside_itself_ends()
{
    const QByteArray block = "0\nBLOCK\n8\n0\n2\nB\n70\n0\n10\n0\n20\n0\n0\nLINE\n8\n0\n10\n0\n20\n0\n11\n1\n21\n0\n"
                             "0\nINSERT\n8\n0\n2\nB\n10\n1\n20\n0\n0\nENDBLK\n8\n0\n";
    const auto drawing = readDxf(entities("0\nINSERT\n8\n0\n2\nB\n10\n0\n20\n0\n", block));
    QVERIFY(drawing);
    QVERIFY(drawing.value().strokes.size() < 20);
}

void TstDxf::blocks_that_grow_without_end_are_refused_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::newRow("with a line") << QByteArray("0\nLINE\n8\n0\n10\n0\n20\n0\n11\n1\n21\n0\n");
    QTest::newRow("with a text") << QByteArray("0\nTEXT\n8\n0\n10\n0\n20\n0\n40\n1\n1\nA\n");
    QTest::newRow("with nothing to draw") << QByteArray();
}

void TstDxf::blocks_that_grow_without_end_are_refused()
{
    QFETCH(QByteArray, inside);
    const QByteArray block = "0\nBLOCK\n8\n0\n2\nB\n70\n0\n10\n0\n20\n0\n" + inside
        + "0\nINSERT\n8\n0\n2\nB\n10\n1\n20\n0\n70\n60\n71\n60\n44\n1\n45\n1\n0\nENDBLK\n8\n0\n";
    const auto drawing = readDxf(entities("0\nINSERT\n8\n0\n2\nB\n10\n0\n20\n0\n", block));
    QVERIFY(!drawing);
    QCOMPARE(drawing.error().code, ErrorCode::Limit);
}

void TstDxf::texts_lose_their_codes_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("plain");
    QTest::newRow("plain") << "Room 101"
                           << "Room 101";
    QTest::newRow("font and paragraph") << "{\\fArial|b0|i0;OFFICE\\P101}"
                                        << "OFFICE\n101";
    QTest::newRow("fraction") << "3\\S1/2;\""
                              << "31/2\"";
    QTest::newRow("escaped brace") << "\\{a\\}"
                                   << "{a}";
    QTest::newRow("argument without end") << "\\Hbroken"
                                          << "";
}

void TstDxf::texts_lose_their_codes()
{
    QFETCH(QString, raw);
    QFETCH(QString, plain);
    QCOMPARE(dxf::mTextOf(raw), plain);
    QCOMPARE(dxf::textOf("\\U+00C4 %%c10"), QStringLiteral("\u00c4 \u00d810"));
    QCOMPARE(dxf::textOf("\xc4"), QStringLiteral("\u00c4")); // no UTF-8: code page 1252
}

void TstDxf::a_spline_passes_its_ends_and_stays_in_its_hull()
{
    const dxf::Points controls{{0, 0}, {0, 10}, {10, 10}, {10, 0}};
    const auto points = dxf::spline(controls, {0, 0, 0, 0, 1, 1, 1, 1}, 3);
    QVERIFY(points.size() >= 8);
    QCOMPARE(points.front().x, 0.0);
    QCOMPARE(points.back().x, 10.0);
    QCOMPARE(points.back().y, 0.0);
    double top = 0;
    for (const DxfPoint& p : points)
        top = std::max(top, p.y);
    QCOMPARE(top, 7.5); // of a cubic with these controls
    QCOMPARE(dxf::spline(controls, {0, 1}, 3).size(), controls.size()); // knots that do not fit
}

void TstDxf::what_is_no_dxf_is_refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Format;
    QTest::newRow("a text") << QByteArray("hello\nworld\n") << ErrorCode::Format;
    QTest::newRow("an empty drawing") << entities({}) << ErrorCode::Value;
    QTest::newRow("binary, cut") << QByteArray("AutoCAD Binary DXF\r\n\x1a\0\0\0SECT", 28) << ErrorCode::Syntax;
}

void TstDxf::what_is_no_dxf_is_refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const auto drawing = readDxf(bytes);
    QVERIFY(!drawing);
    QCOMPARE(drawing.error().code, code);
    QVERIFY(drawing.error().message.size() > 20);
}

// Whatever is left of a file is drawn or refused with a sentence.
void TstDxf::every_cut_of_a_file_ends_well()
{
    const QByteArray whole =
        entities("0\nLWPOLYLINE\n8\nA\n90\n3\n70\n1\n10\n0\n20\n0\n42\n0.5\n10\n4\n20\n0\n10\n4\n20\n3\n"
                 "0\nSPLINE\n8\nA\n70\n8\n71\n3\n72\n8\n73\n4\n40\n0\n40\n0\n40\n0\n40\n0\n40\n1\n40\n1\n40\n1\n40\n1\n"
                 "10\n0\n20\n0\n10\n1\n20\n2\n10\n2\n20\n2\n10\n3\n20\n0\n0\nMTEXT\n8\nA\n10\n0\n20\n0\n40\n2\n1\nABC\n");
    int drawn = 0;
    for (qsizetype n = 0; n <= whole.size(); n += 5) {
        const auto drawing = readDxf(whole.left(n));
        if (drawing)
            ++drawn;
        else
            QVERIFY(!drawing.error().message.isEmpty());
    }
    QVERIFY(drawn > 0);
}

QTEST_APPLESS_MAIN(TstDxf)
#include "tst_dxf.moc"
