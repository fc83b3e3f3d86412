// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows of ways out: the drawing on the plan, its legend, and the lists of the tab.
#include "core/facts/fact_sheet.h"
#include "core/report/egress_report.h"
#include "finding_window.h"
#include "ui/canvas/plan_view.h"
#include "ui/egress/egress_layer.h"
#include "ui/egress/egress_legend.h"
#include "ui/egress/egress_panel.h"
#include "ui/models/entity_grid.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace sp;
using namespace sp::ui;

namespace {

const Scenario& exhausted()
{
    return *scenarioNamed(QStringLiteral("F2"));
}

double lengthOf(const QPainterPath& path)
{
    return path.length() * 1e6;
}

} // namespace

class TstEgressView final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_shown = std::make_unique<FindingWindow>();
        QVERIFY(m_shown->openSample());
        m_desk = m_shown->window().findChild<EgressDesk*>();
        m_layer = m_shown->window().findChild<EgressLayer*>();
        m_panel = m_shown->window().findChild<EgressPanel*>();
        m_legend = m_shown->find<EgressLegend>("egressLegend");
        QVERIFY(m_desk && m_layer && m_panel && m_legend);
    }
    void cleanup() { m_shown.reset(); }

    void plan_shows_ways_while_they_are_wanted()
    {
        QVERIFY(!m_layer->picture());
        QVERIFY(!m_layer->item());
        QAction* action = m_shown->action("egress-ways");
        action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_layer->picture() && !m_layer->picture()->stale, 60000);
        QVERIFY(m_layer->item());
        QVERIFY(m_legend->isVisible());
        action->trigger();
        QVERIFY(!m_layer->item());
        QVERIFY(!m_legend->isVisible());
    }

    void tab_in_front_shows_them_and_takes_them_away_again()
    {
        tabs()->setCurrentWidget(m_panel);
        QVERIFY(m_desk->isOnPlan());
        QVERIFY(m_shown->action("egress-ways")->isChecked());
        tabs()->setCurrentIndex(0);
        QVERIFY(!m_desk->isOnPlan());
        m_shown->action("egress-ways")->trigger();
        tabs()->setCurrentWidget(m_panel);
        tabs()->setCurrentIndex(0);
        QVERIFY(m_desk->isOnPlan()); // somebody asked for them
    }

    void every_room_that_was_measured_has_its_way()
    {
        draw();
        int ways = 0;
        for (const auto& of : m_desk->study()->results->storeys) {
            canvas().showStorey(StoreyId(of->storey.id));
            const EgressDrawing& drawing = m_layer->picture()->drawing;
            for (const EgressRoom& room : of->rooms) {
                const auto way =
                    std::find_if(drawing.ways.begin(), drawing.ways.end(), [&](const EgressWayLook& w) { return w.room == room.id; });
                const bool has = room.measured && !room.travel.way.empty()
                    && (room.travel.state == EgressLength::State::Measured || room.travel.provisional);
                QCOMPARE(way != drawing.ways.end(), has);
                if (!has)
                    continue;
                ++ways;
                QCOMPARE(way->from, scenePoint(room.travel.from));
                QCOMPARE(QPointF(way->line.elementAt(0)), way->from);
                QCOMPARE(way->provisional, room.travel.provisional);
                // What is drawn is as long as what was measured, less than a wall for each door of it.
                const bool oneStorey = std::all_of(room.travel.way.begin(), room.travel.way.end(),
                                                   [&](const EgressLeg& leg) { return leg.storey == of->storey.id; });
                if (oneStorey)
                    QVERIFY(std::abs(lengthOf(way->line) - room.travel.nm[0]) < 1e9);
            }
        }
        QVERIFY(ways > 50);
    }

    void selected_room_is_brought_out_with_its_common_path()
    {
        draw();
        const auto of = m_desk->study()->results->storeys.front();
        int commons = 0;
        for (const EgressRoom& room : of->rooms) {
            if (!room.measured || room.travel.state != EgressLength::State::Measured)
                continue;
            m_desk->setChosen(room.id);
            const EgressPicture& picture = *m_layer->picture();
            QVERIFY(picture.way);
            QVERIFY(picture.way->begins);
            QCOMPARE(picture.way->length, egressLengthText(room.travel, m_desk->study()->results->settings.ruler, true));
            QCOMPARE(picture.common.has_value(), room.common.end != EgressCommonPath::End::Choice);
            if (!picture.common)
                continue;
            ++commons;
            QVERIFY(std::abs(lengthOf(picture.common->line) - room.common.nm[0]) < 1e9);
            const QPointF end = picture.common->line.currentPosition();
            QVERIFY(QLineF(picture.common->bar.center(), end).length() < 1);
        }
        QVERIFY(commons > 10);
        m_desk->setChosen({});
        QVERIFY(!m_layer->picture()->way);
    }

    void selection_on_the_plan_brings_a_way_out()
    {
        draw();
        const QString room = m_desk->study()->results->storeys.front()->rooms[3].id;
        select({EntityKind::Room, room});
        QCOMPARE(m_desk->chosen(), room);
        select({});
        QCOMPARE(m_desk->chosen(), QString());
    }

    void badges_say_what_doors_take_and_do_not_lie_on_each_other()
    {
        draw();
        const EgressDrawing& drawing = m_layer->picture()->drawing;
        int exits = 0;
        for (const EgressDoorSign& sign : drawing.doors) {
            const EgressDoor& door = *m_desk->study()->results->door(sign.id);
            QCOMPARE(sign.exit, door.exit);
            const QString numbers = QStringLiteral("%1/%2").arg(door.assigned ? QString::number(*door.assigned) : QStringLiteral("?"),
                                                                door.capacity ? QString::number(*door.capacity) : QStringLiteral("?"));
            QVERIFY2(sign.text().endsWith(numbers), qPrintable(sign.text()));
            QCOMPARE(sign.text().contains(QStringLiteral("EXIT")), door.exit);
            exits += door.exit;
        }
        QVERIFY(exits > 3);
        size_t before = 0;
        for (const double scale : {0.003, 0.01, 0.03, 0.1, 0.3}) {
            const auto& badges = m_layer->item()->badges(scale);
            for (size_t i = 0; i < badges.size(); ++i)
                for (size_t k = i + 1; k < badges.size(); ++k)
                    QVERIFY(!badges[i].second.intersects(badges[k].second));
            QVERIFY(badges.size() >= before); // nearer shows more
            before = badges.size();
        }
        QCOMPARE(before, drawing.doors.size());
    }

    void too_many_people_are_told_by_more_than_colour()
    {
        EgressDoorSign door;
        door.assigned = 12;
        door.capacity = 12;
        QVERIFY(!door.over());
        QCOMPARE(door.text(), QStringLiteral("12/12"));
        door.assigned = 13;
        QVERIFY(door.over());
        QCOMPARE(door.text(), QStringLiteral("! 13/12"));
        door.capacity.reset();
        QVERIFY(!door.over());
        QCOMPARE(door.text(), QStringLiteral("13/?"));
    }

    void list_of_rooms_has_what_was_measured()
    {
        EgressListPage& page = show(EgressList::Rooms);
        const auto of = m_desk->study()->results->storeys.front();
        QCOMPARE(page.model().rowCount(), static_cast<int>(of->rooms.size()));
        const Ruler ruler = m_desk->study()->results->settings.ruler;
        for (int row = 0; row < page.model().rowCount(); ++row) {
            const EgressRoom& room = of->rooms[static_cast<size_t>(row)];
            QCOMPARE(page.model().index(row, 0).data(EntityGrid::IdRole).toString(), room.id);
            const QString travel = cell(page, row, "travel");
            if (room.measured && room.travel.state == EgressLength::State::Measured)
                QCOMPARE(travel, egressLengthText(room.travel, ruler, true));
            else if (!room.measured)
                QVERIFY(!travel.isEmpty()); // why not
        }
        m_shown->find<QComboBox>("egressWhere")->setCurrentIndex(1);
        QCOMPARE(page.model().rowCount(), static_cast<int>(m_shown->project().rooms.size()));
        QCOMPARE(cell(page, 0, "storey"), *m_shown->project().storeys.find(StoreyId(of->storey.id))->name);
        EgressListPage& storeys = show(EgressList::Storeys);
        QCOMPARE(storeys.model().rowCount(), static_cast<int>(m_desk->study()->results->storeys.size()));
        QCOMPARE(cell(storeys, 0, "storey"), *m_shown->project().storeys.find(StoreyId(of->storey.id))->name);
    }

    void rows_follow_the_plan_and_the_plan_follows_rows()
    {
        EgressListPage& page = show(EgressList::Rooms);
        page.view().setCurrentIndex(page.view().model()->index(4, 0));
        const QString id = page.view().model()->index(4, 0).data(EntityGrid::IdRole).toString();
        QCOMPARE(m_desk->chosen(), id);
        QVERIFY(m_layer->picture()->way);
        emit page.view().activated(page.view().model()->index(6, 0));
        const QString other = page.view().model()->index(6, 0).data(EntityGrid::IdRole).toString();
        QCOMPARE(m_desk->chosen(), other);
        select({EntityKind::Room, id});
        QCOMPARE(page.view().currentIndex().row(), 4);
    }

    void what_another_moment_changes_is_marked()
    {
        EgressListPage& page = show(EgressList::Rooms);
        for (int row = 0; row < page.model().rowCount(); ++row)
            QVERIFY(!page.model().index(row, 0).data().toString().contains(QStringLiteral("F0")));
        m_desk->failures().showScenario(exhausted(), exhausted().cases.front());
        QVERIFY(page.model().isStale());
        QVERIFY(page.model().index(0, 0).data(Qt::ForegroundRole).isValid());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        QVERIFY(!page.model().isStale());
        const auto study = m_desk->study();
        m_shown->find<QComboBox>("egressWhere")->setCurrentIndex(1);
        int marked = 0;
        for (EgressListPage* list : m_panel->lists()) {
            m_panel->showPage(list);
            for (const EgressRow& row : list->model().table().rows)
                for (const EgressCell& c : row.cells)
                    if (!c.before.isEmpty()) {
                        ++marked;
                        QVERIFY(c.before != c.text);
                        QVERIFY(c.shown().endsWith(QStringLiteral("(F0: %1)").arg(c.before)));
                    }
        }
        QVERIFY(marked > 0);
    }

    void legend_lists_what_is_on_the_plan()
    {
        draw();
        const QString all = m_legend->lines().join(u'\n');
        QVERIFY(all.contains(QStringLiteral("way out of a room")));
        QVERIFY(all.contains(QStringLiteral("exit")));
        QVERIFY(all.contains(QStringLiteral("common path")));
        QVERIFY(!all.contains(QStringLiteral("a line every")));
        // The plan is fitted over the legend: another choice must not move it.
        m_desk->setChosen(m_desk->study()->results->storeys.front()->rooms.front().id);
        QCOMPARE(m_legend->lines().join(u'\n'), all);
        m_shown->action("egress-distances")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_legend->lines().join(u'\n').contains(QStringLiteral("a line every")), 60000);
        m_shown->action("egress-legend")->trigger();
        QVERIFY(!m_legend->isVisible());
    }

    void legends_of_failures_and_of_ways_out_stand_one_over_the_other()
    {
        draw();
        m_desk->failures().showScenario(exhausted(), exhausted().cases.front());
        auto* below = m_shown->find<QWidget>("failureLegend");
        QTRY_VERIFY_WITH_TIMEOUT(below->isVisible() && m_desk->isFresh(), 60000);
        QTRY_VERIFY(!below->geometry().intersects(m_legend->geometry()));
        QVERIFY(m_legend->geometry().bottom() < below->geometry().top());
    }

    void what_could_not_be_measured_is_listed_with_its_reason()
    {
        Project next = m_shown->project();
        const QString id = m_shown->project().rooms[5].id.text();
        auto room = std::make_shared<Room>(m_shown->project().rooms[5]);
        room->outline.clear();
        room->at.reset();
        next.rooms.put(room->id, room);
        m_shown->document().push(difference(m_shown->project(), next), QStringLiteral("Outline"));
        EgressListPage& page = show(EgressList::Gaps);
        const auto& rows = page.model().table().rows;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const EgressRow& r) { return r.id == id; });
        QVERIFY(row != rows.end());
        QVERIFY2(row->cells[1].text.contains(QStringLiteral("outline")), qPrintable(row->cells[1].text));
        QVERIFY(!row->cells[1].text.contains(id)); // people know it by its number
    }

    void empty_lists_say_why()
    {
        EgressListPage& page = show(EgressList::Rooms);
        QCOMPARE(page.sentence(), QString());
        page.setText(QStringLiteral("no such text"));
        QVERIFY(!page.sentence().isEmpty());
        QVERIFY(m_shown->find<QLabel>("egressRoomsEmpty")->isVisible());
        page.setText({});
        m_shown->document().close();
        QCOMPARE(page.sentence(), QStringLiteral("No plan is open."));
    }

    void lists_are_copied_and_exported()
    {
        EgressListPage& page = show(EgressList::Doors);
        m_shown->find<QPushButton>("egressCopy")->click();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), page.model().rowCount() + 1);
        QVERIFY(lines.front().startsWith(QStringLiteral("Door\tUse\tPeople")));
        const QList<QByteArray> csv = page.csv().split('\n');
        QCOMPARE(csv.front(), QByteArray("door,use,people,capacity,wide_enough,opens_by"));
        QCOMPARE(csv.size(), page.model().rowCount() + 2);
    }

