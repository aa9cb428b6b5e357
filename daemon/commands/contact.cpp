// `vekha contact ЛОГИН`: how a person is written to, and changing it; `vekha link-code ЛОГИН telegram`: a
// code that links a chat with the bot.
#include <algorithm>
#include <sstream>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "notifiers/delivery/route.hpp"
#include "workflow/service/address_codes.hpp"
#include "workflow/service/contacts.hpp"

namespace vekha::commands {
namespace {

const Grammar contact_grammar{
    {"--config", "--data", "--clock", "--channels", "--hours", "--language", "--declined", "--email",
     "--code"},
    {},
    1,
    1,
    "vekha contact ЛОГИН [--channels smtp,telegram | --channels \"\"] [--hours "
    "09:00-18:00 | --hours \"\"] [--language ru|en] [--declined reminder,slip | "
    "--declined \"\"] [--email АДРЕС] [--code КОД] [--data КАТАЛОГ | --config ФАЙЛ]"};

const Grammar code_grammar{{"--config", "--data", "--clock"},
                           {},
                           2,
                           2,
                           "vekha link-code ЛОГИН telegram|max [--data КАТАЛОГ | --config ФАЙЛ]"};

Result<Person> person_of(Store& store, const std::string& login) {
    return read_as<Person>(store, [&](ReadView& view) -> Result<Person> {
        auto found = view.person_by_login(login);
        if (!found) return tl::unexpected(found.error());
        if (!*found) return failure(Fault::not_found, "Такого человека нет.", login);
        return std::move(**found);
    });
}

std::vector<std::string> parts_of(const std::string& text, char parted_by) {
    std::vector<std::string> parts;
    std::istringstream rest(text);
    for (std::string one; std::getline(rest, one, parted_by);) parts.push_back(one);
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& one : parts) text += (text.empty() ? "" : ", ") + one;
    return text;
}

std::string_view words_of(AddressStanding standing) {
    switch (standing) {
        case AddressStanding::confirmed:
            return "подтверждён";
        case AddressStanding::refused:
            return "не принимает сообщений";
        case AddressStanding::unproved:
            break;
    }
    return "не подтверждён";
}

void print_addresses(std::ostream& out, const Person& person) {
    for (const auto kind : {AddressKind::email, AddressKind::telegram, AddressKind::max}) {
        const auto& address = person.address(kind);
        out << "  " << name(kind) << ": ";
        if (address.empty())
            out << "нет\n";
        else
            out << address << " (" << words_of(person.standing(kind)) << ")\n";
    }
}

void print(std::ostream& out, const Person& person, const Installation& open) {
    const auto in_use = config::channel_order(open.site.options);
    const auto& usual = open.site.organization->hours;
    out << person.name << " (" << person.login << ")\n";
    print_addresses(out, person);
    const auto order = usable_channels(person, in_use);
    out << "  порядок: " << (order.empty() ? "написать нечем" : joined(order))
        << (person.channels.empty() ? " (как в организации)" : " (выбран самим)") << '\n';
    const auto from = person.hours ? person.hours->from : usual.from;
    const auto to = person.hours ? person.hours->to : usual.to;
    out << "  часы: " << format_time_of_day(from) << "–" << format_time_of_day(to)
        << (person.hours ? " (выбраны самим)" : " (как в организации)") << "\n  язык: " << person.language
        << '\n';
    std::vector<std::string> declined;
    for (const auto kind : person.declined) declined.emplace_back(name(kind));
    if (!declined.empty()) out << "  отказ от: " << joined(declined) << '\n';
}

Result<std::optional<OwnHours>> hours_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto ends = parts_of(text, '-');
    const auto from = parse_time_of_day(ends.front());
    const auto to = parse_time_of_day(ends.back());
    if (ends.size() != 2 || !from || !to)
        return failure(Fault::invalid_input, "Часы не прочитаны.", "--hours",
                       "Напишите как --hours 09:00-18:00; --hours \"\": как в организации.");
    return OwnHours{*from, *to};
}

/// The person's choice with what the options change of it.
Result<ContactChoice> choice_of(const Person& person, const Arguments& arguments) {
    ContactChoice choice = vekha::choice_of(person);
    if (const auto channels = arguments.option("--channels")) choice.channels = parts_of(*channels, ',');
    if (const auto hours = arguments.option("--hours")) {
        const auto read = hours_of(*hours);
        if (!read) return tl::unexpected(read.error());
        choice.hours = *read;
    }
    choice.language = arguments.option_or("--language", choice.language);
    if (const auto declined = arguments.option("--declined")) {
        choice.declined.clear();
        for (const auto& one : parts_of(*declined, ',')) {
            const auto kind = parse_notice_kind(one);
            if (!kind)
                return failure(Fault::invalid_input, "Неизвестный вид сообщений «" + one + "».", "--declined",
                               "Отказаться можно от reminder, contributed, slip, outage.");
            choice.declined.push_back(*kind);
        }
    }
    return choice;
}

Result<Person> change(const Installation& open, const Person& person, const Arguments& arguments,
                      std::ostream& out) {
    const auto in_use = config::channel_order(open.site.options);
    const Instant now = open.clock->now();
    const auto choice = choice_of(person, arguments);
    if (!choice) return tl::unexpected(choice.error());
    auto changed = set_contact(*open.store, in_use, PersonId{}, person.id, *choice, now);
    if (!changed) return changed;
    if (const auto address = arguments.option("--email")) {
        const auto until =
            ask_address_code(*open.store, PersonId{}, person.id, *address, mail_channel_of(in_use), now);
        if (!until) return tl::unexpected(until.error());
        out << "Код отправлен на " << *address << "; подтвердить: vekha contact " << person.login
            << " --code КОД\n";
    }
    if (const auto code = arguments.option("--code"))
        return confirm_address(*open.store, PersonId{}, person.id, *code, now);
    return changed;
}

}  // namespace

int contact_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, contact_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    auto person = person_of(*open->store, arguments->words.front());
    if (!person) return fail(err, person.error());
    const auto changes = {"--channels", "--hours", "--language", "--declined", "--email", "--code"};
    if (std::any_of(changes.begin(), changes.end(),
                    [&](const char* one) { return arguments->option(one).has_value(); })) {
        person = change(*open, *person, *arguments, out);
        if (!person) return fail(err, person.error());
    }
    print(out, *person, *open);
    return 0;
}

int link_code_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, code_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto kind = parse_address_kind(arguments->words.back());
    if (!kind)
        return fail(err, {Fault::invalid_input, "Мессенджера «" + arguments->words.back() + "» нет.",
                          "link-code", "Есть telegram и max."});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto person = person_of(*open->store, arguments->words.front());
    if (!person) return fail(err, person.error());
    const auto made = make_link_code(*open->store, PersonId{}, person->id, *kind, open->clock->now());
    if (!made) return fail(err, made.error());
    out << "Код для " << person->name << ": " << made->code << "\nОтправить боту: /start " << made->code
        << '\n';
    const auto bots = config::bot_names(open->site.options);
    if (const auto bot = bots.find(*kind); bot != bots.end())
        out << "Или открыть: " << deep_link(*kind, bot->second, made->code) << '\n';
    out << "Действует " << contacts::code_term.count() << " минут, один раз.\n";
    return 0;
}

}  // namespace vekha::commands
