// Typed identifiers: a task's number can't be handed where a person's is wanted.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace vekha {

template <class Tag>
struct Id {
    std::int64_t value = 0;  ///< 0 is nobody and nothing; stores number from 1

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using RoadmapId = Id<struct RoadmapTag>;
using ItemId = Id<struct ItemTag>;
using TaskId = Id<struct TaskTag>;
using PersonId = Id<struct PersonTag>;
using GroupId = Id<struct GroupTag>;
using OutboxId = Id<struct OutboxTag>;
using DeliveryId = Id<struct DeliveryTag>;
using SubstitutionId = Id<struct SubstitutionTag>;
using UnitId = Id<struct UnitTag>;

}  // namespace vekha

template <class Tag>
struct std::hash<vekha::Id<Tag>> {
    std::size_t operator()(const vekha::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
