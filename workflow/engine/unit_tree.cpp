#include "workflow/engine/unit_tree.hpp"

#include <algorithm>
#include <unordered_set>

namespace vekha {

UnitTree::UnitTree(std::vector<Unit> units) : units_(std::move(units)) {
    std::sort(units_.begin(), units_.end(), [](const Unit& a, const Unit& b) { return a.id < b.id; });
    cut_circles();
    std::vector<UnitId> tops;
    for (const auto& unit : units_) {
        if (unit.parent)
            children_[unit.parent].push_back(unit.id);
        else
            tops.push_back(unit.id);
    }
    if (tops.size() == 1) only_top_ = tops.front();
}

void UnitTree::cut_circles() {
    for (auto& unit : units_) {
        std::unordered_set<UnitId> passed{unit.id};
        UnitId at = unit.parent;
        while (at) {
            const auto* above = find(at);
            if (above == nullptr || !passed.insert(at).second) {
                unit.parent = UnitId{};
                break;
            }
            at = above->parent;
        }
    }
}

const Unit* UnitTree::find(UnitId id) const {
    const auto found = std::lower_bound(units_.begin(), units_.end(), id,
                                        [](const Unit& one, UnitId wanted) { return one.id < wanted; });
    return found != units_.end() && found->id == id ? &*found : nullptr;
}

std::vector<Unit> UnitTree::path(UnitId id) const {
    std::vector<Unit> up;
    if (!id) id = only_top_.value_or(UnitId{});
    for (const auto* unit = find(id); unit != nullptr; unit = find(unit->parent)) up.push_back(*unit);
    return up;
}

std::vector<UnitId> UnitTree::under(UnitId id) const {
    std::vector<UnitId> found;
    if (!id) {
        for (const auto& unit : units_) found.push_back(unit.id);
        return found;
    }
    if (find(id) == nullptr) return found;
    found.push_back(id);
    for (std::size_t at = 0; at < found.size(); ++at)
        if (const auto below = children_.find(found[at]); below != children_.end())
            found.insert(found.end(), below->second.begin(), below->second.end());
    std::sort(found.begin(), found.end());
    return found;
}

UnitId UnitTree::organization_of(UnitId id) const {
    return organization_on(path(id));
}

bool UnitTree::covers(UnitId above, UnitId id) const {
    if (!above) return true;
    const auto up = path(id);
    return std::any_of(up.begin(), up.end(), [&](const Unit& unit) { return unit.id == above; });
}

UnitId organization_on(const std::vector<Unit>& path) {
    for (const auto& unit : path)
        if (unit.kind != UnitKind::department) return unit.id;
    return path.empty() ? UnitId{} : path.back().id;
}

bool near(const std::vector<Unit>& place, const std::vector<Unit>& theirs) {
    if (place.empty() || theirs.empty()) return true;
    const auto on = [](const std::vector<Unit>& path, UnitId id) {
        return std::any_of(path.begin(), path.end(), [&](const Unit& one) { return one.id == id; });
    };
    return on(theirs, place.front().id) || on(place, organization_on(theirs));
}

}  // namespace vekha
