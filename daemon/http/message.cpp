#include "daemon/http/message.hpp"

#include <algorithm>
#include <array>

namespace vekha::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> methods{{{Method::get, "GET"},
                                                                      {Method::head, "HEAD"},
                                                                      {Method::post, "POST"},
                                                                      {Method::put, "PUT"},
                                                                      {Method::erase, "DELETE"},
                                                                      {Method::options, "OPTIONS"}}};

constexpr std::array<std::pair<int, std::string_view>, 29> phrases{{{200, "OK"},
                                                                    {201, "Created"},
                                                                    {204, "No Content"},
                                                                    {206, "Partial Content"},
                                                                    {302, "Found"},
                                                                    {304, "Not Modified"},
                                                                    {400, "Bad Request"},
                                                                    {401, "Unauthorized"},
                                                                    {403, "Forbidden"},
                                                                    {404, "Not Found"},
                                                                    {405, "Method Not Allowed"},
                                                                    {408, "Request Timeout"},
                                                                    {409, "Conflict"},
                                                                    {412, "Precondition Failed"},
                                                                    {413, "Content Too Large"},
                                                                    {414, "URI Too Long"},
                                                                    {415, "Unsupported Media Type"},
                                                                    {416, "Range Not Satisfiable"},
                                                                    {417, "Expectation Failed"},
                                                                    {421, "Misdirected Request"},
                                                                    {422, "Unprocessable Content"},
                                                                    {428, "Precondition Required"},
                                                                    {429, "Too Many Requests"},
                                                                    {431, "Request Header Fields Too Large"},
                                                                    {500, "Internal Server Error"},
                                                                    {501, "Not Implemented"},
                                                                    {503, "Service Unavailable"},
                                                                    {505, "HTTP Version Not Supported"},
                                                                    {507, "Insufficient Storage"}}};

char lower(char one) {
    return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
}

int hex(char one) {
    if (one >= '0' && one <= '9') return one - '0';
    one = lower(one);
    return one >= 'a' && one <= 'f' ? one - 'a' + 10 : -1;
}

bool unreserved(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
           one == '-' || one == '.' || one == '_' || one == '~';
}

std::optional<std::string_view> find_header(const std::vector<Header>& headers, std::string_view name) {
    for (const auto& one : headers)
        if (same_ignoring_case(one.name, name)) return one.value;
    return std::nullopt;
}

/// Calls `each` with the undecoded name and value of every pair of the query, until it says stop (false).
template <class Each>
void for_each_pair(std::string_view target, Each each) {
    const auto mark = target.find('?');
    if (mark == std::string_view::npos) return;
    std::string_view rest = target.substr(mark + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        if (!each(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())))) return;
    }
}

}  // namespace

std::string_view name(Method method) {
    for (const auto& [known, text] : methods)
        if (known == method) return text;
    return "?";
}

Method parse_method(std::string_view text) {
    for (const auto& [known, known_text] : methods)
        if (known_text == text) return known;
    return Method::other;
}

std::string_view Request::path() const {
    return std::string_view(target).substr(0, target.find('?'));
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    return find_header(headers, name);
}

std::optional<std::string> Request::parameter(std::string_view name) const {
    std::optional<std::string> found;
    for_each_pair(target, [&](std::string_view key, std::string_view value) {
        if (percent_decoded(key, true) != std::string(name)) return true;
        found = percent_decoded(value, true);
        return false;
    });
    return found;
}

std::vector<std::string> Request::parameter_names() const {
    std::vector<std::string> names;
    for_each_pair(target, [&](std::string_view key, std::string_view) {
        names.push_back(percent_decoded(key, true).value_or(std::string(key)));
        return true;
    });
    return names;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& one : headers) {
        if (!same_ignoring_case(one.name, "cookie")) continue;
        std::string_view rest = one.value;
        while (!rest.empty()) {
            const auto end = std::min(rest.find(';'), rest.size());
            auto pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            while (pair.starts_with(' ')) pair.remove_prefix(1);
            if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
                return pair.substr(name.size() + 1);
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> Response::header(std::string_view name) const {
    return find_header(headers, name);
}

Response answer(int status, std::string content_type, std::string body) {
    Response made;
    made.status = status;
    made.content_type = std::move(content_type);
    made.body = Body(std::move(body));
    return made;
}

std::string_view reason_phrase(int status) {
    for (const auto& [known, text] : phrases)
        if (known == status) return text;
    return {};
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char one = text[at];
        if (one == '+' && plus_is_space) one = ' ';
        if (one == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex(text[at + 1]);
            const int low = hex(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            one = static_cast<char>(high * 16 + low);
            at += 2;
        }
        if (one == '\0') return std::nullopt;
        decoded.push_back(one);
    }
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char one : text) {
        if (unreserved(one)) {
            encoded.push_back(one);
            continue;
        }
        const auto byte = static_cast<unsigned char>(one);
        encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

std::string attachment_disposition(std::string_view file_name) {
    std::string plain;
    for (const char one : file_name) {
        // One underscore for each character that is not plain ASCII: the bytes that continue it are left out.
        if ((static_cast<unsigned char>(one) & 0xC0) == 0x80) continue;
        plain.push_back(
            one >= ' ' && one <= '~' && one != '"' && one != '\\' && one != '/' && one != '%' ? one : '_');
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encoded(file_name);
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(),
                                                     [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace vekha::http
