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

/// By order or by stamp. (issuer.cpp)
std::optional<Approval> approval_of(const std::vector<Group>& groups);

/// Persons named to a function, and the one who approved. (roles.cpp)
std::vector<Role> roles_of(const std::vector<Group>& groups);

/// The line is an order's name alone («ПРИКАЗ», «П Р И К А З», «ПОСТАНОВЛЕНИЕ»). (issuer.cpp)
bool is_order_word(std::string_view line);
/// «УТВЕРЖДАЮ»: where it begins a group. (issuer.cpp)
bool is_stamp(std::string_view line);

}  // namespace vekha::reading
