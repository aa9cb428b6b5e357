#include "workflow/documents/docx_blocks.hpp"

#include <iterator>
#include <string>
#include <utility>

#include "workflow/documents/docx_words.hpp"
#include "workflow/documents/plain_words.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;

class Blocks {
  public:
    Blocks(pugi::xml_node container, Reading& reading)
        : reading_(reading), on_page_(office::is(container, "body")) {}

    void read(pugi::xml_node container) {
        for_each_shown(container, reading_, [this](pugi::xml_node at, std::string_view name) {
            if (name == "p") paragraph(at);
            if (name == "tbl") append(table_blocks(at, reading_));
        });
        if (!carried_.text.empty()) add(std::move(carried_), {});
    }
    std::vector<Block> take() { return std::move(blocks_); }

  private:
    void paragraph(pugi::xml_node node) {
        const pugi::xml_node printed = child(node, "pPr"), mark = child(printed, "rPr");
        const std::string_view style_name = attribute(child(printed, "pStyle"), "val");
        const Properties& style = reading_.styles.paragraph(style_name);
        if (is_on(child(printed, "pageBreakBefore"))) reading_.pages.set_break();
        Words words = words_of(node, style, reading_);
        for (const pugi::xml_node box : words.boxes) append(blocks_of(box, reading_));
        const bool joins = child(mark, "del") || child(mark, "moveFrom");
        if (joins || child(mark, "ins") || child(mark, "moveTo")) reading_.changed = true;
        if (!carried_.text.empty()) prepend(words);
        if (joins) {
            // Its end was deleted: it goes on in the next paragraph, which gives its number.
            carried_ = std::move(words);
            return;
        }
        trim(words.text);
        if (words.text.empty() && (words.hidden || run_properties(mark).hidden.value_or(false)))
            return;  // wholly hidden: not even counted
        std::string label = label_of(printed, style, style_name);
        if (!words.text.empty() || !is_blank(label))
            add(std::move(words), std::move(label));
        else if (on_page_)
            blocks_.emplace_back(Paragraph{});
        if (section_ends(printed)) reading_.pages.set_break();
    }

    std::string label_of(pugi::xml_node printed, const Properties& style, std::string_view style_name) {
        Properties own = paragraph_properties(printed);
        const bool by_style = !own.list;
        own.inherit(style);
        if (own.list.value_or(0) == 0) return {};
        if (by_style && !own.level) own.level = reading_.lists.level_of(*own.list, style_name);
        return reading_.lists.label(*own.list, own.level.value_or(0));
    }

    static bool section_ends(pugi::xml_node printed) {
        const pugi::xml_node section = child(printed, "sectPr");
        return section && attribute(child(section, "type"), "val") != "continuous";
    }

    void prepend(Words& words) {
        const bool all = words.text.empty() || words.bold;
        words.text.insert(0, carried_.text);
        words.bold = all && carried_.bold;
        words.page = carried_.page;
        carried_ = {};
    }

    void add(Words words, std::string label) {
        Paragraph paragraph;
        paragraph.bold = words.bold;
        paragraph.page = words.page;
        paragraph.text = label.empty() ? std::move(words.text) : std::move(label) + words.text;
        trim(paragraph.text);
        blocks_.emplace_back(std::move(paragraph));
    }

    void trim(std::string& text) const {
        if (on_page_)
            trim_but_tabs_before(text);
        else
            trim_blanks(text);
    }

    void append(std::vector<Block> more) {
        blocks_.insert(blocks_.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
    }

    Reading& reading_;
    const bool on_page_;  ///< not in a cell, a box or a note: blank lines count
    std::vector<Block> blocks_;
    Words carried_;
};

}  // namespace

std::vector<Block> blocks_of(pugi::xml_node container, Reading& reading) {
    Blocks blocks(container, reading);
    blocks.read(container);
    return blocks.take();
}

}  // namespace vekha::docx
