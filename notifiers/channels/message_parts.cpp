#include "notifiers/channels/message_parts.hpp"

#include <algorithm>
#include <array>

namespace vekha {
namespace {

/// How many bytes from the start fit into `most` UTF-16 units, whole characters only.
std::size_t fitting(std::string_view text, std::size_t most) {
    std::size_t units = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        units += length == 4 ? 2 : 1;
        if (units > most) return at;
        at += std::min(length, text.size() - at);
    }
    return at;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// Where to cut a text that is longer than `limit` bytes. A cut in the first half would waste the message.
std::size_t cut_of(std::string_view text, std::size_t limit) {
    constexpr std::array<std::string_view, 3> places{"\n\n", "\n", " "};
    for (const auto place : places) {
        const auto at = text.substr(0, limit).rfind(place);
        if (at != std::string_view::npos && at >= limit / 2) return at;
    }
    return limit;
}

}  // namespace

std::vector<std::string> message_parts(std::string_view text, std::size_t most) {
    std::vector<std::string> parts;
    text = trimmed(text);
    while (!text.empty()) {
        const std::size_t limit = fitting(text, most);
        const std::size_t cut = limit == text.size() ? limit : std::max<std::size_t>(cut_of(text, limit), 1);
        parts.emplace_back(trimmed(text.substr(0, cut)));
        text = trimmed(text.substr(cut));
    }
    return parts;
}

}  // namespace vekha
