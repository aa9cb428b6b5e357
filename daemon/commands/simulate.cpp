// `vekha simulate ROADMAP`: who would be told what, when, by which channel and why, over the whole life of a
// plan.
#include "config/people_file.hpp"
#include "config/policy_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/app/rehearsal.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/reader/reader.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--from", "--to", "--policy", "--people"},
                      {},
                      1,
                      1,
                      "vekha simulate ФАЙЛ [--from ДЕНЬ] [--to ДЕНЬ] [--policy ФАЙЛ.toml] [--people "
                      "ФАЙЛ.toml] [--config ФАЙЛ]"};

Result<Roadmap> read_file(const std::string& file) {
    auto bytes = read_whole_file(file, limits::document_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = open_document(*bytes);
    auto reading = document ? read_roadmap(*document) : Result<Roadmap>(tl::unexpected(document.error()));
    if (!reading)
        reading.error().where = file + (reading.error().where.empty() ? "" : ", " + reading.error().where);
    return reading;
}

Result<std::optional<Day>> day_option(const Arguments& arguments, const std::string& option) {
    const auto text = arguments.option(option);
    if (!text) return std::optional<Day>{};
    const auto day = parse_day(*text);
    if (!day)
        return failure(Fault::invalid_input, "«" + *text + "» — не день.", option,
                       "Пишите год-месяц-день, например 2026-03-01.");
    return day;
}

/// The plan to rehearse and the organization whose rules hold, as the command line says.
struct Wanted {
    RehearsalPlan plan;
    std::shared_ptr<const Organization> organization;
};

config::Checked<Wanted> wanted(const Arguments& arguments) {
    const auto one = [](const Error& error) { return tl::unexpected(config::Faults{error}); };
    Wanted wanted;
    auto reading = read_file(arguments.words.front());
    if (!reading) return one(reading.error());
    wanted.plan.reading = std::move(*reading);
    const auto from = day_option(arguments, "--from");
    if (!from) return one(from.error());
    const auto to = day_option(arguments, "--to");
    if (!to) return one(to.error());
    wanted.plan.from = *from;
    wanted.plan.to = *to;
    if (const auto file = arguments.option("--people")) {
        auto people = config::read_people(*file);
        if (!people) return tl::unexpected(people.error());
        wanted.plan.people = std::move(*people);
    }
    auto site = arguments.option("--config") ? load_site(*arguments.option("--config")) : default_site();
    if (!site) return tl::unexpected(site.error());
    wanted.plan.channels = config::channel_order(site->options);
    auto organization = *site->organization;
    if (const auto file = arguments.option("--policy")) {
        auto policy = config::read_policy(*file);
        if (!policy) return tl::unexpected(policy.error());
        organization.policy = std::move(*policy);
    }
    wanted.organization = std::make_shared<const Organization>(std::move(organization));
    return wanted;
}

void print(std::ostream& out, const RehearsedMessage& message, const Zone& zone) {
    const auto local = zone.local(message.at);
    out << format(local.day) << ' ' << format_time_of_day(local.time) << "  " << message.person.name << "  ["
        << message.channel << "]  " << message.subject << '\n';
    for (const auto& line : message.lines)
        out << "    " << line.rung << "  " << (line.number.empty() ? "" : "№ " + line.number + " ")
            << line.title << " — " << line.reason << '\n';
}

}  // namespace

int simulate_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto asked = wanted(*arguments);
    if (!asked) return fail(err, asked.error());
    const auto played = rehearse(asked->organization, asked->plan, [&](const RehearsedMessage& message) {
        print(out, message, *asked->organization->zone);
    });
    if (!played) return fail(err, played.error());
    out << "\nС " << format(played->from) << " по " << format(played->to) << ": мероприятий " << played->items
        << ", задач " << played->tasks << ", сообщений " << played->messages << ", строк в них "
        << played->lines << ".\n";
    if (!played->stand_ins.empty()) {
        out << "Пока ни за кем не закреплены:\n";
        for (const auto& party : played->stand_ins) out << "    " << party << '\n';
    }
    for (const auto& doubt : played->left_out)
        out << "Без задачи: строка " << doubt.position << " «" << doubt.title << "» — " << doubt.reason
            << '\n';
    return 0;
}

}  // namespace vekha::commands
