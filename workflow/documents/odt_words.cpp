#include "workflow/documents/odt_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "workflow/documents/plain_words.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::odt {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::local_name;

constexpr int most_blanks = 200;  // of one text:s

bool is_box(std::string_view name) {
    constexpr std::array<std::string_view, 4> names{"text-box", "custom-shape", "rect", "ellipse"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What stands in a paragraph without being its words.
bool is_apart(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"annotation",  "number", "ruby-text", "tracked-changes",
                                                    "hidden-text", "desc",   "title",     "object"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Collector {
  public:
    explicit Collector(Reading& reading) : reading_(reading) {}

    void read(pugi::xml_node node, const Style& style) {
        for (const pugi::xml_node at : node.children()) {
            if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata)
                text(at.value(), style);
            else
                element(at, style);
        }
    }

    Words take() {
        if (words_.page == 0) words_.page = reading_.pages.now();
        words_.bold = some_ && !some_light_;
        trim_but_tabs_before(words_.text);
        return std::move(words_);
    }

  private:
    void element(pugi::xml_node at, const Style& style) {
        const std::string_view name = local_name(at);
        if (name == "span")
            span(at, style);
        else if (name == "s")
            words_.text.append(
                static_cast<std::size_t>(std::clamp(office::number(at, "c", 1), 0, most_blanks)), ' ');
        else if (name == "tab")
            words_.text += '\t';
        else if (name == "line-break")
            words_.text += '\n';
        else if (name == "soft-page-break")
            reading_.pages.marked_break();
        else if (name == "note")
            reading_.notes.push_back(child(at, "note-body"));
        else if (is_box(name))
            words_.boxes.push_back(at);
        else if (!is_apart(name))
            read(at, style);  // links, fields, frames: their words
    }

    void span(pugi::xml_node at, const Style& outer) {
        Style style = reading_.styles.find("text", attribute(at, "style-name"));
        if (!style.bold) style.bold = outer.bold;
        if (!style.hidden) style.hidden = outer.hidden;
        read(at, style);
    }

    // White space of the file is one blank, and none where a blank stands already.
    void text(std::string_view raw, const Style& style) {
        if (style.hidden.value_or(false)) return;
        const std::string plain = plain_words(raw);
        for (const char c : plain)
            if (c != ' ' || (!words_.text.empty() && words_.text.back() != ' ')) words_.text += c;
        if (is_blank(plain)) return;
        some_ = true;
        some_light_ = some_light_ || !style.bold.value_or(false);
        reading_.pages.words();
        if (words_.page == 0) words_.page = reading_.pages.now();
    }

    Reading& reading_;
    Words words_;
    bool some_ = false, some_light_ = false;
};

}  // namespace

Words words_of(pugi::xml_node paragraph, Reading& reading) {
    Collector collector(reading);
    collector.read(paragraph, reading.styles.find("paragraph", attribute(paragraph, "style-name")));
    return collector.take();
}

}  // namespace vekha::odt
