#include "daemon/storage/postgres/search.hpp"

namespace vekha::postgres {
namespace {

/// Stems as lexemes of their own: no dictionary of the server's changes them.
std::string words_of(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "'" : " '") + word + "'";
    return text;
}

/// «'приказ' & 'метод':*»: all of them.
std::string sought_of(const std::vector<SoughtWord>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "'" : " & '") + word.stem + "'";
        if (word.beginning) text += ":*";
    }
    return text;
}

}  // namespace

const sql::SearchDialect& search_dialect() {
    static constexpr sql::SearchDialect dialect{
        "CAST(? AS tsvector)", "search_words.words @@ CAST(? AS tsquery)", "", words_of, sought_of};
    return dialect;
}

}  // namespace vekha::postgres
