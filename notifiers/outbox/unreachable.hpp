// Who would not hear of their tasks: shown to the coordinator before the next date, and written to on paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

enum class Unreached {
    no_address,  ///< of no channel that is configured
    refused,     ///< every address was refused
    failed,      ///< the last message reached nobody
};

struct UnreachablePerson {
    Person person;
    Unreached why = Unreached::no_address;
    std::optional<Instant> next;  ///< when the engine speaks of one of the tasks next
    std::vector<TaskCard> tasks;  ///< owed, the most urgent first; at most unreachable_tasks
};

inline constexpr std::size_t unreachable_tasks = 50;  ///< shown of one person

/// The active people who owe something and would not hear of it, those whose next date comes first ahead.
Result<std::vector<UnreachablePerson>> unreachable_people(ReadView& view,
                                                          const std::vector<std::string>& channels,
                                                          Instant now);

/// «Листок секретаря»: a page for printing on A4, one row a person and task with a column to sign in.
std::string paper_list(const std::vector<UnreachablePerson>& people, const Organization& organization,
                       Instant now);

std::string_view name(Unreached why);
std::string_view russian(Unreached why);

}  // namespace vekha
