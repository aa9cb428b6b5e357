// The signed tag in the address that an answer goes to: which message was answered, and whose it was.
//
//   Reply-To: otvet+3f-2-c-k5qm…@example.org        DELIVERY-PERSON-TASK-SEAL, numbers to the base of 36
//
// What a tag proves is that its sender holds the message; that message may have been forwarded. So an answer
// acts for the tag's person only where it also comes from that person's known address (take_mail.hpp): the
// address alone can be forged by anybody, the tag alone can be forwarded by its owner, both together are as
// good as the mailbox. The second proof of the same strength is our own Message-ID among the References: it
// holds 64 random bits that the store remembers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/ids.hpp"

namespace vekha {

struct MailTag {
    DeliveryId delivery;
    PersonId person;
    TaskId task;  ///< none: the message spoke of several
    friend bool operator==(const MailTag&, const MailTag&) = default;
};

/// Characters that a tag may take; with the mailbox's own name the local part must stay within 64.
inline constexpr std::size_t mail_tag_most = 47;
inline constexpr std::size_t mailbox_name_most = 64 - 1 - mail_tag_most;

std::string mail_tag(std::string_view key, const MailTag& tag);
/// The inverse; nothing where the seal is wrong.
std::optional<MailTag> read_mail_tag(std::string_view key, std::string_view text);

/// "otvet@example.org" with the tag → "otvet+TAG@example.org".
std::string tagged_address(std::string_view mailbox, std::string_view tag);
/// What stands between + and @ of an address that is the mailbox's; nothing for others. `address` in small
/// letters.
std::optional<std::string_view> tag_in(std::string_view address, std::string_view mailbox);

}  // namespace vekha
