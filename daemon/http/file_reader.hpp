// A part of a file, read piece by piece in the pool.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "daemon/http/message.hpp"

namespace vekha::http {

/// Opened at the first piece. Not for two threads at once.
class FileReader {
  public:
    explicit FileReader(FileBody part) : part_(std::move(part)) {}
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    ~FileReader();

    /// At most `most` bytes; none at the end of the part, or where the file can't be read.
    std::string next(std::size_t most);

  private:
    FileBody part_;
    int file_ = -1;
};

}  // namespace vekha::http
