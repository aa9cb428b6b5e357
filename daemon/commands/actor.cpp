#include "daemon/commands/actor.hpp"

namespace vekha::commands {

Result<Actor> actor_of(Store& store, const Arguments& arguments) {
    const auto login = arguments.option("--as");
    if (!login)
        return failure(Fault::invalid_input, "Не сказано, от чьего имени.", "--as",
                       "Укажите имя входа: --as petrova.");
    return read_as<Actor>(store, [&](ReadView& view) -> Result<Actor> {
        const auto person = view.person_by_login(*login);
        if (!person) return tl::unexpected(person.error());
        if (!*person)
            return failure(Fault::not_found, "Нет человека с именем входа «" + *login + "».", "--as");
        return Actor{(*person)->id, std::nullopt};
    });
}

}  // namespace vekha::commands
