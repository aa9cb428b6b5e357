#include "workflow/editions/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "workflow/reader/folding.hpp"

namespace vekha::editions {
namespace {

constexpr std::size_t start_letters = 4;
constexpr std::size_t ending_letters = 3;  ///< that declension changes
constexpr std::size_t slip_from = 5;       ///< letters of a word that may have one wrong
constexpr std::size_t two_slips_from = 9;
constexpr double other_form = 0.95;  ///< of a word's weight where only its ending or a letter differs
const std::u32string any_year = U"#год";

bool digit(char32_t letter) {
    return letter >= U'0' && letter <= U'9';
}

bool is_year(const std::u32string& word) {
    return word.size() == 4 && std::all_of(word.begin(), word.end(), digit) &&
           (word.starts_with(U"19") || word.starts_with(U"20"));
}

std::size_t common_start(const std::u32string& first, const std::u32string& second) {
    const std::size_t most = std::min(first.size(), second.size());
    std::size_t same = 0;
    while (same < most && first[same] == second[same]) ++same;
    return same;
}

/// Letters to change, put in or leave out on the way from one word to the other.
std::size_t slips(const std::u32string& first, const std::u32string& second) {
    std::vector<std::size_t> row(second.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t at = 1; at <= first.size(); ++at) {
        std::size_t diagonal = std::exchange(row[0], at);
        for (std::size_t other = 1; other <= second.size(); ++other) {
            const std::size_t changed = diagonal + (first[at - 1] == second[other - 1] ? 0 : 1);
            diagonal = row[other];
            row[other] = std::min({changed, row[other] + 1, row[other - 1] + 1});
        }
    }
    return row.back();
}

double weight_of(const Title& title, const WordCounts& counts) {
    return std::accumulate(title.begin(), title.end(), 0.0,
                           [&](double sum, const TitleWord& word) { return sum + counts.weight(word); });
}

/// Which word of `second` each word of `first` is, equal words first; the number of words where none.
std::vector<std::size_t> pair_words(const Title& first, const Title& second) {
    std::vector<std::size_t> paired(first.size(), second.size());
    std::vector<bool> taken(second.size(), false);
    const auto pass = [&](auto same) {
        for (std::size_t at = 0; at < first.size(); ++at)
            for (std::size_t other = 0; paired[at] == second.size() && other < second.size(); ++other)
                if (!taken[other] && same(first[at], second[other])) {
                    paired[at] = other;
                    taken[other] = true;
                }
    };
    pass([](const TitleWord& a, const TitleWord& b) { return a.letters == b.letters; });
    pass(alike);
    return paired;
}

std::vector<std::u32string> numbers_of(const Title& title) {
    std::vector<std::u32string> numbers;
    for (const auto& word : title)
        if (word.digits) numbers.push_back(word.letters);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

}  // namespace

Title title_of(std::string_view text) {
    Title title;
    for (const auto& word : reading::words(reading::fold(text))) {
        if (title.size() == title_words) break;
        auto letters = reading::decode(word);
        if (is_year(letters)) letters = any_year;
        TitleWord made;
        made.start = reading::encode(std::u32string_view(letters).substr(0, start_letters));
        made.digits = std::all_of(letters.begin(), letters.end(), digit);
        made.letters = std::move(letters);
        title.push_back(std::move(made));
    }
    return title;
}

void WordCounts::add(const Title& title) {
    ++titles_;
    std::vector<std::string_view> starts;
    for (const auto& word : title) starts.emplace_back(word.start);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    for (const auto start : starts) ++counts_[std::string(start)];
}

std::size_t WordCounts::count(const TitleWord& word) const {
    const auto found = counts_.find(word.start);
    return found == counts_.end() ? 0 : found->second;
}

double WordCounts::weight(const TitleWord& word) const {
    const auto count = static_cast<double>(std::max<std::size_t>(1, this->count(word)));
    // «и», «в», «на» say little, however rare they are.
    const double full = word.letters.size() < ending_letters && !word.digits ? 0.3 : 1.0;
    return full * (0.5 + std::log(1.0 + static_cast<double>(titles_) / count));
}

bool alike(const TitleWord& first, const TitleWord& second) {
    const auto& a = first.letters;
    const auto& b = second.letters;
    if (a == b) return true;
    if (std::any_of(a.begin(), a.end(), digit) || std::any_of(b.begin(), b.end(), digit)) return false;
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t start = common_start(a, b);
    if (start >= start_letters && start + ending_letters >= longer) return true;
    if (longer < slip_from || longer - std::min(a.size(), b.size()) > 2) return false;
    return slips(a, b) <= (longer < two_slips_from ? 1U : 2U);
}

Likeness likeness(const Title& first, const Title& second, const WordCounts& counts) {
    Likeness found;
    const double first_weight = weight_of(first, counts);
    const double second_weight = weight_of(second, counts);
    if (first_weight <= 0 || second_weight <= 0) return found;
    const auto paired = pair_words(first, second);
    double first_common = 0;
    double second_common = 0;
    for (std::size_t at = 0; at < first.size(); ++at) {
        if (paired[at] == second.size()) continue;
        const double sameness = first[at].letters == second[paired[at]].letters ? 1.0 : other_form;
        first_common += sameness * counts.weight(first[at]);
        second_common += sameness * counts.weight(second[paired[at]]);
    }
    found.share = (first_common + second_common) / (first_weight + second_weight);
    found.first_in = first_common / first_weight;
    found.second_in = second_common / second_weight;
    found.numbers_differ = numbers_of(first) != numbers_of(second);
    return found;
}

}  // namespace vekha::editions
