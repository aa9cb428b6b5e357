// The keys of secrets that the database keeps, in a file apart from it: whoever has a copy of one has not the
// other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/secrets/key_ring.hpp"

namespace vekha {

/// The file of keys, read anew where it has changed, so that a daemon goes on while the keys are changed.
/// Safe to share among threads.
class Vault {
  public:
    /// Nothing is read yet. `may_make`: no file was named, so one may be made where there are no secrets yet.
    Vault(std::filesystem::path file, bool may_make) : file_(std::move(file)), may_make_(may_make) {}

    const std::filesystem::path& file() const { return file_; }
    bool may_make() const { return may_make_; }
    /// Whether this program has made the file.
    bool made() const { return made_; }

    /// Reads the file. not_found, forbidden (everybody on the machine may read it), invalid_input,
    /// unavailable.
    Result<void> load();
    /// Makes a file with a new key, for the service's eyes alone, and loads it; one that came meanwhile
    /// stays.
    Result<void> make();

    /// workflow/secrets/key_ring.hpp; errors of the file beside its own.
    Result<std::string> seal(std::string_view purpose, std::string_view plain);
    Result<std::string> open(std::string_view purpose, std::string_view kept);

  private:
    /// What tells one file of this name from the next.
    struct Mark {
        std::uint64_t file = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    Result<std::shared_ptr<const KeyRing>> keys();

    const std::filesystem::path file_;
    const bool may_make_;
    bool made_ = false;
    std::mutex mutex_;
    std::shared_ptr<const KeyRing> keys_;
    std::shared_ptr<const KeyRing> before_;  ///< of the file before: a read may have begun under them
    Mark seen_{};
};

/// The keys in a file; errors as Vault::load().
Result<KeyRing> read_keys(const std::filesystem::path& file);
/// Writes the file anew, whole or not at all, for its owner's eyes alone. unavailable, storage_full.
Result<void> write_keys(const std::filesystem::path& file, const KeyRing& keys);

}  // namespace vekha
