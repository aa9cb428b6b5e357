#include "notifiers/channels/mime.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

namespace vekha {
namespace {

constexpr std::size_t base64_line = 76;        // characters of a body line
constexpr std::size_t encoded_word_most = 75;  // characters of one encoded word, RFC 2047
constexpr std::string_view word_head = "=?UTF-8?B?";
constexpr std::string_view word_tail = "?=";

bool printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Controls, line ends among them, become spaces: nothing from a text may start a header.
std::string without_controls(std::string_view text) {
    std::string clean(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return clean;
}

std::size_t character_length(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return std::min(length, text.size() - at);
}

/// «Name <address>» for a header; the name quoted or encoded as it needs.
std::string mailbox_header(const Mailbox& box, std::size_t column) {
    if (box.address.empty()) return "undisclosed-recipients:;";
    if (box.name.empty()) return box.address;
    std::string name;
    if (printable_ascii(box.name)) {
        name = "\"";
        for (const char c : box.name) {
            if (c == '"' || c == '\\') name += '\\';
            name += c;
        }
        name += '"';
    } else {
        name = encode_header(box.name, column);
    }
    return name + "\r\n <" + box.address + ">";
}

std::string text_part(std::string_view type, std::string_view text) {
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) lines += '\r';
        lines += text[i];
    }
    const std::string encoded = base64(lines);
    std::string part = "Content-Type: " + std::string(type) + "; charset=utf-8\r\n";
    part += "Content-Transfer-Encoding: base64\r\n\r\n";
    for (std::size_t i = 0; i < encoded.size(); i += base64_line)
        part += encoded.substr(i, base64_line) + "\r\n";
    return part;
}

std::optional<std::string> ascii_domain(std::string_view domain) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_USE_STD3_RULES, status));
    if (U_FAILURE(status)) return std::nullopt;
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    icu::IDNAInfo info;
    idna->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<std::int32_t>(domain.size())), sink,
                           info, status);
    if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
    return ascii;
}

}  // namespace

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t block = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            block = block << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? letters[block >> (18U - 6U * k) & 0x3fU] : '=';
    }
    return text;
}

std::string encode_header(std::string_view text, std::size_t column) {
    const std::string clean = without_controls(text);
    // What looks like an encoded word must be encoded, or the reader would decode it.
    if (printable_ascii(clean) && clean.find("=?") == std::string::npos && column + clean.size() <= 900)
        return clean;
    std::string words;
    std::string chunk;
    const auto flush = [&] {
        if (!words.empty()) words += "\r\n ";
        words += std::string(word_head) + base64(chunk) + std::string(word_tail);
        chunk.clear();
        column = 1;
    };
    for (std::size_t i = 0; i < clean.size();) {
        const std::size_t length = character_length(clean, i);
        const std::size_t size = word_head.size() + (chunk.size() + length + 2) / 3 * 4 + word_tail.size();
        if (!chunk.empty() && (size > encoded_word_most || column + size > base64_line)) flush();
        chunk += clean.substr(i, length);
        i += length;
    }
    if (!chunk.empty() || words.empty()) flush();
    return words;
}

std::string mail_date(Instant moment) {
    return internet_date(moment) + " +0000";
}

std::optional<std::string> mail_address(std::string_view text) {
    const auto sign = text.rfind('@');
    if (sign == std::string_view::npos || sign == 0 || sign > 64 || text.size() > 254) return std::nullopt;
    const auto local = text.substr(0, sign);
    constexpr std::string_view never = "<>()[]\\,;:\"@ ";
    if (!printable_ascii(local) || local.find_first_of(never) != std::string_view::npos) return std::nullopt;
    const auto domain = ascii_domain(text.substr(sign + 1));
    if (!domain || domain->empty()) return std::nullopt;
    return std::string(local) + "@" + *domain;
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    const auto trim = [](std::string_view part) {
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        return part;
    };
    text = trim(text);
    std::string_view name;
    if (!text.empty() && text.back() == '>') {
        const auto open = text.rfind('<');
        if (open == std::string_view::npos) return std::nullopt;
        name = trim(text.substr(0, open));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        text = text.substr(open + 1, text.size() - open - 2);
    }
    auto address = mail_address(text);
    if (!address) return std::nullopt;
    return Mailbox{std::string(name), std::move(*address)};
}

std::string build_mime(const Message& message, const Mailbox& from, const Mailbox& to) {
    // Base64 holds neither '=' at a line's start nor '_', so the boundary can't stand in a part.
    const std::string boundary = "=_vekha_" + base64(message.id).substr(0, 40);
    std::string mail;
    const auto header = [&](std::string_view name, std::string_view value) {
        mail += std::string(name) + ": " + std::string(value) + "\r\n";
    };
    header("Date", mail_date(message.date));
    header("From", mailbox_header(from, 6));
    header("To", mailbox_header(to, 4));
    header("Subject", encode_header(message.subject, 9));
    header("Message-ID", "<" + without_controls(message.id) + ">");
    for (const auto& extra : message.headers)
        header(extra.name, encode_header(extra.value, extra.name.size() + 2));
    header("MIME-Version", "1.0");
    if (message.html.empty()) return mail + text_part("text/plain", message.text);
    header("Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
    mail += "\r\n--" + boundary + "\r\n" + text_part("text/plain", message.text);
    mail += "\r\n--" + boundary + "\r\n" + text_part("text/html", message.html);
    return mail + "\r\n--" + boundary + "--\r\n";
}

}  // namespace vekha
