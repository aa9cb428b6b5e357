#include "workflow/documents/open.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Open, reads_text_whatever_its_name) {
    const auto document = open_document("План\n");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->blocks.size(), 1U);
}

TEST(Open, names_what_a_foreign_file_looks_like_and_what_to_do) {
    struct Case {
        std::string bytes;
        std::string named;
    };
    for (const auto& [bytes, named] :
         {Case{"%PDF-1.7 …", "PDF"}, Case{"PK\x03\x04 …", "архив"},
          Case{"\xD0\xCF\x11\xE0 …", "Microsoft Office"}, Case{std::string("ab\0cd", 5), "двоичный"},
          Case{"\x89PNG\r\n\x1A\n", "изображение"}}) {
        const auto document = open_document(bytes);
        ASSERT_FALSE(document) << named;
        EXPECT_EQ(document.error().fault, Fault::unreadable);
        EXPECT_NE(document.error().message.find(named), std::string::npos) << document.error().message;
        EXPECT_FALSE(document.error().mend.empty());
    }
}

}  // namespace
}  // namespace vekha
