#include "daemon/conversion/pages.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "daemon/conversion/picture.hpp"
#include "daemon/conversion/picture_lines.hpp"

namespace vekha::conversion {
namespace {

constexpr std::size_t pages_at_once = 40;  ///< pictures that lie in the folder at a time
constexpr int picture_side = 1403;         ///< dots of the longer side: 120 to the inch of an A4 page
constexpr double printed_share = 0.0005;   ///< of ink; an empty page has a speck or two
constexpr double unknown_most = 0.3;  ///< of letters that mean nothing: the file does not say what they are

const std::string pdf_name = "in.pdf";

/// Letters of a font that does not tell what they mean come as U+FFFD or from the private area.
bool means_something(const std::vector<pdf::Word>& words) {
    std::size_t letters = 0, unknown = 0;
    for (const auto& word : words)
        for (std::size_t i = 0; i < word.text.size(); ++i) {
            const auto lead = static_cast<unsigned char>(word.text[i]);
            if ((lead & 0xC0U) == 0x80U) continue;
            ++letters;
            const std::string_view letter = std::string_view(word.text).substr(i, 3);
            if (letter == "\xEF\xBF\xBD" || lead == 0xEE || letter.starts_with("\xEF\x80") ||
                letter.starts_with("\xEF\x81") || letter.starts_with("\xEF\x82"))
                ++unknown;
        }
    return static_cast<double>(unknown) <= static_cast<double>(letters) * unknown_most;
}

Result<std::vector<pdf::Page>> words_of(const Programs& programs, const TempFolder& folder) {
    auto xhtml =
        run_program(programs.pdf_text, {"-bbox", "-l", std::to_string(pdf::pages_most + 1), pdf_name, "-"},
                    folder, page_limits());
    if (!xhtml) return tl::unexpected(xhtml.error());
    auto pages = parse_page_words(*xhtml);
    if (pages.size() > pdf::pages_most)
        return failure(Fault::too_large, "В документе больше " + std::to_string(pdf::pages_most) + " страниц",
                       {}, "Оставьте в нём страницы плана");
    if (pages.empty()) return tl::unexpected(refused_document());
    return pages;
}

void add_lines(const Picture& picture, pdf::Page& page) {
    const double scale = page.width / picture.width;
    for (const auto& line : picture_lines(picture, {}))
        page.rulings.push_back(
            {line.horizontal, (line.at + 0.5) * scale, line.from * scale, (line.to + 1) * scale});
}

void look_at(const Picture& picture, pdf::Page& page) {
    if (!means_something(page.words)) page.words.clear();
    if (page.words.empty()) {
        if (ink_share(picture) >= printed_share) page.kind = pdf::Page::Kind::picture;
        return;
    }
    add_lines(picture, page);
}

/// Draws some pages, looks at each and throws the pictures away.
Result<void> look_at_pages(const Programs& programs, const TempFolder& folder, std::vector<pdf::Page>& pages,
                           std::size_t first, std::size_t last) {
    auto drawn = run_program(programs.pdf_picture,
                             {"-gray", "-aaVector", "no", "-scale-to", std::to_string(picture_side), "-f",
                              std::to_string(first + 1), "-l", std::to_string(last), pdf_name, "page"},
                             folder, page_limits());
    if (!drawn) return tl::unexpected(drawn.error());
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path(), error))
        if (entry.path().extension() == ".pgm") files.push_back(entry.path());
    std::sort(files.begin(), files.end());  // numbered with leading zeros
    for (std::size_t i = 0; i < files.size() && first + i < last; ++i) {
        const auto bytes = folder.read(files[i].filename().string(), page_picture_bytes);
        if (const auto picture = bytes ? read_pgm(*bytes) : std::nullopt) look_at(*picture, pages[first + i]);
        std::filesystem::remove(files[i], error);
    }
    return {};
}

Result<std::vector<pdf::Page>> pages_of(const Programs& programs, const TempFolder& folder) {
    auto pages = words_of(programs, folder);
    if (!pages) return pages;
    for (std::size_t first = 0; first < pages->size(); first += pages_at_once) {
        const std::size_t last = std::min(first + pages_at_once, pages->size());
        if (auto looked = look_at_pages(programs, folder, *pages, first, last); !looked)
            return tl::unexpected(looked.error());
    }
    return pages;
}

}  // namespace

Result<std::string> pdf_to_boxes(const Programs& programs, std::string_view bytes) {
    auto folder = TempFolder::make();
    if (!folder) return tl::unexpected(folder.error());
    if (auto written = folder->write(pdf_name, bytes); !written) return tl::unexpected(written.error());
    return pages_of(programs, *folder).map(pdf::print_boxes);
}

Result<std::string> pdf_to_words(const Programs& programs, std::string_view bytes) {
    auto folder = TempFolder::make();
    if (!folder) return tl::unexpected(folder.error());
    if (auto written = folder->write(pdf_name, bytes); !written) return tl::unexpected(written.error());
    auto pages = pages_of(programs, *folder);
    if (!pages) return tl::unexpected(pages.error());
    if (auto done = recognize_pages(programs, *folder, pdf_name, *pages); !done)
        return tl::unexpected(done.error());
    return pdf::print_boxes(*pages);
}

}  // namespace vekha::conversion
