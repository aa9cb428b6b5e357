#include "workflow/reader/party_cells.hpp"

#include <algorithm>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

/// Marks that open and close what belongs together.
class Depth {
  public:
    bool inside() const { return brackets_ > 0 || quoted_; }

    void pass(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '(' || c == '[') ++brackets_;
            if (c == ')' || c == ']') brackets_ = std::max(0, brackets_ - 1);
            if (c == '"') quoted_ = !quoted_;
            if (opens(text.substr(i))) quoted_ = true;
            if (closes(text.substr(i))) quoted_ = false;
        }
    }

  private:
    static bool opens(std::string_view at) {
        return at.starts_with("«") || at.starts_with("“") || at.starts_with("„");
    }
    static bool closes(std::string_view at) { return at.starts_with("»") || at.starts_with("”"); }

    int brackets_ = 0;
    bool quoted_ = false;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// «по ВР.Воспитатели»: a stop, and a party right after it; but «ст.Воспитатель».
bool party_after_stop(std::string_view token, std::size_t stop) {
    const std::string before = fold(token.substr(0, stop));
    if (letter_count(before) < 2 || is_short_position(before) || !starts_upper(token.substr(stop + 1)))
        return false;
    const auto after = reading::words(fold(token.substr(stop + 1)));
    return !after.empty() && is_party_noun(after.front());
}

/// Where a token without spaces falls into two; its size where it does not.
std::size_t break_in(std::string_view token, bool inside) {
    if (inside) return token.size();
    for (std::size_t i = 0; i + 1 < token.size(); ++i) {
        const char c = token[i];
        const bool digits = i > 0 && is_digit(token[i - 1]) && is_digit(token[i + 1]);
        if ((c == ',' || c == ';') && !digits) return i + 1;
        // «и/или» and «1/2» are whole.
        if (c == '/' && !digits && letter_count(token.substr(0, i)) >= 2 &&
            letter_count(token.substr(i)) >= 2 && fold(token.substr(0, i)) != "и")
            return i + 1;
        if (c == '.' && party_after_stop(token, i)) return i + 1;
        if (c == '(' || c == '"' || token.substr(i).starts_with("«")) return token.size();
    }
    return token.size();
}

}  // namespace

std::vector<CellWord> cell_words(std::string_view cell) {
    std::vector<CellWord> out;
    Depth depth;
    bool line = false;
    std::string_view rest = trim(cell);
    while (!rest.empty()) {
        const auto space = std::min(rest.find_first_of(" \n"), rest.size());
        std::string_view token = rest.substr(0, space);
        for (bool glued = false; !token.empty(); glued = true) {
            CellWord word;
            const std::size_t end = break_in(token, depth.inside());
            word.text = std::string(token.substr(0, end));
            word.line = line && !glued;
            word.glued = glued;
            word.capital = starts_upper(word.text);
            word.folded = std::string(trim(fold(word.text), "\"()[].,;:!?/"));
            word.inside = depth.inside();
            depth.pass(word.text);
            out.push_back(std::move(word));
            token.remove_prefix(end);
        }
        if (space == rest.size()) break;
        line = rest[space] == '\n';
        rest.remove_prefix(space + 1);
    }
    // An opening mark that never closes holds nothing together.
    if (depth.inside())
        for (CellWord& word : out) word.inside = false;
    return out;
}

}  // namespace vekha::reading
