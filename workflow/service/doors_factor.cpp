// The second step of a sign-in, and who must be able to take it.
#include <algorithm>

#include "workflow/service/doors.hpp"
#include "workflow/service/second_factor.hpp"

namespace vekha {
namespace {

tl::unexpected<Error> too_late() {
    return failure(Fault::unauthenticated, "Время на ввод кода вышло или вход начат не здесь.", {},
                   "Войдите заново: логин, пароль, потом код.");
}

struct Claimant {
    Person person;
    std::string password;
};

}  // namespace

Result<std::string> Doors::half_way(const Person& person, std::string_view argon2id, Instant now) {
    const auto standing = second_factor::standing(store_, person.id);
    if (!standing) return tl::unexpected(standing.error());
    if (!standing->on_since) return std::string();
    const auto key = link_key(store_);
    if (!key) return tl::unexpected(key.error());
    return second_factor::half_session(*key, person.id, argon2id, now);
}

Result<OpenedSession> Doors::finish_sign_in(std::string_view half_session, std::string_view code, Instant now) {
    const auto id = second_factor::claimed(half_session);
    if (!id) return too_late();
    const auto key = link_key(store_);
    if (!key) return tl::unexpected(key.error());
    auto claimant = read_as<Claimant>(store_, [&](ReadView& view) -> Result<Claimant> {
        auto person = view.person(*id);
        if (!person) return tl::unexpected(person.error());
        auto password = view.password(*id);
        if (!password) return tl::unexpected(password.error());
        if (!*person || !(*person)->active || !*password) return too_late();
        return Claimant{std::move(**person), std::move(**password)};
    });
    if (!claimant) return tl::unexpected(claimant.error());
    if (!second_factor::is_half_session(*key, half_session, claimant->password, now)) return too_late();
    if (auto passed = second_factor::pass(store_, *id, code, now); !passed)
        return tl::unexpected(passed.error());
    return open(std::move(claimant->person), std::nullopt, now + longest_session_, now);
}

Result<bool> Doors::must_enrol(ReadView& view, const SignedIn& caller) const {
    // A personal link opens one task and is no sign-in.
    if (caller.session.task) return false;
    const auto& duties = caller.person.duties;
    const bool required = std::any_of(factor_required_.begin(), factor_required_.end(), [&](Duty duty) {
        return std::find(duties.begin(), duties.end(), duty) != duties.end();
    });
    if (!required) return false;
    const auto factor = view.second_factor(caller.person.id);
    if (!factor) return tl::unexpected(factor.error());
    return !*factor || !(*factor)->on();
}

}  // namespace vekha
