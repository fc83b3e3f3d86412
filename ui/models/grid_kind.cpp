// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/grid_kind.h"

#include "ui/document/fact_edit.h"
#include "ui/models/fact_lookup.h"

namespace sp::ui {

const OpeningDevices& GridContext::devices() const
{
    if (m_devicesOf != m_document.snapshot()) {
        m_devicesOf = m_document.snapshot();
        m_devices.emplace(*m_devicesOf);
    }
    return *m_devices;
}

QStringList GridContext::lockingKinds() const
{
    QStringList kinds;
    if (const Catalogue* catalogue = catalogueOf(m_document))
        for (const DeviceKind& kind : catalogue->kinds())
            if (kind.electrified && kind.locking)
                kinds += kind.kind;
    return kinds;
}

void GridContext::remember()
{
    if (!m_document.isOpen()) {
        m_sides = {};
        m_rooms = {};
        return;
    }
    m_sides = m_document.topology().openings;
    m_rooms = m_document.topology().rooms;
}

bool isJudged(EntityKind rows)
{
    return rows != EntityKind::None && subjectKindOf(rows);
}

QString textOf(const GridColumn& column, const GridContext& context, EntityKind rows, const QString& row)
{
    if (column.text)
        return column.text(context, row);
    if (!column.field)
        return keyText(context.project(), {row, {}, column.key});
    if (isJudged(rows))
        return FactLookUp(context.document(), EntityRef{rows, row}).entered(*column.field).value;
    const Value* own = enteredAt(context.project(), row, *column.field);
    return own ? editText(fieldOf(*column.field), *own, context.project().settings.units) : QString();
}

QVariant sortValueOf(const GridColumn& column, const QString& text)
{
    if (text.isEmpty() || !column.number)
        return text;
    if (column.field && fieldOf(*column.field).type == FieldType::Quantity) {
        const Field& f = fieldOf(*column.field);
        const auto q = parseQuantity(text, unitByName(QLatin1String(f.unit))->dim, u"");
        return q ? QVariant(q.value().n) : QVariant(text);
    }
    bool number = false;
    const double value = text.section(u' ', 0, 0).toDouble(&number);
    return number ? QVariant(value) : QVariant(text);
}

GridColumn factColumn(FieldId field)
{
    const Field& f = fieldOf(field);
    const bool number = f.type == FieldType::Int || f.type == FieldType::Quantity;
    return {QLatin1String(f.fact), factTitle(field), nullptr, {}, field, number, false};
}

} // namespace sp::ui
