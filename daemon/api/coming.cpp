#include "daemon/api/coming.hpp"

#include <array>
#include <utility>

#include "daemon/http/network.hpp"

namespace vekha::api {
namespace {

using Mark = std::pair<std::string_view, std::string_view>;

constexpr std::size_t device_token_most = 64;

/// In this order: most browsers also call themselves by the names below theirs.
constexpr std::array<Mark, 12> programs{{{"YaBrowser/", "Яндекс Браузер"},
                                         {"Edg/", "Edge"},
                                         {"EdgA/", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"SamsungBrowser/", "Samsung Internet"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"CriOS/", "Chrome"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"},
                                         {"curl/", "curl"},
                                         {"python", "Python"}}};
constexpr std::array<Mark, 7> systems{{{"Windows", "Windows"},
                                       {"Android", "Android"},
                                       {"iPhone", "iOS"},
                                       {"iPad", "iPadOS"},
                                       {"Mac OS X", "macOS"},
                                       {"CrOS", "ChromeOS"},
                                       {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view first_of(const std::array<Mark, N>& marks, std::string_view text) {
    for (const auto& [mark, name] : marks)
        if (text.find(mark) != std::string_view::npos) return name;
    return {};
}

}  // namespace

std::string device_words(std::string_view user_agent) {
    std::string words(first_of(programs, user_agent));
    const auto system = first_of(systems, user_agent);
    if (!words.empty() && !system.empty()) words += ", ";
    words += system;
    return words;
}

Coming coming_of(const Call& call, bool secure_cookie) {
    const auto& request = call.request;
    Coming coming;
    coming.address = address_of(request);
    coming.network = http::network_of(address_of(request));
    coming.device = device_words(request.header("user-agent").value_or(""));
    const auto token = request.cookie(device_cookie(secure_cookie)).value_or("");
    if (token.size() <= device_token_most) coming.device_token = token;
    coming.zone = call.organization->zone.get();
    return coming;
}

}  // namespace vekha::api
