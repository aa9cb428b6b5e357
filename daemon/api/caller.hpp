// Who calls, and what that person may do beyond their own tasks.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "workflow/service/act.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::api {

/// What a route asks of the caller beyond being signed in.
enum class Right {
    none,
    see_all,     ///< all tasks, roadmaps, messages
    import,      ///< roadmaps
    people,      ///< people, groups, parties
    passwords,   ///< anyone's password, any duty
    administer,  ///< the installation itself
};

inline constexpr std::array<std::pair<Right, std::string_view>, 5> right_names{
    {{Right::see_all, "see_all"},
     {Right::import, "import"},
     {Right::people, "people"},
     {Right::passwords, "passwords"},
     {Right::administer, "administer"}}};

inline bool has_right(const Person& person, Right right) {
    const bool administers = person.has(Duty::administrator);
    const bool controls = person.has(Duty::controller) || administers;
    switch (right) {
        case Right::none:
            return true;
        case Right::see_all:
            return controls || person.has(Duty::department_head) || person.has(Duty::deputy_head) ||
                   person.has(Duty::head);
        case Right::import:
            return controls;
        case Right::people:
            return controls;
        case Right::passwords:
        case Right::administer:
            return administers;
    }
    return false;
}

/// A signed-in person.
struct Caller {
    Session session;
    Person person;

    /// A right of a session that is not a personal link's.
    bool may(Right right) const { return !session.task && has_right(person, right); }
    Actor actor() const { return {person.id, session.task}; }
};

}  // namespace vekha::api
