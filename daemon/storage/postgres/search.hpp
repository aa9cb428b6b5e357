// How words are searched here: text search.
#pragma once

#include "daemon/storage/sql/search.hpp"

namespace vekha::postgres {

const sql::SearchDialect& search_dialect();

}  // namespace vekha::postgres
