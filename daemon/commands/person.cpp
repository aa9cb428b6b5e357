// `vekha person`: all that is kept about one person is given out (export) or erased (erase); the accounts of
// other systems that they sign in by are unbound (unbind).
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/service/outside_sign_in.hpp"
#include "workflow/service/personal_data.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"},
    {"--yes"},
    2,
    2,
    "vekha person export ИМЯ_ВХОДА | vekha person erase ИМЯ_ВХОДА --yes | vekha person unbind "
    "ИМЯ_ВХОДА [--data КАТАЛОГ | --config ФАЙЛ]"};

Result<Person> person_named(Store& store, const std::string& login) {
    return read_as<Person>(store, [&](ReadView& view) -> Result<Person> {
        auto person = view.person_by_login(login);
        if (!person) return tl::unexpected(person.error());
        if (!*person) return failure(Fault::not_found, "Такого человека нет.", login);
        return std::move(**person);
    });
}

int give_out(const Installation& open, const Person& person, std::ostream& out, std::ostream& err) {
    const auto kept = export_person(*open.store, PersonId{}, person.id, open.clock->now());
    if (!kept) return fail(err, kept.error());
    out << *kept << '\n';
    return 0;
}

int unbind(const Installation& open, const Person& person, std::ostream& out, std::ostream& err) {
    const auto unbound = unbind_outside(*open.store, PersonId{}, person.id, open.clock->now());
    if (!unbound) return fail(err, unbound.error());
    if (*unbound == 0)
        out << "Внешних учётных записей за человеком нет.\n";
    else
        out << "Снято связей с внешними учётными записями: " << *unbound
            << ". Обязанности, данные группами, и сеансы, начатые через них, закончились; следующий вход "
               "свяжет человека заново.\n";
    return 0;
}

int erase(const Installation& open, const Person& person, bool sure, std::ostream& out, std::ostream& err) {
    if (!sure)
        return fail(err, Error{Fault::invalid_input,
                               "Персональные данные (" + person.name + ") удаляются без возврата.",
                               person.login, "Если это решено, повторите с --yes."});
    const Instant now = open.clock->now();
    const auto today = open.site.organization->zone->local(now).day;
    const auto erased = erase_person(*open.store, PersonId{}, person.id, today, now);
    if (!erased) return fail(err, erased.error());
    out << "Персональные данные обезличены, теперь это «" << erased->name
        << "». Слова о человеке убраны из записей журнала: " << erased->entries
        << ". Журнал по-прежнему проверяется: vekha audit verify.\n"
           "В резервных копиях данные остаются до конца срока их хранения.\n";
    return 0;
}

}  // namespace

int person_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto& what = arguments->words.front();
    if (what != "export" && what != "erase" && what != "unbind")
        return fail(err, Error{Fault::invalid_input, "Неизвестное действие.", what,
                               "Использование: " + grammar.usage});
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto person = person_named(*open->store, arguments->words.back());
    if (!person) return fail(err, person.error());
    if (what == "export") return give_out(*open, *person, out, err);
    if (what == "unbind") return unbind(*open, *person, out, err);
    return erase(*open, *person, arguments->has("--yes"), out, err);
}

}  // namespace vekha::commands
