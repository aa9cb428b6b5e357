// The same on PostgreSQL, a durable server of its own, and what only a server shows: a mass falling due at
// once, and daemons that share the work. Prints rows of a table; deploy/bench runs it. Usage: server_bench
// [TASKS], a million unless told otherwise.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "daemon/runtime/log.hpp"
#include "daemon/storage/open_connection.hpp"
#include "daemon/storage/sql/query.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/office.hpp"
#include "tests/support/build.hpp"
#include "tests/support/places.hpp"
#include "workflow/service/tick.hpp"

namespace vekha::bench {
namespace {

constexpr std::size_t small_tasks = 10'000;
constexpr std::size_t load_tasks = 60'000;  ///< more than the clients can change while they are watched
constexpr std::size_t mass_tasks = 100'000;
constexpr std::size_t shared_tasks = 30'000;

StoreOptions at(const std::string& server) {
    StoreOptions options;
    options.server = server;
    return options;
}

void does(sql::Connection& connection, const std::string& sql) {
    const auto done = connection.script(sql);
    if (done) return;
    std::cerr << describe(done.error()) << "\n";
    std::exit(1);
}

/// A server that syncs each commit, in a folder that ends with it.
class Server {
  public:
    Server() : process_({VEKHA_PYTHON, source_folder() + "/tests/support/postgres_cluster.py", "--durable"}) {
        const auto line = process_.line_after("ready ", std::chrono::seconds{60});
        if (!line) std::exit(1);
        url_ = *line;
    }
    ~Server() {
        process_.signal(15);
        process_.wait();
    }
    std::string new_schema() {
        const std::string name = "b" + std::to_string(++schemas_);
        const auto connection = open_connection(at(url_));
        if (!connection) std::exit(1);
        does(**connection, "CREATE SCHEMA " + name);
        return url_ + "?options=-csearch_path%3D" + name;
    }

  private:
    test::Process process_;
    std::string url_;
    int schemas_ = 0;
};

/// More tasks like the first one, up to `tasks`: by the server itself, for a million takes long otherwise.
void multiply(const std::string& server, std::size_t from, std::size_t tasks) {
    const auto connection = open_connection(at(server));
    if (!connection) std::exit(1);
    const std::string numbers =
        "generate_series(" + std::to_string(from + 1) + ", " + std::to_string(tasks) + ") AS g";
    does(**connection,
         "INSERT INTO tasks SELECT g, roadmap_id, item_id, bucket, due_at, next_action_at + g, version, "
         "state, due, "
         "lead_id, controller_id, requirements, requirements_missing, number, title, replace(body, "
         "'\"id\":1,', "
         "'\"id\":' || g || ',') FROM tasks, " +
             numbers +
             " WHERE id = 1; "
             "INSERT INTO task_owners SELECT person_id, bucket, due_at, g FROM task_owners, " +
             numbers + " WHERE task_id = 1; ANALYZE");
}

void make_due(const std::string& server) {
    const auto connection = open_connection(at(server));
    if (!connection) std::exit(1);
    does(**connection, "UPDATE tasks SET next_action_at = 0");
    does(**connection, "VACUUM ANALYZE tasks");
}

/// The pattern's due day is in June 2030: by then several rungs have passed, one of them matters.
const Instant mass_moment = test::at("2030-06-24T06:00:00Z");

/// Plans all that is due with so many daemons at once; seconds.
double plan_all(const District& district, std::size_t daemons) {
    std::vector<Installation> installations;
    for (std::size_t made = 0; made < daemons; ++made) installations.push_back(district.open());
    std::vector<std::thread> threads;
    const auto begun = std::chrono::steady_clock::now();
    for (auto& each : installations)
        threads.emplace_back([&] {
            for (bool more = true; more;) {
                const auto done = tick(*each.store, *each.site.organization, mass_moment);
                if (!done) std::exit(1);
                more = done->more;
            }
        });
    for (auto& thread : threads) thread.join();
    return milliseconds_since(begun) / 1000;
}

/// The share of looks at which a busy session waited for another one's writes.
class Waiting {
  public:
    explicit Waiting(const std::string& server) : thread_([this, server] { watch(server); }) {}
    double share() {
        stop_ = true;
        thread_.join();
        return looks_ ? static_cast<double>(waits_) / static_cast<double>(looks_) : 0;
    }

