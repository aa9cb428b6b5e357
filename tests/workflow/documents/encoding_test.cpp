#include "workflow/documents/encoding.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

const std::string plan =
    "План мероприятий отдела культуры на 2026 год\n\nПровести смотр «Весна» — до 15 мая, № 7\nНачальник "
    "отдела И.П. "
    "Ветрова\n";

std::string in(const char* encoding, const std::string& text) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    std::string out(text.size() * 4, '\0');
    const auto size = static_cast<std::size_t>(
        wide.extract(0, wide.length(), out.data(), static_cast<std::uint32_t>(out.size()), encoding));
    out.resize(size);
    return out;
}

std::string encoding_of(const std::string& bytes, std::string_view declared = {}) {
    const auto decoded = decoded_text(bytes, declared);
    return decoded ? std::string(decoded->encoding) : "refused";
}

TEST(Encoding, what_offices_save_is_read_as_the_same_words) {
    for (const auto& [encoding, name] :
         {std::pair{"windows-1251", "Windows-1251"}, {"KOI8-R", "KOI8-R"}, {"UTF-8", "UTF-8"}}) {
        const auto decoded = decoded_text(in(encoding, plan));
        ASSERT_TRUE(decoded) << encoding;
        EXPECT_EQ(decoded->encoding, name);
        if (name != std::string_view("KOI8-R")) {  // it has no «—»
            EXPECT_EQ(decoded->text, plan);
        }
    }
    EXPECT_EQ(encoding_of(in("ibm-866", "План мероприятий отдела культуры на 2026 год")), "IBM866");
}

TEST(Encoding, utf16_is_told_by_its_mark) {
    EXPECT_EQ(decoded_text("\xFF\xFE" + in("UTF-16LE", plan))->text, plan);
    EXPECT_EQ(decoded_text("\xFE\xFF" + in("UTF-16BE", plan))->text, plan);
}

TEST(Encoding, a_few_words_are_enough_and_capitals_too) {
    EXPECT_EQ(encoding_of(in("windows-1251", "План")), "Windows-1251");
    EXPECT_EQ(encoding_of(in("windows-1251", "ПЛАН МЕРОПРИЯТИЙ")), "Windows-1251");
    EXPECT_EQ(encoding_of(in("KOI8-R", "ПЛАН МЕРОПРИЯТИЙ ОТДЕЛА")), "KOI8-R");
}

TEST(Encoding, utf8_with_a_broken_byte_is_no_other_encoding) {
    std::string broken = plan;
    broken[broken.find("смотр")] = 'x';
    const auto decoded = decoded_text(broken);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().fault, Fault::unreadable);
    EXPECT_EQ(decoded.error().where.substr(0, std::string("строка 3,").size()), "строка 3,");
}

TEST(Encoding, bytes_that_are_no_russian_are_refused) {
    EXPECT_EQ(encoding_of("caf\xE9 na\xEFve r\xE9sum\xE9"), "refused");
    EXPECT_EQ(encoding_of("\x81\x8D\x8F\x90\x9D\xA1\xB2"), "refused");
}

TEST(Encoding, the_files_own_word_decides_where_bytes_leave_it_open) {
    EXPECT_EQ(encoding_of("\xCF", "windows-1251"), "Windows-1251");
    EXPECT_EQ(encoding_of("\xCF"), "refused");
    EXPECT_EQ(encoding_of(plan, "windows-1251"), "UTF-8");  // never against the bytes
    EXPECT_EQ(encoding_of(in("windows-1251", plan), "utf-8"), "Windows-1251");
}

TEST(Encoding, a_remark_names_an_encoding_that_is_not_utf8) {
    const auto document = open_document(in("windows-1251", plan));
    ASSERT_TRUE(document);
    EXPECT_THAT(document->remarks, testing::ElementsAre("Файл прочитан в кодировке Windows-1251"));
    EXPECT_EQ(std::get<Paragraph>(document->blocks.front()).text,
              "План мероприятий отдела культуры на 2026 год");
    EXPECT_TRUE(open_document(plan)->remarks.empty());
}

}  // namespace
}  // namespace vekha
