// SPDX-License-Identifier: GPL-3.0-or-later
// Small files made here, one claim each.
#include "core/interop/ifc/ifc_reader.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace sp;

class TstIfcReader : public QObject {
    Q_OBJECT

private slots:
    void every_schema_has_its_own_places_data();
    void every_schema_has_its_own_places();
    void a_file_that_is_no_building_is_an_error();
    void lengths_come_in_any_unit_data();
    void lengths_come_in_any_unit();
    void without_a_length_unit_there_are_no_lengths();
    void outlines_come_from_any_body_data();
    void outlines_come_from_any_body();
    void an_arc_stays_within_five_millimetres();
    void walls_have_axis_and_thickness_data();
    void walls_have_axis_and_thickness();
    void doors_lie_where_the_file_says_data();
    void doors_lie_where_the_file_says();
    void a_turned_door_tells_both_directions();
    void own_properties_come_before_those_of_the_type();
    void values_of_every_kind_have_a_text_data();
    void values_of_every_kind_have_a_text();
    void only_valves_are_valves();
    void a_missing_or_repeated_global_id_is_noted();
    void circles_and_missing_references_end_in_notes_data();
    void circles_and_missing_references_end_in_notes();
    void a_unit_of_itself_gives_no_lengths();
    void shared_data_does_not_multiply();
    void reading_can_be_cancelled();
};

namespace {

/// A project in millimetres with one building, one storey, the world placement #20 and axes #21 (3D) and #23 (2D).
QByteArray ifc(const QByteArray& schema, const QByteArray& body,
               const QByteArray& units = "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n")
{
    return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('',$,(''),(''),'','','');\nFILE_SCHEMA(('" + schema
        + "'));\nENDSEC;\nDATA;\n"
          "#1=IFCPROJECT('P000000000000000000001',$,'Project',$,$,$,$,$,#2);\n#2=IFCUNITASSIGNMENT((#3));\n"
        + units
        + "#4=IFCBUILDING('B000000000000000000001',$,'House',$,$,$,$,$,$,$,$,$);\n"
          "#5=IFCBUILDINGSTOREY('S000000000000000000001',$,'Ground',$,$,$,$,$,$,0.);\n"
          "#6=IFCRELAGGREGATES('R000000000000000000001',$,$,$,#1,(#4));\n#7=IFCRELAGGREGATES('R000000000000000000002',$,$,$,#4,(#5));\n"
          "#20=IFCLOCALPLACEMENT($,#21);\n#21=IFCAXIS2PLACEMENT3D(#22,$,$);\n#22=IFCCARTESIANPOINT((0.,0.,0.));\n"
          "#23=IFCAXIS2PLACEMENT2D(#24,$);\n#24=IFCCARTESIANPOINT((0.,0.));\n#25=IFCDIRECTION((0.,0.,1.));\n"
        + body + "ENDSEC;\nEND-ISO-10303-21;\n";
}

Result<IfcModel> read(const QByteArray& bytes)
{
    SP_TRY(file, StepFile::fromBytes(bytes, QStringLiteral("test.ifc")));
    return readIfc(file);
}

/// "0,0 1000,0": whole millimetres.
QString pointsText(const std::vector<IfcPoint>& points)
{
    QStringList out;
    for (const IfcPoint p : points)
        out += QStringLiteral("%1,%2").arg(std::llround(toMm(p.x))).arg(std::llround(toMm(p.y)));
    return out.join(u' ');
}

bool noted(const IfcModel& m, QStringView part)
{
    for (const IfcNote& n : m.notes) {
        if (n.sentence.contains(part))
            return true;
    }
    return false;
}

QString notesText(const IfcModel& m)
{
    QStringList out;
    for (const IfcNote& n : m.notes)
        out += QStringLiteral("#%1 %2").arg(n.instance).arg(n.sentence);
    return out.join(u'\n');
}

const QByteArray rectangle = "#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,3000.);\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,4000.,2000.);\n";

/// A space whose body is #110.
QByteArray spaceWith(const QByteArray& item, const QByteArray& placement = "#20")
{
    return "#100=IFCSPACE('E000000000000000000001',$,'1',$,$," + placement
        + ",#101,'Room',.ELEMENT.,$,$);\n#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));\n"
          "#102=IFCSHAPEREPRESENTATION($,'Body','Any',(#110));\n#103=IFCRELAGGREGATES('R000000000000000000003',$,$,$,#5,(#100));\n"
        + item;
}

} // namespace

void TstIfcReader::every_schema_has_its_own_places_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("readAs");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("fromType");
    const QByteArray rel =
        "#32=IFCRELDEFINESBYTYPE('T000000000000000000001',$,$,$,(#30),#31);\n#33=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#5);\n";
    const QByteArray oldDoor = "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,'01',2100.,900.);\n";
    const QByteArray newDoor = "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,'01',2100.,900.,.DOOR.,.SWING_FIXED_LEFT.,$);\n";
    const QByteArray silentDoor = "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,'01',2100.,900.,.DOOR.,.NOTDEFINED.,$);\n";
    const QByteArray style = "#31=IFCDOORSTYLE('Y000000000000000000001',$,'Style',$,$,$,$,$,.SINGLE_SWING_LEFT.,.WOOD.,.F.,.F.);\n";
    const QByteArray type = "#31=IFCDOORTYPE('Y000000000000000000001',$,'Type',$,$,$,$,$,$,.DOOR.,.DOUBLE_SWING_RIGHT.,.F.,$);\n";
    const QString left = QStringLiteral("SINGLE_SWING_LEFT"), own = QStringLiteral("SWING_FIXED_LEFT"),
                  right = QStringLiteral("DOUBLE_SWING_RIGHT");
    const int v2 = int(IfcVersion::Ifc2x3), v4 = int(IfcVersion::Ifc4), v43 = int(IfcVersion::Ifc4x3);
    QTest::newRow("IFC2X3: the style tells") << QByteArray("IFC2X3") << oldDoor + style + rel << v2 << true << left << true;
    QTest::newRow("IFC4: the door tells") << QByteArray("IFC4") << newDoor + type + rel << v4 << true << own << false;
    QTest::newRow("IFC4: the door is silent, its type tells")
        << QByteArray("IFC4") << silentDoor + type + rel << v4 << true << right << true;
    QTest::newRow("IFC4: the door is silent, its old style tells")
        << QByteArray("IFC4") << silentDoor + style + rel << v4 << true << left << true;
    QTest::newRow("IFC4X3: the type tells") << QByteArray("IFC4X3_ADD2") << silentDoor + type + rel << v43 << true << right << true;
    QTest::newRow("nobody tells") << QByteArray("IFC4") << silentDoor + rel << v4 << true << QString() << false;
    QTest::newRow("IFC2X2 is read as IFC2X3") << QByteArray("IFC2X2_FINAL") << oldDoor + style + rel << v2 << false << left << true;
    QTest::newRow("IFC4X1 is read as IFC4X3") << QByteArray("IFC4X1") << newDoor + rel << v43 << false << own << false;
    QTest::newRow("lower case") << QByteArray("ifc4") << newDoor + rel << v4 << true << own << false;
}

void TstIfcReader::every_schema_has_its_own_places()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, body);
    QFETCH(int, readAs);
    QFETCH(bool, exact);
    QFETCH(QString, operation);
    QFETCH(bool, fromType);
    const auto m = read(ifc(schema, body));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(int(m.value().readAs), readAs);
    QCOMPARE(noted(m.value(), u"nearest"), !exact);
    QCOMPARE(m.value().doors.size(), size_t(1));
    const IfcDoor& d = m.value().doors[0];
    QCOMPARE(d.operation.value_or(QString()), operation);
    QCOMPARE(d.operationFromType, fromType);
    QCOMPARE(d.width, std::optional(mm(900)));
    QCOMPARE(d.height, std::optional(mm(2100)));
    QCOMPARE(d.tag, std::optional(QStringLiteral("01")));
    QCOMPARE(d.storey, std::optional(0));
    QCOMPARE(m.value().storeys[0].building, std::optional(0));
}

