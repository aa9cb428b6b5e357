#include <algorithm>
#include <charconv>

#include "notifiers/channels/mime.hpp"
#include "notifiers/inbox/take_mail.hpp"
#include "notifiers/outbox/notices.hpp"
#include "workflow/service/people_json.hpp"

namespace vekha {
namespace {

std::string small(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// What is said of this address; nothing where the bounce speaks of others alone (a list sent it on).
const FailedRecipient* about(const std::vector<FailedRecipient>& failed, const std::string& email) {
    const auto address = mail_address(email);
    for (const auto& one : failed) {
        const auto theirs = mail_address(one.address);
        if (one.address.empty() || (address && theirs && small(*theirs) == small(*address))) return &one;
    }
    return nullptr;
}

/// Whether it is the address that is wrong. A full disk of theirs, a message taken for spam or too large for
/// them says nothing of the address (RFC 3463: the second number is the subject).
bool blames_address(const FailedRecipient& failed) {
    if (!failed.permanent) return false;
    const std::string_view status = failed.status;
    return status.empty() || status.starts_with("5.0") || status.starts_with("5.1") ||
           status.starts_with("5.2") || status.starts_with("5.4");
}

/// "5.1.1" → 511, the number that the delivery journal shows.
int code_of(const std::string& status) {
    std::string digits = status;
    std::erase(digits, '.');
    int code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    return code;
}

Result<void> fail(Transaction& change, Delivery delivery, bool of_address, Instant now) {
    if (delivery.state != DeliveryState::sent) return {};  // told already
    auto rows = change.outbox_of(delivery.id);
    if (!rows) return tl::unexpected(rows.error());
    std::erase_if(*rows, [](const OutboxRow& row) { return row.state != OutboxState::sent; });
    delivery.state = DeliveryState::failed;
    delivery.outcome = name(of_address ? SendReason::rejected_recipient : SendReason::rejected_message);
    if (auto done = change.update(delivery); !done) return done;
    return tell_failure(change, delivery, std::move(*rows), now);
}

Result<void> mark(Transaction& change, Person person, Instant now) {
    if (person.standing(AddressKind::email) == AddressStanding::refused) return {};
    person.mark(AddressKind::email, AddressStanding::refused, now, "bounce");
    if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
    auto noted = change.append(
        {now, PersonId{}, TaskId{}, "address_refused", address_json(person, AddressKind::email)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace

Result<void> note_bounce(Transaction& change, const MailTag& tag, const std::vector<FailedRecipient>& failed,
                         Instant now) {
    const auto delivery = change.delivery(tag.delivery);
    if (!delivery) return tl::unexpected(delivery.error());
    const auto person = change.person(tag.person);
    if (!person) return tl::unexpected(person.error());
    if (!*delivery || !*person) return {};
    const auto* said = about(failed, (*person)->email);
    if (said == nullptr) return {};
    const bool of_address = blames_address(*said);
    Dispatch line;
    line.at = now;
    line.person = tag.person;
    line.delivery = tag.delivery;
    line.channel = (*delivery)->channel;
    line.step = said->given_up ? DispatchStep::bounced : DispatchStep::postponed;
    line.reason = of_address ? "rejected_recipient" : said->given_up ? "rejected_message" : "deferred";
    line.code = code_of(said->status);
    if (auto added = change.add(line); !added) return tl::unexpected(added.error());
    if (!said->given_up) return {};
    if (auto done = fail(change, **delivery, of_address, now); !done) return done;
    return of_address ? mark(change, **person, now) : Result<void>{};
}

}  // namespace vekha
