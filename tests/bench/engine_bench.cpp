// Measures the pure core: one decision, one ladder, a year of a plan's life, what a task takes in memory.
// Each figure stands beside another of the same run. Usage: engine_bench.
#include <chrono>
#include <cstdio>
#include <string>

#include <malloc.h>

#include "tests/support/office.hpp"
#include "workflow/engine/ladder.hpp"
#include "workflow/service/horizon.hpp"
#include "workflow/service/task_codec.hpp"

namespace vekha {
namespace {

using Clock = std::chrono::steady_clock;

/// Nanoseconds of one call, over as many as fill a quarter of a second.
template <class Call>
double nanoseconds(Call call) {
    constexpr std::chrono::milliseconds long_enough{250};
    constexpr int at_once = 256;
    std::int64_t calls = 0;
    const auto begin = Clock::now();
    auto end = begin;
    while (end - begin < long_enough) {
        for (int at = 0; at < at_once; ++at) call();
        calls += at_once;
        end = Clock::now();
    }
    return std::chrono::duration<double, std::nano>(end - begin).count() / static_cast<double>(calls);
}

/// Keeps the compiler from leaving the work out.
template <class T>
void used(const T& value) {
    asm volatile("" : : "r"(&value) : "memory");
}

/// A task that has lived: parts, an extension, a pause, a return, an own pace.
Task lived_in() {
    Task task = test::task_due("2026-03-20", test::at("2026-02-01T07:00:00Z"));
    task.state = TaskState::open;
    task.requirements = {{1, EvidenceKind::order, RequirementState::requested, {}, {}}};
    task.extensions.push_back({1,
                               test::lead,
                               test::at("2026-02-10T07:00:00Z"),
                               test::day("2026-03-20"),
                               "Не успеваем",
                               {},
                               ExtensionState::granted,
                               test::day("2026-03-20"),
                               test::controller,
                               test::at("2026-02-11T07:00:00Z"),
                               {}});
    task.pauses.push_back(
        {test::at("2026-02-12T07:00:00Z"), test::at("2026-02-13T07:00:00Z"), "Карантин", 1, false});
    task.cadence = Cadence{2, test::day("2026-03-01"), test::day("2026-03-20"), test::controller, "Важно"};
    task.delays.push_back({test::at("2026-02-14T07:00:00Z"), test::at("2026-02-16T07:00:00Z"), 1});
    return task;
}

void row(const char* what, const std::string& measured, const std::string& beside, double ratio) {
    std::printf("| %s | %s | %s | %.2f | — |\n", what, measured.c_str(), beside.c_str(), ratio);
}

std::string text(const char* format, double value) {
    char words[64];
    std::snprintf(words, sizeof words, format, value);
    return words;
}

void measure_decisions() {
    const auto organization = test::organization();
    const Circumstances ground{organization.rules, organization.calendar, *organization.zone, nullptr};
    const Task plain = [] {
        Task task = test::task_due("2026-03-20", test::at("2026-02-01T07:00:00Z"));
        task.state = TaskState::open;
        return task;
    }();
    const Task old = lived_in();
    const Instant now = test::at("2026-03-10T09:00:00Z");
    const SubmitReport report{"Готово", {}, "без соисполнителя"};
    const ActingPerson lead{test::lead, false, false, {}};
    const auto decision = [&](const Task& task) {
        return nanoseconds([&] { used(decide(task, lead, ground, now, report)); });
    };
    const auto ladder = [&](const Task& task) {
        return nanoseconds(
            [&] { used(climb(task, organization.policy, organization.calendar, *organization.zone, now)); });
    };
    const double encoded = nanoseconds([&] { used(encode_task(plain)); });
    const double decided = decision(plain);
    const double climbed = ladder(plain);
    row("decide: a report", text("%.0f ns", decided), text("its task as JSON %.0f ns", encoded),
        decided / encoded);
    row("the same of a task with a history", text("%.0f ns", decision(old)),
        text("a plain one %.0f ns", decided), decision(old) / decided);
    row("climb: the whole ladder", text("%.0f ns", climbed), text("its task as JSON %.0f ns", encoded),
        climbed / encoded);
    row("the same with a pace, a pause and an outage", text("%.0f ns", ladder(old)),
        text("a plain one %.0f ns", climbed), ladder(old) / climbed);
}

std::vector<Item> rows_of_a_year(int count) {
    std::vector<Item> items;
    for (int number = 1; number <= count; ++number) {
        const Day due = test::day("2026-02-10") + std::chrono::days{number % 300};
        items.push_back(test::item(std::to_string(number), "Мероприятие " + std::to_string(number),
                                   {{due - std::chrono::days{30}, due}}, {"Директор СОШ № 1", "Методист"},
                                   {EvidenceKind::order}));
    }
    return items;
}

/// A plan of so many rows lived through a year with nobody answering: the most that it can say.
double seconds_of_a_year(int rows, bool with_trees) {
    test::Office office;
    PeopleEntries entries;
    for (const std::string login : {"school1", "school2", "school3"})
        entries.people.push_back(test::person(login, {Duty::executor}, "Школы"));
    entries.groups.push_back({"Школы", {"school1", "school2", "school3"}, {"руководители ОО"}, true});
    test::must(save_people(*office.store, PersonId{}, entries, office.now));
    auto items = rows_of_a_year(rows);
    if (with_trees)
        for (std::size_t at = 0; at < items.size(); at += 10)
            items[at].responsible.parties = {"руководители ОО"};
    office.import(std::move(items));
    const auto begin = Clock::now();
    office.live_until(office.now + std::chrono::hours{24 * 365});
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void measure_years() {
    constexpr int rows = 40;  // of a usual plan
    const double plain = seconds_of_a_year(rows, false);
    const double trees = seconds_of_a_year(rows, true);
    row("years of a plan of 40 rows, simulated", text("%.0f/s", 1 / plain),
        text("one in %.1f ms", plain * 1e3), 1);
    row("the same with every tenth row for three schools", text("%.0f/s", 1 / trees),
        text("without %.0f/s", 1 / plain), trees / plain);
}

void measure_memory() {
    constexpr int many = 10'000;
    const auto bytes_of = [](const Task& task) {
        std::vector<Task> kept;
        kept.reserve(many);
        const auto before = mallinfo2().uordblks;
        for (int at = 0; at < many; ++at) kept.push_back(task);
        return static_cast<double>(mallinfo2().uordblks - before) / many + sizeof(Task);
    };
    const Task plain = test::task_due("2026-03-20", test::at("2026-02-01T07:00:00Z"));
    const double bytes = bytes_of(plain);
    const double stored = static_cast<double>(encode_task(plain).size());
    row("memory of a task", text("%.0f bytes", bytes), text("as JSON %.0f bytes", stored), bytes / stored);
    row("memory of a task with a history", text("%.0f bytes", bytes_of(lived_in())),
        text("a plain one %.0f bytes", bytes), bytes_of(lived_in()) / bytes);
}

}  // namespace
}  // namespace vekha

int main() {
    std::printf("| what | measured | beside | ratio | goal |\n|---|---|---|---|---|\n");
    vekha::measure_decisions();
    vekha::measure_years();
    vekha::measure_memory();
}
