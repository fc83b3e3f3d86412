// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/everyday/search.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace sp::ui {

namespace {

/// The names of an entity beside its id.
template <class T>
QStringList namesOf(const T& e)
{
    QStringList out;
    const auto add = [&](const std::optional<QString>& text) {
        if (text && !text->isEmpty())
            out += *text;
    };
    if constexpr (requires { e.mark; })
        add(e.mark);
    if constexpr (requires { e.tag; })
        add(e.tag);
    if constexpr (requires { e.number; })
        add(e.number);
    if constexpr (requires { e.name; })
        add(e.name);
    if constexpr (requires { e.fact; })
        add(e.fact);
    if constexpr (requires { e.finding; })
        add(e.finding);
    if constexpr (std::is_same_v<T, Device>)
        add(QString(e.kind).replace(u'_', u' '));
    if constexpr (requires { e.file; })
        add(std::optional<QString>(e.file));
    if constexpr (requires { e.guid; })
        add(e.guid);
    return out;
}

/// What is shown for things that have no place of their own.
template <class T>
QString standsFor(const Project& p, const T& e)
{
    if constexpr (std::is_same_v<T, Circuit>)
        return e.supply ? e.supply->text() : QString();
    if constexpr (std::is_same_v<T, Interlock>)
        return e.openings && !e.openings->empty() ? e.openings->front().text() : QString();
    if constexpr (std::is_same_v<T, Waiver> || std::is_same_v<T, Review>)
        return e.finding.section(u':', 1, 1).section(u'+', 0, 0);
    if constexpr (std::is_same_v<T, Assumption>)
        return e.subjects && !e.subjects->empty() ? e.subjects->front() : QString();
    if constexpr (std::is_same_v<T, OpeningType>)
        for (const auto& opening : p.openings)
            if (opening->type == e.id)
                return opening->id.text();
    if constexpr (std::is_same_v<T, AirSupply>)
        for (const auto& valve : p.valves)
            if (valve->air == e.id)
                return valve->id.text();
    return e.id.text();
}

void collect(const QMenu& menu, const QString& path, std::vector<MenuEntry>& out)
{
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu* below = action->menu())
            collect(*below, path + QStringLiteral(" > ") + plainText(*action), out);
        else
            out.push_back({action, path});
    }
}

} // namespace

std::vector<Findable> findablesOf(const Project& project)
{
    std::vector<Findable> out;
    forEachTable(project, [&](const KindInfo& kind, const auto& table) {
        for (const auto& row : table) {
            const auto& e = *row;
            const QStringList names = namesOf(e);
            const QString id = e.id.text();
            Findable f;
            f.kind = QLatin1String(kind.noun);
            f.target = entityOf(project, standsFor(project, e));
            const EntityRef own = entityOf(project, id);
            const QString noun = f.kind.left(1).toUpper() + f.kind.mid(1);
            f.title = !own.isNull() && own.id == id ? titleOf(project, own)
                                                    : QStringLiteral("%1 %2").arg(noun, names.isEmpty() ? id : names.front());
            if (const Storey* s = project.storeys.find(storeyOf(project, f.target)))
                f.storey = s->name.value_or(s->id.text());
            f.words = id + u' ' + names.join(u' ');
            out.push_back(std::move(f));
        }
    });
    return out;
}

QString plainText(const QAction& action)
{
    QString text = action.text().section(u'\t', 0, 0);
    text.replace(QStringLiteral("&&"), QStringLiteral("\u0001")).remove(u'&').replace(u'\u0001', u'&').remove(u'…');
    return text;
}

std::vector<MenuEntry> menuEntries(const QMainWindow& window)
{
    std::vector<MenuEntry> out;
    for (const QAction* action : window.menuBar()->actions())
        if (const QMenu* menu = action->menu())
            collect(*menu, plainText(*action), out);
    return out;
}

} // namespace sp::ui
