// How a person is written to: which messengers, in what order, when and of what; who may change it. The mail
// address has a door of its own (workflow/service/address_codes.hpp).
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/contact.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace contacts {

inline constexpr std::chrono::minutes code_term{30};     ///< how long a code of either kind can be used
inline constexpr std::size_t link_code_bytes = 16;       ///< 128 random bits: nothing that is guessed
inline constexpr std::chrono::hours own_hours_least{1};  ///< a person's own hours are no narrower

}  // namespace contacts

/// The person, where the actor may say how they are written to: everyone for themself, an administrator for
/// all, a controller for plain executors. Nobody (id 0) is the administrator at the machine itself.
/// Errors: not_found, forbidden; wrong_state for a dismissed person.
Result<Person> contact_to_change(ReadView& view, PersonId actor, PersonId person);

/// What a person chooses; all of it takes the place of what was.
struct ContactChoice {
    std::vector<std::string> channels;  ///< in the order wished; empty: the organization's order
    std::optional<OwnHours> hours;      ///< nothing: the organization's
    std::string language = "ru";        ///< "ru" or "en"
    std::vector<NoticeKind> declined;   ///< what not to be told
    friend bool operator==(const ContactChoice&, const ContactChoice&) = default;
};

/// What the person has chosen so far.
ContactChoice choice_of(const Person& person);

/// Makes the choice. `in_use`: the organization's channels; one that the person had chosen before may stay.
/// Errors: those of contact_to_change; invalid_input for an unknown or repeated channel, hours that end
/// before they begin or are too narrow, an unknown language, a kind that may not be declined; each named.
Result<Person> set_contact(Store& store, const std::vector<std::string>& in_use, PersonId actor,
                           PersonId person, const ContactChoice& choice, Instant now);

/// A code just made. It goes to who asked and nowhere else.
struct LinkCode {
    std::string code;
    Instant expires_at{};
};

/// A code that links a chat with the bot to this person. invalid_input for mail; too_many past
/// asked_codes::most an hour for one person and messenger; else contact_to_change's.
Result<LinkCode> make_link_code(Store& store, PersonId actor, PersonId person, AddressKind kind, Instant now);

struct LinkedChat {
    Person person;
    bool moved = false;  ///< it was somebody else's before
};

/// Who comes from a chat with the code of a deep link: the person's number in that messenger becomes this
/// chat's, proved, and the code is used up. The code shows who holds the chat now: whoever had it before
/// loses it, with a line in the journal, and is told by whatever other way they have. Nothing where the code
/// is unknown, used, too old or made for another messenger, its person is dismissed, or `address` is no
/// number. A group's chat is nobody's own: nothing is linked, and the code, which the whole group has read,
/// is used up.
Result<std::optional<LinkedChat>> link_messenger(Transaction& change, AddressKind kind,
                                                 std::string_view address, std::string_view code,
                                                 Instant now);

/// The address that opens the bot with the code in it; empty where the bot's name is not known.
std::string deep_link(AddressKind kind, std::string_view bot, std::string_view code);

}  // namespace vekha
