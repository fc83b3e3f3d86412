// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/value_path.h"

#include "core/edit/edit_openings.h"
#include "core/edit/edit_sets.h"
#include "core/edit/edit_walls.h"
#include "core/edit/set_fact.h"
#include "core/edit/set_identity.h"
#include "core/schedule/handing.h"
#include "core/schedule/natural_order.h"
#include "ui/document/entity_names.h"
#include "ui/document/fact_edit.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace sp::ui {

namespace {

using Type = KeyForm::Type;
const QString offsetEnd = QStringLiteral("place.offset_end");

QString tr(const char* text)
{
    return QCoreApplication::translate("ValuePath", text);
}

QString spaced(QString word)
{
    return word.replace(u'_', u' ');
}

QString yesNo(bool yes)
{
    return yes ? tr("yes") : tr("no");
}

QString listText(const Project& project, const QString& ids)
{
    QStringList out;
    for (const QString& one : ids.split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QString part = one.section(u'/', 1);
        out += shortName(project, one.section(u'/', 0, 0)) + (part.isEmpty() ? QString() : u'/' + part);
    }
    return out.join(QStringLiteral(", "));
}

QString measureText(const Quantity& q, Units units)
{
    return peopleText(q, *unitByName(q.dim == Dim::Angle ? QStringView(u"deg") : QStringView(u"in")), units);
}

const Wall* wallOf(const Project& project, const QString& opening)
{
    const Opening* o = project.openings.find(OpeningId(opening));
    return o ? project.walls.find(o->place.wall) : nullptr;
}

Length lengthOf(const Wall& wall)
{
    return distance(wall.from, wall.to);
}

// The distance of an opening from the other end of its wall, and the edit of it, are those from the first end.
std::optional<KeyValue> keyAt(const Project& project, const ValuePath& path)
{
    if (path.key != offsetEnd)
        return keyOf(project, path.id, path.key);
    auto value = keyOf(project, path.id, QStringLiteral("place.offset"));
    const Wall* wall = wallOf(project, path.id);
    if (value && value->amount && wall)
        value->amount->n = lengthOf(*wall).n - value->amount->n;
    else if (value)
        value->amount.reset();
    return value;
}

Result<Edited> enterOffset(const Project& project, const ValuePath& path, const QString& text)
{
    const Wall* wall = wallOf(project, path.id);
    if (!wall)
        return Error{ErrorCode::Unsupported, tr("this opening stands in no wall"), path.id};
    SP_TRY(q, parseQuantity(lenientUnits(text), Dim::Length, u"in"));
    const Length whole = lengthOf(*wall);
    const Length offset{path.key == offsetEnd ? whole.n - q.n : q.n};
    if (offset.n < 0 || offset > whole)
        return Error{ErrorCode::Limit,
                     tr("expected a place on the wall, which is %1 long, found %2")
                         .arg(measureText({Dim::Length, whole.n}, project.settings.units), text),
                     path.id};
    return moveOpening(project, OpeningId(path.id), wall->id, offset);
}

Result<Edited> enterSetOrType(const Project& project, const OpeningId& opening, bool set, const QString& text)
{
    std::optional<QString> chosen;
    if (!text.isEmpty()) {
        SP_TRY(id, idOfName(project, set ? QStringLiteral("hs") : QStringLiteral("ot"), text));
        chosen = id;
    }
    return set ? assignSet(project, {opening}, chosen ? std::optional(HardwareSetId(*chosen)) : std::nullopt)
               : assignType(project, {opening}, chosen ? std::optional(OpeningTypeId(*chosen)) : std::nullopt);
}

// Rooms are found anew between faces that moved.
Result<Edited> enterThickness(const Project& project, const WallId& wall, const QString& text, NewIds& ids)
{
    SP_TRY(q, parseQuantity(lenientUnits(text), Dim::Length, u"in"));
    if (q.n <= 0)
        return Error{ErrorCode::Limit, tr("expected a thickness greater than zero, found `%1`").arg(text), wall.text()};
    return styleWalls(project, {wall}, {q.as<Dim::Length>(), {}}, ids);
}

Result<Patch> enterKey(const Project& project, const ValuePath& path, const QString& typed)
{
    const QString text = typed.trimmed();
    const auto now = keyAt(project, path);
    if (!now)
        return Error{ErrorCode::Reference, tr("this can no longer be entered: the element is not in the plan"), path.id};
    QString read = text;
    switch (now->form.type) {
    case Type::Text: break;
    case Type::Word: {
        QString word = path.key == u"units" && text == tr("US customary") ? QStringLiteral("us") : text.toLower();
        if (!wordList(now->form.words.toLatin1().constData()).contains(word))
            word.replace(u' ', u'_');
        read = word;
        break;
    }
    case Type::Extent: read = lenientUnits(text); break;
    case Type::Integer: read.remove(u'%'); break;
    case Type::Flag:
        read = text.compare(tr("yes"), Qt::CaseInsensitive) == 0 ? QStringLiteral("true")
            : text.compare(tr("no"), Qt::CaseInsensitive) == 0   ? QStringLiteral("false")
                                                                 : text;
        break;
    case Type::Ref:
        if (!text.isEmpty()) {
            SP_TRY(id, idOfName(project, now->form.prefix, text));
            read = id;
        }
        break;
    case Type::Refs:
    case Type::Parts: {
        QStringList list;
        for (const QString& one : text.split(u',', Qt::SkipEmptyParts)) {
            if (now->form.type == Type::Parts) {
                list += partOfName(project, one);
                continue;
            }
            SP_TRY(id, idOfName(project, now->form.prefix, one.trimmed()));
            list += id;
        }
        read = list.join(QStringLiteral(", "));
        break;
    }
    }
    return setKey(project, path.id, path.key, read.trimmed());
}

bool isBattery(const ValuePath& path)
{
    return path.field && fieldOf(*path.field).group == Group::Battery;
}

// The kind of the hardware item or device that a path goes to.
QString kindAt(const Project& project, const QString& id)
{
    if (const Device* device = project.devices.find(DeviceId(id)))
        return device->kind;
    const HardwareSet* set = project.hardwareSets.find(HardwareSetId(id.section(u'/', 0, 0)));
    if (set && set->items)
        for (const HardwareItem& item : *set->items)
            if (item.key == id.section(u'/', 1))
                return item.kind;
    return {};
}

// The words that a device of this kind can have for a field; nullopt where all words of the field do.
std::optional<QStringList> wordsOfKind(const Catalogue* catalogue, const Project& project, const ValuePath& path)
{
    if (!catalogue || !path.field || fieldOf(*path.field).group != Group::Item)
        return std::nullopt;
    const DeviceKind* kind = catalogue->find(kindAt(project, path.id));
    if (!kind)
        return std::nullopt;
    const QLatin1String key(fieldOf(*path.field).key);
    if (key == QLatin1String("fail_state"))
        return kind->failStates.isEmpty() ? QStringList{QStringLiteral("not_applicable")}
                                          : kind->failStates + QStringList{QStringLiteral("unknown")};
    if (key == QLatin1String("function") && !kind->functions.isEmpty())
        return kind->functions + QStringList{QStringLiteral("none")};
    return std::nullopt;
}

Result<Patch> enterFieldAt(const Project& project, const Catalogue* catalogue, const ValuePath& path, const QString& text)
{
    std::optional<Value> value;
    const Field& f = fieldOf(*path.field);
    if (!text.trimmed().isEmpty()) {
        SP_TRY(read, readFact(f, text));
        value = std::move(read);
        if (const Word* word = std::get_if<Word>(&*value))
            if (const auto words = wordsOfKind(catalogue, project, path); words && !words->contains(wordAt(f.words, word->index)))
                return Error{ErrorCode::Value,
                             tr("expected what such a device can have: %1, found `%2`")
                                 .arg(spaced(words->join(QStringLiteral(", "))), text.trimmed()),
                             path.id};
    }
    if (isBattery(path))
        return setBatteryField(project, SupplyId(path.id.section(u'/', 0, 0)), path.id.section(u'/', 1), *path.field, value);
    return setField(project, path.id, *path.field, value);
}

} // namespace

