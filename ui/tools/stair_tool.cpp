// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edit_rooms.h"
#include "ui/tools/outline_tool.h"
#include "ui/tools/outline_tools.h"

#include <QCoreApplication>

namespace sp::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("OutlineTools", text);
}

class StairTool final : public OutlineTool {
public:
    StairTool() { setBox(true); }
    std::vector<ToolOption> options(const ToolContext& context) const override
    {
        QStringList kinds;
        for (const QString& word : wordList(words()))
            kinds += people(word);
        auto out = OutlineTool::options(context);
        const QStringList spans = spansOf(context);
        out.insert(
            out.begin(),
            {{"kind", tr("Kind"), kinds, people(m_kind), false, tr("What links the storeys")},
             {"span", tr("Storeys"), spans, spans.value(m_span, spans.value(0)), false, tr("Which storeys it links, from the shown one")}});
        return out;
    }
    Result<Done> setOption(const QByteArray& id, const QString& text, const ToolContext& context) override
    {
        if (id == "kind")
            m_kind = QString(text).replace(u' ', u'_');
        else if (id == "span")
            m_span = std::max<qsizetype>(0, spansOf(context).indexOf(text));
        return OutlineTool::setOption(id, text, context);
    }

private:
    static const char* words()
    {
        static const FieldId id = field("stair.kind");
        return fieldOf(id).words;
    }
    static QString people(const QString& word) { return QString(word).replace(u'_', u' '); }
    static std::vector<StoreyId> rising(const ToolContext& context)
    {
        std::vector<const Storey*> storeys;
        for (const auto& s : context.project.storeys)
            storeys.push_back(s.get());
        std::stable_sort(storeys.begin(), storeys.end(), [](const Storey* a, const Storey* b) {
            return a->elevation.value_or(Length{}) < b->elevation.value_or(Length{});
        });
        std::vector<StoreyId> out;
        for (const Storey* s : storeys)
            out.push_back(s->id);
        return out;
    }
    // One up, one down, all.
    static std::vector<std::vector<StoreyId>> choices(const ToolContext& context)
    {
        const auto all = rising(context);
        std::vector<std::vector<StoreyId>> out;
        const auto at = context.storey ? std::find(all.begin(), all.end(), *context.storey) : all.end();
        if (at != all.end() && at + 1 != all.end())
            out.push_back({*at, *(at + 1)});
        if (at != all.end() && at != all.begin())
            out.push_back({*(at - 1), *at});
        if (at != all.end() && all.end() - at > 2)
            out.push_back({at, all.end()});
        if (all.size() > 2 && at != all.begin())
            out.push_back(all);
        return out;
    }
    static QStringList spansOf(const ToolContext& context)
    {
        QStringList out;
        for (const auto& span : choices(context)) {
            const auto name = [&](const StoreyId& id) {
                const Storey* s = context.project.storeys.find(id);
                return s ? s->name.value_or(id.text()) : id.text();
            };
            out += tr("%1 to %2").arg(name(span.front()), name(span.back()));
        }
        return out;
    }
    QString noun() const override { return tr("Stair, ramp or lift"); }
    QString refusal(const ToolContext& context) const override
    {
        return choices(context).empty() ? tr("A stair links two storeys or more, and this plan has one: add a storey first.")
                                        : OutlineTool::refusal(context);
    }
    Result<Edited> make(std::vector<PlanPoint> ring, const ToolContext& context) override
    {
        const auto spans = choices(context);
        return addStair(context.project, spans[std::min(static_cast<size_t>(m_span), spans.size() - 1)], m_kind, std::move(ring),
                        context.ids);
    }

    QString m_kind = QStringLiteral("exit_stair");
    qsizetype m_span = 0;
};

} // namespace

std::unique_ptr<Tool> makeStairTool()
{
    return std::make_unique<StairTool>();
}

} // namespace sp::ui
