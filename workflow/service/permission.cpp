#include "workflow/service/permission.hpp"

#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

Result<Person> at_work(ReadView& view, PersonId actor) {
    auto person = view.person(actor);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active)
        return failure(Fault::unauthenticated, "Учётная запись не найдена или отключена.", {},
                       "Обратитесь к администратору.");
    return std::move(**person);
}

tl::unexpected<Error> refused(Action action, const std::string& where) {
    return failure(Fault::forbidden, std::string(refusal_words(action)), where,
                   "Обратитесь к координатору или администратору.");
}

}  // namespace

Result<void> require(ReadView& view, const Deed& deed) {
    if (!deed.actor) return {};
    const auto person = at_work(view, deed.actor);
    if (!person) return tl::unexpected(person.error());
    const auto reached = reaches_place(view, *person, deed.place);
    if (!reached) return tl::unexpected(reached.error());
    if (!*reached) return refused(deed.action, deed.where);
    const auto held = held_over(view, *person, deed.place);
    if (!held) return tl::unexpected(held.error());
    if (permitted(deed.action, *held, deed.relations)) return {};
    return refused(deed.action, deed.where);
}

Result<void> require_about(ReadView& view, PersonId actor, Action action, PersonId person) {
    const auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known) {
        if (auto may = require_somewhere(view, actor, action); !may) return may;
        return failure(Fault::not_found, "Такого человека нет.");
    }
    return require(view, {actor, action, home_of(**known), relations_to(**known, actor)});
}

Result<void> require_somewhere(ReadView& view, PersonId actor, Action action) {
    if (!actor) return {};
    const auto person = at_work(view, actor);
    if (!person) return tl::unexpected(person.error());
    if (conceivable(action, duties_anywhere(*person).own)) return {};
    return refused(action, {});
}

Result<void> require_near(ReadView& view, PersonId actor, UnitId unit, const Person& named,
                          const std::string& where) {
    if (!actor || !unit || !named.unit) return {};
    const auto person = at_work(view, actor);
    if (!person) return tl::unexpected(person.error());
    if (holds_everywhere(*person)) return {};
    const auto place = path_of(view, unit);
    if (!place) return tl::unexpected(place.error());
    const auto theirs = path_of(view, named.unit);
    if (!theirs) return tl::unexpected(theirs.error());
    if (near(*place, *theirs)) return {};
    return failure(Fault::invalid_input, "Такого человека нет или он работает в другой организации.", where,
                   "Назовите того, кто виден в списке людей.");
}

}  // namespace vekha
