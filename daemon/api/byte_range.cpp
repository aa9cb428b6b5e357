#include "daemon/api/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vekha::api {
namespace {

std::optional<std::uint64_t> digits(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

ByteRange requested_range(const http::Request& request, std::string_view etag, std::uint64_t size) {
    const ByteRange whole{ByteRange::Kind::whole, 0, size};
    const ByteRange none{ByteRange::Kind::unsatisfiable, 0, 0};
    const auto header = request.header("range");
    constexpr std::string_view unit = "bytes=";
    if (!header || !header->starts_with(unit)) return whole;
    if (const auto condition = request.header("if-range"); condition && *condition != etag) return whole;
    const auto spec = header->substr(unit.size());
    const auto dash = spec.find('-');
    if (dash == std::string_view::npos) return whole;
    const auto first = digits(spec.substr(0, dash));
    const auto last = digits(spec.substr(dash + 1));
    if (dash == 0) {  // the last so many bytes
        if (!last) return whole;
        if (*last == 0 || size == 0) return none;
        const auto length = std::min(*last, size);
        return {ByteRange::Kind::part, size - length, length};
    }
    const bool open_end = dash + 1 == spec.size();
    if (!first || (!last && !open_end) || (last && *last < *first)) return whole;
    if (*first >= size) return none;
    const auto end = last ? std::min(*last, size - 1) : size - 1;
    return {ByteRange::Kind::part, *first, end - *first + 1};
}

}  // namespace vekha::api
