#include "workflow/service/permission.hpp"

namespace vekha {

Result<void> require(ReadView& view, PersonId actor, Action action, Relations relations,
                     const std::string& place) {
    if (!actor) return {};
    const auto person = view.person(actor);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active)
        return failure(Fault::unauthenticated, "Учётная запись не найдена или отключена.", {},
                       "Обратитесь к администратору.");
    if (permitted(action, duties_of(**person), relations)) return {};
    return failure(Fault::forbidden, std::string(refusal_words(action)), place,
                   "Обратитесь к координатору или администратору.");
}

}  // namespace vekha
