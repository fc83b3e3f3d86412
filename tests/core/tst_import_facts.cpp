// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_reader.h"
#include "core/interop/ifc/import_facts.h"
#include "core/interop/ifc/import_rows.h"
#include "core/interop/ifc/import_words.h"
#include "core/interop/step/step_file.h"
#include "tests/support/corpus.h"

#include <QTest>
#include <algorithm>

using namespace sp;

class TstImportFacts final : public QObject {
    Q_OBJECT

    struct P {
        const char* name;
        const char* text;
        const char* kind = "IFCLABEL";
        double unitInSi = 0;
    };

    /// A model with one element of each kind that share their sets; lengths in millimetres.
    struct Case {
        IfcModel model;
        IfcDoor door;
        IfcWall wall;
        IfcSpace space;
        IfcValve valve;

        Case() { model.units.lengthInMm = 1; }
        int set(const char* name, std::initializer_list<P> properties)
        {
            IfcPropertySet s;
            s.name = QString::fromUtf8(name);
            for (const P& p : properties) {
                IfcProperty property;
                property.name = QString::fromUtf8(p.name);
                property.text = QString::fromUtf8(p.text);
                property.kind = p.kind;
                property.unitInSi = p.unitInSi;
                s.properties.push_back(property);
            }
            model.propertySets.push_back(s);
            return static_cast<int>(model.propertySets.size()) - 1;
        }
        Case& own(const char* name, std::initializer_list<P> properties)
        {
            const int n = set(name, properties);
            for (IfcElement* e : elements())
                e->sets.push_back(n);
            return *this;
        }
        Case& type(const char* name, std::initializer_list<P> properties)
        {
            const int n = set(name, properties);
            if (model.types.empty())
                model.types.emplace_back();
            model.types.front().sets.push_back(n);
            for (IfcElement* e : elements())
                e->type = 0;
            return *this;
        }
        std::vector<IfcElement*> elements() { return {&door, &wall, &space, &valve}; }
        ImportedFacts ofDoor() const { return doorFacts(model, door); }
        ImportedFacts ofWall() const { return wallFacts(model, wall); }
        ImportedFacts ofRoom() const { return roomFacts(model, space); }
        ImportedFacts ofValve() const { return valveFacts(model, valve); }
    };

    /// The value of a fact as the plan file has it; empty when it is not known.
    static QString value(const ImportedFacts& f, const char* fact)
    {
        const FieldId id = field(fact);
        const Value* v = f.facts.find(id);
        return v ? valueFileText(fieldOf(id), *v, Units::Metric) : QString();
    }
    static QString kept(const ImportedFacts& f, const char* key)
    {
        const auto it = std::find_if(f.imported.begin(), f.imported.end(), [&](const auto& t) { return t.first == QLatin1String(key); });
        return it == f.imported.end() ? QString() : it->second;
    }
    static int count(const ImportedFacts& f, ImportCause cause)
    {
        return static_cast<int>(std::count_if(f.notes.begin(), f.notes.end(), [&](const auto& n) { return n.cause == cause; }));
    }
    static QString text(const ImportedFacts& f, ImportCause cause)
    {
        const auto it = std::find_if(f.notes.begin(), f.notes.end(), [&](const auto& n) { return n.cause == cause; });
        return it == f.notes.end() ? QString() : it->text;
    }

private slots:
    void every_row_of_the_tables_can_be_used()
    {
        for (const ImportTable* table : {&doorTable, &wallTable, &roomTable, &valveTable})
            for (const ImportRow& row : table->rows) {
                const QStringList names = QString::fromUtf8(row.names).split(u'|');
                for (const QString& name : names)
                    QVERIFY2(!name.isEmpty() && nameKey(name) == name, row.names);
                QCOMPARE(*row.field == 0, row.reads == PropertyReads::Keep || row.reads == PropertyReads::Mark);
                QVERIFY2(row.reads != PropertyReads::Keep || *row.key, row.names);
                for (const QString& pair : QString::fromUtf8(row.words).split(u'|', Qt::SkipEmptyParts)) {
                    const QString text = pair.section(u'=', 0, 0), word = pair.section(u'=', 1);
                    if (row.reads == PropertyReads::Rating) {
                        QVERIFY2(findField(word), qPrintable(pair));
                        continue;
                    }
                    QVERIFY2(nameKey(text) == text, qPrintable(pair));
                    const Field& f = fieldOf(field(row.field));
                    const bool isWord =
                        f.type == FieldType::Bool ? word == u"true" || word == u"false" : wordIndex(f.words, word).has_value();
                    QVERIFY2(isWord || word.isEmpty(), qPrintable(pair));
                }
            }
    }

