#include "workflow/documents/number_format_code.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/utf8.hpp"

namespace vekha {
namespace {

using Kind = FormatSection::Kind;

constexpr std::size_t longest_code = 1'000;  // bytes; Excel allows 255 letters
constexpr std::size_t most_sections = 3;     // positive, negative, zero

struct Token {
    enum class Kind {
        literal,
        digit,
        point,
        comma,
        percent,
        text,
        general,
        day,
        month,
        year,
        hour,
        minute,
        second,
        exponent
    };
    Kind kind;
    std::string text;
    int length = 1;  ///< how many letters: «mmmm» is four
    bool elapsed = false;
};
using T = Token::Kind;

/// Cuts one section to tokens.
class Lexer {
  public:
    Lexer(std::string_view code, bool with_digits) : code_(code), with_digits_(with_digits) {}

    std::vector<Token> tokens() {
        while (at_ < code_.size()) take();
        settle_minutes();
        return std::move(tokens_);
    }

  private:
    void take() {
        const char c = code_[at_];
        const std::string_view rest = code_.substr(at_);
        if (c == '"') return quoted();
        if (c == '[') return bracket();
        if (c == '\\') {
            ++at_;
            return literal(character());
        }
        if (c == '_' || c == '*') {  // a blank as wide as the next letter; the next letter over and over
            ++at_;
            character();
            return;
        }
        for (const std::string_view name : {"General", "Основной", "Standard"})
            if (rest.starts_with(name)) return push(T::general, name.size());
        const std::string low = ascii_lower(rest.substr(0, 5));
        if (low == "am/pm") return drop(5);
        if (low.starts_with("a/p")) return drop(3);
        if (const auto kind = date_letter(rest)) return letters(*kind);
        if (c == '0' || c == '#' || c == '?') {
            tokens_.push_back({T::digit, std::string(1, c), 1, false});
            return drop(1);
        }
        if (c == '.') return push(T::point, 1);
        if (c == ',') return push(T::comma, 1);
        if (c == '%') return push(T::percent, 1);
        if (c == '@') return push(T::text, 1);
        if ((c == 'E' || c == 'e') && (low.starts_with("e+") || low.starts_with("e-")))
            return push(T::exponent, 2);
        literal(character());
    }

    void drop(std::size_t bytes) { at_ += bytes; }
    void push(T kind, std::size_t bytes) {
        tokens_.push_back({kind, std::string(code_.substr(at_, bytes)), 1, false});
        at_ += bytes;
    }
    void literal(std::string_view text) { tokens_.push_back({T::literal, std::string(text), 1, false}); }

    std::string_view character() {
        const std::size_t length = std::max<std::size_t>(utf8_length(code_.substr(at_)), 1);
        const std::string_view out = code_.substr(std::min(at_, code_.size()), length);
        at_ += length;
        return out;
    }

    void quoted() {
        const auto end = std::min(code_.find('"', at_ + 1), code_.size());
        literal(code_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
    }

    // «[$₽-419]» is a currency's sign, «[h]» hours beyond a day; colours and conditions say nothing.
    void bracket() {
        const auto end = std::min(code_.find(']', at_), code_.size());
        const std::string_view inside = code_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        if (inside.starts_with('$'))
            return literal(inside.substr(
                1, inside.find('-') == std::string_view::npos ? inside.npos : inside.find('-') - 1));
        const std::string low = ascii_lower(inside);
        if (low == "h" || low == "hh" || inside == "ч" || inside == "чч")
            tokens_.push_back({T::hour, {}, 1, true});
        if (low == "m" || low == "mm") tokens_.push_back({T::minute, {}, 1, true});
        if (low == "s" || low == "ss") tokens_.push_back({T::second, {}, 1, true});
    }

    struct Letter {
        T kind;
        std::string_view letter;
    };
    // Russian Excel names the parts by Russian letters; beside digits those are plain words.
    std::optional<Letter> date_letter(std::string_view rest) const {
        static constexpr std::array<Letter, 16> latin{
            Letter{T::day, "d"},    Letter{T::day, "D"},    Letter{T::month, "m"}, Letter{T::month, "M"},
            Letter{T::year, "y"},   Letter{T::year, "Y"},   Letter{T::hour, "h"},  Letter{T::hour, "H"},
            Letter{T::second, "s"}, Letter{T::second, "S"}, Letter{T::day, "Д"},   Letter{T::day, "д"},
            Letter{T::month, "М"},  Letter{T::month, "м"},  Letter{T::year, "г"},  Letter{T::year, "Г"}};
        static constexpr std::array<Letter, 4> clock{Letter{T::hour, "ч"}, Letter{T::hour, "Ч"},
                                                     Letter{T::second, "с"}, Letter{T::second, "С"}};
        for (const Letter& letter : latin)
            if (rest.starts_with(letter.letter) && (letter.letter.size() == 1 || !with_digits_))
                return letter;
        for (const Letter& letter : clock)
            if (!with_digits_ && rest.starts_with(letter.letter)) return letter;
        return std::nullopt;
    }

    void letters(const Letter& letter) {
        Token token{letter.kind, {}, 0, false};
        while (code_.substr(at_).starts_with(letter.letter)) {
            ++token.length;
            at_ += letter.letter.size();
        }
        tokens_.push_back(std::move(token));
    }

    // «m» beside hours before it or seconds after it is minutes.
    void settle_minutes() {
        T before = T::literal;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].kind == T::month && tokens_[i].length <= 2) {
                const auto next =
                    std::find_if(tokens_.begin() + static_cast<std::ptrdiff_t>(i) + 1, tokens_.end(),
                                 [](const Token& t) { return t.kind != T::literal; });
                if (before == T::hour || (next != tokens_.end() && next->kind == T::second))
                    tokens_[i].kind = T::minute;
            }
            if (tokens_[i].kind != T::literal && tokens_[i].kind != T::point) before = tokens_[i].kind;
        }
    }

