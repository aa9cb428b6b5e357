#include "workflow/reader/columns.hpp"

#include <array>
#include <string_view>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_heading = 300;  // bytes of one heading cell

struct HeadingWord {
    std::string_view stem;
    Column column;
    int strength;  // among two columns of one kind the stronger is it
};

// In the order in which they decide: «срок реализации мероприятия» is a deadline, «исполнители мероприятия» a
// party.
constexpr std::array heading_words{
    HeadingWord{"отметк", Column::note, 3},        HeadingWord{"примечани", Column::note, 3},
    HeadingWord{"источник", Column::note, 3},      HeadingWord{"финансир", Column::note, 3},
    HeadingWord{"место", Column::note, 2},         HeadingWord{"срок", Column::deadline, 3},
    HeadingWord{"дата", Column::deadline, 2},      HeadingWord{"даты", Column::deadline, 2},
    HeadingWord{"период", Column::deadline, 2},    HeadingWord{"время", Column::deadline, 1},
    HeadingWord{"когда", Column::deadline, 1},     HeadingWord{"месяц", Column::deadline, 1},
    HeadingWord{"ответствен", Column::party, 3},   HeadingWord{"исполнител", Column::party, 3},
    HeadingWord{"соисполнител", Column::party, 2}, HeadingWord{"кто", Column::party, 1},
    HeadingWord{"результат", Column::result, 3},   HeadingWord{"показател", Column::result, 2},
    HeadingWord{"подтвержд", Column::result, 2},   HeadingWord{"индикатор", Column::result, 2},
    HeadingWord{"форма отчет", Column::result, 1}, HeadingWord{"вид документ", Column::result, 2},
    HeadingWord{"документ", Column::result, 1},    HeadingWord{"итог", Column::result, 1},
    HeadingWord{"эффект", Column::result, 1},      HeadingWord{"выход", Column::result, 1},
    HeadingWord{"продукт", Column::result, 1},     HeadingWord{"мероприят", Column::title, 5},
    HeadingWord{"содержан", Column::title, 4},     HeadingWord{"наименован", Column::title, 3},
    HeadingWord{"действи", Column::title, 3},      HeadingWord{"меры", Column::title, 3},
    HeadingWord{"мера", Column::title, 3},         HeadingWord{"вопрос", Column::title, 2},
    HeadingWord{"вид деятельн", Column::title, 2}, HeadingWord{"виды деятельн", Column::title, 2},
    HeadingWord{"вид работ", Column::title, 2},    HeadingWord{"виды работ", Column::title, 2},
    HeadingWord{"работ", Column::title, 1},        HeadingWord{"тема", Column::title, 1},
    HeadingWord{"задач", Column::title, 1},        HeadingWord{"направлени", Column::title, 1},
    HeadingWord{"участник", Column::party, 1},     HeadingWord{"раздел", Column::section, 1},
};

bool is_number_sign(const std::string& folded) {
    const std::string_view text = trim(folded, ".: ");
    if (text == "n" || text == "nn" || text == "n п/п" || text == "п/п" || text == "пп" || text == "номер" ||
        text == "п.п")
        return true;
    return text.starts_with("№") && letter_count(text) <= 4;
}

const HeadingWord* heading_word(const std::string& folded) {
    for (const auto& word : heading_words)
        if (has_stem(folded, word.stem)) return &word;
    return nullptr;
}

bool is_grouping(const std::string& folded) {
    return has_stem(folded, "направлени") || has_stem(folded, "задач") || has_stem(folded, "раздел");
}

}  // namespace

std::optional<std::size_t> Heading::place(Column column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == column) return i;
    return std::nullopt;
}

Column column_named(const std::string& cell) {
    if (cell.empty() || cell.size() > longest_heading) return Column::unknown;
    const std::string folded = squeeze(fold(cell));
    if (is_number_sign(folded)) return Column::number;
    const auto* word = heading_word(folded);
    return word == nullptr ? Column::unknown : word->column;
}

std::optional<Heading> heading_of(const std::vector<std::string>& cells) {
    // Most rows of a plan end here: they are numbered, or long.
    if (cells.size() < 3 || row_number(cells.front())) return std::nullopt;
    for (const auto& cell : cells)
        if (cell.size() > longest_heading) return std::nullopt;
    Heading heading;
    std::vector<int> strengths(cells.size(), 0);
    std::vector<std::string> folded;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        folded.push_back(squeeze(fold(cells[i])));
        Column column = is_number_sign(folded[i]) ? Column::number : Column::unknown;
        if (column == Column::number && heading.place(Column::number)) column = Column::unknown;
        if (const auto* word = column == Column::number ? nullptr : heading_word(folded[i])) {
            column = word->column;
            strengths[i] = word->strength;
        }
        if (const auto other = heading.place(column);
            other && column != Column::unknown && column != Column::note) {
            const std::size_t loser = strengths[i] > strengths[*other] ? *other : i;
            const Column lost =
                column == Column::title && is_grouping(folded[loser]) ? Column::section : Column::unknown;
            if (loser != i)
                heading.columns[loser] = lost;
            else
                column = lost;
        }
        heading.columns.push_back(column);
    }
    const auto title = heading.place(Column::title), deadline = heading.place(Column::deadline);
    const bool third =
        heading.place(Column::number) || heading.place(Column::party) || heading.place(Column::result);
    if (!title || !deadline || !third) return std::nullopt;
    // A row of the plan can hold the words too, but not without a figure in its deadline or its number.
    if (cells[*deadline].find_first_of("0123456789") != std::string::npos) return std::nullopt;
    return heading;
}

bool is_foreign_heading(const std::vector<std::string>& cells) {
    if (cells.size() < 2 || !is_number_sign(squeeze(fold(cells.front())))) return false;
    return !heading_of(cells);
}

bool is_column_count(const std::vector<std::string>& cells) {
    if (cells.size() < 3) return false;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (trim(cells[i], ".") != std::to_string(i + 1)) return false;
    return true;
}

}  // namespace vekha::reading
