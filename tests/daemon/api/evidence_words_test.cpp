// The words of a document among the proof, read in the browser.
#include "daemon/api/evidence_words.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "tests/support/office_file.hpp"

namespace vekha {
namespace {

using testing::Rig;

const std::string evidence = "/api/v1/tasks/1/evidence";

TEST(EvidenceWords, ADocumentIsGivenAsItsParagraphsAndTables) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const auto bytes = test::docx_of(
        "<w:p><w:r><w:t>Протокол № 5</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Школа</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Итог</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
    ASSERT_EQ(oleg.upload(evidence + "?name=a.docx&requirement=1", bytes).status, 201);

    auto irina = rig.as("irina");
    const auto words = irina.get(evidence + "/1/text");
    ASSERT_EQ(words.status, 200) << words.body;
    EXPECT_EQ(words.text("blocks/0/text"), "Протокол № 5");
    EXPECT_EQ(words.text("blocks/1/rows/0/cells/1/text"), "Итог");
    EXPECT_NE(words.body.find("\"cut\":false"), std::string::npos);
    EXPECT_EQ(irina.get(evidence + "/1/text", {{"If-None-Match", words.header("etag")}}).status, 304);
}

TEST(EvidenceWords, WhoMayNotSeeTheTaskReadsNothing) {
    Rig rig;
    rig.plan();
    ASSERT_EQ(rig.as("oleg").upload(evidence + "?name=a.txt", "Слова протокола").status, 201);
    EXPECT_EQ(rig.browser().get(evidence + "/1/text").status, 401);
    EXPECT_EQ(rig.as("oleg").get(evidence + "/2/text").status, 404);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/tasks/2/evidence/1/text").status, 404);
}

TEST(EvidenceWords, WhatHasNoWordsOrIsTooLargeSaysSo) {
    Rig rig(nullptr, [](api::ApiContext& context) { context.limits.document_bytes = 100; });
    rig.plan();
    auto oleg = rig.as("oleg");
    ASSERT_EQ(oleg.upload(evidence + "?name=a.pdf", "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n").status, 201);
    ASSERT_EQ(oleg.upload(evidence + "?name=b.txt", std::string(101, 'x')).status, 201);
    EXPECT_EQ(oleg.get(evidence + "/1/text").status, 422);
    EXPECT_EQ(oleg.get(evidence + "/2/text").status, 413);
}

Row row(std::string text) {
    return Row{.cells = {Cell{.text = std::move(text)}}};
}

TEST(EvidenceWords, OfALongDocumentTheBeginningIsKept) {
    Document document{.blocks = {Paragraph{.text = "abcd"}, Table{.rows = {row("12"), row("345"), row("6")}},
                                 Paragraph{.text = "last"}},
                      .footnotes = {Paragraph{.text = "note"}}};
    Document whole = document;
    EXPECT_FALSE(api::shorten(whole, 14));
    EXPECT_EQ(whole.blocks.size(), 3U);

    EXPECT_TRUE(api::shorten(document, 7));
    ASSERT_EQ(document.blocks.size(), 2U);
    EXPECT_EQ(std::get<Table>(document.blocks[1]).rows.size(), 1U);
    EXPECT_TRUE(document.footnotes.empty());

    EXPECT_TRUE(api::shorten(document, 5)) << "a table of which no row fits goes whole";
    EXPECT_EQ(document.blocks.size(), 1U);
}

}  // namespace
}  // namespace vekha
