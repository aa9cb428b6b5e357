// Objects of one bucket over HTTP: libcurl with its own SigV4, connections kept, tries repeated.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "daemon/storage/s3/answer.hpp"
#include "daemon/storage/s3/options.hpp"
#include "notifiers/channels/pool.hpp"
#include "workflow/model/result.hpp"

namespace vekha::s3 {

class Connection;  ///< a libcurl handle

/// A part of an object, and how long the whole is.
struct Part {
    std::string bytes;
    std::uint64_t whole = 0;
};

/// What goes up: the bytes of an open file.
struct Upload {
    int descriptor = -1;  ///< read by place, never moved
    std::uint64_t bytes = 0;
    std::string sha256;  ///< the storage is told and refuses other bytes
    std::string media_type;
};

/// Safe to use from several threads: each request has a connection of its own. Every call may take long and
/// repeats what may pass by itself (a broken connection, silence, 429, 5xx) after growing waits;
/// `unavailable` names the place and the mend.
class Client {
  public:
    explicit Client(Options options);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// How long an object is. not_found where the bucket has no such object.
    Result<std::uint64_t> size(const std::string& name) const;
    /// At most `length` bytes from `first` on. not_found where the bucket has no such object.
    Result<Part> get(const std::string& name, std::uint64_t first, std::size_t length) const;
    /// Returns only when the storage has taken the object and says its size. storage_full where it has no
    /// room.
    Result<void> put(const std::string& name, const Upload& upload) const;

    const Options& options() const { return options_; }

  private:
    Result<Answer> repeated(const std::function<Answer(Connection&)>& once) const;

    const Options options_;
    mutable Pool<Connection> idle_;
    mutable std::atomic<int> under_way_ = 0;
    mutable std::atomic<bool> in_trouble_ = false;  ///< the last try came to nothing
};

}  // namespace vekha::s3
