// The store's memory twin: the same contract as the databases, for tests and simulation. What it holds ends
// with it.
#pragma once

#include <memory>

#include "workflow/service/store.hpp"

namespace vekha {

/// Safe to use from several threads: a write waits for the reads under way and runs alone.
std::unique_ptr<Store> make_memory_store();

}  // namespace vekha
