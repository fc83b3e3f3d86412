// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves that doors draw: small files made here, and the doors of the corpus. Coordinates in rows are those of the door: x along it.
#include "core/interop/ifc/ifc_leaves.h"

#include "core/interop/ifc/ifc_operation.h"
#include "core/interop/ifc/ifc_units.h"
#include "tests/support/corpus.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace sp;

class TstIfcLeaves : public QObject {
    Q_OBJECT

private slots:
    void a_plan_symbol_tells_the_leaves_data();
    void a_plan_symbol_tells_the_leaves();
    void what_can_be_read_in_two_ways_tells_nothing_data();
    void what_can_be_read_in_two_ways_tells_nothing();
    void any_representation_may_hold_the_symbol_data();
    void any_representation_may_hold_the_symbol();
    void leaves_turn_with_the_door_data();
    void leaves_turn_with_the_door();
    void mapped_symbols_are_mirrored_as_the_file_says_data();
    void mapped_symbols_are_mirrored_as_the_file_says();
    void units_of_length_and_angle_hold();
    void panels_tell_the_leaves_data();
    void panels_tell_the_leaves();
    void parts_of_one_shell_are_parts();
    void a_door_that_lies_across_its_placement_is_found();
    void the_symbol_comes_before_the_panels();
    void the_hole_says_where_the_door_is();
    void panel_operations_come_from_the_door_or_its_type();
    void doors_of_the_corpus_data();
    void doors_of_the_corpus();
};

