// The bytes of one connection: over TCP or a Unix socket, as they are or within TLS. Heavy (Asio): only for
// the .cpp files of this folder.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>

struct ssl_st;

namespace vekha::http {

class Stream {
  public:
    using Socket = boost::asio::generic::stream_protocol::socket;
    template <class T>
    using Task = boost::asio::awaitable<T>;
    /// What came of a step: an error, or how many bytes.
    using Moved = std::pair<boost::system::error_code, std::size_t>;
    struct FreeTls {
        void operator()(ssl_st* tls) const;
    };
    /// The server's side of a TLS connection, not yet bound to a socket.
    using Tls = std::unique_ptr<ssl_st, FreeTls>;

    /// `tls` empty: bytes as they are.
    Stream(Socket socket, Tls tls);

    /// The TLS handshake; at once true where there is none to make.
    Task<bool> begin();
    Task<Moved> read_some(boost::asio::mutable_buffer into);
    Task<Moved> write_some(std::array<boost::asio::const_buffer, 2> parts);
    /// Returns when there may be something to read: no buffer is held meanwhile.
    Task<bool> readable();

    /// Whatever is under way ends with an error.
    void cancel();
    /// Tells the other side that nothing more comes.
    void end();
    void close();
    bool is_open() const { return socket_.is_open(); }
    bool secure() const { return tls_ != nullptr; }

  private:
    /// Repeats a step of OpenSSL until it has moved, waiting for the socket between.
    template <class Step>
    Task<Moved> drive(Step step);

    Socket socket_;
    Tls tls_;
    bool broken_ = false;  ///< OpenSSL must not be asked again
};

}  // namespace vekha::http
