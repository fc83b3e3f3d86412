// SPDX-License-Identifier: GPL-3.0-or-later
// What a door does, from what its file says and what it draws.
#include "core/interop/ifc/ifc_operation.h"

#include "core/interop/ifc/ifc_texts.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace sp;

class TstIfcOperation : public QObject {
    Q_OBJECT

private slots:
    void operations_of_every_schema_are_understood_data();
    void operations_of_every_schema_are_understood();
    void a_stated_operation_places_hinge_and_swing_data();
    void a_stated_operation_places_hinge_and_swing();
    void the_middle_comes_from_hole_or_body();
    void without_a_direction_a_stated_hinge_has_no_place();
    void the_drawn_leaf_leads_data();
    void the_drawn_leaf_leads();
    void turning_the_door_changes_no_difference_data();
    void turning_the_door_changes_no_difference();
    void words_of_users_are_read_when_they_are_clear_data();
    void words_of_users_are_read_when_they_are_clear();
    void panels_tell_when_nothing_else_does_data();
    void panels_tell_when_nothing_else_does();
    void what_nobody_says_is_unknown_and_noted();
    void the_own_operation_comes_before_that_of_the_type();
};

namespace {

IfcPoint at(double x, double y)
{
    return {Length{std::llround(x * 1e6)}, Length{std::llround(y * 1e6)}};
}

/// A door 900 wide at (1000, 2000) along world x.
IfcDoor door(const QString& operation = {})
{
    IfcDoor d;
    d.place = IfcPlace{mm(1000), mm(2000), {}, Angle{0}, Angle{90'000'000}};
    d.width = mm(900);
    if (!operation.isEmpty())
        d.operation = operation;
    return d;
}

QString text(const std::optional<IfcPoint>& p)
{
    return p ? QStringLiteral("%1,%2").arg(std::lround(toMm(p->x))).arg(std::lround(toMm(p->y))) : QStringLiteral("-");
}

/// "1 swing 1000,2000>1900,2000>1450,2900": leaves, word, hinge, strike, swing.
QString text(const DoorMotion& m)
{
    return QStringLiteral("%1 %2 %3>%4>%5").arg(m.leaves).arg(m.operationWord, text(m.hinge), text(m.strike), text(m.swingTo));
}

QString notes(const DoorMotion& m)
{
    QStringList out;
    for (const DoorMotion::Note& n : m.notes)
        out += QString::fromLatin1(infoOf(n.cause).key) + QStringLiteral(": ") + n.text;
    return out.join(u'\n');
}

DoorMotion motion(const IfcDoor& d)
{
    return doorMotion(IfcModel(), d);
}

/// A leaf in the door's coordinates: hinge and strike along it, opening to +y or -y, turned and placed as the door is.
IfcLeaf leaf(double hinge, double strike, double side, double turn = 0)
{
    const double t = turn * std::numbers::pi / 180, c = std::cos(t), s = std::sin(t);
    const auto place = [&](double x, double y) { return at(1000 + c * x - s * y, 2000 + s * x + c * y); };
    return {place(hinge, 0), place(strike, 0), place(hinge, side * std::fabs(strike - hinge))};
}

} // namespace

