// The one interface between the outbox and the world: a message goes out, a typed outcome comes back.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/answer.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// One extra header, ASCII on both sides: {"List-Id", "<vekha.example.org>"}.
struct MessageHeader {
    std::string name;
    std::string value;
    friend bool operator==(const MessageHeader&, const MessageHeader&) = default;
};

/// An address under words that say what opens there, for channels with buttons.
struct MessageLink {
    std::string label;
    std::string address;
    friend bool operator==(const MessageLink&, const MessageLink&) = default;
};

/// What is sent to one person. Holds personal links: never logged, never stored.
struct Message {
    std::string
        id;  ///< Message-ID without angle brackets; the same over all tries, so a receiver can drop a copy
    Person recipient;
    std::string subject;  ///< one line
    std::string text;
    std::string html;                ///< may be empty; channels without HTML use `text`
    std::vector<MessageLink> links;  ///< those that matter most; `text` holds them too
    AnswerButtons buttons;           ///< for channels whose readers can press them
    std::vector<MessageHeader> headers;
    Instant date{};
    /// «Сводка на 12.05.2026», without an ending: for channels that bring long words as a file.
    std::string file_name = {};
};

/// How a try ended. The list is closed; its names stand in the database, the journal and the API.
enum class SendReason {
    sent,
    rejected_recipient,  ///< the address does not exist, is full for good, or blocked us
    rejected_message,    ///< the peer will not take these words for anybody
    rejected_sender,     ///< the peer does not let our own address send
    auth_failed,         ///< our password or token is wrong
    rate_limited,        ///< too fast; `retry_after` may say when to come again
    deferred,            ///< the peer asked to come again later (SMTP 4xx, greylisting)
    unreachable,         ///< no connection, or it broke before the message was taken
    timed_out,           ///< no whole answer in time; the message may have arrived all the same
    tls_failed,          ///< no trusted encrypted connection
    server_error,        ///< the peer failed by itself (HTTP 5xx, SMTP 421, an answer without sense)
    no_address,          ///< the person has no address for this channel
};

enum class SendVerdict {
    delivered,  ///< the peer took responsibility
    retry,      ///< the same again later may work
    refused,    ///< the same again will not work
};

/// The whole result of a try. It has no free words, so no secret can leave by it.
struct Outcome {
    SendVerdict verdict = SendVerdict::retry;
    SendReason reason = SendReason::unreachable;
    int code = 0;  ///< the peer's SMTP or HTTP code; 0 where it gave none
    /// Not before this long from now; the peer's own wish.
    std::optional<std::chrono::milliseconds> retry_after;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

inline Outcome delivered(int code = 0) {
    return {SendVerdict::delivered, SendReason::sent, code, {}};
}
inline Outcome try_later(SendReason reason, int code = 0) {
    return {SendVerdict::retry, reason, code, {}};
}
inline Outcome refused(SendReason reason, int code = 0) {
    return {SendVerdict::refused, reason, code, {}};
}

/// Nothing reached the other side: at our own pace its turn was too far away.
inline bool awaits_turn(const Outcome& outcome) {
    return outcome.verdict == SendVerdict::retry && outcome.reason == SendReason::rate_limited &&
           outcome.code == 0;
}

/// A way to a person. send() blocks for as long as the channel's own time-outs allow, never throws, and may
/// be called from several threads at once.
class Channel {
  public:
    virtual ~Channel() = default;
    /// "smtp", "gateway", "telegram", "max", "folder": as in Person::channels and Delivery::channel.
    virtual std::string_view name() const = 0;
    virtual Outcome send(const Message& message) = 0;
};

std::string_view name(SendReason reason);
std::optional<SendReason> parse_send_reason(std::string_view text);

}  // namespace vekha
