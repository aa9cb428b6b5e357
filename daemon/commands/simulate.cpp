// `vekha simulate ROADMAP`: who would be told what, when, by which channel and why, over the whole life of a
// plan. ROADMAP is a document, or the number of a roadmap that the installation keeps. Without one:
// everything that the installation keeps, over the next week or the days asked for, with the counts of each
// person's day.
#include <charconv>
#include <filesystem>
#include <map>

#include "config/people_file.hpp"
#include "config/policy_file.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/app/rehearsal.hpp"
#include "daemon/commands/command.hpp"
#include "daemon/conversion/converter.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/reading.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{{"--config", "--data", "--clock", "--from", "--to", "--policy", "--people"},
                      {"--next-week", "--totals"},
                      0,
                      1,
                      "vekha simulate [ФАЙЛ|НОМЕР] [--from ДЕНЬ] [--to ДЕНЬ] [--next-week] [--totals] "
                      "[--policy ФАЙЛ.toml] [--people ФАЙЛ.toml] [--data КАТАЛОГ | --config ФАЙЛ]"};

/// The number of a roadmap that the installation keeps, where the word is no document's name.
std::optional<RoadmapId> kept_roadmap(const std::string& word) {
    std::int64_t number = 0;
    const auto* const end = word.data() + word.size();
    const auto [stopped, fault] = std::from_chars(word.data(), end, number);
    std::error_code code;
    if (fault != std::errc{} || stopped != end || number < 1 || std::filesystem::exists(word, code))
        return std::nullopt;
    return RoadmapId{number};
}

