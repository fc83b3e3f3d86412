// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/profile.h"

#include "core/yaml/yaml_map.h"

namespace sp {

Profile readProfile(const QByteArray& bytes, const QString& file, Errors& problems)
{
    Profile out;
    const YamlDocument doc = parseYaml(bytes, file);
    problems.insert(problems.end(), doc.problems.begin(), doc.problems.end());
    if (!doc.problems.empty())
        return out;
    YamlMap m(doc.root, file, problems);
    out.name = m.text("profile");
    if (m.node("packs"))
        out.packs = m.texts("packs");
    if (const YamlNode* codes = m.node("codes"))
        for (size_t i = 0; i < codes->keys.size() && i < codes->items.size(); ++i) {
            const auto id = findField(Group::Codes, codes->keys[i].text);
            if (!id) {
                m.problem(
                    codes->keys[i],
                    QStringLiteral(
                        "the key `%1` is no code; known are ibc_edition, nfpa72_edition, nfpa80_edition, nfpa101_edition, access_standard, owner_guidance, work")
                        .arg(codes->keys[i].text));
                continue;
            }
            QStringList words;
            for (const YamlNode& w : codes->items[i].items)
                words += w.text;
            const QString text = codes->items[i].isSequence() ? words.join(u',') : codes->items[i].text;
            auto value = valueFromText(fieldOf(*id), text, false);
            if (value)
                out.codes.emplace_back(*id, value.value());
            else
                m.problem(codes->items[i], value.error().message, ErrorCode::Value);
        }
    if (const YamlNode* rules = m.node("parameters"))
        for (size_t i = 0; i < rules->keys.size() && i < rules->items.size(); ++i) {
            if (!rules->items[i].isMap())
                m.problem(
                    rules->items[i],
                    QStringLiteral("expected the rule's parameters such as `{gap: 0.5 in}`, found %1").arg(rules->items[i].describe()));
            for (size_t k = 0; k < rules->items[i].keys.size() && k < rules->items[i].items.size(); ++k)
                out.parameters[rules->keys[i].text][rules->items[i].keys[k].text] = rules->items[i].items[k].text;
        }
    m.finish();
    return out;
}

} // namespace sp
