// The HTTP server: listeners, a few event loops and a pool for what may wait. What is served is the
// service's business.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "daemon/http/limits.hpp"
#include "daemon/http/listener.hpp"
#include "daemon/http/origin.hpp"
#include "daemon/http/service.hpp"
#include "daemon/http/tls.hpp"
#include "daemon/runtime/blocking_pool.hpp"

namespace vekha::http {

struct ServerOptions {
    ServerLimits limits;
    std::size_t loops = 2;  ///< event loops, a thread each
    std::size_t pool_threads = runtime::BlockingPool::threads_default;
    /// The value of the Date header ("Sun, 06 Nov 1994 08:49:37 GMT"), asked once a second; empty: no Date.
    std::function<std::string()> date;
    /// People come by https: their browsers are told to come no other way.
    bool strict_transport = false;
    TrustedProxies proxies;
    /// Names in Host that are this server's, beside addresses and localhost; empty: any.
    std::vector<std::string> hosts;
    /// What listeners marked secure speak with.
    std::shared_ptr<TlsKeeper> tls;
    /// Told, in the pool, what came of a look at the certificate's files where something did: a new one in
    /// service, or why it is not.
    std::function<void(const Result<void>&)> tls_looked;
    unsigned tls_look_seconds = 30;  ///< from one look to the next
};

/// Starts once and stops once. The service must outlive it.
class Server {
  public:
    explicit Server(Service& service, ServerOptions options = {});
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// Stops without waiting for requests in flight, where stop() was not called.
    ~Server();

    /// Listens and serves from now on. Gives the port, which matters for port 0. unavailable where the
    /// address is taken, not this machine's or not allowed; invalid_input where it is no address.
    Result<std::uint16_t> start(const std::string& address, std::uint16_t port);
    /// The same on what listens already; gives the port of the first TCP one, 0 where there is none.
    Result<std::uint16_t> start(std::vector<Listener> listeners);

    /// Looks at the certificate's files now; tls_looked is told.
    void look_at_certificate();

    /// Takes no new connection, lets requests in flight finish for as long as `deadline`, then breaks them
    /// off; returns when nothing runs any more. True where nothing had to be broken off.
    bool stop(std::chrono::milliseconds deadline);

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace vekha::http
