#include "daemon/http/connection.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/http/offload.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/http/wire.hpp"

namespace vekha::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

constexpr auto with_outcome = asio::as_tuple(asio::use_awaitable);

Response refused(int status, Fault fault, std::string message, std::string mend = {}) {
    auto made = problem(status, Error{fault, std::move(message), {}, std::move(mend)});
    made.close = true;
    return made;
}

Response too_large(std::size_t most) {
    auto made = problem(Error{Fault::too_large,
                              "Слишком большой запрос.",
                              {},
                              most == 0 ? "У этого запроса нет тела."
                                        : "Здесь принимается не больше " + std::to_string(most) + " байт."});
    made.close = true;
    return made;
}

/// The pool would not take the work, or the work threw: a defect or a shortage, never the caller's fault.
Response overloaded() {
    return refused(503, Fault::unavailable, "Сервер сейчас перегружен или останавливается.",
                   "Повторите через минуту.");
}

Response defect() {
    return refused(500, Fault::internal, "Внутренняя ошибка.",
                   "Сообщите администратору время и адрес запроса.");
}

/// Work for the pool must not throw: what escapes a handler becomes an answer here.
template <class Work>
auto guarded(Work work) {
    return [work = std::move(work)]() -> Response {
        try {
            return work();
        } catch (...) {
            return defect();
        }
    };
}

Request request_of(const Connection::Parser& parser, const std::string& peer) {
    const auto& message = parser.get();
    Request request;
    request.method = parse_method({message.method_string().data(), message.method_string().size()});
    request.target.assign(message.target().data(), message.target().size());
    request.peer = peer;
    for (const auto& field : message)
        request.headers.push_back({std::string(field.name_string().data(), field.name_string().size()),
                                   std::string(field.value().data(), field.value().size())});
    return request;
}

}  // namespace

Connection::Connection(Loop& loop, Service& service, runtime::BlockingPool& pool, const ServerLimits& limits,
                       asio::ip::tcp::socket socket)
    : loop_(loop),
      service_(service),
      pool_(pool),
      limits_(limits),
      socket_(std::move(socket)),
      in_(head_bytes_most) {
    error_code ignored;  // a peer that is gone already is noticed by the first read
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    if (const auto peer = socket_.remote_endpoint(ignored); !ignored) peer_ = peer.address().to_string();
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
    error_code ignored;
    socket_.cancel(ignored);
}

void Connection::stop() {
    error_code ignored;
    if (idle_) socket_.cancel(ignored);
}

void Connection::abort() {
    error_code ignored;
    socket_.close(ignored);
}

Connection::Task<bool> Connection::fill() {
    if (in_first_ > 0) {
        std::memmove(in_.data(), in_.data() + in_first_, in_last_ - in_first_);
        in_last_ -= in_first_;
        in_first_ = 0;
    }
    if (timed_out_ || in_last_ == in_.size()) co_return false;
    const auto [ec, count] = co_await socket_.async_read_some(
        asio::buffer(in_.data() + in_last_, in_.size() - in_last_), with_outcome);
    if (ec) co_return false;
    in_last_ += count;
    co_return true;
}

Connection::Task<Connection::Head> Connection::read_head(Parser& parser) {
    if (in_first_ == in_last_) {
        if (loop_.stopping) co_return Head::over;
        idle_ = true;
        wait_at_most(limits_.idle_seconds);
        const bool came = co_await fill();
        idle_ = false;
        if (!came) co_return Head::over;
    }
    wait_at_most(limits_.head_seconds);
    int status = 0;
    while (true) {
        error_code ec;
        in_first_ += parser.put(asio::buffer(in_.data() + in_first_, in_last_ - in_first_), ec);
        if (!ec && parser.is_header_done()) break;
        if (ec && ec != beast_http::error::need_more) {
            status = ec == beast_http::error::header_limit ? 431 : 400;
            break;
        }
        if (co_await fill()) continue;
        if (!timed_out_ && in_last_ < in_.size()) co_return Head::over;
        status = timed_out_ ? 408 : 431;
        break;
    }
    if (status == 0) co_return Head::here;
    timed_out_ = false;
    body_left_ = true;
    const Response answer = status == 408 ? refused(408, Fault::too_slow, "Запрос не пришёл вовремя.")
                            : status == 431
                                ? refused(431, Fault::too_large, "Слишком длинные заголовки запроса.")
                                : refused(400, Fault::invalid_input, "Запрос не похож на HTTP.");
    // Named: g++ 12 destroys an aggregate made inside a co_await expression twice.
    Request nameless;
    nameless.method = Method::other;
    co_await write(nameless, answer, false, false);
    co_return Head::refused;
}

