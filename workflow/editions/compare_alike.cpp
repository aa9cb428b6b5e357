#include "workflow/editions/compare_alike.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>

#include "workflow/editions/fields.hpp"
#include "workflow/editions/likeness.hpp"

namespace vekha::editions {
namespace {

constexpr std::size_t rivals_most = 12;   ///< new rows that are weighed for one old row
constexpr std::size_t common_word = 150;  ///< a word in more titles than this finds nobody

// What makes one measure of two rows, in shares of one.
constexpr double sure_title = 0.78;    ///< titles alike enough by themselves
constexpr double likely_title = 0.55;  ///< with sure_support of the other fields
constexpr double sure_support = 0.50;
constexpr double doubtful_title = 0.48;  ///< worth asking a person
constexpr double half_title = 0.35;      ///< … with half_support
constexpr double half_support = 0.35;
constexpr double other_title = 0.25;  ///< … with strong_support, where the title was written anew
constexpr double strong_support = 0.70;
constexpr double part_share = 0.80;  ///< of a title that stands in another: cut off it, or joined to it

/// A likeness weighed.
struct Rivals {
    std::size_t old_row = 0;
    std::size_t new_row = 0;
    Likeness title;
    double support = 0;  ///< what the other fields say, 0 … 1
    bool sure_by_title() const { return !title.numbers_differ && title.share >= sure_title; }
    bool sure() const {
        return sure_by_title() ||
               (!title.numbers_differ && title.share >= likely_title && support >= sure_support);
    }
    bool likely() const {
        return title.share >= doubtful_title || (title.share >= half_title && support >= half_support) ||
               (title.share >= other_title && support >= strong_support);
    }
    double merit() const { return 0.7 * title.share + 0.3 * support; }
};

class AlikeRows {
  public:
    AlikeRows(std::span<const Item> was, std::span<const Item> now, Pairs& pairs)
        : was_(was), now_(now), pairs_(pairs), old_titles_(was.size()), new_titles_(now.size()) {}

    void run() {
        read_titles();
        index_new_rows();
        for (std::size_t row = 0; row < was_.size(); ++row)
            if (pairs_.free_old(row)) weigh(row);
        std::sort(rivals_.begin(), rivals_.end(), [](const Rivals& a, const Rivals& b) {
            return std::tuple(-a.merit(), a.old_row, a.new_row) <
                   std::tuple(-b.merit(), b.old_row, b.new_row);
        });
        join([](const Rivals& one) { return one.sure_by_title(); }, false);
        forget_parts();
        join([](const Rivals& one) { return one.sure(); }, false);
        join([](const Rivals& one) { return one.likely(); }, true);
    }

  private:
    void read_titles() {
        for (std::size_t row = 0; row < was_.size(); ++row) {
            if (!pairs_.free_old(row)) continue;
            old_titles_[row] = title_of(was_[row].title);
            counts_.add(old_titles_[row]);
        }
        for (std::size_t row = 0; row < now_.size(); ++row) {
            if (!pairs_.free_new(row)) continue;
            new_titles_[row] = title_of(now_[row].title);
            counts_.add(new_titles_[row]);
        }
    }

    void index_new_rows() {
        for (std::size_t row = 0; row < now_.size(); ++row) {
            if (!pairs_.free_new(row)) continue;
            for (const auto& word : new_titles_[row]) {
                add_to(by_start_[word.start], row);
                add_to(by_word_[word.letters], row);
            }
            if (now_[row].number) by_number_[*now_[row].number].push_back(row);
        }
    }

    static void add_to(std::vector<std::size_t>& rows, std::size_t row) {
        if (rows.empty() || rows.back() != row) rows.push_back(row);
    }

