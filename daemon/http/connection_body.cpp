// The body of a request: whole into memory, or piece by piece to an upload.
#include <algorithm>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/http/connection.hpp"
#include "daemon/http/offload.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/http/refusal.hpp"

namespace vekha::http {
namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

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

}  // namespace

Connection::Task<bool> Connection::read_piece(Parser& parser, std::size_t room) {
    // One byte past the room is enough to know that it is too much.
    const std::size_t enough = std::min(piece_bytes, room + 1);
    while (!parser.is_done() && parser.get().body().size() < enough) {
        if (in_first_ == in_last_) {
            wait_at_most(limits_.body_silence_seconds);
            body_deadline_ = std::min(body_last_, rate_deadline());
            if (!co_await fill()) co_return false;
        }
        error_code ec;
        const auto taken = parser.put(asio::buffer(in_.data() + in_first_, in_last_ - in_first_), ec);
        in_first_ += taken;
        moved_ += taken;
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
    const bool asked = same_ignoring_case({expect.data(), expect.size()}, "100-continue");
    // HTTP/1.0 knows no such answer.
    if (asked && parser.get().version() >= 11 && in_first_ == in_last_)
        co_await write_bytes("HTTP/1.1 100 Continue\r\n\r\n", {});
}

Connection::Task<Response> Connection::take_whole(Parser& parser, Request& request, std::size_t most) {
    if (!parser.is_done()) {
        co_await say_continue(parser);
        in_.resize(piece_bytes);
        begin_transfer();
        body_last_ = loop_.seconds + limits_.body_seconds;
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
    waiting_ = Waiting::nothing;
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
    begin_transfer();
    body_last_ = loop_.seconds + limits_.body_seconds;
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
        body_deadline_ = 0;
        waiting_ = Waiting::nothing;
        const unsigned paused_at = loop_.seconds;
        answer = co_await offload(loop_.context, pool_, take);
        resume_transfer(paused_at);
        parser.get().body().clear();
        if (!answer || answer->status != 0) end = answer ? std::move(*answer) : overloaded();
    }
    body_deadline_ = 0;
    waiting_ = Waiting::nothing;
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

}  // namespace vekha::http
