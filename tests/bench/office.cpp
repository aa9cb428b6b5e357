#include "tests/bench/office.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>

#include <signal.h>

#include "daemon/app/app.hpp"
#include "tests/bench/load.hpp"
#include "tests/daemon/http/client.hpp"
#include "workflow/service/tick.hpp"

namespace vekha::bench {

using Clock = std::chrono::steady_clock;

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

Daemon::Daemon(const District& district)
    : process({std::string(VEKHA_PROGRAM), "serve", "--data", district.folder().string()}) {
    const auto line = process.line_after("Веха отвечает: ");
    started_in = milliseconds_since(begun);
    const auto at = line ? line->rfind(' ') : std::string::npos;
    if (at == std::string::npos) std::exit(1);
    port = static_cast<std::uint16_t>(std::atoi(line->c_str() + at + 1));
}

double Daemon::resident_mib() const {
    std::ifstream status("/proc/" + std::to_string(process.id()) + "/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

Daemon::~Daemon() {
    process.signal(SIGTERM);
    process.wait();
}

SignIn::SignIn(std::uint16_t port, const std::string& password) {
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

std::string SignIn::get(const std::string& target) const {
    return "GET " + target + " HTTP/1.1\r\nHost: bench\r\nCookie: " + cookie + "\r\n\r\n";
}

std::string SignIn::post(const std::string& target, const std::string& body) const {
    return "POST " + target + " HTTP/1.1\r\nHost: bench\r\nCookie: " + cookie + "\r\nX-CSRF-Token: " + csrf +
           "\r\nIf-Match: \"2\"\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

double reads(std::uint16_t port, const std::string& request) {
    return put_load(port, 16, load_seconds, [&](std::size_t, std::size_t) { return request; }).per_second;
}

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

}  // namespace vekha::bench
