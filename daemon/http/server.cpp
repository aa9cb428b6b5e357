#include "daemon/http/server.hpp"

#include <condition_variable>
#include <csignal>
#include <list>
#include <mutex>
#include <optional>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <pthread.h>

#include "daemon/http/connection.hpp"

namespace vekha::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto with_outcome = asio::as_tuple(asio::use_awaitable);

/// After accept() failed for want of file handles, a little rest before the next try.
constexpr std::chrono::milliseconds accept_rest{100};

tl::unexpected<Error> cannot_listen(const std::string& where, const error_code& ec) {
    if (ec == asio::error::address_in_use)
        return failure(Fault::unavailable, "Адрес " + where + " уже занят другой программой.", where,
                       "Остановите её (кто слушает порт, покажет «ss -ltnp») или укажите другой порт.");
    if (ec == asio::error::access_denied)
        return failure(Fault::unavailable, "Нет прав слушать " + where + ".", where,
                       "Порты до 1024 открывает только root; укажите порт больше, например 8080.");
    return failure(Fault::unavailable, "Не удалось слушать " + where + ": " + ec.message() + ".", where,
                   "Проверьте, что этот адрес принадлежит этой машине.");
}

}  // namespace

struct Server::Inside {
    Inside(Service& served, ServerOptions chosen)
        : service(served), options(std::move(chosen)), pool(options.pool_threads) {}

    asio::awaitable<void> accept();
    void begin(Loop& loop, tcp::socket socket);
    void arm(Loop& loop);
    void run(Loop& loop);
    void on_each_loop(const std::function<void(Loop&)>& work);
    bool wait_until_empty(std::optional<std::chrono::milliseconds> most);

    Service& service;
    ServerOptions options;
    runtime::BlockingPool pool;
    std::list<Loop> loops;
    std::optional<tcp::acceptor> acceptor;
    std::mutex mutex;
    std::condition_variable emptied;
    std::size_t open = 0;  ///< connections, and the listener itself; under the mutex
    bool running = false;
};

void Server::Inside::begin(Loop& loop, tcp::socket socket) {
    auto connection = std::make_shared<Connection>(loop, service, pool, options.limits, std::move(socket));
    auto& started = *connection;
    asio::co_spawn(loop.context, started.run(), [this, connection](const std::exception_ptr&) mutable {
        // Whatever ended it (short memory at worst), the connection is over.
        connection.reset();
        const std::lock_guard lock(mutex);
        --open;
        emptied.notify_all();
    });
    if (loop.stopping) started.stop();
}

asio::awaitable<void> Server::Inside::accept() {
    auto next = loops.begin();
    while (true) {
        Loop& loop = *next;
        if (++next == loops.end()) next = loops.begin();
        tcp::socket socket(loop.context);
        const auto [ec] = co_await acceptor->async_accept(socket, with_outcome);
        if (ec == asio::error::operation_aborted || !acceptor->is_open()) co_return;
        if (ec) {
            asio::steady_timer rest(loops.front().context, accept_rest);
            co_await rest.async_wait(with_outcome);
            continue;
        }
        {
            const std::lock_guard lock(mutex);
            if (open > options.limits.connections) continue;
            ++open;
        }
        asio::post(loop.context,
                   [this, &loop, socket = std::move(socket)]() mutable { begin(loop, std::move(socket)); });
    }
}

void Server::Inside::arm(Loop& loop) {
    if (options.date) loop.date = options.date();
    loop.second.expires_after(std::chrono::seconds(1));
    loop.second.async_wait([this, &loop](const error_code& ec) {
        if (ec) return;
        ++loop.seconds;
        for (Connection* connection : loop.connections) connection->tick();
        arm(loop);
    });
}

void Server::Inside::run(Loop& loop) {
    loop.strict_transport = options.strict_transport;
    asio::post(loop.context, [this, &loop] { arm(loop); });
    // Signals are for the main thread, which knows what to do with them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    loop.thread = std::thread([&loop] { loop.context.run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Server::Inside::on_each_loop(const std::function<void(Loop&)>& work) {
    for (Loop& loop : loops) asio::post(loop.context, [&loop, work] { work(loop); });
}

bool Server::Inside::wait_until_empty(std::optional<std::chrono::milliseconds> most) {
    std::unique_lock lock(mutex);
    const auto empty = [&] { return open == 0; };
    if (most) return emptied.wait_for(lock, *most, empty);
    emptied.wait(lock, empty);
    return true;
}

Server::Server(Service& service, ServerOptions options)
    : inside_(std::make_unique<Inside>(service, std::move(options))) {}

Server::~Server() {
    stop(std::chrono::milliseconds(0));
}

Result<std::uint16_t> Server::start(const std::string& address, std::uint16_t port) {
    Inside& inside = *inside_;
    error_code ec;
    const auto host = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, ec);
    if (ec)
        return failure(Fault::invalid_input, "«" + address + "» — не адрес.", address,
                       "Укажите, например, 127.0.0.1 (только эта машина) или 0.0.0.0 (все сети).");
    const std::string where = (host.is_v6() ? "[" + address + "]" : address) + ":" + std::to_string(port);
    inside.loops.emplace_back();
    for (std::size_t more = 1; more < inside.options.loops; ++more) inside.loops.emplace_back();
    auto& acceptor = inside.acceptor.emplace(inside.loops.front().context);
    const tcp::endpoint endpoint(host, port);
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
    std::uint16_t chosen = 0;
    if (!ec) chosen = acceptor.local_endpoint(ec).port();
    if (ec) {
        inside.acceptor.reset();
        inside.loops.clear();
        return cannot_listen(where, ec);
    }
    inside.running = true;
    inside.open = 1;
    asio::co_spawn(inside.loops.front().context, inside.accept(), [&inside](const std::exception_ptr&) {
        const std::lock_guard lock(inside.mutex);
        --inside.open;
        inside.emptied.notify_all();
    });
    for (Loop& loop : inside.loops) inside.run(loop);
    return chosen;
}

bool Server::stop(std::chrono::milliseconds deadline) {
    Inside& inside = *inside_;
    if (!std::exchange(inside.running, false)) return true;
    asio::post(inside.loops.front().context, [&inside] {
        error_code ignored;
        inside.acceptor->close(ignored);
    });
    inside.on_each_loop([](Loop& loop) {
        loop.stopping = true;
        for (Connection* connection : loop.connections) connection->stop();
    });
    const bool in_time = inside.wait_until_empty(deadline);
    if (!in_time) {
        inside.on_each_loop([](Loop& loop) {
            for (Connection* connection : loop.connections) connection->abort();
        });
        inside.wait_until_empty(std::nullopt);
    }
    // The pool first: its threads wake loops, so none may run when the loops go.
    inside.pool.stop();
    for (Loop& loop : inside.loops) loop.context.stop();
    for (Loop& loop : inside.loops) loop.thread.join();
    inside.acceptor.reset();
    inside.loops.clear();
    return in_time;
}

}  // namespace vekha::http