void TstIfcReader::a_file_that_is_no_building_is_an_error()
{
    const auto m = read(ifc("AUTOMOTIVE_DESIGN", ""));
    QVERIFY(!m);
    QCOMPARE(m.error().code, ErrorCode::Unsupported);
    QVERIFY(m.error().message.contains(QStringLiteral("AUTOMOTIVE_DESIGN")));
}

void TstIfcReader::lengths_come_in_any_unit_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("width");
    QTest::addColumn<qint64>("nanometres");
    QTest::addColumn<QString>("name");
    const QByteArray foot = "#3=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'FOOT',#8);\n#8=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(0.3048),#9);\n#9="
                            "IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n";
    QByteArray inch = foot;
    inch.replace("FOOT", "INCH").replace("0.3048", "25.4").replace("$,.METRE", ".MILLI.,.METRE");
    QTest::newRow("metre") << QByteArray("#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n") << QByteArray("0.9144") << qint64(914'400'000)
                           << QStringLiteral("METRE");
    QTest::newRow("millimetre") << QByteArray("#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n") << QByteArray("914.4")
                                << qint64(914'400'000) << QStringLiteral("MILLIMETRE");
    QTest::newRow("centimetre") << QByteArray("#3=IFCSIUNIT(*,.LENGTHUNIT.,.CENTI.,.METRE.);\n") << QByteArray("91.44")
                                << qint64(914'400'000) << QStringLiteral("CENTIMETRE");
    QTest::newRow("foot") << foot << QByteArray("3.") << inches(36).n << QStringLiteral("FOOT");
    QTest::newRow("foot, as Revit rounds") << foot << QByteArray("6.999999999999999") << inches(84).n << QStringLiteral("FOOT");
    QTest::newRow("inch, a sixty-fourth") << inch << QByteArray("0.015625") << inch64(1).n << QStringLiteral("INCH");
    QTest::newRow("beyond any building") << foot << QByteArray("1.E30") << qint64(-1) << QStringLiteral("FOOT");
}

void TstIfcReader::lengths_come_in_any_unit()
{
    QFETCH(QByteArray, units);
    QFETCH(QByteArray, width);
    QFETCH(qint64, nanometres);
    QFETCH(QString, name);
    const auto m = read(ifc("IFC2X3", "#30=IFCDOOR('D000000000000000000001',$,$,$,$,$,$,$,$," + width + ");\n", units));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(m.value().units.lengthName, name);
    QCOMPARE(m.value().doors[0].width.value_or(Length{-1}).n, nanometres);
    QVERIFY(!m.value().doors[0].height && !m.value().doors[0].name && !m.value().doors[0].place);
}

void TstIfcReader::without_a_length_unit_there_are_no_lengths()
{
    const auto m = read(ifc("IFC4", spaceWith(rectangle) + "#30=IFCDOOR('D000000000000000000001',$,$,$,$,#20,$,$,2.,1.,$,$,$);\n",
                            "#3=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);\n"));
    QVERIFY(m);
    QVERIFY(noted(m.value(), u"no length unit"));
    QVERIFY(!m.value().doors[0].width && !m.value().doors[0].place && !m.value().storeys[0].elevation);
    QVERIFY(m.value().spaces[0].outline.empty());
}

