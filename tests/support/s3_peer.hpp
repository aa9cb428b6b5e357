// An S3 server that is not ours, on loopback: tests/support/s3/s3_peer.mjs.
#pragma once

#include <filesystem>
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {

/// Runs while it lives. Bucket "proof", region us-east-1, key S3RVER with the secret S3RVER.
class S3Peer {
  public:
    /// With a certificate it speaks TLS. Throws where it does not start.
    explicit S3Peer(const std::string& certificate = {}, const std::string& key = {});
    /// Whether there is Node.js to run it with; told at configure time.
    static bool to_be_had();

    /// "http://127.0.0.1:PORT".
    const std::string& endpoint() const { return endpoint_; }
    /// Waits until it has played the trouble of this name once (more).
    bool played(const std::string& trouble) { return process_.line_after("trouble " + trouble).has_value(); }
    /// The file in which it keeps the bytes of an object: "prefix/ab/cd/HASH".
    std::filesystem::path file_of(const std::string& name) const;

  private:
    vekha::testing::TempFolder folder_;
    Process process_;
    std::string endpoint_;
};

}  // namespace vekha::test
