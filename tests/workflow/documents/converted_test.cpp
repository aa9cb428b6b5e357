#include "workflow/documents/converted.hpp"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using testing::BoxesPage;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Gives what a test says, and remembers what it was asked.
class Played final : public Converter {
  public:
    std::map<Conversion, Result<std::string>> answers;
    std::vector<Conversion> asked;

    Result<std::string> convert(Conversion conversion, std::string_view) override {
        asked.push_back(conversion);
        const auto answer = answers.find(conversion);
        return answer == answers.end() ? failure(Fault::internal, "Не ждали") : answer->second;
    }
};

std::string boxes(BoxesPage page) {
    return pdf::print_boxes({page.page()});
}

TEST(Converted, a_pdf_with_words_is_not_recognized) {
    Played converter;
    converter.answers = {{Conversion::pdf_to_boxes, boxes(BoxesPage().text(20, 300, "План работы"))}};
    const auto document = open_document("%PDF-1.7 …", &converter);
    ASSERT_TRUE(document);
    EXPECT_THAT(converter.asked, ElementsAre(Conversion::pdf_to_boxes));
    EXPECT_TRUE(document->remarks.empty());
}

TEST(Converted, pages_that_are_pictures_are_recognized) {
    Played converter;
    converter.answers = {{Conversion::pdf_to_boxes, boxes(BoxesPage().kind(pdf::Page::Kind::picture))},
                         {Conversion::pdf_to_words,
                          boxes(BoxesPage().text(20, 300, "План").kind(pdf::Page::Kind::recognized))}};
    const auto document = open_document("%PDF-1.7 …", &converter);
    ASSERT_TRUE(document);
    EXPECT_THAT(document->remarks.at(0), HasSubstr("Распознано"));
}

TEST(Converted, where_nothing_recognizes_the_pages_with_words_are_read_and_the_rest_is_told) {
    Played converter;
    const auto missing =
        failure(Fault::unavailable, "Нет программы tesseract", {}, "Установите tesseract-ocr");
    converter.answers = {
        {Conversion::pdf_to_boxes, pdf::print_boxes({BoxesPage().text(20, 300, "План").page(),
                                                     BoxesPage().kind(pdf::Page::Kind::picture).page()})},
        {Conversion::pdf_to_words, missing}};
    const auto document = open_document("%PDF-1.7 …", &converter);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->remarks.size(), 2U);
    converter.answers.at(Conversion::pdf_to_boxes) = boxes(BoxesPage().kind(pdf::Page::Kind::picture));
    const auto scan = open_document("%PDF-1.7 …", &converter);
    ASSERT_FALSE(scan);
    EXPECT_EQ(scan.error().fault, Fault::unavailable) << "the whole document is a scan";
}

TEST(Converted, each_kind_goes_to_the_program_that_knows_it) {
    struct Case {
        std::string bytes;
        Conversion asked;
    };
    for (const auto& [bytes, asked] :
         {Case{"{\\rtf1 План}", Conversion::word_to_docx}, Case{"\x89PNG\r\n", Conversion::picture_to_words},
          Case{"\xFF\xD8\xFF\xE0", Conversion::picture_to_words},
          Case{std::string("II*\0", 4), Conversion::picture_to_words},
          Case{"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
               Conversion::sheet_to_xlsx}}) {
        Played converter;
        EXPECT_FALSE(open_document(bytes, &converter)) << bytes;
        EXPECT_THAT(converter.asked, ElementsAre(asked)) << bytes;
    }
}

TEST(Converted, ordinary_text_needs_no_converter) {
    EXPECT_FALSE(read_converted("План работы\n", nullptr));
    EXPECT_FALSE(read_converted("<?xml version=\"1.0\"?><other/>", nullptr));
}

}  // namespace
}  // namespace vekha
