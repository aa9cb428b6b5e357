// The one door to HTTP: POST of JSON over kept connections. cpp-httplib is seen by http_client.cpp alone.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "notifiers/channel.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

struct HttpOptions {
    std::string base_url;  ///< "http(s)://host[:port][/prefix]"
    std::string ca_file;   ///< PEM bundle; empty: the system's. https is always verified
    std::chrono::milliseconds timeout{
        std::chrono::seconds{15}};  ///< of connecting, and of each wait for bytes
};

struct HttpReply {
    int status = 0;
    std::string body;                                 ///< at most http_reply_bytes
    std::optional<std::chrono::seconds> retry_after;  ///< the header, where it is a number
};

inline constexpr std::size_t http_reply_bytes = 64 * 1024;  ///< a longer answer counts as none

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// Safe to use from several threads: each call has a connection for itself.
class HttpClient {
  public:
    /// invalid_input for an address that is no base URL; `where` is "base_url".
    static Result<std::unique_ptr<HttpClient>> make(HttpOptions options);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Any status is a reply; redirects are not followed. The error is one of unreachable, timed_out,
    /// tls_failed.
    tl::expected<HttpReply, SendReason> post_json(const std::string& path, const HttpHeaders& headers,
                                                  std::string body);

  private:
    struct State;
    explicit HttpClient(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace vekha
