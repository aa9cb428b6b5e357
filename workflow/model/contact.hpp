// What is known of a person's addresses, and when and of what the person wants to be written to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/time.hpp"

namespace vekha {

/// What an address belongs to. Mail has two channels, the SMTP server and the gateway, and one address.
enum class AddressKind { email, telegram, max };

enum class AddressStanding {
    unproved,   ///< as somebody typed it
    confirmed,  ///< the person proved by a code that it is theirs
    refused,    ///< the other side says that there is no such reader (a bounce, a bot that was blocked)
};

/// Said of one address. It says nothing of another one put in its place.
struct AddressMark {
    AddressKind kind = AddressKind::email;
    std::string address;
    AddressStanding standing = AddressStanding::unproved;
    Instant at{};
    std::string reason;  ///< named: "code", "bounce", "rejected_recipient" …
    friend bool operator==(const AddressMark&, const AddressMark&) = default;
};

/// When a person wants to be written to on working days, local time, both ends inclusive; within the
/// organization's day and night alike, but never on a day off.
struct OwnHours {
    TimeOfDay from{};
    TimeOfDay to{};
    friend bool operator==(const OwnHours&, const OwnHours&) = default;
};

std::string_view name(AddressKind kind);
std::string_view name(AddressStanding standing);
std::optional<AddressKind> parse_address_kind(std::string_view text);
std::optional<AddressStanding> parse_address_standing(std::string_view text);

/// Which address a channel ("smtp", "gateway", "telegram", "max") writes to; nothing for the mail folder and
/// for unknown channels.
std::optional<AddressKind> address_kind_of(std::string_view channel);

}  // namespace vekha
