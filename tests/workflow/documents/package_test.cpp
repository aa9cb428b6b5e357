#include "workflow/documents/package.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/zip_file.hpp"
#include "workflow/model/limits.hpp"

namespace vekha::office {
namespace {

using test::marked_encrypted;
using test::patched;
using test::zip_of;

TEST(Package, gives_a_part_by_its_name_whatever_the_case_and_slashes) {
    const std::string bytes = zip_of({{"Word\\Document.xml", "<a/>"}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    EXPECT_TRUE(package->has("word/document.xml"));
    EXPECT_EQ(package->read("/word/document.xml").value(), "<a/>");
}

TEST(Package, a_name_is_no_path) {
    const std::string bytes = zip_of({{"../../word/document.xml", "<a/>"}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    EXPECT_FALSE(package->has("word/document.xml"));
    EXPECT_FALSE(package->read("word/document.xml"));
}

TEST(Package, a_part_that_is_absent_is_named) {
    const std::string bytes = zip_of({{"a", "1"}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    const auto part = package->read("b");
    ASSERT_FALSE(part);
    EXPECT_EQ(part.error().fault, Fault::unreadable);
    EXPECT_EQ(part.error().where, "b");
}

TEST(Package, a_cut_archive_is_damaged) {
    const std::string whole = zip_of({{"a", std::string(5000, 'x')}, {"b", "2"}});
    for (const std::size_t left : {std::size_t{4}, whole.size() / 2, whole.size() - 1}) {
        const auto package = Package::open(std::string_view(whole).substr(0, left));
        ASSERT_FALSE(package) << left;
        EXPECT_EQ(package.error().fault, Fault::unreadable);
        EXPECT_NE(package.error().message.find("повреждён"), std::string::npos);
    }
}

TEST(Package, a_part_whose_bytes_were_changed_is_damaged) {
    std::string bytes = zip_of({{"a", "слово, которое кто-то изменил"}});
    bytes[40] = static_cast<char>(bytes[40] ^ 0x20);
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    EXPECT_FALSE(package->read("a"));
}

TEST(Package, a_password_is_told) {
    const std::string bytes = marked_encrypted(zip_of({{"word/document.xml", "<a/>"}}));
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    const auto part = package->read("word/document.xml");
    ASSERT_FALSE(part);
    EXPECT_EQ(part.error().message, "Файл защищён паролем");
    EXPECT_FALSE(part.error().mend.empty());
}

TEST(Package, two_parts_under_one_name_are_refused) {
    const std::string bytes =
        patched(zip_of({{"word/documentA", "1"}, {"word/documentB", "2"}}), "documentB", "documentA");
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    const auto part = package->read("word/documentA");
    ASSERT_FALSE(part);
    EXPECT_NE(part.error().message.find("два файла под одним именем"), std::string::npos);
}

TEST(Package, a_bomb_is_not_unpacked) {
    const std::string bytes =
        zip_of({{"a", std::string(64 * 1024 * 1024, ' ')}, {"b", std::string(limits::entry_bytes + 1, ' ')}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    for (const std::string_view name : {"a", "b"}) {
        const auto part = package->read(name);
        ASSERT_FALSE(part);
        EXPECT_EQ(part.error().fault, Fault::too_large);
        EXPECT_EQ(part.error().where, name);
    }
}

TEST(Package, what_all_parts_unpack_to_is_limited) {
    const std::string bytes = zip_of({{"a", std::string(limits::ratio_free_bytes, ' ')}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    std::size_t given = 0;
    auto part = package->read("a");
    for (; part; part = package->read("a")) given += part->size();
    EXPECT_EQ(part.error().fault, Fault::too_large);
    EXPECT_LE(given, limits::package_bytes);
}

}  // namespace
}  // namespace vekha::office
