// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

namespace sp::cli {

std::function<int()> prepareValidate(CLI::App& app)
{
    auto plan = std::make_shared<std::string>();
    app.add_option("PLAN", *plan, "plan file")->required();
    return [plan] {
        const auto library = openLibrary();
        if (!library)
            return BadInput;
        const QString path = QString::fromStdString(*plan);
        const auto file = openPlan(path, *library);
        if (!file)
            return BadInput;
        TopologyBuilder builder;
        const auto topology = builder.update(file->project);
        for (const Error& e : topology->problems)
            say(QStringLiteral("note: ") + errorText(Error{e.code, e.message, file->places.value(e.where, e.where)}));
        qsizetype entities = 0;
        forEachTable(file->project, [&](const KindInfo&, const auto& table) { entities += static_cast<qsizetype>(table.size()); });
        out(QStringLiteral("%1: no problem in %2 entities\n").arg(path).arg(entities).toUtf8());
        return Ok;
    };
}

} // namespace sp::cli
