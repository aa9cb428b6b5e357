// Who may do what, as data: action × duty × relation. Every use case that is more than a step on one task
// asks permitted(), and so does every address of the API before it looks at anything. What a person may do to
// a task in hand is the table of steps (workflow/engine/steps.hpp). workflow/README.md shows both tables;
// tests keep them alike.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "workflow/engine/held_duties.hpp"
#include "workflow/model/person.hpp"

namespace vekha {

/// What can be done in an office, apart from the steps on one task.
enum class Action : std::uint8_t {
    see_task,        ///< one task with its proof, its journal and its messages
    see_draft,       ///< what its owners have not handed in yet
    see_all,         ///< everyone's tasks, roadmaps, reminders and figures
    see_people,      ///< the list of people, groups and what is bound to them
    see_reading,     ///< the rules that readings keep
    see_settings,    ///< webhooks, templates, daemons
    read_journal,    ///< who did what, when and from where
    see_messages,    ///< what was written to one person and how that person is written to
    control,         ///< every task as its controller does
    decide_as_head,  ///< what the rule pack leaves to who approved the plan
    import,          ///< roadmaps and their editions, dates of rows and events, what rows wait for
    choose_ladder,   ///< of a roadmap
    approve_dates,   ///< that a changed calendar or rule pack moves
    substitute,      ///< who acts while another is away
    hand_over,       ///< all that one person holds to another
    send_anew,       ///< a message that did not arrive
    people,          ///< keep people, groups and parties
    keep_person,     ///< change this one person
    choose_contact,  ///< how this one person is written to
    passwords,       ///< anyone's password, any duty
    personal_data,   ///< all that is kept about a person: given out, erased
    keep_units,      ///< organizations and departments below one's own
    administer,      ///< the installation itself
};
inline constexpr std::size_t action_count = 23;

/// How a person stands to the thing at hand; they may stand so in several ways.
enum class Relation : std::uint8_t {
    oneself,      ///< the thing is about themself
    owner,        ///< lead or contributor of the task, or who stands in for one
    controller,   ///< the named controller of the task or the roadmap, or who stands in
    parent_lead,  ///< lead of the task above
    executors,    ///< the thing is about a person whose only duty is to execute
};
using Relations = SetOf<Relation>;

/// How far down the tree a duty counts.
enum class Span : std::uint8_t {
    own,    ///< in the organization that it is held over, and its departments
    below,  ///< in the organizations under it, too
};

/// One way to be allowed an action. An empty set asks for nothing: anyone's duty, any relation.
struct Permission {
    Action action = Action::see_task;
    Duties duties;        ///< any of them
    Relations relations;  ///< any of them
    Span span = Span::own;
};

std::span<const Permission> permissions();

/// Whether somebody who holds these duties over the thing at hand, and stands so to it, may do it.
bool permitted(Action action, const HeldDuties& duties, Relations relations = {});
/// The same for duties held within the thing's own organization.
bool permitted(Action action, Duties duties, Relations relations = {});
/// Whether there is any thing at all to which these duties could allow the action: what can be known before
/// the thing is looked at.
bool conceivable(Action action, Duties duties);
/// Whether the action is about the whole office, never about one organization of it: its thing is Home{}.
bool of_the_whole(Action action);

Duties duties_of(const Person& person);
/// How `actor` stands to the person whom something is about.
Relations relations_to(const Person& subject, PersonId actor);

/// As the API and the page call it: "see_all".
std::string_view name(Action action);
/// Why not, for people: «Замещение назначают по приказу администратор, координатор или руководитель.»
std::string_view refusal_words(Action action);
std::string_view name(Relation relation);

}  // namespace vekha
