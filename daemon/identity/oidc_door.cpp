#include "daemon/identity/oidc_door.hpp"

#include <algorithm>

#include <boost/url/url.hpp>

#include "daemon/identity/claims.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/one_of_few.hpp"
#include "workflow/service/same_secret.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha::identity {
namespace {

constexpr std::size_t error_word_most = 64;

/// A provider's code of an error as the log may have it: what anybody put into the address is no code.
std::string error_word(const std::string& error) {
    const bool word = error.size() <= error_word_most &&
                      std::all_of(error.begin(), error.end(),
                                  [](char one) { return (one >= 'a' && one <= 'z') || one == '_'; });
    return word ? error : "?";
}

}  // namespace

OidcDoor::OidcDoor(config::OidcSettings settings, std::string redirect_uri, KeyRing keys, Store& store)
    : settings_(std::move(settings)),
      redirect_uri_(std::move(redirect_uri)),
      keys_(std::move(keys)),
      store_(store),
      provider_(settings_) {}

Result<std::unique_ptr<OidcDoor>> OidcDoor::make(config::OidcSettings settings, std::string_view public_url,
                                                 Store& store) {
    const auto key = link_key(store);
    if (!key) return tl::unexpected(key.error());
    auto keys = ticket_keys(*key);
    if (!keys) return tl::unexpected(keys.error());
    return std::unique_ptr<OidcDoor>(new OidcDoor(
        std::move(settings), std::string(public_url) + std::string(callback_path), std::move(*keys), store));
}

Outcome<OidcDoor::Begun> OidcDoor::begin(std::string_view to, Instant now) {
    const OneOfFew asking(asking_, asking_at_once);
    if (!asking) return fail(Trouble::busy, "too many sign in at once");
    const auto about = provider_.metadata(now);
    if (!about) return tl::unexpected(about.error());
    const auto ticket = new_ticket(to, now);
    std::string scopes;
    for (const auto& one : settings_.scopes) scopes += (scopes.empty() ? "" : " ") + one;
    boost::urls::url address(about->authorization_endpoint);
    auto parameters = address.params();
    parameters.append({"response_type", "code"});
    parameters.append({"client_id", settings_.client_id});
    parameters.append({"redirect_uri", redirect_uri_});
    parameters.append({"scope", scopes});
    parameters.append({"state", ticket.state});
    parameters.append({"nonce", ticket.nonce});
    parameters.append({"code_challenge", challenge_of(ticket.verifier)});
    parameters.append({"code_challenge_method", "S256"});
    return Begun{std::string(address.buffer()), seal(ticket, keys_)};
}

Outcome<Ticket> OidcDoor::ticket_of(const Returned& returned, Instant now) {
    auto ticket = open(returned.ticket, keys_, now);
    if (!ticket) return fail(Trouble::expired, "no ticket of this browser");
    if (!same_secret(returned.state.value_or(""), ticket->state))
        return fail(Trouble::expired, "state is another sign-in's");
    bool first = true;
    const auto used = store_.write([&](Transaction& change) -> Result<void> {
        const Received seen{std::string(outside::oidc), sha256_hex(ticket->state), now};
        const auto known = change.received(seen.channel, seen.key);
        if (!known) return tl::unexpected(known.error());
        first = !known->has_value();
        return first ? change.add(seen) : Result<void>();
    });
    if (!used) return fail(Trouble::down, "the store: " + used.error().message);
    if (!first) return fail(Trouble::expired, "state was used already");
    return std::move(*ticket);
}

Outcome<OidcDoor::Known> OidcDoor::finish(const Returned& returned, Instant now) {
    const OneOfFew asking(asking_, asking_at_once);
    if (!asking) return fail(Trouble::busy, "too many sign in at once");
    const auto ticket = ticket_of(returned, now);
    if (!ticket) return tl::unexpected(ticket.error());
    return ask(returned, *ticket, now);
}

Outcome<OidcDoor::Known> OidcDoor::ask(const Returned& returned, const Ticket& ticket, Instant now) {
    const auto about = provider_.metadata(now);
    if (!about) return tl::unexpected(about.error());
    // Where there are several providers, an answer of one must not be taken for another's.
    if (returned.issuer.value_or(about->says_issuer ? "" : about->issuer) != about->issuer)
        return fail(Trouble::invalid, "the answer is of another issuer");
    if (returned.error) return fail(Trouble::denied, "the provider says: " + error_word(*returned.error));
    if (!returned.code || returned.code->empty()) return fail(Trouble::invalid, "the answer has no code");
    const auto tokens = provider_.exchange(*about, *returned.code, ticket.verifier, redirect_uri_);
    if (!tokens) return tl::unexpected(tokens.error());
    auto claims = provider_.claims_of(*about, tokens->id,
                                      Expected{about->issuer, settings_.client_id, ticket.nonce, now});
    if (!claims) return tl::unexpected(claims.error());
    if (lacks(*claims, settings_) && !about->userinfo_endpoint.empty() && !tokens->access.empty()) {
        const auto subject = std::string(claims->at("sub").as_string());
        const auto more = provider_.userinfo(*about, tokens->access, subject);
        if (!more) return tl::unexpected(more.error());
        // What is signed goes before what is only said.
        for (const auto& field : *more)
            if (!claims->contains(field.key())) claims->insert(field);
    }
    auto who = identity_of(*claims, settings_);
    if (who.login.empty()) return fail(Trouble::invalid, "no claim has the login");
    return Known{std::move(who), ticket.to};
}

}  // namespace vekha::identity
