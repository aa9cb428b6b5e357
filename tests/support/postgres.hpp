// A PostgreSQL server of the test program's own, started at the first use and ended with the program.
#pragma once

#include <string>

namespace vekha::testing {

/// The address of a schema that is new and empty, in a server that all tests of the program share.
std::string new_postgres_address();

}  // namespace vekha::testing
