// Control of a task («контроль исполнения»): what was done to its term, its place in a tree and its
// reminders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

enum class ExtensionState { asked, granted, refused };

/// Another term («перенос срока»): asked for by an owner, decided by the controller or by who approved the
/// plan.
struct Extension {
    int number = 0;  ///< from 1, within the task
    PersonId by;
    Instant at{};
    Day day{};             ///< the last day asked for
    std::string reason;    ///< why
    std::string document;  ///< the paper behind it: «письмо № 12 от 03.04.2026»; may be empty
    ExtensionState state = ExtensionState::asked;
    std::optional<Day> granted;  ///< the last day given; may differ from the one asked for
    PersonId decided_by;
    std::optional<Instant> decided_at;
    std::string decision;  ///< the words of who decided; may be empty where it was granted
    friend bool operator==(const Extension&, const Extension&) = default;
};

/// A line of the ledger of days that are not the executor's: the task was suspended, or its report lay with
/// the controller.
struct Pause {
    Instant from{};
    std::optional<Instant> to;  ///< nothing: it goes on
    std::string reason;
    int working_days = 0;     ///< how many it lasted; the due day moved by as many
    bool at_control = false;  ///< the report was on control and came back
    friend bool operator==(const Pause&, const Pause&) = default;
};

/// One person is not written to about this task until a day («не беспокоить»), inclusive.
struct Mute {
    PersonId person;
    Day until{};
    PersonId by;
    Instant at{};
    std::string reason;
    friend bool operator==(const Mute&, const Mute&) = default;
};

/// Reminders of this one task at a pace of its own («напоминать каждые 2 рабочих дня»), until a day,
/// inclusive.
struct Cadence {
    int every = 1;  ///< working days
    Day from{};     ///< the pace is counted from here
    Day until{};
    PersonId by;
    std::string reason;
    friend bool operator==(const Cadence&, const Cadence&) = default;
};

/// What a person changed in a rehearsal about one message before it happens.
struct RungEdit {
    enum class Kind {
        skip,  ///< not sent
        hold,  ///< not sent before `until`
        note,  ///< sent with `words` added
    };
    std::string rung;  ///< LaidRung::id
    PersonId person;   ///< 0: everyone of the rung
    Kind kind = Kind::skip;
    std::optional<Day> until;  ///< hold
    std::string words;         ///< the note, or why it is skipped or held
    PersonId by;
    friend bool operator==(const RungEdit&, const RungEdit&) = default;
};

/// The system stood still («простой»); escalations that fell into it or come after it wait as long as it
/// lasted.
struct EscalationDelay {
    Instant from{};
    Instant to{};
    int working_days = 0;
    friend bool operator==(const EscalationDelay&, const EscalationDelay&) = default;
};

/// Why a task has a parent.
enum class Branch {
    none,
    each,  ///< one of a group whose members must each answer («руководители ОО»)
    part,  ///< a part that the parent's lead handed on («поручение части»); the parent's lead accepts it
};

enum class ChildStanding {
    owed,
    accepted,
    excused,  ///< ended without completion («освобождён»): the parent does not wait for it
};

/// What a parent knows of its child.
struct Child {
    TaskId task;
    PersonId person;  ///< the child's lead
    Branch branch = Branch::each;
    ChildStanding standing = ChildStanding::owed;
    friend bool operator==(const Child&, const Child&) = default;
};

std::string_view name(ExtensionState state);
std::string_view name(RungEdit::Kind kind);
std::string_view name(Branch branch);
std::string_view name(ChildStanding standing);
std::optional<ExtensionState> parse_extension_state(std::string_view text);
std::optional<RungEdit::Kind> parse_rung_edit(std::string_view text);
std::optional<Branch> parse_branch(std::string_view text);
std::optional<ChildStanding> parse_child_standing(std::string_view text);

}  // namespace vekha