void TstIfcReader::outlines_come_from_any_body_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outline");
    QTest::addColumn<int>("floor"); // mm
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& body, const char* outline, int floor, const char* says = "") {
        QTest::newRow(name) << body << QString::fromLatin1(outline) << floor << QString::fromLatin1(says);
    };
    const QByteArray profile = "#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,3000.);\n#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112);\n";
    const QByteArray square = "-2000,-1000 2000,-1000 2000,1000 -2000,1000";
    row("a rectangle", spaceWith(rectangle), square, 0);
    row("a rectangle in a turned and raised placement",
        spaceWith(
            rectangle
                + "#30=IFCLOCALPLACEMENT(#20,#31);\n#31=IFCAXIS2PLACEMENT3D(#32,#25,#33);\n#32=IFCCARTESIANPOINT((10000.,5000.,3000.));\n"
                  "#33=IFCDIRECTION((0.,1.,0.));\n",
            "#30"),
        "11000,3000 11000,7000 9000,7000 9000,3000", 3000);
    row("extruded downwards",
        spaceWith("#110=IFCEXTRUDEDAREASOLID(#111,#21,#30,3000.);\n#30=IFCDIRECTION((0.,0.,-1.));\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#"
                  "23,4000.,2000.);\n"),
        square, -3000);
    row("a polyline, clockwise and closed",
        spaceWith(profile
                  + "#112=IFCPOLYLINE((#120,#121,#122,#123,#120));\n#120=IFCCARTESIANPOINT((0.,0.));\n#121=IFCCARTESIANPOINT((0.,1000.));\n"
                    "#122=IFCCARTESIANPOINT((2000.,1000.));\n#123=IFCCARTESIANPOINT((2000.,0.));\n"),
        "2000,0 2000,1000 0,1000 0,0", 0);
    row("an indexed curve without segments",
        spaceWith(
            profile
            + "#112=IFCINDEXEDPOLYCURVE(#120,$,$);\n#120=IFCCARTESIANPOINTLIST2D(((0.,0.),(1000.,0.),(1000.,500.),(0.,500.),(0.,0.)));\n"),
        "0,0 1000,0 1000,500 0,500", 0);
    row("an indexed curve with segments",
        spaceWith(profile
                  + "#112=IFCINDEXEDPOLYCURVE(#120,(IFCLINEINDEX((1,2,3)),IFCLINEINDEX((3,4,1))),.F.);\n"
                    "#120=IFCCARTESIANPOINTLIST2D(((0.,0.),(1000.,0.),(1000.,500.),(0.,500.)));\n"),
        "0,0 1000,0 1000,500 0,500", 0);
    row("a composite curve with a segment the other way round",
        spaceWith(profile
                  + "#112=IFCCOMPOSITECURVE((#130,#131),.F.);\n#130=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#132);\n"
                    "#131=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#133);\n#132=IFCPOLYLINE((#120,#121,#122));\n#133=IFCPOLYLINE((#120,#"
                    "123,#122));\n"
                    "#120=IFCCARTESIANPOINT((0.,0.));\n#121=IFCCARTESIANPOINT((900.,0.));\n#122=IFCCARTESIANPOINT((900.,500.));\n"
                    "#123=IFCCARTESIANPOINT((0.,500.));\n"),
        "0,0 900,0 900,500 0,500", 0);
    row("a body with its top cut off",
        spaceWith("#110=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#113,$);\n#113=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#114,$);\n#114"
                  + rectangle.mid(4)),
        square, 0);
    row("a mapped body, mirrored",
        spaceWith("#110=IFCMAPPEDITEM(#140,#141);\n#140=IFCREPRESENTATIONMAP(#21,#142);\n#142=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',"
                  "(#143));\n"
                  "#141=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#144,$,#145,1.,$);\n#144=IFCDIRECTION((-1.,0.,0.));\n#145=IFCCARTESIANPOINT(("
                  "100.,0.,0.));\n"
                  "#143=IFCEXTRUDEDAREASOLID(#111,#21,#25,3000.);\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#146,400.,200.);\n"
                  "#146=IFCAXIS2PLACEMENT2D(#147,$);\n#147=IFCCARTESIANPOINT((200.,100.));\n"),
        "100,0 -300,0 -300,-200 100,-200", 0);
    const QByteArray faces =
        "#150=IFCCLOSEDSHELL((#151,#152,#153));\n#151=IFCFACE((#154));\n#152=IFCFACE((#155));\n#153=IFCFACE((#156));\n"
        "#154=IFCFACEOUTERBOUND(#157,.T.);\n#155=IFCFACEOUTERBOUND(#158,.T.);\n#156=IFCFACEOUTERBOUND(#159,.T.);\n"
        "#157=IFCPOLYLOOP((#160,#162,#161));\n#158=IFCPOLYLOOP((#160,#163,#162));\n#159=IFCPOLYLOOP((#160,#161,#164));\n"
        "#160=IFCCARTESIANPOINT((0.,0.,-50.));\n#161=IFCCARTESIANPOINT((800.,0.,-50.));\n#162=IFCCARTESIANPOINT((800.,600.,-50.));\n"
        "#163=IFCCARTESIANPOINT((0.,600.,-50.));\n#164=IFCCARTESIANPOINT((800.,0.,900.));\n";
    row("a faceted body, its floor in two triangles", spaceWith("#110=IFCFACETEDBREP(#150);\n" + faces), "0,0 800,0 800,600 0,600", -50);
    row("a surface model", spaceWith("#110=IFCFACEBASEDSURFACEMODEL((#150));\n" + faces), "0,0 800,0 800,600 0,600", -50);
    row("triangles",
        spaceWith("#110=IFCTRIANGULATEDFACESET(#150,$,.T.,((1,3,2),(1,4,3),(1,2,5)),$);\n"
                  "#150=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(800.,0.,0.),(800.,600.,0.),(0.,600.,0.),(800.,0.,900.)));\n"),
        "0,0 800,0 800,600 0,600", 0);
    row("polygons with a point list of their own",
        spaceWith("#110=IFCPOLYGONALFACESET(#150,.T.,(#151,#152),(2,3,4,5,6));\n#151=IFCINDEXEDPOLYGONALFACE((1,4,3,2));\n#152="
                  "IFCINDEXEDPOLYGONALFACE((1,2,5));\n"
                  "#150=IFCCARTESIANPOINTLIST3D(((7.,7.,7.),(0.,0.,0.),(800.,0.,0.),(800.,600.,0.),(0.,600.,0.),(800.,0.,900.)));\n"),
        "0,0 800,0 800,600 0,600", 0);
    row("a stepped floor, all faces that look down",
        spaceWith("#110=IFCPOLYGONALFACESET(#150,.T.,(#151,#152),$);\n#151=IFCINDEXEDPOLYGONALFACE((1,4,3,2));\n#152="
                  "IFCINDEXEDPOLYGONALFACE((5,8,7,6));\n"
                  "#150=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(500.,0.,0.),(500.,600.,0.),(0.,600.,0.),(500.,0.,150.),(900.,0.,150.),(900.,"
                  "600.,150.),(500.,600.,150.)));\n"),
        "0,0 900,0 900,600 0,600", 0);
    row("a body without any floor",
        spaceWith("#110=IFCTRIANGULATEDFACESET(#150,$,.F.,((1,2,3)),$);\n#150=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(800.,0.,0.),(800.,0.,"
                  "900.)));\n"),
        "", 0, "no shape that can be read");
    row("a bounding box", spaceWith("#110=IFCBOUNDINGBOX(#22,1000.,500.,2500.);\n"), "0,0 1000,0 1000,500 0,500", 0, "bounding box");
    row("lying on its side",
        spaceWith(
            "#110=IFCEXTRUDEDAREASOLID(#111,#170,#25,5000.);\n#170=IFCAXIS2PLACEMENT3D(#22,#171,#172);\n#171=IFCDIRECTION((0.,1.,0.));\n"
            "#172=IFCDIRECTION((1.,0.,0.));\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,300.,2600.);\n"),
        "-150,0 150,0 150,5000 -150,5000", -1300);
    row("a kind that is not read", spaceWith("#110=IFCSECTIONEDSPINE($,$,$);\n"), "", 0, "IFCSECTIONEDSPINE");
}

