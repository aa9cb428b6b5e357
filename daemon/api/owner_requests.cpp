// What owners have asked for and nobody has answered; and what has come onto the board since the last look.
#include "workflow/service/owner_requests.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/task_page.hpp"
#include "workflow/service/board_news.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t instant_bytes = 32;

Result<Instant> since_of(const Call& call) {
    if (auto known = only_parameters(call.request, {"since"}); !known) return tl::unexpected(known.error());
    const auto words = text_parameter(call.request, "since", instant_bytes);
    if (!words) return tl::unexpected(words.error());
    const auto since = *words ? parse_instant(**words) : std::nullopt;
    if (!since)
        return failure(Fault::invalid_input, "Не указано, с какого момента.", "since",
                       "Например, 2026-03-02T06:00:00Z.");
    return *since;
}

}  // namespace

Answer list_owner_requests(Store& store, const Call& call) {
    const auto asked = task_page_asked(call.request);
    if (!asked) return tl::unexpected(asked.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto page = vekha::list_owner_requests(view, asked->after, asked->limit);
        if (!page) return tl::unexpected(page.error());
        Names names(view);
        const Today today{call.now, call.today()};
        json::array items;
        for (const auto& one : page->items)
            items.push_back(json::object{{"task", card_json(one.task, names, today)},
                                         {"kind", text(name(one.kind))},
                                         {"by", names.ref(one.by)},
                                         {"at", instant(one.at)},
                                         {"reason", text(one.reason)},
                                         {"day", day(one.day)}});
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(
            200, json::object{{"items", std::move(items)}, {"next", id(page->next.value_or(TaskId{}))}});
    });
}

Answer show_board_news(Store& store, const Call& call) {
    const auto since = since_of(call);
    if (!since) return tl::unexpected(since.error());
    const auto news =
        read_as<BoardNews>(store, [&](ReadView& view) { return board_news(view, *since, call.now); });
    if (!news) return tl::unexpected(news.error());
    return json_answer(200, json::object{{"since", instant(*since)},
                                         {"late", news->late},
                                         {"handed_in", news->handed_in},
                                         {"extensions", news->extensions},
                                         {"disowned", news->disowned}});
}

}  // namespace vekha::api
