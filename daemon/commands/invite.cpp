// `vekha invite LOGIN`: a letter with a link by which somebody new chooses a password.
#include "config/options.hpp"
#include "daemon/app/installation.hpp"
#include "daemon/commands/command.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/address_codes.hpp"
#include "workflow/service/invitations.hpp"

namespace vekha::commands {
namespace {

const Grammar grammar{
    {"--config", "--data", "--clock"}, {}, 1, 1, "vekha invite ИМЯ_ВХОДА [--data КАТАЛОГ | --config ФАЙЛ]"};

}  // namespace

int invite_command(Words words, std::ostream& out, std::ostream& err) {
    const auto arguments = parse_arguments(words, grammar);
    if (!arguments) return fail(err, arguments.error());
    const auto open = open_installation(*arguments);
    if (!open) return fail(err, open.error());
    const auto& login = arguments->words.front();
    const auto person = read_as<std::optional<Person>>(
        *open->store, [&](ReadView& view) { return view.person_by_login(login); });
    if (!person) return fail(err, person.error());
    if (!*person) return fail(err, Error{Fault::not_found, "Такого человека нет.", login, {}});
    const auto made = invite(*open->store, *open->site.organization, PersonId{}, (*person)->id,
                             mail_channel_of(config::channel_order(open->site.options)), open->clock->now());
    if (!made) return fail(err, made.error());
    const auto last = open->site.organization->zone->local(made->expires_at).day;
    out << "Приглашение для " << (*person)->name << " уйдёт на " << (*person)->email
        << ", как только работает сервер; ссылка действует до " << russian_date(last) << " г.\n";
    return 0;
}

}  // namespace vekha::commands
