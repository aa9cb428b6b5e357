// A small fictional office on a store of its own: people, an organization, a clock that the test holds.
#pragma once

#include <memory>
#include <string>

#include "tests/support/build.hpp"
#include "tests/support/new_store.hpp"
#include "workflow/service/act.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/tick.hpp"

namespace vekha::test {

/// Fails loudly where a test's own preparation fails.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(describe(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

inline PersonEntry person(std::string login, std::vector<Duty> duties, std::string department = "",
                          std::vector<std::string> parties = {}) {
    PersonEntry entry;
    entry.person.login = login;
    entry.person.name = login;
    entry.person.email = login + "@example.org";
    entry.person.department = std::move(department);
    entry.person.duties = std::move(duties);
    entry.parties = std::move(parties);
    return entry;
}

inline Organization organization() {
    Organization made;
    made.name = "Отдел образования Заречного района";
    made.zone = std::make_shared<FixedZone>(std::chrono::hours{3});
    made.calendar = WorkingCalendar({{2026, false, {day("2026-03-09")}, {}, {}}});
    made.rules = {"test", DayOff::previous, "регламент"};
    made.policy = default_policy();
    return made;
}

/// One row of a plan.
inline Item item(std::string number, std::string title, std::vector<Window> windows,
                 std::vector<std::string> parties, std::vector<EvidenceKind> evidence) {
    Item made;
    made.number = std::move(number);
    made.title = std::move(title);
    made.deadline.text = "срок";
    made.deadline.kind = windows.empty() ? DeadlineKind::unscheduled : DeadlineKind::once;
    made.deadline.windows = std::move(windows);
    made.deadline.rule = "Прочитано так.";
    for (const auto& party : parties)
        made.responsible.text += (made.responsible.text.empty() ? "" : ", ") + party;
    made.responsible.parties = std::move(parties);
    made.result.evidence = std::move(evidence);
    return made;
}

class Office {
  public:
    Office() : store(new_store()), org(organization()) {
        must(save_people(
            *store, PersonId{},
            {{person("irina", {Duty::controller}, "Управление", {"Муниципальный координатор"}),
              person("oleg", {Duty::executor}, "Школы", {"Директор СОШ № 1"}),
              person("anna", {Duty::executor}, "Методкабинет", {"Методист"}),
              person("pavel", {Duty::department_head}, "Школы"), person("vera", {Duty::deputy_head}),
              person("egor", {Duty::head}, "", {"Начальник отдела"})},
             {}},
            now));
    }

    PersonId id(std::string_view login) {
        return must(read_as<PersonId>(*store, [&](ReadView& view) -> Result<PersonId> {
            return view.person_by_login(login).value().value().id;
        }));
    }
    Task task(TaskId wanted = TaskId{1}) {
        return must(read_as<Task>(
            *store, [&](ReadView& view) -> Result<Task> { return view.task(wanted).value().value(); }));
    }
    std::vector<OutboxRow> notices(TaskId wanted = TaskId{1}) {
        return must(
            read_as<std::vector<OutboxRow>>(*store, [&](ReadView& view) { return view.outbox_of(wanted); }));
    }
    /// "T-3 oleg" for each notice of the task, in the order they were planned.
    std::vector<std::string> told(TaskId wanted = TaskId{1}) {
        std::vector<std::string> lines;
        for (const auto& row : notices(wanted)) lines.push_back(row.rung + " " + login(row.person));
        return lines;
    }
    std::string login(PersonId wanted) {
        return must(read_as<std::string>(*store, [&](ReadView& view) -> Result<std::string> {
            return view.person(wanted).value().value().login;
        }));
    }
    /// A plan of one item, imported; its first task is number 1 in a fresh office.
    ImportOutcome import(std::vector<Item> items) {
        ImportRequest request;
        request.reading.title = "План";
        request.reading.items = std::move(items);
        request.source_name = "план.txt";
        request.source_sha256 = "s" + std::to_string(++imports_);
        return must(import_roadmap(*store, org, PersonId{}, request, now));
    }
    /// Lets the engine do all that is due until `until`, moment by moment.
    void live_until(Instant until) {
        for (;;) {
            const auto done = must(tick(*store, org, now));
            if (done.more) continue;
            if (!done.next || *done.next > until) break;
            now = std::max(now, *done.next);
        }
        now = until;
    }
    Result<Task> does(std::string_view login, const Command& command, TaskId wanted = TaskId{1}) {
        return act(*store, org, Actor{id(login), std::nullopt}, wanted, std::nullopt, command, now);
    }

    std::unique_ptr<Store> store;
    Organization org;
    Instant now = at("2026-02-02T07:00:00Z");

  private:
    int imports_ = 0;
};

}  // namespace vekha::test
