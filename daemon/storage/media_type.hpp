// What kind of file some bytes are, told by the bytes (libmagic).
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "workflow/model/result.hpp"

struct magic_set;

namespace vekha {

/// Knows the system's table of file types, read at the first question. Safe to use from several threads.
class MediaTypes {
  public:
    /// "application/pdf"; "application/octet-stream" where nothing fits. unavailable where the table can't be
    /// read.
    Result<std::string> of_file(const std::filesystem::path& path);

  private:
    struct Close {
        void operator()(magic_set* cookie) const;
    };
    std::mutex mutex_;  // one libmagic handle is one thread's at a time
    std::unique_ptr<magic_set, Close> cookie_;
};

}  // namespace vekha