    std::string_view code_;
    bool with_digits_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

// Digits outside quotes and brackets: the section is of a number, not of a date.
bool has_digits(std::string_view code) {
    char inside = '\0';
    for (const char c : code) {
        if (inside != '\0') {
            if (c == inside) inside = '\0';
        } else if (c == '"') {
            inside = '"';
        } else if (c == '[') {
            inside = ']';
        } else if (c == '0' || c == '#') {
            return true;
        }
    }
    return false;
}

void note_date(const Token& token, DateParts& date) {
    constexpr int weekday_letters = 3;
    switch (token.kind) {
        case T::day:
            (token.length >= weekday_letters ? date.weekday : date.day) = true;
            break;
        case T::month:
            date.month = true;
            date.month_word = date.month_word || token.length > 2;
            break;
        case T::year:
            date.year = true;
            break;
        case T::hour:
            date.hour = true;
            break;
        case T::minute:
            date.minute = true;
            break;
        case T::second:
            date.second = true;
            break;
        default:
            return;
    }
    date.elapsed = date.elapsed || token.elapsed;
}

bool is_date_part(T kind) {
    return kind == T::day || kind == T::month || kind == T::year || kind == T::hour || kind == T::minute ||
           kind == T::second;
}

// Words around the parts of a date; marks between the parts and dots after them are the printer's business.
void date_section(const std::vector<Token>& tokens, FormatSection& section) {
    section.kind = Kind::date;
    std::size_t first = tokens.size(), last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (is_date_part(tokens[i].kind)) {
            note_date(tokens[i], section.date);
            first = std::min(first, i);
            last = i;
        }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != T::literal) continue;
        if (i < first) section.before += tokens[i].text;
        if (i > last) section.after += tokens[i].text;
    }
}

void number_section(const std::vector<Token>& tokens, FormatSection& section) {
    section.kind = Kind::number;
    bool point = false, digit = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const bool more = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(),
                                      [](const Token& t) { return t.kind == T::digit; });
        switch (token.kind) {
            case T::digit:
                digit = true;
                section.decimals += point ? 1 : 0;
                section.fewest_decimals += point && token.text == "0" ? 1 : 0;
                section.digits += !point && token.text == "0" ? 1 : 0;
                break;
            case T::point:
                point = true;
                break;
            case T::comma:
                section.grouped = section.grouped || more;
                break;
            case T::percent:
                ++section.percents;
                section.after += '%';
                break;
            case T::literal:
                // A blank between the digits of «# ##0» groups them.
                if (digit && more && (token.text == " " || token.text == "\xC2\xA0"))
                    section.grouped = true;
                else
                    (digit ? section.after : section.before) += token.text;
                break;
            default:
                break;
        }
    }
}

FormatSection section_of(std::string_view code) {
    const std::vector<Token> tokens = Lexer(code, has_digits(code)).tokens();
    const auto has = [&](T kind) {
        return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.kind == kind; });
    };
    FormatSection section;
    const bool dated =
        std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return is_date_part(t.kind); });
    if (dated) {
        date_section(tokens, section);
    } else if (has(T::general) || has(T::text) || has(T::exponent)) {
        section.kind = Kind::general;
    } else if (has(T::digit)) {
        const bool fraction =
            std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.text == "/"; });
        if (!fraction) number_section(tokens, section);
    } else {
        section.kind = Kind::literal;
        for (const Token& token : tokens) section.before += token.text;
    }
    return section;
}

// Cuts at «;» outside quotes.
std::vector<std::string_view> parts_of(std::string_view code) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == '"') quoted = !quoted;
        if (code[at] == '\\') {
            ++at;
        } else if (code[at] == ';' && !quoted) {
            parts.push_back(code.substr(start, at - start));
            start = at + 1;
        }
    }
    parts.push_back(code.substr(std::min(start, code.size())));
    return parts;
}

}  // namespace

std::vector<FormatSection> format_sections(std::string_view code) {
    std::vector<FormatSection> sections;
    if (ascii_trimmed(code).empty() || code.size() > longest_code) return std::vector<FormatSection>(1);
    for (const std::string_view part : parts_of(code)) {
        if (sections.size() == most_sections) break;
        sections.push_back(section_of(part));
    }
    return sections;
}

}  // namespace vekha
