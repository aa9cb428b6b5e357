// A folder for one conversion, gone with it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::conversion {

/// Owned by this account alone (0700), under the system's folder for temporary files. Removed with all that
/// is in it on destruction, whatever became of the conversion.
class TempFolder {
  public:
    /// Errors: storage_full or unavailable where no folder can be made.
    static Result<TempFolder> make();
    TempFolder(TempFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    TempFolder& operator=(TempFolder&&) = delete;
    TempFolder(const TempFolder&) = delete;
    ~TempFolder();

    const std::filesystem::path& path() const { return path_; }
    std::string file(std::string_view name) const { return (path_ / name).string(); }
    /// Errors: storage_full where the bytes do not fit.
    Result<void> write(std::string_view name, std::string_view bytes) const;
    /// The bytes of a regular file, never through a link. Errors: not_found; too_large past `most`.
    Result<std::string> read(std::string_view name, std::size_t most) const;

  private:
    explicit TempFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

}  // namespace vekha::conversion
