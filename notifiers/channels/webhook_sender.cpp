#include "notifiers/channels/webhook_sender.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>

#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "workflow/service/webhook_signature.hpp"

namespace vekha::webhooks {
namespace {

constexpr std::size_t kept_connections = 64;
constexpr std::size_t ipv4_at = 12;

IpAddress address_of(const sockaddr* given) {
    IpAddress address;
    if (given->sa_family == AF_INET6) {
        address.six = true;
        std::memcpy(address.bytes.data(), &reinterpret_cast<const sockaddr_in6*>(given)->sin6_addr,
                    address.bytes.size());
    } else {
        std::memcpy(address.bytes.data() + ipv4_at, &reinterpret_cast<const sockaddr_in*>(given)->sin_addr,
                    address.bytes.size() - ipv4_at);
    }
    return address;
}

/// A connection to one judged address of one origin.
class Connection {
  public:
    Connection(std::string key, const IpAddress& address)
        : key_(std::move(key)), address_(address), handle_(curl_easy_init()) {}
    ~Connection() { curl_easy_cleanup(handle_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const std::string& key() const { return key_; }
    PostOutcome post(const Destination& to, const SenderOptions& options,
                     const std::vector<std::string>& headers, const std::string& body);

  private:
    struct Lists {
        curl_slist* headers = nullptr;
        curl_slist* pinned = nullptr;
        ~Lists() {
            curl_slist_free_all(headers);
            curl_slist_free_all(pinned);
        }
    };

    static std::size_t on_answer(char*, std::size_t size, std::size_t count, void* user) {
        auto& connection = *static_cast<Connection*>(user);
        connection.received_ += size * count;
        return connection.received_ > answer_bytes ? 0 : size * count;
    }
    /// The last look: whatever the name led to meanwhile, no socket is made to another address.
    static curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* to) {
        const auto& connection = *static_cast<Connection*>(user);
        const bool known = to->family == AF_INET || to->family == AF_INET6;
        if (!known || address_of(&to->addr) != connection.address_) return CURL_SOCKET_BAD;
        return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
    }
    void set(const Destination& to, const SenderOptions& options, const Lists& lists,
             const std::string& body);

    std::string key_;
    IpAddress address_;
    CURL* handle_;
    std::size_t received_ = 0;
};

PostOutcome again(std::string reason, int code = 0) {
    return {PostVerdict::again, std::move(reason), code, {}};
}

PostOutcome outcome_of_status(CURL* handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    const int code = static_cast<int>(status);
    if (code >= 200 && code < 300) return {PostVerdict::taken, "sent", code, {}};
    if (code == 410) return {PostVerdict::gone, "gone", code, {}};
    PostOutcome outcome = again("rejected", code);
    if (code >= 300 && code < 400) outcome.reason = "redirected";
    if (code == 429) outcome.reason = "rate_limited";
    if (code >= 500) outcome.reason = "server_error";
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
        outcome.retry_after = std::chrono::seconds{std::min<curl_off_t>(seconds, 86'400)};
    return outcome;
}

PostOutcome outcome_of(CURLcode code, CURL* handle) {
    switch (code) {
        case CURLE_OK:
        case CURLE_WRITE_ERROR:  // the answer was too long and is cut off: its code came before
            return outcome_of_status(handle);
        case CURLE_OPERATION_TIMEDOUT:
            return again("timed_out");
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CIPHER:
            return again("tls_failed");
        default:
            return again("unreachable");
    }
}

void Connection::set(const Destination& to, const SenderOptions& options, const Lists& lists,
                     const std::string& body) {
    const auto url = to.origin() + to.path;
    curl_easy_setopt(handle_, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, to.secure ? "https" : "http");
    curl_easy_setopt(handle_, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(handle_, CURLOPT_PROXY, "");  // a proxy would resolve the name once more
    curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(options.timeout.count()));
    curl_easy_setopt(handle_, CURLOPT_RESOLVE, lists.pinned);
    curl_easy_setopt(handle_, CURLOPT_OPENSOCKETFUNCTION, &Connection::on_socket);
    curl_easy_setopt(handle_, CURLOPT_OPENSOCKETDATA, this);
    if (!options.ca_file.empty()) curl_easy_setopt(handle_, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(handle_, CURLOPT_POST, 1L);
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, lists.headers);
    curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, &Connection::on_answer);
    curl_easy_setopt(handle_, CURLOPT_WRITEDATA, this);
}

PostOutcome Connection::post(const Destination& to, const SenderOptions& options,
                             const std::vector<std::string>& headers, const std::string& body) {
    if (handle_ == nullptr) return again("unreachable");
    received_ = 0;
    Lists lists;
    for (const auto& line : headers) lists.headers = curl_slist_append(lists.headers, line.c_str());
    const auto ip = format(address_);
    if (!to.literal) {
        const auto pin = to.host + ":" + std::to_string(to.port) + ":" + (address_.six ? "[" + ip + "]" : ip);
        lists.pinned = curl_slist_append(lists.pinned, pin.c_str());
    }
    set(to, options, lists, body);
    const auto outcome = outcome_of(curl_easy_perform(handle_), handle_);
    // The lists end with this try: nothing of the handle may point there.
    curl_easy_setopt(handle_, CURLOPT_RESOLVE, nullptr);
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, nullptr);
    return outcome;
}

/// Idle connections by where they lead; the oldest give way.
class Idle {
  public:
    std::unique_ptr<Connection> take(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto at =
            std::find_if(idle_.rbegin(), idle_.rend(), [&](const auto& one) { return one->key() == key; });
        if (at == idle_.rend()) return nullptr;
        auto taken = std::move(*at);
        idle_.erase(std::next(at).base());
        return taken;
    }
    void keep(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
        if (idle_.size() > kept_connections) idle_.erase(idle_.begin());
    }

