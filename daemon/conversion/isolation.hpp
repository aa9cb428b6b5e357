// What a child does to itself between fork and exec. Only calls that are safe there: no allocation, no lock.
#pragma once

#include <array>
#include <cstddef>

#include <sys/types.h>

namespace vekha::conversion {

/// Made before the fork: the bytes that the child will write to its maps of users and groups.
struct IdentityMaps {
    std::array<char, 64> users{};
    std::array<char, 64> groups{};
    std::size_t users_bytes = 0;
    std::size_t groups_bytes = 0;
};
IdentityMaps identity_maps();

/// Takes the network from the calling process and all it will start: a network namespace of its own where the
/// kernel gives one to this account, and a filter of system calls that refuses every socket but local ones.
/// Also sets that no program gains privileges. Returns how many of the two ways hold: 0, 1 or 2. For the
/// child of a fork only.
int leave_network(const IdentityMaps& maps);

}  // namespace vekha::conversion
