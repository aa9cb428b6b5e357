#include "workflow/service/notice_words.hpp"

#include <algorithm>

#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

/// The beginning of a title, cut between characters.
std::string brief(const std::string& title) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < title.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(title[at]) & 0xc0U) != 0x80U;
        if (begins && characters++ == title_characters) return title.substr(0, at) + "…";
    }
    return title;
}

}  // namespace

std::string named_in_line(const std::string& number, const std::string& title) {
    std::string words = number.empty() ? "" : "п. " + number + " ";
    for (const char letter : "«" + brief(title) + "»") words += letter == '\n' ? ' ' : letter;
    return words;
}

std::string due_words(Day due) {
    return russian_date(due) + " г.";
}

std::string moved_words(Day was, Day due) {
    return "срок перенесён с " + russian_date(was) + " на " + due_words(due);
}

std::string with_lines(std::string head, const std::vector<std::string>& lines) {
    const std::size_t shown = std::min(lines.size(), notice_changes);
    for (std::size_t at = 0; at < shown; ++at) head += "\n" + lines[at];
    if (const auto more = static_cast<int>(lines.size() - shown); more > 0)
        head += "\nИ ещё " + counted(more, "изменение", "изменения", "изменений") + ": они на вашей доске.";
    return head;
}

}  // namespace vekha
