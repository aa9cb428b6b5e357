// The tree of organizations: who stands over whom, and where one organization ends and another begins.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "workflow/model/unit.hpp"

namespace vekha {

class UnitTree {
  public:
    UnitTree() = default;
    /// Links that lead nowhere or round in a circle are cut: such a unit stands at the top.
    explicit UnitTree(std::vector<Unit> units);

    const std::vector<Unit>& units() const { return units_; }  ///< by id
    const Unit* find(UnitId id) const;
    /// From the unit up to the top, itself first; empty for one that is not there. Of nothing (id 0), that is
    /// of what belongs to the whole office: the top where there is but one, else empty.
    std::vector<Unit> path(UnitId id) const;
    /// The unit and all below it, by id; everything for id 0.
    std::vector<UnitId> under(UnitId id) const;
    /// The organization that the unit belongs to: itself, or what the department is a part of.
    UnitId organization_of(UnitId id) const;
    /// Whether `above` is the unit itself or stands over it.
    bool covers(UnitId above, UnitId id) const;

  private:
    void cut_circles();

    std::vector<Unit> units_;
    std::unordered_map<UnitId, std::vector<UnitId>> children_;
    std::optional<UnitId> only_top_;
};

/// The first on the way up that is no department; the last where all are. `path` as UnitTree::path gives it.
UnitId organization_on(const std::vector<Unit>& path);

/// Whether people who work at `theirs` may be given work and be named in what belongs to `place`: they work
/// in it or below it, in an organization on the way up from it, or for the whole office. Both as
/// UnitTree::path gives them, empty for the whole office.
bool near(const std::vector<Unit>& place, const std::vector<Unit>& theirs);

}  // namespace vekha
