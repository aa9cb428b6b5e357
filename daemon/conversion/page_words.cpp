#include <string_view>

#include <pugixml.hpp>

#include "daemon/conversion/pages.hpp"

namespace vekha::conversion {
namespace {

/// A word on one line of the text form: no control characters.
std::string clean(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    return out;
}

pdf::Page page_of(const pugi::xml_node& node) {
    pdf::Page page;
    page.width = node.attribute("width").as_double();
    page.height = node.attribute("height").as_double();
    for (const auto& child : node.children("word")) {
        pdf::Word word;
        word.box = {child.attribute("xMin").as_double(), child.attribute("yMin").as_double(),
                    child.attribute("xMax").as_double(), child.attribute("yMax").as_double()};
        word.text = clean(child.text().get());
        const bool inside = word.box.right > 0 && word.box.bottom > 0 && word.box.left < page.width &&
                            word.box.top < page.height;
        if (!word.text.empty() && inside) page.words.push_back(std::move(word));
    }
    return page;
}

}  // namespace

std::vector<pdf::Page> parse_page_words(const std::string& xhtml) {
    pugi::xml_document document;
    // A head with broken words of its own (title, author) leaves the pages readable.
    document.load_buffer(xhtml.data(), xhtml.size(), pugi::parse_default, pugi::encoding_utf8);
    std::vector<pdf::Page> pages;
    for (const auto& node : document.child("html").child("body").child("doc").children("page"))
        pages.push_back(page_of(node));
    return pages;
}

}  // namespace vekha::conversion
