// Words as search knows them: pure, and the same for what is put into the index, what is looked for and what
// is marked in an answer. A word is a run of letters and digits, in small letters, ё as е, found by its
// Russian stem. «123-р», «1.4.2» and «план-график» are several words; looked for, they must stand one after
// another, as words in «кавычки» must. The last word of a query may be unfinished.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/service/search.hpp"

namespace vekha {

/// The stems of the texts, sorted, each once, search::document_words at most. Takes any bytes.
std::vector<std::string> search_words(std::initializer_list<std::string_view> texts);

/// Runs of words that must stand one after another; all runs must be there, in any order.
struct Sought {
    std::vector<std::vector<SoughtWord>> runs;
    std::vector<SoughtWord> words() const;
    /// Whether having the words is not enough.
    bool asks_order() const;
};

/// invalid_input, at "q": nothing to look for, too short, too long, too many words.
Result<Sought> parse_search(std::string_view query);

/// Whether each run stands somewhere in one of the texts.
bool stands_in(const Sought& sought, std::initializer_list<std::string_view> texts);

/// A text with what was looked for in it: ranges [from, to) in characters (code points), in order, apart.
struct MarkedText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    friend bool operator==(const MarkedText&, const MarkedText&) = default;
};

MarkedText marked(std::string_view text, const Sought& sought);

/// The place of a long text where it is about what was looked for, on one line, with «…» where it was cut;
/// its beginning where nothing of it is there.
MarkedText excerpt(std::string_view text, const Sought& sought);

/// One line: control characters and line ends are spaces, cut to so many bytes between two characters.
std::string search_text(std::string_view text, std::size_t most = search::text_bytes);

}  // namespace vekha
