#include "tests/bench/district.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "daemon/commands/command.hpp"
#include "daemon/storage/store.hpp"
#include "tests/support/build.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/record.hpp"

namespace vekha::bench {
namespace {

constexpr std::size_t tasks_a_commit = 5000;

/// A fault of the preparation ends the program.
template <class Checked>
auto must(Checked checked) {
    if (!checked) {
        if constexpr (requires { describe(checked.error()); })
            std::cerr << describe(checked.error()) << '\n';
        else
            std::cerr << describe(config::joined(checked.error())) << '\n';
        std::exit(1);
    }
    if constexpr (!std::is_void_v<typename Checked::value_type>) return std::move(*checked);
}

void set_up(const std::filesystem::path& folder, const std::string& server) {
    std::ofstream(folder / settings_name)
        << "[server]\nport = 0\n[store]\ndata = \".\"\n"
        << (server.empty() ? "" : "database = \"" + server + "\"\n") << "[log]\nlevel = \"error\"\n";
    std::ostringstream out;
    const std::vector<std::string> words{"--data", folder.string()};
    if (commands::setup_command(words, out, std::cerr) != 0) std::exit(1);
}

std::string read_password(const std::filesystem::path& folder) {
    std::ifstream in(folder / "first-sign-in.txt");
    std::string line;
    while (std::getline(in, line))
        if (const auto at = line.rfind(": "); line.starts_with("Пароль") && at != std::string::npos)
            return line.substr(at + 2);
    std::cerr << "no password in first-sign-in.txt\n";
    std::exit(1);
}

/// The roadmap and the item that every task of the district is of, made by the real import.
Task first_task(Store& store, const Organization& organization) {
    PersonEntry lead;
    lead.person.login = "lead";
    lead.person.name = "Ответственный О.О.";
    lead.parties = {"Директор"};
    must(save_people(store, PersonId{}, {{lead}, {}}, district_now()));
    ImportRequest request;
    request.reading.title = "План мероприятий";
    Item item;
    item.number = "1.1";
    item.title = "Провести заседание муниципальной рабочей группы по вопросам сопровождения школ";
    item.deadline.windows = {{std::nullopt, test::day("2030-06-28")}};
    item.deadline.kind = DeadlineKind::once;
    item.responsible.parties = {"Директор"};
    item.result.evidence = {EvidenceKind::protocol};
    request.reading.items = {item};
    request.source_sha256 = "bench";
    must(import_roadmap(store, organization, PersonId{}, request, district_now()));
    return must(read_as<Task>(
        store, [](ReadView& view) -> Result<Task> { return view.task(TaskId{1}).value().value(); }));
}

void fill(Store& store, const Task& pattern, std::size_t tasks) {
    for (std::size_t made = 1; made < tasks;) {
        must(store.write([&](Transaction& change) -> Result<void> {
            for (std::size_t one = 0; one < tasks_a_commit && made < tasks; ++one, ++made) {
                Task task = pattern;
                task.id = change.next_task_id().value();
                task.version = 0;
                task.state = TaskState::planned;
                task.ladder_at.reset();
                task.due += std::chrono::days{static_cast<int>(made % 365)};
                task.due_at = test::moscow().at(task.due + std::chrono::days{1}, TimeOfDay{0});
                Task rebuilt;
                rebuilt.id = task.id;
                if (auto done = record(change, rebuilt, PersonId{}, district_now(),
                                       {TaskPlanned{task}, TaskOpened{}});
                    !done)
                    return done;
                rebuilt.next_action_at =
                    test::at("2030-05-01T06:00:00Z") + std::chrono::minutes{static_cast<int>(made % 100000)};
                if (auto done = change.save(rebuilt); !done) return done;
            }
            return {};
        }));
    }
}

}  // namespace

Instant district_now() {
    return test::at("2026-03-02T06:00:00Z");
}

District::District(std::size_t tasks, std::string server) : server_(std::move(server)) {
    set_up(folder(), server_);
    password_ = read_password(folder());
    auto installation = open();
    const auto pattern = first_task(*installation.store, *installation.site.organization);
    fill(*installation.store, pattern, tasks);
}

Installation District::open(const std::string& layer, std::size_t batch) const {
    commands::Arguments arguments;
    arguments.options["--data"] = folder().string();
    auto installation = must(open_installation(arguments));
    if (layer.empty() && batch == StoreOptions{}.largest_batch) return installation;
    StoreOptions options;
    options.path = installation.site.options.store.database;
    options.server = server_;
    options.file_layer = layer;
    options.largest_batch = batch;
    installation.store.reset();
    installation.store = must(open_store(options));
    return installation;
}

}  // namespace vekha::bench
