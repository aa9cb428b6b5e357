// Measures the daemon as its users meet it and prints rows of a table; deploy/bench runs it. Ratios are of
// one run, since machines differ and are shared. Usage: office_bench [TASKS], a million unless told
// otherwise.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <signal.h>

#include "daemon/app/app.hpp"
#include "daemon/runtime/log.hpp"
#include "tests/bench/district.hpp"
#include "tests/bench/load.hpp"
#include "tests/daemon/http/client.hpp"
#include "tests/support/process.hpp"
#include "tests/support/slow_sync_vfs.hpp"
#include "workflow/service/tick.hpp"

namespace vekha::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double load_seconds = 4;
constexpr std::size_t due_tasks = 100;

double milliseconds_since(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

void row(const char* what, const std::string& measured, const std::string& beside, double ratio,
         const char* goal) {
    std::printf("| %s | %s | %s | %.2f | %s |\n", what, measured.c_str(), beside.c_str(), ratio, goal);
    std::fflush(stdout);
}

std::string text(const char* form, double value) {
    char words[64];
    std::snprintf(words, sizeof words, form, value);
    return words;
}

/// Median time of a pass that finds `due_tasks` due among all.
double engine_pass(const District& district) {
    auto open = district.open();
    std::vector<double> times;
    for (int round = 0; round < 15; ++round) {
        auto set = open.store->write([](Transaction& change) -> Result<void> {
            for (std::size_t at = 1; at <= due_tasks; ++at) {
                auto task = change.task(TaskId{static_cast<std::int64_t>(at)}).value().value();
                task.next_action_at = district_now();
                if (auto done = change.save(task); !done) return done;
            }
            return {};
        });
        if (!set) std::exit(1);
        const auto begun = Clock::now();
        const auto done = tick(*open.store, *open.site.organization, district_now());
        times.push_back(milliseconds_since(begun));
        if (!done || done->tasks != due_tasks) std::exit(1);
    }
    std::nth_element(times.begin(), times.begin() + 7, times.end());
    return times[7];
}

/// The real program on a district.
struct Daemon {
    explicit Daemon(const District& district)
        : process({std::string(VEKHA_PROGRAM), "serve", "--data", district.folder().string()}) {
        const auto line = process.line_after("Веха отвечает: ");
        started_in = milliseconds_since(begun);
        const auto at = line ? line->rfind(' ') : std::string::npos;
        if (at == std::string::npos) std::exit(1);
        port = static_cast<std::uint16_t>(std::atoi(line->c_str() + at + 1));
    }
    double resident_mib() const {
        std::ifstream status("/proc/" + std::to_string(process.id()) + "/status");
        std::string line;
        while (std::getline(status, line))
            if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024;
        return 0;
    }
    ~Daemon() {
        process.signal(SIGTERM);
        process.wait();
    }

    Clock::time_point begun = Clock::now();
    test::Process process;
    double started_in = 0;
    std::uint16_t port = 0;
};

/// Headers of a signed-in request.
struct SignIn {
    SignIn(std::uint16_t port, const std::string& password) {
        testing::Client client(port);
        const auto reply =
            client.send("POST", "/api/v1/session", {{"Content-Type", "application/json"}},
                        R"({"login":")" + std::string(login) + R"(","password":")" + password + R"("})");
        if (reply.status != 200) std::exit(1);
        const auto set = reply.header("set-cookie");
        cookie = set.substr(0, set.find(';'));
        const auto at = reply.body.find("\"csrf\":\"") + 8;
        csrf = reply.body.substr(at, reply.body.find('"', at) - at);
    }
    std::string get(const std::string& target) const {
        return "GET " + target + " HTTP/1.1\r\nHost: bench\r\nCookie: " + cookie + "\r\n\r\n";
    }
    std::string post(const std::string& target, const std::string& body) const {
        return "POST " + target + " HTTP/1.1\r\nHost: bench\r\nCookie: " + cookie +
               "\r\nX-CSRF-Token: " + csrf +
               "\r\nIf-Match: \"2\"\r\nContent-Type: application/json\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    std::string cookie, csrf;
};

double reads(std::uint16_t port, const std::string& request) {
    return put_load(port, 16, load_seconds, [&](std::size_t, std::size_t) { return request; }).per_second;
}

void measure_reads(const District& district) {
    Daemon daemon(district);
    const SignIn signed_in(daemon.port, district.password());
    test::Process hello({std::string(VEKHA_HELLO)});
    const auto port = static_cast<std::uint16_t>(std::atoi(hello.line_after("port ").value_or("0").c_str()));
    const auto plain = reads(port, "GET / HTTP/1.1\r\nHost: bench\r\n\r\n");
    const auto list = reads(daemon.port, signed_in.get("/api/v1/tasks?list=upcoming&limit=50"));
    const auto one = reads(daemon.port, signed_in.get("/api/v1/tasks/77"));
    const auto beside = text("bare Beast \"hello\" %.0f/s", plain);
    row("list of 50 tasks by HTTP", text("%.0f/s", list), beside, list / plain, "at least 0.25");
    row("one task by HTTP", text("%.0f/s", one), beside, one / plain, "at least 0.50");
}

/// Durable changes a second by 64 clients: each suspends a task of its own that nobody touched.
double changes(const District& district, const std::string& layer, std::size_t batch,
               std::size_t& next_task) {
    config::Checked<std::unique_ptr<App>> app = App::start(district.open(layer, batch), http::Assets{});
    if (!app) std::exit(1);
    const SignIn signed_in((*app)->port(), district.password());
    const auto load = put_load((*app)->port(), 64, load_seconds, [&](std::size_t, std::size_t) {
        return signed_in.post("/api/v1/tasks/" + std::to_string(++next_task) + "/suspend",
                              R"({"reason":"Карантин"})");
    });
    (*app)->stop(std::chrono::seconds{10});
    if (load.failures > 0) std::fprintf(stderr, "%zu changes failed\n", load.failures);
    return load.per_second;
}

void measure_changes(const District& district) {
    auto& disk = testing::register_slow_sync_vfs("slow", std::chrono::milliseconds{5});
    std::size_t next_task = 1000;
    const auto syncs = disk.syncs.load();
    const auto here = changes(district, {}, 512, next_task);
    const auto here_single = changes(district, {}, 1, next_task);
    row("durable changes by HTTP, 64 clients, this disk", text("%.0f/s", here),
        text("one commit a request %.0f/s", here_single), here / here_single, "—");
    const auto grouped = changes(district, "slow", 512, next_task);
    const auto single = changes(district, "slow", 1, next_task);
    row("the same where each sync takes 5 ms", text("%.0f/s", grouped),
        text("one commit a request %.0f/s", single), grouped / single, "at least 20");
    if (disk.syncs.load() == syncs) std::fprintf(stderr, "the slow disk was never asked to sync\n");
}

int run(std::size_t many) {
    log::configure("error", false);
    std::printf("| what | measured | beside | ratio | goal |\n|---|---|---|---|---|\n");
    const District small(10'000);
    const District big(many);
    const auto few = engine_pass(small);
    const auto lots = engine_pass(big);
    row("engine pass, 100 due among a million open tasks", text("%.2f ms", lots),
        text("among 10 thousand %.2f ms", few), lots / few, "at most 1.3");
    {
        const District empty(1);
        Daemon idle(empty);
        row("resident memory, idle", text("%.1f MiB", idle.resident_mib()), "limit 40 MiB",
            idle.resident_mib() / 40, "below 1");
    }
    {
        Daemon daemon(big);
        row("start with a million tasks", text("%.0f ms", daemon.started_in), "limit 1000 ms",
            daemon.started_in / 1000, "below 1");
        const SignIn signed_in(daemon.port, big.password());
        reads(daemon.port, signed_in.get("/api/v1/tasks?list=upcoming&limit=50"));
        put_load(daemon.port, 16, load_seconds, [&](std::size_t at, std::size_t count) {
            return signed_in.get("/api/v1/tasks/" + std::to_string(1 + (at * 7919 + count * 104'729) % many));
        });
        row("resident memory, a million tasks, after reading all over them",
            text("%.1f MiB", daemon.resident_mib()), "limit 150 MiB", daemon.resident_mib() / 150, "below 1");
    }
    measure_reads(small);
    measure_changes(big);
    return 0;
}

}  // namespace
}  // namespace vekha::bench

int main(int count, char** words) {
    const std::size_t many = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
    return vekha::bench::run(many);
}