Connection::Task<bool> Connection::read_piece(Parser& parser, std::size_t room) {
    // One byte past the room is enough to know that it is too much.
    const std::size_t enough = std::min(piece_bytes, room + 1);
    while (!parser.is_done() && parser.get().body().size() < enough) {
        if (in_first_ == in_last_) {
            wait_at_most(limits_.body_silence_seconds);
            if (!co_await fill()) co_return false;
        }
        error_code ec;
        in_first_ += parser.put(asio::buffer(in_.data() + in_first_, in_last_ - in_first_), ec);
        // A chunk's head cut in two waits for the rest of it.
        if (ec == beast_http::error::need_more) {
            wait_at_most(limits_.body_silence_seconds);
            if (!co_await fill()) co_return false;
        } else if (ec) {
            co_return false;
        }
    }
    co_return true;
}

Response Connection::broken_body() {
    if (std::exchange(timed_out_, false))
        return refused(408, Fault::too_slow, "Тело запроса не пришло вовремя.");
    return refused(400, Fault::invalid_input, "Тело запроса оборвалось или испорчено.");
}

Connection::Task<void> Connection::say_continue(const Parser& parser) {
    const auto expect = parser.get()[beast_http::field::expect];
    if (same_ignoring_case({expect.data(), expect.size()}, "100-continue") && in_first_ == in_last_)
        co_await write_bytes("HTTP/1.1 100 Continue\r\n\r\n", {});
}

Connection::Task<Response> Connection::take_whole(Parser& parser, Request& request, std::size_t most) {
    if (!parser.is_done()) {
        co_await say_continue(parser);
        in_.resize(piece_bytes);
        body_deadline_ = loop_.seconds + limits_.body_seconds;
        while (!parser.is_done()) {
            if (!co_await read_piece(parser, most - request.body.size())) co_return broken_body();
            std::string& piece = parser.get().body();
            if (request.body.size() + piece.size() > most) co_return too_large(most);
            if (request.body.empty()) {
                request.body.swap(piece);
            } else {
                request.body += piece;
            }
            piece.clear();
        }
        body_deadline_ = 0;
    }
    wait_for_ever();
    auto work = guarded([&] { return service_.handle(request); });
    auto answer = co_await offload(loop_.context, pool_, work);
    co_return answer ? std::move(*answer) : overloaded();
}

Connection::Task<Response> Connection::take_upload(Parser& parser, const Request& request, std::size_t most) {
    std::unique_ptr<Upload> upload;
    std::size_t total = 0;
    wait_for_ever();
    // Each step gives an answer to end with, or one of status 0 to go on.
    const auto begin = guarded([&]() -> Response {
        auto begun = service_.begin_upload(request);
        if (auto* answer = std::get_if<Response>(&begun)) return std::move(*answer);
        upload = std::move(std::get<std::unique_ptr<Upload>>(begun));
        return Response{0, {}, {}, {}, {}, false};
    });
    const auto take = guarded([&]() -> Response {
        const std::string& piece = parser.get().body();
        auto written = upload->write(std::as_bytes(std::span(piece.data(), piece.size())));
        return written ? Response{0, {}, {}, {}, {}, false} : problem(written.error());
    });
    const auto finish = guarded([&]() -> Response { return upload->finish(); });

    auto answer = co_await offload(loop_.context, pool_, begin);
    if (!answer) co_return overloaded();
    if (answer->status != 0) co_return std::move(*answer);
    co_await say_continue(parser);
    in_.resize(piece_bytes);
    body_deadline_ = loop_.seconds + limits_.body_seconds;
    std::optional<Response> end;
    while (!end && !parser.is_done()) {
        if (!co_await read_piece(parser, most - total)) {
            end = broken_body();
            break;
        }
        total += parser.get().body().size();
        if (total > most) {
            end = too_large(most);
            break;
        }
        wait_for_ever();
        answer = co_await offload(loop_.context, pool_, take);
        parser.get().body().clear();
        if (!answer || answer->status != 0) end = answer ? std::move(*answer) : overloaded();
    }
    body_deadline_ = 0;
    wait_for_ever();
    if (!end) {
        answer = co_await offload(loop_.context, pool_, finish);
        end = answer ? std::move(*answer) : overloaded();
    }
    // Letting an unfinished file go removes it from the disk: not here on the loop.
    const auto let_go = guarded([&]() -> Response {
        upload.reset();
        return {};
    });
    co_await offload(loop_.context, pool_, let_go);
    co_return std::move(*end);
}

