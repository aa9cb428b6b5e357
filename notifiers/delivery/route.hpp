// By which channels can a person be reached, and in what order.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"

namespace vekha {

/// Whether `channel` has what it needs to find the person: a mail address, a chat id. The mail folder finds
/// everyone; an unknown channel nobody.
bool has_address(const Person& person, std::string_view channel);

/// Whether the person's address for this channel was refused by the other side.
bool refused_address(const Person& person, std::string_view channel);

/// The channels to try in order: the person's own wish first, then the rest of `organization_order` (the
/// channels that are configured). A channel that is not configured or has no address is left out, and so is
/// one whose address was refused; where all were, the first is tried all the same, for it may take messages
/// again. Empty for a dismissed person.
std::vector<std::string> usable_channels(const Person& person,
                                         const std::vector<std::string>& organization_order);

/// The channels for a message that may be bound to one (`bound`, where not empty: alone, also with an address
/// that was refused, for a test asks whether it is) or urgent (`urgent_order` first).
std::vector<std::string> channels_for(const Person& person, const std::string& bound, bool urgent,
                                      const std::vector<std::string>& organization_order,
                                      const std::vector<std::string>& urgent_order);

/// How many channels reach the person: a usable one whose address was not refused.
std::size_t reaching_channels(const Person& person, const std::vector<std::string>& organization_order);

/// A rung that reaches nobody is told before it matters: ask this when people and tasks are bound.
/// An address that was refused reaches nobody.
bool reachable(const Person& person, const std::vector<std::string>& organization_order);

}  // namespace vekha
