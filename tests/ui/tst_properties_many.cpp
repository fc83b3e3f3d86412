// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_prompts.h"
#include "ui/document/fact_edit.h"
#include "ui/panels/properties_panel.h"
#include "ui/panels/words_editor.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace sp;
using namespace sp::ui;

class TstPropertiesMany : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<PropertiesPanel>(*m_document, *m_selection);
        m_tester = std::make_unique<QAbstractItemModelTester>(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Errors problems = m_document->open(samplePlan());
        QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(errorText(problems.front())));
        m_panel->resize(360, 700);
        m_panel->show();
    }
    void cleanup()
    {
        m_tester.reset();
        m_panel.reset();
        m_selection.reset();
        m_document.reset();
    }

    void titles_are_wrapped_where_they_do_not_fit()
    {
        m_selection->set({EntityKind::Opening, m_document->project().openings[0].id.text()});
        QTreeView& view = m_panel->view();
        const auto heights = [&] {
            int highest = 0, lines = 0;
            for (int g = 0; g < model().rowCount(); ++g)
                for (int r = 0; r < model().rowCount(model().index(g, 0)); ++r) {
                    const QModelIndex name = model().index(r, PropertiesModel::Name, model().index(g, 0));
                    const int room = view.columnWidth(0) - 2 * view.indentation();
                    const int wide = view.fontMetrics().horizontalAdvance(name.data().toString());
                    const int high = view.itemDelegateForIndex(name)->sizeHint({}, name).height();
                    highest = std::max(highest, high);
                    lines += wide > room && high >= 2 * view.fontMetrics().height() ? 1 : 0;
                    if (wide > room && high < 2 * view.fontMetrics().height())
                        return std::pair(-1, 0); // cut off
                }
            return std::pair(highest, lines);
        };
        const auto [narrow, wrapped] = heights();
        QVERIFY2(narrow > 0, "a title is cut off");
        QVERIFY(wrapped > 0);
        m_panel->resize(1400, 700);
        QTRY_COMPARE(heights().second, 0);
        QVERIFY(heights().first < narrow);
    }

    void values_of_several_words_are_ticked_in_a_list()
    {
        m_selection->set({EntityKind::Room, m_document->project().rooms[0].id.text()});
        const FieldId hazard = field("space.hazard");
        QVERIFY(m_panel->edit(QStringLiteral("space.hazard")));
        auto* words = m_panel->view().findChild<WordsEditor*>(QStringLiteral("factEditor"));
        QVERIFY(words && words->isVisible() && !words->accessibleName().isEmpty());
        QCOMPARE(words->count(), static_cast<int>(wordList(fieldOf(hazard).words).size()) + 1);
        words->item(1)->setCheckState(Qt::Checked);
        words->item(3)->setCheckState(Qt::Checked);
        QTest::keyClick(words, Qt::Key_Return);
        const auto bits = [&] {
            const Value* v = m_document->project().rooms[0].facts.find(hazard);
            return v ? std::get<WordSet>(*v).bits : ~quint64{0};
        };
        QTRY_COMPARE(bits() & 5U, quint64{5});
        const int steps = m_document->undoStack().count();
        const QString first = QString(wordAt(fieldOf(hazard).words, 0)).replace(u'_', u' ');
        QTRY_VERIFY(model().find(hazard).data().toString().contains(first)); // the panel has followed
        // Looked at and left: nothing changes. None stands alone.
        QTRY_VERIFY(!m_panel->view().findChild<WordsEditor*>(QStringLiteral("factEditor")));
        QVERIFY(m_panel->edit(QStringLiteral("space.hazard")));
        words = m_panel->view().findChild<WordsEditor*>(QStringLiteral("factEditor"));
        QVERIFY(words->item(1)->checkState() == Qt::Checked && words->item(0)->checkState() == Qt::Unchecked);
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_VERIFY(!m_panel->view().findChild<WordsEditor*>(QStringLiteral("factEditor")));
        QCOMPARE(m_document->undoStack().count(), steps);
        QVERIFY(m_panel->edit(QStringLiteral("space.hazard")));
        words = m_panel->view().findChild<WordsEditor*>(QStringLiteral("factEditor"));
        words->item(0)->setCheckState(Qt::Checked);
        QVERIFY(words->item(1)->checkState() == Qt::Unchecked);
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(bits(), quint64{0});
    }

    void quantities_are_read_in_either_system_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("mm");
        QTest::newRow("inches") << "36 in" << 914.4;
        QTest::newRow("millimetres in a US plan") << "914 mm" << 914.0;
        QTest::newRow("feet and inches") << "3'-0\"" << 914.4;
        QTest::newRow("feet and inches without the last mark") << "3'-0" << 914.4;
        QTest::newRow("feet alone") << "3'" << 914.4;
        QTest::newRow("feet, inches and a fraction") << "2'-11 1/2\"" << 901.7;
        QTest::newRow("typographic marks") << QStringLiteral("3\u2032-0\u2033") << 914.4;
        QTest::newRow("a mixed number") << "35-1/2 in" << 901.7;
        QTest::newRow("metres") << "0.9 m" << 900.0;
        QTest::newRow("a unit written out") << "36 inches" << 914.4;
    }
    void quantities_are_read_in_either_system()
    {
        QFETCH(QString, typed);
        QFETCH(double, mm);
        for (const Units units : {Units::Us, Units::Metric}) {
            Project p = m_document->project();
            p.settings.units = units;
            NewIds ids(QByteArrayLiteral("t"));
            const QString id = p.openings[0].id.text();
            const auto fact = enterValue(p, nullptr, {id, field("door.leaf_width_in"), {}}, typed, ids);
            QVERIFY2(fact, qPrintable(errorText(fact)));
            if (!fact.value().patch.empty())
                apply(p, fact.value().patch);
            QCOMPARE(toMm(*p.openings[0].facts.amount<Dim::Length>(field("door.leaf_width_in"))), mm);
            const auto key = enterValue(p, nullptr, {p.storeys[0].id.text(), {}, QStringLiteral("height")}, typed, ids);
            QVERIFY2(key, qPrintable(errorText(key)));
            if (!key.value().patch.empty())
                apply(p, key.value().patch);
            QCOMPARE(toMm(*p.storeys[0].height), mm);
        }
    }

    void fields_that_differ_say_several_and_an_edit_sets_all_in_one_step()
    {
        const Project before = m_document->project();
        const std::vector<EntityRef> refs{opening(0), opening(1), opening(2)};
        m_selection->setAll(refs);
        QVERIFY(m_panel->findChild<QLabel*>(QStringLiteral("propertiesTitle"))->text().contains(u'3'));
        const Property* mark = model().property(model().find(QStringLiteral("mark")));
        QVERIFY(mark && mark->several);
        QCOMPARE(mark->value, QStringLiteral("(several)"));
        QCOMPARE(model().find(QStringLiteral("mark")).data(Qt::EditRole).toString(), QString());
        QVERIFY(m_panel->edit(QStringLiteral("door.bottom_gap_in")));
        auto* line = editor<QLineEdit>();
        QVERIFY(line && !line->accessibleName().isEmpty());
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("14 mm"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(m_document->undoStack().count(), 1);
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_document->project().openings[static_cast<size_t>(i)].facts.amount<Dim::Length>(field("door.bottom_gap_in"))
                    == mm(14));
        QTRY_COMPARE(model().find(field("door.bottom_gap_in")).data().toString(), QStringLiteral("0.551 in"));
        m_document->undoStack().undo();
        QVERIFY(m_document->project() == before);
    }

    void nothing_typed_over_what_differs_changes_nothing()
    {
        m_selection->setAll({opening(0), opening(1)});
        const QModelIndex cell = model().find(QStringLiteral("mark"));
        m_panel->view().setCurrentIndex(cell);
        m_panel->view().edit(cell);
        QTest::keyClick(editor<QLineEdit>(), Qt::Key_Return);
        QCoreApplication::processEvents();
        QCOMPARE(m_document->undoStack().count(), 0);
        // One mark for two doors is refused, and neither gets it.
        QVERIFY(!model().setData(cell, QStringLiteral("TWICE")));
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void several_kinds_have_their_groups_side_by_side()
    {
        const Project p = m_document->project();
        m_selection->setAll({opening(0), {EntityKind::Wall, p.walls[0].id.text()}, opening(1), {EntityKind::Wall, p.walls[1].id.text()}});
        QStringList titles;
        for (int g = 0; g < model().rowCount(); ++g)
            titles += model().index(g, 0).data().toString();
        QVERIFY2(titles.contains(QStringLiteral("Openings (2)")) && titles.contains(QStringLiteral("Walls (2)")),
                 qPrintable(titles.join(u'|')));
        const QModelIndex thickness = model().find(QStringLiteral("thickness"));
        QVERIFY(model().setData(thickness, QStringLiteral("200 mm")));
        QVERIFY(p.walls[0].thickness != mm(200)); // the old snapshot
        QVERIFY(m_document->project().walls[0].thickness == mm(200) && m_document->project().walls[1].thickness == mm(200));
        QCOMPARE(m_document->undoStack().count(), 1);
    }

    void refused_text_stays_when_the_field_is_left_until_escape()
    {
        m_selection->set(opening(0));
        QVERIFY(m_panel->edit(QStringLiteral("door.bottom_gap_in")));
        const QString before = model().find(field("door.bottom_gap_in")).data().toString();
        auto* line = editor<QLineEdit>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("400 in"));
        auto* note = m_panel->findChild<QLabel*>(QStringLiteral("factProblem"));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("24")), qPrintable(note->text()));
        const QRect field = m_panel->view().visualRect(m_panel->view().currentIndex());
        QVERIFY(note->geometry().top() >= field.bottom() || note->geometry().bottom() <= field.top());
        m_panel->view().setCurrentIndex(model().find(QStringLiteral("mark")));
        QTRY_VERIFY(!editor<QLineEdit>());
        const QModelIndex cell = model().find(sp::field("door.bottom_gap_in"));
        QVERIFY2(cell.data().toString().contains(QStringLiteral("400 in")), qPrintable(cell.data().toString()));
        QCOMPARE(m_document->undoStack().count(), 0);
        QTest::keyClick(&m_panel->view(), Qt::Key_Escape);
        QCOMPARE(model().find(sp::field("door.bottom_gap_in")).data().toString(), before);
        QVERIFY(!note->isVisible());
    }

    void entered_value_is_taken_away_and_the_type_counts_again()
    {
        const Project p = m_document->project();
        QTRY_VERIFY_WITH_TIMEOUT(m_document->isChecked(), 30000);
        // An opening whose type says how it opens.
        size_t at = 0;
        FieldId fact = 0;
        for (size_t i = 0; i < p.openings.size() && fact == 0; ++i)
            if (const OpeningType* type = p.openingTypes.find(p.openings[i].type))
                for (const auto& [id, value] : type->facts)
                    if (fieldOf(id).type == FieldType::Text && !p.openings[i].facts.find(id)) {
                        at = i;
                        fact = id;
                    }
        QVERIFY(fact != 0);
        m_selection->set(opening(at));
        const QString ofType = model().find(fact).data().toString();
        QCOMPARE(model().property(model().find(fact))->origin, QStringLiteral("from type"));
        auto* button = m_panel->findChild<QPushButton*>(QStringLiteral("takeAway"));
        m_panel->view().setCurrentIndex(model().find(fact));
        QVERIFY(!button->isEnabled());
        QVERIFY(model().setData(model().find(fact), QStringLiteral("OWN")));
        QTRY_COMPARE(model().property(model().find(fact))->origin, QStringLiteral("entered"));
        m_panel->view().setCurrentIndex(model().find(fact));
        QVERIFY(button->isEnabled());
        QTest::keyClick(&m_panel->view(), Qt::Key_Delete);
        QTRY_COMPARE(model().find(fact).data().toString(), ofType);
        QVERIFY(m_document->project() == p || !m_document->project().openings[at].facts.find(fact));
        QCOMPARE(m_document->undoStack().count(), 2);
    }

    void unknown_facts_say_whom_to_ask()
    {
        m_selection->set(opening(0));
        model().show(opening(0), true);
        int asked = 0;
        for (int g = 0; g < model().rowCount(); ++g)
            for (int r = 0; r < model().rowCount(model().index(g, 0)); ++r)
                if (const Property* p = model().property(model().index(r, 0, model().index(g, 0))); p->field && !p->known) {
                    QVERIFY2(p->origin.startsWith(QStringLiteral("ask ")), qPrintable(p->name));
                    ++asked;
                }
        QVERIFY(asked > 20);
    }

    void every_kind_has_its_identity_to_edit_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("mark of an opening") << "op"
                                            << "mark"
                                            << "ZZ-9"
                                            << "ZZ-9";
        QTest::newRow("hinge of an opening") << "op"
                                             << "place.hinge"
                                             << "to"
                                             << "to";
        QTest::newRow("swing of an opening") << "op"
                                             << "place.swings"
                                             << "right"
                                             << "right";
        QTest::newRow("outside of an opening") << "op"
                                               << "place.outside"
                                               << "b"
                                               << "b";
        QTest::newRow("name of a room") << "rm"
                                        << "name"
                                        << "STORE"
                                        << "STORE";
        QTest::newRow("number of a room") << "rm"
                                          << "number"
                                          << "999"
                                          << "999";
        QTest::newRow("thickness of a wall") << "wl"
                                             << "thickness"
                                             << "200 mm"
                                             << "7.874 in";
        QTest::newRow("tag of a valve") << "vl"
                                        << "tag"
                                        << "XV-999"
                                        << "XV-999";
        QTest::newRow("mark of a device") << "dv"
                                          << "mark"
                                          << "CR-99"
                                          << "CR-99";
        QTest::newRow("side of a device") << "dv"
                                          << "side"
                                          << "b"
                                          << "b";
        QTest::newRow("mark of a supply") << "ps"
                                          << "mark"
                                          << "PS-99"
                                          << "PS-99";
        QTest::newRow("name of a source") << "so"
                                          << "name"
                                          << "NITROGEN"
                                          << "NITROGEN";
        QTest::newRow("name of a set") << "hs"
                                       << "name"
                                       << "Storeroom"
                                       << "Storeroom";
        QTest::newRow("elevation of a storey") << "st"
                                               << "elevation"
                                               << "12'-6\""
                                               << "150 in";
        QTest::newRow("name of the plan") << ""
                                          << "name"
                                          << "Another"
                                          << "Another";
        QTest::newRow("client of the plan") << ""
                                            << "client"
                                            << "Somebody"
                                            << "Somebody";
        QTest::newRow("units of the plan") << ""
                                           << "units"
                                           << "metric"
                                           << "metric";
        QTest::newRow("fade of an underlay") << "ul"
                                             << "fade"
                                             << "40"
                                             << "40";
        QTest::newRow("lock of an underlay") << "ul"
                                             << "locked"
                                             << "yes"
                                             << "yes";
        QTest::newRow("kind of an obstruction") << "ob"
                                                << "kind"
                                                << "void"
                                                << "void";
    }
    void every_kind_has_its_identity_to_edit()
    {
        QFETCH(QString, prefix);
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        Project p = m_document->project();
        const StoreyId storey = p.storeys[0].id;
        if (prefix == u"ul")
            p.underlays.put(
                UnderlayId(QStringLiteral("ul-1")),
                std::make_shared<const Underlay>(Underlay{UnderlayId(QStringLiteral("ul-1")), storey, QStringLiteral("a.png")}));
        if (prefix == u"ob")
            p.obstructions.put(ObstructionId(QStringLiteral("ob-1")),
                               std::make_shared<const Obstruction>(Obstruction{ObstructionId(QStringLiteral("ob-1")), storey}));
        if (prefix == u"so" && p.sources.empty())
            p.sources.put(SourceId(QStringLiteral("so-1")), std::make_shared<const Source>(Source{SourceId(QStringLiteral("so-1"))}));
        m_document->adopt(std::move(p), QStringLiteral("x"), false);
        QString id;
        forEachTable(m_document->project(), [&](const KindInfo& kind, const auto& table) {
            if (prefix == QLatin1String(kind.prefix) && !table.empty())
                id = table[0].id.text();
        });
        QVERIFY(prefix.isEmpty() || !id.isEmpty());
        m_selection->set(id.isEmpty() ? EntityRef() : entityOf(m_document->project(), id));
        const Project before = m_document->project();
        const QModelIndex cell = model().find(key);
        QVERIFY(cell.isValid());
        QVERIFY2(model().setData(cell, text), qPrintable(model().problemOf(cell, text)));
        QTRY_COMPARE(model().find(key).data().toString(), shown);
        if (m_document->undoStack().count()) {
            m_document->undoStack().undo();
            QVERIFY(m_document->project() == before);
        }
    }

    void place_of_an_opening_is_entered_from_either_end_and_kept_on_its_wall()
    {
        const Project p = m_document->project();
        size_t at = 0;
        while (!p.openings[at].place.wall || !p.openings[at].place.offset)
            ++at;
        m_selection->set(opening(at));
        const Wall wall = *p.walls.find(p.openings[at].place.wall);
        const Length whole = distance(wall.from, wall.to);
        const QModelIndex end = model().find(QStringLiteral("place.offset_end"));
        QVERIFY(end.isValid());
        const QString far = QStringLiteral("%1 mm").arg(qRound64(toMm(whole - *p.openings[at].place.offset)) + 1);
        if (model().problemOf(end, far).isEmpty()) {
            QVERIFY(model().setData(end, far));
            QVERIFY(std::abs(toMm(whole - *m_document->project().openings[at].place.offset) - far.section(u' ', 0, 0).toDouble()) < 0.01);
        }
        QVERIFY(!model().problemOf(model().find(QStringLiteral("place.offset")), QStringLiteral("900 m")).isEmpty());
        QVERIFY(!model().problemOf(model().find(QStringLiteral("place.offset_end")), QStringLiteral("900 m")).isEmpty());
    }

    void supply_gets_and_loses_batteries_and_circuits()
    {
        const QString id = m_document->project().supplies[0].id.text();
        const auto supply = [&] { return m_document->project().supplies.find(SupplyId(id)); };
        m_selection->set({EntityKind::Supply, id});
        const size_t had = supply()->batteries ? supply()->batteries->size() : 0;
        m_panel->findChild<QPushButton*>(QStringLiteral("addBattery"))->click();
        QCOMPARE(supply()->batteries->size(), had + 1);
        const QString key = supply()->batteries->back().key;
        QModelIndex volts;
        QTRY_VERIFY((volts = inGroup(id + u'/' + key, field("battery.volts"))).isValid());
        QVERIFY(model().setData(volts, QStringLiteral("12 V")));
        QVERIFY(supply()->batteries->back().facts.find(field("battery.volts")));
        QVERIFY(!model().problemOf(volts, QStringLiteral("12 mm")).isEmpty());
        QTRY_VERIFY((volts = inGroup(id + u'/' + key, field("battery.volts"))).data().toString() == QStringLiteral("12 V"));
        m_panel->view().setCurrentIndex(volts);
        auto* remove = m_panel->findChild<QPushButton*>(QStringLiteral("removePart"));
        QVERIFY(remove->isVisibleTo(m_panel.get()));
        remove->click();
        QCOMPARE(supply()->batteries->size(), had);
        const size_t circuits = m_document->project().circuits.size();
        m_panel->findChild<QPushButton*>(QStringLiteral("addCircuit"))->click();
        QCOMPARE(m_document->project().circuits.size(), circuits + 1);
    }

    void links_are_typed_by_marks()
    {
        const Project p = m_document->project();
        QVERIFY(!p.circuits.empty());
        const ValuePath feeds{p.circuits[0].id.text(), {}, QStringLiteral("feeds")};
        const QString now = keyText(p, feeds);
        NewIds ids(QByteArrayLiteral("t"));
        const auto same = enterValue(p, nullptr, feeds, now, ids);
        QVERIFY2(same, qPrintable(errorText(same)));
        QVERIFY(same.value().patch.empty()); // what is shown reads back
        QVERIFY(!enterValue(p, nullptr, feeds, QStringLiteral("no-such-door/lock"), ids));
    }

    void settings_of_the_plan_are_shown_while_nothing_is_selected()
    {
        m_selection->clear();
        for (const char* key : {"name", "number", "client", "address", "author", "units"})
            QVERIFY2(model().find(QLatin1String(key)).isValid(), key);
        QVERIFY(!model().setData(model().find(QStringLiteral("name")), QString()));
        const QModelIndex units = model().find(QStringLiteral("units"));
        m_panel->view().setCurrentIndex(units);
        m_panel->view().edit(units);
        auto* combo = editor<QComboBox>();
        QVERIFY(combo && combo->count() == 2); // there is no plan without units
    }

private:
    PropertiesModel& model() { return m_panel->model(); }
    EntityRef opening(size_t i) const { return {EntityKind::Opening, m_document->project().openings[i].id.text()}; }
    template <class W>
    W* editor()
    {
        return m_panel->view().findChild<W*>(QStringLiteral("factEditor"));
    }
    QModelIndex inGroup(const QString& part, FieldId field)
    {
        for (int g = 0; g < model().rowCount(); ++g)
            if (model().partAt(model().index(g, 0)) == part)
                for (int r = 0; r < model().rowCount(model().index(g, 0)); ++r)
                    if (const QModelIndex i = model().index(r, PropertiesModel::Value, model().index(g, 0));
                        model().property(i)->field == field)
                        return i;
        return {};
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<PropertiesPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TstPropertiesMany)
#include "tst_properties_many.moc"
