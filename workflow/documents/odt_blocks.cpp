#include "workflow/documents/odt_blocks.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "workflow/documents/odt_words.hpp"
#include "workflow/documents/plain_words.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::odt {
namespace {

using office::attribute;
using office::is;
using office::local_name;

// Holds blocks, and nothing of its own.
bool is_container(std::string_view name) {
    constexpr std::array<std::string_view, 14> names{"section",
                                                     "index-body",
                                                     "index-title",
                                                     "table-of-content",
                                                     "illustration-index",
                                                     "user-index",
                                                     "table-index",
                                                     "alphabetical-index",
                                                     "bibliography",
                                                     "frame",
                                                     "custom-shape",
                                                     "text-box",
                                                     "rect",
                                                     "numbered-paragraph"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct InList {
    std::size_t chain = 0;
    std::string_view style;
    int level = 1;
};

class Blocks {
  public:
    Blocks(pugi::xml_node container, Reading& reading) : reading_(reading), on_page_(is(container, "text")) {}

    void read(pugi::xml_node container) {
        for (const pugi::xml_node at : container.children()) block(at, local_name(at));
    }
    std::vector<Block> take() { return std::move(blocks_); }

  private:
    void block(pugi::xml_node at, std::string_view name) {
        if (name == "p")
            paragraph(at, {});
        else if (name == "h")
            heading(at);
        else if (name == "list")
            list(at);
        else if (name == "table")
            table(at);
        else if (name == "soft-page-break")
            reading_.pages.marked_break();
        else if (is_container(name) && attribute(at, "display") != "none")
            read(at);
    }

    void table(pugi::xml_node at) {
        if (reading_.styles.find("table", attribute(at, "style-name")).page_before)
            reading_.pages.set_break();
        append(table_blocks(table_of(at, reading_)));
    }

    void list(pugi::xml_node at) {
        const std::string_view style = attribute(at, "style-name");
        const ListStart start{attribute(at, "id"), style, attribute(at, "continue-list"),
                              attribute(at, "continue-numbering") == "true"};
        items(at, {reading_.lists.chain(start), style, 1});
    }

    void items(pugi::xml_node list, const InList& in) {
        for (const pugi::xml_node item : list.children()) {
            const bool counted = is(item, "list-item");
            if (!counted && !is(item, "list-header")) continue;
            std::optional<int> set;
            if (office::has_attribute(item, "start-value")) set = office::number(item, "start-value");
            InList own = in;
            if (const auto over = attribute(item, "style-override"); !over.empty()) own.style = over;
            bool first = counted;
            for (const pugi::xml_node at : item.children()) {
                const std::string_view name = local_name(at);
                if (name == "list") {
                    sub_list(at, in);
                } else if (name == "p" || name == "h") {
                    paragraph(at, first ? reading_.lists.label(own.chain, own.style, own.level, set)
                                        : std::string());
                    first = false;
                } else {
                    block(at, name);
                }
            }
        }
    }

    void sub_list(pugi::xml_node at, InList in) {
        if (const auto style = attribute(at, "style-name"); !style.empty()) in.style = style;
        ++in.level;
        items(at, in);
    }

    void heading(pugi::xml_node at) {
        const bool plain = attribute(at, "is-list-header") == "true";
        paragraph(at, plain ? std::string() : reading_.lists.heading(office::number(at, "outline-level", 1)));
    }

    void paragraph(pugi::xml_node at, std::string label) {
        if (reading_.styles.find("paragraph", attribute(at, "style-name")).page_before)
            reading_.pages.set_break();
        Words words = words_of(at, reading_);
        for (const pugi::xml_node box : words.boxes) append(blocks_of(box, reading_));
        if (words.text.empty() && is_blank(label)) {
            if (on_page_) blocks_.emplace_back(Paragraph{});
            return;
        }
        Paragraph paragraph;
        paragraph.bold = words.bold;
        paragraph.page = words.page;
        paragraph.text = label.empty() ? std::move(words.text) : std::move(label) + words.text;
        if (on_page_)
            trim_but_tabs_before(paragraph.text);
        else
            trim_blanks(paragraph.text);
        blocks_.emplace_back(std::move(paragraph));
    }

    void append(std::vector<Block> more) {
        blocks_.insert(blocks_.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
    }

    Reading& reading_;
    const bool on_page_;  ///< not in a cell, a box or a note: blank lines count
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(pugi::xml_node container, Reading& reading) {
    Blocks blocks(container, reading);
    blocks.read(container);
    return blocks.take();
}

}  // namespace vekha::odt
