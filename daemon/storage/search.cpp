#include "daemon/storage/search.hpp"

#include "daemon/storage/sql/search.hpp"

namespace vekha {

std::unique_ptr<SearchIndex> search_of(Store& store) {
    auto* const opened = dynamic_cast<sql::SqlStore*>(&store);
    return opened != nullptr ? sql::make_search(*opened, opened->search_dialect()) : nullptr;
}

}  // namespace vekha