void TstIfcReader::outlines_come_from_any_body()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, outline);
    QFETCH(int, floor);
    QFETCH(QString, says);
    const auto m = read(ifc("IFC4", body));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(m.value().spaces.size(), size_t(1));
    const IfcSpace& s = m.value().spaces[0];
    // The same ring may begin at any corner.
    QStringList got = pointsText(s.outline).split(u' '), want = outline.split(u' ');
    for (qsizetype i = 0; i < got.size() && got != want; ++i)
        got.append(got.takeFirst());
    QVERIFY2(got == want, qPrintable(got.join(u' ') + u'\n' + notesText(m.value())));
    if (!outline.isEmpty())
        QCOMPARE(s.floor.value_or(Length{}), mm(floor));
    if (says.isEmpty())
        QVERIFY2(m.value().notes.empty(), qPrintable(notesText(m.value())));
    else
        QVERIFY2(noted(m.value(), says), qPrintable(notesText(m.value())));
}

void TstIfcReader::an_arc_stays_within_five_millimetres()
{
    // A half disc of 4 m radius: by three points, by a trimmed circle in degrees, and by a trimmed circle between points.
    const QByteArray head = "#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,3000.);\n#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112);\n";
    const QByteArray composite = "#112=IFCCOMPOSITECURVE((#130,#131),.F.);\n#130=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#132);\n"
                                 "#131=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#133);\n#133=IFCPOLYLINE((#121,#120));\n"
                                 "#120=IFCCARTESIANPOINT((4000.,0.));\n#121=IFCCARTESIANPOINT((-4000.,0.));\n#134=IFCCIRCLE(#23,4000.);\n";
    const QByteArray degrees =
        "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#8=IFCCONVERSIONBASEDUNIT($,.PLANEANGLEUNIT.,'DEGREE',#9);\n"
        "#9=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.0174532925199433),#10);\n#10=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n";
    for (const QByteArray& curve :
         {QByteArray("#112=IFCINDEXEDPOLYCURVE(#120,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))),.F.);\n#120=IFCCARTESIANPOINTLIST2D(((4000.,"
                     "0.),(0.,4000.),(-4000.,0.)));\n"),
          composite + "#132=IFCTRIMMEDCURVE(#134,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(180.)),.T.,.PARAMETER.);\n",
          composite + "#132=IFCTRIMMEDCURVE(#134,(#120),(#121),.T.,.CARTESIAN.);\n"}) {
        QByteArray bytes = ifc("IFC4", spaceWith(head + curve), degrees);
        bytes.replace("IFCUNITASSIGNMENT((#3))", "IFCUNITASSIGNMENT((#3,#8))");
        const auto m = read(bytes);
        QVERIFY(m);
        const IfcPolygon& outline = m.value().spaces[0].outline;
        QVERIFY2(outline.size() > 20 && outline.size() < 100, qPrintable(notesText(m.value())));
        for (size_t i = 0; i < outline.size(); ++i) {
            const IfcPoint a = outline[i], b = outline[(i + 1) % outline.size()];
            QVERIFY(toMm(a.y) >= -0.001);
            if (toMm(a.y) < 0.001 && toMm(b.y) < 0.001)
                continue; // the straight side
            const double off = 4000 - std::hypot(toMm(a.x) + toMm(b.x), toMm(a.y) + toMm(b.y)) / 2;
            QVERIFY2(off > -0.001 && off <= 5, qPrintable(QString::number(off)));
        }
    }
}

