#include "daemon/http/server.hpp"

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/http/connection.hpp"

namespace vekha::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto with_outcome = asio::as_tuple(asio::use_awaitable);

/// After accept() failed for want of file handles, a little rest before the next try.
constexpr std::chrono::milliseconds accept_rest{100};

/// A descriptor that came of accept4(), closed where nobody takes it.
class Accepted {
  public:
    Accepted(int descriptor, int family, std::string name)
        : peer(std::move(name)), descriptor_(descriptor), family_(family) {}
    Accepted(Accepted&& other) noexcept
        : peer(std::move(other.peer)),
          descriptor_(std::exchange(other.descriptor_, -1)),
          family_(other.family_) {}
    Accepted& operator=(Accepted&&) = delete;
    ~Accepted() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Stream::Socket socket(asio::io_context& context) {
        error_code ignored;
        Stream::Socket made(context);
        // The protocol is asked for by nobody but the address family.
        made.assign(asio::generic::stream_protocol(family_, 0), descriptor_, ignored);
        if (!ignored) descriptor_ = -1;
        // Head and body are two writes: the second does not wait for the first to be confirmed.
        if (family_ != AF_UNIX) made.set_option(asio::ip::tcp::no_delay(true), ignored);
        return made;
    }

    std::string peer;

  private:
    int descriptor_;
    int family_;
};

}  // namespace

struct Server::Inside {
    Inside(Service& served, ServerOptions chosen)
        : service(served), options(std::move(chosen)), pool(options.pool_threads) {}

    /// A listener and what waits for its connections.
    struct Door {
        Door(Listener opened, asio::io_context& context)
            : listener(std::move(opened)), ready(context, listener.descriptor()) {}
        ~Door() { ready.release(); }
        Listener listener;
        asio::posix::stream_descriptor ready;
        bool closed = false;
    };

    asio::awaitable<void> accept(Door& door);
    /// Takes what waits at the door; false where it is to be left alone for a moment.
    bool take_waiting(Door& door);
    void begin(Loop& loop, Accepted accepted, bool secure);
    /// Counts a connection in; false where its client has too many already.
    bool admit(const std::string& peer);
    void leave(const std::string& peer);
    void arm(Loop& loop);
    void run(Loop& loop);
    void look_at_certificate();
    void on_each_loop(const std::function<void(Loop&)>& work);
    bool wait_until_empty(std::optional<std::chrono::milliseconds> most);

    Service& service;
    ServerOptions options;
    runtime::BlockingPool pool;
    std::list<Loop> loops;
    std::list<Loop>::iterator next;  ///< the loop of the next connection; for the first loop's thread
    std::list<Door> doors;
    std::mutex mutex;
    std::condition_variable emptied;
    std::size_t open = 0;                                  ///< connections and doors; under the mutex
    std::unordered_map<std::string, std::size_t> clients;  ///< connections of each; under the mutex
    bool running = false;
};

bool Server::Inside::admit(const std::string& peer) {
    const std::lock_guard lock(mutex);
    const auto most = options.limits.connections_per_address;
    if (most > 0 && peer != unix_peer && !options.proxies.trusts(peer)) {
        auto& count = clients[subscriber(peer)];
        if (count >= most) return false;
        ++count;
    }
    ++open;
    return true;
}

void Server::Inside::leave(const std::string& peer) {
    const std::lock_guard lock(mutex);
    if (const auto client = clients.find(subscriber(peer)); client != clients.end())
        if (--client->second == 0) clients.erase(client);
    --open;
    emptied.notify_all();
}

namespace {

/// Makes room on a full loop: the connection that can best be done without ends. False where there is none.
bool make_room(Loop& loop) {
    Connection* least = nullptr;
    long most_spare = -1;
    for (Connection* connection : loop.connections)
        if (const long spare = connection->spare(); spare > most_spare) {
            most_spare = spare;
            least = connection;
        }
    if (least != nullptr) least->abort();
    return least != nullptr;
}

}  // namespace

void Server::Inside::begin(Loop& loop, Accepted accepted, bool secure) {
    const std::string peer = accepted.peer;
    Stream::Tls tls(secure ? options.tls->make() : nullptr);
    if ((secure && !tls) || (loop.connections.size() >= loop.connections_most && !make_room(loop)))
        return leave(peer);
    auto connection = std::make_shared<Connection>(
        loop, service, pool, Stream(accepted.socket(loop.context), std::move(tls)), peer);
    auto& started = *connection;
    asio::co_spawn(loop.context, started.run(), [this, connection, peer](const std::exception_ptr&) mutable {
        // Whatever ended it (short memory at worst), the connection is over.
        connection.reset();
        leave(peer);
    });
    if (loop.stopping) started.stop();
}