    /// The free new rows that share the rarest words with the old one, its number, or its neighbours.
    std::vector<std::size_t> rivals_of(std::size_t old_row) const {
        std::map<std::size_t, double> found;
        for (const auto& word : old_titles_[old_row]) {
            const auto share = [&](const auto& index, const auto& key) {
                const auto rows = index.find(key);
                if (rows == index.end() || rows->second.size() > common_word) return;
                for (const auto row : rows->second) found[row] += counts_.weight(word);
            };
            share(by_start_, word.start);
            share(by_word_, word.letters);
        }
        std::vector<std::size_t> rivals;
        for (const auto& [row, weight] : found) rivals.push_back(row);
        const auto most = std::min(rivals.size(), rivals_most);
        std::partial_sort(rivals.begin(), rivals.begin() + static_cast<std::ptrdiff_t>(most), rivals.end(),
                          [&](std::size_t a, std::size_t b) {
                              return std::tuple(-found.at(a), a) < std::tuple(-found.at(b), b);
                          });
        rivals.resize(most);
        const auto add = [&](std::size_t row) {
            if (row < now_.size() && pairs_.free_new(row) &&
                std::find(rivals.begin(), rivals.end(), row) == rivals.end())
                rivals.push_back(row);
        };
        if (const auto& number = was_[old_row].number)
            if (const auto rows = by_number_.find(*number); rows != by_number_.end())
                for (std::size_t at = 0; at < std::min(rows->second.size(), rivals_most); ++at)
                    add(rows->second[at]);
        if (old_row > 0 && !pairs_.free_old(old_row - 1)) add(pairs_.new_of[old_row - 1] + 1);
        return rivals;
    }

    /// Beside the title: the number, the days, who answers, what comes of it, under which heading.
    double support_of(const Item& was, const Item& now) const {
        double support = 0;
        const auto changed = changed_fields(was, now);
        const auto same = [&](Field field) {
            return std::find(changed.begin(), changed.end(), field) == changed.end();
        };
        if (was.number && same(Field::number)) support += 0.30;
        if (same(Field::deadline)) support += 0.25;
        if (!was.result.text.empty() && same(Field::evidence) && same(Field::result)) support += 0.20;
        if (!was.responsible.parties.empty() && same(Field::parties)) support += 0.15;
        if (same(Field::section)) support += 0.10;
        return support;
    }

    void weigh(std::size_t old_row) {
        for (const auto new_row : rivals_of(old_row)) {
            Rivals rivals;
            rivals.old_row = old_row;
            rivals.new_row = new_row;
            rivals.title = likeness(old_titles_[old_row], new_titles_[new_row], counts_);
            rivals.support = support_of(was_[old_row], now_[new_row]);
            if (rivals.sure() || rivals.likely() || is_part(rivals)) rivals_.push_back(rivals);
        }
    }

    static bool is_part(const Rivals& one) {
        return one.title.first_in >= part_share || one.title.second_in >= part_share;
    }

    template <class Judge>
    void join(Judge judge, bool doubtful) {
        for (const auto& one : rivals_) {
            if (!pairs_.free_old(one.old_row) || !pairs_.free_new(one.new_row) || !judge(one)) continue;
            pairs_.join(one.old_row, one.new_row);
            pairs_.likeness[one.new_row] = static_cast<int>(one.title.share * 100);
            pairs_.doubtful[one.new_row] = doubtful;
        }
    }

    /// A row of which two others are parts was cut in two, or joined of two: none of them goes on.
    void forget_parts() {
        std::map<std::size_t, int> cut;     // old rows, by how many new ones are parts of them
        std::map<std::size_t, int> joined;  // new rows likewise
        const auto open = [&](const Rivals& one) {
            return pairs_.free_old(one.old_row) && pairs_.free_new(one.new_row);
        };
        for (const auto& one : rivals_) {
            if (!open(one)) continue;
            if (one.title.second_in >= part_share) ++cut[one.old_row];
            if (one.title.first_in >= part_share) ++joined[one.new_row];
        }
        std::erase_if(rivals_, [&](const Rivals& one) {
            if (!open(one)) return false;
            const auto old_row = cut.find(one.old_row);
            const auto new_row = joined.find(one.new_row);
            return (old_row != cut.end() && old_row->second > 1 && one.title.second_in >= part_share) ||
                   (new_row != joined.end() && new_row->second > 1 && one.title.first_in >= part_share);
        });
    }

    std::span<const Item> was_;
    std::span<const Item> now_;
    Pairs& pairs_;
    std::vector<Title> old_titles_;
    std::vector<Title> new_titles_;
    WordCounts counts_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_start_;  ///< new rows by a word's start
    std::map<std::u32string, std::vector<std::size_t>> by_word_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_number_;
    std::vector<Rivals> rivals_;
};

}  // namespace

void pair_alike(std::span<const Item> was, std::span<const Item> now, Pairs& pairs) {
    AlikeRows(was, now, pairs).run();
}

}  // namespace vekha::editions
