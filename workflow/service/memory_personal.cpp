// The memory twin forgets what is kept of people.
#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

/// Empties the words of the deliveries that `gone` names; of how many.
template <class Gone>
std::int64_t empty_words(Table<DeliveryId, Delivery>& deliveries, Undo& undo, Gone gone) {
    std::vector<Delivery> emptied;
    for (const auto& [id, row] : deliveries.rows())
        if (gone(row) && !(row.subject.empty() && row.text.empty() && row.html.empty()))
            emptied.push_back(row);
    for (Delivery& row : emptied) {
        row.subject.clear();
        row.text.clear();
        row.html.clear();
        deliveries.put(undo, row.id, row);
    }
    return static_cast<std::int64_t>(emptied.size());
}

}  // namespace

Result<void> Change::forget_person(PersonId id) {
    const auto theirs = [&](const auto& row) { return row.person == id; };
    tables_.passwords.put(undo_, id, std::nullopt);
    tables_.second_factors.put(undo_, id, std::nullopt);
    tables_.outside_logins.remove_where(undo_, theirs);
    tables_.sessions.remove_where(undo_, theirs);
    tables_.known_devices.remove_where(undo_, theirs);
    tables_.api_tokens.remove_where(undo_, theirs);
    tables_.one_time_keys.remove_where(undo_, theirs);
    tables_.dialogs.remove_where(undo_, theirs);
    tables_.answers.remove_where(undo_, theirs);
    empty_words(tables_.deliveries, undo_, theirs);
    return {};
}

Result<std::int64_t> Change::forget_words(Instant settled_before) {
    return empty_words(tables_.deliveries, undo_, [&](const Delivery& row) {
        return row.settled_at && *row.settled_at < settled_before;
    });
}

}  // namespace vekha::memory
