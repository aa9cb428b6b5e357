#include "workflow/documents/compound.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace vekha {
namespace {

constexpr std::size_t head_bytes = 512;
constexpr std::size_t sector_shift_at = 30;
constexpr std::size_t directory_at = 48;
constexpr std::size_t table_at = 76;  ///< the first 109 sectors of the allocation table
constexpr std::size_t table_sectors = 109;
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t name_bytes = 64;
constexpr std::size_t first_sector_at = 116;
constexpr std::size_t directory_sectors_most = 1'000;

/// Little-endian numbers at places of the file; nothing past its end.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes_[at + i]);
        return value;
    }
    std::size_t sector_bytes() const {
        const auto shift = number(sector_shift_at, 2).value_or(9);
        return std::size_t{1} << (shift == 12 ? 12U : 9U);
    }
    std::size_t place(std::uint32_t sector) const {
        return (static_cast<std::size_t>(sector) + 1) * sector_bytes();
    }
    /// The sector after this one in its chain.
    std::optional<std::uint32_t> next(std::uint32_t sector) const {
        const std::size_t per_sector = sector_bytes() / 4;
        const std::size_t index = sector / per_sector;
        if (index >= table_sectors) return std::nullopt;
        const auto table = number(table_at + index * 4, 4);
        if (!table) return std::nullopt;
        return number(place(*table) + sector % per_sector * 4, 4);
    }
    /// A directory entry's name, its Latin letters.
    std::string name(std::size_t at) const {
        std::string out;
        for (std::size_t i = 0; i + 1 < name_bytes; i += 2) {
            const auto letter = number(at + i, 2).value_or(0);
            if (letter == 0 || letter > 0x7E) break;
            out += static_cast<char>(letter);
        }
        return out;
    }

  private:
    std::string_view bytes_;
};

/// Word's own mark in the head of its stream that a password closes it.
bool word_is_closed(const Reader& file, std::size_t entry) {
    constexpr std::size_t flags_at = 10;
    constexpr std::uint32_t encrypted = 0x0100;
    const auto sector = file.number(entry + first_sector_at, 4);
    const auto flags = sector ? file.number(file.place(*sector) + flags_at, 2) : std::nullopt;
    return flags && (*flags & encrypted) != 0;
}

/// The record FILEPASS stands second in a workbook that a password closes.
bool book_is_closed(const Reader& file, std::size_t entry) {
    constexpr std::uint32_t file_pass = 0x002F;
    const auto sector = file.number(entry + first_sector_at, 4);
    if (!sector) return false;
    const std::size_t start = file.place(*sector);
    const auto first_length = file.number(start + 2, 2);
    return first_length && file.number(start + 4 + *first_length, 2) == file_pass;
}

std::optional<CompoundKind> kind_of_entry(const Reader& file, std::size_t entry) {
    const std::string name = file.name(entry);
    if (name == "EncryptedPackage") return CompoundKind::encrypted;
    if (name == "WordDocument")
        return word_is_closed(file, entry) ? CompoundKind::encrypted : CompoundKind::word;
    if (name == "Workbook" || name == "Book")
        return book_is_closed(file, entry) ? CompoundKind::encrypted : CompoundKind::sheet;
    return std::nullopt;
}

}  // namespace

CompoundKind compound_kind(std::string_view bytes) {
    const Reader file(bytes);
    auto sector = file.number(directory_at, 4);
    if (bytes.size() < head_bytes) return CompoundKind::other;
    for (std::size_t looked = 0; sector && looked < directory_sectors_most; ++looked) {
        const std::size_t start = file.place(*sector);
        if (start >= bytes.size()) break;
        for (std::size_t at = start; at < start + file.sector_bytes(); at += entry_bytes)
            if (const auto kind = kind_of_entry(file, at)) return *kind;
        sector = file.next(*sector);
    }
    return CompoundKind::other;
}

}  // namespace vekha