    void a_plain_rating_is_a_label_without_a_note()
    {
        const ImportedFacts f = Case().own("Pset_DoorCommon", {{"FireRating", "45 MIN"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("45 min"));
        QCOMPARE(value(f, "door.label_standard"), QString());
        QCOMPARE(kept(f, "fire_rating"), QStringLiteral("45 MIN"));
        QVERIFY(f.notes.empty());
    }

    void a_rating_of_another_country_has_its_standard_and_a_note()
    {
        const ImportedFacts f = Case().own("Pset_DoorCommon", {{"FireRating", "FD30S"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("30 min"));
        QCOMPARE(value(f, "door.label_standard"), QStringLiteral("bs_476"));
        QCOMPARE(value(f, "door.s_label"), QStringLiteral("true"));
        QCOMPARE(
            text(f, ImportCause::RatingStandard),
            QStringLiteral(
                "`FD30S` is a rating to BS 476, 30 minutes; whether it counts as the fire label of the leaf here is for the authority"));
        QCOMPARE(f.notes.size(), size_t{1});
    }

    void a_label_test_by_name_is_no_foreign_standard()
    {
        const ImportedFacts f = Case().own("Pset_DoorCommon", {{"FireRating", "90 MIN UL 10C W/ 450 TEMP RISE"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("90 min"));
        QCOMPARE(value(f, "door.label_standard"), QStringLiteral("ul_nfpa"));
        QCOMPARE(value(f, "door.temp_rise_450"), QStringLiteral("true"));
        QVERIFY(f.notes.empty());
    }

    void ratings_that_give_no_label_say_why_data()
    {
        QTest::addColumn<QString>("rating");
        QTest::addColumn<int>("cause");
        QTest::addColumn<QString>("says");
        const int unread = int(ImportCause::RatingUnread), placeholder = int(ImportCause::Placeholder);
        QTest::newRow("a caption") << "Fire Rating" << placeholder << "is a placeholder";
        QTest::newRow("a caption of the family") << "Inside door: Fire Rating" << placeholder << "is a placeholder";
        QTest::newRow("not applicable") << "n/a" << placeholder << "is a placeholder";
        QTest::newRow("hours or minutes") << "1.5" << unread << "may be hours or minutes";
        QTest::newRow("a reference") << "see spec" << unread << "in no form that is known";
        QTest::newRow("smoke only") << "RS" << unread << "about smoke only";
        QTest::newRow("load only") << "R 90" << unread << "about load-bearing only";
        QTest::newRow("more than a label can be") << "EI 360" << int(ImportCause::ValueUnread) << "outside the range";
    }
    void ratings_that_give_no_label_say_why()
    {
        QFETCH(QString, rating);
        QFETCH(int, cause);
        QFETCH(QString, says);
        const QByteArray bytes = rating.toUtf8();
        const ImportedFacts f = Case().own("Pset_DoorCommon", {{"FireRating", bytes.constData()}}).ofDoor();
        QVERIFY(value(f, "door.label_min").isEmpty());
        QVERIFY(value(f, "door.label_standard").isEmpty());
        QCOMPARE(kept(f, "fire_rating"), rating);
        QCOMPARE(f.notes.size(), size_t{1});
        QCOMPARE(int(f.notes.front().cause), cause);
        QVERIFY2(f.notes.front().text.contains(says), qPrintable(f.notes.front().text));
        QVERIFY2(f.notes.front().text.contains(rating), qPrintable(f.notes.front().text));
    }

    void an_empty_rating_says_nothing()
    {
        const ImportedFacts f = Case().own("Pset_DoorCommon", {{"FireRating", ""}, {"IsExternal", "unknown", "IFCLOGICAL"}}).ofDoor();
        QVERIFY(f.facts.empty() && f.imported.empty() && f.notes.empty());
    }

    void the_first_value_that_is_no_placeholder_holds()
    {
        // An own placeholder leaves the word to the type.
        ImportedFacts f =
            Case().own("Pset_DoorCommon", {{"FireRating", "n/a"}}).type("Pset_DoorCommon", {{"FireRating", "60 MIN"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("60 min"));
        QCOMPARE(kept(f, "fire_rating"), QStringLiteral("60 MIN"));
        QVERIFY(f.notes.empty());
        // The standard set leads whatever the order in the file, own before type.
        f = Case()
                .own("PSet_Revit_General", {{"Fire Rating", "FD60"}})
                .own("Pset_DoorCommon", {{"FireRating", "FD30S"}})
                .type("Pset_DoorCommon", {{"FireRating", "FD90"}})
                .ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("30 min"));
        QCOMPARE(count(f, ImportCause::ValuesDiffer), 1);
        QCOMPARE(
            text(f, ImportCause::ValuesDiffer),
            QStringLiteral(
                "the fire label of the leaf: FireRating of Pset_DoorCommon says `FD30S`, Fire Rating of PSet_Revit_General says `FD60`; "
                "the first holds"));
        // A copy of the type's sets counts as the type's.
        f = Case().own("PSet_Revit_Type_Identity Data", {{"Fire Rating", "60 MIN"}}).own("Other", {{"Fire Rating", "45 MIN"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("45 min"));
        // A text that holds and cannot be read is not replaced by another.
        f = Case().own("Pset_DoorCommon", {{"FireRating", "see spec"}}).type("Pset_DoorCommon", {{"FireRating", "60 MIN"}}).ofDoor();
        QVERIFY(value(f, "door.label_min").isEmpty());
        QCOMPARE(count(f, ImportCause::RatingUnread), 1);
    }

    void the_same_value_in_other_words_is_no_difference()
    {
        const ImportedFacts f = Case()
                                    .own("Pset_DoorCommon", {{"FireRating", "3/4 HR"}, {"IsExternal", "true", "IFCBOOLEAN"}})
                                    .own("Other", {{"Fire Rating", "45 MIN"}, {"IsExternal", "Ja"}})
                                    .type("Dimensions", {{"Feuerwiderstand", "45 min"}})
                                    .ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("45 min"));
        QCOMPARE(value(f, "door.exterior"), QStringLiteral("true"));
        QVERIFY(f.notes.empty());
    }

    void ratings_have_names_in_many_languages_data()
    {
        QTest::addColumn<QString>("set");
        QTest::addColumn<QString>("property");
        for (const auto& [set, property] :
             {std::pair("PSet_Revit_Other", "Fire Rating"), std::pair("Fire Rating", "FIRE_RATING"),
              std::pair("ArchiCADProperties", "Feuerwiderstandsklasse"), std::pair("AC_Pset_Eingangstür", "Feuerfestigkeit"),
              std::pair("Allplan", "Brandschutz"), std::pair("Propriétés", "Résistance au feu"), std::pair("Data", "Brandwerendheid"),
              std::pair("Renga", "Огнестойкость"), std::pair("プロパティ", "耐火性能"), std::pair("X", "耐火等级"),
              std::pair("", "Feuerwiderstand (gs_feuer)")})
            QTest::newRow(property) << QString::fromUtf8(set) << QString::fromUtf8(property);
    }
    void ratings_have_names_in_many_languages()
    {
        QFETCH(QString, set);
        QFETCH(QString, property);
        const QByteArray s = set.toUtf8(), p = property.toUtf8();
        const ImportedFacts f = Case().own(s.constData(), {{p.constData(), "EI 60"}}).ofDoor();
        QCOMPARE(value(f, "door.label_min"), QStringLiteral("60 min"));
        QCOMPARE(kept(f, "fire_rating"), QStringLiteral("EI 60"));
        const ImportedFacts w = Case().own(s.constData(), {{p.constData(), "EI 60"}}).ofWall();
        QCOMPARE(value(w, "wall.rating_h"), QStringLiteral("1 h"));
        QCOMPARE(value(w, "wall.rating_standard"), QStringLiteral("en_13501"));
    }

    void a_required_rating_is_not_the_rating()
    {
        const ImportedFacts f = Case().own("PSet_Revit_General", {{"Fire Rating Requirement", "FD30"}}).ofDoor();
        QVERIFY(value(f, "door.label_min").isEmpty());
        QCOMPARE(kept(f, "fire_rating_required"), QStringLiteral("FD30"));
    }

    void smoke_is_said_by_the_rating_or_by_its_own_property()
    {
        ImportedFacts f = Case().own("Pset_DoorCommon", {{"SmokeStop", "yes"}}).ofDoor();
        QCOMPARE(value(f, "door.s_label"), QStringLiteral("true"));
        f = Case().own("Pset_DoorCommon", {{"FireRating", "T30-RS"}, {"SmokeStop", "true", "IFCBOOLEAN"}}).ofDoor();
        QCOMPARE(value(f, "door.s_label"), QStringLiteral("true"));
        QCOMPARE(count(f, ImportCause::ValuesDiffer), 0);
        f = Case().own("Pset_DoorCommon", {{"FireRating", "T30-RS"}, {"SmokeStop", "false", "IFCBOOLEAN"}}).ofDoor();
        QCOMPARE(value(f, "door.s_label"), QStringLiteral("false"));
        QCOMPARE(count(f, ImportCause::ValuesDiffer), 1);
    }

    void yes_and_no_become_only_what_they_say()
    {
        ImportedFacts f = Case()
                              .own("Pset_DoorCommon",
                                   {{"SelfClosing", "true", "IFCBOOLEAN"},
                                    {"FireExit", "false", "IFCBOOLEAN"},
                                    {"HandicapAccessible", "false", "IFCBOOLEAN"},
                                    {"IsExternal", "Nein"}})
                              .ofDoor();
        QVERIFY(value(f, "door.closing").isEmpty()); // closes by itself, but by what is not said
        QVERIFY(value(f, "door.egress_role").isEmpty());
        QVERIFY(value(f, "door.accessible_route").isEmpty());
        QCOMPARE(value(f, "door.exterior"), QStringLiteral("false"));
        QCOMPARE(kept(f, "self_closing"), QStringLiteral("true"));
        QCOMPARE(kept(f, "fire_exit"), QStringLiteral("false"));
        QVERIFY(f.notes.empty());
        f = Case()
                .own(
                    "Pset_DoorCommon",
                    {{"SelfClosing", "false", "IFCBOOLEAN"}, {"FireExit", ".T."}, {"HandicapAccessible", "oui"}, {"IsExternal", "perhaps"}})
                .ofDoor();
        QCOMPARE(value(f, "door.closing"), QStringLiteral("none"));
        QCOMPARE(value(f, "door.egress_role"), QStringLiteral("exit"));
        QCOMPARE(value(f, "door.accessible_route"), QStringLiteral("true"));
        QVERIFY(value(f, "door.exterior").isEmpty());
        QCOMPARE(
            text(f, ImportCause::ValueUnread),
            QStringLiteral(
                "whether the door is exterior: IsExternal of Pset_DoorCommon is `perhaps`, which is none of the words that are known; it "
                "stays unknown"));
    }

    void the_function_of_a_family_only_fills_a_gap()
    {
        QCOMPARE(value(Case().own("PSet_Revit_Type_Construction", {{"Function", "1", "IFCINTEGER"}}).ofDoor(), "door.exterior"),
                 QStringLiteral("true"));
        QCOMPARE(value(Case().type("Construction", {{"Function", "Interior"}}).ofDoor(), "door.exterior"), QStringLiteral("false"));
        QCOMPARE(value(Case().type("Construction", {{"Function", "Exterior"}}).ofWall(), "wall.type"), QStringLiteral("exterior"));
        const ImportedFacts f = Case()
                                    .own("Pset_DoorCommon", {{"IsExternal", "true", "IFCBOOLEAN"}})
                                    .own("PSet_Revit_Type_Construction", {{"Function", "0", "IFCINTEGER"}})
                                    .ofDoor();
        QCOMPARE(value(f, "door.exterior"), QStringLiteral("true"));
        QVERIFY(f.notes.empty());
        // "Not external" is an answer too, though a wall has no word for it.
        const ImportedFacts inside = Case()
                                         .own("Pset_WallCommon", {{"IsExternal", "false", "IFCBOOLEAN"}})
                                         .own("PSet_Revit_Type_Construction", {{"Function", "1", "IFCINTEGER"}})
                                         .ofWall();
        QVERIFY(inside.facts.empty() && inside.notes.empty());
    }

    void lengths_are_in_the_unit_of_the_file_data()
    {
        QTest::addColumn<double>("fileUnit"); // in mm
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("ownUnit");
        QTest::addColumn<QString>("undercut");
        QTest::addColumn<int>("notes");
        const QString measure = QStringLiteral("IFCLENGTHMEASURE"), label = QStringLiteral("IFCLABEL");
        QTest::newRow("millimetres") << 1. << "8." << measure << 0. << "8 mm" << 0;
        QTest::newRow("metres") << 1000. << "0.008" << measure << 0. << "8 mm" << 0;
        QTest::newRow("metres with an exponent") << 1000. << "8.E-3" << measure << 0. << "8 mm" << 0;
        QTest::newRow("feet") << 304.8 << "0.0625" << QStringLiteral("IFCPOSITIVELENGTHMEASURE") << 0. << "19.05 mm" << 0;
        QTest::newRow("a unit of its own") << 304.8 << "8." << measure << 0.001 << "8 mm" << 0;
        QTest::newRow("a unit of its own in a file without one") << 0. << "8." << measure << 0.001 << "8 mm" << 0;
        QTest::newRow("a unit of its own that is not understood") << 1. << "8." << measure << -1. << "" << 1;
        QTest::newRow("no unit in the file") << 0. << "8." << measure << 0. << "" << 1;
        QTest::newRow("a text with a unit") << 1. << "3/4 in" << label << 0. << "19.05 mm" << 0;
        QTest::newRow("a text with a comma") << 1. << "8,5 mm" << label << 0. << "8.5 mm" << 0;
        QTest::newRow("a text without a unit") << 1. << "8" << label << 0. << "" << 1;
        QTest::newRow("a number that is no measure") << 1. << "8." << QStringLiteral("IFCREAL") << 0. << "" << 1;
        QTest::newRow("nothing entered") << 1. << "0." << measure << 0. << "" << 0;
        QTest::newRow("out of range") << 1. << "2000." << measure << 0. << "" << 1;
        QTest::newRow("below zero") << 1. << "-8." << measure << 0. << "" << 1;
        QTest::newRow("beyond any range") << 1. << "1.E300" << measure << 0. << "" << 1;
        QTest::newRow("a word") << 1. << "small" << label << 0. << "" << 1;
    }
    void lengths_are_in_the_unit_of_the_file()
    {
        QFETCH(double, fileUnit);
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QFETCH(double, ownUnit);
        QFETCH(QString, undercut);
        QFETCH(int, notes);
        const QByteArray t = text.toUtf8(), k = kind.toLatin1();
        Case c;
        c.model.units.lengthInMm = fileUnit;
        const ImportedFacts f = c.own("Dimensions", {{"Undercut", t.constData(), k.constData(), ownUnit}}).ofDoor();
        QCOMPARE(value(f, "door.bottom_gap_in"), undercut);
        QCOMPARE(count(f, ImportCause::ValueUnread), notes);
        QCOMPARE(static_cast<int>(f.notes.size()), notes);
    }

    void the_rest_of_the_door_is_kept_where_it_is_of_use()
    {
        const ImportedFacts f =
            Case()
                .own("Pset_DoorCommon", {{"Reference", "Single:36x84"}, {"AcousticRating", "Rw 32 dB"}, {"ThermalTransmittance", "1.4"}})
                .own("PSet_Revit_Identity Data", {{"Mark", " A101 "}, {"Assembly Code", "C1020"}, {"Comments", "check"}})
                .own("ArchiCADProperties", {{"DIN-Richtung", "DIN links"}, {"Eindeutige ID", "1"}})
                .own("Text", {{"Hardware Set", "04"}, {"Door Material", "Cherry"}, {"Frame Material", "HM"}, {"Closer", "yes"}})
                .ofDoor();
        QCOMPARE(f.mark, std::optional(QStringLiteral("A101")));
        QCOMPARE(kept(f, "stated_hand"), QStringLiteral("DIN links"));
        QCOMPARE(kept(f, "hardware_set"), QStringLiteral("04"));
        QCOMPARE(kept(f, "door_material"), QStringLiteral("Cherry"));
        QCOMPARE(kept(f, "acoustic_rating"), QStringLiteral("Rw 32 dB"));
        QCOMPARE(kept(f, "reference"), QStringLiteral("Single:36x84"));
        QCOMPARE(value(f, "door.frame_material"), QStringLiteral("hollow_metal"));
        QCOMPARE(value(f, "door.closing"), QStringLiteral("closer"));
        QCOMPARE(value(f, "schedule.remarks"), QStringLiteral("check"));
        QCOMPARE(f.imported.size(), size_t{5});
        QVERIFY(f.notes.empty());
    }

    void placeholders_of_marks_and_hands_are_left_out()
    {
        const ImportedFacts f =
            Case()
                .own("Identity Data", {{"Mark", "Mark"}, {"Handing", "-"}, {"Hardware Set", "TBD"}, {"Door Finish", "<By Category>"}})
                .ofDoor();
        QVERIFY(!f.mark && f.imported.empty() && f.facts.empty() && f.notes.empty());
    }

    void rooms_say_who_uses_them()
    {
        const ImportedFacts f =
            Case()
                .own("Pset_SpaceCommon",
                     {{"PubliclyAccessible", "true", "IFCBOOLEAN"}, {"Category", "Flur"}, {"IsExternal", "true", "IFCBOOLEAN"}})
                .own("Pset_SpaceOccupancyRequirements", {{"OccupancyNumber", "12.", "IFCCOUNTMEASURE"}, {"OccupancyType", "A-2"}})
                .own("Pset_SpaceFireSafetyRequirements",
                     {{"FlammableStorage", "true", "IFCBOOLEAN"}, {"SprinklerProtection", "true", "IFCBOOLEAN"}})
                .ofRoom();
        QCOMPARE(value(f, "space.public"), QStringLiteral("true"));
        QCOMPARE(value(f, "space.kind"), QStringLiteral("outside"));
        QCOMPARE(value(f, "space.declared_occupants"), QStringLiteral("12"));
        QCOMPARE(value(f, "space.occupancy_group"), QStringLiteral("A-2"));
        QCOMPARE(value(f, "space.hazard"), QStringLiteral("[flammable]"));
        QCOMPARE(kept(f, "category"), QStringLiteral("Flur"));
        QCOMPARE(kept(f, "sprinkler_protection"), QStringLiteral("true"));
        QVERIFY(f.notes.empty());
        const ImportedFacts no =
            Case()
                .own("Pset_SpaceOccupancyRequirements", {{"OccupancyNumber", "0", "IFCCOUNTMEASURE"}, {"OccupancyType", "Buero"}})
                .own("Pset_SpaceFireSafetyRequirements", {{"FlammableStorage", "false", "IFCBOOLEAN"}})
                .ofRoom();
        QVERIFY(no.facts.empty() && no.notes.empty());
        QCOMPARE(kept(no, "occupancy_type"), QStringLiteral("Buero"));
    }

    void valves_say_where_they_fail_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("position");
        QTest::addColumn<int>("notes");
        QTest::newRow("IFC4") << "FAILOPEN"
                              << "FO" << 0;
        QTest::newRow("IFC2x3") << "FailClosed"
                                << "FC" << 0;
        QTest::newRow("letters") << "FC"
                                 << "FC" << 0;
        QTest::newRow("in place") << "Fail in place"
                                  << "FIP" << 0;
        QTest::newRow("not known") << "NOTKNOWN"
                                   << "" << 0;
        QTest::newRow("unset") << "UNSET"
                               << "" << 0;
        QTest::newRow("another") << "OTHER"
                                 << "" << 0;
        QTest::newRow("a sentence") << "as the process wants"
                                    << "" << 1;
    }
    void valves_say_where_they_fail()
    {
        QFETCH(QString, text);
        QFETCH(QString, position);
        QFETCH(int, notes);
        const QByteArray t = text.toUtf8();
        const ImportedFacts f = Case().own("Pset_ActuatorTypeCommon", {{"FailPosition", t.constData()}}).ofValve();
        QCOMPARE(value(f, "valve.fail_position"), position);
        QCOMPARE(static_cast<int>(f.notes.size()), notes);
        QCOMPARE(kept(f, "fail_position"), position.isEmpty() ? text : QString());
    }

    void valves_have_their_body_and_size()
    {
        Case c;
        c.model.units.lengthInMm = 1000;
        c.own("Pset_ValveTypeCommon",
              {{"ValveMechanism", "WEDGEGATE"},
               {"ValveOperation", "WHEEL"},
               {"Size", "0.0508", "IFCPOSITIVELENGTHMEASURE"},
               {"WorkingPressure", "16.", "IFCPRESSUREMEASURE"}})
            .own("Pset_ValveTypeIsolating", {{"IsNormallyOpen", "true", "IFCBOOLEAN"}});
        c.valve.predefined = QStringLiteral("CHECK");
        const ImportedFacts f = c.ofValve();
        QCOMPARE(value(f, "body.kind"), QStringLiteral("gate"));
        QCOMPARE(value(f, "actuator.kind"), QStringLiteral("manual"));
        QCOMPARE(value(f, "body.size_in"), QStringLiteral("50.8 mm"));
        QCOMPARE(value(f, "valve.normal_position"), QStringLiteral("open"));
        QCOMPARE(kept(f, "working_pressure"), QStringLiteral("16."));
        QVERIFY(f.notes.empty());
        Case check;
        check.valve.predefined = QStringLiteral("CHECK");
        QCOMPARE(value(check.ofValve(), "body.kind"), QStringLiteral("check"));
        check.valve.predefined = QStringLiteral("ISOLATING");
        QVERIFY(check.ofValve().facts.empty());
    }

    void ratings_of_real_files_are_read_or_named_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("labels"); // doors with a label
        QTest::addColumn<int>("placeholders"); // doors whose rating is a placeholder
        QTest::addColumn<int>("wallRatings");
        QTest::addColumn<int>("wallPlaceholders");
        QTest::addColumn<int>("marks");
        QTest::newRow("a British class room") << "Standard_Classroom_CIC_6_Project_mod2.ifc" << 1 << 0 << 2 << 1 << 1;
        QTest::newRow("captions") << "duplex.ifc" << 0 << 14 << 0 << 0 << 14;
        QTest::newRow("captions after the family") << "LargeBuilding.ifc" << 0 << 16 << 0 << 18 << 18;
        QTest::newRow("empty ratings") << "revit2012_janesville_restaurant.ifc" << 0 << 0 << 0 << 0 << 32;
        QTest::newRow("no ratings") << "AC11-Institute-Var-2-IFC.ifc" << 0 << 0 << 0 << 0 << 0;
    }
    void ratings_of_real_files_are_read_or_named()
    {
        SP_NEED_CORPUS(corpus)
        QFETCH(QString, file);
        const auto step = StepFile::open(corpus + QStringLiteral("/ifc/") + file, {});
        QVERIFY2(step, step ? "" : qPrintable(errorText(step.error())));
        const auto read = readIfc(step.value(), {});
        QVERIFY2(read, read ? "" : qPrintable(errorText(read.error())));
        const IfcModel& model = read.value();
        int labels = 0, placeholders = 0, wallRatings = 0, wallPlaceholders = 0, marks = 0, unread = 0;
        for (const IfcDoor& d : model.doors) {
            const ImportedFacts f = doorFacts(model, d);
            labels += !value(f, "door.label_min").isEmpty();
            placeholders += count(f, ImportCause::Placeholder);
            unread += count(f, ImportCause::RatingUnread) + count(f, ImportCause::ValuesDiffer);
            marks += f.mark.has_value();
        }
        for (const IfcWall& w : model.walls) {
            const ImportedFacts f = wallFacts(model, w);
            wallRatings += !value(f, "wall.rating_h").isEmpty();
            wallPlaceholders += count(f, ImportCause::Placeholder);
            unread += count(f, ImportCause::RatingUnread) + count(f, ImportCause::ValuesDiffer);
        }
        QTEST(labels, "labels");
        QTEST(placeholders, "placeholders");
        QTEST(wallRatings, "wallRatings");
        QTEST(wallPlaceholders, "wallPlaceholders");
        QTEST(marks, "marks");
        QCOMPARE(unread, 0);
    }

    void broken_texts_do_no_harm()
    {
        const QByteArray huge(1 << 20, '9');
        const ImportedFacts f = Case()
                                    .own("Pset_DoorCommon",
                                         {{"FireRating", huge.constData()},
                                          {"SelfClosing", "\x01\x02"},
                                          {"IsExternal", huge.constData()},
                                          {"", "x"},
                                          {"\x7F", "y"}})
                                    .own("Dimensions", {{"Undercut", huge.constData(), "IFCLENGTHMEASURE"}})
                                    .ofDoor();
        QVERIFY(f.facts.empty());
        for (const auto& n : f.notes)
            QVERIFY2(n.text.size() < 300, qPrintable(n.text.left(300)));
        QVERIFY(count(f, ImportCause::RatingUnread) == 1 && count(f, ImportCause::ValueUnread) >= 2);
    }
};

QTEST_APPLESS_MAIN(TstImportFacts)
#include "tst_import_facts.moc"
