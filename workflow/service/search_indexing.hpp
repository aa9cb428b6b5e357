// Keeping the index up with the store: what the journal says has happened since is put in anew. Each step is
// kept with the place it has come to, so a crash repeats a step and loses none; several daemons may do it at
// once. An index made by other rules than today's is emptied and made again by a walk through all there is.
#pragma once

#include <functional>

#include "workflow/service/search.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Grows when other words are put into the index, or others are taken for the same.
inline constexpr int search_version = 1;

/// Takes one step; whether there may be more to do.
Result<bool> index_more(Store& store, SearchIndex& index);

/// The index is made anew from here on, the texts of files are read again.
Result<void> index_anew(Store& store, SearchIndex& index);

/// Reads a file's text: FileText::trouble says why it has none for good; an error means "not now".
using ReadFileText = std::function<Result<FileText>(const std::string& sha256)>;

/// Reads the text of one file that nobody has read yet; false where there is none.
Result<bool> index_file(Store& store, SearchIndex& index, const ReadFileText& read);

}  // namespace vekha
