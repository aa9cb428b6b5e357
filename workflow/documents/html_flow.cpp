#include "workflow/documents/html_flow.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/numerals.hpp"
#include "workflow/documents/text.hpp"
#include "workflow/documents/typed_tables.hpp"

namespace vekha {
namespace {

constexpr int most_list_number = 100'000;

constexpr std::string_view bullet = "•";

Numerals numerals_of(std::string_view type) {
    if (type == "a") return Numerals::latin_lower;
    if (type == "A") return Numerals::latin_upper;
    if (type == "i") return Numerals::roman_lower;
    return type == "I" ? Numerals::roman_upper : Numerals::decimal;
}

// The words begin with a mark or a number of their own, as typed: another label before them would be a
// second.
bool has_own_label(std::string_view words, std::string_view label) {
    constexpr std::array<std::string_view, 8> marks{"-", "–", "—", "•", "·", "*", "✓", "▪"};
    if (label == bullet)
        return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return words.starts_with(mark); });
    const std::string_view number = label.substr(0, label.find_last_not_of('.') + 1);
    return words.starts_with(number) && words.size() > number.size() &&
           (words[number.size()] == '.' || words[number.size()] == ')');
}

bool is_block(GumboTag tag) {
    constexpr std::array blocks{
        GUMBO_TAG_HTML,  GUMBO_TAG_HEAD, GUMBO_TAG_BODY,   GUMBO_TAG_DIV,    GUMBO_TAG_P,  GUMBO_TAG_ARTICLE,
        GUMBO_TAG_ASIDE, GUMBO_TAG_NAV,  GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_DT, GUMBO_TAG_DD,
        GUMBO_TAG_LI,    GUMBO_TAG_H1,   GUMBO_TAG_H2,     GUMBO_TAG_H3,     GUMBO_TAG_H4, GUMBO_TAG_H5,
        GUMBO_TAG_H6,    GUMBO_TAG_HR,   GUMBO_TAG_CAPTION};
    return std::find(blocks.begin(), blocks.end(), tag) != blocks.end();
}

bool is_heading(GumboTag tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 ||
           tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

// Marks that stand for white space or for nothing, all past ASCII.
struct Blank {
    std::string_view mark;
    bool space;
};
constexpr std::array blanks{Blank{"\xC2\xA0", true},      Blank{"\xC2\xAD", false},
                            Blank{"\xE2\x80\x8B", false}, Blank{"\xE2\x80\x8C", false},
                            Blank{"\xE2\x80\x8D", false}, Blank{"\xEF\xBB\xBF", false}};

const Blank* blank_at(std::string_view text) {
    for (const Blank& blank : blanks)
        if (text.starts_with(blank.mark)) return &blank;
    return nullptr;
}

// «1», «2)», «[3]», «*»: what a footnote is marked with.
bool is_note_label(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789*[]()") == std::string_view::npos;
}

bool ends_with_metres(std::string_view text) {
    constexpr std::array<std::string_view, 5> units{"км", "см", "мм", "м", "m"};
    return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
        if (!text.ends_with(unit)) return false;
        text.remove_suffix(unit.size());
        return text.empty() || static_cast<unsigned char>(text.back()) < 0x80;
    });
}

void append_text(const GumboNode& node, std::string& out) {
    if (node.type != GUMBO_NODE_ELEMENT) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) out += node.v.text.text;
        return;
    }
    if (node.v.element.tag == GUMBO_TAG_BR) out += '\n';
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        append_text(*static_cast<const GumboNode*>(children.data[i]), out);
}

}  // namespace

std::string_view html_attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
    return attribute == nullptr ? std::string_view() : attribute->value;
}

bool has_mark(const GumboNode& node, char mark) {
    return node.type == GUMBO_NODE_ELEMENT &&
           html_attribute(node, html_marks::attribute).find(mark) != std::string_view::npos;
}