namespace {

struct Read {
    IfcDoor door;
    std::vector<IfcNote> notes;
};

/// Reads the leaves of the only door of the file; width, height and hole are set as the reader of the whole file would.
Result<Read> readDoor(const QByteArray& bytes, IfcVersion version = IfcVersion::Ifc2x3, const IfcPolygon& hole = {},
                      const QString& operation = {})
{
    SP_TRY(file, StepFile::fromBytes(bytes, QStringLiteral("test.ifc")));
    IfcSource source(file, version);
    source.units = readIfcUnits(source);
    const IfcRelations relations(source);
    IfcShapes shapes(source);
    Read out;
    const quint32 index = file.ofType("IFCDOOR")[0];
    const StepArgs a = source.args(index);
    out.door.width = source.length(a[source.at(IfcAttr::DoorWidth)]);
    out.door.height = source.length(a[source.at(IfcAttr::DoorHeight)]);
    if (!operation.isEmpty())
        out.door.operation = operation;
    if (!hole.empty())
        out.door.hole = IfcBody{hole, {}, {}};
    readIfcLeaves(source, relations, shapes, index, out.door);
    out.notes = source.takeNotes();
    return out;
}

const QByteArray degrees =
    "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#4=IFCCONVERSIONBASEDUNIT($,.PLANEANGLEUNIT.,'DEGREE',#5);\n"
    "#5=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.017453292519943295),#6);\n#6=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n";
const QByteArray radians = "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#4=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n";

/// A door #30 of that width with placement #40, which stands at the origin unless `place` says otherwise. Representations are given.
QByteArray
file(const QByteArray& representations, const QByteArray& items, const QByteArray& width = "900.",
     const QByteArray& place = "#40=IFCLOCALPLACEMENT($,#41);\n#41=IFCAXIS2PLACEMENT3D(#42,$,$);\n#42=IFCCARTESIANPOINT((0.,0.,0.));\n",
     const QByteArray& units = degrees)
{
    return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('',$,(''),(''),'','','');\nFILE_SCHEMA(('IFC2X3'));\nENDSEC;\n"
           "DATA;\n#1=IFCPROJECT('P000000000000000000001',$,'Project',$,$,$,$,$,#2);\n#2=IFCUNITASSIGNMENT((#3,#4));\n"
        + units + "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#40,#31,'01',2100.," + width
        + ");\n#31=IFCPRODUCTDEFINITIONSHAPE($,$,(" + representations + "));\n" + place
        + "#50=IFCAXIS2PLACEMENT3D(#51,$,$);\n#51=IFCCARTESIANPOINT((0.,0.,0.));\n#52=IFCDIRECTION((0.,0.,1.));\n" + items
        + "ENDSEC;\nEND-ISO-10303-21;\n";
}

/// The symbol #70, #71, ... in one plan representation #60.
QByteArray symbol(const QByteArray& curves, const QByteArray& list, const QByteArray& name = "Plan")
{
    return "#60=IFCSHAPEREPRESENTATION($,'" + name + "','GeometricCurveSet',(#61));\n#61=IFCGEOMETRICCURVESET((" + list + "));\n" + curves;
}

QByteArray number(double v)
{
    return QByteArray::number(v, 'f', 6);
}

/// A trimmed circle #n with helpers #n+1 to #n+3.
QByteArray arc(int n, double x, double y, double r, const QByteArray& from, const QByteArray& to, const QByteArray& sense = ".T.",
               const QByteArray& master = ".PARAMETER.")
{
    const auto id = [&](int i) { return "#" + QByteArray::number(n + i); };
    return id(0) + "=IFCTRIMMEDCURVE(" + id(1) + ",(" + from + "),(" + to + ")," + sense + "," + master + ");\n" + id(1) + "=IFCCIRCLE("
        + id(2) + "," + number(r) + ");\n" + id(2) + "=IFCAXIS2PLACEMENT2D(" + id(3) + ",$);\n" + id(3) + "=IFCCARTESIANPOINT((" + number(x)
        + "," + number(y) + "));\n";
}
QByteArray arc(int n, double x, double y, double r, double from, double to)
{
    return arc(n, x, y, r, "IFCPARAMETERVALUE(" + number(from) + ")", "IFCPARAMETERVALUE(" + number(to) + ")");
}

/// A polyline #n whose points follow it.
QByteArray line(int n, const std::vector<IfcVec>& points)
{
    QByteArray list, out;
    for (size_t i = 0; i < points.size(); ++i) {
        const QByteArray id = "#" + QByteArray::number(n + 1 + static_cast<int>(i));
        list += (i ? "," : "") + id;
        out += id + "=IFCCARTESIANPOINT((" + number(points[i].x) + "," + number(points[i].y) + "," + number(points[i].z) + "));\n";
    }
    return "#" + QByteArray::number(n) + "=IFCPOLYLINE((" + list + "));\n" + out;
}

/// Points around (x,y).
std::vector<IfcVec> around(double x, double y, double r, double from, double to, int chords)
{
    std::vector<IfcVec> out;
    for (int i = 0; i <= chords; ++i) {
        const double t = (from + (to - from) * i / chords) * std::numbers::pi / 180;
        out.push_back({x + r * std::cos(t), y + r * std::sin(t), 0});
    }
    return out;
}

/// A box #n as an extruded rectangle; its helpers follow it.
QByteArray box(int n, double x0, double x1, double y0, double y1, double z0, double z1)
{
    const auto id = [&](int i) { return "#" + QByteArray::number(n + i); };
    return id(0) + "=IFCEXTRUDEDAREASOLID(" + id(1) + "," + id(4) + ",#52," + number(z1 - z0) + ");\n" + id(1)
        + "=IFCRECTANGLEPROFILEDEF(.AREA.,$," + id(2) + "," + number(x1 - x0) + "," + number(y1 - y0) + ");\n" + id(2)
        + "=IFCAXIS2PLACEMENT2D(" + id(3) + ",$);\n" + id(3) + "=IFCCARTESIANPOINT((" + number((x0 + x1) / 2) + "," + number((y0 + y1) / 2)
        + "));\n" + id(4) + "=IFCAXIS2PLACEMENT3D(" + id(5) + ",$,$);\n" + id(5) + "=IFCCARTESIANPOINT((0.,0.," + number(z0) + "));\n";
}

/// A frame #n with a head from y0 to y1 whose way through goes from x0 + side to x1 - side.
QByteArray frame(int n, double x0, double x1, double side, double y0, double y1)
{
    const auto id = [&](int i) { return "#" + QByteArray::number(n + i); };
    const auto ring = [&](int at, double a, double b, double top) {
        return line(n + at, {{a, 0, 0}, {b, 0, 0}, {b, top, 0}, {a, top, 0}, {a, 0, 0}});
    };
    return id(0) + "=IFCEXTRUDEDAREASOLID(" + id(1) + "," + id(2) + ",#52," + number(y1 - y0) + ");\n" + id(1)
        + "=IFCARBITRARYPROFILEDEFWITHVOIDS(.AREA.,$," + id(10) + ",(" + id(20) + "));\n" + id(2) + "=IFCAXIS2PLACEMENT3D(" + id(3) + ","
        + id(4) + "," + id(5) + ");\n" + id(3) + "=IFCCARTESIANPOINT((0.," + number(y1) + ",0.));\n" + id(4)
        + "=IFCDIRECTION((0.,-1.,0.));\n" + id(5) + "=IFCDIRECTION((1.,0.,0.));\n" + ring(10, x0, x1, 2100)
        + ring(20, x0 + side, x1 - side, 2100 - side);
}

QByteArray body(const QByteArray& solids, const QByteArray& list)
{
    return "#62=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',(" + list + "));\n" + solids;
}

/// "0,0>900,0>0,900": hinge, strike and open end of each leaf, in whole millimetres.
QString text(const IfcDoor& door)
{
    QStringList out;
    const auto point = [](IfcPoint p) {
        const auto whole = [](Length l) { return QString::number(std::lround(toMm(l))); };
        return whole(p.x) + u',' + whole(p.y);
    };
    for (const IfcLeaf& l : door.leaves)
        out += point(l.hinge) + u'>' + point(l.strike) + u'>' + (l.open ? point(*l.open) : QStringLiteral("-"));
    return out.join(u' ');
}

IfcPolygon rectangle(int x0, int y0, int x1, int y1)
{
    return {{mm(x0), mm(y0)}, {mm(x1), mm(y0)}, {mm(x1), mm(y1)}, {mm(x0), mm(y1)}};
}

const QString left = QStringLiteral("0,0>900,0>0,900");
const QString right = QStringLiteral("900,0>0,0>900,900");
const QString pair = QStringLiteral("0,0>900,0>0,900 1800,0>900,0>1800,900");

} // namespace

