// What stands above the table: the plan's title, the body that issued it, the approval, the persons with a
// function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/layout.hpp"

namespace vekha::reading {

/// Lines that belong together: up to a blank line.
struct Group {
    std::vector<std::string> lines;
    std::string text;  ///< the lines as one
    bool bold = false;
    bool beside = false;  ///< a cell of a row with others beside it
};

std::vector<Group> groups_of(const std::vector<Line>& lines);

/// The plan's own title, one line; empty where nothing above the table looks like one. (page.cpp)
std::string title_of(const std::vector<Group>& groups);

/// The body that issued the order, or whose head approved; nothing where none is named. (issuer.cpp)
std::optional<std::string> organization_of(const std::vector<Group>& groups);

/// By order or by stamp. (approval.cpp)
std::optional<Approval> approval_of(const std::vector<Group>& groups);

/// Persons named to a function, and the one who approved; who merely signs is none. (roles.cpp)
std::vector<Role> roles_of(const std::vector<Group>& groups);

/// Who controls the order's execution: the one charged with it, or the signer who keeps it. (roles.cpp)
std::optional<Role> control_of(const std::vector<Group>& groups);

/// The line is an order's name, with its number and day at most («ПРИКАЗ», «П Р И К А З», «ПОСТАНОВЛЕНИЕ № 5
/// от 12.01.2026»). (approval.cpp)
bool is_order_word(std::string_view line);
/// «УТВЕРЖДАЮ»: where it begins a group. (approval.cpp)
bool is_stamp(std::string_view line);
/// The group that an order's name stands in; groups.size() where none does. (approval.cpp)
std::size_t order_group(const std::vector<Group>& groups);
/// «Приложение к приказу …», «УТВЕРЖДЁН постановлением …», beginning with group `at`: the words up to number
/// and day, from the act's name on; empty where the group cites none. (approval.cpp)
std::string cited_act(const std::vector<Group>& groups, std::size_t at);

}  // namespace vekha::reading
