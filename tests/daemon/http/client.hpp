// A plain HTTP client over one connection to this machine, for tests: what it sends can also be wrong on
// purpose.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::testing {

struct Reply {
    int status = 0;                              ///< 0: the connection ended without an answer
    std::map<std::string, std::string> headers;  ///< names in small letters; the first of each name
    std::vector<std::string> cookies;            ///< all that were set, with their attributes
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

using SentHeaders = std::vector<std::pair<std::string, std::string>>;

class Client {
  public:
    explicit Client(std::uint16_t port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// One request and its answer.
    Reply send(std::string_view method, std::string_view target, const SentHeaders& headers = {},
               std::string_view body = {});

    /// Bytes as they are; false where the other side has closed.
    bool write(std::string_view bytes);
    /// The next answer; `to_head`: one to HEAD, which has no body.
    Reply read(bool to_head = false);
    /// All up to and with these bytes; what there was where the other side closes before.
    std::string read_to(std::string_view end);
    /// Whether the other side closes without sending anything more.
    bool closed();

  private:
    bool fill();

    int socket_ = -1;
    std::string unread_;
};

}  // namespace vekha::testing
