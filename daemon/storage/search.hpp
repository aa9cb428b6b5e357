// The search index of an opened database.
#pragma once

#include <memory>

#include "workflow/service/search.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The index that lies in the same database as the store, which open_store() opened and which must outlive
/// it; null for any other store.
std::unique_ptr<SearchIndex> search_of(Store& store);

}  // namespace vekha
