// SPDX-License-Identifier: GPL-3.0-or-later
// Every building of the corpus against expected.csv, which other programs have confirmed.
#include "core/interop/ifc/ifc_reader.h"
#include "core/interop/ifc/ifc_schema.h"
#include "tests/support/corpus.h"

#include <QFile>
#include <QHash>
#include <QMap>
#include <QTest>
#include <algorithm>

using namespace sp;

class TstIfcCorpus : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void counts_are_those_of_expected_csv_data();
    void counts_are_those_of_expected_csv();
    void geometry_makes_sense_data();
    void geometry_makes_sense();
    void reading_twice_gives_the_same_data();
    void reading_twice_gives_the_same();
    void rooms_have_the_areas_their_file_states_data();
    void rooms_have_the_areas_their_file_states();
    void doors_of_a_curtain_wall_lie_on_its_storey();
    void a_half_file_gives_notes_and_no_crash_data();
    void a_half_file_gives_notes_and_no_crash();

private:
    using Row = QHash<QString, QString>;
    void rows();
    QString pathOf(const QString& name) const;
    QString m_dir;
    QList<Row> m_expected;
};

namespace {

/// Fields of one line of a CSV file without line ends inside fields.
QStringList fields(const QString& line)
{
    QStringList out{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'"')
            quoted = !quoted;
        else if (c == u',' && !quoted)
            out.append(QString());
        else
            out.last() += c;
    }
    return out;
}

/// "30 min x2; n/a x1" of the first rating that each object has.
template <class T>
QString ratings(const IfcModel& model, const std::vector<T>& elements, QStringView set)
{
    QMap<QString, int> found;
    for (const T& e : elements) {
        if (const auto text = ifcPropertyText(model, e, set, u"FireRating"))
            ++found[*text];
    }
    QStringList out;
    for (auto it = found.begin(); it != found.end(); ++it)
        out += QStringLiteral("%1 x%2").arg(it.key()).arg(it.value());
    return out.join(QStringLiteral("; "));
}

double areaM2(const IfcPolygon& p)
{
    double sum = 0;
    for (size_t i = 0; i < p.size(); ++i) {
        const IfcPoint a = p[i], b = p[(i + 1) % p.size()];
        sum += toMm(a.x) * toMm(b.y) - toMm(b.x) * toMm(a.y);
    }
    return sum / 2e6;
}

} // namespace

void TstIfcCorpus::initTestCase()
{
    SP_NEED_CORPUS(dir);
    m_dir = dir;
    QFile csv(dir + QStringLiteral("/expected.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(csv.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList names = fields(lines[0]);
    for (const QString& line : lines.mid(1)) {
        const QStringList values = fields(line);
        Row row;
        for (qsizetype i = 0; i < names.size(); ++i)
            row[names[i]] = values.value(i);
        m_expected += row;
    }
    QVERIFY(m_expected.size() >= 17);
}

QString TstIfcCorpus::pathOf(const QString& name) const
{
    const QString path = m_dir + QStringLiteral("/ifc/") + name;
    return QFileInfo::exists(path) ? path : m_dir + QStringLiteral("/ifc/edge/") + name;
}

void TstIfcCorpus::rows()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < m_expected.size(); ++i)
        QTest::newRow(qPrintable(m_expected[i][QStringLiteral("file")])) << i;
}

void TstIfcCorpus::counts_are_those_of_expected_csv_data()
{
    rows();
}

