// `vekha setup`: a data folder with settings, a database and an administrator; with --sample also a fictional
// district. What is there already stays, so a second call changes nothing and says the same.
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <sys/stat.h>

#include "config/builtin.hpp"
#include "config/people_file.hpp"
#include "config/sample.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/reading.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--data", "--clock", "--config", "--port"},
                      {"--sample"},
                      0,
                      0,
                      "vekha setup [--data КАТАЛОГ] [--sample] [--port ПОРТ]"};

/// The file that keeps the first sign-ins until the administrator has changed the passwords and removes it.
constexpr const char* sign_in_name = "first-sign-in.txt";
constexpr const char* sample_document = "Приказ Управления образования Заречного района.txt";
/// Length of a generated password: 12 random bytes as 16 letters, digits, - and _.
constexpr std::size_t password_bytes = 12;
/// What the settings call the organization, and what the sample's does.
constexpr std::string_view shipped_organization = "Администрация муниципального района";
constexpr std::string_view sample_organization = "Управление образования Заречного района";
constexpr int last_port = 65535;

void put(std::string& text, std::string_view shipped, std::string_view instead) {
    if (const auto at = text.find(shipped); at != std::string::npos)
        text.replace(at, shipped.size(), instead);
}

/// The example's settings with everything beside them in one folder; for the sample also messages that leave
/// at once, so that a newcomer on a Sunday sees them.
Result<void> write_settings(const std::filesystem::path& file, const Arguments& arguments) {
    std::error_code code;
    if (std::filesystem::exists(file, code)) return {};
    std::string text(config::builtin_file("vekha.example.toml"));
    put(text, "data = \"data\"", "data = \".\"");
    if (arguments.has("--sample")) {
        put(text, "any_time = false", "any_time = true");
        put(text, shipped_organization, sample_organization);
    }
    if (const auto port = arguments.option("--port")) {
        int number = 0;
        const auto* const end = port->data() + port->size();
        const auto [stopped, fault] = std::from_chars(port->data(), end, number);
        if (fault != std::errc{} || stopped != end || number < 1 || number > last_port)
            return failure(Fault::invalid_input, "Порт «" + *port + "» не годится.", "--port",
                           "Укажите число от 1 до 65535.");
        put(text, "port = 8080", "port = " + *port);
        put(text, "127.0.0.1:8080\"", "127.0.0.1:" + *port + "\"");
    }
    std::filesystem::create_directories(file.parent_path(), code);
    if (code)
        return failure(Fault::unavailable, "Папку не удалось создать: " + code.message() + ".",
                       file.parent_path().string());
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        return failure(Fault::storage_full, "Файл настроек не записан.", file.string(),
                       "Проверьте место и права.");
    return {};
}

/// The people of an installation without the sample: an administrator who imports and controls until others
/// are there.
PeopleEntries administrator_alone() {
    PersonEntry entry;
    entry.person.login = "admin";
    entry.person.name = "Администратор";
    entry.person.duties = {Duty::administrator, Duty::controller};
    return {{entry}, {}};
}

Result<std::vector<Person>> people_of(Store& store) {
    return read_as<std::vector<Person>>(store, [](ReadView& view) { return view.people(); });
}

/// One password for every person of this first day, and a file that says so; readable by its owner alone.
Result<std::string> give_passwords(Store& store, const std::filesystem::path& file,
                                   const std::string& address, Instant now) {
    auto people = people_of(store);
    if (!people) return tl::unexpected(people.error());
    const auto password = random_token(password_bytes);
    Doors doors(store);
    std::ostringstream words;
    words << "Адрес: " << address << "\nПароль для всех, кто ниже (смените после первого входа): " << password
          << "\n\n";
    for (const auto& person : *people) {
        if (auto set = doors.set_password(PersonId{}, person.id, password, now); !set)
            return tl::unexpected(set.error());
        words << "  " << person.login << " — " << person.name
              << (person.position.empty() ? "" : ", " + person.position)
              << (person.has(Duty::controller) ? " [координатор]" : "")
              << (person.has(Duty::head) ? " [руководитель]" : "")
              << (person.has(Duty::administrator) ? " [администратор]" : "") << '\n';
    }
    std::ofstream out(file, std::ios::binary);
    chmod(file.c_str(), S_IRUSR | S_IWUSR);
    out << words.str();
    out.close();
    if (!out)
        return failure(Fault::storage_full, "Не записан файл с паролем.", file.string(),
                       "Проверьте место и права.");
    return words.str();
}