QString keyText(const Project& project, const ValuePath& path)
{
    const auto value = keyAt(project, path);
    if (!value)
        return {};
    switch (value->form.type) {
    case Type::Text: return path.key == u"kind" ? spaced(value->text) : value->text;
    case Type::Integer: return value->text;
    case Type::Word: return path.key == u"units" && value->text == u"us" ? tr("US customary") : spaced(value->text);
    case Type::Extent: return value->amount ? measureText(*value->amount, project.settings.units) : QString();
    case Type::Flag: return yesNo(value->text == u"true");
    case Type::Ref: return value->text.isEmpty() ? QString() : shortName(project, value->text);
    case Type::Refs:
    case Type::Parts: return listText(project, value->text);
    }
    return {};
}

QString enteredText(const Project& project, const ValuePath& path)
{
    if (!path.field) {
        const auto value = keyAt(project, path);
        return value && (value->form.type == Type::Ref || path.key == u"kind") ? value->text : keyText(project, path);
    }
    const Value* value = enteredAt(project, path.id, *path.field);
    return value ? editText(fieldOf(*path.field), *value, project.settings.units) : QString();
}

Result<Edited> enterValue(const Project& project, const Catalogue* catalogue, const ValuePath& path, const QString& text, NewIds& ids)
{
    if (path.key == u"kind" && catalogue && path.id.startsWith(u"dv-")) {
        const QString kind = QString(text.trimmed()).replace(u' ', u'_');
        const DeviceKind* known = catalogue->find(kind);
        if (!known || known->placed == DeviceKind::Placed::Item)
            return Error{ErrorCode::Value, tr("expected a device that is placed on the plan, found `%1`").arg(text), path.id};
        SP_TRY(patch, setKey(project, path.id, path.key, kind));
        return Edited{std::move(patch), {}, {}};
    }
    const OpeningId opening(path.id);
    if (!path.field && project.openings.find(opening)) {
        if (path.key == u"set" || path.key == u"type") // wiring that names an item of the old set goes along
            return enterSetOrType(project, opening, path.key == u"set", text.trimmed());
        if ((path.key == u"place.offset" || path.key == offsetEnd) && !text.trimmed().isEmpty())
            return enterOffset(project, path, text);
    }
    if (path.key == u"thickness" && !text.trimmed().isEmpty() && project.walls.find(WallId(path.id)))
        return enterThickness(project, WallId(path.id), text, ids);
    SP_TRY(patch, path.field ? enterFieldAt(project, catalogue, path, text) : enterKey(project, path, text));
    return Edited{std::move(patch), {}, {}};
}

