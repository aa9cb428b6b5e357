// The second factor at the doors: the second half of a sign-in, turning the factor on and off.
#include "workflow/secrets/totp.hpp"
#include "workflow/secrets/wipe.hpp"
#include "workflow/service/devices.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

tl::unexpected<Error> begun_too_long_ago() {
    return failure(Fault::unauthenticated, "Вход не начат или начат слишком давно.", {},
                   "Введите логин и пароль ещё раз.");
}

Error wrong_code(Fault fault) {
    return {fault, "Код не подошёл.", "code",
            "Возьмите новый код: каждый годится один раз. Проверьте, что часы телефона идут верно."};
}

/// Who has told the password and owes the code.
struct Halfway {
    Person person;
    SecondFactor factor;
    std::string source;  ///< Session::source
};

Result<Halfway> halfway(ReadView& view, std::string_view token_sha256, Instant now) {
    auto session = view.session(token_sha256);
    if (!session) return tl::unexpected(session.error());
    if (!*session || !(*session)->half || now >= (*session)->expires_at) return begun_too_long_ago();
    auto person = view.person((*session)->person);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active) return begun_too_long_ago();
    auto factor = view.second_factor((*person)->id);
    if (!factor) return tl::unexpected(factor.error());
    // Reset meanwhile: the password alone opens now, from the beginning.
    if (!*factor || !(*factor)->on()) return begun_too_long_ago();
    return Halfway{std::move(**person), std::move(**factor), std::move((*session)->source)};
}

Result<SecondFactor> factor_of(ReadView& view, PersonId person, bool on) {
    auto factor = view.second_factor(person);
    if (!factor) return tl::unexpected(factor.error());
    if (!*factor || (*factor)->on() != on)
        return failure(Fault::wrong_state,
                       on ? "Второй фактор не включён." : "Включение второго фактора не начато.", {},
                       on ? "" : "Начните его заново.");
    return std::move(**factor);
}

}  // namespace

Result<OpenedSession> Doors::finish_sign_in(std::string_view half_token, const SecondProof& proof,
                                            Instant now, const Coming& coming) {
    const auto hash = session_hash(half_token);
    // One write from the look to the end: of two browsers with one code the later is refused. A wrong code
    // is no error of the write, for it must be counted.
    auto done = write_as<std::optional<OpenedSession>>(
        store_, [&](Transaction& change) -> Result<std::optional<OpenedSession>> {
            auto half = halfway(change, hash, now);
            if (!half) return tl::unexpected(half.error());
            const auto counters = counters_of_sign_in(change, half->person, coming, now);
            if (!counters) return tl::unexpected(counters.error());
            if (auto may = may_try(change, *counters, now); !may) return tl::unexpected(may.error());
            const auto right = accept_proof(change, half->person, half->factor, proof, coming, now);
            if (!right) return tl::unexpected(right.error());
            if (!*right) {
                auto counted = count_failure(change, *counters, now);
                if (!counted) return tl::unexpected(counted.error());
                return std::nullopt;
            }
            auto opened = begin(std::move(half->person), now + longest_session_, coming, now);
            opened.session.source = half->source;
            auto kept = change.end_session(hash);
            if (kept) kept = change.forget_failed_sign_ins(counters->front().key);
            if (kept) kept = welcome(change, opened, coming, now);
            if (!kept) return tl::unexpected(kept.error());
            return opened;
        });
    if (!done) return tl::unexpected(done.error());
    if (!*done) return tl::unexpected(wrong_code(Fault::unauthenticated));
    return with_sight(std::move(**done));
}

Result<std::string> Doors::begin_second_factor(const SignedIn& caller, std::string_view password,
                                               Instant now) {
    if (auto right = check_own_password(caller, password, "password", now); !right)
        return tl::unexpected(right.error());
    SecondFactor factor;
    factor.person = caller.person.id;
    factor.seed = base32(random_bytes(totp::seed_bytes));
    factor.made_at = now;
    auto kept = store_.write([&](Transaction& change) -> Result<void> {
        const auto before = change.second_factor(factor.person);
        if (!before) return tl::unexpected(before.error());
        if (*before && (*before)->on())
            return failure(Fault::conflict, "Второй фактор уже включён.", {}, "Сначала отключите прежний.");
        return change.save(factor);
    });
    if (!kept) return tl::unexpected(kept.error());
    return std::move(factor.seed);
}

Result<std::vector<std::string>> Doors::confirm_second_factor(const SignedIn& caller, std::string_view code,
                                                              Instant now, const Coming& coming) {
    using Codes = std::vector<std::string>;
    return write_as<Codes>(store_, [&](Transaction& change) -> Result<Codes> {
        auto factor = factor_of(change, caller.person.id, false);
        if (!factor) return tl::unexpected(factor.error());
        // On for this very look: where the code is wrong, the write is undone.
        factor->confirmed_at = now;
        Codes codes = make_recovery_codes(*factor);
        SecondProof proof;
        proof.code = code;
        const auto right = accept_proof(change, caller.person, *factor, proof, coming, now);
        if (!right) return tl::unexpected(right.error());
        if (!*right) return tl::unexpected(wrong_code(Fault::invalid_input));
        if (auto ended = change.end_sessions(caller.person.id, caller.session.token_sha256); !ended)
            return tl::unexpected(ended.error());
        auto told = tell_of_factor(change, caller.person.id, caller.person, FactorNews::on, codes.size(),
                                   coming, now);
        if (!told) return tl::unexpected(told.error());
        return codes;
    });
}

Result<void> Doors::end_second_factor(const SignedIn& caller, std::string_view password,
                                      const SecondProof& proof, Instant now, const Coming& coming) {
    if (auto right = check_own_password(caller, password, "password", now); !right) return right;
    const auto ended = write_as<bool>(store_, [&](Transaction& change) -> Result<bool> {
        const auto factor = factor_of(change, caller.person.id, true);
        if (!factor) return tl::unexpected(factor.error());
        const auto right = accept_proof(change, caller.person, *factor, proof, coming, now);
        if (!right) return right;
        if (!*right) {
            const auto counters = counters_of_session(caller.session.token_sha256);
            if (auto counted = count_failure(change, counters, now); !counted)
                return tl::unexpected(counted.error());
            return false;
        }
        if (auto removed = change.remove_second_factor(caller.person.id); !removed)
            return tl::unexpected(removed.error());
        auto told = tell_of_factor(change, caller.person.id, caller.person, FactorNews::off, 0, coming, now);
        if (!told) return tl::unexpected(told.error());
        return true;
    });
    if (!ended) return tl::unexpected(ended.error());
    if (!*ended) return tl::unexpected(wrong_code(Fault::forbidden));
    return {};
}

}  // namespace vekha
