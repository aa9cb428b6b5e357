#include "notifiers/channels/rich_text.hpp"

#include <algorithm>

#include "notifiers/channels/message_parts.hpp"

namespace vekha {
namespace {

constexpr std::size_t link_bytes = 2048;  // of an address that becomes a link

/// Where the next address begins; npos where there is none.
std::size_t next_address(std::string_view text) {
    return std::min(text.find("https://"), text.find("http://"));
}

/// How long the address at the start of `text` is: up to white space or a closing mark, without the dot that
/// ends a sentence.
std::size_t address_length(std::string_view text) {
    auto end = std::min(text.find_first_of(" \t\r\n<>\""), text.size());
    end = std::min(end, text.find("»"));
    while (end > 0 && std::string_view(".,;:!?)]").find(text[end - 1]) != std::string_view::npos) --end;
    return end;
}

std::string label_of(std::string_view address, const std::vector<MessageLink>& links) {
    for (const auto& link : links)
        if (link.address == address && link.label.size() <= address.size()) return link.label;
    return {};
}

void put_plain(RichText& into, std::string_view text) {
    if (!text.empty()) into.push_back({Span::Kind::plain, std::string(text), {}});
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

/// The bytes [from, to) of the bare words, with their form.
RichText cut_out(const RichText& text, std::size_t from, std::size_t to) {
    RichText piece;
    std::size_t begin = 0;
    for (const auto& span : text) {
        const std::size_t end = begin + span.text.size();
        const std::size_t first = std::max(begin, from);
        const std::size_t last = std::min(end, to);
        if (first < last) {
            Span part = span;
            part.text = span.text.substr(first - begin, last - first);
            piece.push_back(std::move(part));
        }
        begin = end;
    }
    return piece;
}

}  // namespace

RichText rich_text(std::string_view subject, std::string_view text, const std::vector<MessageLink>& links) {
    RichText made;
    if (!subject.empty()) {
        made.push_back({Span::Kind::bold, std::string(subject), {}});
        put_plain(made, "\n\n");
    }
    std::size_t plain_from = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto start = next_address(text.substr(at));
        if (start == std::string_view::npos) break;
        const auto length = address_length(text.substr(at + start));
        const auto address = text.substr(at + start, length);
        if (length <= link_bytes && address.find("://") + 3 < length) {
            put_plain(made, text.substr(plain_from, at + start - plain_from));
            made.push_back({Span::Kind::link, std::string(address), label_of(address, links)});
            plain_from = at + start + length;
        }
        at += start + std::max<std::size_t>(length, 1);
    }
    put_plain(made, text.substr(std::min(plain_from, text.size())));
    return made;
}

std::vector<RichText> rich_parts(const RichText& text, std::size_t most) {
    const std::string bare = to_plain(text);
    std::vector<RichText> parts;
    std::size_t at = 0;
    for (const auto& part : message_parts(bare, most)) {
        // Between the parts there is only the white space that was dropped at the cut.
        while (bare.compare(at, part.size(), part) != 0) ++at;
        parts.push_back(cut_out(text, at, at + part.size()));
        at += part.size();
    }
    return parts;
}

std::string to_html(const RichText& text) {
    std::string html;
    for (const auto& span : text) {
        switch (span.kind) {
            case Span::Kind::plain:
                html += escaped(span.text);
                break;
            case Span::Kind::bold:
                html += "<b>" + escaped(span.text) + "</b>";
                break;
            case Span::Kind::link:
                html += "<a href=\"" + escaped(span.text) + "\">" +
                        escaped(span.label.empty() ? span.text : span.label) + "</a>";
                break;
        }
    }
    return html;
}

std::string to_page(const RichText& text, std::string_view title) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
           escaped(title) + "</title></head>\n<body style=\"white-space:pre-wrap;font-family:sans-serif\">" +
           to_html(text) + "</body></html>\n";
}

std::string to_plain(const RichText& text) {
    std::string bare;
    for (const auto& span : text) bare += span.text;
    return bare;
}

}  // namespace vekha