EnteredMany enterValues(const Project& project, const Catalogue* catalogue, const std::vector<ValueEdit>& edits, NewIds& ids)
{
    EnteredMany out;
    if (edits.size() == 1) { // the usual case costs nothing that grows with the plan
        auto one = enterValue(project, catalogue, edits[0].path, edits[0].text, ids);
        if (one)
            return {std::move(one.value().patch), std::move(one.value().notes), {}};
        out.refused.push_back({0, one.error().message});
        return out;
    }
    Project now = project;
    std::vector<EnteredMany::Refused> open;
    for (size_t i = 0; i < edits.size(); ++i)
        open.push_back({i, {}});
    for (bool progress = true; progress && !open.empty();) {
        progress = false;
        std::vector<EnteredMany::Refused> again;
        for (const auto& [at, reason] : open) {
            auto one = enterValue(now, catalogue, edits[at].path, edits[at].text, ids);
            if (!one) {
                again.push_back({at, one.error().message});
                continue;
            }
            progress = true;
            apply(now, one.value().patch);
            out.notes += one.value().notes;
        }
        open = std::move(again);
    }
    out.patch = difference(project, now);
    out.refused = std::move(open);
    return out;
}

ValueEditor editorFor(const Document& document, const ValuePath& path)
{
    const Project& project = document.project();
    ValueEditor editor;
    const auto words = [&](const QStringList& list) {
        editor.choose = true;
        for (const QString& word : list)
            editor.choices.push_back({spaced(word), spaced(word)});
    };
    // A side says little by its letter: the room that lies there is what people know.
    const auto nameSides = [&] {
        const auto sides = document.topology().openings.constFind(OpeningId(path.id));
        for (ValueEditor::Choice& choice : editor.choices)
            if (sides != document.topology().openings.cend() && (choice.text == u"a" || choice.text == u"b")) {
                const QString room = roomText(project, sides->on(choice.text == u"a" ? Side::A : Side::B));
                choice.shown = room.isEmpty() ? choice.text : choice.text + QStringLiteral(": ") + room;
            }
    };
    if (path.field) {
        const Field& f = fieldOf(*path.field);
        switch (f.type) {
        case FieldType::Bool: words({tr("yes"), tr("no")}); break;
        case FieldType::Word:
            words(wordsOfKind(catalogueOf(document), project, path).value_or(wordList(f.words)));
            if (QLatin1String(f.key) == QLatin1String("egress_side"))
                nameSides();
            break;
        case FieldType::Quantity: editor.example = f.unit[0] ? tr("such as 36 %1").arg(QLatin1String(f.unit)) : tr("a number"); break;
        case FieldType::Int: editor.example = tr("a whole number"); break;
        case FieldType::Set:
            words(wordList(f.words));
            editor.several = true;
            break;
        case FieldType::Text: break;
        case FieldType::Texts: editor.example = tr("several with ; between them"); break;
        }
        return editor;
    }
    if (path.key == u"kind" && path.id.startsWith(u"dv-")) {
        editor.choose = editor.required = true;
        if (const Catalogue* catalogue = catalogueOf(document))
            for (const DeviceKind& kind : catalogue->kinds())
                if (kind.placed != DeviceKind::Placed::Item)
                    editor.choices.push_back({kind.kind, kind.name});
        return editor;
    }
    const auto value = keyAt(project, path);
    if (!value)
        return editor;
    switch (value->form.type) {
    case Type::Word:
        editor.required = value->form.required;
        words(wordList(value->form.words.toLatin1().constData()));
        nameSides();
        for (ValueEditor::Choice& choice : editor.choices)
            if (path.key == u"units" && choice.text == u"us")
                choice = {tr("US customary"), tr("US customary")};
        break;
    case Type::Flag:
        editor.required = true;
        words({tr("yes"), tr("no")});
        break;
    case Type::Extent:
        editor.example = value->amount && value->amount->dim == Dim::Angle ? tr("such as 90 deg") : tr("such as 36 in or 914 mm");
        break;
    case Type::Ref:
        editor.choose = true;
        for (const auto& [id, names] : namesOfKind(project, value->form.prefix))
            editor.choices.push_back({id, names.isEmpty() ? id : names.value(value->form.prefix == u"hs" ? names.size() - 1 : 0)});
        std::stable_sort(editor.choices.begin(), editor.choices.end(),
                         [](const auto& a, const auto& b) { return naturalLess(a.shown, b.shown); });
        break;
    case Type::Refs:
    case Type::Parts: editor.example = tr("marks with , between them"); break;
    case Type::Text:
    case Type::Integer: break;
    }
    return editor;
}

NewIds idsByChance()
{
    quint32 seed[4];
    QRandomGenerator::system()->fillRange(seed);
    return NewIds(QByteArray(reinterpret_cast<const char*>(seed), sizeof seed));
}

const Catalogue* catalogueOf(const Document& document)
{
    return document.check() ? &document.check()->library->catalogue : nullptr;
}

} // namespace sp::ui
