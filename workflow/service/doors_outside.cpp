// Doors opened by somebody else's word: a directory that checks the password, a provider that vouches.
#include "workflow/service/doors.hpp"
#include "workflow/service/one_of_few.hpp"

namespace vekha {
namespace {

/// Whether there is no password by which the person signs in, neither Vekha's nor a directory's.
bool has_none(const Session& session, const std::string& kept) {
    return kept.empty() && !session.source.empty() && session.source != outside::ldap;
}

}  // namespace

Result<std::optional<OutsideIdentity>> Doors::ask_directory(std::string_view login,
                                                            std::string_view password) {
    // A directory takes a bind without a password for a guest's, and says that it is well.
    if (password.empty() || login.empty()) return std::optional<OutsideIdentity>();
    const OneOfFew asking(asking_, doors::directory_at_once);
    if (!asking)
        return failure(Fault::too_many, "Сейчас входит слишком много людей.", {}, "Повторите через минуту.");
    return directory_.directory->check(login, password);
}

Result<OpenedSession> Doors::sign_in_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                             Instant now, const Coming& coming) {
    auto entry = enter_outside(identity, rules, now, coming);
    if (!entry) return tl::unexpected(entry.error());
    if (entry->refusal != OutsideRefusal::none)
        return tl::unexpected(refusal_error(entry->refusal, identity));
    return std::move(entry->opened);
}

Result<OutsideEntry> Doors::enter_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                          Instant now, const Coming& coming) {
    const auto counters = counters_of_stranger(identity.source + " " + identity.subject, coming.network);
    auto may = store_.read([&](ReadView& view) { return may_try(view, counters, now); });
    if (!may) return tl::unexpected(may.error());
    return open_outside(identity, rules, counters, now, coming);
}

Result<OutsideEntry> Doors::open_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                         const std::vector<TryCounter>& counters, Instant now,
                                         const Coming& coming) {
    auto entry = write_as<OutsideEntry>(store_, [&](Transaction& change) -> Result<OutsideEntry> {
        auto met = meet_outside(change, identity, rules, coming, now);
        if (!met) return tl::unexpected(met.error());
        if (met->refusal != OutsideRefusal::none) {
            // No error of the write: that somebody was refused is kept and counted.
            auto counted = count_failure(change, counters, now);
            if (!counted) return tl::unexpected(counted.error());
            return OutsideEntry{met->refusal, {}};
        }
        const auto factor = change.second_factor(met->person.id);
        if (!factor) return tl::unexpected(factor.error());
        const bool owes = *factor && (*factor)->on() && !identity.second_factor;
        const auto longest = owes ? Instant(now + doors::half_session) : Instant(now + longest_session_);
        OutsideEntry made{OutsideRefusal::none, begin(std::move(met->person), longest, coming, now)};
        Session& session = made.opened.session;
        session.half = owes;
        session.source = identity.source;
        session.factor_elsewhere = identity.second_factor;
        auto kept = owes ? change.save(session) : change.forget_failed_sign_ins(counters.front().key);
        if (kept && !owes) kept = welcome(change, made.opened, coming, now);
        if (!kept) return tl::unexpected(kept.error());
        return made;
    });
    if (!entry || entry->refusal != OutsideRefusal::none || entry->opened.session.half) return entry;
    auto seen = with_sight(std::move(entry->opened));
    if (!seen) return tl::unexpected(seen.error());
    return OutsideEntry{OutsideRefusal::none, std::move(*seen)};
}

Result<bool> Doors::asks_password(const SignedIn& caller) {
    return read_as<bool>(store_, [&](ReadView& view) -> Result<bool> {
        const auto kept = view.password(caller.person.id);
        if (!kept) return tl::unexpected(kept.error());
        return !has_none(caller.session, kept->value_or(""));
    });
}

Result<bool> Doors::is_own_password(const SignedIn& caller, std::string_view password,
                                    const std::string& kept, Instant now) {
    const auto right = passwords_.verify(password, kept);
    if (!right || *right || caller.session.source.empty()) return right;
    // Who has no password to repeat has shown who they are by signing in just now.
    if (has_none(caller.session, kept)) return now - caller.session.created_at <= doors::fresh_sign_in;
    if (!directory_.directory) return right;
    const auto bound = read_as<std::vector<OutsideLogin>>(
        store_, [&](ReadView& view) { return view.outside_logins(caller.person.id); });
    if (!bound) return tl::unexpected(bound.error());
    for (const auto& one : *bound) {
        if (one.source != outside::ldap) continue;
        const auto identity = ask_directory(one.login, password);
        if (!identity) return tl::unexpected(identity.error());
        return *identity && (*identity)->subject == one.subject;
    }
    return false;
}

}  // namespace vekha
