// A reading as the API shows it: the form that `vekha read` prints, with each field's place and rule beside
// it.
#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

json::object source_json(const Source& source) {
    return {{"line", source.line}, {"table", source.table}, {"row", source.row}, {"cell", source.cell}};
}

json::value approval_json(const std::optional<Approval>& approval) {
    if (!approval) return nullptr;
    return json::object{{"kind", text(name(approval->kind))},
                        {"number", optional_text(approval->number)},
                        {"date", day(approval->date)}};
}

json::value period_json(const std::optional<Period>& period) {
    if (!period) return nullptr;
    return json::object{{"start", day(period->first)}, {"end", day(period->last)}};
}

}  // namespace

json::object deadline_json(const Deadline& deadline) {
    json::array windows;
    for (const auto& one : deadline.windows) windows.push_back(json::array{day(one.first), day(one.last)});
    return {{"text", text(deadline.text)},
            {"kind", text(name(deadline.kind))},
            {"windows", std::move(windows)},
            {"every", deadline.every ? text(name(*deadline.every)) : json::value(nullptr)},
            {"ambiguous", deadline.ambiguous},
            {"rule", text(deadline.rule)},
            {"source", source_json(deadline.source)}};
}

json::object responsible_json(const Responsible& responsible) {
    json::array parties;
    for (const auto& one : responsible.parties) parties.push_back(text(one));
    return {{"text", text(responsible.text)},
            {"parties", std::move(parties)},
            {"source", source_json(responsible.source)}};
}

json::object result_json(const ExpectedResult& result) {
    json::array evidence;
    for (const auto one : result.evidence) evidence.push_back(text(name(one)));
    json::array indicators;
    for (const auto& one : result.indicators)
        indicators.push_back(
            json::object{{"text", text(one.text)}, {"value", one.value}, {"unit", text(one.unit)}});
    return {{"text", text(result.text)},
            {"evidence", std::move(evidence)},
            {"indicators", std::move(indicators)},
            {"source", source_json(result.source)}};
}

json::object item_json(const Item& item) {
    return {{"section", optional_text(item.section)},
            {"number", optional_text(item.number)},
            {"title", text(item.title)},
            {"deadline", deadline_json(item.deadline)},
            {"responsible", responsible_json(item.responsible)},
            {"result", result_json(item.result)},
            {"source", source_json(item.source)}};
}

json::object reading_json(const Roadmap& roadmap) {
    json::array roles;
    for (const auto& one : roadmap.roles)
        roles.push_back(
            json::object{{"role", text(one.role)}, {"person", text(one.person)}, {"text", text(one.text)}});
    json::array items;
    for (const auto& one : roadmap.items) items.push_back(item_json(one));
    return {{"title", text(roadmap.title)},
            {"organization", optional_text(roadmap.organization)},
            {"approval", approval_json(roadmap.approval)},
            {"period", period_json(roadmap.period)},
            {"roles", std::move(roles)},
            {"items", std::move(items)}};
}

}  // namespace vekha::api
