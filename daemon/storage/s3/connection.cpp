#include "daemon/storage/s3/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <mutex>
#include <string_view>

#include <unistd.h>

#include "workflow/service/sha256.hpp"

namespace vekha::s3 {
namespace {

/// Room for the words of a refusal.
constexpr std::size_t refusal_most = 64 * 1024;
constexpr long connect_seconds_most = 10;
/// Slower than this for as long as silence may last is silence too.
constexpr long bytes_per_second_least = 1024;

struct Received {
    std::string bytes;
    std::size_t most = 0;
};

std::size_t on_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& received = *static_cast<Received*>(user);
    if (size * count > received.most - received.bytes.size()) return 0;  // more than was asked for
    received.bytes.append(bytes, size * count);
    return size * count;
}

struct Sent {
    int descriptor = -1;
    curl_off_t at = 0;
};

std::size_t on_room(char* into, std::size_t size, std::size_t count, void* user) {
    auto& sent = *static_cast<Sent*>(user);
    ssize_t read = 0;
    do {
        read = ::pread(sent.descriptor, into, size * count, sent.at);
    } while (read < 0 && errno == EINTR);
    if (read < 0) return CURL_READFUNC_ABORT;
    sent.at += read;
    return static_cast<std::size_t>(read);
}

/// libcurl goes back to the start where a kept connection had died.
int on_seek(void* user, curl_off_t offset, int origin) {
    if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
    static_cast<Sent*>(user)->at = offset;
    return CURL_SEEKFUNC_OK;
}

Wire wire_of(CURLcode code) {
    switch (code) {
        case CURLE_OK:
            return Wire::whole;
        case CURLE_COULDNT_RESOLVE_HOST:
            return Wire::no_name;
        case CURLE_COULDNT_CONNECT:
            return Wire::unreachable;
        case CURLE_OPERATION_TIMEDOUT:
            return Wire::silent;
        case CURLE_PEER_FAILED_VERIFICATION:
            return Wire::distrusted;
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
            return Wire::bad_ca_file;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return Wire::insecure;
        case CURLE_WRITE_ERROR:
            return Wire::overfull;
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return Wire::cut;
        default:
            return Wire::unusual;
    }
}

/// The whole size in "bytes 0-99/1234" and "bytes */1234"; 0 where it is not told.
std::uint64_t whole_of(CURL* handle) {
    curl_header* header = nullptr;
    if (curl_easy_header(handle, "Content-Range", 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return 0;
    const std::string_view value(header->value);
    const auto number = value.substr(std::min(value.rfind('/'), value.size() - 1) + 1);
    std::uint64_t whole = 0;
    std::from_chars(number.data(), number.data() + number.size(), whole);
    return whole;
}

std::string url_of(const Options& options, const std::string& name) {
    const auto host = options.endpoint.find("://") + 3;
    const std::string base = options.path_style ? options.endpoint + "/" + options.bucket
                                                : options.endpoint.substr(0, host) + options.bucket + "." +
                                                      options.endpoint.substr(host);
    return base + "/" + (options.prefix.empty() ? "" : options.prefix + "/") + name;
}

}  // namespace

Connection::Connection(const Options& options) : options_(options) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    handle_ = curl_easy_init();
}

Connection::~Connection() {
    curl_easy_cleanup(handle_);
}

void Connection::prepare(const std::string& name) {
    curl_easy_reset(handle_);  // the connection and what DNS said stay
    curl_easy_setopt(handle_, CURLOPT_URL, url_of(options_, name).c_str());
    curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    // No CURLOPT_PATH_AS_IS: libcurl 8 refuses it beside the signature.
    curl_easy_setopt(handle_, CURLOPT_PROXY, "");  // the environment's proxy is for the web
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    const auto silence = static_cast<long>(options_.silence.count());
    curl_easy_setopt(handle_, CURLOPT_CONNECTTIMEOUT, std::min(silence, connect_seconds_most));
    curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_TIME, silence);
    curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_LIMIT, bytes_per_second_least);
    if (!options_.ca_file.empty()) curl_easy_setopt(handle_, CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(handle_, CURLOPT_AWS_SIGV4, ("aws:amz:" + options_.region + ":s3").c_str());
    curl_easy_setopt(handle_, CURLOPT_USERNAME, options_.access_key.c_str());
    curl_easy_setopt(handle_, CURLOPT_PASSWORD, options_.secret_key.c_str());
}

Answer Connection::perform(const std::string& content_sha256, const std::string& content_type,
                           std::size_t most) {
    Received received{{}, std::max(most, refusal_most)};
    curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, on_bytes);
    curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &received);
    // libcurl 7.88 signs the hash of the body only where it is told; a server wants the header with any
    // request.
    curl_slist* headers = curl_slist_append(nullptr, ("x-amz-content-sha256: " + content_sha256).c_str());
    if (!content_type.empty())
        headers = curl_slist_append(headers, ("Content-Type: " + content_type).c_str());
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, headers);
    Answer answer;
    answer.wire = wire_of(curl_easy_perform(handle_));
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    answer.whole = whole_of(handle_);
    answer.body = std::move(received.bytes);
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, nullptr);
    curl_slist_free_all(headers);
    return answer;
}

Answer Connection::get(const std::string& name, std::uint64_t first, std::size_t length) {
    static const std::string empty_sha256 = sha256_hex("");
    if (handle_ == nullptr) return {Wire::unusual, 0, {}, 0};
    prepare(name);
    const std::string range = std::to_string(first) + "-" + std::to_string(first + length - 1);
    curl_easy_setopt(handle_, CURLOPT_RANGE, range.c_str());
    return perform(empty_sha256, {}, length);
}

Answer Connection::put(const std::string& name, const Upload& upload) {
    if (handle_ == nullptr) return {Wire::unusual, 0, {}, 0};
    prepare(name);
    Sent sent{upload.descriptor, 0};
    curl_easy_setopt(handle_, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle_, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(upload.bytes));
    curl_easy_setopt(handle_, CURLOPT_READFUNCTION, on_room);
    curl_easy_setopt(handle_, CURLOPT_READDATA, &sent);
    curl_easy_setopt(handle_, CURLOPT_SEEKFUNCTION, on_seek);
    curl_easy_setopt(handle_, CURLOPT_SEEKDATA, &sent);
    return perform(upload.sha256, upload.media_type, 0);
}

}  // namespace vekha::s3