Result<ImportOutcome> import_sample(Store& store, const Organization& organization, Instant now) {
    const auto today = organization.zone->local(now).day;
    const auto text = config::sample_roadmap(today, organization.calendar);
    const auto rules =
        read_as<ReadingRules>(store, [&](ReadView& view) { return rules_of_reading(view, organization); });
    if (!rules) return tl::unexpected(rules.error());
    auto reading = read_bytes(text, *rules);
    if (!reading) return tl::unexpected(reading.error());
    ImportRequest request;
    request.reading = std::move(reading->roadmap);
    request.source_name = sample_document;
    request.source_sha256 = sha256_hex(text);
    request.accept_readings = true;
    return import_roadmap(store, organization, PersonId{}, request, now);
}

/// What the store has already.
struct Standing {
    bool people = false;
    bool roadmaps = false;
    bool passwords = false;
};

Result<Standing> standing_of(Store& store) {
    return read_as<Standing>(store, [](ReadView& view) -> Result<Standing> {
        Standing standing;
        const auto people = view.people();
        if (!people) return tl::unexpected(people.error());
        standing.people = !people->empty();
        for (const auto& person : *people) {
            const auto password = view.password(person.id);
            if (!password) return tl::unexpected(password.error());
            standing.passwords = standing.passwords || password->has_value();
        }
        const auto roadmaps = view.roadmaps();
        if (!roadmaps) return tl::unexpected(roadmaps.error());
        standing.roadmaps = !roadmaps->empty();
        return standing;
    });
}

/// Does what is still missing, so that a setup that was broken off is finished by the next. Gives what to
/// tell of the sign-in where passwords were made; empty where they were there.
Result<std::string> fill(Installation& open, const std::filesystem::path& sign_in, bool sample,
                         std::ostream& out) {
    auto& store = *open.store;
    const auto now = open.clock->now();
    const auto standing = standing_of(store);
    if (!standing) return tl::unexpected(standing.error());
    if (!standing->people) {
        auto entries = sample ? config::parse_people(config::sample_people(), "sample/people.toml")
                              : config::Checked<PeopleEntries>(administrator_alone());
        if (!entries) return tl::unexpected(config::joined(entries.error()));
        const auto saved = save_people(store, PersonId{}, *entries, now);
        if (!saved) return tl::unexpected(saved.error());
    }
    if (sample && !standing->roadmaps && !standing->passwords) {
        const auto made = import_sample(store, *open.site.organization, now);
        if (!made) return tl::unexpected(made.error());
        out << "Учебный район: мероприятий " << made->items << ", задач " << made->tasks << ".\n";
    }
    if (standing->passwords) return std::string{};
    return give_passwords(store, sign_in, open.site.options.server.public_url, now);
}

}  // namespace

int setup_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto settings = settings_path(*arguments);
    if (auto written = write_settings(settings, *arguments); !written) return fail(err, written.error());
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    // Apart from what is said again at each call.
    if (open->vault->made())
        err << "Сделан файл ключей, которыми запечатаны секреты в базе: " << open->vault->file().string()
            << "\nДержите его копию отдельно от копий базы.\n";
    const auto sign_in = open->site.options.store.data / sign_in_name;
    const auto filled = fill(*open, sign_in, arguments->has("--sample"), out);
    if (!filled) return fail(err, filled.error());
    if (!filled->empty())
        out << *filled;
    else if (std::ifstream kept(sign_in); kept)
        out << kept.rdbuf();
    else
        out << "Адрес: " << open->site.options.server.public_url
            << "\nВходите со своими логином и паролем.\n";
    return 0;
}

}  // namespace vekha::commands