void TstIfcCorpus::counts_are_those_of_expected_csv()
{
    QFETCH(int, row);
    const Row& expected = m_expected[row];
    const auto file = StepFile::open(pathOf(expected[QStringLiteral("file")]));
    QVERIFY2(file, qPrintable(errorText(file)));
    const auto read = readIfc(file.value());
    QVERIFY2(read, qPrintable(errorText(read)));
    const IfcModel& m = read.value();

    QMap<QString, QString> got;
    const auto count = [&](const char* column, auto n) { got[QString::fromLatin1(column)] = QString::number(n); };
    got[QStringLiteral("schema")] = m.schema;
    got[QStringLiteral("length_unit")] = m.units.lengthName;
    count("instances", file.value().size());
    count("storeys", m.storeys.size());
    count("spaces", m.spaces.size());
    count("walls", m.walls.size());
    count("doors", m.doors.size());
    count("stairs", m.stairs.size());
    count("valves", m.valves.size());
    count("property_sets", m.propertySetInstances);
    int filling = 0, hosted = 0, common = 0, external = 0, rated = 0, inStorey = 0;
    for (const IfcDoor& d : m.doors) {
        filling += d.openingGlobalId.has_value();
        hosted += d.hostWall.has_value();
        const auto properties = ifcProperties(m, d);
        const auto has = [&](auto test) { return std::any_of(properties.begin(), properties.end(), test); };
        common += has([](const IfcFoundProperty& p) { return p.set == u"Pset_DoorCommon"; });
        external +=
            has([](const IfcFoundProperty& p) { return p.set == u"Pset_DoorCommon" && p.property == u"IsExternal" && p.text == u"true"; });
        rated += ifcPropertyText(m, d, u"Pset_DoorCommon", u"FireRating").has_value();
        inStorey += d.storey && d.parentEntity.isEmpty() && !d.space;
    }
    count("doors_filling_opening", filling);
    count("doors_hosted_by_wall", hosted);
    count("doors_pset_doorcommon", common);
    count("doors_external", external);
    count("doors_fire_rating", rated);
    count("doors_contained_in_storey", inStorey);
    got[QStringLiteral("door_fire_ratings")] = ratings(m, m.doors, u"Pset_DoorCommon");
    got[QStringLiteral("wall_fire_ratings")] = ratings(m, m.walls, u"Pset_WallCommon");
    for (auto it = got.begin(); it != got.end(); ++it) {
        if (it.value() != expected[it.key()])
            QFAIL(qPrintable(QStringLiteral("%1: expected %2, found %3").arg(it.key(), expected[it.key()], it.value())));
    }
    const QString tool = m.application + u' ' + m.applicationVersion;
    QCOMPARE(tool.simplified(), expected[QStringLiteral("tool")].simplified());
}

void TstIfcCorpus::geometry_makes_sense_data()
{
    rows();
}

void TstIfcCorpus::geometry_makes_sense()
{
    QFETCH(int, row);
    const auto file = StepFile::open(pathOf(m_expected[row][QStringLiteral("file")]));
    QVERIFY(file);
    const auto read = readIfc(file.value());
    QVERIFY(read);
    const IfcModel& m = read.value();
    for (const IfcSpace& s : m.spaces) {
        QVERIFY2(s.outline.size() >= 3, qPrintable(s.globalId));
        QVERIFY2(areaM2(s.outline) > 0.1 && areaM2(s.outline) < 5000, qPrintable(s.globalId));
        QVERIFY2(s.storey && s.floor && s.ceiling && *s.floor < *s.ceiling, qPrintable(s.globalId));
    }
    for (const IfcWall& w : m.walls) {
        QVERIFY2(w.storey && w.outline.size() >= 3, qPrintable(w.globalId));
        if (w.axis.empty()) // bent walls that were modelled freely have only an outline
            continue;
        QVERIFY2(w.axis.size() >= 2 && w.axis.front() != w.axis.back(), qPrintable(w.globalId));
        QVERIFY2(w.thickness && *w.thickness > mm(5) && *w.thickness < mm(1200), qPrintable(w.globalId));
    }
    for (const IfcDoor& d : m.doors) {
        QVERIFY2(d.storey && d.width && d.height && d.place && d.place->xDirection && d.place->yDirection, qPrintable(d.globalId));
        QVERIFY2(*d.width > mm(500) && *d.width < mm(8000), qPrintable(d.globalId));
        // Right-handed and upright: y is a quarter turn from x.
        const qint64 turn = (d.place->yDirection->n - d.place->xDirection->n + 360'000'000) % 360'000'000;
        QVERIFY2(std::abs(turn - 90'000'000) <= 2, qPrintable(d.globalId));
        if (!d.hostWall)
            continue;
        // The door's origin is on its wall: nearer to the axis than the wall is thick.
        const IfcWall& w = m.walls[static_cast<size_t>(*d.hostWall)];
        double nearest = 1e300;
        for (size_t i = 1; i < w.axis.size(); ++i) {
            const double ax = toMm(w.axis[i - 1].x), ay = toMm(w.axis[i - 1].y), bx = toMm(w.axis[i].x) - ax, by = toMm(w.axis[i].y) - ay;
            const double px = toMm(d.place->x) - ax, py = toMm(d.place->y) - ay;
            const double t = std::clamp((px * bx + py * by) / (bx * bx + by * by), 0.0, 1.0);
            nearest = std::min(nearest, std::hypot(px - t * bx, py - t * by));
        }
        QVERIFY2(nearest <= toMm(*w.thickness) + 1, qPrintable(d.globalId + QStringLiteral(" %1").arg(nearest)));
    }
    for (const IfcValve& v : m.valves)
        QVERIFY2(v.place && v.storey, qPrintable(v.globalId));
}