  private:
    void watch(const std::string& server) {
        const auto connection = open_connection(at(server));
        while (connection && !stop_) {
            sql::Query query(
                **connection,
                "SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock'), pg_sleep(0.01)::text "
                "FROM pg_stat_activity WHERE application_name = 'vekha' AND pid <> pg_backend_pid() AND "
                "(state = 'active' OR state = 'idle in transaction')");
            if (!query.next()) return;
            looks_ += query.integer();
            waits_ += query.integer();
        }
    }
    std::atomic<bool> stop_ = false;
    std::int64_t looks_ = 0, waits_ = 0;
    std::thread thread_;
};

void measure_engine(Server& server, std::size_t many) {
    const District few(small_tasks, server.new_schema());
    const std::string address = server.new_schema();
    const District lots(small_tasks, address);
    multiply(address, small_tasks, many);
    const double among_few = engine_pass(few);
    const double among_lots = engine_pass(lots);
    row("engine pass, 100 due among a million open tasks, PostgreSQL", text("%.1f ms", among_lots),
        text("among 10 thousand %.1f ms", among_few), among_lots / among_few, "at most 1.3");
}

void measure_mass(Server& server) {
    const std::string address = server.new_schema();
    const District district(1, address);
    multiply(address, 1, mass_tasks);
    make_due(address);
    const double seconds = plan_all(district, 1);
    row("100,000 tasks due in one second, claimed and planned", text("%.1f s", seconds), "limit 60 s",
        seconds / 60, "below 1");
}

void measure_sharing(Server& server) {
    double alone = 0;
    for (const std::size_t daemons : {1U, 2U, 3U}) {
        const std::string address = server.new_schema();
        const District district(1, address);
        multiply(address, 1, shared_tasks);
        make_due(address);
        Waiting waiting(address);
        const double seconds = plan_all(district, daemons);
        if (daemons == 1) alone = seconds;
        const std::string what = std::to_string(daemons) + " daemons on 30,000 due tasks";
        row(what.c_str(), text("%.1f s", seconds),
            text("waiting for each other %.0f %% of the busy time", 100 * waiting.share()), seconds / alone,
            "—");
    }
}

void measure_http(Server& server) {
    const District file(load_tasks), shared(load_tasks, server.new_schema());
    const auto look = [](const District& district, const std::string& target) {
        Daemon daemon(district);
        return reads(daemon.port, SignIn(daemon.port, district.password()).get(target));
    };
    for (const auto& [what, target] :
         {std::pair{"list of 50 tasks by HTTP, PostgreSQL", "/api/v1/tasks?list=upcoming&limit=50"},
          {"one task by HTTP, PostgreSQL", "/api/v1/tasks/77"}}) {
        const double there = look(shared, target), here = look(file, target);
        row(what, text("%.0f/s", there), text("SQLite %.0f/s", here), there / here, "—");
    }
    std::size_t next = 1000, next_here = 1000;
    const double there = changes(shared, {}, 512, next), here = changes(file, {}, 512, next_here);
    row("durable changes by HTTP, 64 clients, PostgreSQL", text("%.0f/s", there), text("SQLite %.0f/s", here),
        there / here, "—");
}

int run(std::size_t many) {
    log::configure("error", false);
    Server server;
    measure_engine(server, many);
    measure_mass(server);
    measure_sharing(server);
    measure_http(server);
    return 0;
}

}  // namespace
}  // namespace vekha::bench

int main(int count, char** words) {
    const std::size_t many = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
    return vekha::bench::run(many);
}
