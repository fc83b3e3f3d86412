// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interop/ifc/ifc_texts.h"

#include <QString>
#include <algorithm>
#include <iterator>

namespace sp {

bool isBareHourOrMinute(QStringView text)
{
    bool number = false;
    const double value = text.trimmed().toString().replace(u',', u'.').toDouble(&number);
    return number && value > 0 && value < 10;
}

DoorOperation doorOperation(QStringView operation)
{
    struct Row {
        QStringView operation;
        DoorOperation is;
    };
    // IFC4X3 writes DOUBLE_PANEL where the versions before it have DOUBLE_DOOR. What goes up counts as coiling: no hinge, no hand.
    static const Row rows[] = {
        {u"SINGLE_SWING_LEFT", {1, u"swing", true, true, false}},
        {u"SINGLE_SWING_RIGHT", {1, u"swing", true, false, true}},
        {u"SWING_FIXED_LEFT", {1, u"swing", true, true, false}}, // beside it a panel that does not move
        {u"SWING_FIXED_RIGHT", {1, u"swing", true, false, true}},
        {u"DOUBLE_PANEL_SINGLE_SWING", {2, u"swing", true, false, false}},
        {u"DOUBLE_PANEL_SINGLE_SWING_OPPOSITE_LEFT", {2, u"double_egress", true, true, false}},
        {u"DOUBLE_PANEL_SINGLE_SWING_OPPOSITE_RIGHT", {2, u"double_egress", true, false, true}},
        {u"DOUBLE_SWING_LEFT", {1, u"double_acting", true, true, false}},
        {u"DOUBLE_SWING_RIGHT", {1, u"double_acting", true, false, true}},
        {u"DOUBLE_PANEL_DOUBLE_SWING", {2, u"double_acting", true, false, false}},
        {u"SLIDING_TO_LEFT", {1, u"slide", false, false, false}},
        {u"SLIDING_TO_RIGHT", {1, u"slide", false, false, false}},
        {u"DOUBLE_PANEL_SLIDING", {2, u"slide", false, false, false}},
        {u"FOLDING_TO_LEFT", {1, u"fold", false, false, false}},
        {u"FOLDING_TO_RIGHT", {1, u"fold", false, false, false}},
        {u"DOUBLE_PANEL_FOLDING", {2, u"fold", false, false, false}},
        {u"REVOLVING", {0, u"revolving", false, false, false}},
        {u"REVOLVING_HORIZONTAL", {0, u"revolving", false, false, false}},
        {u"REVOLVING_VERTICAL", {0, u"revolving", false, false, false}},
        {u"ROLLINGUP", {1, u"coiling", false, false, false}},
        {u"LIFTING_VERTICAL_LEFT", {1, u"coiling", false, false, false}},
        {u"LIFTING_VERTICAL_RIGHT", {1, u"coiling", false, false, false}},
        {u"DOUBLE_PANEL_LIFTING_VERTICAL", {2, u"coiling", false, false, false}},
    };
    const QString name = operation.toString().replace(QLatin1String("DOUBLE_DOOR_"), QLatin1String("DOUBLE_PANEL_"));
    const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) { return r.operation == name; });
    return row == std::end(rows) ? DoorOperation{} : row->is;
}

QString snakeCase(QStringView name)
{
    QString out;
    for (qsizetype i = 0; i < name.size() && out.size() < 40; ++i) {
        const QChar c = name[i];
        if (c >= u'A' && c <= u'Z') {
            if (!out.isEmpty() && !out.endsWith(u'_'))
                out += u'_';
            out += c.toLower();
        } else if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            out += c;
        } else if (!out.isEmpty() && !out.endsWith(u'_')) {
            out += u'_';
        }
    }
    return out;
}

} // namespace sp
