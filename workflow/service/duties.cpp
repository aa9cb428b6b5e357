#include "workflow/service/duties.hpp"

#include <algorithm>

namespace vekha {

Result<void> require_duty(ReadView& view, PersonId actor, std::initializer_list<Duty> duties,
                          const std::string& refusal) {
    if (!actor) return {};
    const auto person = view.person(actor);
    if (!person) return tl::unexpected(person.error());
    const bool held =
        *person && (*person)->active &&
        std::any_of(duties.begin(), duties.end(), [&](Duty one) { return (*person)->has(one); });
    if (held) return {};
    return failure(Fault::forbidden, refusal, {}, "Обратитесь к координатору или администратору.");
}

}  // namespace vekha