void TstIfcReader::walls_have_axis_and_thickness_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("axis");
    QTest::addColumn<int>("thickness"); // mm
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("says");
    const QByteArray wall =
        "#100=IFCWALL('W000000000000000000001',$,'Wall',$,$,#20,#101,$,$);\n#103=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#100),#5);\n";
    const QByteArray axis =
        "#102=IFCSHAPEREPRESENTATION($,'Axis','Curve2D',(#104));\n#104=IFCPOLYLINE((#24,#105));\n#105=IFCCARTESIANPOINT((5000.,0.));\n";
    const QByteArray solid = "#106=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',(#110));\n#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,3000.);\n"
                             "#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#112,5000.,200.);\n#112=IFCAXIS2PLACEMENT2D(#113,$);\n#113="
                             "IFCCARTESIANPOINT((2500.,-100.));\n";
    const QByteArray layers =
        "#120=IFCRELASSOCIATESMATERIAL('M',$,$,$,(#100),#121);\n#121=IFCMATERIALLAYERSETUSAGE(#122,.AXIS2.,.NEGATIVE.,0.,$);\n"
        "#122=IFCMATERIALLAYERSET((#123,#124),$,$);\n#123=IFCMATERIALLAYER($,150.,$);\n#124=IFCMATERIALLAYER($,50.,$);\n";
    const QByteArray typeLayers =
        "#125=IFCRELDEFINESBYTYPE('Y',$,$,$,(#100),#126);\n#126=IFCWALLTYPE('Y000000000000000000001',$,'T',$,$,$,$,$,$,.SOLIDWALL.);\n"
        "#120=IFCRELASSOCIATESMATERIAL('M',$,$,$,(#126),#122);\n"
        + layers.mid(layers.indexOf("#122="));
    const QByteArray both = "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102,#106));\n",
                     onlyBody = "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#106));\n", onlyAxis = "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));\n";
    const auto row = [](const char* name, const QByteArray& body, const char* text, int thickness, int offset, const char* says = "") {
        QTest::newRow(name) << body << QString::fromLatin1(text) << thickness << offset << QString::fromLatin1(says);
    };
    row("axis, body and layers", wall + both + axis + solid + layers, "0,0 5000,0", 200, -100);
    row("axis and layers", wall + onlyAxis + axis + layers, "0,0 5000,0", 200, -100);
    row("axis and body", wall + both + axis + solid, "0,0 5000,0", 200, -100);
    row("axis, body and layers of the type", wall + both + axis + solid + typeLayers, "0,0 5000,0", 200, -100);
    row("axis alone", wall + onlyAxis + axis, "0,0 5000,0", -1, -1);
    row("body alone", wall + onlyBody + solid, "0,-100 5000,-100", 200, 0);
    QByteArray thicker = layers;
    thicker.replace("50.,$", "80.,$");
    row("layers that contradict the body", wall + both + axis + solid + thicker, "0,0 5000,0", 260, -130, "the layers hold");
    QByteArray bent = solid;
    bent.replace("#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#112,5000.,200.)", "#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#130)");
    bent += "#130=IFCINDEXEDPOLYCURVE(#131,$,$);\n#131=IFCCARTESIANPOINTLIST2D(((0.,0.),(5000.,0.),(5000.,4000.),(4800.,4000.),(4800.,200.)"
            ",(0.,200.),(0.,0.)));\n";
    row("a bent body alone", wall + onlyBody + bent, "", -1, -1, "only its outline");
    row("nothing", wall, "", -1, -1, "neither an axis nor a body");
}

void TstIfcReader::walls_have_axis_and_thickness()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, axis);
    QFETCH(int, thickness);
    QFETCH(int, offset);
    QFETCH(QString, says);
    const auto m = read(ifc("IFC4", body));
    QVERIFY2(m, qPrintable(errorText(m)));
    const IfcWall& w = m.value().walls.at(0);
    QCOMPARE(pointsText(w.axis), axis);
    QCOMPARE(w.thickness.value_or(mm(-1)), mm(thickness));
    QCOMPARE(w.centreOffset.value_or(mm(-1)), mm(offset));
    QCOMPARE(w.storey, std::optional(0));
    if (says.isEmpty())
        QVERIFY2(m.value().notes.empty(), qPrintable(notesText(m.value())));
    else
        QVERIFY2(noted(m.value(), says), qPrintable(notesText(m.value())));
}

