// Which server to talk to: the hosts of one libpq URI, and the rule that a primary left behind by a promotion
// is not written to.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "workflow/model/result.hpp"

struct pg_conn;
using PGconn = pg_conn;

namespace vekha::postgres {

struct CloseConnection {
    void operator()(pg_conn* connection) const;
};
using Handle = std::unique_ptr<pg_conn, CloseConnection>;

/// What a connection is for; each kind has its own time-outs.
enum class Purpose { reading, writing, listening };

/// The hosts of one address, shared by all connections to them. Safe to use from several threads.
class Servers {
  public:
    /// Takes a libpq URI or keyword string; several hosts stand in it as libpq has them. invalid_input where
    /// libpq can't read it. `password` stands in for one that the address leaves out.
    static Result<std::unique_ptr<Servers>> parse(const std::string& address, const std::string& password);

    /// Connects to the host that takes writes. Where several do (a former primary came back beside the one
    /// that was promoted) it is the one of the newest timeline; one older than a timeline seen before is
    /// refused, since what it would be told the others would never see. unavailable, naming each host tried
    /// and why.
    Result<Handle> connect(Purpose purpose);

    /// The server's process behind the connection that writes: its number stands in the notices it sends.
    std::atomic<int> writer_process = 0;

    /// Hosts, ports and database, without user and password.
    const std::string& place() const { return place_; }

  private:
    struct Setting {
        std::string keyword, value;
    };
    using Host = std::vector<Setting>;  ///< all settings of a connection to one host

    Servers() = default;
    Result<Handle> connect_to(const Host& host, Purpose purpose) const;

    std::vector<Host> hosts_;
    std::string place_;
    std::mutex mutex_;
    std::uint64_t newest_timeline_ = 0;  ///< grows with each promotion
};

}  // namespace vekha::postgres
