#include "tests/support/s3_peer.hpp"

#include <stdexcept>
#include <vector>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::vector<std::string> command(const std::string& folder, const std::string& certificate,
                                 const std::string& key) {
    std::vector<std::string> words{VEKHA_NODE, source_folder() + "/tests/support/s3/s3_peer.mjs", folder};
    if (!certificate.empty()) words.insert(words.end(), {"--tls", certificate, key});
    return words;
}

}  // namespace

S3Peer::S3Peer(const std::string& certificate, const std::string& key)
    : process_(command(folder_.path().string(), certificate, key)) {
    const auto port = process_.line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error("the S3 server did not start");
    endpoint_ = (certificate.empty() ? "http://127.0.0.1:" : "https://127.0.0.1:") + *port;
}

bool S3Peer::to_be_had() {
    return *VEKHA_NODE != '\0';
}

std::filesystem::path S3Peer::file_of(const std::string& name) const {
    return folder_ / ("proof/" + name + "._S3rver_object");
}

}  // namespace vekha::test