void TstIfcReader::doors_lie_where_the_file_says_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("storey"); // -1 none
    QTest::addColumn<int>("hint");
    QTest::addColumn<QByteArray>("parent");
    QTest::addColumn<bool>("hosted");
    const auto row = [](const char* name, const QByteArray& body, int storey, int hint, const char* parent, bool hosted = false) {
        QTest::newRow(name) << body << storey << hint << QByteArray(parent) << hosted;
    };
    const QByteArray wall =
        "#40=IFCWALL('W000000000000000000001',$,'Wall',$,$,#20,$,$,$);\n#41=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#40),#5);\n"
        "#42=IFCOPENINGELEMENT('O000000000000000000001',$,$,$,$,#20,$,$,$);\n#43=IFCRELVOIDSELEMENT('V',$,$,$,#40,#42);\n"
        "#44=IFCRELFILLSELEMENT('F',$,$,$,#42,#30);\n";
    row("contained in the storey", "#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#5);\n", 0, -1, "");
    row("contained in a space of the storey",
        "#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#32);\n#32=IFCSPACE('E000000000000000000001',$,'1',$,$,$,$,$,.ELEMENT.,$,$);"
        "\n"
        "#33=IFCRELAGGREGATES('A',$,$,$,#5,(#32));\n",
        0, -1, "");
    row("part of a curtain wall",
        "#32=IFCCURTAINWALL('U000000000000000000001',$,$,$,$,$,$,$);\n#31=IFCRELAGGREGATES('A',$,$,$,#32,(#30));\n"
        "#33=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#32),#5);\n",
        0, -1, "IFCCURTAINWALL");
    row("filling a wall, contained", wall + "#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#5);\n", 0, -1, "", true);
    row("filling a wall, contained nowhere", wall, -1, 0, "", true);
    row("only referenced", "#31=IFCRELREFERENCEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#5);\n", -1, 0, "");
    row("contained in the building", "#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#4);\n", -1, -1, "");
    row("contained nowhere", "", -1, -1, "");
    row("part of itself", "#31=IFCRELAGGREGATES('A',$,$,$,#30,(#30));\n", -1, -1, "IFCDOOR");
}

void TstIfcReader::doors_lie_where_the_file_says()
{
    QFETCH(QByteArray, body);
    QFETCH(int, storey);
    QFETCH(int, hint);
    QFETCH(QByteArray, parent);
    QFETCH(bool, hosted);
    const auto m = read(ifc("IFC4", "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,$,2100.,900.,$,$,$);\n" + body));
    QVERIFY2(m, qPrintable(errorText(m)));
    const IfcDoor& d = m.value().doors.at(0);
    QCOMPARE(d.storey.value_or(-1), storey);
    QCOMPARE(d.storeyHint.value_or(-1), hint);
    QCOMPARE(d.parentEntity, parent);
    QCOMPARE(d.hostWall.has_value(), hosted);
    if (hosted) {
        QCOMPARE(d.hostGlobalId, std::optional(QStringLiteral("W000000000000000000001")));
        QCOMPARE(d.openingGlobalId, std::optional(QStringLiteral("O000000000000000000001")));
    }
}

void TstIfcReader::a_turned_door_tells_both_directions()
{
    // In a wall that runs along world -y, and again upside down, where y is on the other side of x.
    const QByteArray door =
        "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#31,$,$,2100.,900.,$,$,$);\n#31=IFCLOCALPLACEMENT(#32,#33);\n"
        "#32=IFCLOCALPLACEMENT(#20,#34);\n#33=IFCAXIS2PLACEMENT3D(#35,$,$);\n#35=IFCCARTESIANPOINT((1200.,0.,50.));\n"
        "#34=IFCAXIS2PLACEMENT3D(#36,#37,#38);\n#36=IFCCARTESIANPOINT((7000.,9000.,100.));\n#38=IFCDIRECTION((0.,-1.,0.));\n";
    const auto m = read(ifc("IFC4", door + "#37=IFCDIRECTION((0.,0.,1.));\n"));
    const IfcPlace place{mm(7000), mm(7800), mm(150), Angle{270'000'000}, Angle{0}};
    QCOMPARE(m.value().doors[0].place, std::optional(place));
    const auto down = read(ifc("IFC4", door + "#37=IFCDIRECTION((0.,0.,-1.));\n"));
    const IfcPlace turned{mm(7000), mm(7800), mm(50), Angle{270'000'000}, Angle{180'000'000}};
    QCOMPARE(down.value().doors[0].place, std::optional(turned));
    const auto lying = read(ifc("IFC4", door + "#37=IFCDIRECTION((1.,0.,0.));\n"));
    QVERIFY(lying.value().doors[0].place->xDirection && !lying.value().doors[0].place->yDirection);
}

void TstIfcReader::own_properties_come_before_those_of_the_type()
{
    const auto m = read(ifc(
        "IFC4",
        "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,$,$,$,$,$,$);\n#31=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30),#5);"
        "\n"
        "#32=IFCDOORTYPE('Y000000000000000000001',$,'Type',$,$,(#36),$,$,$,.DOOR.,.NOTDEFINED.,$,$);\n#33=IFCRELDEFINESBYTYPE('T',$,$,$,(#"
        "30),#32);\n"
        "#34=IFCPROPERTYSET('Q000000000000000000001',$,'Pset_DoorCommon',$,(#40,#41));\n#35=IFCRELDEFINESBYPROPERTIES('E',$,$,$,(#30),#34);"
        "\n"
        "#36=IFCPROPERTYSET('Q000000000000000000002',$,'Pset_DoorCommon',$,(#42,#43));\n"
        "#40=IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('60 min'),$);\n#41=IFCPROPERTYSINGLEVALUE('Reference',$,IFCIDENTIFIER(''),$);\n"
        "#42=IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('30 "
        "min'),$);\n#43=IFCPROPERTYSINGLEVALUE('Reference',$,IFCIDENTIFIER('D-7'),$);\n"));
    QVERIFY2(m, qPrintable(errorText(m)));
    const IfcDoor& d = m.value().doors[0];
    const std::vector<IfcFoundProperty> all = ifcProperties(m.value(), d);
    QCOMPARE(all.size(), size_t(4));
    const IfcFoundProperty first{QStringLiteral("Pset_DoorCommon"), QStringLiteral("FireRating"), QStringLiteral("60 min"), "IFCLABEL",
                                 false};
    const IfcFoundProperty third{QStringLiteral("Pset_DoorCommon"), QStringLiteral("FireRating"), QStringLiteral("30 min"), "IFCLABEL",
                                 true};
    QVERIFY(all[0] == first && all[2] == third);
    QCOMPARE(ifcPropertyText(m.value(), d, u"Pset_DoorCommon", u"FireRating"), std::optional(QStringLiteral("60 min")));
    QCOMPARE(ifcPropertyText(m.value(), d, u"Pset_DoorCommon", u"Reference"),
             std::optional(QStringLiteral("D-7"))); // an empty text says nothing
    QVERIFY(!ifcPropertyText(m.value(), d, u"Pset_DoorCommon", u"SmokeStop"));
}