Connection::Task<bool> Connection::serve_one() {
    Parser parser;
    parser.header_limit(head_bytes_most);
    parser.body_limit(boost::none);  // the plan's limit counts
    parser.eager(false);
    if (co_await read_head(parser) != Head::here) co_return false;

    Request request = request_of(parser, peer_);
    const bool http_1_0 = parser.get().version() < 11;
    Plan plan = service_.plan(request);
    const auto length = parser.content_length();
    Response answer;
    if (plan.answer) {
        answer = std::move(*plan.answer);
    } else if (!parser.is_done() && (plan.body == Plan::Body::none || (length && *length > plan.body_most))) {
        answer = too_large(plan.body == Plan::Body::none ? 0 : plan.body_most);
    } else if (plan.body == Plan::Body::streamed) {
        answer = co_await take_upload(parser, request, plan.body_most);
    } else {
        answer = co_await take_whole(parser, request, plan.body_most);
    }
    body_left_ = !parser.is_done();
    timed_out_ = false;
    body_deadline_ = 0;
    const bool keep = parser.keep_alive() && !answer.close && !body_left_ && !loop_.stopping;
    const bool written = co_await write(request, answer, http_1_0, keep);
    if (in_first_ == in_last_ && in_.size() > head_bytes_most) {
        in_ = std::vector<char>(head_bytes_most);
        in_first_ = in_last_ = 0;
    }
    co_return written&& keep;
}

Connection::Task<bool> Connection::write_bytes(std::string_view first, std::string_view second) {
    while (!first.empty() || !second.empty()) {
        wait_at_most(limits_.write_silence_seconds);
        const std::array<asio::const_buffer, 2> parts{asio::buffer(first), asio::buffer(second)};
        const auto [ec, count] = co_await socket_.async_write_some(parts, with_outcome);
        if (ec) co_return false;
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
        const auto read = [&]() -> std::string {
            try {
                return stream.next(static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, left)));
            } catch (...) {
                return {};
            }
        };
        const auto piece = co_await offload(loop_.context, pool_, read);
        // The length was promised already: a body that ends early can only be told by a broken connection.
        if (!piece || piece->empty()) co_return false;
        if (!co_await write_bytes(*piece, {})) co_return false;
        left -= piece->size();
    }
    co_return true;
}

Connection::Task<bool> Connection::write(const Request& request, const Response& response, bool http_1_0,
                                         bool keep) {
    const bool head_only = request.method == Method::head || bodiless(response.status);
    const std::string head = head_bytes(response, http_1_0, keep, loop_.date, loop_.strict_transport);
    bool written =
        co_await write_bytes(head, head_only || response.stream ? std::string_view() : response.body.bytes());
    if (written && response.stream && !head_only) written = co_await write_stream(*response.stream);
    service_.served(Served{request.method, std::string(request.path()), peer_, response.status,
                           head_only ? 0 : body_length(response)});
    co_return written;
}

/// Closing while the peer still sends would take the answer away from it (TCP reset): some of it is read and
/// dropped.
Connection::Task<void> Connection::linger() {
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    wait_at_most(linger_seconds);
    for (std::size_t dropped = 0; dropped < linger_bytes_most;) {
        const auto [ec, count] = co_await socket_.async_read_some(asio::buffer(in_), with_outcome);
        if (ec) break;
        dropped += count;
    }
}

Connection::Task<void> Connection::run() {
    while (co_await serve_one()) {
    }
    if (body_left_ && socket_.is_open()) co_await linger();
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
}

}  // namespace vekha::http