int html_number(const GumboNode& node, const char* name, int otherwise, int most) {
    const std::string_view text = html_attribute(node, name);
    int value = otherwise;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) return otherwise;
    return std::min(value, most);
}

bool is_site_part(const GumboNode& node, HtmlFlow::Style style) {
    const GumboTag tag = node.v.element.tag;
    const bool frame = tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER;
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || has_mark(node, html_marks::site) ||
           (frame && !style.article);
}

std::string html_text(const GumboNode& node) {
    std::string out;
    append_text(node, out);
    return out;
}

void HtmlFlow::children(const GumboNode& parent, Style style) {
    const GumboVector& children = parent.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        node(*static_cast<const GumboNode*>(children.data[i]), style);
}

std::vector<Block> HtmlFlow::take() {
    end_paragraph();
    return std::move(blocks_);
}

void HtmlFlow::node(const GumboNode& node, Style style) {
    switch (node.type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
            words(node.v.text.text, style);
            break;
        case GUMBO_NODE_WHITESPACE:
            space_ = true;
            break;
        case GUMBO_NODE_ELEMENT:
            element(node, style);
            break;
        default:
            break;
    }
}

void HtmlFlow::element(const GumboNode& node, Style style) {
    const GumboTag tag = node.v.element.tag;
    if (has_mark(node, html_marks::hidden) || has_mark(node, html_marks::note_mark)) return;
    if (page_.drops_site && is_site_part(node, style)) return;
    if (tag == GUMBO_TAG_S || has_mark(node, html_marks::struck)) {
        page_.struck = page_.struck || !ascii_trimmed(html_text(node)).empty();
        return;
    }
    if (has_mark(node, html_marks::note)) return footnote(node, style);
    style.bold = (style.bold || tag == GUMBO_TAG_B || is_heading(tag) || has_mark(node, html_marks::bold)) &&
                 !has_mark(node, html_marks::plain);
    style.article = style.article || tag == GUMBO_TAG_ARTICLE;
    switch (tag) {
        case GUMBO_TAG_BR:
            return end_line();
        case GUMBO_TAG_TABLE:
            return add(html_table(node, style, page_));
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
            return list(node, style);
        case GUMBO_TAG_PRE:
            return preformatted(node);
        case GUMBO_TAG_SUP:
            return raised(node, style);
        default:
            is_block(tag) ? block(node, style) : children(node, style);
    }
}

void HtmlFlow::block(const GumboNode& node, Style style) {
    end_paragraph();
    const std::size_t before = blocks_.size();
    children(node, style);
    const bool blank =
        node.v.element.tag == GUMBO_TAG_P && blocks_.size() == before && text_.empty() && label_.empty();
    end_paragraph();
    if (blank) blocks_.emplace_back(Paragraph{});
}

void HtmlFlow::list(const GumboNode& node, Style style) {
    end_paragraph();
    const bool numbered = node.v.element.tag == GUMBO_TAG_OL;
    const bool labelled = !has_mark(node, html_marks::unmarked);
    const std::string_view type = html_attribute(node, "type");
    int next = html_number(node, "start", 1, most_list_number);
    const GumboVector& items = node.v.element.children;
    for (unsigned i = 0; i < items.length; ++i) {
        const auto& item = *static_cast<const GumboNode*>(items.data[i]);
        const bool counts = item.type == GUMBO_NODE_ELEMENT && item.v.element.tag == GUMBO_TAG_LI &&
                            !has_mark(item, html_marks::hidden);
        if (counts) {
            end_paragraph();
            next = html_number(item, "value", next, most_list_number);
            if (labelled && !has_mark(item, html_marks::unmarked))
                label_ = numbered ? numeral(numerals_of(type), next) + '.' : std::string(bullet);
            ++next;
        }
        this->node(item, style);
        if (counts) end_item(style);
    }
    end_paragraph();
}

// A number stands even where no words follow: cells of a number column are made so.
void HtmlFlow::end_item(Style style) {
    if (!label_.empty() && label_ != bullet && text_.empty()) {
        text_ = label_;
        all_bold_ = style.bold;
    }
    label_.clear();
    end_paragraph();
}