void TstIfcReader::values_of_every_kind_have_a_text_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const char* name, const char* property, const char* text, const char* kind) {
        QTest::newRow(name) << QByteArray(property) << QString::fromUtf8(text) << QByteArray(kind);
    };
    row("a label", "IFCPROPERTYSINGLEVALUE('X',$,IFCLABEL('T\\X2\\00FC\\X0\\r'),$)", "T\u00FCr", "IFCLABEL");
    row("true", "IFCPROPERTYSINGLEVALUE('X',$,IFCBOOLEAN(.T.),$)", "true", "IFCBOOLEAN");
    row("false", "IFCPROPERTYSINGLEVALUE('X',$,IFCBOOLEAN(.F.),$)", "false", "IFCBOOLEAN");
    row("unknown", "IFCPROPERTYSINGLEVALUE('X',$,IFCLOGICAL(.U.),$)", "unknown", "IFCLOGICAL");
    row("a number", "IFCPROPERTYSINGLEVALUE('X',$,IFCLENGTHMEASURE(2.50E3),$)", "2.50E3", "IFCLENGTHMEASURE");
    row("nothing", "IFCPROPERTYSINGLEVALUE('X',$,$,$)", "", "");
    row("an enumerated value", "IFCPROPERTYENUMERATEDVALUE('X',$,(IFCLABEL('NEW'),IFCLABEL('OTHER')),$)", "NEW; OTHER", "IFCLABEL");
    row("a list", "IFCPROPERTYLISTVALUE('X',$,(IFCINTEGER(1),IFCINTEGER(2)),$)", "1; 2", "IFCINTEGER");
    row("bounds", "IFCPROPERTYBOUNDEDVALUE('X',$,IFCREAL(9.),IFCREAL(1.),$)", "1.; 9.", "IFCREAL");
    row("a kind without text", "IFCPROPERTYREFERENCEVALUE('X',$,$,#5)", "", "IFCPROPERTYREFERENCEVALUE");
}

void TstIfcReader::values_of_every_kind_have_a_text()
{
    QFETCH(QByteArray, property);
    QFETCH(QString, text);
    QFETCH(QByteArray, kind);
    const auto m = read(ifc(
        "IFC2X3",
        "#30=IFCDOOR('D000000000000000000001',$,'Door',$,$,#20,$,$,$,$);\n#34=IFCPROPERTYSET('Q000000000000000000001',$,'Set',$,(#40));\n"
        "#35=IFCRELDEFINESBYPROPERTIES('E',$,$,$,(#30),#34);\n#40="
            + property + ";\n"));
    QVERIFY2(m, qPrintable(errorText(m)));
    const auto all = ifcProperties(m.value(), m.value().doors[0]);
    QCOMPARE(all.size(), size_t(1));
    QCOMPARE(all[0].text, text);
    QCOMPARE(all[0].kind, kind);
}

void TstIfcReader::only_valves_are_valves()
{
    const auto m = read(
        ifc("IFC2X3",
            "#30=IFCFLOWCONTROLLER('V000000000000000000001',$,'Valve',$,$,#20,$,$);\n#31=IFCFLOWCONTROLLER('V000000000000000000002',$,'"
            "Smoke detector',$,$,#20,$,$);\n"
            "#32=IFCFLOWCONTROLLER('V000000000000000000003',$,'No type',$,$,#20,$,$);\n"
            "#33=IFCVALVETYPE('Y000000000000000000001',$,'T',$,$,$,$,$,$,.ISOLATING.);\n#34=IFCRELDEFINESBYTYPE('T',$,$,$,(#30),#33);\n"
            "#35=IFCSWITCHINGDEVICETYPE('Y000000000000000000002',$,'T',$,$,$,$,$,$,.CONTACTOR.);\n#36=IFCRELDEFINESBYTYPE('T',$,$,$,(#31),#"
            "35);\n"
            "#37=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30,#31,#32),#5);\n"));
    QCOMPARE(m.value().valves.size(), size_t(1));
    QCOMPARE(m.value().valves[0].predefined, std::optional(QStringLiteral("ISOLATING")));
    QCOMPARE(m.value().valves[0].storey, std::optional(0));
    QCOMPARE(m.value().otherElements.size(), size_t(1));
    QCOMPARE(m.value().otherElements[0].count, 2);
    const auto four = read(ifc("IFC4",
                               "#30=IFCVALVE('V000000000000000000001',$,'Valve',$,$,#20,$,$,.CHECK.);\n#31=IFCDAMPER('"
                               "V000000000000000000002',$,'D',$,$,#20,$,$,$);\n"));
    QCOMPARE(four.value().valves.size(), size_t(1));
    QCOMPARE(four.value().valves[0].predefined, std::optional(QStringLiteral("CHECK")));
}

void TstIfcReader::a_missing_or_repeated_global_id_is_noted()
{
    const QByteArray tail = ",$,'Door',$,$,#20,$,$,$,$);\n";
    const auto m = read(ifc("IFC2X3",
                            "#30=IFCDOOR('D000000000000000000001'" + tail + "#31=IFCDOOR('D000000000000000000001'" + tail + "#32=IFCDOOR($"
                                + tail + "#33=IFCRELCONTAINEDINSPATIALSTRUCTURE('C',$,$,$,(#30,#31,#32),#5);\n"));
    QCOMPARE(m.value().doors.size(), size_t(3));
    QCOMPARE(m.value().notes.size(), size_t(2));
    QVERIFY(noted(m.value(), u"same GlobalId as #30") && noted(m.value(), u"no GlobalId"));
}

