// A plan's life in advance: the real use cases on the memory store under a clock that jumps from moment to
// moment. Nothing is sent and nothing is kept.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "notifiers/outbox/outbox.hpp"
#include "workflow/model/policy.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/people.hpp"

namespace vekha {

/// So many days are played ahead at most.
inline constexpr std::chrono::days rehearsal_days_most{92};
/// So many tasks may have something due in the days of one rehearsal.
inline constexpr std::size_t rehearsal_tasks_most = 20'000;

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

/// All that an installation keeps: every roadmap, everybody, what waits to be sent.
struct KeptOffice {
    Store& store;                       ///< read, never written
    Instant now{};                      ///< played on from here, as if nobody did anything more
    std::vector<std::string> channels;  ///< in the organization's order
    /// Messages from this day to that one, inclusive; neither: the calendar week after this one; one: seven
    /// days from it, or from today up to it.
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<RoadmapId> roadmap;  ///< only its lines are told; all are played
};

/// One message as it would leave.
struct RehearsedMessage {
    Instant at{};
    Person person;
    std::string channel;
    std::string subject;
    /// Why one thing stands in it. (task, rung, person) is what an edit of the rung takes, so that it can be
    /// changed before it happens.
    struct Line {
        TaskId task;  ///< none: about no one task
        std::string number;
        std::string title;
        std::string rung;
        std::string reason;
        RoadmapId roadmap = {};
        NoticeKind kind = NoticeKind::reminder;
        Audience audience = Audience::lead;  ///< in what place the person is told
        PersonId in_place_of = {};           ///< told as who stands in for them
        std::optional<Day> due = {};
        std::string due_rule = {};  ///< why the due day is what it is
    };
    std::vector<Line> lines;

    /// The highest of the places in which the person is told.
    Audience audience() const;
};

/// One person's messages of one day.
struct RehearsedDay {
    std::size_t messages = 0;
    std::size_t lines = 0;
    friend bool operator==(const RehearsedDay&, const RehearsedDay&) = default;
};

struct RehearsalOutcome {
    Day from{};
    Day to{};
    std::size_t items = 0;
    std::size_t tasks = 0;  ///< of a whole office: those with something due in its days
    std::size_t messages = 0;
    std::size_t lines = 0;
    std::vector<std::string> stand_ins;                ///< printed parties that nobody stands for
    std::vector<Doubt> left_out;                       ///< rows without a date: no task, no message
    std::map<NoticeKind, std::size_t> by_kind = {};    ///< lines
    std::map<Audience, std::size_t> by_audience = {};  ///< messages
    std::map<std::pair<Day, PersonId>, RehearsedDay> by_day_and_person = {};

    void count(const RehearsedMessage& message, Day day);
};

using RehearsalTeller = std::function<void(const RehearsedMessage&)>;

/// Plays the plan to its end, telling each message in the order of time.
Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const RehearsalPlan& plan, const RehearsalTeller& tell);

/// The same from the state that is kept, under the ladder of `organization`. not_found where there is no such
/// roadmap.
Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const KeptPlan& plan, const RehearsalTeller& tell);

/// The same for everything that is kept, under the same ladders: what is told is what will be sent if nobody
/// does anything. Memory and time follow what is due in the days asked for, never what is stored.
/// Errors: invalid_input (days that are past, the wrong way round or more than rehearsal_days_most ahead),
/// not_found (no such roadmap), too_large (past rehearsal_tasks_most).
Result<RehearsalOutcome> rehearse(const std::shared_ptr<const Organization>& organization,
                                  const KeptOffice& office, const RehearsalTeller& tell);

/// «С 30 ноября по 6 декабря 2026 г. Веха отправит 214 сообщений: 207 ответственным, 6 заместителям
/// руководителя, 1 руководителю.»
std::string rehearsal_words(const RehearsalOutcome& outcome);

}  // namespace vekha
