#include "workflow/reports/reading_table.hpp"

#include <algorithm>
#include <vector>

#include "workflow/reports/text_columns.hpp"

namespace vekha {
namespace {

constexpr std::size_t title_width = 60;  // characters
constexpr std::size_t party_width = 34;
constexpr std::size_t deadline_width = 27;

// The text in lines of at most `most` characters, cut at spaces.
std::vector<std::string> wrapped(std::string_view text, std::size_t most) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const auto space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (!lines.back().empty() && width(lines.back()) + 1 + width(word) > most) lines.emplace_back();
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return lines;
}

std::string days(const Window& window) {
    if (!window.first) return "по " + format(window.last);
    if (*window.first == window.last) return format(window.last);
    return format(*window.first) + " – " + format(window.last);
}

std::vector<std::string> deadline_lines(const Deadline& deadline) {
    constexpr std::size_t most_shown = 4;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < deadline.windows.size() && i < most_shown; ++i)
        lines.push_back(days(deadline.windows[i]));
    if (deadline.windows.size() > most_shown)
        lines.push_back("… всего окон: " + std::to_string(deadline.windows.size()));
    if (lines.empty())
        lines.emplace_back(deadline.kind == DeadlineKind::missing ? "срок не указан"
                                                                  : "срок назначит человек");
    if (deadline.ambiguous) lines.emplace_back("(неоднозначно)");
    return lines;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
}

constexpr std::size_t margin = 6;  // under the number's column

void add_remark(const std::string& text, std::string& out) {
    for (const auto& line : wrapped(text, title_width + deadline_width + party_width - margin))
        out += padded("", margin) + line + "\n";
}

/// Why a person should look at the row: the reason of the deadline's reading, and what else it may be.
void add_doubts(const Item& item, std::string& out) {
    const Deadline& deadline = item.deadline;
    const bool doubtful = deadline.ambiguous || deadline.windows.empty();
    if (doubtful && !deadline.rule.empty())
        add_remark("? " + (deadline.text.empty() ? "" : "«" + deadline.text + "»: ") + deadline.rule, out);
    for (const auto& other : deadline.others) {
        std::string words;
        for (const auto& window : other.windows) words += (words.empty() ? "" : "; ") + days(window);
        add_remark("? Иначе: " + (words.empty() ? "без срока" : words) + ". " + other.rule, out);
    }
}

void add_item(const Item& item, std::string& out) {
    const auto title = wrapped(item.title, title_width), dates = deadline_lines(item.deadline),
               parties = wrapped(joined(item.responsible.parties), party_width);
    const std::size_t lines = std::max({title.size(), dates.size(), parties.size()});
    const auto at = [](const std::vector<std::string>& cell, std::size_t i) {
        return i < cell.size() ? cell[i] : std::string();
    };
    for (std::size_t i = 0; i < lines; ++i)
        out += padded(i == 0 ? item.number.value_or("–") : "", 6) + padded(at(title, i), title_width + 2) +
               padded(at(dates, i), deadline_width) + at(parties, i) + "\n";
    add_doubts(item, out);
}

}  // namespace

std::string reading_table(const Roadmap& roadmap) {
    std::string out;
    for (const auto& line : wrapped(roadmap.title, title_width + deadline_width + party_width))
        out += line + "\n";
    if (roadmap.organization) out += "Организация: " + *roadmap.organization + "\n";
    if (roadmap.approval)
        out += std::string("Утверждён: ") +
               (roadmap.approval->kind == ApprovalKind::order ? "приказом" : "грифом") +
               (roadmap.approval->number ? " № " + *roadmap.approval->number : "") +
               (roadmap.approval->date ? " от " + format(*roadmap.approval->date) : "") + "\n";
    out += "Период: " +
           (roadmap.period ? days({roadmap.period->first, roadmap.period->last}) : std::string("не указан")) +
           "\n";
    for (const auto& role : roadmap.roles)
        out += role.person + ": " + role.role +
               (role.doubtful ? " (имя в именительном падеже — догадка)" : "") + "\n";
    if (roadmap.control) out += "Контроль: " + roadmap.control->person + "\n";
    std::optional<std::string> section;
    for (const Item& item : roadmap.items) {
        if (item.section != section) {
            section = item.section;
            out += "\n" + section.value_or("(без раздела)") + "\n";
        }
        add_item(item, out);
    }
    return out += "\nМероприятий: " + std::to_string(roadmap.items.size()) + "\n";
}

}  // namespace vekha
