#include "workflow/service/grant_codec.hpp"

#include <charconv>

#include "workflow/service/list_codec.hpp"

namespace vekha {
namespace {

constexpr std::string_view over_unit = "@unit:";
constexpr std::string_view over_roadmap = "@roadmap:";

tl::unexpected<Error> unreadable(std::string_view words) {
    return failure(Fault::invalid_input, "Непонятно, над чем обязанность: «" + std::string(words) + "».",
                   "grants", "Например: observer@unit:17 или auditor@roadmap:3.");
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

}  // namespace

std::string encode_grant(const Grant& grant) {
    std::string words(name(grant.duty));
    words += grant.roadmap ? over_roadmap : over_unit;
    return words + std::to_string(grant.roadmap ? grant.roadmap.value : grant.unit.value);
}

Result<Grant> parse_grant(std::string_view words) {
    const bool roadmap = words.find(over_roadmap) != std::string_view::npos;
    const auto mark = roadmap ? over_roadmap : over_unit;
    const auto at = words.find(mark);
    if (at == std::string_view::npos) return unreadable(words);
    const auto duty = parse_duty(words.substr(0, at));
    const auto over = number_in(words.substr(at + mark.size()));
    if (!duty || !over) return unreadable(words);
    Grant grant{*duty, {}, {}};
    if (roadmap)
        grant.roadmap = RoadmapId{*over};
    else
        grant.unit = UnitId{*over};
    return grant;
}

std::string encode_grants(const std::vector<Grant>& grants) {
    std::vector<std::string> words;
    for (const auto& grant : grants) words.push_back(encode_grant(grant));
    return encode_list(words);
}

Result<std::vector<Grant>> decode_grants(std::string_view text) {
    const auto words = decode_list(text);
    if (!words) return tl::unexpected(words.error());
    std::vector<Grant> grants;
    for (const auto& one : *words) {
        const auto grant = parse_grant(one);
        if (!grant) return failure(Fault::damaged, grant.error().message);
        grants.push_back(*grant);
    }
    return grants;
}

std::string encode_given(const Grant& grant) {
    return grant.unit || grant.roadmap ? encode_grant(grant) : std::string(name(grant.duty));
}

std::string encode_given(const std::vector<Grant>& grants) {
    std::vector<std::string> words;
    for (const auto& grant : grants) words.push_back(encode_given(grant));
    return encode_list(words);
}

Result<std::vector<Grant>> decode_given(std::string_view text) {
    const auto words = decode_list(text);
    if (!words) return tl::unexpected(words.error());
    std::vector<Grant> grants;
    for (const auto& one : *words) {
        if (const auto duty = parse_duty(one)) {
            grants.push_back(Grant{*duty, {}, {}});
            continue;
        }
        const auto grant = parse_grant(one);
        if (!grant) return failure(Fault::damaged, grant.error().message);
        grants.push_back(*grant);
    }
    return grants;
}

}  // namespace vekha
