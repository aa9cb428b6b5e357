// Short ways to make rows of a plan for comparing.
#pragma once

#include <string>
#include <vector>

#include "tests/support/build.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha::test {

inline Item row(std::string number, std::string title, std::string_view due = "2026-03-31",
                std::string party = "Методист") {
    Item made;
    made.number = std::move(number);
    made.title = std::move(title);
    made.deadline.text = "до " + std::string(due);
    made.deadline.kind = DeadlineKind::once;
    made.deadline.windows = {{std::nullopt, day(due)}};
    made.responsible.text = party;
    made.responsible.parties = {std::move(party)};
    return made;
}

inline Item in_section(Item item, std::string section) {
    item.section = std::move(section);
    return item;
}

}  // namespace vekha::test