void TstIfcLeaves::a_plan_symbol_tells_the_leaves_data()
{
    QTest::addColumn<QByteArray>("curves");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("width");
    QTest::addColumn<QString>("leaves");
    const QByteArray w900 = "900.", w1800 = "1800.", one = "#100";
    const auto circle = [](const QByteArray& from, const QByteArray& to, const QByteArray& sense, const QByteArray& master) {
        return arc(100, 0, 0, 900, from, to, sense, master);
    };
    QTest::newRow("hinge at the left") << arc(100, 0, 0, 900, 0, 90) << one << w900 << left;
    QTest::newRow("hinge at the right") << arc(100, 900, 0, 900, 90, 180) << one << w900 << right;
    QTest::newRow("to the other side") << arc(100, 0, 0, 900, 270, 360) << one << w900 << QStringLiteral("0,0>900,0>0,-900");
    QTest::newRow("clockwise, against the sense of the circle")
        << circle("IFCPARAMETERVALUE(90.)", "IFCPARAMETERVALUE(0.)", ".F.", ".PARAMETER.") << one << w900 << left;
    QTest::newRow("trimmed at points") << circle("#110", "#111", ".T.", ".CARTESIAN.")
            + "#110=IFCCARTESIANPOINT((900.,0.));\n#111=IFCCARTESIANPOINT((0.,900.));\n"
                                       << one << w900 << left;
    QTest::newRow("drawn open by half a right angle") << arc(100, 0, 0, 900, 0, 45) << one << w900 << QStringLiteral("0,0>900,0>636,636");
    QTest::newRow("opens until it lies at the wall") << arc(100, 0, 0, 900, 0, 180) << one << w900 << left;
    QTest::newRow("swings both ways") << arc(100, 0, 0, 900, -90, 90) << one << w900 << QStringLiteral("0,0>900,0>0,-900 0,0>900,0>0,900");
    QTest::newRow("swings both ways, two arcs") << arc(100, 0, 0, 900, 0, 90) + arc(110, 0, 0, 900, 270, 360) << QByteArray("#100,#110")
                                                << w900 << QStringLiteral("0,0>900,0>0,-900 0,0>900,0>0,900");
    QTest::newRow("a pair") << arc(100, 0, 0, 900, 0, 90) + arc(110, 1800, 0, 900, 90, 180) << QByteArray("#100,#110") << w1800 << pair;
    QTest::newRow("a pair of unequal leaves") << arc(100, 0, 0, 1200, 0, 90) + arc(110, 1800, 0, 600, 90, 180) << QByteArray("#100,#110")
                                              << w1800 << QStringLiteral("0,0>1200,0>0,1200 1800,0>1200,0>1800,600");
    QTest::newRow("double egress") << arc(100, 0, 0, 900, 0, 90) + arc(110, 1800, 0, 900, 180, 270) << QByteArray("#100,#110") << w1800
                                   << QStringLiteral("0,0>900,0>0,900 1800,0>900,0>1800,-900");
    QTest::newRow("a pair that swings both ways")
        << arc(100, 0, 0, 900, -90, 90) + arc(110, 1800, 0, 900, 90, 270) << QByteArray("#100,#110") << w1800
        << QStringLiteral("0,0>900,0>0,-900 0,0>900,0>0,900 1800,0>900,0>1800,900 1800,0>900,0>1800,-900");
    QTest::newRow("the same leaf twice, at two scales")
        << arc(100, 0, 0, 900, 0, 90) + arc(110, 10, 0, 890, 0, 60) << QByteArray("#100,#110") << w900 << left;
    QTest::newRow("beside a fixed part") << arc(100, 0, 0, 900, 0, 90) << one << QByteArray("1300.") << left;
    QTest::newRow("origin in the middle of the door")
        << arc(100, -450, 0, 900, 0, 90) << one << w900 << QStringLiteral("-450,0>450,0>-450,900");
    QTest::newRow("an arc in one polyline") << line(100, around(0, 0, 900, 0, 90, 6)) << one << w900 << left;
    QTest::newRow("leaf and arc in one closed polyline") << line(100, [] {
        std::vector<IfcVec> p = around(900, 0, 900, 90, 180, 5);
        p.insert(p.begin(), {900, 0, 0});
        p.push_back(p.front());
        return p;
    }()) << one << w900 << right;
    QTest::newRow("a closed polyline that begins within its arc") << line(100, [] {
        std::vector<IfcVec> p = around(0, 0, 900, 40, 90, 4), rest = around(0, 0, 900, 0, 40, 4);
        p.push_back({0, 0, 0});
        p.insert(p.end(), rest.begin(), rest.end());
        return p;
    }()) << one << w900 << left;
    QByteArray chords, list;
    const std::vector<IfcVec> p = around(0, 0, 900, 0, 90, 5);
    for (int i = 0; i < 5; ++i) {
        const bool turned = i % 2 == 1; // exporters that take drawings apart do not care
        chords += line(100 + 10 * i, {p[static_cast<size_t>(i + turned)], p[static_cast<size_t>(i + !turned)]});
        list += (i ? ",#" : "#") + QByteArray::number(100 + 10 * i);
    }
    QTest::newRow("an arc of single lines") << chords << list << w900 << left;
    QTest::newRow("an indexed curve with an arc") << QByteArray(
        "#100=IFCINDEXEDPOLYCURVE(#101,(IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4))),.F.);\n#101=IFCCARTESIANPOINTLIST2D(((0.,0.),(0."
        ",900.),(636.396,636.396),(900.,0.)));\n") << one
                                                  << w900 << left;
    QTest::newRow("an arc that lost its trims, beside the open leaf")
        << arc(100, 42, 0, 820, "", "") + line(110, {{42, 0, 0}, {42, 820, 0}}) + line(120, {{96, 0, 0}, {96, 820, 0}})
        << QByteArray("#100,#110,#120") << w900 << QStringLiteral("42,0>862,0>42,820");
    QTest::newRow("a whole circle and the open leaf") << arc(100, 0, 0, 900, 0, 0) + line(110, {{0, -900, 0}, {0, 0, 0}})
                                                      << QByteArray("#101,#110") << w900 << QStringLiteral("0,0>900,0>0,-900");
    QTest::newRow("a handle is no leaf") << arc(100, 0, 0, 900, 0, 90) + arc(110, 0, 800, 60, 0, 180) << QByteArray("#100,#110") << w900
                                         << left;
}

void TstIfcLeaves::a_plan_symbol_tells_the_leaves()
{
    QFETCH(QByteArray, curves);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, width);
    QFETCH(QString, leaves);
    const auto r = readDoor(file("#60", symbol(curves, list), width));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), leaves);
    QCOMPARE(r.value().door.leavesFrom, IfcDoor::LeavesFrom::Symbol);
}

