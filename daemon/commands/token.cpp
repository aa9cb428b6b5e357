// `vekha token`: keys for programs; `add` makes one for a person, `list` shows them, `end` takes one back.
// `vekha sessions`: where a person is signed in; --end ends one of them, or all. `vekha second-factor reset`:
// for who has lost the phone and the recovery codes.
#include <algorithm>

#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/api_tokens.hpp"
#include "workflow/service/second_factor.hpp"
#include "workflow/service/sessions.hpp"

namespace vekha::commands {
namespace {

const Grammar token_grammar{
    {"--config", "--data", "--clock", "--login", "--name", "--scopes", "--days", "--organization"},
    {},
    1,
    2,
    "vekha token add --login ИМЯ_ВХОДА --name НАЗВАНИЕ --scopes read,act,import,administer [--days ДНЕЙ] "
    "[--organization НОМЕР] | "
    "vekha token list [--login ИМЯ_ВХОДА] | vekha token end НОМЕР [--data КАТАЛОГ | --config ФАЙЛ]"};
const Grammar sessions_grammar{{"--config", "--data", "--clock", "--login", "--end"},
                               {},
                               0,
                               0,
                               "vekha sessions --login ИМЯ_ВХОДА [--end СЕАНС|all] [--data КАТАЛОГ | "
                               "--config ФАЙЛ]"};
const Grammar factor_grammar{{"--config", "--data", "--clock"},
                             {},
                             2,
                             2,
                             "vekha second-factor reset ИМЯ_ВХОДА [--data КАТАЛОГ | --config ФАЙЛ]"};
constexpr std::string_view all_sessions = "all";

Result<PersonId> person_of(Store& store, const std::string& login) {
    return read_as<PersonId>(store, [&](ReadView& view) -> Result<PersonId> {
        const auto person = view.person_by_login(login);
        if (!person) return tl::unexpected(person.error());
        if (!*person)
            return failure(Fault::not_found, "Нет человека с именем входа «" + login + "».", "--login");
        return (*person)->id;
    });
}

Result<PersonId> person_asked(Store& store, const Arguments& arguments, const Grammar& grammar) {
    const auto login = arguments.option("--login");
    if (!login)
        return failure(Fault::invalid_input, "Не сказано, чьи.", "--login",
                       "Использование: " + std::string(grammar.usage));
    return person_of(store, *login);
}

Result<TokenScopes> scopes_of(std::string_view list) {
    TokenScopes scopes;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        const auto word = list.substr(0, end);
        const auto scope = parse_token_scope(word);
        if (!scope)
            return failure(Fault::invalid_input, "Разрешения «" + std::string(word) + "» нет.", "--scopes",
                           "Есть read, act, import, administer; несколько — через запятую.");
        scopes.add(*scope);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return scopes;
}

Result<void> add_one(const Installation& open, const Arguments& arguments, std::ostream& out) {
    const auto person = person_asked(*open.store, arguments, token_grammar);
    if (!person) return tl::unexpected(person.error());
    const auto scopes = scopes_of(arguments.option_or("--scopes", ""));
    if (!scopes) return tl::unexpected(scopes.error());
    TokenWish wish{*person, arguments.option_or("--name", ""), *scopes};
    if (arguments.option("--days")) {
        const auto days = arguments.number("--days");
        if (!days) return tl::unexpected(days.error());
        wish.days = static_cast<int>(std::min<std::int64_t>(*days, api_tokens::days_most + 1));
    }
    if (arguments.option("--organization")) {
        const auto unit = arguments.number("--organization");
        if (!unit) return tl::unexpected(unit.error());
        wish.unit = UnitId{*unit};
    }
    Coming coming;
    coming.zone = open.site.organization->zone.get();
    const auto made = make_token(*open.store, PersonId{}, wish, coming, open.clock->now());
    if (!made) return tl::unexpected(made.error());
    out << "Ключ " << made->token.id.value << " действует до " << format(made->token.expires_at)
        << ". Больше он не покажется:\n"
        << made->secret << '\n';
    return {};
}

std::string_view standing_of(const ApiToken& token, Instant now) {
    if (token.ended_at) return "отозван";
    return token.open(now) ? "действует" : "истёк";
}

Result<void> list(const Installation& open, const Arguments& arguments, std::ostream& out) {
    std::optional<PersonId> whose;
    if (arguments.option("--login")) {
        const auto person = person_asked(*open.store, arguments, token_grammar);
        if (!person) return tl::unexpected(person.error());
        whose = *person;
    }
    const Instant now = open.clock->now();
    return open.store->read([&](ReadView& view) -> Result<void> {
        const auto tokens = view.api_tokens(whose);
        if (!tokens) return tl::unexpected(tokens.error());
        if (tokens->empty()) out << "Ключей нет.\n";
        for (const auto& one : *tokens) {
            const auto person = view.person(one.person);
            if (!person) return tl::unexpected(person.error());
            out << one.id.value << "  " << (*person ? (*person)->login : "") << "  «" << one.name << "»  "
                << scopes_text(one.scopes) << "  " << standing_of(one, now) << ", до "
                << format(one.expires_at) << "  "
                << (one.used_at ? "в деле " + format(*one.used_at) + " " + one.used_from
                                : std::string("не применялся"))
                << '\n';
        }
        return {};
    });
}

Result<void> end_one(const Installation& open, const std::string& word, std::ostream& out) {
    const auto number = parse_number(word);
    if (!number)
        return failure(Fault::invalid_input, "«" + word + "» не номер ключа.", "token end",
                       "Номера видны в списке: vekha token list.");
    const auto ended = end_token(*open.store, PersonId{}, TokenId{*number}, open.clock->now());
    if (!ended) return tl::unexpected(ended.error());
    out << "Ключ " << ended->id.value << " («" << ended->name << "») отозван.\n";
    return {};
}

Result<void> show_sessions(const Installation& open, PersonId person, std::ostream& out) {
    const Instant now = open.clock->now();
    return open.store->read([&](ReadView& view) -> Result<void> {
        const auto sessions = sessions_of(view, PersonId{}, person, now);
        if (!sessions) return tl::unexpected(sessions.error());
        if (sessions->empty()) out << "Сеансов нет.\n";
        for (const auto& one : *sessions) {
            out << session_name(one) << "  " << (one.device.empty() ? "неизвестное устройство" : one.device)
                << "  " << one.address << "  с " << format(one.created_at) << ", был в деле "
                << format(one.seen_at);
            if (one.task) out << ", по ссылке на задачу " << one.task->value;
            out << '\n';
        }
        return {};
    });
}

Result<void> end_sessions(const Installation& open, PersonId person, const std::string& which,
                          std::ostream& out) {
    const Instant now = open.clock->now();
    if (which != all_sessions) {
        if (auto ended = end_session(*open.store, PersonId{}, person, which, now); !ended) return ended;
        out << "Сеанс завершён.\n";
        return {};
    }
    const auto ended = end_other_sessions(*open.store, PersonId{}, person, {}, now);
    if (!ended) return tl::unexpected(ended.error());
    out << "Завершено сеансов: " << *ended << ".\n";
    return {};
}

Result<void> reset_factor(const Installation& open, const std::string& login, std::ostream& out) {
    const auto person = person_of(*open.store, login);
    if (!person) return tl::unexpected(person.error());
    Coming coming;
    coming.zone = open.site.organization->zone.get();
    auto gone = reset_second_factor(*open.store, PersonId{}, *person, coming, open.clock->now());
    if (!gone) return gone;
    out << "Второй фактор сброшен: до нового включения «" << login
        << "» входит по паролю. Сеансы завершены, человеку придёт сообщение.\n";
    return {};
}

tl::unexpected<Error> not_understood(const std::string& word, const std::string& place,
                                     const Grammar& grammar) {
    return failure(Fault::invalid_input, "«" + word + "» — не действие.", place,
                   "Использование: " + std::string(grammar.usage));
}

}  // namespace

int token_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, token_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& given = arguments->words;
    Result<void> done;
    if (given.size() == 1 && given.front() == "add")
        done = add_one(*open, *arguments, out);
    else if (given.size() == 1 && given.front() == "list")
        done = list(*open, *arguments, out);
    else if (given.size() == 2 && given.front() == "end")
        done = end_one(*open, given[1], out);
    else
        done = not_understood(given.front(), "token", token_grammar);
    if (!done) return fail(err, done.error());
    return 0;
}

int sessions_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, sessions_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto person = person_asked(*open->store, *arguments, sessions_grammar);
    if (!person) return fail(err, person.error());
    const auto which = arguments->option("--end");
    const auto done = which ? end_sessions(*open, *person, *which, out) : show_sessions(*open, *person, out);
    if (!done) return fail(err, done.error());
    return 0;
}

int second_factor_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, factor_grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& given = arguments->words;
    Result<void> done;
    if (given.front() == "reset")
        done = reset_factor(*open, given[1], out);
    else
        done = not_understood(given.front(), "second-factor", factor_grammar);
    if (!done) return fail(err, done.error());
    return 0;
}

}  // namespace vekha::commands
