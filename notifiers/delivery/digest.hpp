// What goes together: the notices of one person that are ready at the same time become one message.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notifiers/channel.hpp"
#include "workflow/model/message.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

/// Whom an earlier message did not reach, and why: what a notice of kind `failed` tells.
struct Undelivered {
    std::string whom;
    SendReason reason = SendReason::unreachable;
    friend bool operator==(const Undelivered&, const Undelivered&) = default;
};

/// An outbox row with the facts that word it.
struct Notice {
    OutboxRow row;
    std::optional<Task> task;  ///< none for an outage and for an amended plan
    std::string deadline;      ///< the deadline's words as printed
    std::string roadmap;       ///< the plan's title
    std::optional<Undelivered> undelivered;
    friend bool operator==(const Notice&, const Notice&) = default;
};

struct Digest {
    Person person;
    std::vector<Notice> lines;
    friend bool operator==(const Digest&, const Digest&) = default;
};

/// Each task once, by its strongest notice (returned, overdue, then the rest; the newest of equals); each
/// unreached person once a task; each amended plan once an edition; one line for all outages. Order:
/// returned, amended, overdue, failed, submitted, reminder, assigned, outage; inside a kind the earliest due
/// day, thus the most days late, first.
Digest make_digest(Person person, std::vector<Notice> notices);

}  // namespace vekha
