// Which store a story lives on: in memory, unless the test program brings another (store_on_file.cpp,
// store_on_server.cpp), so that the same stories run on every database.
#pragma once

#include <memory>

#include "workflow/service/memory_store.hpp"

namespace vekha::test {

inline std::unique_ptr<Store> (*new_store)() = make_memory_store;

}  // namespace vekha::test
