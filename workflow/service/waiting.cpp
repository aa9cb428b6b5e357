#include "workflow/service/waiting.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/stems.hpp"

namespace vekha {
namespace {

/// Words that tell how far from the event the days are counted, and not which event it is.
bool is_preposition(std::string_view word) {
    static constexpr std::array<std::string_view, 14> words{"после", "со", "с",  "до",  "от",    "по", "к",
                                                            "ко",    "в",  "на", "при", "перед", "за", "об"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// «со дня утверждения», «с момента получения», «с даты подписания».
bool counts_days(std::string_view word) {
    static constexpr std::array<std::string_view, 5> words{"дня", "момента", "даты", "день", "дату"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

Result<void> add_waiting(ReadView& view, RoadmapId roadmap, std::vector<WaitingEvent>& events) {
    auto items = view.items(roadmap);
    if (!items) return tl::unexpected(items.error());
    const std::size_t earlier = events.size();
    for (auto& item : *items) {
        if (item.dropped_in != 0 || !item.plan.waits) continue;
        const auto& after = item.item.deadline.after;
        const auto key = after ? event_key(after->event) : std::string{};
        const auto same = [&](const WaitingEvent& one) { return event_key(one.event) == key; };
        const auto known = key.empty() ? events.end()
                                       : std::find_if(events.begin() + static_cast<std::ptrdiff_t>(earlier),
                                                      events.end(), same);
        if (known != events.end())
            known->rows.push_back(std::move(item));
        else
            events.push_back({roadmap, key.empty() ? "" : after->event, {std::move(item)}});
    }
    return {};
}

}  // namespace

std::string event_key(std::string_view words) {
    std::string key;
    bool begun = false;
    for (const auto& word : reading::words(reading::fold(words))) {
        if (is_preposition(word) || (!begun && counts_days(word))) continue;
        begun = true;
        key += (key.empty() ? "" : " ") + reading::stem(word);
    }
    return key;
}

bool same_event(const Deadline& one, const Deadline& other) {
    if (!one.after || !other.after) return !one.after && !other.after;
    const auto& a = *one.after;
    const auto& b = *other.after;
    return a.count == b.count && a.unit == b.unit && a.before == b.before &&
           event_key(a.event) == event_key(b.event);
}

Item as_printed(const StoredItem& row) {
    Item item = row.item;
    const bool dated = !row.plan.waits && (row.plan.event_day || !row.plan.basis.empty());
    if (!dated) return item;
    item.deadline.windows.clear();
    item.deadline.kind = item.deadline.text.empty() ? DeadlineKind::missing : DeadlineKind::unscheduled;
    return item;
}

Result<std::vector<WaitingEvent>> waiting(ReadView& view, std::optional<RoadmapId> roadmap) {
    std::vector<WaitingEvent> events;
    if (roadmap) {
        auto kept = view.roadmap(*roadmap);
        if (!kept) return tl::unexpected(kept.error());
        if (!*kept)
            return failure(Fault::not_found, "Такой дорожной карты нет.",
                           "дорожная карта " + std::to_string(roadmap->value));
        if (auto added = add_waiting(view, *roadmap, events); !added) return tl::unexpected(added.error());
        return events;
    }
    auto roadmaps = view.roadmaps();
    if (!roadmaps) return tl::unexpected(roadmaps.error());
    for (const auto& one : *roadmaps)
        if (auto added = add_waiting(view, one.id, events); !added) return tl::unexpected(added.error());
    return events;
}

}  // namespace vekha
