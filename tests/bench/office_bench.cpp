// Measures the daemon as its users meet it and prints rows of a table; deploy/bench runs it. Ratios are of
// one run, since machines differ and are shared. Usage: office_bench [TASKS], a million unless told
// otherwise.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "daemon/runtime/log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/office.hpp"
#include "tests/support/slow_sync_vfs.hpp"

namespace vekha::bench {
namespace {

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
