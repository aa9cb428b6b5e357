// Coming in by an invitation.
#include "workflow/service/devices.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/invitations.hpp"
#include "workflow/service/origin.hpp"
#include "workflow/service/password_strength.hpp"

namespace vekha {

Result<Person> Doors::invited(std::string_view token, Instant now) {
    return read_as<Person>(store_, [&](ReadView& view) -> Result<Person> {
        auto open = open_invitation(view, token, now);
        if (!open) return tl::unexpected(open.error());
        return std::move(open->person);
    });
}

Result<OpenedSession> Doors::accept_invitation(std::string_view token, std::string_view password, Instant now,
                                               const Coming& coming) {
    // Hashing is dear: a link that opens nothing, and a password that will not do, are told before it.
    const auto person = invited(token, now);
    if (!person) return tl::unexpected(person.error());
    if (auto good = check_new_password(password, *person); !good) return tl::unexpected(good.error());
    const auto kept = passwords_.hash(password);
    if (!kept) return tl::unexpected(kept.error());
    const auto done = store_.write([&](Transaction& change) -> Result<void> {
        // Of two at once one wins; the other finds the invitation used.
        auto open = open_invitation(change, token, now);
        if (!open) return tl::unexpected(open.error());
        open->key.used_at = now;
        if (auto saved = change.save(open->key); !saved) return saved;
        if (auto set = change.set_password(open->person.id, *kept, false); !set) return set;
        // Whoever came in by a password that another had given is out.
        if (auto ended = change.end_sessions(open->person.id, {}); !ended) return ended;
        if (auto gone = forget_devices_of(change, open->person.id, {}, now); !gone) return gone;
        change.came_from(std::string(origin::page));
        const auto noted = change.append({now, open->person.id, TaskId{}, "invitation_accepted",
                                          R"({"person":)" + std::to_string(open->person.id.value) + "}"});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return sign_in(person->login, password, now, coming);
}

}  // namespace vekha
