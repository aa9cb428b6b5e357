#include "config/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace vekha::config {
namespace {

// Typing slips: one letter added, dropped or changed; a swap of neighbours counts as two.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[right.size()];
}

}  // namespace

Error joined(const Faults& faults) {
    Error all = faults.front();
    for (std::size_t i = 1; i < faults.size(); ++i) {
        if (i == 1 && !all.mend.empty()) {
            all.message += " " + all.mend;
            all.mend.clear();
        }
        all.message += "\n" + describe(faults[i]);
    }
    return all;
}

std::string nearest(std::string_view given, const std::vector<std::string>& known) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, given.size() / 3) + 1;
    for (const auto& name : known)
        if (const auto distance = edit_distance(given, name); distance < best_distance) {
            best = name;
            best_distance = distance;
        }
    return best_distance < given.size() ? best : std::string{};
}

}  // namespace vekha::config
