// How long one document takes to be read: bytes to tables to a roadmap. Prints rows of a table.
//
//   reading_bench FILE...     each file, then Word documents of 50 to 5,000 rows
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/reader/reader.hpp"

namespace {

struct Timed {
    double milliseconds = 0;  ///< the middle of all rounds
    std::size_t items = 0;
};

Timed timed(const std::string& name, const std::string& bytes, std::size_t rounds) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    Timed result;
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto begun = Clock::now();
        const auto document = vekha::open_document(bytes);
        const auto reading = document ? vekha::read_roadmap(*document) : tl::unexpected(document.error());
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
        if (!reading) {
            std::fprintf(stderr, "%s: %s\n", name.c_str(), describe(reading.error()).c_str());
            std::exit(1);
        }
        result.items = reading->items.size();
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    result.milliseconds = *middle;
    return result;
}

std::string cell(const std::string& words) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:jc "
           "w:val=\"both\"/></w:pPr>"
           "<w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t>" +
           words + "</w:t></w:r></w:p></w:tc>";
}

std::string word_plan(std::size_t rows) {
    std::string body = "<w:p><w:r><w:t>План мероприятий на 2026 год</w:t></w:r></w:p><w:tbl><w:tr>";
    for (const char* heading : {"№ п/п", "Мероприятие", "Срок исполнения", "Ответственные", "Результат"})
        body += cell(heading);
    body += "</w:tr>";
    for (std::size_t i = 1; i <= rows; ++i) {
        const std::string number = std::to_string(i);
        body += "<w:tr>" + cell(number) +
                cell("Провести семинар № " + number + " для руководителей школ района") +
                cell(i % 2 == 0 ? "до 15 февраля 2026 года" : "апрель, сентябрь 2026 года") +
                cell("Муниципальный координатор, руководители ОО") +
                cell("Протокол семинара. 100 % охват педагогов") + "</w:tr>";
    }
    return vekha::test::docx_of(body + "</w:tbl>");
}

double resident_mib() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

void bench_files(int count, char** words) {
    constexpr std::size_t rounds = 51;
    constexpr double limit_ms = 20;
    for (int at = 1; at < count; ++at) {
        std::ifstream in(words[at], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const Timed read = timed(words[at], bytes, rounds);
        std::printf("| reading %s (%zu items) | %.2f ms | limit 20 ms | %.2f | below 1 |\n",
                    std::filesystem::path(words[at]).stem().c_str(), read.items, read.milliseconds,
                    read.milliseconds / limit_ms);
    }
}

void bench_word() {
    struct Size {
        std::size_t rows, rounds;
        double limit_ms;
    };
    double per_row = 0;
    for (const Size size : {Size{50, 51, 30}, Size{500, 11, 150}, Size{5000, 5, 1500}}) {
        const std::string bytes = word_plan(size.rows);
        const double before = resident_mib();
        const Timed read = timed("docx", bytes, size.rounds);
        const double each = read.milliseconds / static_cast<double>(size.rows);
        if (per_row == 0) per_row = each;
        std::printf(
            "| reading a DOCX of %zu rows (%zu KiB packed) | %.1f ms | limit %.0f ms | %.2f | below 1 |\n",
            size.rows, bytes.size() / 1024, read.milliseconds, size.limit_ms,
            read.milliseconds / size.limit_ms);
        std::printf("| one of its rows | %.3f ms | of 50 rows %.3f ms | %.2f | about 1 |\n", each, per_row,
                    each / per_row);
        std::printf("| memory that reading it added | %.1f MiB | limit 512 MiB | %.2f | below 1 |\n",
                    resident_mib() - before, (resident_mib() - before) / 512);
    }
}

}  // namespace

int main(int count, char** words) {
    bench_files(count, words);
    bench_word();
    return 0;
}
