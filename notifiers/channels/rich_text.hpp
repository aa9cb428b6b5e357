// Words with a little form, for messengers that know HTML. Markup is made last, of whole spans: no cut can
// leave a tag open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notifiers/channel.hpp"

namespace vekha {

struct Span {
    enum class Kind { plain, bold, link };
    Kind kind = Kind::plain;
    std::string text;   ///< of a link, its address
    std::string label;  ///< of a link, what to show in place of the address; empty: the address
    friend bool operator==(const Span&, const Span&) = default;
};
using RichText = std::vector<Span>;

/// The subject in bold, a blank line, the text. An address in the text becomes a link, under its label where
/// `links` has one that is not longer.
RichText rich_text(std::string_view subject, std::string_view text, const std::vector<MessageLink>& links);

/// Cut as message_parts() cuts the bare words; a span that is cut keeps its kind on both sides. `most` counts
/// UTF-16 units.
std::vector<RichText> rich_parts(const RichText& text, std::size_t most);

/// <b>, <a> and the three entities that the Bot API of Telegram knows.
std::string to_html(const RichText& text);
/// A whole page of the same, for a file that a browser opens.
std::string to_page(const RichText& text, std::string_view title);
/// The bare words, addresses in full.
std::string to_plain(const RichText& text);

}  // namespace vekha
