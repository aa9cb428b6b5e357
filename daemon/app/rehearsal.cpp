#include "daemon/app/rehearsal.hpp"

#include <algorithm>
#include <set>

#include "daemon/app/rehearsal_player.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/tick.hpp"

namespace vekha {
namespace {

constexpr std::chrono::days lead_in{30};
constexpr std::chrono::days lead_out{28};
constexpr std::string_view stand_in_department = "—";

PersonEntry stand_in(std::string login, std::string person_name, std::vector<Duty> duties,
                     std::vector<std::string> parties) {
    PersonEntry entry;
    entry.person.login = std::move(login);
    entry.person.name = std::move(person_name);
    entry.person.email = entry.person.login + "@rehearsal.invalid";
    entry.person.department = stand_in_department;
    entry.person.duties = std::move(duties);
    entry.parties = std::move(parties);
    return entry;
}

/// Adds someone for every place that the ladder speaks to and for every printed party, where nobody is there.
PeopleEntries with_stand_ins(const RehearsalPlan& plan, std::vector<std::string>& named) {
    PeopleEntries people = plan.people;
    std::set<std::string> bound;
    std::set<Duty> duties;
    const auto note = [&](const std::vector<std::string>& parties) {
        for (const auto& party : parties) bound.insert(party_key(party));
    };
    for (const auto& one : people.people) {
        note(one.parties);
        duties.insert(one.person.duties.begin(), one.person.duties.end());
    }
    for (const auto& one : people.groups) note(one.parties);
    const std::pair<Duty, const char*> places[] = {{Duty::controller, "Координатор"},
                                                   {Duty::department_head, "Начальник отдела"},
                                                   {Duty::deputy_head, "Заместитель руководителя"},
                                                   {Duty::head, "Руководитель"}};
    for (const auto& [duty, title] : places)
        if (!duties.contains(duty))
            people.people.push_back(stand_in("place." + std::string(name(duty)), title, {duty}, {}));
    int count = 0;
    for (const auto& item : plan.reading.items)
        for (const auto& party : item.responsible.parties)
            if (bound.insert(party_key(party)).second) {
                people.people.push_back(
                    stand_in("party." + std::to_string(++count), party, {Duty::executor}, {party}));
                named.push_back(party);
            }
    return people;
}

/// Whose control a plan in rehearsal is under: the first active controller.
Result<std::string> first_controller(Store& store) {
    return read_as<std::string>(store, [](ReadView& view) -> Result<std::string> {
        auto directory = Directory::read(view);
        if (!directory) return tl::unexpected(directory.error());
        for (const auto& person : directory->people())
            if (person.active && person.has(Duty::controller)) return person.login;
        return std::string{};
    });
}

/// Imports the reading; rows that need a decision make no task and are named in the outcome.
Result<void> import_reading(Store& store, const Organization& organization, const Roadmap& reading,
                            Instant now, RehearsalOutcome& outcome) {
    ImportRequest request;
    request.reading = reading;
    request.source_name = "rehearsal";
    request.accept_readings = true;
    const auto controller = first_controller(store);
    if (!controller) return tl::unexpected(controller.error());
    request.controller = *controller;
    auto preview = read_as<ImportPreview>(
        store, [&](ReadView& view) { return preview_import(view, organization, request, now); });
    if (!preview) return tl::unexpected(preview.error());
    for (auto& doubt : preview->doubts) {
        if (!doubt.blocks) continue;
        Decision decision;
        decision.position = doubt.position;
        decision.without_tasks = true;
        request.decisions.push_back(decision);
        outcome.left_out.push_back(std::move(doubt));
    }
    const auto made = import_roadmap(store, organization, PersonId{}, request, now);
    if (!made) return tl::unexpected(made.error());
    outcome.items = made->items;
    outcome.tasks = made->tasks;
    return {};
}

void choose_days(const RehearsalPlan& plan, RehearsalOutcome& outcome) {
    std::optional<Day> first;
    std::optional<Day> last;
    for (const auto& item : plan.reading.items)
        for (const auto& window : item.deadline.windows) {
            const Day begins = window.first.value_or(window.last);
            first = first ? std::min(*first, begins) : begins;
            last = last ? std::max(*last, window.last) : window.last;
        }
    outcome.from = plan.from.value_or(first.value_or(Day{}) - lead_in);
    outcome.to = plan.to.value_or(last.value_or(Day{}) + lead_out);
}

/// What a kept roadmap's future follows from.
struct Kept {
    std::vector<Person> people;
    StoredRoadmap roadmap;
    std::vector<StoredItem> items;
    std::vector<Task> tasks;
    std::vector<OutboxRow> rows;
};

/// The row as the future knows it: what waits is still to be told; of the rest, that it was.
OutboxRow told(OutboxRow row) {
    row.delivery = DeliveryId{};
    if (row.state == OutboxState::taken) row.state = OutboxState::sent;
    return row;
}

Result<Kept> read_kept(Store& store, RoadmapId id) {
    return read_as<Kept>(store, [&](ReadView& view) -> Result<Kept> {
        Kept kept;
        auto roadmap = view.roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        if (!*roadmap)
            return failure(Fault::not_found, "Такой дорожной карты нет.", std::to_string(id.value),
                           "Номер карты виден в её адресе на странице.");
        kept.roadmap = std::move(**roadmap);
        auto people = view.people();
        if (!people) return tl::unexpected(people.error());
        kept.people = std::move(*people);
        auto items = view.items(id);
        if (!items) return tl::unexpected(items.error());
        kept.items = std::move(*items);
        auto tasks = view.tasks_of(id);
        if (!tasks) return tl::unexpected(tasks.error());
        kept.tasks = std::move(*tasks);
        for (const auto& task : kept.tasks) {
            auto rows = view.outbox_of(task.id);
            if (!rows) return tl::unexpected(rows.error());
            for (auto& row : *rows) kept.rows.push_back(told(std::move(row)));
        }
        return kept;
    });
}

Result<void> write_kept(Store& store, const Kept& kept) {
    return store.write([&](Transaction& change) -> Result<void> {
        for (const auto& person : kept.people)
            if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
        if (auto added = change.add(kept.roadmap); !added) return tl::unexpected(added.error());
        for (const auto& item : kept.items)
            if (auto added = change.add(item); !added) return tl::unexpected(added.error());
        for (const auto& task : kept.tasks)
            if (auto saved = change.save(task); !saved) return saved;
        for (const auto& row : kept.rows)
            if (auto planned = change.plan(row); !planned) return tl::unexpected(planned.error());
        return {};
    });
}

}  // namespace

Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const RehearsalPlan& plan, const RehearsalTeller& tell) {
    RehearsalOutcome outcome;
    choose_days(plan, outcome);
    const Instant begin = organization->zone->at(outcome.from, TimeOfDay{0});
    RehearsalPlayer player(organization, plan.channels, tell);
    auto saved = save_people(player.store(), PersonId{}, with_stand_ins(plan, outcome.stand_ins), begin);
    if (!saved) return tl::unexpected(saved.error());
    if (auto made = import_reading(player.store(), *organization, plan.reading, begin, outcome); !made)
        return tl::unexpected(made.error());
    return player.play(begin, std::move(outcome));
}

Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const KeptPlan& plan, const RehearsalTeller& tell) {
    const auto kept = read_kept(plan.store, plan.roadmap);
    if (!kept) return tl::unexpected(kept.error());
    RehearsalOutcome outcome;
    outcome.items = kept->items.size();
    outcome.tasks = kept->tasks.size();
    const Day today = organization->zone->local(plan.now).day;
    Day last = today;
    for (const auto& task : kept->tasks)
        if (task.owed()) last = std::max(last, task.due);
    outcome.from = plan.from.value_or(today);
    outcome.to = plan.to.value_or(last + lead_out);
    RehearsalPlayer player(organization, plan.channels, tell);
    if (auto done = write_kept(player.store(), *kept); !done) return tl::unexpected(done.error());
    // The ladder may be another than the one that set the tasks' next moments.
    if (auto moved = reschedule(player.store(), *organization, plan.now); !moved)
        return tl::unexpected(moved.error());
    return player.play(plan.now, std::move(outcome));
}

}  // namespace vekha
