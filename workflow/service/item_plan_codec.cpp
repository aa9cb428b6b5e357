#include "workflow/service/item_plan_codec.hpp"

#include <boost/json/serialize.hpp>

#include "workflow/service/task_json.hpp"

namespace vekha {

std::string encode_item_plan(const ItemPlan& plan) {
    if (plan == ItemPlan{}) return "{}";
    using namespace json_text;
    ObjectWriter fields({});
    const auto assignment = [&](const Assignment& one) { return assignment_value(one, fields.memory()); };
    fields.flag("waits", plan.waits);
    fields.list("owners", plan.owners, assignment);
    fields.list("each", plan.each, assignment);
    fields.list("proof", plan.proof, [](EvidenceKind kind) { return json::value(name(kind)); });
    if (plan.made != 0) fields.number("made", plan.made);
    fields.day("event_day", plan.event_day);
    fields.text("basis", plan.basis);
    fields.text("policy", plan.policy);
    const auto item_id = [](ItemId item) { return json::value(item.value); };
    fields.list("after", plan.after, item_id);
    fields.list("refused", plan.refused, item_id);
    return json::serialize(fields.take());
}

Result<ItemPlan> decode_item_plan(std::string_view text) {
    if (text == "{}") return ItemPlan{};
    using namespace json_text;
    Problem problem;
    const json::value value = parse(text, {}, problem);
    const ObjectReader fields(value, "plan", problem);
    const auto assignment = [&](const json::value& one) { return read_assignment(one, problem); };
    ItemPlan plan;
    plan.waits = fields.flag("waits");
    plan.owners = fields.list<Assignment>("owners", assignment);
    plan.each = fields.list<Assignment>("each", assignment);
    plan.proof = fields.list<EvidenceKind>("proof", [&](const json::value& one) {
        const auto* word = one.if_string();
        const auto kind = word ? parse_evidence_kind(*word) : std::nullopt;
        if (!kind) problem.note("proof", "неизвестное слово");
        return kind.value_or(EvidenceKind::other);
    });
    if (fields.has("made")) plan.made = fields.small("made");
    plan.event_day = fields.optional_day("event_day");
    plan.basis = fields.text("basis");
    plan.policy = fields.text("policy");
    const auto item_ids = [&](std::string_view name) {
        return fields.list<ItemId>(name, [&](const json::value& one) {
            if (const auto* id = one.if_int64()) return ItemId{*id};
            problem.note(name, "не число");
            return ItemId{};
        });
    };
    plan.after = item_ids("after");
    plan.refused = item_ids("refused");
    return finish(std::move(plan), "Порядок строки плана", problem);
}

}  // namespace vekha
