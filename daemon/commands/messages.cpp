// `vekha messages …`: the way of messages, who would not hear, what is done about it by hand.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "config/options.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "notifiers/outbox/channel_board.hpp"
#include "notifiers/outbox/coming.hpp"
#include "notifiers/outbox/dispatch_list.hpp"
#include "notifiers/outbox/replay.hpp"
#include "notifiers/outbox/unreachable.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--channel", "--limit"},
    {"--csv"},
    1,
    2,
    "vekha messages task № | person ЛОГИН [--limit СТРОК] [--csv] | channels | plan | unreachable "
    "| paper | test ЛОГИН [--channel КАНАЛ] | replay № [--channel КАНАЛ]"};

constexpr std::size_t lines_default = 200;
constexpr std::size_t lines_most = 100'000;

Error wrong(std::string message, std::string where) {
    return {Fault::invalid_input, std::move(message), std::move(where), "Использование: " + grammar.usage};
}

/// What every sub-command works with.
struct At {
    const Arguments& arguments;
    Installation& open;
    std::vector<std::string> channels;
    std::ostream& out;

    Instant now() const { return open.clock->now(); }
    std::string word() const { return arguments.words.size() > 1 ? arguments.words[1] : std::string{}; }
    std::string channel() const { return arguments.option_or("--channel", ""); }
};

Result<std::int64_t> number_of(const At& at) {
    Arguments one;
    one.options["№"] = at.word();
    const auto number = one.number("№");
    if (!number) return tl::unexpected(wrong("Нужен номер.", at.word()));
    return *number;
}

Result<PersonId> person_of(const At& at) {
    return read_as<PersonId>(*at.open.store, [&](ReadView& view) -> Result<PersonId> {
        const auto person = view.person_by_login(at.word());
        if (!person) return tl::unexpected(person.error());
        if (!*person) return tl::unexpected(wrong("Сотрудника «" + at.word() + "» нет.", "ЛОГИН"));
        return (*person)->id;
    });
}

struct Lines {
    std::vector<Dispatch> lines;
    std::map<PersonId, std::string> names;
};

Result<void> print_lines(const At& at, DispatchQuery query) {
    query.limit = lines_default;
    if (at.arguments.option("--limit")) {
        const auto limit = at.arguments.number("--limit");
        if (!limit) return tl::unexpected(limit.error());
        query.limit = std::min(lines_most, static_cast<std::size_t>(*limit));
    }
    const auto found = read_as<Lines>(*at.open.store, [&](ReadView& view) -> Result<Lines> {
        Lines read;
        auto lines = view.dispatches(query);
        if (!lines) return tl::unexpected(lines.error());
        read.lines = std::move(*lines);
        const auto people = view.people();
        if (!people) return tl::unexpected(people.error());
        for (const auto& person : *people) read.names[person.id] = person.name;
        return read;
    });
    if (!found) return tl::unexpected(found.error());
    const Zone& zone = *at.open.site.organization->zone;
    if (at.arguments.has("--csv")) {
        at.out << dispatches_csv(found->lines, found->names, zone);
        return {};
    }
    if (found->lines.empty()) at.out << "Сообщений ещё не было.\n";
    for (const auto& line : found->lines) {
        const auto local = zone.local(line.at);
        const auto name = found->names.find(line.person);
        at.out << format(local.day) << " " << format_time_of_day(local.time) << "  "
               << (name == found->names.end() ? std::string{} : name->second)
               << (line.channel.empty() ? "" : " · " + line.channel) << " · " << russian(line)
               << (line.task ? " · задача " + std::to_string(line.task.value) : "")
               << (line.delivery ? " · сообщение " + std::to_string(line.delivery.value) : "") << "\n";
    }
    return {};
}

Result<void> of_task(const At& at) {
    const auto number = number_of(at);
    if (!number) return tl::unexpected(number.error());
    DispatchQuery query;
    query.task = TaskId{*number};
    return print_lines(at, query);
}

Result<void> of_person(const At& at) {
    const auto person = person_of(at);
    if (!person) return tl::unexpected(person.error());
    DispatchQuery query;
    query.person = *person;
    return print_lines(at, query);
}

