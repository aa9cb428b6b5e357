// The board's counts and the lists behind them.
#include <algorithm>
#include <charconv>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/model/names.hpp"
#include "workflow/service/acting.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t count_most = 1'000;

constexpr NameTable<TaskList, 5> list_names{{{TaskList::overdue, "overdue"},
                                             {TaskList::to_accept, "to_accept"},
                                             {TaskList::upcoming, "upcoming"},
                                             {TaskList::suspended, "suspended"},
                                             {TaskList::closed, "closed"}}};

/// Whose tasks the caller sees: their own, or everyone's.
std::optional<PersonId> only_owner(const Caller& caller) {
    if (caller.may(Action::see_all)) return std::nullopt;
    return caller.person.id;
}

std::string cursor_text(const TaskCard& last) {
    return std::to_string(last.due_at.time_since_epoch().count()) + "." + std::to_string(last.id.value);
}

std::optional<TaskCursor> parse_cursor(std::string_view text) {
    std::int64_t moment = 0;
    std::int64_t task = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, moment);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '.') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, task);
    if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
    return TaskCursor{Instant{std::chrono::milliseconds{moment}}, TaskId{task}};
}

Result<TaskQuery> query_of(const Call& call) {
    const auto& request = call.request;
    if (auto known = only_parameters(request, {"list", "owner", "roadmap", "limit", "after"}); !known)
        return tl::unexpected(known.error());
    TaskQuery query;
    query.now = call.now;
    const auto list = value_in(list_names, request.parameter("list").value_or(""));
    if (!list)
        return failure(Fault::invalid_input, "Неизвестный список задач.", "list",
                       "Есть overdue, upcoming, to_accept, suspended и closed.");
    query.list = *list;
    query.owner = only_owner(*call.caller);
    if (const auto owner = request.parameter("owner"); owner && *owner == "me") {
        query.owner = call.caller->person.id;
    } else if (owner) {
        auto other = number_parameter(request, "owner", 1, std::numeric_limits<std::int64_t>::max());
        if (!other) return tl::unexpected(other.error());
        query.owner = PersonId{**other};
    }
    auto roadmap = number_parameter(request, "roadmap", 1, std::numeric_limits<std::int64_t>::max());
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (*roadmap) query.roadmap = RoadmapId{**roadmap};
    auto limit = number_parameter(request, "limit", 1, limits::page_most);
    if (!limit) return tl::unexpected(limit.error());
    query.limit = static_cast<std::size_t>(limit->value_or(limits::page_default));
    if (const auto after = request.parameter("after")) {
        query.after = parse_cursor(*after);
        if (!query.after)
            return failure(Fault::invalid_input, "Неверное место в списке.", "after",
                           "Передайте значение next предыдущей страницы как есть.");
    }
    return query;
}

/// One's own tasks, and those of whom one stands in for today; everyone's with the right to see all.
Result<void> check_owner(ReadView& view, const Call& call, const TaskQuery& query) {
    if (!query.owner || call.caller->may(Action::see_all)) return {};
    const auto acting =
        acting_person(view, *call.organization, call.caller->person, false, call.now, nullptr);
    if (!acting) return tl::unexpected(acting.error());
    if (acting->is(*query.owner)) return {};
    return failure(Fault::forbidden, "Вы не замещаете этого человека.", "owner", "Свои задачи: owner=me.");
}

}  // namespace

Answer board(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        json::object shown{{"today", day(call.today())}};
        for (const auto& [list, list_name] : list_names) {
            TaskQuery query;
            query.list = list;
            query.now = call.now;
            query.owner = only_owner(*call.caller);
            auto count = view.count(query, count_most + 1);
            if (!count) return tl::unexpected(count.error());
            shown[json::string_view(list_name.data(), list_name.size())] = {
                {"count", std::min(*count, count_most)}, {"more", *count > count_most}};
        }
        return json_answer(200, shown);
    });
}

Answer list_tasks(Store& store, const Call& call) {
    auto query = query_of(call);
    if (!query) return tl::unexpected(query.error());
    const std::size_t wanted = query->limit;
    ++query->limit;  // one more tells whether there is a next page
    auto cards = read_as<std::vector<TaskCard>>(store, [&](ReadView& view) -> Result<std::vector<TaskCard>> {
        if (auto good = check_owner(view, call, *query); !good) return tl::unexpected(good.error());
        return view.list(*query);
    });
    if (!cards) return tl::unexpected(cards.error());
    json::value next = nullptr;
    if (cards->size() > wanted) {
        cards->resize(wanted);
        next = text(cursor_text(cards->back()));
    }
    const Today today{call.now, call.today()};
    json::array items;
    items.reserve(cards->size());
    for (const auto& card : *cards) items.push_back(card_json(card, today));
    return json_answer(200,
                       json::object{{"items", std::move(items)}, {"next", next}, {"today", day(today.day)}});
}

}  // namespace vekha::api