private:
    PlanView& canvas() { return *m_shown->window().findChild<PlanView*>(); }
    QTabWidget* tabs()
    {
        for (QTabWidget* all : m_shown->window().findChildren<QTabWidget*>())
            if (all->indexOf(m_panel) >= 0)
                return all;
        return nullptr;
    }
    void select(const EntityRef& ref) { m_shown->window().selection().set(ref); }
    void draw()
    {
        m_desk->setOnPlan(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000);
        canvas().showStorey(StoreyId(m_desk->study()->results->storeys.front()->storey.id));
        QVERIFY(m_layer->picture());
    }
    EgressListPage& show(EgressList list)
    {
        tabs()->setCurrentWidget(m_panel);
        EgressListPage* page = m_panel->lists()[static_cast<size_t>(list)];
        m_panel->showPage(page);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(m_desk->isFresh(), 60000); }();
        canvas().showStorey(StoreyId(m_desk->study()->results->storeys.front()->storey.id));
        return *page;
    }
    static QString cell(EgressListPage& page, int row, const char* key)
    {
        const EgressTable& table = page.model().table();
        for (size_t c = 0; c < table.columns.size(); ++c)
            if (table.columns[c].key == key)
                return table.rows[static_cast<size_t>(row)].cells[c].shown();
        return {};
    }

    std::unique_ptr<FindingWindow> m_shown;
    EgressDesk* m_desk = nullptr;
    EgressLayer* m_layer = nullptr;
    EgressPanel* m_panel = nullptr;
    EgressLegend* m_legend = nullptr;
};

QTEST_MAIN(TstEgressView)
#include "tst_egress_view.moc"