void TstIfcLeaves::what_can_be_read_in_two_ways_tells_nothing_data()
{
    QTest::addColumn<QByteArray>("curves");
    QTest::addColumn<QByteArray>("list");
    const QByteArray two = "#100,#110";
    QTest::newRow("a leaf of half the width") << arc(100, 0, 0, 450, 0, 90) << QByteArray("#100");
    QTest::newRow("a leaf wider than the door") << arc(100, 0, 0, 1200, 0, 90) << QByteArray("#100");
    QTest::newRow("an arc that does not begin at the wall") << arc(100, 0, 0, 900, 30, 90) << QByteArray("#100");
    QTest::newRow("an arc beside the door") << arc(100, 3000, 0, 900, 0, 90) << QByteArray("#100");
    QTest::newRow("a leaf at either jamb") << arc(100, 0, 0, 900, 0, 90) + arc(110, 900, 0, 900, 90, 180) << two;
    QTest::newRow("two hinges at one end") << arc(100, 0, 0, 450, 0, 90) + arc(110, 450, 0, 450, 0, 90) << two;
    QTest::newRow("three leaves") << arc(100, 0, 0, 300, 0, 90) + arc(110, 300, 0, 300, 0, 90) + arc(120, 900, 0, 300, 90, 180)
                                  << QByteArray("#100,#110,#120");
    QTest::newRow("a whole circle") << arc(100, 0, 0, 900, 0, 0) << QByteArray("#101");
    QTest::newRow("a circle with leaves to both sides") << arc(100, 0, 0, 900, 0, 0) + line(110, {{0, -900, 0}, {0, 0, 0}})
            + line(120, {{0, 0, 0}, {0, 900, 0}}) << QByteArray("#101,#110,#120");
    QTest::newRow("a circle around the middle")
        << arc(100, 450, 0, 450, 0, 0) + line(110, {{450, 0, 0}, {450, 450, 0}}) << QByteArray("#101,#110");
    std::vector<IfcVec> upright = around(0, 0, 900, 0, 90, 6);
    for (IfcVec& p : upright)
        p = {p.x, 0, p.y};
    QTest::newRow("an arc of an elevation") << line(100, upright) << QByteArray("#100");
    std::vector<IfcVec> tilted = around(0, 0, 900, 0, 90, 6);
    for (IfcVec& p : tilted)
        p.z = p.y;
    QTest::newRow("an arc that is not level") << line(100, tilted) << QByteArray("#100");
    QTest::newRow("only a line along the wall") << line(100, {{0, 0, 0}, {900, 0, 0}}) << QByteArray("#100");
    QTest::newRow("an octagon is no circle of chords") << line(100, around(0, 0, 900, 0, 90, 2)) << QByteArray("#100");
    QTest::newRow("a circle without an axis placement")
        << QByteArray("#100=IFCTRIMMEDCURVE(#101,(),(),.T.,.PARAMETER.);\n#101=IFCCIRCLE(#999,900.);\n") << QByteArray("#100");
    QTest::newRow("a circle of no radius") << arc(100, 0, 0, 0, 0, 90) << QByteArray("#100");
    QByteArray many, all;
    for (int i = 0; i < 120; ++i) {
        many += arc(1000 + 10 * i, 0, 0.3 * i, 900, 0, 90);
        all += (i ? ",#" : "#") + QByteArray::number(1000 + 10 * i);
    }
    QTest::newRow("more arcs than a symbol has") << many << all;
    QTest::newRow("missing curves") << QByteArray() << QByteArray("#100,#998");
    QTest::newRow("a set within itself") << QByteArray("#100=IFCGEOMETRICCURVESET((#100,#61));\n") << QByteArray("#100");
    QTest::newRow("a radius that is no number")
        << QByteArray("#100=IFCTRIMMEDCURVE(#101,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(1.E400)),.T.,.PARAMETER.);\n"
                      "#101=IFCCIRCLE(#50,1.E400);\n")
        << QByteArray("#100");
}

void TstIfcLeaves::what_can_be_read_in_two_ways_tells_nothing()
{
    QFETCH(QByteArray, curves);
    QFETCH(QByteArray, list);
    const auto r = readDoor(file("#60", symbol(curves, list)));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), QString());
    QCOMPARE(r.value().door.leavesFrom, IfcDoor::LeavesFrom::None);
}

void TstIfcLeaves::any_representation_may_hold_the_symbol_data()
{
    QTest::addColumn<QByteArray>("items");
    const QByteArray curve = arc(100, 0, 0, 900, 0, 90);
    for (const char* name : {"Plan", "Annotation", "FootPrint", "Body", "Symbol"})
        QTest::newRow(name) << symbol(curve, "#100", name);
    QTest::newRow("a curve that stands alone") << "#60=IFCSHAPEREPRESENTATION($,'Annotation','Annotation2D',(#100));\n" + curve;
    QTest::newRow("a styled curve") << "#60=IFCSHAPEREPRESENTATION($,'Annotation','Annotation2D',(#61));\n"
                                       "#61=IFCANNOTATIONCURVEOCCURRENCE(#62,(),$);\n#62=IFCGEOMETRICSET((#100));\n"
            + curve;
    QTest::newRow("a filled area")
        << "#60=IFCSHAPEREPRESENTATION($,'Annotation','Annotation2D',(#61));\n#61=IFCANNOTATIONFILLAREA(#100,$);\n" + curve;
    QTest::newRow("a composite curve") << "#60=IFCSHAPEREPRESENTATION($,'Plan','Curve2D',(#61));\n#61=IFCCOMPOSITECURVE((#62,#63),.F.);\n"
                                          "#62=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#100);\n"
                                          "#63=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#110);\n"
            + curve + line(110, {{0, 0, 0}, {0, 900, 0}});
}

void TstIfcLeaves::any_representation_may_hold_the_symbol()
{
    QFETCH(QByteArray, items);
    const auto r = readDoor(file("#60", items));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), left);
}

