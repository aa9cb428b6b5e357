// People, the groups they form, and the printed words («как в документе») that stand for them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workflow/model/contact.hpp"
#include "workflow/model/ids.hpp"
#include "workflow/model/message.hpp"
#include "workflow/model/set_of.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// What a person may do and be called for. One person can hold several.
enum class Duty {
    executor,         ///< исполнитель: answers for tasks
    controller,       ///< координатор, контролёр: accepts, returns, imports
    department_head,  ///< начальник отдела исполнителя
    deputy_head,      ///< заместитель руководителя
    head,             ///< руководитель органа
    administrator,    ///< администратор системы
    observer,         ///< наблюдатель: sees the work of all, changes nothing
    auditor,          ///< аудитор: sees all there is, the settings and the people too; changes nothing
};
inline constexpr std::size_t duty_count = 8;
using Duties = SetOf<Duty>;

/// A duty that somebody holds outside the organization they work in: over another organization and all below
/// it, or over one roadmap. One of the two is set.
struct Grant {
    Duty duty = Duty::observer;
    UnitId unit = {};
    RoadmapId roadmap = {};
    friend bool operator==(const Grant&, const Grant&) = default;
};

struct Person {
    PersonId id;
    std::string login;     ///< unique, small Latin letters, digits, . _ -
    std::string name;      ///< «Сулегина Т.В.» or in full
    std::string position;  ///< должность, may be empty
    std::string
        department;        ///< the department's name; its head is the person with Duty::department_head there
    std::string email;     ///< empty: no mail to this person
    std::string telegram;  ///< chat id; empty: none
    std::string max;       ///< user id in MAX, or a group chat with its minus; empty: none
    std::string language = "ru";        ///< "ru" or "en"
    std::vector<std::string> channels;  ///< preferred order of channel names; empty: the organization's order
    std::vector<Duty> duties;
    bool active = true;                   ///< a dismissed person is kept for the record and never written to
    std::vector<AddressMark> marks = {};  ///< at most one of each kind
    std::optional<OwnHours> hours = {};   ///< nothing: the organization's sending hours
    std::vector<NoticeKind> declined = {};  ///< may_be_declined kinds that the person does not want
    /// Where they work, and over what their duties are held; 0: the whole office.
    UnitId unit = {};
    std::vector<Grant> grants = {};  ///< duties held elsewhere
    /// Of whoever acts by a program's key that was made for one organization: nothing outside of it and of
    /// what stands below is theirs to see or to do. Never kept with the person; 0: not narrowed.
    UnitId within = {};
    friend bool operator==(const Person&, const Person&) = default;

    bool has(Duty duty) const;
    /// The address of this kind; empty: none.
    const std::string& address(AddressKind kind) const;
    /// What is known of the address in use now.
    AddressStanding standing(AddressKind kind) const;
    /// Writes down what became known of the address in use now, in place of what was known before.
    void mark(AddressKind kind, AddressStanding standing, Instant at, std::string reason);
};

/// People who answer under one printed name («руководители ОО»). The first member leads where the group
/// leads.
struct Group {
    GroupId id;
    std::string name;
    std::vector<PersonId> members;
    /// Its members must each answer: each gets a task of their own under a common one.
    bool each_answers = false;
    UnitId unit = {};  ///< whose group it is; 0: the whole office's
    friend bool operator==(const Group&, const Group&) = default;
};

/// Who acts while an owner is away («замещение»), by which order, from when to when; both days inclusive. It
/// ends by itself.
struct Substitution {
    SubstitutionId id;
    PersonId away;
    PersonId acting;
    std::string order;  ///< «приказ № 17 от 01.07.2026»
    Day from{};
    Day to{};
    std::optional<Day> ended;  ///< ended early: the first day it is no more in force
    friend bool operator==(const Substitution&, const Substitution&) = default;

    bool in_force(Day day) const { return from <= day && day <= to && (!ended || day < *ended); }
};

/// Whom the printed words of a party stand for.
using PartyOwner = std::variant<PersonId, GroupId>;

struct PartyBinding {
    std::string party;  ///< as printed when it was bound
    PartyOwner owner;
    /// In whose documents the words mean them, and in those of all below; 0: in everybody's.
    UnitId unit = {};
    friend bool operator==(const PartyBinding&, const PartyBinding&) = default;
};

/// A user or a chat as messengers number them: digits, before them a minus for a group.
bool is_messenger_number(std::string_view text);

std::string_view name(Duty duty);
std::optional<Duty> parse_duty(std::string_view text);

}  // namespace vekha