// Tables of tabs, bars and boxes inside <pre> are a text file's. Without any its lines stay as they are: what
// was typed into them shows only beside the rest of the page (typed_tables.hpp).
void HtmlFlow::preformatted(const GumboNode& node) {
    end_paragraph();
    const std::string text = html_text(node);
    auto document = read_text(text);
    if (!document) return;  // blank
    if (!has_columns(*document)) {
        std::vector<Block> lines;
        for (std::size_t from = 0; from < text.size();) {
            const auto end = std::min(text.find('\n', from), text.size());
            lines.emplace_back(Paragraph{text.substr(from, end - from)});
            from = end + 1;
        }
        return add(std::move(lines));
    }
    for (Block& block : document->blocks) {
        // Lines of the piece are no lines of the page.
        if (auto* paragraph = std::get_if<Paragraph>(&block)) paragraph->line = 0;
        if (auto* table = std::get_if<Table>(&block))
            for (Row& row : table->rows) {
                row.line = 0;
                for (Cell& cell : row.cells) cell.line = 0;
            }
    }
    add(std::move(document->blocks));
}

// «слово<sup>1</sup>» is a footnote's mark, «м<sup>2</sup>» a unit, «10<sup>00</sup>» the time of day.
void HtmlFlow::raised(const GumboNode& node, Style style) {
    const std::string all = html_text(node);
    const std::string_view text = ascii_trimmed(all);
    if (!is_note_label(text)) return children(node, style);
    const bool digit_before = !text_.empty() && text_.back() >= '0' && text_.back() <= '9' && !space_;
    if (text == "2" && ends_with_metres(text_))
        letters("²", style);
    else if (text == "3" && ends_with_metres(text_))
        letters("³", style);
    else if (text.size() == 2 && digit_before &&
             text.find_first_not_of("0123456789") == std::string_view::npos)
        letters(":" + std::string(text), style);
}

void HtmlFlow::footnote(const GumboNode& node, Style style) {
    HtmlFlow inside(page_);
    inside.children(node, style);
    for (Block& block : inside.take())
        if (auto* paragraph = std::get_if<Paragraph>(&block))
            page_.footnotes.push_back(std::move(*paragraph));
}

void HtmlFlow::add(std::vector<Block> blocks) {
    end_paragraph();
    for (Block& block : blocks) blocks_.push_back(std::move(block));
}

void HtmlFlow::words(std::string_view text, Style style) {
    std::size_t from = 0;
    const auto flush = [&](std::size_t to) {
        if (to > from) letters(text.substr(from, to - from), style);
    };
    for (std::size_t at = 0; at < text.size();) {
        const Blank* blank = ascii_space(text[at]) ? &blanks.front() : blank_at(text.substr(at));
        if (blank == nullptr) {
            ++at;
            continue;
        }
        flush(at);
        space_ = space_ || blank->space;
        at += ascii_space(text[at]) ? 1 : blank->mark.size();
        from = at;
    }
    flush(text.size());
}

void HtmlFlow::letters(std::string_view text, Style style) {
    if (!label_.empty()) {
        if (text_.empty() && !has_own_label(text, label_)) {
            text_ = label_;
            space_ = true;
        }
        label_.clear();
    }
    if (space_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
    space_ = false;
    text_ += text;
    all_bold_ = all_bold_ && style.bold;
}

void HtmlFlow::end_line() {
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    space_ = false;
}

void HtmlFlow::end_paragraph() {
    while (text_.ends_with('\n')) text_.pop_back();
    if (!text_.empty()) {
        Paragraph paragraph;
        paragraph.text = std::move(text_);
        paragraph.bold = all_bold_;
        blocks_.emplace_back(std::move(paragraph));
    }
    text_.clear();
    space_ = false;
    all_bold_ = true;
}

}  // namespace vekha
