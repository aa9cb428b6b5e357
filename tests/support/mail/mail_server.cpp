#include "tests/support/mail/mail_server.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <boost/json/parse.hpp>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

}  // namespace

MailServer::MailServer(const Identity& identity, const std::string& wishes)
    : process_({VEKHA_NODE, source_folder() + "/tests/support/mail/mail_peer.mjs", folder_.path().string(),
                identity.certificate, identity.key, user, password, wishes}) {
    const auto port = process_.line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error("the mail server did not start");
    port_ = std::stoi(*port);
}

bool MailServer::to_be_had() {
    return *VEKHA_NODE != '\0';
}

std::vector<boost::json::object> MailServer::received() const {
    std::vector<boost::json::object> all;
    for (const auto& line : lines_of(folder_ / "received.jsonl"))
        all.push_back(boost::json::parse(line).as_object());
    return all;
}

std::vector<std::string> MailServer::sign_ins() const {
    return lines_of(folder_ / "signins");
}

std::string MailServer::wire() const {
    std::ifstream file(folder_ / "wire", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace vekha::test
