#include "workflow/service/horizon.hpp"

#include <algorithm>
#include <span>

#include "workflow/service/task_making.hpp"

namespace vekha {
namespace {

constexpr std::string_view last_day_key = "made_ahead_on";

/// The windows of a row that is not made to its end.
struct Rest {
    RowTerms terms;
    std::size_t made = 0;    ///< that have their tasks
    std::size_t within = 0;  ///< that are to have them by now
};

std::optional<Rest> rest_of(const StoredItem& row, const Organization& organization, Day today) {
    const auto& plan = row.plan;
    if (row.dropped_in != 0 || plan.waits || (plan.owners.empty() && plan.each.empty())) return std::nullopt;
    Rest rest;
    rest.terms = terms_of(row.item.deadline, row.item.deadline.rule, organization.rules);
    rest.made = static_cast<std::size_t>(std::max(plan.made, 0));
    rest.within =
        std::max(rest.made, within_horizon(rest.terms.windows, today, organization.rules.horizon_days));
    if (rest.made >= rest.terms.windows.size()) return std::nullopt;
    return rest;
}

/// Rows with windows that came within the horizon; notes whether any has some beyond it.
Result<std::vector<ItemId>> rows_to_make(ReadView& view, const Organization& organization, Day today,
                                         bool& to_come) {
    auto roadmaps = view.roadmaps();
    if (!roadmaps) return tl::unexpected(roadmaps.error());
    std::vector<ItemId> rows;
    for (const auto& roadmap : *roadmaps) {
        auto items = view.items(roadmap.id);
        if (!items) return tl::unexpected(items.error());
        for (const auto& row : *items) {
            const auto rest = rest_of(row, organization, today);
            if (!rest) continue;
            to_come = to_come || rest->within < rest->terms.windows.size();
            if (rest->within > rest->made) rows.push_back(row.id);
        }
    }
    return rows;
}

/// Makes what the row lacks today; another daemon may have done it since it was found.
Result<std::size_t> make_row(Transaction& change, const Organization& organization,
                             const Directory& directory, ItemId id, Instant now) {
    auto row = change.item(id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return 0;
    const auto rest = rest_of(**row, organization, organization.zone->local(now).day);
    if (!rest || rest->within == rest->made) return 0;
    auto roadmap = change.roadmap((*row)->roadmap);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*roadmap)
        return failure(Fault::damaged, "У строки плана нет её дорожной карты.",
                       "мероприятие " + std::to_string(id.value));
    const TaskMaker maker(organization, directory, (*roadmap)->controller, now);
    auto& plan = (*row)->plan;
    const auto trees = maker.make((*row)->item, plan, rest->terms, rest->made, rest->within);
    plan.made = static_cast<int>(rest->within);
    if (rest->within == rest->terms.windows.size()) {
        plan.owners.clear();
        plan.each.clear();
        plan.proof.clear();
    }
    if (auto done = change.update(**row); !done) return tl::unexpected(done.error());
    return make_tasks(change, organization, trees, **roadmap, **row, PersonId{}, now);
}

Result<AheadOutcome> make_batch(Store& store, const Organization& organization, std::span<const ItemId> rows,
                                Instant now) {
    return write_as<AheadOutcome>(store, [&](Transaction& change) -> Result<AheadOutcome> {
        auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        AheadOutcome outcome;
        for (const auto id : rows) {
            auto made = make_row(change, organization, *directory, id, now);
            if (!made) return tl::unexpected(made.error());
            outcome.rows += *made > 0 ? 1 : 0;
            outcome.tasks += *made;
        }
        return outcome;
    });
}

}  // namespace

Result<AheadOutcome> make_ahead(Store& store, const Organization& organization, Instant now) {
    AheadOutcome outcome;
    const Day today = organization.zone->local(now).day;
    const auto rows = read_as<std::vector<ItemId>>(
        store, [&](ReadView& view) { return rows_to_make(view, organization, today, outcome.to_come); });
    if (!rows) return tl::unexpected(rows.error());
    for (std::size_t from = 0; from < rows->size(); from += ahead_batch) {
        const std::span<const ItemId> batch(rows->data() + from, std::min(ahead_batch, rows->size() - from));
        const auto done = make_batch(store, organization, batch, now);
        if (!done) return done;
        outcome.rows += done->rows;
        outcome.tasks += done->tasks;
    }
    return outcome;
}

Result<std::optional<AheadOutcome>> make_ahead_daily(Store& store, const Organization& organization,
                                                     Instant now) {
    const auto today = format(organization.zone->local(now).day);
    const auto last =
        read_as<std::optional<std::string>>(store, [](ReadView& view) { return view.setting(last_day_key); });
    if (!last) return tl::unexpected(last.error());
    if (*last == today) return std::nullopt;
    auto done = make_ahead(store, organization, now);
    if (!done) return tl::unexpected(done.error());
    if (auto kept = store.write([&](Transaction& change) { return change.set(last_day_key, today); }); !kept)
        return tl::unexpected(kept.error());
    return *done;
}

}  // namespace vekha
