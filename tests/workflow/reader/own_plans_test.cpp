// Plans of many kinds and layouts, made for these tests, against what a careful clerk reads in each
// (NAME.gold.json beside the document).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/reader.hpp"
#include "workflow/reports/reading_json.hpp"

namespace vekha {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const fs::path plans = fs::path(source_folder()) / "tests" / "data" / "plans";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream out;
    out << file.rdbuf();
    return out.str();
}

// Texts are the same when they differ only in case, dashes, quotes and white space.
std::string folded(const json::value& text) {
    if (text.is_null()) return {};
    return std::string(reading::trim(reading::squeeze(reading::fold(text.as_string().c_str())), ".,;:"));
}

std::multiset<std::string> folded_list(const json::value& list) {
    std::multiset<std::string> out;
    for (const auto& entry : list.as_array()) out.insert(folded(entry));
    return out;
}

/// How many of a field were right, over all documents.
class Tally {
  public:
    void add(const std::string& document, const std::string& field, bool right, const std::string& what) {
        auto& [good, all] = counts_[field];
        ++all;
        good += right ? 1 : 0;
        if (!right) differences_ += document + " · " + field + " · " + what + "\n";
    }
    double share(const std::string& field) const {
        const auto found = counts_.find(field);
        if (found == counts_.end()) return 0;
        return 100.0 * found->second.first / found->second.second;
    }
    const std::string& differences() const { return differences_; }

  private:
    std::map<std::string, std::pair<int, int>> counts_;
    std::string differences_;
};

void compare_item(const std::string& name, const json::value& got, const json::value& want, Tally& tally) {
    const std::string what = folded(want.at("title"));
    const auto check = [&](const std::string& field, bool right) { tally.add(name, field, right, what); };
    check("item title", folded(got.at("title")) == folded(want.at("title")));
    check("section", folded(got.at("section")) == folded(want.at("section")));
    check("number", folded(got.at("number")) == folded(want.at("number")));
    const auto &read = got.at("deadline"), &deadline = want.at("deadline");
    check("deadline", read.at("kind") == deadline.at("kind") &&
                          read.at("windows") == deadline.at("windows") &&
                          read.at("every") == deadline.at("every"));
    check("deadline text", folded(read.at("text")) == folded(deadline.at("text")));
    check("parties", folded_list(got.at("responsible").at("parties")) ==
                         folded_list(want.at("responsible").at("parties")));
    check("result text", folded(got.at("result").at("text")) == folded(want.at("result").at("text")));
    check("evidence",
          folded_list(got.at("result").at("evidence")) == folded_list(want.at("result").at("evidence")));
}

std::multiset<std::string> persons(const json::value& reading) {
    std::multiset<std::string> out;
    for (const auto& role : reading.at("roles").as_array()) out.insert(folded(role.at("person")));
    return out;
}

void compare(const std::string& name, const json::value& got, const json::value& want, Tally& tally) {
    const auto check = [&](const std::string& field, bool right) { tally.add(name, field, right, {}); };
    check("title", folded(got.at("title")) == folded(want.at("title")));
    check("organization", folded(got.at("organization")) == folded(want.at("organization")));
    check("approval", got.at("approval") == want.at("approval"));
    check("period", got.at("period") == want.at("period"));
    check("roles", persons(got) == persons(want));
    const auto &items = got.at("items").as_array(), &gold = want.at("items").as_array();
    check("count of items", items.size() == gold.size());
    for (std::size_t i = 0; i < std::min(items.size(), gold.size()); ++i)
        compare_item(name, items[i], gold[i], tally);
}

std::vector<fs::path> documents() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(plans))
        if (entry.path().extension() != ".json") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

TEST(OwnPlans, each_is_read_as_a_clerk_reads_it) {
    Tally tally;
    int read = 0;
    for (const fs::path& path : documents()) {
        const auto roadmap = open_document(bytes_of(path)).and_then([](const Document& document) {
            return read_roadmap(document);
        });
        ASSERT_TRUE(roadmap) << path << ": " << describe(roadmap.error());
        ++read;
        const fs::path gold = plans / (path.stem().string() + ".gold.json");
        compare(path.filename().string(), json::parse(reading_json(*roadmap)), json::parse(bytes_of(gold)),
                tally);
    }
    EXPECT_GE(read, 17);
    const std::map<std::string, double> least{
        {"count of items", 100}, {"item title", 100}, {"section", 100},     {"number", 100},
        {"deadline", 100},       {"period", 100},     {"title", 100},       {"deadline text", 100},
        {"parties", 98},         {"evidence", 97},    {"result text", 100}, {"organization", 70},
        {"approval", 90},        {"roles", 90}};
    for (const auto& [field, share] : least) EXPECT_GE(tally.share(field), share) << field;
    EXPECT_LE(std::count(tally.differences().begin(), tally.differences().end(), '\n'), 8)
        << tally.differences();
}

}  // namespace
}  // namespace vekha
