#include <array>
#include <charconv>
#include <string>

#include "daemon/conversion/recognition.hpp"

namespace vekha::conversion {
namespace {

constexpr std::size_t columns = 12;
enum Column : std::size_t {
    level = 0,
    page = 1,
    left = 6,
    top = 7,
    width = 8,
    height = 9,
    confidence = 10,
    text = 11
};
constexpr int word_level = 5;

double number_in(std::string_view digits) {
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::array<std::string_view, columns> cells_of(std::string_view line) {
    std::array<std::string_view, columns> cells;
    for (auto& cell : cells) {
        const auto end = line.find('\t');
        cell = line.substr(0, end);
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
    return cells;
}

/// Shades at the page's edge and rests of lines, which are recognized as strokes.
bool is_stroke(std::string_view word) {
    return word.find_first_not_of("|_—-~=[]{}\\/'`") == std::string_view::npos && word != "-" && word != "—";
}

}  // namespace

std::vector<std::vector<pdf::Word>> parse_recognized(std::string_view tsv, std::size_t pages) {
    std::vector<std::vector<pdf::Word>> out(pages);
    while (!tsv.empty()) {
        const auto end = tsv.find('\n');
        const auto cells = cells_of(tsv.substr(0, end));
        tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
        const auto number = static_cast<std::size_t>(number_in(cells[page]));
        if (number_in(cells[level]) != word_level || number < 1 || number > pages) continue;
        const auto start = cells[text].find_first_not_of(" \r");
        if (start == std::string_view::npos || is_stroke(cells[text])) continue;
        pdf::Word word;
        word.box.left = number_in(cells[left]);
        word.box.top = number_in(cells[top]);
        word.box.right = word.box.left + number_in(cells[width]);
        word.box.bottom = word.box.top + number_in(cells[height]);
        word.confidence = static_cast<int>(number_in(cells[confidence]));
        word.text = std::string(cells[text].substr(start));
        out[number - 1].push_back(std::move(word));
    }
    return out;
}

double confidence_of(const std::vector<pdf::Word>& words) {
    double sum = 0, letters = 0;
    for (const auto& word : words) {
        const auto bytes = static_cast<double>(word.text.size());
        sum += bytes * word.confidence;
        letters += bytes;
    }
    return letters > 0 ? sum / letters : 0;
}

std::optional<int> quarters_to_turn(std::string_view report) {
    constexpr std::string_view key = "Rotate: ";
    const auto at = report.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    const int degrees = static_cast<int>(number_in(report.substr(at + key.size())));
    if (degrees % 90 != 0) return std::nullopt;
    return degrees / 90 % 4;
}

}  // namespace vekha::conversion
