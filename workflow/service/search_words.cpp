#include "workflow/service/search_words.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "workflow/reader/stems.hpp"

namespace vekha {
namespace {

constexpr std::size_t excerpt_before = 60;    ///< characters before what was found
constexpr std::size_t excerpt_most = 220;     ///< and in all
constexpr std::size_t phrase_words = 40'000;  ///< of a text that are looked through for words in their order

struct Sign {
    char32_t point = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

Sign sign_at(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto offset = static_cast<std::int64_t>(at);
    std::int32_t point = 0;
    U8_NEXT(bytes, offset, static_cast<std::int64_t>(text.size()), point);
    return {point < 0 ? U'�' : static_cast<char32_t>(point), at, static_cast<std::size_t>(offset)};
}

void append(std::string& out, char32_t point) {
    char buffer[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<std::int32_t>(point));
    out.append(buffer, static_cast<std::size_t>(length));
}

bool is_word_sign(char32_t point) {
    return u_isalnum(static_cast<UChar32>(point)) != 0;
}

/// Accents, soft hyphens: they part no word and are no part of its spelling.
bool is_unseen(char32_t point) {
    return point == 0xAD || point == 0x200D || u_charType(static_cast<UChar32>(point)) == U_NON_SPACING_MARK;
}

struct Word {
    std::string folded;
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
};

void add(Word& word, const Sign& sign) {
    constexpr char32_t breve = 0x306;
    constexpr std::string_view short_i = "и";
    word.end = sign.end;
    if (sign.point == breve && word.folded.ends_with(short_i)) {
        // «й» of two signs, as some PDF have it.
        word.folded.resize(word.folded.size() - short_i.size());
        append(word.folded, U'й');
    } else if (!is_unseen(sign.point) && word.folded.size() < search::word_bytes) {
        const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(sign.point)));
        append(word.folded, small == U'ё' ? U'е' : small);
    }
}

/// Calls `see(const Word&)` with each word until it answers false.
template <class See>
void each_word(std::string_view text, const See& see) {
    Word word;
    for (std::size_t at = 0; at < text.size();) {
        const Sign sign = sign_at(text, at);
        at = sign.end;
        if (is_word_sign(sign.point)) {
            if (word.folded.empty()) word.begin = sign.begin;
            add(word, sign);
        } else if (!word.folded.empty() && is_unseen(sign.point)) {
            add(word, sign);
        } else if (!word.folded.empty()) {
            if (!see(word)) return;
            word = Word{};
        }
    }
    if (!word.folded.empty()) see(word);
}

std::vector<Word> words_of(std::string_view text, std::size_t most) {
    std::vector<Word> words;
    each_word(text, [&](const Word& word) {
        words.push_back(word);
        return words.size() < most;
    });
    return words;
}

bool is(const Word& word, const SoughtWord& sought) {
    // A stem is a beginning of its word: most words need no stemming to be told apart.
    if (!word.folded.starts_with(sought.stem)) return false;
    const std::string stem = reading::stem(word.folded);
    return sought.beginning ? stem.starts_with(sought.stem) : stem == sought.stem;
}

/// Where the run stands in the words from `at` on.
bool stands_at(const std::vector<Word>& words, std::size_t at, const std::vector<SoughtWord>& run) {
    if (at + run.size() > words.size()) return false;
    for (std::size_t step = 0; step < run.size(); ++step)
        if (!is(words[at + step], run[step])) return false;
    return true;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    }));
}

/// Bytes of the first so many characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count > 0 && at < text.size()) {
        at = sign_at(text, at).end;
        --count;
    }
    return at;
}

/// The same from the end backwards: where the last so many characters begin.
std::size_t begin_of_last(std::string_view text, std::size_t count) {
    std::size_t at = text.size();
    while (at > 0 && count > 0) {
        --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
        --count;
    }
    return at;
}

/// The byte where the first run that is there begins; a single word where no run is whole.
std::optional<std::size_t> first_place(std::string_view text, const Sought& sought) {
    const auto words = words_of(text, phrase_words);
    for (std::size_t at = 0; at < words.size(); ++at)
        for (const auto& run : sought.runs)
            if (stands_at(words, at, run)) return words[at].begin;
    return std::nullopt;
}

enum class Quote { none, opens, closes, turns };

Quote quote_of(char32_t point) {
    if (point == U'«' || point == U'„') return Quote::opens;
    if (point == U'»' || point == U'”') return Quote::closes;
    // The English opening mark is the Russian closing one.
    if (point == U'"' || point == U'“') return Quote::turns;
    return Quote::none;
}

tl::unexpected<Error> not_to_look_for(std::string message, std::string mend) {
    return failure(Fault::invalid_input, std::move(message), "q", std::move(mend));
}

/// The signs between two words part them where there is a space or a quotation mark; inside quotation marks
/// nothing does.
struct Between {
    bool quoted = false;
    bool apart = true;