Result<void> print_channels(const At& at) {
    if (at.channels.empty()) at.out << "Ни один канал не настроен.\n";
    return at.open.store->read([&](ReadView& view) -> Result<void> {
        for (const auto& channel : at.channels) {
            const auto health = channel_health(view, channel);
            if (!health) return tl::unexpected(health.error());
            at.out << channel << ": "
                   << (health->open() ? "не работает с " + format(*health->open_since) + ", " + health->reason
                                      : std::string("работает"))
                   << "\n";
        }
        return {};
    });
}

Result<void> print_plan(const At& at) {
    const auto& site = at.open.site;
    auto coming = read_as<std::vector<ComingMessage>>(*at.open.store, [&](ReadView& view) {
        return coming_messages(view, *site.organization, at.channels, config::urgent_order(site.options),
                               at.now());
    });
    if (!coming) return tl::unexpected(coming.error());
    if (coming->empty()) at.out << "Отправлять пока нечего.\n";
    const auto moment = [&](Instant when) {
        const auto local = site.organization->zone->local(when);
        return format(local.day) + " " + format_time_of_day(local.time);
    };
    for (const auto& one : sending_plan(std::move(*coming), config::channel_limits(site.options)))
        at.out << one.channel << ": сообщений " << one.messages << ", с " << moment(one.first) << " по "
               << moment(one.last) << "\n";
    return {};
}

Result<std::vector<UnreachablePerson>> unreached(const At& at) {
    return read_as<std::vector<UnreachablePerson>>(
        *at.open.store, [&](ReadView& view) { return unreachable_people(view, at.channels, at.now()); });
}

Result<void> print_unreachable(const At& at) {
    const auto people = unreached(at);
    if (!people) return tl::unexpected(people.error());
    if (people->empty()) at.out << "До всех, за кем есть задачи, сообщения доходят.\n";
    for (const auto& one : *people)
        at.out << one.person.name << " (" << one.person.login << "): " << russian(one.why) << ", задач "
               << one.tasks.size() << "\n";
    return {};
}

Result<void> print_paper(const At& at) {
    const auto people = unreached(at);
    if (!people) return tl::unexpected(people.error());
    at.out << paper_list(*people, *at.open.site.organization, at.now());
    return {};
}

Result<void> send_test(const At& at) {
    const auto person = person_of(at);
    if (!person) return tl::unexpected(person.error());
    const auto key =
        plan_test_message(*at.open.store, at.channels, PersonId{}, *person, at.channel(), at.now());
    if (!key) return tl::unexpected(key.error());
    at.out << "Проверочное сообщение поставлено в очередь; что с ним стало: vekha messages person "
           << at.word() << "\n";
    return {};
}

Result<void> replay(const At& at) {
    const auto number = number_of(at);
    if (!number) return tl::unexpected(number.error());
    const auto rows =
        replay_delivery(*at.open.store, at.channels, PersonId{}, DeliveryId{*number}, at.channel(), at.now());
    if (!rows) return tl::unexpected(rows.error());
    at.out << "Поставлено в очередь заново, строк: " << *rows << "\n";
    return {};
}

struct Verb {
    std::string_view name;
    bool takes_word;
    Result<void> (*run)(const At&);
};

constexpr std::array verbs{Verb{"task", true, of_task},
                           Verb{"person", true, of_person},
                           Verb{"channels", false, print_channels},
                           Verb{"plan", false, print_plan},
                           Verb{"unreachable", false, print_unreachable},
                           Verb{"paper", false, print_paper},
                           Verb{"test", true, send_test},
                           Verb{"replay", true, replay}};

}  // namespace

int messages_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& name = arguments->words.front();
    const auto* const verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& one) { return one.name == name; });
    if (verb == verbs.end()) return fail(err, wrong("Не знаю такого: «" + name + "».", "messages"));
    if (verb->takes_word != (arguments->words.size() > 1))
        return fail(err, wrong(verb->takes_word ? "Не сказано, о ком или о чём." : "Лишнее слово.", name));
    auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const At at{*arguments, *open, config::channel_order(open->site.options), out};
    const auto done = verb->run(at);
    if (!done) return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
