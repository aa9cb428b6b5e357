// By which channels can a person be reached, and in what order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"

namespace vekha {

/// Whether `channel` has what it needs to find the person: a mail address, a chat id. The mail folder finds
/// everyone; an unknown channel nobody.
bool has_address(const Person& person, std::string_view channel);

/// The channels to try in order: the person's own wish first, then the rest of `organization_order` (the
/// channels that are configured). A channel that is not configured or has no address is left out. Empty for a
/// dismissed person.
std::vector<std::string> usable_channels(const Person& person,
                                         const std::vector<std::string>& organization_order);

/// A rung that reaches nobody is told before it matters: ask this when people and tasks are bound.
bool reachable(const Person& person, const std::vector<std::string>& organization_order);

}  // namespace vekha