void TstIfcLeaves::leaves_turn_with_the_door_data()
{
    QTest::addColumn<double>("turn");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    for (const double turn : {0.0, 37.0, 90.0, 135.5, 180.0, 269.0, 359.9})
        QTest::addRow("%.1f degrees", turn) << turn << 12345.0 << -6789.0;
    QTest::newRow("far away") << 30.0 << 3.5e9 << 5.2e9;
}

void TstIfcLeaves::leaves_turn_with_the_door()
{
    QFETCH(double, turn);
    QFETCH(double, x);
    QFETCH(double, y);
    const double t = turn * std::numbers::pi / 180, c = std::cos(t), s = std::sin(t);
    const QByteArray place =
        "#40=IFCLOCALPLACEMENT(#43,#41);\n#41=IFCAXIS2PLACEMENT3D(#42,#46,#45);\n#42=IFCCARTESIANPOINT((0.,0.,1500.));\n"
        "#43=IFCLOCALPLACEMENT($,#44);\n#44=IFCAXIS2PLACEMENT3D(#47,$,$);\n#47=IFCCARTESIANPOINT(("
        + number(x) + "," + number(y) + ",0.));\n#45=IFCDIRECTION((" + number(c) + "," + number(s)
        + ",0.));\n#46=IFCDIRECTION((0.,0.,1.));\n";
    const QByteArray curves = arc(100, 0, 0, 1200, 0, 90) + arc(110, 1800, 0, 600, 180, 270);
    const auto r = readDoor(file("#60", symbol(curves, "#100,#110"), "1800.", place));
    QVERIFY2(r, qPrintable(errorText(r)));
    const std::vector<IfcLeaf>& leaves = r.value().door.leaves;
    QCOMPARE(leaves.size(), size_t(2));
    const auto isAt = [&](IfcPoint p, double lx, double ly) {
        return std::hypot(toMm(p.x) - (x + c * lx - s * ly), toMm(p.y) - (y + s * lx + c * ly)) < 2;
    };
    QVERIFY(isAt(leaves[0].hinge, 0, 0) && isAt(leaves[0].strike, 1200, 0) && isAt(*leaves[0].open, 0, 1200));
    QVERIFY(isAt(leaves[1].hinge, 1800, 0) && isAt(leaves[1].strike, 1200, 0) && isAt(*leaves[1].open, 1800, -600));
}

void TstIfcLeaves::mapped_symbols_are_mirrored_as_the_file_says_data()
{
    QTest::addColumn<QByteArray>("transformation");
    QTest::addColumn<QString>("leaves");
    const QByteArray axes = "#82=IFCDIRECTION((-1.,0.,0.));\n#83=IFCDIRECTION((0.,1.,0.));\n#84=IFCCARTESIANPOINT((900.,0.,0.));\n"
                            "#85=IFCCARTESIANPOINT((0.,0.,0.));\n#86=IFCDIRECTION((0.,-1.,0.));\n#87=IFCDIRECTION((1.,0.,0.));\n";
    const auto row = [&](const char* name, const QByteArray& transformation, const QString& leaves) {
        QTest::newRow(name) << "#81=" + transformation + ";\n" + axes << leaves;
    };
    row("as it stands", "IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#85,1.,$)", left);
    row("mirrored along the door", "IFCCARTESIANTRANSFORMATIONOPERATOR3D(#82,#83,#84,1.,$)", right);
    row("mirrored across the door", "IFCCARTESIANTRANSFORMATIONOPERATOR3D(#87,#86,#85,1.,$)", QStringLiteral("0,0>900,0>0,-900"));
    row("turned round", "IFCCARTESIANTRANSFORMATIONOPERATOR3D(#82,#86,#84,1.,$)", QStringLiteral("900,0>0,0>900,-900"));
    row("mirrored by a negative scale of x", "IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM($,$,#84,-1.,$,1.,1.)", right);
    row("turned round by a negative scale", "IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#84,-1.,$)", QStringLiteral("900,0>0,0>900,-900"));
}

void TstIfcLeaves::mapped_symbols_are_mirrored_as_the_file_says()
{
    QFETCH(QByteArray, transformation);
    QFETCH(QString, leaves);
    const QByteArray items = "#60=IFCSHAPEREPRESENTATION($,'Annotation','MappedRepresentation',(#80));\n#80=IFCMAPPEDITEM(#88,#81);\n"
                             "#88=IFCREPRESENTATIONMAP(#50,#89);\n#89=IFCSHAPEREPRESENTATION($,'Annotation','GeometricSet',(#90));\n"
                             "#90=IFCGEOMETRICSET((#100));\n"
        + transformation + arc(100, 0, 0, 900, 0, 90);
    const auto r = readDoor(file("#60", items));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), leaves);
}

void TstIfcLeaves::units_of_length_and_angle_hold()
{
    const auto inRadians = readDoor(
        file("#60", symbol(arc(100, 900, 0, 900, 1.570796, 3.141593), "#100"), "900.", "#40=IFCLOCALPLACEMENT($,#50);\n", radians));
    QVERIFY(inRadians);
    QCOMPARE(text(inRadians.value().door), right);
    QByteArray feet = degrees;
    feet.replace("#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
                 "#3=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'FOOT',#7);\n#7=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#8);\n"
                 "#8=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);");
    const auto inFeet = readDoor(file("#60", symbol(arc(100, 0, 0, 3, 0, 90), "#100"), "3.", "#40=IFCLOCALPLACEMENT($,#50);\n", feet));
    QVERIFY(inFeet);
    QCOMPARE(text(inFeet.value().door), QStringLiteral("0,0>914,0>0,914"));
    QByteArray none = degrees;
    none.replace("#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n", "");
    const auto without = readDoor(file("#60", symbol(arc(100, 0, 0, 900, 0, 90), "#100"), "900.", "#40=IFCLOCALPLACEMENT($,#50);\n", none));
    QVERIFY(without && without.value().door.leaves.empty());
}

