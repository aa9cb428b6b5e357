#include "workflow/documents/encoding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include <unicode/ucnv.h>

#include "workflow/documents/utf8.hpp"

namespace vekha {
namespace {

struct CodePage {
    std::string_view shown;
    const char* icu;
    double handicap;  ///< by how much it must beat the others
};

// Windows-1251 is what Russian offices save; the others must be clearly so.
constexpr std::array code_pages{CodePage{"Windows-1251", "windows-1251", 0.0},
                                CodePage{"KOI8-R", "KOI8-R", 0.3}, CodePage{"IBM866", "ibm-866", 0.3}};

constexpr std::size_t sampled_bytes = 64 * 1024;
constexpr int fewest_letters = 3;      // fewer tell nothing about a language
constexpr double least_likely = -4.2;  // mean log of a letter's share: Russian is near -3, chance near -4
constexpr double most_oddities = 0.1;  // of the bytes past ASCII
constexpr double oddity_weight = 4.0;  // in the same unit as the logs

// Letters in ten thousand of Russian text, а to я.
constexpr std::array<int, 32> letter_shares{801, 159, 454, 170,  298, 849, 94,  165, 735, 121, 349,
                                            440, 321, 670, 1097, 281, 473, 547, 626, 262, 26,  97,
                                            48,  144, 73,  36,   4,   190, 174, 32,  64,  201};

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, CloseConverter>;

std::optional<std::string> to_utf8(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const ConverterPtr converter(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) return std::nullopt;
    // One unit gives at most three bytes of UTF-8.
    std::string out(bytes.size() * 3 + 4, '\0');
    const std::int32_t length =
        ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                           bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::u16string units(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const ConverterPtr converter(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) return {};
    std::u16string out(bytes.size() + 1, u'\0');
    const std::int32_t length =
        ucnv_toUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                      static_cast<std::int32_t>(bytes.size()), &status);
    out.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
    return out;
}

bool is_upper(char16_t c) {
    return (c >= u'А' && c <= u'Я') || c == u'Ё';
}
bool is_lower(char16_t c) {
    return (c >= u'а' && c <= u'я') || c == u'ё';
}
bool is_latin(char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
bool is_usual_mark(char16_t c) {
    constexpr std::u16string_view marks = u"«»–—№…“”„•§°±·’‘\u00A0\u00AD";
    return marks.find(c) != std::u16string_view::npos;
}
double share_of(char16_t c) {
    if (c == u'ё' || c == u'Ё') c = u'е';
    const auto letter = static_cast<std::size_t>(c - (c >= u'а' ? u'а' : u'А'));
    return letter_shares[letter] / 10'000.0;
}

/// How likely the bytes are Russian in this code page; nothing where they are not.
std::optional<double> likelihood(std::string_view sample, const CodePage& page) {
    int letters = 0, high = 0, oddities = 0;
    double logs = 0;
    char16_t before = u' ';
    for (const char16_t c : units(sample, page.icu)) {
        const bool letter = is_upper(c) || is_lower(c);
        if (letter) {
            ++letters;
            logs += std::log(share_of(c));
        }
        if (c >= 0x80) {
            ++high;
            const bool slip = letter && ((is_upper(c) && is_lower(before)) || is_latin(before));
            oddities += (!letter && !is_usual_mark(c)) || slip ? 1 : 0;
        }
        before = c;
    }
    if (letters < fewest_letters) return std::nullopt;
    const double odd = static_cast<double>(oddities) / high;
    const double mean = logs / letters;
    if (odd > most_oddities || mean < least_likely) return std::nullopt;
    return mean - oddity_weight * odd - page.handicap;
}

// Bytes past ASCII that stand in whole UTF-8 characters against those that do not.
bool mostly_utf8(std::string_view bytes) {
    std::size_t whole = 0, broken = 0;
    while (!bytes.empty()) {
        const std::size_t length = utf8_length(bytes);
        (length > 1 ? whole : broken) += length > 1 ? length : length == 0 ? 1 : 0;
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return whole >= broken;
}

const CodePage* page_declared(std::string_view declared) {
    std::string name;
    for (const char c : declared)
        if (std::isalnum(static_cast<unsigned char>(c)))
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (name == "windows1251" || name == "cp1251" || name == "win1251") return &code_pages[0];
    if (name == "koi8r" || name == "koi8") return &code_pages[1];
    if (name == "ibm866" || name == "cp866" || name == "dos866") return &code_pages[2];
    return nullptr;
}

const CodePage* likeliest_page(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, sampled_bytes);
    const CodePage* best = nullptr;
    double most = 0;
    for (const CodePage& page : code_pages)
        if (const auto likely = likelihood(sample, page); likely && (best == nullptr || *likely > most)) {
            best = &page;
            most = *likely;
        }
    return best;
}

}  // namespace

Result<DecodedText> decoded_text(std::string_view bytes, std::string_view declared) {
    const bool little = bytes.starts_with("\xFF\xFE"), big = bytes.starts_with("\xFE\xFF");
    if (little || big) {
        auto text = to_utf8(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE");
        if (!text) return failure(Fault::unreadable, "Файл в кодировке UTF-16 повреждён");
        return DecodedText{std::move(*text), "UTF-16"};
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto valid = check_utf8(bytes);
    if (valid) return DecodedText{std::string(bytes), "UTF-8"};
    const CodePage* page = page_declared(declared);
    if (page == nullptr && !mostly_utf8(bytes)) page = likeliest_page(bytes);
    if (page == nullptr) return tl::unexpected(valid.error());
    auto text = to_utf8(bytes, page->icu);
    if (!text) return tl::unexpected(valid.error());
    return DecodedText{std::move(*text), page->shown};
}

}  // namespace vekha
