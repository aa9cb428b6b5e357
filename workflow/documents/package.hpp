// An office package: the zip archive that DOCX, XLSX, ODT and ODS are, opened from memory under limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workflow/model/result.hpp"

struct zip;  // libzip's

namespace vekha::limits {

inline constexpr std::size_t package_entries = 10'000;            ///< files in one archive
inline constexpr std::size_t entry_bytes = 96 * 1024 * 1024;      ///< one file, unpacked
inline constexpr std::size_t package_bytes = 192 * 1024 * 1024;   ///< all files asked for, unpacked
inline constexpr std::size_t entry_ratio = 500;                   ///< unpacked to packed bytes …
inline constexpr std::size_t ratio_free_bytes = 4 * 1024 * 1024;  ///< … of a file larger than this

}  // namespace vekha::limits

namespace vekha::office {

/// Names in a package are labels, never paths: nothing is written anywhere, an entry is found by the whole
/// name or not at all. Letter case (ASCII), a leading slash and backslashes do not matter, as some programs
/// write them. The bytes must outlive the package. Not for two threads at once.
class Package {
  public:
    /// Errors: unreadable for what is no whole zip archive; too_large past limits::document_bytes and
    /// limits::package_entries.
    static Result<Package> open(std::string_view bytes);

    bool has(std::string_view name) const;
    /// Unpacks one entry. Errors: unreadable where it is absent, damaged, encrypted («Файл защищён паролем»),
    /// packed in a way office files do not use, or stands in the archive twice; too_large past the limits
    /// above.
    Result<std::string> read(std::string_view name);
    /// As read, only its first bytes: enough to tell what it is.
    Result<std::string> head(std::string_view name, std::size_t bytes);
    /// Is there an entry whose name ends so («vbaProject.bin»)?
    bool has_ending(std::string_view ending) const;

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    struct Entry {
        std::uint64_t index = 0;
        bool twice = false;
    };
    explicit Package(zip* archive) : archive_(archive) {}
    Result<std::string> unpack(std::string_view name, std::size_t most, bool whole);

    std::unique_ptr<zip, Close> archive_;
    std::unordered_map<std::string, Entry> entries_;  // by folded name
    std::size_t unpacked_ = 0;                        // bytes given out so far
};

}  // namespace vekha::office
