// What a look ahead costs over ten thousand tasks on the embedded database: the next week's messages, and the
// weak spots. Prints rows of a table.
//
//   rehearsal_bench
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/resource.h>

#include "daemon/app/rehearsal.hpp"
#include "tests/support/office.hpp"
#include "workflow/service/weak_spots.hpp"

namespace {

using namespace vekha;

constexpr int plans = 2;
constexpr int rows_of_a_plan = 5'000;
constexpr int leads = 200;

/// `spread` days hold the due days of all tasks.
void fill(test::Office& office, int spread) {
    PeopleEntries people;
    for (int at = 0; at < leads; ++at)
        people.people.push_back(test::person("lead" + std::to_string(at), {Duty::executor}, "Школы",
                                             {"Директор СОШ № " + std::to_string(100 + at)}));
    test::must(save_people(*office.store, PersonId{}, people, office.now));
    for (int plan = 0; plan < plans; ++plan) {
        std::vector<Item> items;
        for (int row = 0; row < rows_of_a_plan; ++row) {
            const Day due = test::day("2026-04-01") + std::chrono::days{row % spread};
            items.push_back(test::item(
                std::to_string(row + 1), "Провести семинар для педагогов района", {{std::nullopt, due}},
                {"Директор СОШ № " + std::to_string(100 + row % leads)}, {EvidenceKind::protocol}));
        }
        office.import(std::move(items));
    }
}

template <class Do>
double milliseconds(const Do& what) {
    const auto begun = std::chrono::steady_clock::now();
    what();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

double peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void measure(const char* what, int spread) {
    test::Office office;
    fill(office, spread);
    office.live_until(test::at("2026-03-27T15:00:00Z"));
    const double before = peak_mebibytes();
    const KeptOffice kept{*office.store, office.now, {"smtp"}, {}, {}, {}};
    RehearsalOutcome outcome;
    const double played = milliseconds([&] {
        outcome = test::must(
            rehearse(std::make_shared<const Organization>(office.org), kept, [](const RehearsedMessage&) {}));
    });
    std::printf("| a week ahead, %s: %zu tasks due, %zu messages, %zu lines | %.0f ms | %.0f MiB more |\n",
                what, outcome.tasks, outcome.messages, outcome.lines, played, peak_mebibytes() - before);
    const Reach reach{1, [](const Person&) { return std::size_t{1}; }};
    WeakSpots found;
    const double looked = milliseconds([&] {
        found = test::must(read_as<WeakSpots>(
            *office.store, [&](ReadView& view) { return weak_spots(view, office.org, reach, office.now); }));
    });
    std::printf("| weak spots of %zu tasks | %.0f ms | |\n", found.tasks, looked);
}

}  // namespace

int main() {
    measure("10,000 tasks over a year", 365);
    measure("10,000 tasks in one fortnight", 14);
    return EXIT_SUCCESS;
}
