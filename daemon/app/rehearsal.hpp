// A plan's life in advance: the real use cases on the memory store under a clock that jumps from moment to
// moment. Nothing is sent and nothing is kept.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "notifiers/outbox/outbox.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/people.hpp"

namespace vekha {

struct RehearsalPlan {
    Roadmap reading;
    PeopleEntries people;               ///< parties that they leave unbound are played by stand-ins
    std::vector<std::string> channels;  ///< in the organization's order
    std::optional<Day> from;            ///< otherwise: thirty days before the first window begins
    std::optional<Day> to;              ///< otherwise: four weeks after the last due day; inclusive
};

/// A roadmap that an installation keeps, with its people and all that has happened so far.
struct KeptPlan {
    Store& store;  ///< read, never written
    RoadmapId roadmap;
    Instant now{};                      ///< played on from here, as if nobody did anything more
    std::vector<std::string> channels;  ///< in the organization's order
    std::optional<Day> from;            ///< messages before are left out
    std::optional<Day> to;              ///< otherwise: four weeks after the last due day; inclusive
};

/// One message as it would leave.
struct RehearsedMessage {
    Instant at{};
    Person person;
    std::string channel;
    std::string subject;
    struct Line {
        TaskId task;
        std::string number;
        std::string title;
        std::string rung;
        std::string reason;
    };
    std::vector<Line> lines;
};

struct RehearsalOutcome {
    Day from{};
    Day to{};
    std::size_t items = 0;
    std::size_t tasks = 0;
    std::size_t messages = 0;
    std::size_t lines = 0;
    std::vector<std::string> stand_ins;  ///< printed parties that nobody stands for
    std::vector<Doubt> left_out;         ///< rows without a date: no task, no message
};

using RehearsalTeller = std::function<void(const RehearsedMessage&)>;

/// Plays the plan to its end, telling each message in the order of time.
Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const RehearsalPlan& plan, const RehearsalTeller& tell);

/// The same from the state that is kept, under the ladder of `organization`. not_found where there is no such
/// roadmap.
Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const KeptPlan& plan, const RehearsalTeller& tell);

}  // namespace vekha
