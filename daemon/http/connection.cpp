#include "daemon/http/connection.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "daemon/http/offload.hpp"
#include "daemon/http/refusal.hpp"
#include "daemon/http/strict.hpp"
#include "daemon/http/wire.hpp"

namespace vekha::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

Request request_of(const Connection::Parser& parser, std::string_view peer, bool secure,
                   const TrustedProxies& proxies) {
    const auto& message = parser.get();
    Request request;
    request.method = parse_method({message.method_string().data(), message.method_string().size()});
    request.target.assign(message.target().data(), message.target().size());
    // As a proxy is asked, "http://host/path": the host was held against Host.
    if (const auto scheme = request.target.find("://");
        !request.target.starts_with('/') && scheme != std::string::npos)
        request.target.erase(0, request.target.find('/', scheme + 3));
    for (const auto& field : message)
        request.headers.push_back({std::string(field.name_string().data(), field.name_string().size()),
                                   std::string(field.value().data(), field.value().size())});
    request.peer = peer;
    auto origin = origin_of(request, peer, secure, proxies);
    request.peer_address = std::move(origin.address);
    request.secure = origin.secure;
    return request;
}

}  // namespace

Connection::Connection(Loop& loop, Service& service, runtime::BlockingPool& pool, Stream stream,
                       std::string peer)
    : loop_(loop),
      service_(service),
      pool_(pool),
      limits_(loop.options->limits),
      stream_(std::move(stream)),
      peer_(std::move(peer)),
      since_(loop.seconds) {
    loop_.connections.insert(this);
}

Connection::~Connection() {
    loop_.connections.erase(this);
}

void Connection::tick() {
    const bool late = deadline_ != 0 && loop_.seconds >= deadline_;
    const bool body_late = body_deadline_ != 0 && loop_.seconds >= body_deadline_;
    if (!late && !body_late) return;
    timed_out_ = true;
    stream_.cancel();
}

void Connection::stop() {
    // Of an answer that goes on, a piece on its way has a little time: what its reader does not take is given
    // up.
    if (live_ && !awaits_news_)
        wait_at_most(last_words_seconds);
    else if (idle_ || live_)
        stream_.cancel();
}

void Connection::abort() {
    stream_.close();
}

long Connection::spare() const {
    constexpr long unserved = 2'000'000;
    constexpr long kept = 1'000'000;
    // Of an answer that goes on no more is lost than its reader coming again.
    if (awaits_news_) return loop_.seconds - since_;
    const long waited = loop_.seconds - since_;
    switch (waiting_) {
        case Waiting::nothing:
            return -1;
        case Waiting::first_request:
            return unserved + waited;
        case Waiting::next_request:
            return kept + waited;
        case Waiting::transfer: {
            const bool slow =
                waited > slow_after_seconds && moved_ < limits_.rate_least * static_cast<std::size_t>(waited);
            return slow ? unserved + waited : -1;
        }
    }
    return -1;
}

void Connection::begin_transfer() {
    waiting_ = Waiting::transfer;
    since_ = loop_.seconds;
    moved_ = 0;
}

void Connection::resume_transfer(unsigned paused_at) {
    waiting_ = Waiting::transfer;
    since_ += loop_.seconds - paused_at;
}

unsigned Connection::rate_deadline() const {
    return since_ + limits_.rate_grace_seconds + static_cast<unsigned>(moved_ / limits_.rate_least) + 1;
}

Connection::Task<bool> Connection::fill() {
    if (in_first_ > 0) {
        std::memmove(in_.data(), in_.data() + in_first_, in_last_ - in_first_);
        in_last_ -= in_first_;
        in_first_ = 0;
    }
    if (timed_out_ || in_last_ == in_.size()) co_return false;
    const auto [ec, count] =
        co_await stream_.read_some(asio::buffer(in_.data() + in_last_, in_.size() - in_last_));
    if (ec) co_return false;
    in_last_ += count;
    co_return true;
}

Connection::Task<bool> Connection::await_request() {
    if (loop_.stopping) co_return false;
    // Many wait like this, most of the time: none of them holds a buffer.
    in_ = std::vector<char>();
    in_first_ = in_last_ = 0;
    idle_ = true;
    wait_at_most(limits_.idle_seconds);
    const bool came = co_await stream_.readable();
    idle_ = false;
    if (!came || timed_out_) co_return false;
    in_.resize(head_bytes_most);
    wait_at_most(limits_.head_seconds);
    co_return co_await fill();
}

