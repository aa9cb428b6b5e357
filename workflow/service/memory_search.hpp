// The index's memory twin, beside a memory store. What it holds ends with it.
#pragma once

#include <memory>

#include "workflow/service/search.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// `store`, which must outlive it, says whose tasks and people are in a scope.
std::unique_ptr<SearchIndex> make_memory_search(Store& store);

}  // namespace vekha
