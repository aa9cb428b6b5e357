#include "notifiers/channels/http_client.hpp"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include <httplib.h>

#include "notifiers/channels/pool.hpp"

namespace vekha {
namespace {

constexpr int whole_waits = 2;  // time-outs that a whole call may take: connecting, and the answer
constexpr const char* json_type = "application/json; charset=utf-8";

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
    std::mutex mutex;
    std::vector<httplib::Client*> busy;
    bool interrupted = false;

    /// A call that interrupt() can reach, given up after `limit` where there is one; nothing where none may
    /// begin any more.
    std::optional<httplib::Result> make(httplib::Client& client, const httplib::Request& request,
                                        std::optional<std::chrono::milliseconds> limit) {
        const Busy mark(*this, client);
        if (!mark.begun) return std::nullopt;
        const Limit watch(client, limit);
        return client.send(request);
    }

    /// Ends a call whose answer comes by drops, each in time.
    class Limit {
      public:
        Limit(httplib::Client& client, std::optional<std::chrono::milliseconds> limit) {
            if (!limit) return;
            watch_ = std::jthread([this, &client, most = *limit](const std::stop_token& over) {
                std::unique_lock lock(mutex_);
                never_.wait_for(lock, over, most, [] { return false; });
                if (!over.stop_requested()) client.stop();
            });
        }

      private:
        std::mutex mutex_;
        std::condition_variable_any never_;
        std::jthread watch_;  ///< the last: it ends before what it waits by
    };

    struct Busy {
        Busy(State& made_with, httplib::Client& made_by) : state(made_with), client(made_by) {
            const std::lock_guard lock(state.mutex);
            begun = !state.interrupted;
            if (begun) state.busy.push_back(&client);
        }
        ~Busy() {
            const std::lock_guard lock(state.mutex);
            if (begun) state.busy.erase(std::find(state.busy.begin(), state.busy.end(), &client));
        }
        Busy(const Busy&) = delete;
        Busy& operator=(const Busy&) = delete;
        State& state;
        httplib::Client& client;
        bool begun = false;
    };

    std::unique_ptr<httplib::Client> connect() const {
        auto client = std::make_unique<httplib::Client>(url.origin);
        client->set_connection_timeout(options.connect_timeout.value_or(options.timeout));
        client->set_read_timeout(options.timeout);
        client->set_write_timeout(options.timeout);
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

struct HttpClient::Call {
    std::string method;
    std::string path;
    std::string body = {};
    std::string content_type = {};          ///< of the body
    std::chrono::milliseconds patience{0};  ///< beyond the time-out, for each wait for bytes
    const HttpSink* sink = nullptr;         ///< for the body of an answer 200
};

tl::expected<HttpReply, SendReason> HttpClient::post_json(const std::string& path, const HttpHeaders& headers,
                                                          std::string body,
                                                          std::chrono::milliseconds patience) {
    return send({"POST", path, std::move(body), json_type, patience}, headers);
}

tl::expected<HttpReply, SendReason> HttpClient::post_form(const std::string& path, const HttpHeaders& headers,
                                                          const std::vector<FormPart>& parts) {
    auto form = form_data(parts);
    return send({"POST", path, std::move(form.body), std::move(form.content_type)}, headers);
}

tl::expected<HttpReply, SendReason> HttpClient::post_fields(const std::string& path,
                                                            const HttpHeaders& headers, std::string fields) {
    return send({"POST", path, std::move(fields), "application/x-www-form-urlencoded"}, headers);
}

tl::expected<HttpReply, SendReason> HttpClient::get(const std::string& path, const HttpHeaders& headers,
                                                    std::chrono::milliseconds patience) {
    return send({"GET", path, {}, {}, patience}, headers);
}

tl::expected<HttpReply, SendReason> HttpClient::erase(const std::string& path, const HttpHeaders& headers) {
    return send({"DELETE", path}, headers);
}

tl::expected<HttpReply, SendReason> HttpClient::download(const std::string& path, const HttpHeaders& headers,
                                                         const HttpSink& sink) {
    return send({"GET", path, {}, {}, {}, &sink}, headers);
}

void HttpClient::interrupt() {
    const std::lock_guard lock(state_->mutex);
    state_->interrupted = true;
    for (auto* client : state_->busy) client->stop();
}

tl::expected<HttpReply, SendReason> HttpClient::send(const Call& call, const HttpHeaders& headers) try {
    httplib::Request request;
    request.method = call.method;
    request.path = state_->url.prefix + call.path;
    if (!call.body.empty()) request.set_header("Content-Type", call.content_type);
    request.set_header("Accept", call.sink == nullptr ? "application/json" : "*/*");
    for (const auto& [name, value] : headers) request.set_header(name, value);
    request.body = call.body;
    HttpReply reply;
    int status = 0;
    request.response_handler = [&status](const httplib::Response& response) {
        status = response.status;
        return true;
    };
    const std::size_t most = state_->options.reply_bytes;
    request.content_receiver = [&](const char* bytes, std::size_t size, std::uint64_t, std::uint64_t) {
        if (call.sink != nullptr && status == 200) return (*call.sink)(std::as_bytes(std::span(bytes, size)));
        if (reply.body.size() + size > most) return false;
        reply.body.append(bytes, size);
        return true;
    };
    auto client = state_->idle.take();
    if (!client) client = state_->connect();
    client->set_read_timeout(state_->options.timeout + call.patience);
    std::optional<std::chrono::milliseconds> limit;
    if (call.sink == nullptr) limit = whole_waits * (state_->options.timeout + call.patience);
    const auto result = state_->make(*client, request, limit);
    if (!result) return tl::unexpected(SendReason::unreachable);
    if (!*result) return tl::unexpected(reason_of(result->error(), state_->url.secure));
    reply.status = (*result)->status;
    reply.retry_after = seconds_of((*result)->get_header_value("Retry-After"));
    state_->idle.keep(std::move(client));
    return reply;
} catch (const std::exception&) {
    return tl::unexpected(SendReason::unreachable);
}

}  // namespace vekha