Connection::Task<Connection::Head> Connection::read_head(Parser& parser) {
    if (in_first_ == in_last_ && !co_await await_request()) co_return Head::over;
    wait_at_most(limits_.head_seconds);
    HeadSeen seen;
    for (std::size_t looked = 0;;) {
        const std::string_view unread(in_.data() + in_first_, in_last_ - in_first_);
        seen = look_for_head(unread, looked);
        if (seen.fault || seen.end > 0) break;
        looked = unread.size();
        if (co_await fill()) continue;
        if (!timed_out_ && in_last_ < in_.size()) co_return Head::over;
        // Named: g++ 12 destroys an aggregate made inside a co_await expression twice.
        const Response late = std::exchange(timed_out_, false)
                                  ? refused(408, Fault::too_slow, "Запрос не пришёл вовремя.")
                                  : refused(431, Fault::too_large, "Слишком длинные заголовки запроса.");
        co_await refuse(late);
        co_return Head::refused;
    }
    const std::string_view head(in_.data() + in_first_, seen.end);
    if (!seen.fault) seen.fault = judge_head(head);
    if (!seen.fault) {
        error_code ec;
        in_first_ += parser.put(asio::buffer(head), ec);
        if (!ec && parser.is_header_done()) co_return Head::here;
        seen.fault = HeadFault::not_http;
    }
    const Response why = refused(*seen.fault);
    co_await refuse(why);
    co_return Head::refused;
}

Connection::Task<void> Connection::refuse(const Response& answer) {
    body_left_ = true;
    Request nameless;
    nameless.method = Method::other;
    nameless.peer = peer_;
    nameless.peer_address = peer_;
    nameless.secure = stream_.secure();
    co_await write(nameless, answer, false, false);
}

Connection::Task<Response> Connection::answer_to(Parser& parser, Request& request) {
    const auto host = request.header("host");
    if (host && !host_is_ours(host_of(*host).value_or(""), loop_.options->hosts))
        co_return refused(421, Fault::invalid_input, "Этот сервер не отвечает под таким именем.",
                          "Откройте Веху по её адресу; другие имена администратор добавит в server.hosts.");
    Plan plan = service_.plan(request);
    if (plan.answer) co_return std::move(*plan.answer);
    const auto length = parser.content_length();
    const bool none = plan.body == Plan::Body::none;
    if (!parser.is_done() && (none || (length && *length > plan.body_most)))
        co_return too_large(none ? 0 : plan.body_most);
    if (plan.body == Plan::Body::streamed) co_return co_await take_upload(parser, request, plan.body_most);
    co_return co_await take_whole(parser, request, plan.body_most);
}

Connection::Task<bool> Connection::serve_one() {
    Parser parser;
    parser.header_limit(head_bytes_most);
    parser.body_limit(boost::none);  // the plan's limit counts
    parser.eager(false);
    if (co_await read_head(parser) != Head::here) co_return false;
    waiting_ = Waiting::nothing;
    wait_for_ever();

    Request request = request_of(parser, peer_, stream_.secure(), loop_.options->proxies);
    const bool http_1_0 = parser.get().version() < 11;
    const Response answer = co_await answer_to(parser, request);
    body_left_ = !parser.is_done();
    timed_out_ = false;
    body_deadline_ = 0;
    const bool keep = parser.keep_alive() && !answer.close && !body_left_ && !loop_.stopping;
    const bool written = co_await write(request, answer, http_1_0, keep);
    if (in_first_ == in_last_ && in_.size() > head_bytes_most) {
        in_ = std::vector<char>(head_bytes_most);
        in_first_ = in_last_ = 0;
    }
    waiting_ = Waiting::next_request;
    since_ = loop_.seconds;
    co_return written&& keep;
}

Connection::Task<bool> Connection::write_bytes(std::string_view first, std::string_view second) {
    while (!first.empty() || !second.empty()) {
        if (timed_out_) co_return false;
        wait_at_most(live_ && loop_.stopping ? last_words_seconds : limits_.write_silence_seconds);
        deadline_ = std::min(deadline_, rate_deadline());
        const std::array<asio::const_buffer, 2> parts{asio::buffer(first), asio::buffer(second)};
        const auto [ec, count] = co_await stream_.write_some(parts);
        if (ec) co_return false;
        moved_ += count;
        const auto of_first = std::min(count, first.size());
        first.remove_prefix(of_first);
        second.remove_prefix(count - of_first);
    }
    co_return true;
}

