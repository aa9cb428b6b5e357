// What a review asks: doubts with the other readings of their words, and whom they may stand for.
#include "daemon/api/json_out.hpp"
#include "workflow/model/reading_rules.hpp"

namespace vekha::api {
namespace {

json::object other_json(const OtherReading& other) {
    return {{"convention", convention_json(other.convention)},
            {"choice", text(other.choice)},
            {"kind", text(name(other.kind))},
            {"windows", windows_json(other.windows)},
            {"every", other.every ? text(name(*other.every)) : json::value(nullptr)},
            {"rule", text(other.rule)}};
}

json::object doubt_json(const Doubt& doubt) {
    json::array others;
    for (const auto& one : doubt.others) others.push_back(other_json(one));
    json::array proofs;
    for (const auto one : doubt.proofs) proofs.push_back(text(name(one)));
    return {{"kind", text(name(doubt.kind))},      {"blocks", doubt.blocks},
            {"position", doubt.position},          {"number", text(doubt.number)},
            {"title", text(doubt.title)},          {"text", text(doubt.text)},
            {"reason", text(doubt.reason)},        {"proposal", text(doubt.proposal)},
            {"source", source_json(doubt.source)}, {"convention", convention_json(doubt.convention)},
            {"others", std::move(others)},         {"candidates", candidates_json(doubt.candidates)},
            {"proofs", std::move(proofs)}};
}

}  // namespace

json::value convention_json(std::string_view name) {
    const auto* known = find_convention(name);
    if (known == nullptr) return nullptr;
    return json::object{{"name", text(known->name)}, {"words", text(known->words)}};
}

json::array candidates_json(const std::vector<Candidate>& candidates) {
    json::array list;
    for (const auto& one : candidates)
        list.push_back(json::object{{"owner", text(one.owner)},
                                    {"kind", one.group ? "group" : "person"},
                                    {"name", text(one.name)},
                                    {"why", text(one.why)}});
    return list;
}

json::array doubts_json(const std::vector<Doubt>& doubts) {
    json::array list;
    for (const auto& one : doubts) list.push_back(doubt_json(one));
    return list;
}

}  // namespace vekha::api
