#include "workflow/documents/office.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "tests/support/zip_file.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using office::Package;
using test::docx_of;
using test::shown;
using test::zip_of;

TEST(Office, what_a_zip_archive_is_shows_inside) {
    struct Case {
        std::string bytes;
        OfficeKind kind;
    };
    const std::string word = R"(<w:document xmlns:w="x"/>)", book = "<?xml version='1.0'?>\n<workbook/>";
    const std::string relation =
        R"(<Relationships><Relationship Type="http://x/officeDocument" Target="/odd/d.xml"/></Relationships>)";
    for (const auto& [bytes, kind] :
         {Case{zip_of({{"word/document.xml", word}}), OfficeKind::docx},
          Case{zip_of({{"_rels/.rels", relation}, {"odd/d.xml", word}}), OfficeKind::docx},
          Case{zip_of({{"_rels/.rels", relation}, {"odd/d.xml", book}, {"word/document.xml", word}}),
               OfficeKind::xlsx},
          Case{zip_of({{"xl/workbook.xml", book}}), OfficeKind::xlsx},
          Case{zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}),
               OfficeKind::odt},
          Case{zip_of({{"content.xml", "<a/>"},
                       {"META-INF/manifest.xml",
                        "<m media-type='application/vnd.oasis.opendocument.spreadsheet'/>"}}),
               OfficeKind::ods},
          Case{zip_of({{"план.docx", word}}), OfficeKind::other}}) {
        auto package = Package::open(bytes);
        ASSERT_TRUE(package);
        const auto file = office_file(*package);
        ASSERT_TRUE(file) << describe(file.error());
        EXPECT_EQ(file->kind, kind);
    }
}

TEST(Office, an_archive_that_is_no_plan_is_named) {
    const auto archive = open_document(zip_of({{"план.docx", "…"}}));
    ASSERT_FALSE(archive);
    EXPECT_NE(archive.error().message.find("архив zip"), std::string::npos);
    const auto slides = open_document(zip_of({{"ppt/presentation.xml", "<p:presentation/>"}}));
    ASSERT_FALSE(slides);
    EXPECT_NE(slides.error().message.find("PowerPoint"), std::string::npos);
}

TEST(Office, an_encrypted_odf_document_is_told) {
    const auto document = open_document(zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", "…"},
         {"META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"}}));
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "Файл защищён паролем");
}

TEST(Office, macros_are_left_alone_and_told) {
    EXPECT_EQ(shown(open_document(
                  docx_of("<w:p><w:r><w:t>План</w:t></w:r></w:p>", {{"word/vbaProject.bin", "…"}}))),
              "План\n# В файле есть макросы, они не выполняются");
}

TEST(Office, a_cell_longer_than_any_plan_has_is_refused_with_its_place) {
    const std::string words = "<w:p><w:r><w:t>" + std::string(70'000, 'x') + "</w:t></w:r></w:p>";
    const auto document =
        open_document(docx_of("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + words + "</w:tc></w:tr></w:tbl>"));
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().fault, Fault::too_large);
    EXPECT_EQ(document.error().where, "таблица 1, строка 1, ячейка 2");
}

}  // namespace
}  // namespace vekha
