// `vekha webhooks`: which other systems hear of what happens; `add` lets one more, `test` posts a signed
// test, `letters` shows what did not arrive, `replay` sends it once more.
#include "daemon/app/channels.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "notifiers/webhooks/payload.hpp"
#include "notifiers/webhooks/subscriptions.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock", "--name", "--address", "--types"},
    {},
    0,
    3,
    "vekha webhooks [add --name НАЗВАНИЕ --address АДРЕС [--types СОБЫТИЕ,СОБЫТИЕ] | test НОМЕР | "
    "letters НОМЕР | replay НОМЕР [ПИСЬМО]] [--data КАТАЛОГ | --config ФАЙЛ]"};
constexpr std::size_t letters_shown = 50;

std::vector<std::string> parted(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (end > 0) words.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return words;
}

std::string_view words_of(const Webhook& webhook) {
    if (webhook.trouble == webhooks::trouble_gone) return "получатель отказался (410)";
    if (webhook.trouble == webhooks::trouble_dead) return "есть недоставленные письма";
    return webhook.active ? "действует" : "приостановлена";
}

Result<void> list(Store& store, std::ostream& out) {
    const auto all = read_as<std::vector<Webhook>>(store, [](ReadView& view) { return view.webhooks(); });
    if (!all) return tl::unexpected(all.error());
    if (all->empty()) out << "Подписок нет.\n";
    for (const auto& one : *all)
        out << one.id.value << "  " << one.name << "  " << one.address << "  "
            << (one.types.empty() ? std::string("все события")
                                  : "событий: " + std::to_string(one.types.size()))
            << "  " << words_of(one) << '\n';
    return {};
}

Result<void> add_one(const Installation& open, const webhooks::Sender& sender, const Arguments& arguments,
                     std::ostream& out) {
    for (const auto* wanted : {"--name", "--address"})
        if (!arguments.option(wanted))
            return failure(Fault::invalid_input, "Не указано, какая система слушает и по какому адресу.",
                           wanted, "Использование: " + grammar.usage);
    const auto made =
        webhooks::add(*open.store, [&](const std::string& address) { return sender.check(address); },
                      {*arguments.option("--name"), *arguments.option("--address"),
                       parted(arguments.option_or("--types", "")), true},
                      {PersonId{}, open.clock->now()});
    if (!made) return tl::unexpected(made.error());
    out << "Подписка " << made->id.value << " создана. Секрет для проверки подписи, больше он не покажется:\n"
        << made->secret << '\n';
    return {};
}

Result<void> test_one(const Installation& open, webhooks::Sender& sender, WebhookId id, std::ostream& out) {
    const auto webhook =
        read_as<std::optional<Webhook>>(*open.store, [&](ReadView& view) { return view.webhook(id); });
    if (!webhook) return tl::unexpected(webhook.error());
    if (!*webhook)
        return failure(Fault::not_found, "Такой подписки нет.", "подписка " + std::to_string(id.value),
                       "Номера видны в списке: vekha webhooks.");
    if (auto good = sender.check((*webhook)->address); !good) return good;
    const Instant now = open.clock->now();
    const auto outcome =
        sender.post(**webhook, "test_" + std::to_string(id.value), webhooks::test_payload(now), now);
    if (outcome.verdict != webhooks::PostVerdict::taken)
        return failure(Fault::unavailable, "Проверочное письмо не принято: " + outcome.reason + ".",
                       outcome.code == 0 ? "" : "ответ " + std::to_string(outcome.code));
    out << "Проверочное письмо принято (ответ " << outcome.code << ").\n";
    return {};
}

Result<void> letters_of(Store& store, WebhookId id, std::ostream& out) {
    const auto dead = read_as<std::vector<WebhookLetter>>(store, [&](ReadView& view) {
        return view.letters({id, LetterState::dead, {}, letters_shown});
    });
    if (!dead) return tl::unexpected(dead.error());
    if (dead->empty()) out << "Недоставленных писем нет.\n";
    for (const auto& one : *dead)
        out << one.sequence << "  " << one.type << "  " << one.outcome << "  попыток: " << one.attempts
            << '\n';
    return {};
}

Result<void> replay_some(const Installation& open, WebhookId id, std::optional<std::int64_t> letter,
                         std::ostream& out) {
    const auto count = webhooks::replay(*open.store, id, letter, {PersonId{}, open.clock->now()});
    if (!count) return tl::unexpected(count.error());
    out << "Отправится ещё раз: " << *count << ".\n";
    return {};
}

tl::unexpected<Error> not_understood(const std::string& word) {
    return failure(Fault::invalid_input, "«" + word + "» — не действие и не номер.", "webhooks",
                   "Использование: " + grammar.usage);
}

Result<void> act_on_one(const Installation& open, webhooks::Sender& sender,
                        const std::vector<std::string>& given, std::ostream& out) {
    const auto number = parse_number(given[1]);
    if (!number) return not_understood(given[1]);
    const WebhookId id{*number};
    if (given.size() == 2 && given[0] == "test") return test_one(open, sender, id, out);
    if (given.size() == 2 && given[0] == "letters") return letters_of(*open.store, id, out);
    if (given[0] != "replay") return not_understood(given[0]);
    if (given.size() == 2) return replay_some(open, id, {}, out);
    const auto letter = parse_number(given[2]);
    if (!letter) return not_understood(given[2]);
    return replay_some(open, id, letter, out);
}

}  // namespace

int webhooks_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& given = arguments->words;
    const auto sender = make_webhook_sender(open->site.options.webhooks);
    Result<void> done;
    if (given.empty())
        done = list(*open->store, out);
    else if (given.size() == 1 && given.front() == "add")
        done = add_one(*open, *sender, *arguments, out);
    else if (given.size() >= 2)
        done = act_on_one(*open, *sender, given, out);
    else
        done = not_understood(given.front());
    if (!done) return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
