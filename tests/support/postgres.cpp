#include "tests/support/postgres.hpp"

#include <cstdlib>
#include <iostream>
#include <memory>

#include <libpq-fe.h>

#include "tests/support/places.hpp"
#include "tests/support/process.hpp"

namespace vekha::testing {
namespace {

/// A server can't be shared by a test that could not start one.
[[noreturn]] void give_up(const std::string& words) {
    std::cerr << words << "\n";
    std::exit(1);
}

class Server {
  public:
    Server() : process_({VEKHA_PYTHON, source_folder() + "/tests/support/postgres_cluster.py"}) {
        const auto line = process_.line_after("ready ", std::chrono::seconds{60});
        if (!line) give_up("PostgreSQL did not start.");
        url_ = *line;
    }
    /// SIGTERM, so that the cluster's folder goes with the server.
    ~Server() {
        process_.signal(15);
        process_.wait();
    }

    std::string new_schema() {
        const std::string name = "t" + std::to_string(++schemas_);
        PGconn* connection = PQconnectdb(url_.c_str());
        PGresult* done = PQexec(connection, ("CREATE SCHEMA " + name).c_str());
        const bool good = PQresultStatus(done) == PGRES_COMMAND_OK;
        const std::string words = PQerrorMessage(connection);
        PQclear(done);
        PQfinish(connection);
        if (!good) give_up(words);
        return url_ + "?options=-csearch_path%3D" + name;
    }

  private:
    test::Process process_;
    std::string url_;
    int schemas_ = 0;
};

}  // namespace

std::string new_postgres_address() {
    static Server server;
    return server.new_schema();
}

}  // namespace vekha::testing