void TstIfcLeaves::panels_tell_the_leaves_data()
{
    QTest::addColumn<QByteArray>("solids");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("width");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("leaves");
    const QByteArray w900 = "900.", w1800 = "1800.";
    const QString none, swing = QStringLiteral("DOUBLE_DOOR_SINGLE_SWING"), slide = QStringLiteral("DOUBLE_DOOR_SLIDING");
    const QByteArray leaf = box(200, 30, 870, 60, 100, 5, 2070);
    const QByteArray handles = box(210, 780, 840, 100, 140, 1000, 1040) + box(220, 780, 840, 20, 60, 1000, 1040);
    const QByteArray handlesLow = box(210, 60, 120, 100, 140, 1000, 1040) + box(220, 60, 120, 20, 60, 1000, 1040);
    const QByteArray stopBelow = frame(300, 0, 900, 45, 0, 60), stopAbove = frame(300, 0, 900, 45, 100, 160);
    const QByteArray plain = frame(300, 0, 900, 30, 0, 100);
    const QByteArray all = "#200,#210,#220,#300";
    QTest::newRow("handles at the right, stop below")
        << leaf + handles + stopBelow << all << w900 << none << QStringLiteral("30,80>870,80>30,920");
    QTest::newRow("handles at the left, stop below")
        << leaf + handlesLow + stopBelow << all << w900 << none << QStringLiteral("870,80>30,80>870,920");
    QTest::newRow("handles at the right, stop above")
        << leaf + handles + stopAbove << all << w900 << none << QStringLiteral("30,80>870,80>30,-760");
    QTest::newRow("flush with the frame") << leaf + handles + plain << all << w900 << none << QStringLiteral("30,80>870,80>30,920");
    QTest::newRow("stops on both sides") << leaf + handles + stopBelow + frame(400, 0, 900, 45, 100, 160) << QByteArray(all + ",#400")
                                         << w900 << none << none;
    QTest::newRow("in the middle of the frame") << leaf + handles + frame(300, 0, 900, 30, 20, 140) << all << w900 << none << none;
    QTest::newRow("no handle") << leaf + stopBelow << QByteArray("#200,#300") << w900 << none << none;
    QTest::newRow("a handle on one face only") << leaf + box(210, 780, 840, 100, 140, 1000, 1040) + stopBelow
                                               << QByteArray("#200,#210,#300") << w900 << none << none;
    QTest::newRow("handles at both edges") << leaf + handles + box(230, 60, 120, 100, 140, 1000, 1040) + stopBelow
                                           << QByteArray(all + ",#230") << w900 << none << none;
    QTest::newRow("the file says that it slides") << leaf + handles + stopBelow << all << w900 << QStringLiteral("SLIDING_TO_LEFT") << none;
    const QByteArray hinges =
        box(210, 20, 40, 100, 120, 250, 350) + box(220, 20, 40, 100, 120, 1000, 1100) + box(230, 20, 40, 100, 120, 1800, 1900);
    QTest::newRow("hinges tell edge and side") << leaf + hinges << QByteArray("#200,#210,#220,#230") << w900 << none
                                               << QStringLiteral("30,80>870,80>30,920");
    QTest::newRow("hinges and handles at one edge")
        << leaf + hinges + box(240, 60, 120, 100, 140, 1000, 1040) + box(250, 60, 120, 20, 60, 1000, 1040)
        << QByteArray("#200,#210,#220,#230,#240,#250") << w900 << none << none;
    QTest::newRow("a leaf narrower than half the door")
        << box(200, 30, 450, 60, 100, 5, 2070) + stopBelow << QByteArray("#200,#300") << w900 << none << none;
    QTest::newRow("glass is no leaf") << box(200, 30, 870, 76, 84, 5, 2070) + handles + stopBelow << all << w900 << none << none;
    const QByteArray two = box(200, 30, 900, 60, 100, 5, 2070) + box(210, 900, 1770, 60, 100, 5, 2070);
    const QByteArray wide = frame(300, 0, 1800, 45, 0, 60), three = "#200,#210,#300";
    const QString pairs = QStringLiteral("30,80>900,80>30,950 1770,80>900,80>1770,950");
    QTest::newRow("a pair that the file calls swinging") << two + wide << three << w1800 << swing << pairs;
    QTest::newRow("a pair that may slide") << two + wide << three << w1800 << none << none;
    QTest::newRow("a pair that slides") << two + wide << three << w1800 << slide << none;
    QTest::newRow("a pair with handles where it meets")
        << two + wide + box(220, 820, 880, 100, 140, 1000, 1040) + box(230, 820, 880, 20, 60, 1000, 1040)
        << QByteArray(three + ",#220,#230") << w1800 << none << pairs;
    QTest::newRow("one panel before the other")
        << box(200, 30, 930, 60, 100, 5, 2070) + box(210, 900, 1770, 100, 140, 5, 2070) + wide << three << w1800 << swing << none;
    QTest::newRow("drawn open by a right angle") << box(200, 30, 70, 100, 940, 5, 2070) + plain << QByteArray("#200,#300") << w900 << none
                                                 << QStringLiteral("50,100>890,100>50,940");
    QTest::newRow("a pair drawn open") << box(200, 30, 70, 100, 970, 5, 2070) + box(210, 1730, 1770, 100, 970, 5, 2070)
            + frame(300, 0, 1800, 30, 0, 100)
                                       << three << w1800 << none << QStringLiteral("50,100>920,100>50,970 1750,100>880,100>1750,970");
    QTest::newRow("linings of a thick wall are no open leaves")
        << box(200, 0, 25, 0, 600, 0, 2100) + box(210, 875, 900, 0, 600, 0, 2100) + frame(300, 0, 900, 30, 0, 600) << three << w900 << none
        << none;
}

