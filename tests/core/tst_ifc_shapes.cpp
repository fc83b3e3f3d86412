// SPDX-License-Identifier: GPL-3.0-or-later
// What bodies of every kind look like from above: small files made here, a body each.
#include "core/interop/ifc/ifc_reader.h"
#include "core/interop/ifc/ifc_shape.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace sp;

class TstIfcShapes : public QObject {
    Q_OBJECT

private slots:
    void a_body_of_any_kind_has_an_outline_data();
    void a_body_of_any_kind_has_an_outline();
    void profiles_have_the_area_of_their_measures_data();
    void profiles_have_the_area_of_their_measures();
    void curves_of_every_kind_run_where_they_should_data();
    void curves_of_every_kind_run_where_they_should();
    void a_cut_changes_the_outline_only_through_the_whole_height_data();
    void a_cut_changes_the_outline_only_through_the_whole_height();
    void two_thousand_cuts_are_followed();
    void a_crossing_outline_is_made_sound_and_noted();
    void holes_know_the_outline_they_lie_in();
    void placements_are_followed_or_noted_data();
    void placements_are_followed_or_noted();
    void an_extent_lies_along_the_given_axes();
    void a_shared_body_is_walked_once_and_placed_often();
    void walls_without_an_axis_take_it_from_the_body_data();
    void walls_without_an_axis_take_it_from_the_body();
    void the_type_tells_the_layers_when_the_wall_names_a_plain_material();
};

