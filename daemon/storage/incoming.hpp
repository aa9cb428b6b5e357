// Files on their way in: temporary ones, hashed as they grow, in a folder that this process alone writes to.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "daemon/storage/descriptor.hpp"
#include "daemon/storage/media_type.hpp"
#include "workflow/model/result.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {

/// What a failed call on the disk means to a person: storage_full or unavailable, with the place.
Error disk_error(int code, const std::filesystem::path& where);

/// Makes one folder; one that is there already will do.
Result<void> make_folder(const std::filesystem::path& folder);

/// A file that grows. Given up (destroyed, or after an error) it leaves nothing behind. For one thread.
class GrowingFile {
  public:
    GrowingFile(std::filesystem::path path, Descriptor file, std::size_t most_bytes);
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;
    ~GrowingFile() { give_up(); }

    /// too_large past the limit, storage_full where the disk has no room; the file is then given up.
    Result<void> write(std::span<const std::byte> bytes);
    /// Ends the hash: what was written, by the names of the port. Nothing can be written after it.
    Result<StoredFile> measure(MediaTypes& types);

    bool open() const { return static_cast<bool>(file_); }
    int descriptor() const { return *file_; }
    const std::filesystem::path& path() const { return path_; }
    /// Somebody gave the file another name: it stays.
    void kept();
    void give_up();

  private:
    std::filesystem::path path_;  ///< empty once it is kept or given up
    Descriptor file_;
    const std::size_t most_bytes_;
    std::size_t written_ = 0;
    Sha256 hash_;
};

/// This process's own folder within one that several processes share, also over NFS. A lock file in it is
/// held as long as the process lives; whoever opens the shared folder removes the folders of the dead, whose
/// locks can be taken. Safe to use from several threads.
class IncomingFolder {
  public:
    /// Makes `shared` where it is absent (its parent must be there). unavailable where it can't be written to
    /// or its file system knows no locks.
    static Result<std::unique_ptr<IncomingFolder>> open(const std::filesystem::path& shared);
    ~IncomingFolder();
    IncomingFolder(const IncomingFolder&) = delete;
    IncomingFolder& operator=(const IncomingFolder&) = delete;

    /// A new empty file. The folder outlives it.
    Result<std::unique_ptr<GrowingFile>> begin(std::size_t most_bytes);

  private:
    IncomingFolder(std::filesystem::path own, Descriptor lock)
        : own_(std::move(own)), lock_(std::move(lock)) {}

    const std::filesystem::path own_;
    const Descriptor lock_;
};

}  // namespace vekha
