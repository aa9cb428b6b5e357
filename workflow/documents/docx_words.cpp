#include "workflow/documents/docx_words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "workflow/documents/numerals.hpp"
#include "workflow/documents/plain_words.hpp"

namespace vekha::docx {
namespace {

using office::attribute;
using office::child;
using office::is;

class Collector {
  public:
    Collector(const Properties& style, Reading& reading) : style_(style), reading_(reading) {}

    void paragraph(pugi::xml_node node) {
        for_each_shown(node, reading_, [this](pugi::xml_node at, std::string_view name) {
            if (name == "r") run(at);
        });
    }

    Words take() {
        if (words_.page == 0) words_.page = reading_.pages.now();
        words_.bold = some_ && !some_light_;
        words_.hidden = some_hidden_ && !some_;
        return std::move(words_);
    }

  private:
    void run(pugi::xml_node node) {
        const pugi::xml_node printed = child(node, "rPr");
        Properties properties = run_properties(printed);
        if (const auto style = child(printed, "rStyle"))
            properties.inherit(reading_.styles.character(attribute(style, "val")));
        properties.inherit(style_);
        bold_ = properties.bold.value_or(false);
        hidden_ = properties.hidden.value_or(false);
        own_mark_ = false;
        for_each_shown(node, reading_, [this](pugi::xml_node at, std::string_view name) { part(at, name); });
    }

    void part(pugi::xml_node at, std::string_view name) {
        if (name == "t")
            text(at);
        else if (name == "tab" || name == "ptab")
            add("\t");
        else if (name == "br")
            line_break(attribute(at, "type"));
        else if (name == "cr")
            add("\n");
        else if (name == "noBreakHyphen")
            add("-");
        else if (name == "sym")
            symbol(at);
        else if (name == "fldChar")
            field(attribute(at, "fldCharType"));
        else if (name == "lastRenderedPageBreak")
            reading_.pages.marked_break();
        else if (name == "footnoteReference" || name == "endnoteReference")
            note(at, name == "endnoteReference");
        else if (name == "drawing" || name == "pict" || name == "object")
            boxes_in(at);
    }

    void text(pugi::xml_node at) {
        std::string plain = plain_words(at.child_value());
        // Without xml:space="preserve" blanks at the ends are layout of the file, not words.
        if (attribute(at, "space") != "preserve") trim_blanks(plain);
        add(plain);
    }

    void add(std::string_view text) {
        const bool blank = is_blank(text);
        if (hidden_) some_hidden_ = some_hidden_ || !blank;
        if (hidden_ || own_mark_ || !shown()) return;
        words_.text += text;
        if (blank) return;
        some_ = true;
        some_light_ = some_light_ || !bold_;
        reading_.pages.words();
        if (words_.page == 0) words_.page = reading_.pages.now();
    }

    void line_break(std::string_view type) {
        add("\n");
        if (type == "page") reading_.pages.set_break();
    }

    void symbol(pugi::xml_node at) {
        const std::string_view code = attribute(at, "char");
        unsigned value = 0;
        std::from_chars(code.data(), code.data() + code.size(), value, 16);
        add(symbol_text(attribute(at, "font"), value));
    }

    // A field prints what stands between «separate» and «end»; before it are its instructions.
    void field(std::string_view type) {
        if (type == "begin") results_.push_back(false);
        if (results_.empty()) return;
        if (type == "separate") results_.back() = true;
        if (type == "end") results_.pop_back();
    }
    bool shown() const { return std::find(results_.begin(), results_.end(), false) == results_.end(); }

    void note(pugi::xml_node at, bool end) {
        reading_.notes.push_back({end, office::number(at, "id")});
        own_mark_ = has_own_mark(at);
    }
    // «customMarkFollows»: the rest of the run is the note's mark, «*».
    static bool has_own_mark(pugi::xml_node at) {
        const std::string_view value = attribute(at, "customMarkFollows");
        return !value.empty() && value != "0" && value != "false";
    }

    void boxes_in(pugi::xml_node node) {
        for_each_shown(node, reading_, [this](pugi::xml_node at, std::string_view name) {
            if (name == "txbxContent")
                words_.boxes.push_back(at);
            else
                boxes_in(at);
        });
    }

    const Properties& style_;
    Reading& reading_;
    Words words_;
    std::vector<bool> results_;  // of the fields begun: is the result reached
    bool bold_ = false, hidden_ = false, own_mark_ = false;
    bool some_ = false, some_light_ = false, some_hidden_ = false;
};

}  // namespace

Words words_of(pugi::xml_node paragraph, const Properties& style, Reading& reading) {
    Collector collector(style, reading);
    collector.paragraph(paragraph);
    return collector.take();
}

}  // namespace vekha::docx
