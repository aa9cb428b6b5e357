#include "notifiers/channels/http_client.hpp"

#include <charconv>

#include <httplib.h>

#include "notifiers/channels/pool.hpp"

namespace vekha {
namespace {

struct BaseUrl {
    std::string origin;  ///< "https://host:port"
    std::string prefix;  ///< "/api", without a slash at the end
    bool secure = false;
};

std::optional<BaseUrl> parse_base_url(std::string_view text) {
    BaseUrl url;
    std::string_view rest;
    if (text.starts_with("https://")) {
        url.secure = true;
        rest = text.substr(8);
    } else if (text.starts_with("http://")) {
        rest = text.substr(7);
    } else {
        return std::nullopt;
    }
    for (const char c : rest)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f)
            return std::nullopt;
    if (rest.find_first_of("?#@\\") != std::string_view::npos) return std::nullopt;
    const auto slash = std::min(rest.find('/'), rest.size());
    if (slash == 0) return std::nullopt;
    url.origin = std::string(text.substr(0, text.size() - rest.size() + slash));
    url.prefix = std::string(rest.substr(slash));
    while (!url.prefix.empty() && url.prefix.back() == '/') url.prefix.pop_back();
    return url;
}

std::optional<std::chrono::seconds> seconds_of(const std::string& text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return std::chrono::seconds{number};
}

SendReason reason_of(httplib::Error error, bool secure) {
    switch (error) {
        case httplib::Error::Connection:
        case httplib::Error::BindIPAddress:
        case httplib::Error::Write:
            return SendReason::unreachable;
        case httplib::Error::ConnectionTimeout:
        case httplib::Error::Read:
        case httplib::Error::Canceled:
            return SendReason::timed_out;
        default:
            break;
    }
    // The names of the TLS faults differ between versions; nothing else is left on a secure connection.
    return secure ? SendReason::tls_failed : SendReason::unreachable;
}

}  // namespace

struct HttpClient::State {
    BaseUrl url;
    HttpOptions options;
    Pool<httplib::Client> idle;

    std::unique_ptr<httplib::Client> connect() const {
        auto client = std::make_unique<httplib::Client>(url.origin);
        const auto whole = std::chrono::floor<std::chrono::seconds>(options.timeout);
        const auto seconds = static_cast<time_t>(whole.count());
        const auto micros = static_cast<time_t>(std::chrono::microseconds(options.timeout - whole).count());
        client->set_connection_timeout(seconds, micros);
        client->set_read_timeout(seconds, micros);
        client->set_write_timeout(seconds, micros);
        client->set_keep_alive(true);
        client->set_follow_location(false);
        if (url.secure) {
            client->enable_server_certificate_verification(true);
            if (!options.ca_file.empty()) client->set_ca_cert_path(options.ca_file);
        }
        return client;
    }
};

HttpClient::HttpClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpClient::~HttpClient() = default;

Result<std::unique_ptr<HttpClient>> HttpClient::make(HttpOptions options) {
    auto url = parse_base_url(options.base_url);
    if (!url)
        return failure(Fault::invalid_input,
                       "Адрес службы должен начинаться с http:// или https:// и не содержать «?».",
                       "base_url", "Например: https://mail.example.org/api.");
    auto state = std::make_unique<State>();
    state->url = std::move(*url);
    state->options = std::move(options);
    return std::unique_ptr<HttpClient>(new HttpClient(std::move(state)));
}

tl::expected<HttpReply, SendReason> HttpClient::post_json(const std::string& path, const HttpHeaders& headers,
                                                          std::string body) try {
    httplib::Request request;
    request.method = "POST";
    request.path = state_->url.prefix + path;
    request.set_header("Content-Type", "application/json; charset=utf-8");
    request.set_header("Accept", "application/json");
    for (const auto& [name, value] : headers) request.set_header(name, value);
    request.body = std::move(body);
    HttpReply reply;
    request.content_receiver = [&reply](const char* bytes, std::size_t size, std::uint64_t, std::uint64_t) {
        if (reply.body.size() + size > http_reply_bytes) return false;
        reply.body.append(bytes, size);
        return true;
    };
    auto client = state_->idle.take();
    if (!client) client = state_->connect();
    const auto result = client->send(request);
    if (!result) return tl::unexpected(reason_of(result.error(), state_->url.secure));
    reply.status = result->status;
    reply.retry_after = seconds_of(result->get_header_value("Retry-After"));
    state_->idle.keep(std::move(client));
    return reply;
} catch (const std::exception&) {
    return tl::unexpected(SendReason::unreachable);
}

}  // namespace vekha
