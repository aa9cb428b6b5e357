// Every store under the contract, for suites beside the store's own.
#pragma once

#include <vector>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {

std::vector<Implementation> implementations();

}  // namespace vekha::testing