void TstIfcOperation::operations_of_every_schema_are_understood_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("leaves");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("hinge");
    const auto row = [](const char* operation, int leaves, const char* word, const char* hinge = "") {
        QTest::newRow(operation) << QString::fromLatin1(operation) << leaves << QString::fromLatin1(word) << QString::fromLatin1(hinge);
    };
    row("SINGLE_SWING_LEFT", 1, "swing", "left");
    row("SINGLE_SWING_RIGHT", 1, "swing", "right");
    row("SWING_FIXED_LEFT", 1, "swing", "left");
    row("SWING_FIXED_RIGHT", 1, "swing", "right");
    row("DOUBLE_DOOR_SINGLE_SWING", 2, "swing");
    row("DOUBLE_PANEL_SINGLE_SWING", 2, "swing");
    row("DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT", 2, "double_egress", "left");
    row("DOUBLE_PANEL_SINGLE_SWING_OPPOSITE_LEFT", 2, "double_egress", "left");
    row("DOUBLE_PANEL_SINGLE_SWING_OPPOSITE_RIGHT", 2, "double_egress", "right");
    row("DOUBLE_SWING_RIGHT", 1, "double_acting", "right");
    row("DOUBLE_PANEL_DOUBLE_SWING", 2, "double_acting");
    row("SLIDING_TO_LEFT", 1, "slide");
    row("DOUBLE_DOOR_SLIDING", 2, "slide");
    row("DOUBLE_PANEL_SLIDING", 2, "slide");
    row("FOLDING_TO_RIGHT", 1, "fold");
    row("DOUBLE_PANEL_FOLDING", 2, "fold");
    row("REVOLVING", 0, "revolving");
    row("REVOLVING_VERTICAL", 0, "revolving");
    row("ROLLINGUP", 1, "coiling");
    row("LIFTING_VERTICAL_LEFT", 1, "coiling");
    row("DOUBLE_PANEL_LIFTING_VERTICAL", 2, "coiling");
    row("LIFTING_HORIZONTAL", 0, "");
    row("USERDEFINED", 0, "");
    row("", 0, "");
}

void TstIfcOperation::operations_of_every_schema_are_understood()
{
    QFETCH(QString, operation);
    QFETCH(int, leaves);
    QFETCH(QString, word);
    QFETCH(QString, hinge);
    const DoorOperation op = doorOperation(operation);
    QCOMPARE(op.leaves, leaves);
    QCOMPARE(op.word.toString(), word);
    QCOMPARE(op.hingeLeft, hinge == u"left");
    QCOMPARE(op.hingeRight, hinge == u"right");
    QCOMPARE(op.swings, word == u"swing" || word == u"double_egress" || word == u"double_acting");
}

void TstIfcOperation::a_stated_operation_places_hinge_and_swing_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("turn");
    QTest::addColumn<QString>("is");
    QTest::newRow("left") << "SINGLE_SWING_LEFT" << 0 << "1 swing 1000,2000>1900,2000>1450,2900";
    QTest::newRow("right") << "SINGLE_SWING_RIGHT" << 0 << "1 swing 1900,2000>1000,2000>1450,2900";
    QTest::newRow("left, turned by a right angle") << "SINGLE_SWING_LEFT" << 90 << "1 swing 1000,2000>1000,2900>100,2450";
    QTest::newRow("right, turned round") << "SINGLE_SWING_RIGHT" << 180 << "1 swing 100,2000>1000,2000>550,1100";
    QTest::newRow("equal leaves have no active one") << "DOUBLE_DOOR_SINGLE_SWING" << 0 << "2 swing ->1450,2000>1450,2900";
    QTest::newRow("either leaf of double egress has the same hand")
        << "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT" << 0 << "2 double_egress 1000,2000>1450,2000>1450,2900";
    QTest::newRow("sliding") << "SLIDING_TO_LEFT" << 0 << "1 slide ->->-";
    QTest::newRow("revolving") << "REVOLVING" << 0 << "0 revolving ->->-";
}

void TstIfcOperation::a_stated_operation_places_hinge_and_swing()
{
    QFETCH(QString, operation);
    QFETCH(int, turn);
    QFETCH(QString, is);
    IfcDoor d = door(operation);
    d.place->xDirection = Angle{turn * 1'000'000};
    d.place->yDirection = Angle{(turn + 90) * 1'000'000};
    const DoorMotion m = motion(d);
    QCOMPARE(text(m), is);
    QCOMPARE(notes(m), QString());
    QCOMPARE(m.from, QStringLiteral("operation"));
    QVERIFY(!m.leafWidth);
    d.operationFromType = true;
    QCOMPARE(motion(d).from, QStringLiteral("operation of the type"));
}

