// The search index in the store's own database: what both databases do alike, and what each must tell of its
// own full-text search.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/storage/sql/store.hpp"
#include "workflow/service/search.hpp"

namespace vekha::sql {

/// Words are letters and digits alone.
struct SearchDialect {
    /// What is put into search_words.words for the argument: "?" or a cast of it.
    std::string_view words_value;
    /// The condition that a row of search_words has what is sought; one argument.
    std::string_view condition;
    /// Run when somebody's words have gone for good, where the database keeps deleted words; else empty.
    std::string_view scrub;
    std::string (*words)(const std::vector<std::string>& words);
    std::string (*sought)(const std::vector<SoughtWord>& words);
};

/// `store` must outlive it.
std::unique_ptr<SearchIndex> make_search(SqlStore& store, const SearchDialect& dialect);

}  // namespace vekha::sql
