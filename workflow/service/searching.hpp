// Looking for words in tasks, papers and people, as one person may see them: what the index finds is shown
// only where the reads of that very thing would show it.
#pragma once

#include "workflow/service/act.hpp"
#include "workflow/service/search.hpp"
#include "workflow/service/search_words.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {

/// Who looks. `sight` must outlive the call.
struct SearchCaller {
    Actor actor;
    const Sight& sight;
    bool all = false;     ///< sees more than their own tasks (Action::see_all)
    bool people = false;  ///< may list people (Action::see_people)
};

struct SearchRequest {
    std::string query;
    std::optional<SearchKind> kind = {};      ///< nothing: all of them
    std::optional<std::int64_t> before = {};  ///< the page before's `next`
    std::size_t limit = search::page_default;
};

/// One thing found. A paper has its task, too.
struct Found {
    SearchKind kind = SearchKind::task;
    MarkedText title;
    MarkedText excerpt;  ///< may be empty
    std::optional<TaskCard> task = {};
    std::optional<Evidence> paper = {};
    std::optional<Person> person = {};
};

struct FoundPage {
    std::vector<Found> items;  ///< what changed last comes first
    std::optional<std::int64_t> next;
    bool whole = true;  ///< the index holds all there is; false while it is being made
};

/// Own tasks are also those of whom the caller stands in for today. Errors: those of parse_search().
Result<FoundPage> search_for(Store& store, SearchIndex& index, const Organization& organization,
                             const SearchCaller& caller, const SearchRequest& request, Instant now);

}  // namespace vekha
