// How words are searched here: FTS5.
#pragma once

#include "daemon/storage/sql/search.hpp"

namespace vekha::sqlite {

const sql::SearchDialect& search_dialect();

}  // namespace vekha::sqlite
