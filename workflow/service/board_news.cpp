#include "workflow/service/board_news.hpp"

#include "workflow/service/owner_requests.hpp"

namespace vekha {
namespace {

TaskQuery rows_of(TaskList list, Instant now) {
    TaskQuery query;
    query.list = list;
    query.now = now;
    query.limit = news_most;
    return query;
}

/// The list of what is late goes by due moment: what follows on `since` became late after it.
Result<void> count_late(ReadView& view, Instant since, Instant now, BoardNews& news) {
    auto query = rows_of(TaskList::overdue, now);
    query.after = TaskCursor{since, TaskId{}};
    const auto cards = view.list(query);
    if (!cards) return tl::unexpected(cards.error());
    news.late = cards->size();
    return {};
}

Result<void> count_handed_in(ReadView& view, Instant since, Instant now, BoardNews& news) {
    const auto cards = view.list(rows_of(TaskList::to_accept, now));
    if (!cards) return tl::unexpected(cards.error());
    for (const auto& card : *cards) {
        const auto task = view.task(card.id);
        if (!task) return tl::unexpected(task.error());
        const auto* report = *task ? (*task)->pending() : nullptr;
        if (report != nullptr && report->at >= since) ++news.handed_in;
    }
    return {};
}

Result<void> count_requests(ReadView& view, Instant since, BoardNews& news) {
    const auto page = list_owner_requests(view, TaskId{}, news_most);
    if (!page) return tl::unexpected(page.error());
    for (const auto& one : page->items)
        if (one.at >= since) ++(one.kind == OwnerRequestKind::extension ? news.extensions : news.disowned);
    return {};
}

}  // namespace

Result<BoardNews> board_news(ReadView& view, Instant since, Instant now) {
    BoardNews news;
    if (auto done = count_late(view, since, now, news); !done) return tl::unexpected(done.error());
    if (auto done = count_handed_in(view, since, now, news); !done) return tl::unexpected(done.error());
    if (auto done = count_requests(view, since, news); !done) return tl::unexpected(done.error());
    return news;
}

}  // namespace vekha