bool Server::Inside::take_waiting(Door& door) {
    // So many at a time: others of this loop have their turn between.
    constexpr int at_once = 64;
    for (int taken = 0; taken < at_once; ++taken) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int descriptor = ::accept4(door.listener.descriptor(), reinterpret_cast<sockaddr*>(&address),
                                         &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK) return true;
            // The peer is gone already, or a shortage that a moment may end.
            if (errno == ECONNABORTED || errno == EINTR) continue;
            return false;
        }
        Accepted accepted(descriptor, address.ss_family, peer_name(&address, size));
        if (!admit(accepted.peer)) continue;
        Loop& loop = *next;
        if (++next == loops.end()) next = loops.begin();
        asio::post(loop.context,
                   [this, &loop, secure = door.listener.secure, accepted = std::move(accepted)]() mutable {
                       begin(loop, std::move(accepted), secure);
                   });
    }
    return true;
}

asio::awaitable<void> Server::Inside::accept(Door& door) {
    while (!door.closed) {
        const auto [ec] =
            co_await door.ready.async_wait(asio::posix::stream_descriptor::wait_read, with_outcome);
        if (ec || door.closed) co_return;
        if (take_waiting(door)) continue;
        asio::steady_timer rest(loops.front().context, accept_rest);
        co_await rest.async_wait(with_outcome);
    }
}

void Server::Inside::arm(Loop& loop) {
    if (options.date) loop.date = options.date();
    loop.second.expires_after(std::chrono::seconds(1));
    loop.second.async_wait([this, &loop](const error_code& ec) {
        if (ec) return;
        ++loop.seconds;
        for (Connection* connection : loop.connections) connection->tick();
        if (&loop == &loops.front() && loop.seconds % options.tls_look_seconds == 0) look_at_certificate();
        arm(loop);
    });
}

void Server::Inside::look_at_certificate() {
    if (!options.tls) return;
    pool.submit([this] {
        const auto looked = options.tls->look();
        if (!options.tls_looked) return;
        if (!looked)
            options.tls_looked(tl::unexpected(looked.error()));
        else if (*looked)
            options.tls_looked({});
    });
}

void Server::Inside::run(Loop& loop) {
    loop.options = &options;
    loop.connections_most = std::max<std::size_t>(1, options.limits.connections / loops.size());
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
    auto listener = Listener::on_address(address, port);
    if (!listener) return tl::unexpected(listener.error());
    std::vector<Listener> one;
    one.push_back(std::move(*listener));
    return start(std::move(one));
}

Result<std::uint16_t> Server::start(std::vector<Listener> listeners) {
    Inside& inside = *inside_;
    for (const Listener& one : listeners)
        if (one.secure && !inside.options.tls)
            return failure(Fault::invalid_input, "Для TLS нет сертификата.", one.where(),
                           "Укажите certificate и key в разделе [server.tls].");
    inside.loops.emplace_back();
    for (std::size_t more = 1; more < inside.options.loops; ++more) inside.loops.emplace_back();
    inside.next = inside.loops.begin();
    inside.running = true;
    inside.open = listeners.size();
    std::uint16_t chosen = 0;
    auto& context = inside.loops.front().context;
    for (Listener& one : listeners) {
        if (chosen == 0) chosen = one.port();
        auto& door = inside.doors.emplace_back(std::move(one), context);
        asio::co_spawn(context, inside.accept(door), [&inside](const std::exception_ptr&) {
            const std::lock_guard lock(inside.mutex);
            --inside.open;
            inside.emptied.notify_all();
        });
    }
    for (Loop& loop : inside.loops) inside.run(loop);
    return chosen;
}

void Server::look_at_certificate() {
    if (inside_->running) inside_->look_at_certificate();
}

bool Server::stop(std::chrono::milliseconds deadline) {
    Inside& inside = *inside_;
    if (!std::exchange(inside.running, false)) return true;
    asio::post(inside.loops.front().context, [&inside] {
        for (auto& door : inside.doors) {
            error_code ignored;
            door.closed = true;
            door.ready.cancel(ignored);
        }
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
    inside.doors.clear();
    inside.loops.clear();
    return in_time;
}

}  // namespace vekha::http
