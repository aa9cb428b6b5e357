// The evidence port: files kept under the SHA-256 of their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

/// A file that is kept for good: it survives power loss from here on.
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
    /// Returns only when the file is kept for good under its hash. The same bytes twice are one file; storing
    /// them again mends a damaged one. unavailable where the place can't be reached; the file is then given
    /// up.
    virtual Result<StoredFile> finish() = 0;
};

/// A kept file open for reading, by one thread at a time. Stays readable while it is open.
class KeptFile {
  public:
    virtual ~KeptFile() = default;
    virtual std::uint64_t bytes() const = 0;
    /// Reads from `offset` on, in any order, in the order of the bytes at the least cost. Fills `into` as far
    /// as the file goes; how many bytes that were: 0 only at the end. unavailable where the place can't be
    /// reached, damaged where the file turns out shorter than it said.
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<std::byte> into) = 0;
};

/// Where files of proof are kept. Safe to use from several threads; may be shared by several processes.
class EvidenceFiles {
  public:
    virtual ~EvidenceFiles() = default;
    virtual Result<std::unique_ptr<IncomingFile>> begin(std::size_t most_bytes) = 0;
    /// not_found where there is no such file (or `sha256` is no hash), unavailable where that can't be told.
    virtual Result<std::unique_ptr<KeptFile>> open(std::string_view sha256) const = 0;
};

}  // namespace vekha