void TstIfcLeaves::panels_tell_the_leaves()
{
    QFETCH(QByteArray, solids);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, width);
    QFETCH(QString, operation);
    QFETCH(QString, leaves);
    const auto r = readDoor(file("#62", body(solids, list), width), IfcVersion::Ifc2x3, {}, operation);
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), leaves);
    QCOMPARE(r.value().door.leavesFrom, leaves.isEmpty() ? IfcDoor::LeavesFrom::None : IfcDoor::LeavesFrom::Panel);
}

void TstIfcLeaves::parts_of_one_shell_are_parts()
{
    // Leaf and two handles as one set of faces; the wall is 100 thick and the leaf flush with its far face.
    QByteArray points, faces, numbers;
    int id = 200, corner = 0;
    const auto add = [&](double x0, double x1, double y0, double y1, double z0, double z1) {
        for (int i = 0; i < 8; ++i)
            points += (points.isEmpty() ? "(" : ",(") + number(i & 1 ? x1 : x0) + "," + number(i & 2 ? y1 : y0) + ","
                + number(i & 4 ? z1 : z0) + ")";
        for (const auto& f : {std::array{1, 2, 4, 3}, {5, 6, 8, 7}, {1, 2, 6, 5}, {3, 4, 8, 7}, {1, 3, 7, 5}, {2, 4, 8, 6}}) {
            numbers += (numbers.isEmpty() ? "#" : ",#") + QByteArray::number(id);
            faces += "#" + QByteArray::number(id++) + "=IFCINDEXEDPOLYGONALFACE((" + QByteArray::number(corner + f[0]) + ","
                + QByteArray::number(corner + f[1]) + "," + QByteArray::number(corner + f[2]) + "," + QByteArray::number(corner + f[3])
                + "));\n";
        }
        corner += 8;
    };
    add(30, 870, 60, 100, 5, 2070);
    add(780, 840, 105, 140, 1000, 1040);
    add(780, 840, 20, 55, 1000, 1040);
    const QByteArray items = "#62=IFCSHAPEREPRESENTATION($,'Body','Tessellation',(#63));\n#63=IFCPOLYGONALFACESET(#64,.T.,(" + numbers
        + "),$);\n#64=IFCCARTESIANPOINTLIST3D((" + points + "));\n" + faces;
    const auto r = readDoor(file("#62", items), IfcVersion::Ifc2x3, rectangle(0, 0, 900, 100));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), QStringLiteral("30,80>870,80>30,920"));
}

void TstIfcLeaves::a_door_that_lies_across_its_placement_is_found()
{
    // The placement is the origin of the project; the door stands far from it and along y.
    const QByteArray items = symbol(arc(100, 8000, 5000, 900, 90, 180), "#100") + body(box(200, 7950, 8050, 5000, 5900, 0, 2100), "#200");
    const auto r = readDoor(file("#60,#62", items));
    QVERIFY2(r, qPrintable(errorText(r)));
    QCOMPARE(text(r.value().door), QStringLiteral("8000,5000>8000,5900>7100,5000"));
}

void TstIfcLeaves::the_symbol_comes_before_the_panels()
{
    const QByteArray solids = box(200, 30, 870, 60, 100, 5, 2070) + box(210, 780, 840, 100, 140, 1000, 1040)
        + box(220, 780, 840, 20, 60, 1000, 1040) + frame(300, 0, 900, 45, 0, 60);
    const auto both = readDoor(file("#60,#62", symbol(arc(100, 900, 0, 900, 90, 180), "#100") + body(solids, "#200,#210,#220,#300")));
    QVERIFY(both);
    QCOMPARE(text(both.value().door), right);
    // A leaf without an arc: a line as long as the door is wide, out of the wall at a jamb.
    const QByteArray lineOnly = symbol(line(100, {{0, 100, 0}, {0, 1000, 0}}), "#100");
    const auto open = readDoor(file("#60", lineOnly), IfcVersion::Ifc2x3, rectangle(0, 0, 900, 100));
    QVERIFY(open);
    QCOMPARE(text(open.value().door), QStringLiteral("0,100>900,100>0,1000"));
    const auto noWall = readDoor(file("#60", lineOnly));
    QVERIFY(noWall && noWall.value().door.leaves.empty());
}

void TstIfcLeaves::the_hole_says_where_the_door_is()
{
    const QByteArray items = symbol(arc(100, 0, 0, 900, 0, 90), "#100");
    const auto read = [&](const IfcPolygon& hole) {
        const auto r = readDoor(file("#60", items), IfcVersion::Ifc2x3, hole);
        return r ? text(r.value().door) : errorText(r);
    };
    QCOMPARE(read(rectangle(-20, -100, 920, 100)), left);
    QCOMPARE(read(rectangle(-450, -100, 450, 100)), QString()); // the leaf reaches into the wall
    QCOMPARE(read(rectangle(0, 1000, 900, 1200)), QString()); // the leaf hangs beside the wall
    QCOMPARE(read(rectangle(-100, -100, 3000, 100)), left); // a hole for more than this door: the placement tells
}

