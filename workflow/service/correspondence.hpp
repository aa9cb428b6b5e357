// What stores keep of the traffic with people: the way of each message, answers that came, keys that open one
// thing once. Values only; the port over them is workflow/service/store.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

using DispatchId = Id<struct DispatchTag>;

/// What happened to a message on its way to a person, in the order it can happen.
enum class DispatchStep {
    held,       ///< may not leave yet; the reason says why: "hours", "rate", "channel_down" …
    digested,   ///< a row became a line of the delivery
    dropped,    ///< a row was no longer true; the reason is the recheck's
    postponed,  ///< a try failed and the same way is tried again
    refused,    ///< a try failed and this way is given up
    rerouted,   ///< goes on by `channel`, after a refusal, after waiting too long or by a person's wish
    sent,       ///< the other side took it
    failed,     ///< no way is left
    opened,     ///< the person opened the link in it
    pressed,    ///< the person pressed a button of it or answered it
    bounced,    ///< taken first, then sent back
    replayed,   ///< a person had a failed one sent once more
};

/// One line of the delivery journal. Lines are only added.
struct Dispatch {
    DispatchId id;
    Instant at{};
    PersonId person;  ///< the one written to
    DeliveryId delivery;
    OutboxId row;         ///< where it is about one line
    TaskId task;          ///< the same
    std::string channel;  ///< empty while none was chosen
    DispatchStep step = DispatchStep::held;
    std::string reason;  ///< named
    int code = 0;        ///< the peer's SMTP or HTTP code; 0 where it gave none
    PersonId by = {};    ///< who asked for it, where a person did
    friend bool operator==(const Dispatch&, const Dispatch&) = default;
};

/// Of all the conditions set. A task's lines are its own rows' and those of the deliveries that ever carried
/// one of them. Newest first; continue below `before`.
struct DispatchQuery {
    std::optional<PersonId> person = {};
    std::optional<TaskId> task = {};
    std::optional<DeliveryId> delivery = {};
    std::optional<DispatchId> before = {};
    std::size_t limit = 100;
};

/// What a one-time key is for.
enum class KeyPurpose {
    link_messenger,   ///< who sends it to the bot from a chat links that chat
    confirm_address,  ///< who knows it reads the mail that it was sent to
    upload,           ///< who has it may put one paper with one task, and do nothing else
    invite,           ///< who has it chooses the person's password and comes in
};

/// A key that opens one thing once. Only its SHA-256 is kept.
struct OneTimeKey {
    std::string sha256;
    KeyPurpose purpose = KeyPurpose::link_messenger;
    PersonId person;      ///< whose address it proves; on whose behalf the paper is put
    std::string kind;     ///< an AddressKind's name, where it proves an address
    std::string address;  ///< the one to prove, where it is known beforehand
    TaskId task;          ///< upload
    int requirement = 0;  ///< upload: which slot; 0: none in particular
    std::string words;    ///< upload: for whom, as people say it: «МАДОУ № 5»
    PersonId made_by;
    Instant made_at{};
    Instant expires_at{};
    std::optional<Instant> used_at;
    friend bool operator==(const OneTimeKey&, const OneTimeKey&) = default;
};

/// An answer or an update that was taken from a channel: what comes a second time is known by it.
struct Received {
    std::string channel;
    std::string key;  ///< the channel's own: an update's number, a callback's, a Message-ID
    Instant at{};
    friend bool operator==(const Received&, const Received&) = default;
};

/// What a person in a chat was asked last and has not answered yet.
enum class DialogQuestion {
    report,     ///< in what words the report is
    extension,  ///< until when, and why
    disown,     ///< why the task is not theirs
    slot,       ///< which slot the file is for
    task,       ///< which task the file or the words are for
};

/// A file that waits for the answer to a question.
struct WaitingFile {
    std::string name;
    std::string media_type;
    std::string sha256;     ///< kept already under this hash
    std::int64_t size = 0;  ///< bytes
    friend bool operator==(const WaitingFile&, const WaitingFile&) = default;
};

/// One open question a chat.
struct Dialog {
    std::string channel;
    std::string chat;
    PersonId person;
    DialogQuestion question = DialogQuestion::report;
    TaskId task;                     ///< none where that is the question
    std::vector<WaitingFile> files;  ///< what came before the question
    std::string words;               ///< the same
    Instant asked_at{};
    friend bool operator==(const Dialog&, const Dialog&) = default;
};

std::string_view name(DispatchStep step);
std::string_view name(KeyPurpose purpose);
std::string_view name(DialogQuestion question);
std::optional<DispatchStep> parse_dispatch_step(std::string_view text);
std::optional<KeyPurpose> parse_key_purpose(std::string_view text);
std::optional<DialogQuestion> parse_dialog_question(std::string_view text);

}  // namespace vekha