  private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

tl::unexpected<Error> unresolved(const Destination& to) {
    return failure(Fault::unavailable, "Имя узла " + to.host + " не находится.", "address",
                   "Проверьте, нет ли в нём опечатки.");
}

/// Every address of the destination, each judged: a name that leads inside by one of several is refused
/// whole.
Result<std::vector<IpAddress>> judged(const Destination& to, const SenderOptions& options) {
    if (auto good = options.rules.admit(to); !good) return tl::unexpected(good.error());
    if (to.literal) return std::vector{*to.literal};
    auto addresses = options.resolve(to.host);
    if (addresses.empty()) return unresolved(to);
    for (const auto& address : addresses)
        if (auto good = options.rules.admit_ip(to, address); !good) return tl::unexpected(good.error());
    return addresses;
}

}  // namespace

std::vector<IpAddress> resolve(const std::string& host) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    std::vector<IpAddress> addresses;
    if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return addresses;
    for (const addrinfo* one = found; one != nullptr; one = one->ai_next)
        if (one->ai_family == AF_INET || one->ai_family == AF_INET6)
            addresses.push_back(address_of(one->ai_addr));
    ::freeaddrinfo(found);
    return addresses;
}

struct Sender::State {
    SenderOptions options;
    Idle idle;
};

Sender::Sender(SenderOptions options) : state_(std::make_unique<State>()) {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    (void)ready;
    state_->options = std::move(options);
}
Sender::~Sender() = default;

Result<void> Sender::check(const std::string& address) const {
    const auto to = parse_destination(address);
    if (!to) return tl::unexpected(to.error());
    const auto addresses = judged(*to, state_->options);
    if (!addresses) return tl::unexpected(addresses.error());
    return {};
}

PostOutcome Sender::post(const Webhook& webhook, const std::string& id, const std::string& body,
                         Instant now) {
    const auto to = parse_destination(webhook.address);
    if (!to) return again("destination_refused");
    const auto addresses = judged(*to, state_->options);
    if (!addresses)
        return again(addresses.error().fault == Fault::unavailable ? "unresolved" : "destination_refused");
    const std::vector<std::string> headers{
        "Content-Type: application/json",
        "User-Agent: Vekha-Webhooks/1",
        "Expect:",  // a short body goes at once
        "webhook-id: " + id,
        "webhook-timestamp: " + webhook_timestamp(now),
        "webhook-signature: " + webhook_signature(signing_secrets(webhook, now), id, now, body)};
    PostOutcome outcome = again("unreachable");
    for (const auto& address : *addresses) {
        const auto key = to->origin() + " " + format(address);
        auto connection = state_->idle.take(key);
        if (!connection) connection = std::make_unique<Connection>(key, address);
        outcome = connection->post(*to, state_->options, headers, body);
        const bool answered = outcome.code != 0;
        if (answered) state_->idle.keep(std::move(connection));
        // The next address only where this one could not be reached at all: what may have arrived is not sent
        // twice.
        if (answered || outcome.reason != "unreachable") break;
    }
    return outcome;
}

}  // namespace vekha::webhooks
