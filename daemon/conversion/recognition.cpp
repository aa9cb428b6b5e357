#include "daemon/conversion/recognition.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "daemon/conversion/pages.hpp"
#include "daemon/conversion/picture.hpp"
#include "daemon/conversion/picture_lines.hpp"

namespace vekha::conversion {
namespace {

constexpr int scan_side = 3508;         ///< dots of the longer side: 300 to the inch of an A4 page
constexpr double sheet_side = 842;      ///< points, of the longer side of A4
constexpr double stroke_longest = 40;   ///< points; a longer line is no letter's
constexpr double least_skew = 0.1;      ///< degrees; less harms nothing
constexpr double sure_confidence = 65;  ///< a page below it may stand on its side

/// A camera knows nothing of paper, and a scanner's word for it may be wrong: a picture counts as a sheet of
/// A4.
void as_paper(const Picture& picture, pdf::Page& page) {
    const double scale = sheet_side / std::max(picture.width, picture.height);
    page.width = picture.width * scale;
    page.height = picture.height * scale;
}

/// Straightens the picture, finds the lines and leaves a file without them for tesseract.
Result<void> prepare(const TempFolder& folder, Picture picture, Scan& scan, pdf::Page& page) {
    const double skew = skew_degrees(halved(picture));
    if (std::abs(skew) >= least_skew) picture = straightened(picture, skew);
    as_paper(picture, page);
    scan.width = picture.width;
    const double scale = page.width / picture.width;
    auto lines = picture_lines(halved(picture), {32, 22, 8});
    page.rulings.clear();
    for (auto& line : lines) {
        line = {line.horizontal, line.at * 2 + 1, line.from * 2, line.to * 2 + 1, line.thickness * 2};
        page.rulings.push_back({line.horizontal, line.at * scale, line.from * scale, line.to * scale});
    }
    std::erase_if(lines,
                  [&](const PictureLine& line) { return (line.to - line.from) * scale < stroke_longest; });
    erase_lines(picture, lines);
    return folder.write(scan.file(), write_pgm(picture));
}

Result<Picture> draw(const Programs& programs, const TempFolder& folder, const std::string& file,
                     std::size_t page) {
    const std::string number = std::to_string(page + 1);
    auto drawn = run_program(programs.pdf_picture,
                             {"-gray", "-scale-to", std::to_string(scan_side), "-f", number, "-l", number,
                              "-singlefile", file, "drawn"},
                             folder, page_limits());
    if (!drawn) return tl::unexpected(drawn.error());
    auto bytes = folder.read("drawn.pgm", page_picture_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    auto picture = read_pgm(*bytes);
    if (!picture) return tl::unexpected(refused_document());
    return std::move(*picture);
}

/// Recognizes the prepared pictures in one run: the program's start costs as much as a page.
Result<void> recognize(const Programs& programs, const TempFolder& folder, const std::vector<Scan>& scans,
                       std::vector<pdf::Page>& pages) {
    std::vector<std::string> files;
    for (const Scan& scan : scans) files.push_back(scan.file());
    auto words = recognized_words(programs, folder, files, whole_page);
    if (!words) return tl::unexpected(words.error());
    for (std::size_t i = 0; i < scans.size(); ++i) {
        pdf::Page& page = pages[scans[i].page];
        const double scale = page.width / scans[i].width;
        page.kind = pdf::Page::Kind::recognized;
        page.words = std::move((*words)[i]);
        for (auto& word : page.words)
            word.box = {word.box.left * scale, word.box.top * scale, word.box.right * scale,
                        word.box.bottom * scale};
    }
    return {};
}

/// Turns a page that stands on its side or on its head. False where it is upright, or nobody can tell.
Result<bool> turn(const Programs& programs, const TempFolder& folder, const std::string& file, Scan& scan,
                  pdf::Page& page) {
    auto report =
        run_program(programs.recognition, {scan.file(), "-", "--psm", "0"}, folder, recognition_limits());
    const auto quarters = report ? quarters_to_turn(*report) : std::nullopt;
    if (!quarters || *quarters == 0) return false;
    auto picture = draw(programs, folder, file, scan.page);
    if (!picture) return tl::unexpected(picture.error());
    if (auto prepared = prepare(folder, turned(*picture, *quarters), scan, page); !prepared)
        return tl::unexpected(prepared.error());
    return true;
}

}  // namespace

Result<void> recognize_pages(const Programs& programs, const TempFolder& folder, const std::string& file,
                             std::vector<pdf::Page>& pages) {
    std::vector<Scan> scans;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].kind == pdf::Page::Kind::picture) scans.push_back({i, 0});
    if (scans.empty()) return {};
    if (scans.size() > recognized_pages_most)
        return failure(Fault::too_large, "Снимков страниц больше " + std::to_string(recognized_pages_most),
                       {}, "Оставьте в файле страницы плана");
    for (Scan& scan : scans) {
        auto picture = draw(programs, folder, file, scan.page);
        if (!picture) return tl::unexpected(picture.error());
        if (auto done = prepare(folder, std::move(*picture), scan, pages[scan.page]); !done) return done;
    }
    if (auto done = recognize(programs, folder, scans, pages); !done) return done;
    std::vector<Scan> again;
    for (Scan& scan : scans) {
        pdf::Page& page = pages[scan.page];
        if (confidence_of(page.words) >= sure_confidence) continue;
        auto was_turned = turn(programs, folder, file, scan, page);
        if (!was_turned) return tl::unexpected(was_turned.error());
        if (*was_turned) again.push_back(scan);
    }
    if (!again.empty())
        if (auto done = recognize(programs, folder, again, pages); !done) return done;
    return recognize_overlooked(programs, folder, scans, pages);
}

Result<std::string> picture_to_words(const Programs& programs, std::string_view bytes) {
    auto folder = TempFolder::make();
    if (!folder) return tl::unexpected(folder.error());
    if (auto written = folder->write("picture", bytes); !written) return tl::unexpected(written.error());
    // The program reads every kind of picture, and puts the picture into a PDF whatever it recognizes. Looked
    // at as one letter, it is wrapped at once; what poppler then draws takes the way of any scan.
    auto wrapped = run_program(programs.recognition, {"picture", "wrapped", "--psm", "10", "pdf"}, *folder,
                               recognition_limits());
    if (!wrapped) return tl::unexpected(wrapped.error());
    auto pdf = folder->read("wrapped.pdf", page_picture_bytes);
    if (!pdf) return tl::unexpected(refused_document());
    auto sizes = run_program(programs.pdf_text, {"-bbox", "wrapped.pdf", "-"}, *folder, page_limits());
    if (!sizes) return tl::unexpected(sizes.error());
    auto pages = parse_page_words(*sizes);
    for (auto& page : pages) {
        page.words.clear();
        page.kind = pdf::Page::Kind::picture;
    }
    if (pages.empty()) return tl::unexpected(refused_document());
    if (auto done = recognize_pages(programs, *folder, "wrapped.pdf", pages); !done)
        return tl::unexpected(done.error());
    return pdf::print_boxes(pages);
}

}  // namespace vekha::conversion
