#include "workflow/documents/mhtml.hpp"

#include <algorithm>
#include <cstdint>

#include "workflow/documents/ascii.hpp"

namespace vekha {
namespace {

constexpr std::size_t head_bytes = 8 * 1024;
constexpr int parts_looked_at = 50;

/// Header fields and body of a message or of one part.
struct Part {
    std::string head;      ///< lower case, folded lines joined
    std::string original;  ///< the same in its own case: boundaries need it
    std::string_view body;
};

std::optional<Part> part_of(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, head_bytes);
    const auto lf = start.find("\n\n"), crlf = start.find("\r\n\r\n");
    const auto end = std::min(lf, crlf);
    if (end == std::string_view::npos) return std::nullopt;
    Part part;
    for (const char c : bytes.substr(0, end)) part.original += c == '\t' ? ' ' : c;
    for (auto fold = part.original.find("\n "); fold != std::string::npos;
         fold = part.original.find("\n ", fold))
        part.original[fold] = ' ';
    part.head = ascii_lower(part.original);
    part.body = bytes.substr(end + (end == crlf ? 4 : 2));
    return part;
}

// The value after «key=» or «key:», in quotes or bare, in its own letter case.
std::string value_of(const Part& part, std::string_view key) {
    const auto at = part.head.find(key);
    if (at == std::string::npos) return {};
    std::size_t from = at + key.size();
    while (from < part.head.size() && part.head[from] == ' ') ++from;
    const bool quoted = from < part.head.size() && part.head[from] == '"';
    if (quoted) ++from;
    const auto end = part.head.find_first_of(quoted ? "\"\r\n" : "; \r\n", from);
    return part.original.substr(from, end == std::string::npos ? end : end - from);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char low = ascii_lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view body) {
    std::string out;
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body[at] != '=') {
            out += body[at];
            continue;
        }
        const std::string_view rest = body.substr(at + 1);
        if (rest.starts_with("\r\n")) {
            at += 2;
        } else if (rest.starts_with("\n")) {
            at += 1;
        } else if (rest.size() >= 2 && hex_value(rest[0]) >= 0 && hex_value(rest[1]) >= 0) {
            out += static_cast<char>(hex_value(rest[0]) * 16 + hex_value(rest[1]));
            at += 2;
        } else {
            out += '=';
        }
    }
    return out;
}

std::string from_base64(std::string_view body) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : body) {
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos) continue;
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        have += 6;
        if (have < 8) continue;
        have -= 8;
        out += static_cast<char>((bits >> static_cast<unsigned>(have)) & 0xFFU);
    }
    return out;
}

MhtmlPage page_of(const Part& part) {
    const std::string transfer = ascii_lower(value_of(part, "content-transfer-encoding:"));
    MhtmlPage page;
    page.encoding = value_of(part, "charset=");
    page.bytes = transfer == "quoted-printable" ? from_quoted_printable(part.body)
                 : transfer == "base64"         ? from_base64(part.body)
                                                : std::string(part.body);
    return page;
}

}  // namespace

std::optional<MhtmlPage> page_of_mhtml(std::string_view bytes) {
    const std::string start = ascii_lower(bytes.substr(0, head_bytes));
    if (start.find("mime-version:") == std::string::npos) return std::nullopt;
    const auto message = part_of(bytes);
    if (!message) return std::nullopt;
    if (message->head.find("content-type: text/html") != std::string::npos) return page_of(*message);
    const std::string boundary = value_of(*message, "boundary=");
    if (boundary.empty()) return std::nullopt;
    const std::string line = "--" + boundary;
    auto at = message->body.find(line);
    for (int seen = 0; at != std::string_view::npos && seen < parts_looked_at; ++seen) {
        std::string_view rest = message->body.substr(at + line.size());
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - (rest.empty() ? 0 : 1)) +
                           (rest.empty() ? 0 : 1));
        const auto next = rest.find(line);
        const auto part = part_of(rest.substr(0, next));
        if (part && part->head.find("text/html") != std::string::npos) return page_of(*part);
        if (next == std::string_view::npos) break;
        at = message->body.size() - rest.size() + next;
    }
    return std::nullopt;
}

}  // namespace vekha