void TstIfcCorpus::reading_twice_gives_the_same_data()
{
    rows();
}

void TstIfcCorpus::reading_twice_gives_the_same()
{
    QFETCH(int, row);
    const auto file = StepFile::open(pathOf(m_expected[row][QStringLiteral("file")]));
    QVERIFY(file);
    QVERIFY(readIfc(file.value()).value() == readIfc(file.value()).value());
}

void TstIfcCorpus::rooms_have_the_areas_their_file_states_data()
{
    rows();
}

/// The program that drew the building wrote floor areas as quantities; ours must be the same. Read from the text, not from the model.
void TstIfcCorpus::rooms_have_the_areas_their_file_states()
{
    QFETCH(int, row);
    const auto file = StepFile::open(pathOf(m_expected[row][QStringLiteral("file")]));
    QVERIFY(file);
    const StepFile& f = file.value();
    const auto read = readIfc(f);
    QVERIFY(read);
    const IfcUnits& units = read.value().units;
    // House.ifc names no unit of area and writes square millimetres, the square of its length unit.
    const double unit = units.areaInM2 > 0 ? units.areaInM2 : units.lengthInMm * units.lengthInMm / 1e6;
    QHash<quint64, double> stated;
    for (const quint32 rel : f.ofType("IFCRELDEFINESBYPROPERTIES")) {
        const StepArgs a = f.args(rel);
        const auto set = f.find(a[5].reference().value_or(0));
        if (!set || f.type(*set) != "IFCELEMENTQUANTITY")
            continue;
        for (const StepArg& q : f.args(*set)[5].list()) {
            const auto quantity = f.find(q.reference().value_or(0));
            const StepArgs v = quantity ? f.args(*quantity) : StepArgs();
            if (quantity && f.type(*quantity) == "IFCQUANTITYAREA" && v[0].string() == u"GrossFloorArea") {
                for (const StepArg& object : a[4].list())
                    stated[object.reference().value_or(0)] = v[3].number().value_or(0) * unit;
            }
        }
    }
    int compared = 0, off = 0;
    QString worst;
    for (const IfcSpace& s : read.value().spaces) {
        if (!stated.contains(s.instance))
            continue;
        ++compared;
        double area = areaM2(s.outline);
        for (const IfcPolygon& p : s.furtherOutlines)
            area += areaM2(p);
        for (const IfcPolygon& p : s.holes)
            area -= areaM2(p);
        if (std::abs(area - stated[s.instance]) > 0.005 * stated[s.instance] + 0.01) {
            ++off;
            worst += QStringLiteral("#%1 %2: stated %3, outline %4\n")
                         .arg(s.instance)
                         .arg(s.name.value_or(QString()))
                         .arg(stated[s.instance])
                         .arg(area);
        }
    }
    if (compared == 0)
        QSKIP("This file states no floor areas of rooms.");
    QVERIFY2(off == 0, qPrintable(QStringLiteral("%1 of %2\n").arg(off).arg(compared) + worst));
}

void TstIfcCorpus::doors_of_a_curtain_wall_lie_on_its_storey()
{
    const auto file = StepFile::open(pathOf(QStringLiteral("revit2012_janesville_restaurant.ifc")));
    const auto read = readIfc(file.value());
    int parts = 0;
    for (const IfcDoor& d : read.value().doors) {
        if (d.parentEntity != "IFCCURTAINWALL")
            continue;
        ++parts;
        QVERIFY(d.storey && d.parentGlobalId && d.parentGlobalId->size() == 22 && !d.openingGlobalId);
    }
    QCOMPARE(parts, 7);
}

void TstIfcCorpus::a_half_file_gives_notes_and_no_crash_data()
{
    rows();
}

void TstIfcCorpus::a_half_file_gives_notes_and_no_crash()
{
    QFETCH(int, row);
    QFile file(pathOf(m_expected[row][QStringLiteral("file")]));
    QVERIFY(file.open(QIODevice::ReadOnly));
    if (file.size() > 10'000'000)
        QSKIP("Small files show the same and are quicker.");
    const QByteArray all = file.readAll();
    for (int part = 1; part < 8; ++part) {
        const auto step = StepFile::fromBytes(all.left(all.size() * part / 8), QStringLiteral("half.ifc"));
        if (!step)
            continue; // the header alone
        const auto read = readIfc(step.value());
        QVERIFY(read);
        QVERIFY(!read.value().notes.empty());
    }
}

QTEST_APPLESS_MAIN(TstIfcCorpus)
#include "tst_ifc_corpus.moc"
