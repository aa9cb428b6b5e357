#include "daemon/http/strict.hpp"

#include <algorithm>
#include <array>

#include "daemon/http/message.hpp"

namespace vekha::http {
namespace {

constexpr std::size_t length_digits_most = 18;  // of a number that 64 bits hold whatever its digits are
constexpr std::size_t host_bytes_most = 255;
constexpr std::size_t port_digits_most = 5;

constexpr bool digit(char one) {
    return one >= '0' && one <= '9';
}

constexpr bool letter(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
}

/// RFC 9110, 5.6.2.
constexpr bool token_char(char one) {
    return digit(one) || letter(one) ||
           std::string_view("!#$%&'*+-.^_`|~").find(one) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), token_char);
}

constexpr bool control(char one) {
    const auto byte = static_cast<unsigned char>(one);
    return byte < 0x20 || byte == 0x7f;
}

constexpr int hex(char one) {
    if (digit(one)) return one - '0';
    if (one >= 'a' && one <= 'f') return one - 'a' + 10;
    return one >= 'A' && one <= 'F' ? one - 'A' + 10 : -1;
}

/// The byte that a %-sign stands for; less than 0 where it stands for none.
int escaped(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    const int high = hex(text[at + 1]);
    const int low = hex(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
    return text;
}

/// Whether a part of a path is "." or "..", with dots as they are or as %2e.
bool dot_segment(std::string_view part) {
    std::size_t dots = 0;
    while (!part.empty()) {
        if (part.front() == '.') {
            part.remove_prefix(1);
        } else if (escaped(part, 0) == '.') {
            part.remove_prefix(3);
        } else {
            return false;
        }
        ++dots;
    }
    return dots == 1 || dots == 2;
}

std::optional<HeadFault> judge_path(std::string_view path) {
    for (std::size_t at = 0; at < path.size(); ++at) {
        const char one = path[at];
        if (static_cast<unsigned char>(one) >= 0x80 ||
            std::string_view("\"<>\\^`{|}").find(one) != std::string_view::npos)
            return HeadFault::target;
        if (one != '%') continue;
        const int byte = escaped(path, at);
        if (byte < 0 || byte == '/' || byte == '\\' || control(static_cast<char>(byte)))
            return HeadFault::target_encoding;
    }
    for (std::string_view rest = path; !rest.empty();) {
        rest.remove_prefix(1);  // the slash
        const auto part = rest.substr(0, rest.find('/'));
        if (dot_segment(part)) return HeadFault::target_encoding;
        rest.remove_prefix(part.size());
    }
    return std::nullopt;
}

/// Path and query. Letters beyond ASCII are let into a query as they are: people type them at the shell.
std::optional<HeadFault> judge_origin_form(std::string_view target) {
    if (target.find('#') != std::string_view::npos) return HeadFault::target;
    const auto mark = std::min(target.find('?'), target.size());
    if (const auto fault = judge_path(target.substr(0, mark))) return fault;
    for (std::size_t at = mark; at < target.size(); ++at)
        if (target[at] == '%' && escaped(target, at) <= 0) return HeadFault::target_encoding;
    return std::nullopt;
}

/// What was seen of the headers that decide where a request ends and whose it is.
struct Framing {
    bool http_1_0 = false;
    std::optional<std::string_view> host;
    std::optional<std::string_view> length;
    std::optional<std::string_view> encoding;
    std::optional<std::string_view> authorization;
    std::optional<std::string_view> content_type;
    std::optional<std::string_view> expect;
};

std::optional<HeadFault> judge_target(std::string_view method, std::string_view target,
                                      const Framing& framing) {
    if (method.size() > method_bytes_most || method == "CONNECT") return HeadFault::method;
    if (target == "*") return method == "OPTIONS" ? std::nullopt : std::optional(HeadFault::target);
    if (target.starts_with('/')) return judge_origin_form(target);
    // As proxies are asked: the same host must stand in Host.
    const auto scheme_end = target.find("://");
    if (scheme_end == std::string_view::npos) return HeadFault::target;
    const auto scheme = target.substr(0, scheme_end);
    if (!same_ignoring_case(scheme, "http") && !same_ignoring_case(scheme, "https")) return HeadFault::target;
    const auto rest = target.substr(scheme_end + 3);
    const auto path = rest.find_first_of("/?#");
    if (path == std::string_view::npos || rest[path] != '/' || !framing.host ||
        !same_ignoring_case(rest.substr(0, path), *framing.host))
        return HeadFault::target;
    return judge_origin_form(rest.substr(path));
}

std::optional<HeadFault> judge_framing(const Framing& framing) {
    if (!framing.host && !framing.http_1_0) return HeadFault::host;
    if (framing.host && !host_of(*framing.host)) return HeadFault::host;
    if (framing.length && framing.encoding) return HeadFault::length_and_chunked;
    if (framing.length && (framing.length->empty() || framing.length->size() > length_digits_most ||
                           !std::all_of(framing.length->begin(), framing.length->end(), digit)))
        return HeadFault::length;
    if (framing.encoding && (framing.http_1_0 || !same_ignoring_case(*framing.encoding, "chunked")))
        return HeadFault::encoding;
    if (framing.expect && !same_ignoring_case(*framing.expect, "100-continue")) return HeadFault::expectation;
    return std::nullopt;
}

std::optional<HeadFault> judge_header(std::string_view line, Framing& framing) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return HeadFault::header_name;
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    for (const char one : value)
        if (control(one) && one != '\t') return HeadFault::header_value;
    const std::array<std::pair<std::string_view, std::optional<std::string_view>*>, 6> single{
        {{"host", &framing.host},
         {"content-length", &framing.length},
         {"transfer-encoding", &framing.encoding},
         {"authorization", &framing.authorization},
         {"content-type", &framing.content_type},
         {"expect", &framing.expect}}};
    for (const auto& [known, place] : single) {
        if (!same_ignoring_case(name, known)) continue;
        if (*place) return HeadFault::header_twice;
        *place = value;
    }
    return std::nullopt;
}

