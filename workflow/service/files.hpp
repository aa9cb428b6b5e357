// The evidence port: files kept under the SHA-256 of their bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

/// A file that is on the disk for good: its bytes and its folder were synced.
struct StoredFile {
    std::string sha256;  ///< hex
    std::int64_t bytes = 0;
    std::string media_type;  ///< found in the bytes (libmagic), not claimed by the sender
    friend bool operator==(const StoredFile&, const StoredFile&) = default;
};

/// A file on its way in. Destroyed without finish(), it leaves nothing behind.
class IncomingFile {
  public:
    virtual ~IncomingFile() = default;
    /// too_large past the limit, storage_full where the disk has no room; after an error the file is given
    /// up.
    virtual Result<void> write(std::span<const std::byte> bytes) = 0;
    /// Syncs the file, gives it its name and syncs the folder. The same bytes twice are one file.
    virtual Result<StoredFile> finish() = 0;
};

class EvidenceFiles {
  public:
    virtual ~EvidenceFiles() = default;
    virtual Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) = 0;
    /// Where the bytes are, for reading; not_found where there are none.
    virtual Result<std::filesystem::path> path(std::string_view sha256) const = 0;
};

}  // namespace vekha
