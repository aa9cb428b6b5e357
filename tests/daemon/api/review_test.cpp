// The review of a document: its cells beside the reading, other readings taken, rules kept and forgotten.
#include <gtest/gtest.h>

#include "daemon/api/document_json.hpp"
#include "daemon/api/readings.hpp"
#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::base64;
using testing::Rig;

std::string document(const std::string& text, const std::string& more = "") {
    return R"({"name":"план.docx","document":")" + base64(text) + "\"" + more + "}";
}

const std::string bound = R"(,"parties":{"методистам":"anna"})";

TEST(ReviewApi, TheDocumentStandsBesideItsReading) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto shown = irina.post("/api/v1/readings", document("ambiguous"));
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("document/blocks/0/text"), "Приказ");
    EXPECT_EQ(shown.text("document/blocks/1/name"), "Лист 1");
    EXPECT_EQ(shown.number("document/blocks/1/rows/0/cells/0/rows"), 2);
    EXPECT_EQ(shown.number("document/blocks/1/rows/1/cells/0/column"), 2) << "beside the merged cell";
    EXPECT_EQ(shown.text("document/remarks/0"), "Распознано со снимка.");
    EXPECT_EQ(shown.number("reading/items/1/deadline/source/page"), 1);
    EXPECT_TRUE(shown.at("reading/roles/0/doubtful").as_bool());
    EXPECT_TRUE(
        irina.post("/api/v1/readings?document=false", document("ambiguous")).at("document").is_null());
    EXPECT_EQ(irina.post("/api/v1/readings?document=maybe", document("x")).text("where"), "document");
}

TEST(ReviewApi, ADoubtBringsItsOtherReadingsAndItsCandidates) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto shown = irina.post("/api/v1/readings", document("ambiguous"));
    const auto& doubts = shown.at("doubts").as_array();
    const auto of = [&](std::string_view kind) {
        for (std::size_t at = 0; at < doubts.size(); ++at)
            if (doubts[at].at("kind").as_string() == kind) return "doubts/" + std::to_string(at) + "/";
        return std::string("none/");
    };
    EXPECT_EQ(shown.text(of("ambiguous_deadline") + "others/0/windows/0/1"), "2026-05-31");
    EXPECT_EQ(shown.text(of("ambiguous_deadline") + "convention/name"), "until_month");
    EXPECT_EQ(shown.text(of("unbound_party") + "candidates/0/owner"), "anna");
    EXPECT_EQ(shown.text(of("no_proof") + "proofs/0"), "plan");
    EXPECT_EQ(shown.text(of("document_remark") + "reason"), "Распознано со снимка.");
    EXPECT_FALSE(shown.at(of("doubtful_name") + "blocks").as_bool());
}

TEST(ReviewApi, AlwaysSoIsKeptListedAndForgotten) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto decided =
        bound + R"(,"decisions":[{"position":2,"other":1,"windows":[{"first":null,"last":"2026-05-31"}],)" +
        R"("always":true,"title_proof":true}])";
    ASSERT_EQ(irina.post("/api/v1/roadmaps", document("ambiguous", decided)).status, 201);
    EXPECT_EQ(irina.get("/api/v1/roadmaps/1").text("items/1/tasks/0/due"), "2026-05-29");

    const auto next = irina.post("/api/v1/readings", document("ambiguous, the next"));
    EXPECT_FALSE(next.at("blocked").as_bool()) << next.body;
    EXPECT_EQ(next.text("reading/items/1/deadline/windows/0/1"), "2026-05-31") << "read by the rule";

    const auto rules = irina.get("/api/v1/reading-rules");
    EXPECT_EQ(rules.text("items/0/choice"), "through_it");
    EXPECT_EQ(rules.text("items/0/by/name"), "irina");
    EXPECT_EQ(rules.text("conventions/0/choices/0/name"), "before_it");
    EXPECT_EQ(irina.change("DELETE", "/api/v1/reading-rules/1", "").status, 204);
    EXPECT_EQ(irina.change("DELETE", "/api/v1/reading-rules/1", "").status, 404);
    EXPECT_TRUE(irina.post("/api/v1/readings", document("ambiguous, the next")).at("blocked").as_bool())
        << "the words ask again";
}

