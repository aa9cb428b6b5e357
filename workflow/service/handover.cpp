#include "workflow/service/handover.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/party_key.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

/// What is said to the new owner of all that came so far.
struct Handed {
    int tasks = 0;
    int overdue = 0;
    std::optional<Day> nearest;  ///< due day of what is owed and not late
};

Result<void> check(ReadView& view, PersonId actor, const HandOver& given) {
    if (auto may = require_somewhere(view, actor, Action::hand_over); !may) return may;
    for (const auto id : {given.from, given.to}) {
        const auto person = view.person(id);
        if (!person) return tl::unexpected(person.error());
        if (!*person)
            return failure(Fault::not_found, "Такого человека нет.", "person " + std::to_string(id.value));
        if (id == given.from)
            if (auto may = require(view, {actor, Action::hand_over, home_of(**person)}); !may) return may;
        if (id == given.to) {
            const auto home = own_organization(view, given.from);
            if (!home) return tl::unexpected(home.error());
            if (auto good = require_near(view, actor, *home, **person, "to"); !good) return good;
        }
        if (id == given.to && !(*person)->active)
            return failure(Fault::invalid_input, (*person)->name + " больше не работает.", "to",
                           "Передайте тому, кто работает.");
    }
    if (given.from == given.to)
        return failure(Fault::invalid_input, "Задачи передают другому человеку.", "to");
    if (given.reason.find_first_not_of(" \t\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указана причина передачи.", "reason",
                       "Например: «приказ об увольнении № 8 от 01.03.2026».");
    if (given.reason.size() > limits::words_bytes)
        return failure(Fault::too_large, "Слишком длинная причина.", "reason");
    return {};
}

/// `to` in every place of `from`; somebody who stood there already is not named twice, and leads where either
/// of the two did.
std::vector<Assignment> in_place_of(const std::vector<Assignment>& before, PersonId from, PersonId to) {
    std::vector<Assignment> after;
    for (auto one : before) {
        if (one.person == from) one.person = to;
        const auto same = [&](const Assignment& other) { return other.person == one.person; };
        if (std::none_of(after.begin(), after.end(), same)) after.push_back(std::move(one));
    }
    return after;
}

/// Hands over one batch inside its transaction.
class Batch {
  public:
    Batch(Transaction& change, const Organization& organization, PersonId actor, const HandOver& given,
          Instant now)
        : change_(change), organization_(organization), actor_(actor), given_(given), now_(now) {}

    /// Nothing where the task was handed over, else why not.
    Result<std::optional<std::string>> task(TaskId id, Handed& handed) {
        auto found = change_.task(id);
        if (!found) return tl::unexpected(found.error());
        if (!*found) return std::string("Такой задачи нет.");
        Task& task = **found;
        if (task.closed()) return std::string("Задача уже закрыта.");
        const bool controls = task.controller == given_.from;
        if (!controls && !task.owned_by(given_.from)) return std::string("Задача не за этим человеком.");
        const auto place = home_of(change_, task);
        if (!place) return tl::unexpected(place.error());
        if (auto may = require(change_, {actor_, Action::hand_over, *place}); !may)
            return std::string("Это план другой организации: исполнителя меняет её координатор.");
        TaskReassigned reassigned{in_place_of(task.assignments, given_.from, given_.to),
                                  controls ? given_.to : task.controller, given_.reason};
        if (!reassigned.assignments.empty() && reassigned.assignments.front().person == reassigned.controller)
            return std::string("Ответственный стал бы контролёром собственной задачи.");
        const Task before = task;
        if (auto done = record(change_, task, actor_, now_, {std::move(reassigned)}); !done)
            return tl::unexpected(done.error());
        if (auto done = drop_former_holders_notices(change_, before, task); !done)
            return tl::unexpected(done.error());
        if (auto done = save_scheduled(change_, task, organization_, now_); !done)
            return tl::unexpected(done.error());
        ++handed.tasks;
        if (task.overdue(now_))
            ++handed.overdue;
        else if (task.owed())
            handed.nearest = handed.nearest ? std::min(*handed.nearest, task.due) : task.due;
        return std::nullopt;
    }

    /// One notice for all batches: while it waits its count grows.
    Result<void> tell(const Handed& handed) {
        const auto directory = Directory::read(change_);
        if (!directory) return tl::unexpected(directory.error());
        const Day today = organization_.zone->local(now_).day;
        const auto told = directory->addressee(given_.to, today);
        if (!told || handed.tasks == 0) return {};
        const std::string words = words_of(handed, *directory) + stand_in_words(*directory, *told, today);
        const std::string rung = "handover:" + std::to_string(given_.from.value) + ":" + format(now_);
        auto known = change_.outbox_row("0/" + rung + "/" + std::to_string(told->person.value));
        if (!known) return tl::unexpected(known.error());
        if (*known && (*known)->state == OutboxState::waiting) {
            (*known)->reason = words;
            return change_.update(**known);
        }
        const std::string again = *known ? ":" + std::to_string(handed.tasks) : "";
        auto planned =
            plan_notices(change_, Task{}, NoticeKind::changed, rung + again, words, {told->person}, now_);
        if (!planned) return tl::unexpected(planned.error());
        return {};
    }

  private:
    std::string words_of(const Handed& handed, const Directory& directory) const {
        const auto* from = directory.find(given_.from);
        std::string words =
            "Вам " + std::string(plural(handed.tasks, "передана ", "переданы ", "передано ")) +
            counted(handed.tasks, "задача", "задачи", "задач") + " (раньше — " +
            (from == nullptr ? std::string("другой") : from->name) + "; " + given_.reason + ")";
        if (handed.overdue > 0) words += ", просрочено — " + std::to_string(handed.overdue);
        if (handed.nearest) words += ", ближайший срок — " + russian_date(*handed.nearest) + " г.";
        return words;
    }

    Transaction& change_;
    const Organization& organization_;
    PersonId actor_;
    const HandOver& given_;
    Instant now_;
};

Result<void> hand_rows(Transaction& change, const HandOver& given, const HeldWork& held,
                       HandOverOutcome& outcome) {
    for (const auto& row : held.rows) {
        auto item = change.item(row.item);
        if (!item) return tl::unexpected(item.error());
        if (!*item) continue;
        auto& plan = (*item)->plan;
        plan.owners = in_place_of(plan.owners, given.from, given.to);
        plan.each = in_place_of(plan.each, given.from, given.to);
        if (auto done = change.update(**item); !done) return done;
        ++outcome.rows;
    }
    for (auto roadmap : held.roadmaps) {
        roadmap.controller = given.to;
        if (auto done = change.update(roadmap); !done) return done;
        ++outcome.roadmaps;
    }
    return {};
}

Result<void> hand_parties(Transaction& change, PersonId actor, const HandOver& given, const HeldWork& held,
                          Instant now, HandOverOutcome& outcome) {
    for (const auto& one : held.parties) {
        const PartyBinding binding{one.party, given.to};
        if (auto done = change.bind(party_key(one.party), binding); !done) return done;
        auto noted = change.append({now, actor, TaskId{}, "party_bound", to_json(binding)});
        if (!noted) return tl::unexpected(noted.error());
        ++outcome.parties;
    }
    return {};
}

Result<void> hand_groups(Transaction& change, PersonId actor, const HandOver& given, const HeldWork& held,
                         Instant now, HandOverOutcome& outcome) {
    for (auto group : held.groups) {
        std::replace(group.members.begin(), group.members.end(), given.from, given.to);
        const auto first = std::find(group.members.begin(), group.members.end(), given.to);
        group.members.erase(std::remove(first + 1, group.members.end(), given.to), group.members.end());
        if (auto saved = change.save(group); !saved) return tl::unexpected(saved.error());
        auto noted = change.append({now, actor, TaskId{}, "group_saved", to_json(group)});
        if (!noted) return tl::unexpected(noted.error());
        ++outcome.groups;
    }
    return {};
}

std::string journal_words(const HandOver& given, const HandOverOutcome& outcome) {
    return boost::json::serialize(boost::json::object{{"from", given.from.value},
                                                      {"to", given.to.value},
                                                      {"tasks", outcome.tasks},
                                                      {"rows", outcome.rows},
                                                      {"roadmaps", outcome.roadmaps},
                                                      {"parties", outcome.parties},
                                                      {"groups", outcome.groups},
                                                      {"reason", given.reason}});
}

/// All beside the tasks, and the journal's entry for the whole.
Result<void> finish(Transaction& change, const Organization& organization, PersonId actor,
                    const HandOver& given, Instant now, HandOverOutcome& outcome) {
    // As it is now: others may have changed a row or a group since the tasks were listed.
    const auto held = tasks_to_hand_over(change, given.from, organization.zone->local(now).day);
    if (!held) return tl::unexpected(held.error());
    Result<void> done;
    if (!given.tasks) done = hand_rows(change, given, *held, outcome);
    if (done && !given.tasks) done = hand_parties(change, actor, given, *held, now, outcome);
    if (done && given.groups) done = hand_groups(change, actor, given, *held, now, outcome);
    if (!done) return done;
    auto noted = change.append({now, actor, TaskId{}, "work_handed_over", journal_words(given, outcome)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

Result<std::vector<TaskId>> chosen(Store& store, const Organization& organization, PersonId actor,
                                   const HandOver& given, Instant now) {
    return read_as<std::vector<TaskId>>(store, [&](ReadView& view) -> Result<std::vector<TaskId>> {
        if (auto good = check(view, actor, given); !good) return tl::unexpected(good.error());
        if (given.tasks) return *given.tasks;
        const auto held = tasks_to_hand_over(view, given.from, organization.zone->local(now).day);
        if (!held) return tl::unexpected(held.error());
        std::vector<TaskId> ids;
        for (const auto& one : held->tasks) ids.push_back(one.card.id);
        return ids;
    });
}

}  // namespace

Result<HandOverOutcome> hand_over(Store& store, const Organization& organization, PersonId actor,
                                  const HandOver& given, Instant now) {
    const auto ids = chosen(store, organization, actor, given, now);
    if (!ids) return tl::unexpected(ids.error());
    HandOverOutcome outcome;
    Handed handed;
    for (std::size_t begin = 0; begin < ids->size(); begin += handover_batch) {
        const std::size_t end = std::min(begin + handover_batch, ids->size());
        auto written = store.write([&](Transaction& change) -> Result<void> {
            if (auto good = check(change, actor, given); !good) return good;
            Batch batch(change, organization, actor, given, now);
            for (std::size_t at = begin; at < end; ++at) {
                auto left = batch.task((*ids)[at], handed);
                if (!left) return tl::unexpected(left.error());
                if (*left) outcome.left.push_back({(*ids)[at], std::move(**left)});
            }
            return batch.tell(handed);
        });
        if (!written) return tl::unexpected(written.error());
    }
    outcome.tasks = static_cast<std::size_t>(handed.tasks);
    auto written = store.write([&](Transaction& change) -> Result<void> {
        return finish(change, organization, actor, given, now, outcome);
    });
    if (!written) return tl::unexpected(written.error());
    return outcome;
}

}  // namespace vekha
