#include "workflow/reader/folding.hpp"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vekha::reading {
namespace {

constexpr char32_t no_character = 0xFFFD;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0xA0 ||
           c == 0x85 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Soft hyphens and direction marks print nothing.
bool is_unseen(char32_t c) {
    return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x2060;
}

bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043;
}

bool is_quote(char32_t c) {
    return c == U'"' || c == U'\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
           c == 0x203A;
}

char32_t next(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    auto offset = static_cast<std::int64_t>(at);
    std::int32_t point = 0;
    U8_NEXT(bytes, offset, size, point);
    at = static_cast<std::size_t>(offset);
    return point < 0 ? no_character : static_cast<char32_t>(point);
}

void append(std::string& out, char32_t c) {
    char buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<std::int32_t>(c));
    out.append(buffer, static_cast<std::size_t>(length));
}

bool letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

// The first letter or digit past opening marks; 0 where the text starts with something else.
char32_t first_sign(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (is_space(c) || is_quote(c) || is_unseen(c) || c == U'(' || c == U'[') continue;
        return c;
    }
    return 0;
}

template <class Map>
std::string transform(std::string_view text, bool keep_lines, Map map) {
    std::string out;
    out.reserve(text.size());
    bool space = false, line = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (is_unseen(c)) continue;
        if (is_space(c)) {
            space = true;
            line = line || c == U'\n';
            continue;
        }
        if (space && !out.empty()) out += line && keep_lines ? '\n' : ' ';
        space = line = false;
        append(out, map(c));
    }
    return out;
}

}  // namespace

std::u32string decode(std::string_view text) {
    std::u32string out;
    out.reserve(text.size() / 2 + 1);
    for (std::size_t at = 0; at < text.size();) out += next(text, at);
    return out;
}

std::string encode(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 2);
    for (const char32_t c : text) append(out, c);
    return out;
}

std::string squeeze(std::string_view text) {
    return transform(text, false, [](char32_t c) { return c; });
}

std::string squeeze_lines(std::string_view text) {
    return transform(text, true, [](char32_t c) { return c; });
}

std::string fold(std::string_view text) {
    return transform(text, true, [](char32_t c) -> char32_t {
        if (is_dash(c)) return U'-';
        if (is_quote(c)) return U'"';
        const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
        return lower == U'ё' ? U'е' : lower;
    });
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (u_isalnum(static_cast<UChar32>(c))) {
            append(word, c);
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

bool starts_upper(std::string_view text) {
    return u_isupper(static_cast<UChar32>(first_sign(text))) != 0;
}
bool starts_lower(std::string_view text) {
    return u_islower(static_cast<UChar32>(first_sign(text))) != 0;
}
bool starts_digit(std::string_view text) {
    return u_isdigit(static_cast<UChar32>(first_sign(text))) != 0;
}

bool all_upper(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next(word, at);
        if (!letter(c)) continue;
        if (!u_isupper(static_cast<UChar32>(c))) return false;
        ++letters;
    }
    return letters >= 2;
}

std::size_t letter_count(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) letters += letter(next(text, at)) ? 1 : 0;
    return letters;
}

std::string_view trim(std::string_view text, std::string_view marks) {
    const auto drop = [&](char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || marks.find(c) != std::string_view::npos;
    };
    while (!text.empty() && drop(text.front())) text.remove_prefix(1);
    while (!text.empty() && drop(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view trim_dashes(std::string_view text, std::string_view marks) {
    for (bool again = true; again;) {
        text = trim(text, marks);
        again = false;
        for (const std::string_view dash : {"-", "–", "—", "‑", "−"}) {
            if (text.starts_with(dash)) {
                text.remove_prefix(dash.size());
                again = true;
            } else if (text.ends_with(dash)) {
                text.remove_suffix(dash.size());
                again = true;
            }
        }
    }
    return text;
}

bool has_stem(std::string_view folded, std::string_view stem) {
    for (auto at = folded.find(stem); at != std::string_view::npos; at = folded.find(stem, at + 1)) {
        if (at == 0) return true;
        std::size_t before = at - 1;
        while (before > 0 && (static_cast<unsigned char>(folded[before]) & 0xC0U) == 0x80U) --before;
        std::size_t probe = before;
        if (!u_isalnum(static_cast<UChar32>(next(folded, probe)))) return true;
    }
    return false;
}

std::string join_cut(std::string_view left, std::string_view right) {
    std::string out(trim(left));
    append_cut(out, right);
    return out;
}

void append_cut(std::string& left, std::string_view right) {
    right = trim(right);
    while (!left.empty() && (left.back() == ' ' || left.back() == '\n')) left.pop_back();
    if (right.empty()) return;
    // «семинара-» + «совещания»: the hyphen stood in the word, or cut it; both read alike without a space.
    const bool cut_word =
        left.ends_with('-') && left.size() > 1 && left[left.size() - 2] != ' ' && starts_lower(right);
    if (!left.empty() && !cut_word) left += ' ';
    left += right;
}

}  // namespace vekha::reading
