#include "daemon/http/stream.hpp"

#include <algorithm>
#include <climits>
#include <string>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace vekha::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto with_outcome = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t record_bytes = 16 * 1024;  // of TLS

int openssl_size(std::size_t size) {
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
}

}  // namespace

void Stream::FreeTls::operator()(ssl_st* tls) const {
    SSL_free(tls);
}

Stream::Stream(Socket socket, Tls tls) : socket_(std::move(socket)), tls_(std::move(tls)) {
    if (!tls_) return;
    error_code ignored;
    socket_.native_non_blocking(true, ignored);
    SSL_set_fd(tls_.get(), socket_.native_handle());
    SSL_set_accept_state(tls_.get());
}

template <class Step>
Stream::Task<Stream::Moved> Stream::drive(Step step) {
    while (!broken_ && socket_.is_open()) {
        ERR_clear_error();
        const int moved = step(tls_.get());
        if (moved > 0) co_return Moved({}, static_cast<std::size_t>(moved));
        const int why = SSL_get_error(tls_.get(), moved);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
            // After these OpenSSL may not even say goodbye.
            broken_ = why != SSL_ERROR_ZERO_RETURN;
            break;
        }
        const auto side = why == SSL_ERROR_WANT_READ ? Socket::wait_read : Socket::wait_write;
        const auto [ec] = co_await socket_.async_wait(side, with_outcome);
        if (ec) co_return Moved(ec, 0);
    }
    co_return Moved(asio::error::eof, 0);
}

Stream::Task<bool> Stream::begin() {
    if (!tls_) co_return true;
    const auto done = co_await drive([](SSL* tls) { return SSL_do_handshake(tls); });
    co_return !done.first;
}

Stream::Task<Stream::Moved> Stream::read_some(asio::mutable_buffer into) {
    if (tls_)
        co_return co_await drive(
            [into](SSL* tls) { return SSL_read(tls, into.data(), openssl_size(into.size())); });
    const auto [ec, count] = co_await socket_.async_read_some(into, with_outcome);
    co_return Moved(ec, count);
}

Stream::Task<Stream::Moved> Stream::write_some(std::array<asio::const_buffer, 2> parts) {
    if (tls_) {
        // A head and its body go as one record where one has room for both.
        std::string joined;
        auto part = parts[0].size() > 0 ? parts[0] : parts[1];
        if (parts[0].size() > 0 && parts[1].size() > 0 && parts[0].size() < record_bytes) {
            joined.assign(static_cast<const char*>(parts[0].data()), parts[0].size());
            joined.append(static_cast<const char*>(parts[1].data()),
                          std::min(parts[1].size(), record_bytes - joined.size()));
            part = asio::buffer(joined);
        }
        co_return co_await drive(
            [part](SSL* tls) { return SSL_write(tls, part.data(), openssl_size(part.size())); });
    }
    const auto [ec, count] = co_await socket_.async_write_some(parts, with_outcome);
    co_return Moved(ec, count);
}

Stream::Task<bool> Stream::readable() {
    if (tls_ && SSL_pending(tls_.get()) > 0) co_return true;
    const auto [ec] = co_await socket_.async_wait(Socket::wait_read, with_outcome);
    co_return !ec;
}

void Stream::cancel() {
    error_code ignored;
    socket_.cancel(ignored);
}

void Stream::end() {
    if (tls_ && !broken_ && SSL_is_init_finished(tls_.get())) {
        ERR_clear_error();
        SSL_shutdown(tls_.get());
    }
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
}

void Stream::close() {
    error_code ignored;
    socket_.close(ignored);
}

}  // namespace vekha::http