Result<Roadmap> read_file(const std::string& file, const ReadingRules& rules) {
    auto bytes = read_whole_file(file, limits::document_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    conversion::ProgramConverter converter;
    auto reading = read_bytes(*bytes, rules, &converter);
    if (!reading) {
        reading.error().where = file + (reading.error().where.empty() ? "" : ", " + reading.error().where);
        return tl::unexpected(reading.error());
    }
    return std::move(reading->roadmap);
}

/// Whose plan it will be: the installation that is named, with its rules of reading, or what is compiled in.
struct Setting {
    Site site;
    ReadingRules rules;
};

config::Checked<Setting> setting_of(const Arguments& arguments) {
    if (!arguments.option("--config") && !arguments.option("--data"))
        return default_site().map([](Site&& site) {
            auto rules = site.organization->rules.words;
            return Setting{std::move(site), std::move(rules)};
        });
    auto open = open_installation(arguments);
    if (!open) return tl::unexpected(open.error());
    auto rules = read_as<ReadingRules>(
        *open->store, [&](ReadView& view) { return rules_of_reading(view, *open->site.organization); });
    if (!rules) return tl::unexpected(config::Faults{rules.error()});
    return Setting{std::move(open->site), std::move(*rules)};
}

/// The days asked for, and the organization with the ladder asked for.
struct Frame {
    std::optional<Day> from;
    std::optional<Day> to;
    std::shared_ptr<const Organization> organization;
};

config::Checked<Frame> frame_of(const Arguments& arguments, Organization organization) {
    const auto from = arguments.day("--from");
    if (!from) return tl::unexpected(config::Faults{from.error()});
    const auto to = arguments.day("--to");
    if (!to) return tl::unexpected(config::Faults{to.error()});
    if (const auto file = arguments.option("--policy")) {
        auto policy = config::read_policy(*file);
        if (!policy) return tl::unexpected(policy.error());
        organization.policy = std::move(*policy);
    }
    return Frame{*from, *to, std::make_shared<const Organization>(std::move(organization))};
}

using Played = config::Checked<RehearsalOutcome>;

Played as_played(Result<RehearsalOutcome> outcome) {
    if (!outcome) return tl::unexpected(config::Faults{outcome.error()});
    return std::move(*outcome);
}

void print(std::ostream& out, const RehearsedMessage& message, const Zone& zone) {
    const auto local = zone.local(message.at);
    out << format(local.day) << ' ' << format_time_of_day(local.time) << "  " << message.person.name << "  ["
        << message.channel << "]  " << message.subject << '\n';
    for (const auto& line : message.lines)
        out << "    " << line.rung << "  " << (line.number.empty() ? "" : "№ " + line.number + " ")
            << line.title << " — " << line.reason << '\n';
}

RehearsalTeller teller(std::ostream& out, const Organization& organization) {
    return [&out, zone = organization.zone](const RehearsedMessage& message) { print(out, message, *zone); };
}

Played play_document(const Arguments& arguments, std::ostream& out) {
    RehearsalPlan plan;
    auto setting = setting_of(arguments);
    if (!setting) return tl::unexpected(setting.error());
    auto reading = read_file(arguments.words.front(), setting->rules);
    if (!reading) return tl::unexpected(config::Faults{reading.error()});
    plan.reading = std::move(*reading);
    if (const auto file = arguments.option("--people")) {
        auto people = config::read_people(*file);
        if (!people) return tl::unexpected(people.error());
        plan.people = std::move(*people);
    }
    plan.channels = config::channel_order(setting->site.options);
    const auto frame = frame_of(arguments, *setting->site.organization);
    if (!frame) return tl::unexpected(frame.error());
    plan.from = frame->from;
    plan.to = frame->to;
    return as_played(rehearse(frame->organization, plan, teller(out, *frame->organization)));
}

Played play_kept(const Arguments& arguments, RoadmapId roadmap, std::ostream& out) {
    const auto open = open_installation(arguments);
    if (!open) return tl::unexpected(open.error());
    const auto frame = frame_of(arguments, *open->site.organization);
    if (!frame) return tl::unexpected(frame.error());
    const KeptPlan plan{*open->store, roadmap,  open->clock->now(), config::channel_order(open->site.options),
                        frame->from,  frame->to};
    return as_played(rehearse(frame->organization, plan, teller(out, *frame->organization)));
}

/// What a rehearsal of the whole office does not take.
Result<void> office_options(const Arguments& arguments) {
    for (const auto* option : {"--policy", "--people"})
        if (arguments.option(option))
            return failure(Fault::invalid_input, "Это пробуют на одной карте.", option,
                           "Укажите документ или номер карты: vekha simulate НОМЕР " + std::string(option) +
                               " ФАЙЛ.toml.");
    if (arguments.has("--next-week") && (arguments.option("--from") || arguments.option("--to")))
        return failure(Fault::invalid_input, "Указаны и следующая неделя, и дни.", "--next-week",
                       "Оставьте одно из двух.");
    return {};
}

void print_days(std::ostream& out, const RehearsalOutcome& played,
                const std::map<PersonId, std::string>& names) {
    std::optional<Day> day;
    for (const auto& [key, count] : played.by_day_and_person) {
        if (day != key.first) out << format(key.first) << '\n';
        day = key.first;
        const auto known = names.find(key.second);
        out << "    " << (known == names.end() ? std::string("?") : known->second) << ": сообщений "
            << count.messages << ", строк в них " << count.lines << '\n';
    }
}

int play_office(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    if (auto good = office_options(arguments); !good) return fail(err, good.error());
    const auto open = open_installation(arguments);
    if (!open) return fail(err, open.error());
    const auto from = arguments.day("--from");
    if (!from) return fail(err, from.error());
    const auto to = arguments.day("--to");
    if (!to) return fail(err, to.error());
    const KeptOffice office{
        *open->store, open->clock->now(), config::channel_order(open->site.options), *from,
        *to,          std::nullopt};
    const auto& organization = open->site.organization;
    std::map<PersonId, std::string> names;
    const auto played = rehearse(organization, office, [&](const RehearsedMessage& message) {
        names[message.person.id] = message.person.name;
        if (!arguments.has("--totals")) print(out, message, *organization->zone);
    });
    if (!played) return fail(err, played.error());
    print_days(out, *played, names);
    out << rehearsal_words(*played) << '\n';
    return 0;
}

}  // namespace

int simulate_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    if (arguments->words.empty()) return play_office(*arguments, out, err);
    const auto kept = kept_roadmap(arguments->words.front());
    const auto played = kept ? play_kept(*arguments, *kept, out) : play_document(*arguments, out);
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
