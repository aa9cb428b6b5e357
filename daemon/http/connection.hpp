// One connection: reads requests, lets the service answer, writes. Lives on one loop. Heavy (Asio, Beast):
// only for the .cpp files of this folder.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/parser.hpp>

#include "daemon/http/limits.hpp"
#include "daemon/http/loop.hpp"
#include "daemon/http/service.hpp"
#include "daemon/runtime/blocking_pool.hpp"

namespace vekha::http {

/// A body that collects what has come in; the connection takes it out piece by piece.
struct PieceBody {
    using value_type = std::string;
    class reader {
      public:
        template <bool is_request, class Fields>
        reader(boost::beast::http::header<is_request, Fields>&, value_type& body) : body_(body) {}
        void init(const boost::optional<std::uint64_t>&, boost::system::error_code& ec) { ec = {}; }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, boost::system::error_code& ec) {
            std::size_t taken = 0;
            const auto end = boost::asio::buffer_sequence_end(buffers);
            for (auto one = boost::asio::buffer_sequence_begin(buffers); one != end; ++one) {
                const boost::asio::const_buffer buffer(*one);
                body_.append(static_cast<const char*>(buffer.data()), buffer.size());
                taken += buffer.size();
            }
            ec = {};
            return taken;
        }
        void finish(boost::system::error_code& ec) { ec = {}; }

      private:
        value_type& body_;
    };
};

class Connection {
  public:
    using Parser = boost::beast::http::request_parser<PieceBody>;
    template <class T>
    using Task = boost::asio::awaitable<T>;

    Connection(Loop& loop, Service& service, runtime::BlockingPool& pool, const ServerLimits& limits,
               boost::asio::ip::tcp::socket socket);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// Serves requests until the peer or a limit ends it. The object must outlive it.
    Task<void> run();

    /// Once a second: gives up what is past its deadline.
    void tick();
    /// The server is stopping: an idle connection ends at once, a busy one after its answer.
    void stop();
    /// Ends now, whatever is under way.
    void abort();

  private:
    enum class Head { here, over, refused };

    /// Bytes come in (false: none will: end, error or time-out).
    Task<bool> fill();
    Task<Head> read_head(Parser& parser);
    /// The next piece of the body, at most a little more than `room`, into the parser's body; false where it
    /// broke off or is broken.
    Task<bool> read_piece(Parser& parser, std::size_t room);
    Task<Response> take_whole(Parser& parser, Request& request, std::size_t most);
    Task<Response> take_upload(Parser& parser, const Request& request, std::size_t most);
    Task<bool> serve_one();
    Task<void> say_continue(const Parser& parser);
    Task<bool> write(const Request& request, const Response& response, bool http_1_0, bool keep);
    Task<bool> write_stream(const StreamBody& stream);
    Task<bool> write_bytes(std::string_view first, std::string_view second);
    Task<void> linger();
    Response broken_body();
    void wait_at_most(unsigned seconds) { deadline_ = loop_.seconds + seconds + 1; }
    void wait_for_ever() { deadline_ = 0; }

    Loop& loop_;
    Service& service_;
    runtime::BlockingPool& pool_;
    const ServerLimits& limits_;
    boost::asio::ip::tcp::socket socket_;
    std::string peer_;
    std::vector<char> in_;      ///< bytes come in here …
    std::size_t in_first_ = 0;  ///< … and are unread from here …
    std::size_t in_last_ = 0;   ///< … to here
    unsigned deadline_ = 0;     ///< tick of the loop; 0: none
    unsigned body_deadline_ = 0;
    bool timed_out_ = false;
    bool idle_ = false;       ///< between requests
    bool body_left_ = false;  ///< the peer may still be sending what nobody reads
};

}  // namespace vekha::http