Connection::Task<bool> Connection::write_stream(const StreamBody& stream) {
    std::uint64_t left = stream.length;
    while (left > 0) {
        wait_for_ever();
        waiting_ = Waiting::nothing;
        const unsigned paused_at = loop_.seconds;
        const auto read = [&]() -> std::string {
            try {
                return stream.next(static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, left)));
            } catch (...) {
                return {};
            }
        };
        const auto piece = co_await offload(loop_.context, pool_, read);
        resume_transfer(paused_at);
        // The length was promised already: a body that ends early can only be told by a broken connection.
        if (!piece || piece->empty()) co_return false;
        if (!co_await write_bytes(*piece, {})) co_return false;
        left -= piece->size();
    }
    co_return true;
}

/// Rings from any thread; heard in the connection's own loop while there is somebody to hear it.
struct Connection::Bell {
    Loop& loop;
    Connection* hearer;
};

void Connection::hear() {
    news_ = true;
    if (awaits_news_) stream_.cancel();
}

Connection::Task<bool> Connection::write_live(LiveBody& live, bool chunked) {
    // Many wait like this, most of the time: none of them holds a buffer.
    if (in_first_ == in_last_) {
        in_ = std::vector<char>();
        in_first_ = in_last_ = 0;
    }
    struct Listening {
        LiveBody& live;
        std::shared_ptr<Bell> bell;
        bool& going;
        ~Listening() {
            live.on_news({});
            bell->hearer = nullptr;
            going = false;
        }
    };
    live_ = true;
    const Listening listening{live, std::make_shared<Bell>(Bell{loop_, this}), live_};
    live.on_news([bell = listening.bell] {
        asio::post(bell->loop.context, [bell] {
            if (bell->hearer != nullptr) bell->hearer->hear();
        });
    });
    const bool whole = co_await write_news(live, chunked);
    co_return whole;
}

Connection::Task<bool> Connection::write_news(LiveBody& live, bool chunked) {
    for (;;) {
        news_ = false;
        LiveBody::News news = live.take();
        const bool last = news.last || loop_.stopping;
        std::string bytes;
        if (chunked && !news.bytes.empty()) {
            std::array<char, 2 * sizeof(std::size_t)> size{};
            const auto end = std::to_chars(size.data(), size.data() + size.size(), news.bytes.size(), 16).ptr;
            bytes.append(size.data(), end);
            bytes += "\r\n";
        }
        bytes += news.bytes;
        if (chunked && !news.bytes.empty()) bytes += "\r\n";
        if (chunked && last) bytes += "0\r\n\r\n";
        // The silence before was nobody's fault: each piece has the whole patience.
        begin_transfer();
        if (!co_await write_bytes(bytes, {})) co_return false;
        if (last) co_return true;
        wait_for_ever();
        waiting_ = Waiting::nothing;
        if (news_ || loop_.stopping) continue;
        awaits_news_ = true;
        const bool spoke = co_await stream_.readable();
        awaits_news_ = false;
        // Its reader has nothing to say until the end: it has gone, or is not what it should be.
        if (spoke || (!news_ && !loop_.stopping)) co_return false;
    }
}

Connection::Task<bool> Connection::write(const Request& request, const Response& response, bool http_1_0,
                                         bool keep) {
    const bool head_only = request.method == Method::head || bodiless(response.status);
    const std::string head =
        head_bytes(response, http_1_0, keep, loop_.date, loop_.options->strict_transport);
    begin_transfer();
    bool written =
        co_await write_bytes(head, head_only || response.stream ? std::string_view() : response.body.bytes());
    if (const auto live = live_body(response); written && live && !head_only) {
        written = co_await write_live(*live, !http_1_0);
    } else if (written && response.stream && !head_only) {
        written = co_await write_stream(*response.stream);
    }
    const bool by_proxy = request.peer_address != peer_;
    service_.served(Served{request.method, std::string(request.path()), request.peer_address,
                           by_proxy ? peer_ : std::string(), request.secure, response.status,
                           head_only ? 0 : body_length(response)});
    co_return written;
}

/// Closing while the peer still sends would take the answer away from it (TCP reset): some of it is read and
/// dropped.
Connection::Task<void> Connection::linger() {
    in_.resize(head_bytes_most);
    for (std::size_t dropped = 0; dropped < linger_bytes_most && !timed_out_;) {
        const auto [ec, count] = co_await stream_.read_some(asio::buffer(in_));
        if (ec) break;
        dropped += count;
    }
}

Connection::Task<void> Connection::run() {
    wait_at_most(limits_.head_seconds);
    bool going = co_await stream_.begin();
    while (going) going = co_await serve_one();
    timed_out_ = false;
    waiting_ = Waiting::first_request;
    wait_at_most(linger_seconds);
    stream_.end();
    if (body_left_ && stream_.is_open()) co_await linger();
    stream_.close();
}

}  // namespace vekha::http