    void see(std::string_view signs) {
        for (std::size_t at = 0; at < signs.size();) {
            const Sign sign = sign_at(signs, at);
            at = sign.end;
            const Quote quote = quote_of(sign.point);
            const bool before = quoted;
            if (quote == Quote::opens) quoted = true;
            if (quote == Quote::closes) quoted = false;
            if (quote == Quote::turns) quoted = !quoted;
            const bool space = u_isUWhiteSpace(static_cast<UChar32>(sign.point)) != 0;
            apart = apart || (space && !before) || quote != Quote::none;
        }
    }
};

}  // namespace

std::string_view name(SearchKind kind) {
    switch (kind) {
        case SearchKind::task:
            return "task";
        case SearchKind::document:
            return "document";
        case SearchKind::person:
            return "person";
    }
    return {};
}

std::optional<SearchKind> parse_search_kind(std::string_view text) {
    for (const auto kind : {SearchKind::task, SearchKind::document, SearchKind::person})
        if (name(kind) == text) return kind;
    return std::nullopt;
}

std::vector<std::string> search_words(std::initializer_list<std::string_view> texts) {
    std::unordered_set<std::string> folded;
    for (const auto text : texts)
        each_word(text, [&](const Word& word) {
            folded.insert(word.folded);
            return folded.size() < search::document_words;
        });
    std::vector<std::string> stems;
    stems.reserve(folded.size());
    for (const auto& word : folded) stems.push_back(reading::stem(word));
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

std::vector<SoughtWord> Sought::words() const {
    std::vector<SoughtWord> all;
    for (const auto& run : runs) all.insert(all.end(), run.begin(), run.end());
    return all;
}

bool Sought::asks_order() const {
    return std::any_of(runs.begin(), runs.end(), [](const auto& run) { return run.size() > 1; });
}

Result<Sought> parse_search(std::string_view query) {
    if (query.size() > search::query_bytes)
        return not_to_look_for("Слишком длинный запрос.", "Оставьте несколько главных слов.");
    const auto words = words_of(query, search::query_words + 1);
    if (words.size() > search::query_words)
        return not_to_look_for("Слишком много слов.", "Оставьте несколько главных слов.");
    std::size_t letters = 0;
    for (const auto& word : words) letters += characters(word.folded);
    if (letters < search::query_letters)
        return not_to_look_for("Слишком короткий запрос.", "Напишите хотя бы две буквы или цифры.");
    Sought sought;
    Between between;
    std::size_t at = 0;
    for (const auto& word : words) {
        between.see(query.substr(at, word.begin - at));
        if (between.apart) sought.runs.emplace_back();
        between.apart = false;
        at = word.end;
        const bool last = at == query.size();
        sought.runs.back().push_back({reading::stem(word.folded), last});
    }
    return sought;
}

bool stands_in(const Sought& sought, std::initializer_list<std::string_view> texts) {
    std::vector<std::vector<Word>> all;
    for (const auto text : texts) all.push_back(words_of(text, phrase_words));
    return std::all_of(sought.runs.begin(), sought.runs.end(), [&](const auto& run) {
        return std::any_of(all.begin(), all.end(), [&](const auto& words) {
            for (std::size_t at = 0; at < words.size(); ++at)
                if (stands_at(words, at, run)) return true;
            return false;
        });
    });
}

MarkedText marked(std::string_view text, const Sought& sought) {
    MarkedText shown{std::string(text), {}};
    const auto words = words_of(text, phrase_words);
    std::size_t counted = 0;  // bytes, and the characters before them
    std::size_t before = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t longest = 0;
        for (const auto& run : sought.runs)
            if (run.size() > longest && stands_at(words, at, run)) longest = run.size();
        if (longest == 0) {
            ++at;
            continue;
        }
        const auto begin = words[at].begin, end = words[at + longest - 1].end;
        before += characters(text.substr(counted, begin - counted));
        const auto length = characters(text.substr(begin, end - begin));
        shown.marks.emplace_back(before, before + length);
        before += length;
        counted = end;
        at += longest;
    }
    return shown;
}

MarkedText excerpt(std::string_view text, const Sought& sought) {
    const auto found = first_place(text, sought).value_or(0);
    std::size_t begin = begin_of_last(text.substr(0, found), excerpt_before);
    if (begin > 0)
        // Whole words only, as far as there are spaces.
        if (const auto space = text.find(' ', begin); space < found) begin = space + 1;
    std::size_t end = begin + bytes_of(text.substr(begin), excerpt_most);
    if (end < text.size())
        if (const auto space = text.rfind(' ', end); space != std::string_view::npos && space > found)
            end = space;
    std::string shown = begin > 0 ? "…" : "";
    shown += text.substr(begin, end - begin);
    if (end < text.size()) shown += "…";
    return marked(shown, sought);
}

std::string search_text(std::string_view text, std::size_t most) {
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const Sign sign = sign_at(text, at);
        at = sign.end;
        if (u_isUWhiteSpace(static_cast<UChar32>(sign.point)) ||
            u_iscntrl(static_cast<UChar32>(sign.point))) {
            space = true;
            continue;
        }
        if (out.size() + (sign.end - sign.begin) + 1 > most) break;
        if (space && !out.empty()) out += ' ';
        space = false;
        append(out, sign.point);
    }
    return out;
}

}  // namespace vekha
