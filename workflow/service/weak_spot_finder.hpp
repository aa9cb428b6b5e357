// Where weak spots gather while they are looked for: equal ones are counted together, and no more is kept
// than is shown.
#pragma once

#include <string>
#include <utility>

#include "workflow/service/weak_spots.hpp"

namespace vekha {

class WeakSpotFinder {
  public:
    /// One spot of its own. Past weak_spot_examples of a kind it is only counted.
    void add(WeakSpot spot) {
        const auto found = ++found_.counts[spot.kind];
        if (found <= weak_spot_examples) alone_.push_back(std::move(spot));
    }

    /// A spot that may be found again under the same key, about no task or one more: it is kept once. `make`
    /// gives it the first time.
    template <class Make>
    void again(WeakSpotKind kind, const std::string& key, bool about_task, const Make& make) {
        const auto [at, fresh] = shared_.try_emplace({kind, key});
        if (fresh) {
            at->second = make();
            at->second.kind = kind;
            at->second.tasks = 0;
            ++found_.counts[kind];
        }
        if (about_task) ++at->second.tasks;
    }

    void looked_at_task() { ++found_.tasks; }
    /// All that was found, in the order of the kinds, the most tasks first.
    WeakSpots take();

  private:
    WeakSpots found_;
    std::vector<WeakSpot> alone_;
    std::map<std::pair<WeakSpotKind, std::string>, WeakSpot> shared_;
};

}  // namespace vekha
