#include "workflow/service/people_reading.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "workflow/documents/csv.hpp"
#include "workflow/documents/encoding.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/documents/text_file.hpp"

namespace vekha {
namespace {

constexpr std::size_t heading_within = 30;    // lines from the top in which the heading stands
constexpr std::size_t sniffed_bytes = 4'096;  // in which a binary file shows itself

std::vector<std::string> split(std::string_view line, char delimiter) {
    std::vector<std::string> cells(1);
    for (const char one : line) {
        if (one == delimiter)
            cells.emplace_back();
        else if (one != '"' && one != '\r')
            cells.back() += one;
    }
    return cells;
}

/// The delimiter by which a line near the top is a heading of people. Narrow tables and rows of uneven
/// length, which the reader of plans leaves to others, are lists all the same.
std::optional<char> delimiter_of_people(std::string_view text) {
    for (std::size_t at = 0, line = 0; at < text.size() && line < heading_within; ++line) {
        const auto end = std::min(text.find('\n', at), text.size());
        for (const char delimiter : {';', '\t', ','})
            if (is_people_heading(split(text.substr(at, end - at), delimiter))) return delimiter;
        at = end + 1;
    }
    return std::nullopt;
}

std::optional<Result<Document>> as_values(std::string_view bytes) {
    const bool binary = bytes.substr(0, sniffed_bytes).find('\0') != std::string_view::npos;
    if (binary && !is_utf16(bytes)) return std::nullopt;
    const auto text = decoded_text(bytes);
    if (!text) return std::nullopt;
    const auto delimiter = delimiter_of_people(text->text);
    if (!delimiter) return std::nullopt;
    auto document = read_csv(text->text, *delimiter);
    if (document && text->encoding != "UTF-8")
        document->remarks.push_back("Файл прочитан в кодировке " + std::string(text->encoding) + ".");
    return document;
}

}  // namespace

Result<PeopleTable> read_people_file(std::string_view bytes, Converter* converter) {
    if (bytes.size() > people_file_bytes)
        return failure(Fault::too_large,
                       "Файл больше " + std::to_string(people_file_bytes / 1024 / 1024) + " МБ.", {},
                       "Оставьте в нём один список людей.");
    auto values = as_values(bytes);
    const auto document = values ? std::move(*values) : open_document(bytes, converter);
    if (!document) return tl::unexpected(document.error());
    return read_people(*document);
}

}  // namespace vekha