void TstIfcOperation::the_middle_comes_from_hole_or_body()
{
    IfcDoor d = door(QStringLiteral("SINGLE_SWING_LEFT"));
    d.body = IfcBody{{at(500, 1900), at(1500, 1900), at(1500, 2100), at(500, 2100)}, {}, {}}; // the origin is in the middle
    QCOMPARE(text(motion(d)), QStringLiteral("1 swing 550,2000>1450,2000>1000,2900"));
    d.hole = IfcBody{{at(1000, 1900), at(1900, 1900), at(1900, 2300), at(1000, 2300)}, {}, {}};
    QCOMPARE(text(motion(d)), QStringLiteral("1 swing 1000,2100>1900,2100>1450,3000"));
}

void TstIfcOperation::without_a_direction_a_stated_hinge_has_no_place()
{
    IfcDoor d = door(QStringLiteral("SINGLE_SWING_LEFT"));
    d.body = IfcBody{{at(9000, 9000), at(9100, 9000), at(9100, 9900), at(9000, 9900)}, {}, {}}; // runs along y
    QCOMPARE(text(motion(d)), QStringLiteral("1 swing ->->-"));
    QVERIFY2(notes(motion(d)).startsWith(u"operation_unknown: the file says SINGLE_SWING_LEFT, but the placement"),
             qPrintable(notes(motion(d))));
    d.place.reset();
    QCOMPARE(text(motion(d)), QStringLiteral("1 swing ->->-"));
    QVERIFY(notes(motion(d)).contains(u"no placement with a direction"));
}

void TstIfcOperation::the_drawn_leaf_leads_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<std::vector<IfcLeaf>>("leaves");
    QTest::addColumn<bool>("panel");
    QTest::addColumn<QString>("is");
    QTest::addColumn<QString>("note"); // what it must say; empty: no note at all
    using Leaves = std::vector<IfcLeaf>;
    const QString left = QStringLiteral("1 swing 1000,2000>1900,2000>1450,2900");
    const Leaves one{leaf(0, 900, 1)}, pair{leaf(0, 450, 1), leaf(900, 450, 1)};
    QTest::newRow("nothing stated") << "" << one << false << left << "";
    QTest::newRow("agrees") << "SINGLE_SWING_LEFT" << one << false << left << "";
    QTest::newRow("other jamb") << "SINGLE_SWING_RIGHT" << one << false << left
                                << "the file says SINGLE_SWING_RIGHT (hinge at the right seen along +y of the placement); the drawn door "
                                   "hinges at the other jamb; the drawn one holds";
    QTest::newRow("other side") << "SINGLE_SWING_LEFT" << Leaves{leaf(0, 900, -1)} << false << "1 swing 1000,2000>1900,2000>1450,1100"
                                << "(swing to +y of the placement); the drawn door swings to the other side";
    QTest::newRow("other jamb and side") << "SINGLE_SWING_LEFT" << Leaves{leaf(900, 0, -1)} << false
                                         << "1 swing 1900,2000>1000,2000>1450,1100"
                                         << "hinges at the other jamb and swings to the other side";
    QTest::newRow("another number of leaves") << "SINGLE_SWING_LEFT" << pair << false << "2 swing ->1450,2000>1450,2600"
                                              << "(1 leaf); the drawn door has 2 leaves";
    QTest::newRow("pair agrees") << "DOUBLE_DOOR_SINGLE_SWING" << pair << false << "2 swing ->1450,2000>1450,2600"
                                 << "";
    QTest::newRow("the wider leaf is the active one")
        << "DOUBLE_DOOR_SINGLE_SWING" << Leaves{leaf(0, 300, 1), leaf(900, 300, 1)} << false << "2 swing 1900,2000>1300,2000>1600,2600"
        << "";
    QTest::newRow("a pair that is called double egress")
        << "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT" << pair << false << "2 swing ->1450,2000>1450,2600"
        << "(double egress); the drawn door has all leaves swinging to one side";
    QTest::newRow("double egress") << "DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT" << Leaves{leaf(0, 450, 1), leaf(900, 450, -1)} << false
                                   << "2 double_egress 1000,2000>1450,2000>1225,2600"
                                   << "";
    QTest::newRow("swings both ways") << "DOUBLE_SWING_LEFT" << Leaves{leaf(0, 900, 1), leaf(0, 900, -1)} << false
                                      << "1 double_acting 1000,2000>1900,2000>1450,2900"
                                      << "";
    QTest::newRow("a symbol that swings one way only")
        << "DOUBLE_SWING_LEFT" << one << false << left << "(double acting); the drawn door swings to one side";
    QTest::newRow("a closed panel does not show that it swings both ways")
        << "DOUBLE_SWING_LEFT" << one << true << "1 double_acting 1000,2000>1900,2000>1450,2900"
        << "";
    QTest::newRow("a swinging leaf that is said to slide")
        << "SLIDING_TO_LEFT" << one << false << left << "(slide); the drawn door swings to one side";
    QTest::newRow("a fixed part beside it") << "SWING_FIXED_LEFT" << Leaves{leaf(0, 600, 1)} << false
                                            << "1 swing 1000,2000>1600,2000>1300,2600"
                                            << "";
}

