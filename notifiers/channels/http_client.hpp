// The one door to HTTP: JSON over kept connections, forms, and files. cpp-httplib is seen by http_client.cpp
// alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "notifiers/channel.hpp"
#include "notifiers/channels/form_data.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

inline constexpr std::size_t http_reply_bytes = 64 * 1024;  ///< a longer answer counts as none

struct HttpOptions {
    std::string base_url;  ///< "http(s)://host[:port][/prefix]"
    std::string ca_file;   ///< PEM bundle; empty: the system's. https is always verified
    std::chrono::milliseconds timeout{
        std::chrono::seconds{15}};  ///< of connecting, and of each wait for bytes; twice that of a whole call
    std::size_t reply_bytes = http_reply_bytes;                     ///< a longer answer counts as none
    std::optional<std::chrono::milliseconds> connect_timeout = {};  ///< of connecting, where it is another
};

struct HttpReply {
    int status = 0;
    std::string body;                                 ///< at most HttpOptions::reply_bytes
    std::optional<std::chrono::seconds> retry_after;  ///< the header, where it is a number
};

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// Takes the next bytes of a file; false ends the download.
using HttpSink = std::function<bool(std::span<const std::byte> bytes)>;

/// Safe to use from several threads: each call has a connection for itself.
class HttpClient {
  public:
    /// invalid_input for an address that is no base URL; `where` is "base_url".
    static Result<std::unique_ptr<HttpClient>> make(HttpOptions options);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Of all calls: any status is a reply; redirects are not followed. The error is one of unreachable,
    /// timed_out, tls_failed.
    /// Waits for bytes of the answer for `patience` longer than the time-out says.
    tl::expected<HttpReply, SendReason> post_json(const std::string& path, const HttpHeaders& headers,
                                                  std::string body, std::chrono::milliseconds patience = {});
    tl::expected<HttpReply, SendReason> post_form(const std::string& path, const HttpHeaders& headers,
                                                  const std::vector<FormPart>& parts);
    /// `fields`: "name=value&…", encoded already (application/x-www-form-urlencoded).
    tl::expected<HttpReply, SendReason> post_fields(const std::string& path, const HttpHeaders& headers,
                                                    std::string fields);
    tl::expected<HttpReply, SendReason> get(const std::string& path, const HttpHeaders& headers,
                                            std::chrono::milliseconds patience = {});
    tl::expected<HttpReply, SendReason> erase(const std::string& path, const HttpHeaders& headers);
    /// The body of an answer 200 goes to `sink`, that of another nowhere. An error also where the sink ended
    /// it. Takes as long as bytes come.
    tl::expected<HttpReply, SendReason> download(const std::string& path, const HttpHeaders& headers,
                                                 const HttpSink& sink);

    /// Ends the calls under way in other threads, and every later one, with an error.
    void interrupt();

  private:
    struct State;
    struct Call;
    tl::expected<HttpReply, SendReason> send(const Call& call, const HttpHeaders& headers);
    explicit HttpClient(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace vekha