void TstIfcLeaves::panel_operations_come_from_the_door_or_its_type()
{
    const QByteArray own = "#90=IFCDOORPANELPROPERTIES('A000000000000000000001',$,$,$,40.,.SLIDING.,0.5,.LEFT.,$);\n"
                           "#91=IFCRELDEFINESBYPROPERTIES('A000000000000000000002',$,$,$,(#30),#90);\n";
    const QByteArray ofType =
        "#92=IFCDOORSTYLE('A000000000000000000003',$,'Style',$,$,(#93,#94,#95),$,$,.SINGLE_SWING_LEFT.,.WOOD.,.F.,.F.);\n"
        "#93=IFCDOORPANELPROPERTIES('A000000000000000000004',$,$,$,40.,.SWINGING.,0.5,.LEFT.,$);\n"
        "#94=IFCDOORPANELPROPERTIES('A000000000000000000005',$,$,$,40.,.FIXEDPANEL.,0.5,.RIGHT.,$);\n"
        "#95=IFCDOORPANELPROPERTIES('A000000000000000000006',$,$,$,40.,.NOTDEFINED.,0.5,.RIGHT.,$);\n"
        "#96=IFCRELDEFINESBYTYPE('A000000000000000000007',$,$,$,(#30),#92);\n";
    const auto typed = readDoor(file("", ofType));
    QVERIFY(typed);
    QCOMPARE(QStringList(typed.value().door.panels.begin(), typed.value().door.panels.end()).join(u' '),
             QStringLiteral("SWINGING FIXEDPANEL"));
    const auto both = readDoor(file("", own + ofType));
    QVERIFY(both);
    QCOMPARE(QStringList(both.value().door.panels.begin(), both.value().door.panels.end()).join(u' '), QStringLiteral("SLIDING"));
}

// Doors whose leaves are drawn by a symbol, by panels, or by nothing that tells; and of the drawn ones those that contradict the operation
// of the file: the outer pair of SampleHouse4, whose frame stops it on the side to which the file lets it swing, and the two pairs of
// LargeBuilding that are called double egress and have both leaves in one rebate.
void TstIfcLeaves::doors_of_the_corpus_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("symbol");
    QTest::addColumn<int>("panel");
    QTest::addColumn<int>("neither");
    QTest::addColumn<int>("agree");
    QTest::addColumn<int>("differ");
    const auto row = [](const char* name, int symbol, int panel, int neither, int agree, int differ) {
        QTest::newRow(name) << QString::fromLatin1(name) << symbol << panel << neither << agree << differ;
    };
    row("AC11-Institute-Var-2-IFC.ifc", 0, 9, 68, 9, 0);
    row("AC20-FZK-Haus.ifc", 0, 1, 4, 0, 0);
    row("House.ifc", 0, 0, 19, 0, 0);
    row("LargeBuilding.ifc", 0, 2, 16, 0, 2);
    row("SampleHouse4.ifc", 0, 3, 0, 2, 1);
    row("Standard_Classroom_CIC_6_Project_mod2.ifc", 1, 0, 0, 1, 0);
    row("duplex.ifc", 14, 0, 0, 14, 0);
    row("revit2012_janesville_restaurant.ifc", 32, 0, 8, 18, 0);
    row("edge/jp_ac16_sjis.ifc", 0, 0, 1, 0, 0);
    row("edge/jp_vectorworks_unicode.ifc", 0, 0, 1, 0, 0);
}

void TstIfcLeaves::doors_of_the_corpus()
{
    SP_NEED_CORPUS(dir)
    QFETCH(QString, name);
    QFETCH(int, symbol);
    QFETCH(int, panel);
    QFETCH(int, neither);
    QFETCH(int, agree);
    QFETCH(int, differ);
    const auto file = StepFile::open(dir + QStringLiteral("/ifc/") + name);
    QVERIFY2(file, qPrintable(errorText(file)));
    const bool old = file.value().header().schemas.value(0) == u"IFC2X3";
    IfcSource source(file.value(), old ? IfcVersion::Ifc2x3 : IfcVersion::Ifc4);
    source.units = readIfcUnits(source);
    const IfcRelations relations(source);
    IfcShapes shapes(source);
    int found[3] = {0, 0, 0}, agreed = 0, differed = 0;
    for (const quint32 index : file.value().ofType("IFCDOOR")) {
        IfcDoor door;
        const StepArgs a = source.args(index);
        door.width = source.length(a[source.at(IfcAttr::DoorWidth)]);
        if (const auto frame = shapes.placements().ofProduct(index))
            door.place = ifcPlace(*frame);
        if (const quint32 type = relations.type(index); type != IfcRelations::none) {
            const IfcAttr attr = source.is(type, "IFCDOORSTYLE") ? IfcAttr::DoorStyleOperation : IfcAttr::DoorTypeOperation;
            door.operation = source.enumeration(source.args(type)[source.at(attr)]);
        }
        if (const quint32 opening = relations.opening(index); opening != IfcRelations::none) {
            const auto frame = shapes.placements().ofProduct(opening);
            const auto hole = frame ? shapes.footprint(opening, *frame) : std::nullopt;
            if (hole)
                door.hole = IfcBody{ifcPolygon(hole->outlines.front()), {}, {}};
        }
        readIfcLeaves(source, relations, shapes, index, door);
        ++found[static_cast<int>(door.leavesFrom)];
        if (door.leaves.empty() || !door.operation)
            continue;
        const DoorMotion motion = doorMotion(IfcModel(), door);
        const bool differs = std::any_of(motion.notes.begin(), motion.notes.end(),
                                         [](const DoorMotion::Note& n) { return n.cause == ImportCause::OperationDiffers; });
        ++(differs ? differed : agreed);
    }
    QCOMPARE(found[int(IfcDoor::LeavesFrom::Symbol)], symbol);
    QCOMPARE(found[int(IfcDoor::LeavesFrom::Panel)], panel);
    QCOMPARE(found[int(IfcDoor::LeavesFrom::None)], neither);
    QCOMPARE(agreed, agree);
    QCOMPARE(differed, differ);
    QVERIFY(!source.isSpent());
}

QTEST_APPLESS_MAIN(TstIfcLeaves)
#include "tst_ifc_leaves.moc"
