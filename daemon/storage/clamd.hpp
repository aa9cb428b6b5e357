// The antivirus beside the server: one file shown to clamd while it comes in (clamd(8), command INSTREAM).
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "daemon/storage/descriptor.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

struct ClamdOptions {
    std::string address;               ///< a Unix socket's path, or "127.0.0.1:3310", "[::1]:3310"
    std::chrono::seconds silence{30};  ///< the longest wait for a connection, a write or the verdict
};

/// A file that clamd looks at. For one thread. After an error there is no verdict to come.
class ClamdScan {
  public:
    /// unavailable where nobody answers there; invalid_input where the address is none.
    static Result<ClamdScan> begin(const ClamdOptions& options);

    /// unavailable where clamd has gone; too_large past its own StreamMaxLength.
    Result<void> write(std::span<const std::byte> bytes);
    /// The name of what was found, empty for a clean file. Errors as of write().
    Result<std::string> verdict();

  private:
    ClamdScan(Descriptor socket, std::string address)
        : socket_(std::move(socket)), address_(std::move(address)) {}
    Result<void> send(std::span<const std::byte> bytes);
    /// What clamd said before it hung up.
    tl::unexpected<Error> broken();
    Result<std::string> reply();

    Descriptor socket_;
    std::string address_;
};

/// What a reply of clamd to INSTREAM means: "stream: OK", "stream: Win.Test.EICAR_HDB-1 FOUND", "INSTREAM
/// size limit exceeded. ERROR". As ClamdScan::verdict(); `where` is clamd's address.
Result<std::string> read_verdict(std::string_view reply, const std::string& where);

}  // namespace vekha
