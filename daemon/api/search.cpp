// Looking for words in tasks, papers and people.
#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/searching.hpp"

namespace vekha::api {
namespace {

json::object marked_json(const MarkedText& marked) {
    json::array marks;
    for (const auto& [from, to] : marked.marks) marks.push_back(json::array{from, to});
    return {{"text", text(marked.text)}, {"marks", std::move(marks)}};
}

json::value paper_json(const std::optional<Evidence>& paper) {
    if (!paper) return nullptr;
    return json::object{{"number", paper->number},
                        {"kind", text(name(paper->kind))},
                        {"document_number", text(paper->document_number)},
                        {"document_date", day(paper->document_date)},
                        {"file", !paper->sha256.empty()}};
}

json::value found_person_json(const std::optional<Person>& person) {
    if (!person) return nullptr;
    return json::object{{"id", person->id.value},
                        {"name", text(person->name)},
                        {"position", text(person->position)},
                        {"department", text(person->department)},
                        {"active", person->active}};
}

json::object found_json(const Found& found, Today today) {
    json::value task = nullptr;
    if (found.task) task = card_json(*found.task, today);
    return {{"kind", text(name(found.kind))},        {"title", marked_json(found.title)},
            {"excerpt", marked_json(found.excerpt)}, {"task", std::move(task)},
            {"paper", paper_json(found.paper)},      {"person", found_person_json(found.person)}};
}

Result<SearchRequest> request_of(const http::Request& request) {
    if (auto known = only_parameters(request, {"q", "kind", "limit", "after"}); !known)
        return tl::unexpected(known.error());
    SearchRequest asked;
    const auto query = text_parameter(request, "q", search::query_bytes);
    if (!query) return tl::unexpected(query.error());
    asked.query = query->value_or("");
    if (const auto kind = request.parameter("kind")) {
        asked.kind = parse_search_kind(*kind);
        if (!asked.kind)
            return failure(Fault::invalid_input, "Такого здесь не ищут.", "kind",
                           "Есть task, document и person.");
    }
    const auto limit = number_parameter(request, "limit", 1, search::page_most);
    if (!limit) return tl::unexpected(limit.error());
    asked.limit = static_cast<std::size_t>(limit->value_or(search::page_default));
    const auto after = number_parameter(request, "after", 1, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    asked.before = *after;
    return asked;
}

}  // namespace

Answer search_everything(Store& store, SearchIndex* index, const Call& call) {
    const auto asked = request_of(call.request);
    if (!asked) return tl::unexpected(asked.error());
    if (index == nullptr) return failure(Fault::unavailable, "Здесь поиска нет.");
    const Caller& caller = *call.caller;
    const SearchCaller who{caller.actor(), *caller.sight, caller.may(Action::see_all),
                           caller.may(Action::see_people)};
    const auto page = search_for(store, *index, *call.organization, who, *asked, call.now);
    if (!page) return tl::unexpected(page.error());
    const Today today{call.now, call.today()};
    json::array items;
    for (const auto& found : page->items) items.push_back(found_json(found, today));
    json::value next = nullptr;
    if (page->next) next = text(std::to_string(*page->next));
    return json_answer(200, json::object{{"items", std::move(items)},
                                         {"next", std::move(next)},
                                         {"whole", page->whole},
                                         {"today", day(today.day)}});
}

}  // namespace vekha::api
