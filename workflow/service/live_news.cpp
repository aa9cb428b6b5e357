#include "workflow/service/live_news.hpp"

#include <algorithm>

namespace vekha {

Result<std::int64_t> live_end(ReadView& view) {
    const auto head = view.journal_head();
    if (!head) return tl::unexpected(head.error());
    return *head ? (*head)->sequence : std::int64_t{0};
}

Result<LiveNews> live_news(ReadView& view, std::int64_t after) {
    const auto entries = view.journal(after + 1, live_entries_most + 1);
    if (!entries) return tl::unexpected(entries.error());
    LiveNews news;
    news.until = after;
    if (entries->size() > live_entries_most) {
        const auto end = live_end(view);
        if (!end) return tl::unexpected(end.error());
        news.until = *end;
        news.more_than_told = true;
        return news;
    }
    for (const auto& entry : *entries) {
        news.until = entry.sequence;
        if (entry.task)
            news.tasks.push_back(entry.task);
        else
            news.office = true;
    }
    std::sort(news.tasks.begin(), news.tasks.end());
    news.tasks.erase(std::unique(news.tasks.begin(), news.tasks.end()), news.tasks.end());
    return news;
}

Result<std::vector<LiveTask>> live_tasks_for(ReadView& view, const Organization& organization,
                                             const Actor& actor, const std::vector<TaskId>& tasks,
                                             Instant now) {
    std::vector<LiveTask> told;
    for (const auto id : tasks) {
        const auto found = find_task(view, organization, actor, id, now);
        if (found)
            told.push_back({id, found->task.version, found->task.roadmap});
        else if (found.error().fault != Fault::not_found && found.error().fault != Fault::forbidden)
            return tl::unexpected(found.error());
    }
    return told;
}

}  // namespace vekha