std::optional<HeadFault> judge_version(std::string_view version, Framing& framing) {
    constexpr std::size_t version_bytes = 8;
    if (version == "HTTP/1.1") return std::nullopt;
    framing.http_1_0 = version == "HTTP/1.0";
    if (framing.http_1_0) return std::nullopt;
    if (version.size() == version_bytes && version.starts_with("HTTP/") && digit(version[5]) &&
        version[6] == '.' && digit(version[7]))
        return HeadFault::version;
    return HeadFault::not_http;
}

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(line.size() + 2, rest.size()));
    return line;
}

}  // namespace

int status_of(HeadFault fault) {
    switch (fault) {
        case HeadFault::version:
            return 505;
        case HeadFault::target_long:
            return 414;
        case HeadFault::headers_many:
            return 431;
        case HeadFault::encoding:
            return 501;
        case HeadFault::expectation:
            return 417;
        default:
            return 400;
    }
}

std::string_view words_of(HeadFault fault) {
    switch (fault) {
        case HeadFault::not_http:
            return "Запрос не похож на HTTP.";
        case HeadFault::line_end:
            return "Строки заголовка запроса кончаются не на CRLF.";
        case HeadFault::control_byte:
            return "В заголовке запроса есть управляющий символ.";
        case HeadFault::version:
            return "Эта версия HTTP здесь не принимается: нужна 1.1 или 1.0.";
        case HeadFault::method:
            return "Такой метод здесь не принимается.";
        case HeadFault::target:
            return "Адрес запроса должен быть путём этого сервера.";
        case HeadFault::target_encoding:
            return "В адресе запроса неверно стоит знак процента, «.» или «..».";
        case HeadFault::target_long:
            return "Слишком длинный адрес запроса.";
        case HeadFault::header_name:
            return "Имя заголовка записано неверно.";
        case HeadFault::header_value:
            return "В значении заголовка есть недопустимый символ.";
        case HeadFault::header_twice:
            return "Заголовок, который бывает один, стоит дважды.";
        case HeadFault::headers_many:
            return "Слишком много заголовков.";
        case HeadFault::host:
            return "Заголовка Host нет или в нём не узел.";
        case HeadFault::length:
            return "Content-Length не число.";
        case HeadFault::length_and_chunked:
            return "Content-Length и Transfer-Encoding вместе не принимаются.";
        case HeadFault::encoding:
            return "Этот Transfer-Encoding не принимается: только chunked.";
        case HeadFault::expectation:
            return "Expect понимается только как 100-continue.";
    }
    return {};
}

HeadSeen look_for_head(std::string_view bytes, std::size_t looked) {
    // The end may straddle what was looked at before.
    constexpr std::size_t end_bytes = 4;
    for (std::size_t at = looked < end_bytes ? 0 : looked - end_bytes; at < bytes.size(); ++at) {
        const char one = bytes[at];
        if (at == 0 && !token_char(one)) return {0, HeadFault::not_http};
        if (one == '\n' && (at == 0 || bytes[at - 1] != '\r')) return {0, HeadFault::line_end};
        if (one != '\n' && at > 0 && bytes[at - 1] == '\r') return {0, HeadFault::line_end};
        if (control(one) && one != '\t' && one != '\r' && one != '\n') return {0, HeadFault::control_byte};
        if (one == '\n' && at + 1 >= end_bytes && bytes.substr(at + 1 - end_bytes, end_bytes) == "\r\n\r\n")
            return {at + 1, std::nullopt};
    }
    return {};
}

std::optional<HeadFault> judge_head(std::string_view head) {
    Framing framing;
    std::string_view rest = head;
    const auto line = take_line(rest);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return HeadFault::not_http;
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    if (!is_token(method) || target.empty() || target.find_first_of(" \t") != std::string_view::npos)
        return HeadFault::not_http;
    if (const auto fault = judge_version(line.substr(last + 1), framing)) return fault;
    if (target.size() > target_bytes_most) return HeadFault::target_long;
    for (std::size_t count = 0;;) {
        const auto header = take_line(rest);
        if (header.empty()) break;
        if (++count > headers_most) return HeadFault::headers_many;
        if (const auto fault = judge_header(header, framing)) return fault;
    }
    if (const auto fault = judge_framing(framing)) return fault;
    return judge_target(method, target, framing);
}

std::optional<std::string_view> host_of(std::string_view authority) {
    if (authority.size() > host_bytes_most) return std::nullopt;
    std::string_view host;
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto end = authority.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        host = authority.substr(1, end - 1);
        port = authority.substr(end + 1);
        if (host.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return std::nullopt;
    } else {
        host = authority.substr(0, authority.find(':'));
        port = authority.substr(host.size());
        const auto plain = [](char one) {
            return digit(one) || letter(one) || one == '.' || one == '-' || one == '_';
        };
        if (!std::all_of(host.begin(), host.end(), plain)) return std::nullopt;
    }
    if (host.empty()) return std::nullopt;
    if (port.empty()) return host;
    port.remove_prefix(1);  // the colon, or what stands where one should
    const bool colon = authority[authority.size() - port.size() - 1] == ':';
    if (!colon || port.size() > port_digits_most || !std::all_of(port.begin(), port.end(), digit))
        return std::nullopt;
    return host;
}

}  // namespace vekha::http
