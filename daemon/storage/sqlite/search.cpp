#include "daemon/storage/sqlite/search.hpp"

namespace vekha::sqlite {
namespace {

/// Stems between spaces: the tokenizer takes what is no ASCII for letters and parts at the rest.
std::string words_of(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// «"приказ" "метод" *»: all of them.
std::string sought_of(const std::vector<SoughtWord>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "\"" : " \"") + word.stem + "\"";
        if (word.beginning) text += " *";
    }
    return text;
}

}  // namespace

const sql::SearchDialect& search_dialect() {
    static constexpr sql::SearchDialect dialect{
        "?", "search_words MATCH ?",
        // What was deleted stays in the index until its parts are merged.
        "INSERT INTO search_words (search_words) VALUES ('optimize')", words_of, sought_of};
    return dialect;
}

}  // namespace vekha::sqlite
