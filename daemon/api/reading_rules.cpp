// How the organization reads: the conventions with their answers, and the rules that «всегда так» left.
#include <algorithm>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/kept_rules.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t convention_name_bytes = 64;

json::object convention_choices_json(const Convention& convention) {
    json::array choices;
    for (const auto& one : convention.choices)
        choices.push_back(json::object{{"name", text(one.name)}, {"sentence", text(one.sentence)}});
    return {
        {"name", text(convention.name)}, {"words", text(convention.words)}, {"choices", std::move(choices)}};
}

json::object rule_json(const KeptRule& rule, Names& names) {
    return {{"id", rule.id},
            {"convention", text(rule.convention)},
            {"choice", text(rule.choice)},
            {"words", text(rule.words)},
            {"reading", rule.reading},
            {"by", names.ref(rule.by)},
            {"at", instant(rule.at)}};
}

}  // namespace

Answer list_reading_rules(Store& store) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto kept = KeptRules::read(view);
        if (!kept) return tl::unexpected(kept.error());
        Names names(view);
        json::array rules;
        for (const auto& one : kept->rules()) rules.push_back(rule_json(one, names));
        json::array known;
        for (const auto& one : conventions()) known.push_back(convention_choices_json(one));
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, json::object{{"items", std::move(rules)}, {"conventions", std::move(known)}});
    });
}

Answer set_reading_rule(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto convention = fields.text("convention", 1, convention_name_bytes);
    const auto choice = fields.text("choice", 1, convention_name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto rule = set_rule(store, call.caller->person.id, convention, choice, call.now);
    if (!rule) return tl::unexpected(rule.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        Names names(view);
        auto shown = rule_json(*rule, names);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(200, shown);
    });
}

Answer forget_reading_rule(Store& store, const Call& call) {
    if (auto done = forget_rule(store, call.caller->person.id, call.numbers[0], call.now); !done)
        return tl::unexpected(done.error());
    http::Response response;
    response.status = 204;
    return response;
}

}  // namespace vekha::api
