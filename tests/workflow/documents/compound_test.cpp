#include "workflow/documents/compound.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace vekha {
namespace {

void put(std::string& bytes, std::size_t at, std::size_t size, std::uint32_t value) {
    for (std::size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(value >> 8U * i & 0xFFU);
}

/// A head, a directory in sector 0 with these names, and a stream's first sector after it.
std::string compound(const std::vector<std::string_view>& names, std::string_view stream = {}) {
    std::string bytes(512 + 512 + 512, '\0');
    bytes.replace(0, 4, "\xD0\xCF\x11\xE0");
    put(bytes, 30, 2, 9);
    put(bytes, 48, 4, 0);
    put(bytes, 76, 4, 0xFFFFFFFF);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t entry = 512 + i * 128;
        for (std::size_t c = 0; c < names[i].size(); ++c) bytes[entry + c * 2] = names[i][c];
        put(bytes, entry + 116, 4, 1);
    }
    bytes.replace(1024, stream.size(), stream);
    return bytes;
}

TEST(Compound, word_and_excel_are_told_by_the_names_inside) {
    EXPECT_EQ(compound_kind(compound({"Root Entry", "WordDocument"})), CompoundKind::word);
    EXPECT_EQ(compound_kind(compound({"Root Entry", "Workbook"})), CompoundKind::sheet);
    EXPECT_EQ(compound_kind(compound({"Root Entry", "Book"})), CompoundKind::sheet);
    EXPECT_EQ(compound_kind(compound({"Root Entry", "PowerPoint Document"})), CompoundKind::other);
}

TEST(Compound, a_password_is_told_before_any_program_is_started) {
    EXPECT_EQ(compound_kind(compound({"Root Entry", "EncryptedPackage"})), CompoundKind::encrypted);
    const std::string_view word("\xEC\xA5\xC1\0\0\0\0\0\0\0\0\1", 12);
    EXPECT_EQ(compound_kind(compound({"WordDocument"}, word)), CompoundKind::encrypted);
    const std::string_view book("\x09\x08\x02\0\0\0\x2F\0", 8);
    EXPECT_EQ(compound_kind(compound({"Workbook"}, book)), CompoundKind::encrypted);
}

TEST(Compound, a_torn_file_and_a_directory_in_a_circle_end) {
    EXPECT_EQ(compound_kind("\xD0\xCF\x11\xE0"), CompoundKind::other);
    std::string circle = compound({"Root Entry"});
    put(circle, 76, 4, 1);    // the allocation table is sector 1 …
    put(circle, 1024, 4, 0);  // … where sector 0 comes after sector 0
    EXPECT_EQ(compound_kind(circle), CompoundKind::other);
}

}  // namespace
}  // namespace vekha
