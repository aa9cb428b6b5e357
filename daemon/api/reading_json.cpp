// A reading as the API shows it: the form that `vekha read` prints, with each field's place and rule beside
// it.
#include "daemon/api/json_out.hpp"
#include "workflow/model/reading_names.hpp"

namespace vekha::api {
namespace {

json::value approval_json(const std::optional<Approval>& approval) {
    if (!approval) return nullptr;
    return json::object{{"kind", text(name(approval->kind))},
                        {"number", optional_text(approval->number)},
                        {"date", day(approval->date)}};
}

json::object role_json(const Role& role) {
    return {{"role", text(role.role)},
            {"person", text(role.person)},
            {"text", text(role.text)},
            {"doubtful", role.doubtful}};
}

json::value span_json(const std::optional<EventSpan>& span) {
    if (!span) return nullptr;
    return json::object{{"count", span->count},
                        {"unit", text(name(span->unit))},
                        {"before", span->before},
                        {"event", text(span->event)}};
}

json::array kinds_json(const std::vector<EvidenceKind>& kinds) {
    json::array list;
    for (const auto one : kinds) list.push_back(text(name(one)));
    return list;
}

json::value period_json(const std::optional<Period>& period) {
    if (!period) return nullptr;
    return json::object{{"start", day(period->first)}, {"end", day(period->last)}};
}

}  // namespace

json::object source_json(const Source& source) {
    return {{"line", source.line},
            {"table", source.table},
            {"row", source.row},
            {"cell", source.cell},
            {"page", source.page}};
}

json::array windows_json(const std::vector<Window>& windows) {
    json::array list;
    for (const auto& one : windows) list.push_back(json::array{day(one.first), day(one.last)});
    return list;
}

json::object deadline_json(const Deadline& deadline) {
    return {{"text", text(deadline.text)},
            {"kind", text(name(deadline.kind))},
            {"windows", windows_json(deadline.windows)},
            {"every", deadline.every ? text(name(*deadline.every)) : json::value(nullptr)},
            {"ambiguous", deadline.ambiguous},
            {"rule", text(deadline.rule)},
            {"convention", text(deadline.convention)},
            {"after", span_json(deadline.after)},
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
    json::array indicators;
    for (const auto& one : result.indicators)
        indicators.push_back(json::object{{"text", text(one.text)},
                                          {"value", one.value},
                                          {"unit", text(one.unit)},
                                          {"direction", text(name(one.direction))}});
    return {{"text", text(result.text)},
            {"evidence", kinds_json(result.evidence)},
            {"indicators", std::move(indicators)},
            {"from_title", kinds_json(result.from_title)},
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
    for (const auto& one : roadmap.roles) roles.push_back(role_json(one));
    json::array abbreviations;
    for (const auto& one : roadmap.abbreviations)
        abbreviations.push_back(json::object{{"brief", text(one.brief)}, {"full", text(one.full)}});
    json::array items;
    for (const auto& one : roadmap.items) items.push_back(item_json(one));
    return {{"title", text(roadmap.title)},
            {"organization", optional_text(roadmap.organization)},
            {"approval", approval_json(roadmap.approval)},
            {"period", period_json(roadmap.period)},
            {"roles", std::move(roles)},
            {"control", roadmap.control ? json::value(role_json(*roadmap.control)) : json::value(nullptr)},
            {"abbreviations", std::move(abbreviations)},
            {"items", std::move(items)}};
}

}  // namespace vekha::api
