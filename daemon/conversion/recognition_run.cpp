#include "daemon/conversion/recognition.hpp"

namespace vekha::conversion {
namespace {

constexpr std::size_t report_bytes = 16 * mebibyte;

}  // namespace

Result<std::vector<std::vector<pdf::Word>>> recognized_words(const Programs& programs,
                                                             const TempFolder& folder,
                                                             const std::vector<std::string>& files,
                                                             int mode) {
    std::string list;
    for (const auto& file : files) list += file + '\n';
    if (auto written = folder.write("list.txt", list); !written) return tl::unexpected(written.error());
    auto ran = run_program(programs.recognition,
                           {"list.txt", "words", "-l", "rus", "--psm", std::to_string(mode), "tsv"}, folder,
                           recognition_limits());
    if (!ran) return tl::unexpected(ran.error());
    auto report = folder.read("words.tsv", report_bytes);
    if (!report) return tl::unexpected(report.error());
    return parse_recognized(*report, files.size());
}

}  // namespace vekha::conversion
