// The readings of real documents against what a careful clerk read, where those documents are at hand.
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/places.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/reader.hpp"
#include "workflow/reports/reading_json.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;

const fs::path shared = fs::path(source_folder()) / ".." / "shared" / "roadmaps";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream out;
    out << file.rdbuf();
    return out.str();
}

std::string output_of(const std::string& command) {
    std::string out;
    std::array<char, 4096> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    while (const std::size_t read = fread(buffer.data(), 1, buffer.size(), pipe))
        out.append(buffer.data(), read);
    pclose(pipe);
    return out;
}

// «items found   41.0 / 41   100.0 %»: the share of each field.
std::map<std::string, double> shares(const std::string& table) {
    std::map<std::string, double> out;
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) {
        if (line.size() < 30 || !line.ends_with('%')) continue;
        const std::string name = line.substr(0, line.find_last_not_of(' ', 19) + 1);
        out[name] = std::stod(line.substr(line.find_last_of(' ', line.size() - 3)));
    }
    return out;
}

TEST(Scoring, each_real_document_is_read_as_a_clerk_reads_it) {
    if (!fs::exists(shared / "score.py"))
        GTEST_SKIP() << "the documents and their gold readings are not at hand";
    const std::map<std::string, double> least{{"items found", 100},  {"items not invented", 100},
                                              {"deadline", 97},      {"item title", 95},
                                              {"number", 95},        {"section", 95},
                                              {"parties", 90},       {"result text", 90},
                                              {"evidence", 85},      {"title", 100},
                                              {"organization", 100}, {"approval", 100},
                                              {"period", 100},       {"roles", 100}};
    const fs::path out = fs::temp_directory_path() / ("vekha-reading-" + std::to_string(getpid()) + ".json");
    int documents = 0;
    for (const auto& entry : fs::directory_iterator(shared)) {
        if (entry.path().extension() != ".txt") continue;
        ++documents;
        const std::string bytes = bytes_of(entry.path());
        const auto roadmap =
            open_document(bytes).and_then([](const Document& document) { return read_roadmap(document); });
        ASSERT_TRUE(roadmap) << entry.path() << ": " << describe(roadmap.error());
        std::ofstream(out) << reading_json(*roadmap);
        const fs::path gold = shared / "gold" / (entry.path().stem().string() + ".json");
        const auto got = shares(output_of("python3 '" + (shared / "score.py").string() + "' '" +
                                          out.string() + "' '" + gold.string() + "'"));
        for (const auto& [field, share] : least) {
            ASSERT_TRUE(got.contains(field)) << entry.path() << " " << field;
            EXPECT_GE(got.at(field), share) << entry.path() << " " << field;
        }
    }
    fs::remove(out);
    EXPECT_EQ(documents, 5);
}

TEST(Scoring, phrases_beyond_the_documents_are_read_as_a_clerk_reads_them) {
    if (!fs::exists(shared / "deadlines.tsv")) GTEST_SKIP() << "the table of phrases is not at hand";
    std::istringstream lines(bytes_of(shared / "deadlines.tsv"));
    int right = 0, all = 0;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::vector<std::string> cells;
        std::istringstream row(line);
        for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
        if (cells.size() < 5) continue;
        const Deadline got = read_deadline(cells[0], Period{*parse_day(cells[1]), *parse_day(cells[2])});
        std::string windows = "[";
        for (const Window& w : got.windows)
            windows += (windows.size() > 1 ? "," : "") +
                       (w.first ? "[\"" + format(*w.first) + "\"" : std::string("[null")) + ",\"" +
                       format(w.last) + "\"]";
        ++all;
        const bool same = name(got.kind) == cells[3] && windows + "]" == cells[4];
        right += same ? 1 : 0;
        if (!same)
            std::cout << cells[0] << " (" << cells[1] << "): " << name(got.kind) << " " << windows << "]\n";
    }
    ASSERT_GT(all, 0);
    EXPECT_GE(right * 100, all * 95) << right << " of " << all;
}

}  // namespace
}  // namespace vekha
