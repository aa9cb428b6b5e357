// Patterns of paths: "/api/v1/tasks/{id}/evidence/{n}". A part in braces stands for a positive number,
// {token} for any part that is not empty.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vekha::http {

inline constexpr std::size_t numbers_most = 2;  ///< numbers one pattern may have

/// What the parts in braces were, in order; 0 where the pattern has fewer.
using Numbers = std::array<std::int64_t, numbers_most>;

namespace pattern_detail {

/// Cuts the part up to the next slash off the front; the front is always a slash.
constexpr std::string_view take_part(std::string_view& rest) {
    rest.remove_prefix(1);
    const auto end = rest.find('/');
    const auto part = rest.substr(0, end);
    rest.remove_prefix(part.size());
    return part;
}

constexpr bool in_braces(std::string_view part) {
    return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

constexpr std::optional<std::int64_t> number(std::string_view part) {
    constexpr std::size_t digits_most = 18;
    if (part.empty() || part.size() > digits_most || part.front() == '0') return std::nullopt;
    std::int64_t value = 0;
    for (const char one : part) {
        if (one < '0' || one > '9') return std::nullopt;
        value = value * 10 + (one - '0');
    }
    return value;
}

constexpr std::string_view token_part = "{token}";

}  // namespace pattern_detail

/// Whether a pattern can be used: begins with a slash, has no empty part and not too many numbers.
constexpr bool well_formed(std::string_view pattern) {
    if (pattern.empty() || pattern.front() != '/') return false;
    std::size_t numbers = 0;
    while (!pattern.empty()) {
        const auto part = pattern_detail::take_part(pattern);
        if (part.empty()) return false;
        if (part == pattern_detail::token_part) {
            // A secret stands at the end, where it is easily cut off.
            if (!pattern.empty()) return false;
        } else if (pattern_detail::in_braces(part)) {
            ++numbers;
        } else if (part.find_first_of("{}") != std::string_view::npos) {
            return false;
        }
    }
    return numbers <= numbers_most;
}

/// The numbers of a path that fits the pattern; nothing where it does not.
constexpr std::optional<Numbers> match(std::string_view pattern, std::string_view path) {
    Numbers numbers{};
    std::size_t known = 0;
    while (!pattern.empty()) {
        if (path.empty() || path.front() != '/') return std::nullopt;
        const auto wanted = pattern_detail::take_part(pattern);
        const auto part = pattern_detail::take_part(path);
        if (wanted == pattern_detail::token_part) {
            if (part.empty()) return std::nullopt;
            continue;
        }
        if (!pattern_detail::in_braces(wanted)) {
            if (wanted != part) return std::nullopt;
            continue;
        }
        const auto value = pattern_detail::number(part);
        if (!value) return std::nullopt;
        numbers[known++] = *value;
    }
    if (!path.empty()) return std::nullopt;
    return numbers;
}

/// Whether the pattern's last part is a token.
constexpr bool ends_with_token(std::string_view pattern) {
    return pattern.ends_with(pattern_detail::token_part);
}

}  // namespace vekha::http
