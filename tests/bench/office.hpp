// What the benchmarks of the whole daemon share: rows of the table, an engine's pass, the program under load.
#pragma once

#include <chrono>
#include <string>

#include "tests/bench/district.hpp"
#include "tests/support/process.hpp"

namespace vekha::bench {

inline constexpr double load_seconds = 4;
inline constexpr std::size_t due_tasks = 100;

double milliseconds_since(std::chrono::steady_clock::time_point begun);

/// A row of the table: what was measured, what it stands beside, their ratio and the goal.
void row(const char* what, const std::string& measured, const std::string& beside, double ratio,
         const char* goal);
/// printf for one number.
std::string text(const char* form, double value);

/// Median milliseconds of a pass that finds `due_tasks` due among all.
double engine_pass(const District& district);

/// The real program on a district.
struct Daemon {
    explicit Daemon(const District& district);
    ~Daemon();
    double resident_mib() const;

    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    test::Process process;
    double started_in = 0;  ///< milliseconds
    std::uint16_t port = 0;
};

/// Headers of a signed-in request.
struct SignIn {
    SignIn(std::uint16_t port, const std::string& password);
    std::string get(const std::string& target) const;
    std::string post(const std::string& target, const std::string& body) const;
    std::string cookie, csrf;
};

/// Requests of one kind a second, by 16 clients.
double reads(std::uint16_t port, const std::string& request);

/// Durable changes a second by 64 clients: each suspends a task of its own that nobody touched.
double changes(const District& district, const std::string& layer, std::size_t batch, std::size_t& next_task);

}  // namespace vekha::bench
