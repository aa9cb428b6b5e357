#include "workflow/editions/windows.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace vekha::editions {
namespace {

/// How good a pairing is: equal last days, then pairs, then nearness.
struct Merit {
    int equal = 0;
    int pairs = 0;
    std::int64_t apart = 0;  ///< days, over all pairs
    bool less_than(const Merit& other) const {
        return std::tuple(equal, pairs, -apart) < std::tuple(other.equal, other.pairs, -other.apart);
    }
};

std::vector<std::size_t> by_last_day(std::span<const Window> windows) {
    std::vector<std::size_t> order(windows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return windows[a].last < windows[b].last; });
    return order;
}

Merit with_pair(Merit merit, const Window& was, const Window& now) {
    merit.equal += was.last == now.last ? 1 : 0;
    merit.pairs += 1;
    merit.apart += std::abs((was.last - now.last).count());
    return merit;
}

}  // namespace

std::vector<std::optional<std::size_t>> pair_windows(std::span<const Window> was,
                                                     std::span<const Window> now) {
    const auto old_order = by_last_day(was);
    const auto new_order = by_last_day(now);
    const std::size_t width = now.size() + 1;
    // best[i * width + j]: of the old windows from i and the new ones from j on.
    std::vector<Merit> best((was.size() + 1) * width);
    const auto paired = [&](std::size_t i, std::size_t j) {
        return with_pair(best[(i + 1) * width + j + 1], was[old_order[i]], now[new_order[j]]);
    };
    for (std::size_t i = was.size(); i-- > 0;)
        for (std::size_t j = now.size(); j-- > 0;) {
            Merit merit = paired(i, j);
            for (const auto& other : {best[(i + 1) * width + j], best[i * width + j + 1]})
                if (merit.less_than(other)) merit = other;
            best[i * width + j] = merit;
        }
    std::vector<std::optional<std::size_t>> becomes(was.size());
    for (std::size_t i = 0, j = 0; i < was.size() && j < now.size();) {
        const auto& here = best[i * width + j];
        if (!paired(i, j).less_than(here))
            becomes[old_order[i++]] = new_order[j++];
        else if (!best[(i + 1) * width + j].less_than(here))
            ++i;
        else
            ++j;
    }
    return becomes;
}

}  // namespace vekha::editions
