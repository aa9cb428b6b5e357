// One connection: reads requests, lets the service answer, writes. Lives on one loop. Heavy (Asio, Beast):
// only for the .cpp files of this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/parser.hpp>

#include "daemon/http/limits.hpp"
#include "daemon/http/live.hpp"
#include "daemon/http/loop.hpp"
#include "daemon/http/piece_body.hpp"
#include "daemon/http/server.hpp"
#include "daemon/http/service.hpp"
#include "daemon/http/stream.hpp"
#include "daemon/runtime/blocking_pool.hpp"

namespace vekha::http {

class Connection {
  public:
    using Parser = boost::beast::http::request_parser<PieceBody>;
    template <class T>
    using Task = boost::asio::awaitable<T>;

    /// `peer`: the address of the other side (peer_name()). The loop's options must be set.
    Connection(Loop& loop, Service& service, runtime::BlockingPool& pool, Stream stream, std::string peer);
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
    /// How well others could do without it, where room is needed: less than 0 where it is at honest work,
    /// else the more the sooner it should go.
    long spare() const;

  private:
    struct Bell;
    enum class Head { here, over, refused };
    /// What the other side is being waited for.
    enum class Waiting { nothing, first_request, next_request, transfer };

    /// Bytes come in (false: none will: end, error or time-out).
    Task<bool> fill();
    /// Waits for the first bytes of a request, holding no buffer.
    Task<bool> await_request();
    Task<Head> read_head(Parser& parser);
    Task<void> refuse(const Response& answer);
    /// The next piece of the body, at most a little more than `room`, into the parser's body; false where it
    /// broke off or is broken.
    Task<bool> read_piece(Parser& parser, std::size_t room);
    Task<Response> take_whole(Parser& parser, Request& request, std::size_t most);
    Task<Response> take_upload(Parser& parser, const Request& request, std::size_t most);
    Task<Response> answer_to(Parser& parser, Request& request);
    Task<bool> serve_one();
    Task<void> say_continue(const Parser& parser);
    Task<bool> write(const Request& request, const Response& response, bool http_1_0, bool keep);
    Task<bool> write_stream(const StreamBody& stream);
    Task<bool> write_live(LiveBody& live, bool chunked);
    /// Writes what there is to take and waits for more, until one side ends it.
    Task<bool> write_news(LiveBody& live, bool chunked);
    /// There is something to take.
    void hear();
    Task<bool> write_bytes(std::string_view first, std::string_view second);
    Task<void> linger();
    Response broken_body();
    void wait_at_most(unsigned seconds) { deadline_ = loop_.seconds + seconds + 1; }
    void wait_for_ever() { deadline_ = 0; }
    /// A body or an answer begins to move.
    void begin_transfer();
    /// It goes on after the pool was waited for, which is not the other side's fault.
    void resume_transfer(unsigned paused_at);
    /// When the transfer falls behind the least rate.
    unsigned rate_deadline() const;

    Loop& loop_;
    Service& service_;
    runtime::BlockingPool& pool_;
    const ServerLimits& limits_;
    Stream stream_;
    const std::string peer_;
    std::vector<char> in_;      ///< bytes come in here …
    std::size_t in_first_ = 0;  ///< … and are unread from here …
    std::size_t in_last_ = 0;   ///< … to here
    unsigned deadline_ = 0;     ///< tick of the loop; 0: none
    unsigned body_deadline_ = 0;
    unsigned body_last_ = 0;  ///< no body takes longer, however fast it is
    Waiting waiting_ = Waiting::first_request;
    unsigned since_ = 0;     ///< when this wait, or this transfer, began
    std::size_t moved_ = 0;  ///< bytes of this transfer
    bool timed_out_ = false;
    bool idle_ = false;         ///< between requests
    bool live_ = false;         ///< giving an answer that goes on
    bool news_ = false;         ///< of an answer that goes on: there is something to take
    bool awaits_news_ = false;  ///< and there is nothing to take now
    bool body_left_ = false;    ///< the peer may still be sending what nobody reads
};

}  // namespace vekha::http
