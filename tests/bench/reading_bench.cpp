// How long one document takes to be read: bytes to tables to a roadmap. Prints rows of a table.
//
//   reading_bench FILE...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "workflow/documents/open.hpp"
#include "workflow/reader/reader.hpp"

int main(int count, char** words) {
    using Clock = std::chrono::steady_clock;
    constexpr int rounds = 51;
    constexpr double limit_ms = 20;
    for (int at = 1; at < count; ++at) {
        std::ifstream in(words[at], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::vector<double> times;
        std::size_t items = 0;
        for (int round = 0; round < rounds; ++round) {
            const auto begun = Clock::now();
            const auto document = vekha::open_document(bytes);
            const auto reading = document ? vekha::read_roadmap(*document) : tl::unexpected(document.error());
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
            if (!reading) {
                std::fprintf(stderr, "%s: %s\n", words[at], describe(reading.error()).c_str());
                return 1;
            }
            items = reading->items.size();
        }
        std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
        std::printf("| reading %s (%zu items) | %.2f ms | limit 20 ms | %.2f | below 1 |\n",
                    std::filesystem::path(words[at]).stem().c_str(), items, times[rounds / 2],
                    times[rounds / 2] / limit_ms);
    }
    return 0;
}