void TstIfcReader::circles_and_missing_references_end_in_notes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("placements in a circle") << spaceWith(rectangle + "#30=IFCLOCALPLACEMENT(#31,#21);\n#31=IFCLOCALPLACEMENT(#30,#21);\n",
                                                         "#30");
    QTest::newRow("a placement on itself") << spaceWith(rectangle + "#30=IFCLOCALPLACEMENT(#30,#21);\n", "#30");
    QTest::newRow("a placement on a missing one") << spaceWith(rectangle + "#30=IFCLOCALPLACEMENT(#99,#21);\n", "#30");
    QTest::newRow("a grid placement") << spaceWith(rectangle + "#30=IFCGRIDPLACEMENT($,$);\n", "#30");
    QTest::newRow("spaces in each other") << spaceWith(rectangle) + "#60=IFCRELAGGREGATES('R',$,$,$,#100,(#5));\n";
    QTest::newRow("a mapped item of itself") << spaceWith(
        "#110=IFCMAPPEDITEM(#140,$);\n#140=IFCREPRESENTATIONMAP($,#142);\n#142=IFCSHAPEREPRESENTATION($,'Body','X',(#110,#110,#110));\n");
    QTest::newRow("a clipping of itself") << spaceWith("#110=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#110,#110);\n");
    QTest::newRow("a composite curve of itself")
        << spaceWith("#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,1.);\n#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112);\n#112="
                     "IFCCOMPOSITECURVE((#113,#113),.F.);\n"
                     "#113=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#112);\n");
    QTest::newRow("a derived profile of itself")
        << spaceWith("#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,1.);\n#111=IFCDERIVEDPROFILEDEF(.AREA.,$,#111,$,$);\n");
    QTest::newRow("a curve set of itself") << spaceWith("#110=IFCGEOMETRICCURVESET((#110,#110));\n");
    QTest::newRow("references to nothing") << spaceWith("#110=IFCEXTRUDEDAREASOLID(#98,#97,#96,#95);\n");
    QTest::newRow("the wrong things in the places")
        << spaceWith("#110=IFCEXTRUDEDAREASOLID(#25,#5,#1,'x');\n#60=IFCRELAGGREGATES('R',$,$,$,$,#5);\n");
    QTest::newRow("a body out of this world") << spaceWith(
        "#110=IFCEXTRUDEDAREASOLID(#111,#21,#25,1.E300);\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#23,1.E300,1.E308);\n");
}

void TstIfcReader::circles_and_missing_references_end_in_notes()
{
    QFETCH(QByteArray, body);
    const auto m = read(ifc("IFC4", body));
    QVERIFY2(m, qPrintable(errorText(m)));
    QCOMPARE(m.value().spaces.size(), size_t(1));
    if (qstrcmp(QTest::currentDataTag(), "spaces in each other") != 0)
        QVERIFY(!m.value().notes.empty());
}

void TstIfcReader::a_unit_of_itself_gives_no_lengths()
{
    const auto m = read(ifc("IFC4", spaceWith(rectangle),
                            "#3=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'X',#8);\n#8=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(1.),#3);\n"));
    QVERIFY(noted(m.value(), u"cannot be understood") && noted(m.value(), u"no length unit"));
}

void TstIfcReader::shared_data_does_not_multiply()
{
    // 3,000 spaces share one outline of 3,000 points: nine million points that the file does not have.
    QByteArray points, body;
    for (int i = 0; i < 3000; ++i)
        points += "(" + QByteArray::number(i % 2 == 0 ? 1000.0 + i : 2000.0 + i, 'f', 1) + "," + QByteArray::number(i * i) + ".),";
    body = "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));\n#102=IFCSHAPEREPRESENTATION($,'Body','Any',(#110));\n#110=IFCEXTRUDEDAREASOLID(#"
           "111,#21,#25,3.);\n"
           "#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112);\n#112=IFCINDEXEDPOLYCURVE(#113,$,$);\n#113=IFCCARTESIANPOINTLIST2D(("
        + points.chopped(1) + "));\n";
    for (int i = 0; i < 3000; ++i)
        body += "#" + QByteArray::number(1000 + i) + "=IFCSPACE('" + QByteArray::number(i) + "',$,'1',$,$,#20,#101,$,.ELEMENT.,$,$);\n";
    const auto m = read(ifc("IFC4", body));
    QVERIFY(m);
    QCOMPARE(m.value().spaces.size(), size_t(3000));
    QVERIFY(noted(m.value(), u"reading was stopped"));
    size_t total = 0;
    for (const IfcSpace& s : m.value().spaces)
        total += s.outline.size();
    QVERIFY(total > 3000 && total < 2'000'000);
}

void TstIfcReader::reading_can_be_cancelled()
{
    const auto file = StepFile::fromBytes(ifc("IFC4", spaceWith(rectangle)), QStringLiteral("x"));
    std::atomic<bool> cancel = true;
    const auto m = readIfc(file.value(), {{}, &cancel});
    QVERIFY(!m);
    QCOMPARE(m.error().code, ErrorCode::Cancelled);
    std::vector<double> seen;
    QVERIFY(readIfc(file.value(), {[&](double d) { seen.push_back(d); }, nullptr}));
    QVERIFY(!seen.empty() && seen.back() == 1);
}

QTEST_APPLESS_MAIN(TstIfcReader)
#include "tst_ifc_reader.moc"
