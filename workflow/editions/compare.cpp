#include "workflow/editions/compare.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "workflow/editions/compare_alike.hpp"
#include "workflow/model/names.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::editions {
namespace {

constexpr NameTable<Fate, 5> fates{{{Fate::same, "same"},
                                    {Fate::moved, "moved"},
                                    {Fate::changed, "changed"},
                                    {Fate::added, "added"},
                                    {Fate::dropped, "dropped"}}};

/// What a row is recognized by beside its title.
enum class Mark { section, number, deadline, parties, result };

/// The passes over rows with equal titles: what else must be equal, the surest first. Days and parties come
/// before the number, for numbers shift when a row is put in above.
const std::array<std::vector<Mark>, 8> passes{{
    {Mark::section, Mark::number, Mark::deadline, Mark::parties, Mark::result},
    {Mark::section, Mark::deadline, Mark::parties},
    {Mark::deadline, Mark::parties},
    {Mark::section, Mark::number},
    {Mark::section, Mark::deadline},
    {Mark::section},
    {Mark::number},
    {},
}};

/// Stands between the parts of a key; no folded text has it.
constexpr char part_end = '\x1f';

/// A row's fields, folded once.
struct Folded {
    std::string title;
    std::array<std::string, 5> marks;  ///< by Mark
};

Folded fold_row(const Item& item) {
    Folded folded;
    for (const auto& word : reading::words(reading::fold(item.title))) folded.title += word + ' ';
    auto& [section, number, deadline, parties, result] = folded.marks;
    section = reading::fold(item.section.value_or(""));
    number = reading::fold(item.number.value_or(""));
    deadline = reading::fold(item.deadline.text);
    for (const auto& window : item.deadline.windows) deadline += part_end + format(window.last);
    for (const auto& party : item.responsible.parties) parties += reading::fold(party) + part_end;
    result = reading::fold(item.result.text);
    return folded;
}

std::vector<Folded> fold_rows(std::span<const Item> items) {
    std::vector<Folded> folded;
    folded.reserve(items.size());
    for (const auto& item : items) folded.push_back(fold_row(item));
    return folded;
}

std::string key_of(const Folded& row, const std::vector<Mark>& marks) {
    std::string key = row.title;
    for (const auto mark : marks) key += part_end + row.marks[static_cast<std::size_t>(mark)];
    return key;
}

/// Joins free rows with equal keys, in their order.
void pair_equal(const std::vector<Folded>& was, const std::vector<Folded>& now,
                const std::vector<Mark>& marks, Pairs& pairs) {
    struct Queue {
        std::vector<std::size_t> rows;
        std::size_t next = 0;
    };
    std::unordered_map<std::string, Queue> waiting;
    for (std::size_t row = 0; row < was.size(); ++row)
        if (pairs.free_old(row) && !was[row].title.empty())
            waiting[key_of(was[row], marks)].rows.push_back(row);
    for (std::size_t row = 0; row < now.size(); ++row) {
        if (!pairs.free_new(row)) continue;
        const auto found = waiting.find(key_of(now[row], marks));
        if (found == waiting.end() || found->second.next == found->second.rows.size()) continue;
        pairs.join(found->second.rows[found->second.next++], row);
    }
}

void pair_decided(std::span<const Continuation> decided, Pairs& pairs) {
    for (const auto& one : decided) {
        if (one.now >= pairs.old_of.size() || !pairs.free_new(one.now)) continue;
        if (!one.was)
            pairs.closed_new[one.now] = true;
        else if (*one.was < pairs.new_of.size() && pairs.free_old(*one.was))
            pairs.join(*one.was, one.now);
    }
}

/// The new rows, in order, whose old rows stand in order too: as many as can be. The others went elsewhere.
std::vector<bool> in_order(const Pairs& pairs) {
    std::vector<std::size_t> ends;  // by length: the new row that ends it
    std::vector<std::size_t> before(pairs.old_of.size(), Pairs::none);
    for (std::size_t row = 0; row < pairs.old_of.size(); ++row) {
        if (pairs.old_of[row] == Pairs::none) continue;
        const auto place = std::lower_bound(
            ends.begin(), ends.end(), pairs.old_of[row],
            [&](std::size_t end, std::size_t old_row) { return pairs.old_of[end] < old_row; });
        if (place != ends.begin()) before[row] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(row);
        else
            *place = row;
    }
    std::vector<bool> stays(pairs.old_of.size(), false);
    if (!ends.empty())
        for (auto row = ends.back(); row != Pairs::none; row = before[row]) stays[row] = true;
    return stays;
}

Fate fate_of(const std::vector<Field>& changed, bool elsewhere) {
    if (changed.empty()) return elsewhere ? Fate::moved : Fate::same;
    return only_place(changed) ? Fate::moved : Fate::changed;
}

/// Dropped rows by the old row after which each run of them begins: the number of old rows for those at the
/// very beginning.
class DroppedRows {
  public:
    explicit DroppedRows(const Pairs& pairs) : pairs_(pairs) {}
    /// Puts the dropped rows that follow the old row right behind it.
    void after(std::size_t old_row, std::vector<Row>& rows) const {
        for (std::size_t at = old_row + 1; at < pairs_.new_of.size() && pairs_.free_old(at); ++at)
            put(at, rows);
    }
    void at_start(std::vector<Row>& rows) const {
        for (std::size_t at = 0; at < pairs_.new_of.size() && pairs_.free_old(at); ++at) put(at, rows);
    }

  private:
    static void put(std::size_t old_row, std::vector<Row>& rows) {
        Row row;
        row.fate = Fate::dropped;
        row.was = old_row;
        rows.push_back(row);
    }
    const Pairs& pairs_;
};

std::vector<Row> side_by_side(std::span<const Item> was, std::span<const Item> now, const Pairs& pairs) {
    const auto stays = in_order(pairs);
    const DroppedRows dropped(pairs);
    std::vector<Row> rows;
    dropped.at_start(rows);
    for (std::size_t at = 0; at < now.size(); ++at) {
        Row row;
        row.now = at;
        row.fate = Fate::added;
        if (const auto old_row = pairs.old_of[at]; old_row != Pairs::none) {
            row.was = old_row;
            row.changed = changed_fields(was[old_row], now[at]);
            row.elsewhere = !stays[at];
            row.fate = fate_of(row.changed, row.elsewhere);
            row.likeness = pairs.likeness[at];
            row.sure = !pairs.doubtful[at];
        }
        rows.push_back(row);
        if (row.was) dropped.after(*row.was, rows);
    }
    return rows;
}

}  // namespace

std::vector<Row> compare(std::span<const Item> was, std::span<const Item> now,
                         std::span<const Continuation> decided) {
    Pairs pairs(was.size(), now.size());
    pair_decided(decided, pairs);
    const auto old_rows = fold_rows(was);
    const auto new_rows = fold_rows(now);
    for (const auto& marks : passes) pair_equal(old_rows, new_rows, marks, pairs);
    pair_alike(was, now, pairs);
    return side_by_side(was, now, pairs);
}

std::string_view name(Fate fate) {
    return name_in(fates, fate);
}

}  // namespace vekha::editions