TEST(ReviewApi, ARuleIsSetApartFromAnyDocumentByWhoMayImport) {
    Rig rig;
    auto irina = rig.as("irina");
    const std::string path = "/api/v1/reading-rules";
    const std::string through = R"({"convention":"until_month","choice":"through_it"})";
    const auto set = irina.change("PUT", path, through);
    ASSERT_EQ(set.status, 200) << set.body;
    EXPECT_EQ(set.number("id"), 1);
    EXPECT_EQ(irina.change("PUT", path, R"({"convention":"until_month","choice":"never"})").status, 400);
    EXPECT_EQ(irina.change("PUT", path, "{}").text("where"), "convention");
    auto oleg = rig.as("oleg");
    auto nobody = rig.browser();
    EXPECT_EQ(oleg.get(path).status, 403);
    EXPECT_EQ(oleg.change("PUT", path, through).status, 403);
    EXPECT_EQ(oleg.change("DELETE", path + "/1", "").status, 403);
    EXPECT_EQ(nobody.get(path).status, 401);
    EXPECT_EQ(nobody.change("PUT", path, through).status, 401);
    EXPECT_EQ(nobody.change("DELETE", path + "/1", "").status, 401);
}

TEST(DocumentJson, AHugeDocumentShowsTheTablesThatItemsCameFromAsFarAsTheyFit) {
    DocumentReading reading;
    Table table;
    for (int row = 0; row < 10; ++row) table.rows.push_back({{{std::string(100, 'x')}}});
    reading.document.blocks = {Paragraph{"Приказ"}, table, table};
    reading.roadmap.items.resize(1);
    reading.roadmap.items[0].source.table = 2;
    reading.roadmap.items[0].deadline.source.table = 2;
    const auto whole = api::document_json(reading);
    EXPECT_EQ(whole.at("blocks").as_array().size(), 3U);
    EXPECT_FALSE(whole.at("cut").as_bool());
    const auto part = api::document_json(reading, 500);
    ASSERT_EQ(part.at("blocks").as_array().size(), 1U);
    EXPECT_EQ(part.at("blocks").at(0).at("number").as_int64(), 2);
    EXPECT_EQ(part.at("blocks").at(0).at("rows").as_array().size(), 6U)
        << "five rows, and the one that is cut";
    EXPECT_TRUE(part.at("cut").as_bool());
}

TEST(Readings, AreMadeOnceForTheSameBytesAndRules) {
    int made = 0;
    api::Readings readings(
        [&](std::string_view, std::string_view bytes, const ReadingRules&) -> Result<DocumentReading> {
            ++made;
            if (bytes == "bad") return failure(Fault::unreadable, "Нет.");
            return DocumentReading{};
        });
    ReadingRules other;
    ASSERT_TRUE(other.choose("until_month", "through_it"));
    EXPECT_TRUE(readings.of("a", "x", "1", {}));
    EXPECT_TRUE(readings.of("b", "x", "1", {}));
    EXPECT_EQ(made, 1);
    EXPECT_TRUE(readings.of("a", "x", "1", other));
    EXPECT_FALSE(readings.of("a", "bad", "2", {}));
    EXPECT_FALSE(readings.of("a", "bad", "2", {}));
    EXPECT_EQ(made, 4) << "a failure is not kept";
    for (int file = 0; file < 10; ++file) EXPECT_TRUE(readings.of("a", "x", "f" + std::to_string(file), {}));
    EXPECT_TRUE(readings.of("a", "x", "1", {}));
    EXPECT_EQ(made, 15) << "the oldest was dropped";
}

}  // namespace
}  // namespace vekha
