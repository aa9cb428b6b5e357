// One libcurl handle: a request to S3 and its answer, once. Only client.cpp and connection.cpp include it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <curl/curl.h>

#include "daemon/storage/s3/answer.hpp"
#include "daemon/storage/s3/client.hpp"
#include "daemon/storage/s3/options.hpp"

namespace vekha::s3 {

/// Keeps its connection to the storage between requests. For one thread at a time.
class Connection {
  public:
    explicit Connection(const Options& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Answer get(const std::string& name, std::uint64_t first, std::size_t length);
    Answer put(const std::string& name, const Upload& upload);

  private:
    /// Forgets the last request and sets what all have in common.
    void prepare(const std::string& name);
    Answer perform(const std::string& content_sha256, const std::string& content_type, std::size_t most);

    const Options& options_;
    CURL* handle_;
};

}  // namespace vekha::s3