namespace {

constexpr double pi = std::numbers::pi;

/// Placement #20, axes #21 (3D) and #23 (2D), directions #25 (up), #26 (east), #27 (north), origins #22 and #24; product #100 with
/// body #110 is a space, or what `product` says.
QByteArray ifc(const QByteArray& body, const QByteArray& product = QByteArray(), const QByteArray& schema = "IFC4")
{
    return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('',$,(''),(''),'','','');\nFILE_SCHEMA(('" + schema
        + "'));\nENDSEC;\nDATA;\n"
          "#1=IFCPROJECT('P000000000000000000001',$,'Project',$,$,$,$,$,#2);\n#2=IFCUNITASSIGNMENT((#3,#8));\n"
          "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#8=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n"
          "#4=IFCBUILDING('B000000000000000000001',$,'House',$,$,$,$,$,$,$,$,$);\n"
          "#5=IFCBUILDINGSTOREY('S000000000000000000001',$,'Ground',$,$,$,$,$,$,0.);\n"
          "#6=IFCRELAGGREGATES('R000000000000000000001',$,$,$,#1,(#4));\n#7=IFCRELAGGREGATES('R000000000000000000002',$,$,$,#4,(#5));\n"
          "#20=IFCLOCALPLACEMENT($,#21);\n#21=IFCAXIS2PLACEMENT3D(#22,$,$);\n#22=IFCCARTESIANPOINT((0.,0.,0.));\n"
          "#23=IFCAXIS2PLACEMENT2D(#24,$);\n#24=IFCCARTESIANPOINT((0.,0.));\n#25=IFCDIRECTION((0.,0.,1.));\n"
          "#26=IFCDIRECTION((1.,0.,0.));\n#27=IFCDIRECTION((0.,1.,0.));\n"
        + (product.isEmpty() ? "#100=IFCSPACE('E000000000000000000001',$,'1',$,$,#20,#101,'Room',.ELEMENT.,$,$);\n"
                               "#103=IFCRELAGGREGATES('R000000000000000000003',$,$,$,#5,(#100));\n"
                             : product)
        + "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));\n#102=IFCSHAPEREPRESENTATION($,'Body','Any',(#110));\n" + body
        + "ENDSEC;\nEND-ISO-10303-21;\n";
}

Result<IfcModel> read(const QByteArray& bytes)
{
    SP_TRY(file, StepFile::fromBytes(bytes, QStringLiteral("test.ifc")));
    return readIfc(file);
}

/// #112 as the profile of body #110, 3 m high.
QByteArray extruded(const QByteArray& profile)
{
    return "#110=IFCEXTRUDEDAREASOLID(#112,#21,#25,3000.);\n#112=" + profile;
}

double areaOf(const IfcPolygon& p)
{
    double sum = 0;
    for (size_t i = 0; i < p.size(); ++i) {
        const IfcPoint a = p[i], b = p[(i + 1) % p.size()];
        sum += toMm(a.x) * toMm(b.y) - toMm(b.x) * toMm(a.y);
    }
    return sum / 2;
}

double areaOf(const IfcSpace& s)
{
    double sum = areaOf(s.outline);
    for (const IfcPolygon& p : s.furtherOutlines)
        sum += areaOf(p);
    for (const IfcPolygon& p : s.holes)
        sum -= areaOf(p);
    return sum;
}

/// Lowest and highest x and y, in whole mm.
QString boxText(const IfcPolygon& p)
{
    double x0 = 1e300, y0 = 1e300, x1 = -1e300, y1 = -1e300;
    for (const IfcPoint q : p) {
        x0 = std::min(x0, toMm(q.x)), x1 = std::max(x1, toMm(q.x));
        y0 = std::min(y0, toMm(q.y)), y1 = std::max(y1, toMm(q.y));
    }
    return QStringLiteral("%1,%2 %3,%4").arg(std::llround(x0)).arg(std::llround(y0)).arg(std::llround(x1)).arg(std::llround(y1));
}

QString notesText(const IfcModel& m)
{
    QStringList out;
    for (const IfcNote& n : m.notes)
        out += QStringLiteral("#%1 %2").arg(n.instance).arg(n.sentence);
    return out.join(u'\n');
}

bool noted(const IfcModel& m, ImportCause cause)
{
    return std::any_of(m.notes.begin(), m.notes.end(), [&](const IfcNote& n) { return n.cause == cause; });
}

void expectSpace(const QByteArray& body, int parts, double area, double tolerance, const QString& box)
{
    const auto m = read(ifc(body));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(m.value().spaces.size(), size_t(1));
    const IfcSpace& s = m.value().spaces[0];
    QVERIFY2(!s.outline.empty(), qPrintable(notesText(m.value())));
    QVERIFY2(std::fabs(areaOf(s) - area) <= tolerance,
             qPrintable(QStringLiteral("area %1\n%2").arg(areaOf(s), 0, 'f', 1).arg(notesText(m.value()))));
    QCOMPARE(int(s.furtherOutlines.size()) + 1, parts);
    if (!box.isEmpty())
        QCOMPARE(boxText(s.outline), box);
}

const QByteArray ten = "IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,1000.,1000.);\n";

} // namespace

void TstIfcShapes::a_body_of_any_kind_has_an_outline_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("parts");
    QTest::addColumn<double>("area");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<QString>("box");
    const auto row = [](const char* name, const QByteArray& body, int parts, double area, double tolerance, const char* box) {
        QTest::newRow(name) << body << parts << area << tolerance << QString::fromLatin1(box);
    };
    const QByteArray two = "#130=IFCSHAPEREPRESENTATION($,'Body','Any',(#131,#132));\n#131=IFCEXTRUDEDAREASOLID(#133,#21,#25,1000.);\n"
                           "#133="
        + ten + "#110=IFCMAPPEDITEM(#134,$);\n#134=IFCREPRESENTATIONMAP(#21,#130);\n";
    row("one stacked on the other is one part",
        two + "#132=IFCEXTRUDEDAREASOLID(#133,#135,#25,1000.);\n#135=IFCAXIS2PLACEMENT3D(#136,$,$);\n#136=IFCCARTESIANPOINT((0.,0.,1000.));\n",
        1, 1e6, 1, "-500,-500 500,500");
    row("side by side is one part",
        two + "#132=IFCEXTRUDEDAREASOLID(#133,#135,#25,1000.);\n#135=IFCAXIS2PLACEMENT3D(#136,$,$);\n#136=IFCCARTESIANPOINT((1000.,0.,0.));\n",
        1, 2e6, 1, "-500,-500 1500,500");
    row("a hair apart is one part",
        two + "#132=IFCEXTRUDEDAREASOLID(#133,#135,#25,1000.);\n#135=IFCAXIS2PLACEMENT3D(#136,$,$);\n#136=IFCCARTESIANPOINT((1000.4,0.,0.));\n",
        1, 2e6, 500, "-500,-500 1500,500");
    row("far apart stays two parts",
        two + "#132=IFCEXTRUDEDAREASOLID(#133,#135,#25,1000.);\n#135=IFCAXIS2PLACEMENT3D(#136,$,$);\n#136=IFCCARTESIANPOINT((3000.,0.,0.));\n",
        2, 2e6, 1, "");
    row("a quarter turned about an upright axis",
        "#110=IFCREVOLVEDAREASOLID(#112,#120,#121,1.5707963267948966);\n#120=IFCAXIS2PLACEMENT3D(#22,#122,#26);\n"
        "#122=IFCDIRECTION((0.,-1.,0.));\n#121=IFCAXIS1PLACEMENT(#22,#27);\n#112=IFCRECTANGLEPROFILEDEF(.AREA.,$,#123,200.,3000.);\n"
        "#123=IFCAXIS2PLACEMENT2D(#124,$);\n#124=IFCCARTESIANPOINT((4000.,1500.));\n",
        1, pi / 4 * (4100. * 4100 - 3900. * 3900), 4000, "");
    row("a pipe round a corner",
        "#110=IFCSWEPTDISKSOLID(#120,50.,$,$,$);\n#120=IFCPOLYLINE((#22,#121,#122));\n#121=IFCCARTESIANPOINT((2000.,0.,0.));\n"
        "#122=IFCCARTESIANPOINT((2000.,1000.,0.));\n",
        1, 298'750, 10, "0,-50 2050,1000");
    row("a skirting along a curve on a plane",
        "#110=IFCSURFACECURVESWEPTAREASOLID(#112,#21,#120,$,$,#123);\n#112=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,80.,20.);\n"
        "#120=IFCPOLYLINE((#22,#121));\n#121=IFCCARTESIANPOINT((2000.,0.,0.));\n#123=IFCPLANE(#21);\n",
        1, 40'000, 10, "0,-10 2000,10");
    row("a rail with a fixed reference",
        "#110=IFCFIXEDREFERENCESWEPTAREASOLID(#112,#21,#120,$,$,#25);\n#112=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,80.,20.);\n"
        "#120=IFCPOLYLINE((#22,#121));\n#121=IFCCARTESIANPOINT((0.,3000.,0.));\n",
        1, 60'000, 10, "-10,0 10,3000");
    row("a tapered extrusion covers its larger end",
        "#110=IFCEXTRUDEDAREASOLIDTAPERED(#112,#21,#25,3000.,#113);\n#112=" + ten
            + "#113=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,2000.,1500.);\n",
        1, 3e6, 1, "-1000,-750 1000,750");
    row("a cylinder", "#110=IFCCSGSOLID(#120);\n#120=IFCRIGHTCIRCULARCYLINDER(#21,3000.,1000.);\n", 1, pi * 1e6, 20'000,
        "-1000,-1000 1000,1000");
    row("a cone", "#110=IFCRIGHTCIRCULARCONE(#21,3000.,1000.);\n", 1, pi * 1e6, 20'000, "-1000,-1000 1000,1000");
    row("a sphere", "#110=IFCSPHERE(#21,1000.);\n", 1, pi * 1e6, 20'000, "-1000,-1000 1000,1000");
    row("a pyramid", "#110=IFCRECTANGULARPYRAMID(#21,1000.,600.,500.);\n", 1, 600'000, 1, "0,0 1000,600");
    row("a block", "#110=IFCBLOCK(#21,1000.,600.,500.);\n", 1, 600'000, 1, "0,0 1000,600");
    row("a shell with a floor on two levels and a step",
        "#110=IFCFACETEDBREP(#120);\n#120=IFCCLOSEDSHELL((#121,#122,#123));\n#121=IFCFACE((#124));\n#122=IFCFACE((#125));\n#123=IFCFACE((#126));\n"
        "#124=IFCFACEOUTERBOUND(#127,.T.);\n#125=IFCFACEOUTERBOUND(#128,.F.);\n#126=IFCFACEOUTERBOUND(#129,.T.);\n"
        "#127=IFCPOLYLOOP((#131,#132,#133,#134));\n#128=IFCPOLYLOOP((#135,#136,#137,#138));\n#129=IFCPOLYLOOP((#132,#135,#138,#133));\n"
        "#131=IFCCARTESIANPOINT((0.,0.,0.));\n#132=IFCCARTESIANPOINT((1000.,0.,0.));\n#133=IFCCARTESIANPOINT((1000.,1000.,0.));\n"
        "#134=IFCCARTESIANPOINT((0.,1000.,0.));\n#135=IFCCARTESIANPOINT((1000.,0.,170.));\n#136=IFCCARTESIANPOINT((3000.,0.,170.));\n"
        "#137=IFCCARTESIANPOINT((3000.,1000.,170.));\n#138=IFCCARTESIANPOINT((1000.,1000.,170.));\n",
        1, 3e6, 1, "0,0 3000,1000");
    row("an advanced body with a round edge",
        "#110=IFCADVANCEDBREP(#120);\n#120=IFCCLOSEDSHELL((#121));\n#121=IFCADVANCEDFACE((#122),$,.T.);\n#122=IFCFACEOUTERBOUND(#123,.T.);\n"
        "#123=IFCEDGELOOP((#124,#125));\n#124=IFCORIENTEDEDGE(*,*,#126,.T.);\n#125=IFCORIENTEDEDGE(*,*,#127,.F.);\n"
        "#126=IFCEDGECURVE(#128,#129,#130,.T.);\n#127=IFCEDGECURVE(#128,#129,#131,.T.);\n#128=IFCVERTEXPOINT(#132);\n#129=IFCVERTEXPOINT(#133);\n"
        "#130=IFCCIRCLE(#21,1000.);\n#131=IFCLINE(#132,#134);\n#132=IFCCARTESIANPOINT((1000.,0.,0.));\n#133=IFCCARTESIANPOINT((-1000.,0.,0.));\n"
        "#134=IFCVECTOR(#135,1.);\n#135=IFCDIRECTION((-1.,0.,0.));\n",
        1, pi * 1e6 / 2, 10'000, "-1000,0 1000,1000");
    row("a polygon with a hole",
        "#110=IFCPOLYGONALFACESET(#120,.T.,(#121),$);\n#121=IFCINDEXEDPOLYGONALFACEWITHVOIDS((1,2,3,4),((5,6,7,8)));\n"
        "#120=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1000.,0.,0.),(1000.,1000.,0.),(0.,1000.,0.),(200.,200.,0.),(200.,400.,0.),(400.,400.,0.),"
        "(400.,200.,0.)));\n",
        1, 960'000, 1, "0,0 1000,1000");
    row("shells in a surface model",
        "#110=IFCSHELLBASEDSURFACEMODEL((#120));\n#120=IFCOPENSHELL((#121));\n#121=IFCFACE((#122));\n#122=IFCFACEBOUND(#123,.T.);\n"
        "#123=IFCPOLYLOOP((#131,#132,#133));\n#131=IFCCARTESIANPOINT((0.,0.,0.));\n#132=IFCCARTESIANPOINT((1000.,0.,0.));\n"
        "#133=IFCCARTESIANPOINT((0.,1000.,0.));\n",
        1, 500'000, 1, "0,0 1000,1000");
    const QByteArray shifted = "#130=IFCSHAPEREPRESENTATION($,'Body','Any',(#131));\n#131=IFCBLOCK(#21,1000.,600.,500.);\n"
                               "#134=IFCREPRESENTATIONMAP(#21,#130);\n#110=IFCMAPPEDITEM(#134,#135);\n#136=IFCDIRECTION((-1.,0.,0.));\n";
    row("mapped with other scales", shifted + "#135=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM(#26,#27,#22,2.,#25,3.,1.);\n", 1,
        3'600'000, 1, "0,0 2000,1800");
    row("mapped and mirrored", shifted + "#135=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#136,#27,#22,1.,#25);\n", 1, 600'000, 1,
        "-1000,0 0,600");
    row("a boolean union covers both",
        "#110=IFCBOOLEANRESULT(.UNION.,#120,#121);\n#120=IFCBLOCK(#21,1000.,600.,500.);\n#121=IFCBLOCK(#122,1000.,600.,500.);\n"
        "#122=IFCAXIS2PLACEMENT3D(#123,$,$);\n#123=IFCCARTESIANPOINT((500.,0.,0.));\n",
        1, 900'000, 1, "0,0 1500,600");
    row("an intersection is what both cover",
        "#110=IFCBOOLEANRESULT(.INTERSECTION.,#120,#121);\n#120=IFCBLOCK(#21,1000.,600.,500.);\n#121=IFCBLOCK(#122,1000.,600.,500.);\n"
        "#122=IFCAXIS2PLACEMENT3D(#123,$,$);\n#123=IFCCARTESIANPOINT((500.,0.,0.));\n",
        1, 300'000, 1, "500,0 1000,600");
}

void TstIfcShapes::a_body_of_any_kind_has_an_outline()
{
    QFETCH(QByteArray, body);
    QFETCH(int, parts);
    QFETCH(double, area);
    QFETCH(double, tolerance);
    QFETCH(QString, box);
    expectSpace(body, parts, area, tolerance, box);
}

void TstIfcShapes::profiles_have_the_area_of_their_measures_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<double>("area");
    QTest::addColumn<QString>("box");
    const auto row = [](const char* name, const QByteArray& profile, double area, const char* box) {
        QTest::newRow(name) << profile << area << QString::fromLatin1(box);
    };
    row("I", "IFCISHAPEPROFILEDEF(.AREA.,$,#23,200.,400.,10.,20.,$,$,$);\n", 200 * 20 * 2 + 360 * 10, "-100,-200 100,200");
    row("asymmetric I", "IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,#23,200.,400.,10.,20.,$,100.,30.,$,$,$,$,$);\n",
        200 * 20 + 100 * 30 + 350 * 10, "-100,-200 100,200");
    row("L", "IFCLSHAPEPROFILEDEF(.AREA.,$,#23,200.,100.,10.,$,$,$);\n", 200 * 10 + 90 * 10, "-50,-100 50,100");
    row("L of equal legs", "IFCLSHAPEPROFILEDEF(.AREA.,$,#23,200.,$,10.,$,$,$);\n", 200 * 10 + 190 * 10, "-100,-100 100,100");
    row("T", "IFCTSHAPEPROFILEDEF(.AREA.,$,#23,200.,100.,10.,20.,$,$,$,$,$);\n", 100 * 20 + 180 * 10, "-50,-100 50,100");
    row("U", "IFCUSHAPEPROFILEDEF(.AREA.,$,#23,200.,80.,10.,20.,$,$,$);\n", 200 * 10 + 2 * 70 * 20, "-40,-100 40,100");
    row("C", "IFCCSHAPEPROFILEDEF(.AREA.,$,#23,200.,80.,5.,30.,$);\n", 200 * 5 + 2 * 75 * 5 + 2 * 25 * 5, "-40,-100 40,100");
    row("Z", "IFCZSHAPEPROFILEDEF(.AREA.,$,#23,200.,80.,10.,20.,$,$);\n", 200 * 10 + 2 * 70 * 20, "-75,-100 75,100");
    row("trapezium", "IFCTRAPEZIUMPROFILEDEF(.AREA.,$,#23,400.,200.,300.,50.);\n", 90'000, "-200,-150 200,150");
    row("ellipse", "IFCELLIPSEPROFILEDEF(.AREA.,$,#23,2000.,1000.);\n", pi * 2e6, "-2000,-1000 2000,1000");
    row("rounded rectangle", "IFCROUNDEDRECTANGLEPROFILEDEF(.AREA.,$,#23,4000.,2000.,500.);\n", 8e6 - (4 - pi) * 250'000,
        "-2000,-1000 2000,1000");
    row("hollow rectangle", "IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,#23,4000.,2000.,100.,$,$);\n", 8e6 - 3800. * 1800,
        "-2000,-1000 2000,1000");
    row("hollow circle", "IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,#23,2000.,500.);\n", pi * (4e6 - 2.25e6), "-2000,-2000 2000,2000");
    row("composite",
        "IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#140,#141),$);\n#140=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,400.,200.);\n"
        "#141=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,100.,600.);\n",
        80'000 + 40'000, "-200,-300 200,300");
    row("mirrored",
        "IFCMIRROREDPROFILEDEF(.AREA.,$,#140,*,$);\n#140=IFCRECTANGLEPROFILEDEF(.AREA.,$,#141,400.,200.);\n"
        "#141=IFCAXIS2PLACEMENT2D(#142,$);\n#142=IFCCARTESIANPOINT((1000.,0.));\n",
        80'000, "-1200,-100 -800,100");
    row("derived, turned by its second axis alone",
        "IFCDERIVEDPROFILEDEF(.AREA.,$,#140,#141,$);\n#140=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,400.,200.);\n"
        "#141=IFCCARTESIANTRANSFORMATIONOPERATOR2D($,#142,#24,1.);\n#142=IFCDIRECTION((1.,0.));\n",
        80'000, "-100,-200 100,200");
    row("centre line with a corner",
        "IFCCENTERLINEPROFILEDEF(.AREA.,$,#140,100.);\n#140=IFCPOLYLINE((#24,#141,#142));\n#141=IFCCARTESIANPOINT((1000.,0.));\n"
        "#142=IFCCARTESIANPOINT((1000.,1000.));\n",
        200'000, "0,-50 1050,1000");
}

void TstIfcShapes::profiles_have_the_area_of_their_measures()
{
    QFETCH(QByteArray, profile);
    QFETCH(double, area);
    QFETCH(QString, box);
    expectSpace(extruded(profile), 1, area, std::max(1., area * 0.01), box);
}

void TstIfcShapes::curves_of_every_kind_run_where_they_should_data()
{
    QTest::addColumn<QByteArray>("curve");
    QTest::addColumn<double>("area");
    QTest::addColumn<QString>("box");
    const auto row = [](const char* name, const QByteArray& curve, double area, const char* box) {
        QTest::newRow(name) << curve << area << QString::fromLatin1(box);
    };
    const double half = pi * 1e6 / 2;
    // A half disc of 1 m radius above the x axis, closed by a line.
    const QByteArray line = "#150=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#151);\n#151=IFCPOLYLINE((#152,#153));\n"
                            "#152=IFCCARTESIANPOINT((-1000.,0.));\n#153=IFCCARTESIANPOINT((1000.,0.));\n#141=IFCCIRCLE(#23,1000.);\n";
    const QByteArray composite = "IFCCOMPOSITECURVE((#140,#150),.F.);\n#140=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#142);\n" + line;
    row("an arc by angles",
        composite + "#142=IFCTRIMMEDCURVE(#141,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.T.,.PARAMETER.);\n", half,
        "-1000,0 1000,1000");
    row("an arc against the sense of its circle",
        composite + "#142=IFCTRIMMEDCURVE(#141,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.F.,.PARAMETER.);\n", half,
        "-1000,-1000 1000,0");
    row("angles in a unit that is not the file's, and points that tell",
        composite + "#142=IFCTRIMMEDCURVE(#141,(#153,IFCPARAMETERVALUE(0.)),(#152,IFCPARAMETERVALUE(180.)),.T.,.PARAMETER.);\n", half,
        "-1000,0 1000,1000");
    row("a segment against the sense of its curve",
        "IFCCOMPOSITECURVE((#140,#150),.F.);\n#140=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#142);\n" + line
            + "#142=IFCTRIMMEDCURVE(#141,(#152),(#153),.F.,.CARTESIAN.);\n",
        half, "-1000,0 1000,1000");
    row("a segment whose sense is wrong", composite + "#142=IFCTRIMMEDCURVE(#141,(#152),(#153),.F.,.CARTESIAN.);\n", half,
        "-1000,0 1000,1000");
    row("a polyline cut off by parameters",
        "IFCCOMPOSITECURVE((#140,#150),.F.);\n#140=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#142);\n" + line
            + "#142=IFCTRIMMEDCURVE(#143,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(2.5)),.T.,.PARAMETER.);\n"
              "#143=IFCPOLYLINE((#153,#144,#145,#146));\n#144=IFCCARTESIANPOINT((1000.,800.));\n#145=IFCCARTESIANPOINT((-1000.,800.));\n"
              "#146=IFCCARTESIANPOINT((-1000.,-800.));\n",
        1'600'000, "-1000,0 1000,800");
    row("an indexed curve with an arc",
        "IFCINDEXEDPOLYCURVE(#140,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))),$);\n"
        "#140=IFCCARTESIANPOINTLIST2D(((1000.,0.),(0.,1000.),(-1000.,0.)));\n",
        half, "-1000,0 1000,1000");
    row("an indexed curve without segments",
        "IFCINDEXEDPOLYCURVE(#140,$,$);\n#140=IFCCARTESIANPOINTLIST2D(((1000.,0.),(0.,1000.),(-1000.,0.),(1000.,0.)));\n", 1e6,
        "-1000,0 1000,1000");
    row("a rational spline that is a quarter of a circle",
        "IFCCOMPOSITECURVE((#140,#150),.F.);\n#140=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#142);\n"
        "#142=IFCRATIONALBSPLINECURVEWITHKNOTS(2,(#153,#154,#155),.UNSPECIFIED.,.F.,.F.,(3,3),(0.,1.),.UNSPECIFIED.,(1.,0.7071067811865476,1.));\n"
        "#150=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#151);\n#151=IFCPOLYLINE((#155,#24,#153));\n#153=IFCCARTESIANPOINT((1000.,0.));\n"
        "#154=IFCCARTESIANPOINT((1000.,1000.));\n#155=IFCCARTESIANPOINT((0.,1000.));\n",
        pi * 1e6 / 4, "0,0 1000,1000");
    row("an old Bezier curve of two pieces",
        "IFCBEZIERCURVE(1,(#153,#154,#155,#153),.UNSPECIFIED.,.T.,.F.);\n#153=IFCCARTESIANPOINT((1000.,0.));\n"
        "#154=IFCCARTESIANPOINT((1000.,1000.));\n#155=IFCCARTESIANPOINT((0.,1000.));\n",
        500'000, "0,0 1000,1000");
    row("an offset curve",
        "IFCOFFSETCURVE2D(#140,-100.,.F.);\n#140=IFCPOLYLINE((#24,#153,#154,#24));\n#153=IFCCARTESIANPOINT((1000.,0.));\n"
        "#154=IFCCARTESIANPOINT((1000.,1000.));\n",
        (1000 + 200 + 100 * std::sqrt(2.)) * (1000 + 200 + 100 * std::sqrt(2.)) / 2, "");
}

void TstIfcShapes::curves_of_every_kind_run_where_they_should()
{
    QFETCH(QByteArray, curve);
    QFETCH(double, area);
    QFETCH(QString, box);
    expectSpace(extruded("IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#139);\n#139=") + curve, 1, area, area * 0.01, box);
}

void TstIfcShapes::a_cut_changes_the_outline_only_through_the_whole_height_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<double>("area");
    QTest::addColumn<int>("ceiling");
    const auto row = [](const char* name, const QByteArray& second, double area, int ceiling = 3000) {
        QTest::newRow(name) << second << area << ceiling;
    };
    const QByteArray plane = "#121=IFCHALFSPACESOLID(#122,.T.);\n#122=IFCPLANE(#123);\n#123=IFCAXIS2PLACEMENT3D(#124,#125,$);\n";
    const QByteArray ground =
        "#127=IFCPOLYLINE((#130,#131,#132,#133,#130));\n#130=IFCCARTESIANPOINT((-500.,-500.));\n"
        "#131=IFCCARTESIANPOINT((-250.,-500.));\n#132=IFCCARTESIANPOINT((-250.,500.));\n#133=IFCCARTESIANPOINT((-500.,500.));\n";
    row("an upright plane cuts an end off", plane + "#124=IFCCARTESIANPOINT((-200.,0.,0.));\n#125=IFCDIRECTION((1.,0.,0.));\n", 700'000);
    row("the same plane seen from behind leaves the other end",
        "#121=IFCHALFSPACESOLID(#122,.F.);\n" + plane.mid(plane.indexOf("#122="))
            + "#124=IFCCARTESIANPOINT((-200.,0.,0.));\n#125=IFCDIRECTION((1.,0.,0.));\n",
        300'000);
    row("a roof above leaves the floor", plane + "#124=IFCCARTESIANPOINT((0.,0.,2500.));\n#125=IFCDIRECTION((0.5,0.,-1.));\n", 1e6);
    row("a roof that comes down to the floor cuts the eaves off",
        plane + "#124=IFCCARTESIANPOINT((-300.,0.,0.));\n#125=IFCDIRECTION((1.,0.,-1.));\n", 800'000);
    row("a level cut lowers the ceiling", plane + "#124=IFCCARTESIANPOINT((0.,0.,2400.));\n#125=IFCDIRECTION((0.,0.,-1.));\n", 1e6, 2400);
    row("a bounded cut from floor to ceiling",
        "#121=IFCPOLYGONALBOUNDEDHALFSPACE(#122,.T.,#21,#127);\n#122=IFCPLANE(#123);\n#123=IFCAXIS2PLACEMENT3D(#124,#125,$);\n"
        "#124=IFCCARTESIANPOINT((0.,0.,-1.));\n#125=IFCDIRECTION((0.,0.,-1.));\n"
            + ground,
        750'000);
    row("a bounded cut from half the height",
        "#121=IFCPOLYGONALBOUNDEDHALFSPACE(#122,.T.,#21,#127);\n#122=IFCPLANE(#123);\n#123=IFCAXIS2PLACEMENT3D(#124,#125,$);\n"
        "#124=IFCCARTESIANPOINT((0.,0.,1500.));\n#125=IFCDIRECTION((0.,0.,-1.));\n"
            + ground,
        1e6);
    row("a shaft through the room",
        "#121=IFCEXTRUDEDAREASOLID(#122,#21,#25,3000.);\n#122=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,200.,200.);\n", 960'000);
    row("a niche of half the height",
        "#121=IFCEXTRUDEDAREASOLID(#122,#21,#25,1500.);\n#122=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,200.,200.);\n", 1e6);
    row("a cut that would leave nothing is none",
        "#121=IFCEXTRUDEDAREASOLID(#122,#21,#25,3000.);\n#122=IFCCIRCLEPROFILEDEF(.AREA.,$,#23,2000.);\n", 1e6);
}

void TstIfcShapes::a_cut_changes_the_outline_only_through_the_whole_height()
{
    QFETCH(QByteArray, second);
    QFETCH(double, area);
    QFETCH(int, ceiling);
    const QByteArray body =
        "#110=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#120,#121);\n#120=IFCEXTRUDEDAREASOLID(#119,#21,#25,3000.);\n#119=" + ten + second;
    expectSpace(body, 1, area, 20, QString());
    const auto m = read(ifc(body));
    QCOMPARE(m.value().spaces[0].ceiling.value_or(Length{}), mm(ceiling));
}

void TstIfcShapes::two_thousand_cuts_are_followed()
{
    QByteArray body = "#110=IFCBOOLEANRESULT(.DIFFERENCE.,#1001,#121);\n#121=IFCEXTRUDEDAREASOLID(#122,#21,#25,1000.);\n"
                      "#122=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,100.,100.);\n"
                      "#3002=IFCEXTRUDEDAREASOLID(#119,#21,#25,3000.);\n#119="
        + ten + "#131=IFCEXTRUDEDAREASOLID(#122,#21,#25,3000.);\n";
    for (int i = 1001; i <= 3001; ++i)
        body += "#" + QByteArray::number(i) + "=IFCBOOLEANRESULT(.DIFFERENCE.,#" + QByteArray::number(i + 1)
            + (i == 2500 ? ",#131);\n" : ",#121);\n");
    expectSpace(body, 1, 990'000, 20, QString());
}

void TstIfcShapes::a_crossing_outline_is_made_sound_and_noted()
{
    const QByteArray ring =
        "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#139);\n#139=IFCINDEXEDPOLYCURVE(#140,$,$);\n#140=IFCCARTESIANPOINTLIST2D(";
    const auto crossing = read(ifc(extruded(ring + "((0.,0.),(2000.,0.),(0.,1000.),(2000.,1000.),(0.,0.)));\n")));
    QVERIFY(crossing);
    QVERIFY(noted(crossing.value(), ImportCause::ShapeRepaired));
    QVERIFY(std::fabs(areaOf(crossing.value().spaces[0]) - 1e6) < 10);
    const auto fine = read(ifc(extruded(ring + "((0.,0.),(2000.,0.),(2000.,0.),(2000.,1000.),(0.,1000.),(0.,0.)));\n")));
    QVERIFY(fine);
    QVERIFY(!noted(fine.value(), ImportCause::ShapeRepaired));
}

void TstIfcShapes::holes_know_the_outline_they_lie_in()
{
    const QByteArray text = ifc("#110=IFCEXTRUDEDAREASOLID(#112,#21,#25,3000.);\n#112=IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#140,#141),$);\n"
                                "#140=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,1000.,1000.);\n"
                                "#141=IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,#142,400.,100.);\n#142=IFCAXIS2PLACEMENT2D(#143,$);\n"
                                "#143=IFCCARTESIANPOINT((5000.,0.));\n");
    const auto file = StepFile::fromBytes(text, QStringLiteral("x"));
    QVERIFY(file);
    IfcSource source(file.value(), IfcVersion::Ifc4);
    source.units.lengthInMm = 1;
    IfcShapes shapes(source);
    const std::optional<IfcFootprint> f = shapes.footprint(*file.value().find(100), IfcFrame{});
    QVERIFY(f);
    QCOMPARE(f->outlines.size(), size_t(2));
    QCOMPARE(f->holes.size(), size_t(1));
    QCOMPARE(f->holeOf, std::vector<size_t>{1});
    QVERIFY(ifcInside(f->outlines[1], f->holes[0][0]));
}

void TstIfcShapes::placements_are_followed_or_noted_data()
{
    QTest::addColumn<QByteArray>("placement");
    QTest::addColumn<QString>("box");
    QTest::addColumn<bool>("doubtful");
    const auto row = [](const char* name, const QByteArray& placement, const char* box, bool doubtful = false) {
        QTest::newRow(name) << placement << QString::fromLatin1(box) << doubtful;
    };
    const QByteArray at = "#31=IFCCARTESIANPOINT((5000.,0.,0.));\n";
    row("a direction of x that is not square to the axis",
        "#30=IFCLOCALPLACEMENT($,#32);\n#32=IFCAXIS2PLACEMENT3D(#31,#25,#33);\n#33=IFCDIRECTION((0.,1.,7.));\n" + at, "4400,0 5000,1000");
    row("a direction of x along the axis", "#30=IFCLOCALPLACEMENT($,#32);\n#32=IFCAXIS2PLACEMENT3D(#31,#25,#25);\n" + at,
        "5000,0 6000,600");
    row("an axis without a direction of x", "#30=IFCLOCALPLACEMENT($,#32);\n#32=IFCAXIS2PLACEMENT3D(#31,#25,$);\n" + at, "5000,0 6000,600");
    row("a chain",
        "#30=IFCLOCALPLACEMENT(#33,#32);\n#32=IFCAXIS2PLACEMENT3D(#31,$,$);\n#33=IFCLOCALPLACEMENT($,#34);\n"
        "#34=IFCAXIS2PLACEMENT3D(#31,#25,#27);\n"
            + at,
        "4400,5000 5000,6000");
    row("a circle", "#30=IFCLOCALPLACEMENT(#33,#21);\n#33=IFCLOCALPLACEMENT(#30,#21);\n", "", true);
    row("on a grid", "#30=IFCGRIDPLACEMENT($,$,$);\n", "", true);
    row("along an alignment, with its position", "#30=IFCLINEARPLACEMENT($,$,#32);\n#32=IFCAXIS2PLACEMENT3D(#31,$,$);\n" + at,
        "5000,0 6000,600", true);
    row("along an alignment, without", "#30=IFCLINEARPLACEMENT($,$,$);\n", "", true);
}

void TstIfcShapes::placements_are_followed_or_noted()
{
    QFETCH(QByteArray, placement);
    QFETCH(QString, box);
    QFETCH(bool, doubtful);
    const auto m = read(ifc("#110=IFCBLOCK(#21,1000.,600.,500.);\n" + placement,
                            "#100=IFCSPACE('E000000000000000000001',$,'1',$,$,#30,#101,'Room',.ELEMENT.,$,$);\n"
                            "#103=IFCRELAGGREGATES('R000000000000000000003',$,$,$,#5,(#100));\n",
                            "IFC4X3"));
    QVERIFY2(m, qPrintable(errorText(m)));
    const IfcPolygon& outline = m.value().spaces.at(0).outline;
    QCOMPARE(outline.empty() ? QString() : boxText(outline), box);
    QCOMPARE(noted(m.value(), ImportCause::Placement), doubtful);
}

void TstIfcShapes::an_extent_lies_along_the_given_axes()
{
    // A block turned by 30 degrees: tight along its own axes, larger along those of the world.
    const QByteArray text = ifc("#110=IFCBLOCK(#21,1000.,100.,2000.);\n");
    const auto file = StepFile::fromBytes(text, QStringLiteral("x"));
    QVERIFY(file);
    IfcSource source(file.value(), IfcVersion::Ifc4);
    source.units.lengthInMm = 1;
    IfcShapes shapes(source);
    const double c = std::sqrt(0.75), s = 0.5;
    const IfcFrame turned{{7000, 0, 100}, {c, s, 0}, {-s, c, 0}, {0, 0, 1}};
    const quint32 product = *file.value().find(100);
    const std::optional<IfcFootprint> tight = shapes.extent(product, turned, turned), loose = shapes.extent(product, turned, IfcFrame{});
    QVERIFY(tight && loose);
    QVERIFY(std::fabs(ifcArea(tight->outlines[0]) - 100'000) < 1);
    QVERIFY(std::fabs(ifcArea(loose->outlines[0]) - (1000 * c + 100 * s) * (1000 * s + 100 * c)) < 1);
    QVERIFY(tight->hasHeight);
    QCOMPARE(tight->zMin, 100.);
    QCOMPARE(tight->zMax, 2100.);
}

void TstIfcShapes::a_shared_body_is_walked_once_and_placed_often()
{
    // A round body of many corners, in two places, one of them mirrored, one leaning.
    const QByteArray text = ifc("#110=IFCMAPPEDITEM(#134,#135);\n#130=IFCSHAPEREPRESENTATION($,'Body','Any',(#131));\n"
                                "#131=IFCRIGHTCIRCULARCYLINDER(#21,3000.,1000.);\n#134=IFCREPRESENTATIONMAP(#21,#130);\n"
                                "#135=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#136,#27,#22,1.,#25);\n#136=IFCDIRECTION((-1.,0.,0.));\n");
    const auto file = StepFile::fromBytes(text, QStringLiteral("x"));
    QVERIFY(file);
    IfcSource source(file.value(), IfcVersion::Ifc4);
    source.units.lengthInMm = 1;
    IfcShapes shapes(source);
    const quint32 product = *file.value().find(100);
    for (const double x : {0., 5000.}) {
        const std::optional<IfcFootprint> f = shapes.extent(product, IfcFrame{{x, 0, 0}}, IfcFrame{});
        QVERIFY(f);
        QCOMPARE(boxText(ifcPolygon(f->outlines[0])), QStringLiteral("%1,-1000 %2,1000").arg(x - 1000).arg(x + 1000));
        QCOMPARE(f->zMax, 3000.);
    }
    const IfcFrame leaning{{0, 0, 0}, {1, 0, 0}, {0, 0, 1}, {0, -1, 0}};
    const std::optional<IfcFootprint> f = shapes.extent(product, leaning, IfcFrame{});
    QVERIFY(f);
    QCOMPARE(boxText(ifcPolygon(f->outlines[0])), QStringLiteral("-1000,-3000 1000,0"));
    QCOMPARE(f->zMin, -1000.);
}

void TstIfcShapes::walls_without_an_axis_take_it_from_the_body_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<bool>("axis");
    QTest::addColumn<bool>("curved");
    QTest::addColumn<int>("thickness");
    QTest::newRow("a straight wall") << QByteArray("IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,4000.,200.);\n") << true << false << 200;
    QTest::newRow("a quarter of a ring") << QByteArray(
        "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#139);\n#139=IFCINDEXEDPOLYCURVE(#140,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,4)),"
        "IFCARCINDEX((4,5,6)),IFCLINEINDEX((6,1))),$);\n#140=IFCCARTESIANPOINTLIST2D(((4100.,0.),(2899.138,2899.138),(0.,4100.),"
        "(0.,3900.),(2757.716,2757.716),(3900.,0.)));\n")
                                         << true << true << 200;
    QTest::newRow("round a corner") << QByteArray("IFCLSHAPEPROFILEDEF(.AREA.,$,#23,4000.,3000.,200.,$,$,$);\n") << false << false << 0;
    QTest::newRow("two parts in one line") << QByteArray(
        "IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#140,#141),$);\n#140=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,2000.,200.);\n"
        "#141=IFCRECTANGLEPROFILEDEF(.AREA.,$,#142,2000.,200.);\n#142=IFCAXIS2PLACEMENT2D(#143,$);\n"
        "#143=IFCCARTESIANPOINT((3000.,0.));\n")
                                           << true << false << 200;
}

void TstIfcShapes::walls_without_an_axis_take_it_from_the_body()
{
    QFETCH(QByteArray, profile);
    QFETCH(bool, axis);
    QFETCH(bool, curved);
    QFETCH(int, thickness);
    const auto m = read(ifc(extruded(profile),
                            "#100=IFCWALL('E000000000000000000001',$,'1',$,$,#20,#101,$,$);\n"
                            "#103=IFCRELCONTAINEDINSPATIALSTRUCTURE('R000000000000000000003',$,$,$,(#100),#5);\n"));
    QVERIFY2(m, qPrintable(errorText(m)));
    const IfcWall& w = m.value().walls.at(0);
    QVERIFY(!w.outline.empty());
    QCOMPARE(!w.axis.empty(), axis);
    QCOMPARE(w.axis.size() > 2, curved);
    QCOMPARE(noted(m.value(), ImportCause::WallNoAxis), !axis);
    if (axis)
        QVERIFY2(std::fabs(toMm(w.thickness.value_or(Length{})) - thickness) < 5, qPrintable(notesText(m.value())));
    for (const IfcPoint p : w.axis) {
        if (curved)
            QVERIFY(std::fabs(std::hypot(toMm(p.x), toMm(p.y)) - 4000) < 10);
    }
}

void TstIfcShapes::the_type_tells_the_layers_when_the_wall_names_a_plain_material()
{
    const auto m =
        read(ifc(extruded("IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,4000.,200.);\n")
                     + "#150=IFCMATERIAL('brick',$,$);\n#151=IFCRELASSOCIATESMATERIAL('M1',$,$,$,(#100),#150);\n"
                       "#152=IFCMATERIALLAYERSET((#153),$,$);\n#153=IFCMATERIALLAYER(#150,240.,$,$,$,$,$);\n"
                       "#154=IFCWALLTYPE('T000000000000000000001',$,'W',$,$,$,$,$,$,.STANDARD.);\n"
                       "#155=IFCRELASSOCIATESMATERIAL('M2',$,$,$,(#154),#152);\n#156=IFCRELDEFINESBYTYPE('D',$,$,$,(#100),#154);\n",
                 "#100=IFCWALL('E000000000000000000001',$,'1',$,$,#20,#101,$,$);\n"));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(m.value().walls.at(0).thickness.value_or(Length{}), mm(240));
}

QTEST_APPLESS_MAIN(TstIfcShapes)
#include "tst_ifc_shapes.moc"
