// What is owed to people: outbox rows, and the deliveries that carry them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// Why a row was planned. The kind chooses the words and whether the task must still be owed at sending.
enum class NoticeKind {
    assigned,   ///< вам поручено
    reminder,   ///< срок близко или сегодня
    overdue,    ///< срок прошёл
    submitted,  ///< отчёт поступил на контроль (to the controller)
    returned,   ///< отчёт возвращён на доработку (to the owners)
    amended,  ///< план изменён: everything that a new edition changed for this person, in one notice
    asked,    ///< просят перенести срок (to who decides it)
    decided,  ///< просьба о переносе решена, срок перенесён (to the owners)
    contributed,  ///< соисполнитель сдал свою часть (to the lead)
    acceptance,   ///< срок приёмки близко или прошёл (to the controller and above)
    slip,         ///< задача просрочена: the head's first word of it, in the weekly digest
    changed,  ///< состав, срок или порядок задачи изменён: возобновлена, передана, снята (to the owners)
    failed,   ///< a message reached nobody (to the controller)
    outage,   ///< the system stood still for a while (to the controller)
    disowned,  ///< «не моё»: an owner says that the task is not theirs (to the controller)
    answered,  ///< what became of a person's own answer: taken, where to, what is still missing
    test,      ///< a test message, by the very way of all others
    code,      ///< a code that proves an address
    alarm,     ///< what only they can mend: a channel fails, a file has a virus (to the administrators)
    door,      ///< somebody came in from a new device, or a key was made: to whose name it is
    journal,   ///< the journal's head of the week, to be kept outside (to the auditors)
    invited,   ///< somebody new is to choose a password and come in
};

enum class OutboxState {
    waiting,  ///< planned, not yet taken
    taken,    ///< part of a delivery that is not settled
    sent,
    dropped,  ///< no longer true at the moment of sending (the task was closed)
    failed,   ///< every channel refused; shown to the controller
};

/// One notice for one person. `key` (task, rung, person) is unique for ever, so it is planned once however
/// many nodes run or crash.
struct OutboxRow {
    OutboxId id;
    std::string key;
    NoticeKind kind = NoticeKind::reminder;
    TaskId task;  ///< none for an outage and for an amended plan
    PersonId person;
    std::string rung;  ///< which rung, or "submitted:2" …
    /// One Russian sentence: why this person is told this now. Of an amended plan: a line for each change
    /// after it.
    std::string reason;
    Instant planned_at{};
    Instant ready_at{};  ///< not before: sending hours
    OutboxState state = OutboxState::waiting;
    DeliveryId delivery;
    std::string channel = {};  ///< goes by this one alone; empty: by whichever is the person's
    friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

enum class DeliveryState {
    leased,   ///< a sender works on it until `leased_until`
    waiting,  ///< will be tried again at `next_try_at`
    sent,
    dropped,  ///< nothing was left to say
    failed,
};

/// One message to one person: a digest of the rows that were ready together. The Message-ID stays over all
/// tries.
struct Delivery {
    DeliveryId id;
    PersonId person;
    std::string channel;     ///< the one in use now: "smtp", "max", "telegram" …
    std::string message_id;  ///< without angle brackets
    DeliveryState state = DeliveryState::leased;
    int attempts = 0;  ///< tries on the current channel, one under way counted
    /// Its holder has begun with it; others of the same claim only wait their turn.
    bool trying = false;
    int holders_lost = 0;  ///< holders that died or outlived their lease while trying; whether they sent it
                           ///< nobody knows
    Instant created_at{};
    Instant next_try_at{};
    std::optional<Instant> leased_until;
    std::string lease;  ///< who holds it: a random name for each run of a daemon
    std::optional<Instant> settled_at;
    std::string outcome;  ///< named reason of the last try: "sent", "rejected_recipient", "unreachable" …
    std::string subject;
    std::string text;  ///< as sent, personal links left out
    std::string html;

    /// Goes on by another channel; what was counted on the old one is over.
    void use_channel(std::string name);
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// Answers to what a person has just done: they leave at any hour of any day.
bool leaves_at_once(NoticeKind kind);
/// A person may ask not to be told this: it calls for nothing that is not asked for again later.
bool may_be_declined(NoticeKind kind);

std::string_view name(NoticeKind kind);
std::string_view name(OutboxState state);
std::string_view name(DeliveryState state);
std::optional<NoticeKind> parse_notice_kind(std::string_view text);
std::optional<OutboxState> parse_outbox_state(std::string_view text);
std::optional<DeliveryState> parse_delivery_state(std::string_view text);

}  // namespace vekha
