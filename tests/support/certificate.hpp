// A certificate for a peer on loopback.
#pragma once

#include <string>

#include "tests/support/temp_folder.hpp"

namespace vekha::test {

/// A certificate for 127.0.0.1 that only its own file vouches for.
class Certificate {
  public:
    Certificate();
    std::string file() const { return (folder_ / "cert.pem").string(); }
    std::string key() const { return (folder_ / "key.pem").string(); }

  private:
    vekha::testing::TempFolder folder_;
};

}  // namespace vekha::test