void TstIfcOperation::the_drawn_leaf_leads()
{
    QFETCH(QString, operation);
    QFETCH(std::vector<IfcLeaf>, leaves);
    QFETCH(bool, panel);
    QFETCH(QString, is);
    QFETCH(QString, note);
    IfcDoor d = door(operation);
    d.leaves = leaves;
    d.leavesFrom = panel ? IfcDoor::LeavesFrom::Panel : IfcDoor::LeavesFrom::Symbol;
    const DoorMotion m = motion(d);
    QCOMPARE(text(m), is);
    QCOMPARE(m.from, QStringLiteral("drawn leaf"));
    QVERIFY(m.leafWidth && (m.leaves == 2) == m.inactiveWidth.has_value());
    if (note.isEmpty()) {
        QCOMPARE(notes(m), QString());
    } else {
        QCOMPARE(m.notes.size(), size_t(1));
        QCOMPARE(m.notes[0].cause, ImportCause::OperationDiffers);
        QVERIFY2(m.notes[0].text.contains(note), qPrintable(m.notes[0].text));
    }
}

void TstIfcOperation::turning_the_door_changes_no_difference_data()
{
    QTest::addColumn<double>("turn");
    for (const double turn : {0.0, 37.0, 90.0, 180.0, 271.3})
        QTest::addRow("%.1f degrees", turn) << turn;
}

void TstIfcOperation::turning_the_door_changes_no_difference()
{
    QFETCH(double, turn);
    IfcDoor d = door(QStringLiteral("SINGLE_SWING_LEFT"));
    d.place->xDirection = Angle{std::llround(turn * 1e6)};
    d.place->yDirection = Angle{std::llround((turn + 90) * 1e6)};
    d.leavesFrom = IfcDoor::LeavesFrom::Symbol;
    for (const double hinge : {0.0, 900.0}) {
        for (const double side : {1.0, -1.0}) {
            d.leaves = {leaf(hinge, 900 - hinge, side, turn)};
            const QString said = notes(motion(d));
            QCOMPARE(said.contains(u"other jamb"), hinge > 0);
            QCOMPARE(said.contains(u"other side"), side < 0);
        }
    }
}

void TstIfcOperation::words_of_users_are_read_when_they_are_clear_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* text, const char* word) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(word);
    };
    row("Schiebetür", "slide");
    row("SLIDING POCKET", "slide");
    row("porte coulissante", "slide");
    row("Revolving door", "revolving");
    row("Karusselldrehtür", "revolving");
    row("Rolltor", "coiling");
    row("roller shutter", "coiling");
    row("Overhead_Sectional", "coiling");
    row("Bi-Fold", "fold");
    row("Falttür", "fold");
    row("double-acting swing door", "double_acting");
    row("Pendeltür", "double_acting");
    row("swing", "swing");
    row("Drehflügeltür", "swing");
    row("sliding and folding", "");
    row("card controlled", "");
    row("special", "");
    row("", "");
}

