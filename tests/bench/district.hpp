// A district of any size in a database of its own, for measuring.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "daemon/app/installation.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::bench {

inline constexpr const char* login = "admin";

/// An installation in a folder that ends with it: settings for port 0, one person who controls and one who
/// leads every task.
class District {
  public:
    /// `tasks` open tasks, due far ahead; nothing is due now. `server`: a PostgreSQL address in place of a
    /// file.
    explicit District(std::size_t tasks, std::string server = {});

    const std::filesystem::path& folder() const { return folder_.path(); }
    const std::string& password() const { return password_; }
    /// Opens it anew; `layer` and `batch` as in StoreOptions.
    Installation open(const std::string& layer = {}, std::size_t batch = 512) const;

  private:
    testing::TempFolder folder_;
    std::string server_;
    std::string password_;
};

/// The moment at which the districts stand.
Instant district_now();

}  // namespace vekha::bench
