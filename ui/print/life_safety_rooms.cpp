// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of rooms: number, name, function and the sum of people; the number of people is the last that goes.
#include "ui/print/life_safety.h"

namespace sp::ui {

namespace {

QStringList broken(const QString& name)
{
    if (name.size() <= 14 || !name.contains(u' '))
        return name.isEmpty() ? QStringList() : QStringList(name);
    qsizetype best = -1;
    for (qsizetype i = name.indexOf(u' '); i >= 0; i = name.indexOf(u' ', i + 1))
        if (best < 0 || std::abs(2 * i - name.size()) < std::abs(2 * best - name.size()))
            best = i;
    return {name.left(best), name.mid(best + 1)};
}

/// How far one can go from a point inside a ring to both sides, and up and down: the lesser way, twice, mm.
QSizeF spaceAround(const Ring& ring, PlanPoint p)
{
    double side[2] = {1e18, 1e18};
    for (const bool alongX : {true, false})
        for (size_t i = 0; i < ring.size(); ++i) {
            const PlanPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const auto u = [&](PlanPoint q) { return static_cast<double>(alongX ? q.x.n : q.y.n); };
            const auto v = [&](PlanPoint q) { return static_cast<double>(alongX ? q.y.n : q.x.n); };
            if ((v(a) > v(p)) == (v(b) > v(p)))
                continue;
            double& least = side[alongX ? 0 : 1];
            least = std::min(least, std::abs(u(a) + (v(p) - v(a)) / (v(b) - v(a)) * (u(b) - u(a)) - u(p)));
        }
    return {2 * side[0] / 1e6, 2 * side[1] / 1e6};
}

} // namespace

std::vector<RoomLabel> roomLabels(const LifeSafety& ls, const std::optional<StoreyId>& storey)
{
    std::vector<RoomLabel> out;
    for (const auto& room : ls.project().rooms) {
        const auto shape = ls.topology().rooms.constFind(room->id);
        if (room->storey != storey || (shape == ls.topology().rooms.constEnd() && !room->at))
            continue;
        PlanLabel label{PlanLabel::Kind::Room, room->id.text(), {}, {}, 0, {}, {}, Marker::None};
        if (shape != ls.topology().rooms.constEnd()) {
            label.at = scenePoint(shape->label);
            label.room = spaceAround(shape->outline, shape->label);
        } else {
            label.at = scenePoint(*room->at);
            label.room = QSizeF(4000, 3000);
        }
        label.backing = &PlanColors::paper;
        const RoomLoad load = roomLoad(ls, room->id.text());
        const QStringList name = broken(room->name.value_or(QString()));
        const QString number = room->number.value_or(QString());
        std::vector<QStringList> forms;
        const auto add = [&](QStringList lines) {
            lines.removeAll(QString());
            if (!lines.isEmpty() && (forms.empty() || forms.back() != lines))
                forms.push_back(std::move(lines));
        };
        const QString people = load.load.isEmpty() || load.sum.isEmpty() ? load.sum : load.load + QStringLiteral(" OCC");
        add(QStringList(number) + name + QStringList{load.function, load.sum});
        add(QStringList(number) + name + QStringList{load.sum});
        add(QStringList(number) + name + QStringList{people});
        add({number.isEmpty() ? name.value(0) : number, people});
        add({QStringList{number.isEmpty() ? name.value(0) : number, people}.join(u' ').trimmed()});
        add({number.isEmpty() ? name.value(0) : number});
        if (forms.empty())
            continue;
        label.lines = forms.front();
        out.push_back({std::move(label), std::move(forms)});
    }
    return out;
}

void shortenRooms(LabelLayout& layout, const RoomForms& known, double scale)
{
    for (size_t round = 1; round < 6; ++round) {
        std::vector<PlanLabel> shorter;
        for (const PlacedLabel& placed : layout.placed(scale)) {
            const PlanLabel& label = layout.labels()[static_cast<size_t>(placed.label)];
            const auto forms = known.constFind(label.id);
            if (label.kind != PlanLabel::Kind::Room || placed.lines == label.lines.size() || forms == known.cend())
                continue;
            const auto now = std::find(forms->begin(), forms->end(), label.lines);
            if (now == forms->end() || now + 1 == forms->end())
                continue;
            shorter.push_back(label);
            shorter.back().lines = *(now + 1);
        }
        for (PlanLabel& label : shorter) {
            const QString id = label.id;
            layout.setEntity(id, std::move(label), {});
        }
    }
}

} // namespace sp::ui