void TstIfcOperation::words_of_users_are_read_when_they_are_clear()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QCOMPARE(operationOfWords(text), word);
    IfcDoor d = door(QStringLiteral("USERDEFINED"));
    d.userOperation = text;
    const DoorMotion m = motion(d);
    QCOMPARE(m.operationWord, word);
    QCOMPARE(m.notes.empty(), !word.isEmpty());
    if (word.isEmpty())
        QVERIFY2(text.isEmpty() || m.notes[0].text.contains(text), qPrintable(m.notes[0].text));
}

void TstIfcOperation::panels_tell_when_nothing_else_does_data()
{
    QTest::addColumn<QStringList>("panels");
    QTest::addColumn<QString>("is");
    QTest::newRow("one panel is written for any door") << QStringList{"SWINGING"} << "0 swing";
    QTest::newRow("two") << QStringList{"SWINGING", "SWINGING"} << "2 swing";
    QTest::newRow("two that slide, two that do not say") << QStringList{"SLIDING", "SLIDING"} << "2 slide";
    QTest::newRow("one beside a fixed one") << QStringList{"FIXEDPANEL", "SLIDING"} << "1 slide";
    QTest::newRow("only fixed ones") << QStringList{"FIXEDPANEL"} << "0 ";
    QTest::newRow("different ones") << QStringList{"SWINGING", "SLIDING"} << "0 ";
    QTest::newRow("going up") << QStringList{"ROLLINGUP"} << "0 coiling";
}

void TstIfcOperation::panels_tell_when_nothing_else_does()
{
    QFETCH(QStringList, panels);
    QFETCH(QString, is);
    IfcDoor d = door(QStringLiteral("USERDEFINED"));
    d.panels.assign(panels.begin(), panels.end());
    const DoorMotion m = motion(d);
    QCOMPARE(QStringLiteral("%1 %2").arg(m.leaves).arg(m.operationWord), is);
    d.operation = QStringLiteral("REVOLVING");
    QCOMPARE(motion(d).operationWord, QStringLiteral("revolving"));
}

void TstIfcOperation::what_nobody_says_is_unknown_and_noted()
{
    const DoorMotion silent = motion(door());
    QCOMPARE(text(silent), QStringLiteral("0  ->->-"));
    QVERIFY(silent.from.isEmpty());
    QVERIFY2(notes(silent).startsWith(u"operation_unknown: neither the door nor its type says"), qPrintable(notes(silent)));
    const DoorMotion odd = motion(door(QStringLiteral("LIFTING_HORIZONTAL")));
    QVERIFY2(notes(odd).contains(u"no word for the operation LIFTING_HORIZONTAL"), qPrintable(notes(odd)));
}

void TstIfcOperation::the_own_operation_comes_before_that_of_the_type()
{
    IfcModel model;
    IfcType type;
    type.operation = QStringLiteral("SINGLE_SWING_RIGHT");
    model.types.push_back(type);
    IfcDoor d = door(QStringLiteral("SINGLE_SWING_LEFT"));
    d.type = 0;
    const DoorMotion m = doorMotion(model, d);
    QCOMPARE(text(m), QStringLiteral("1 swing 1000,2000>1900,2000>1450,2900"));
    QCOMPARE(notes(m),
             QStringLiteral(
                 "operation_differs: the door says SINGLE_SWING_LEFT, its type says SINGLE_SWING_RIGHT; what the door says comes first"));
    model.types[0].operation = d.operation;
    QVERIFY(doorMotion(model, d).notes.empty());
}

QTEST_APPLESS_MAIN(TstIfcOperation)
#include "tst_ifc_operation.moc"
