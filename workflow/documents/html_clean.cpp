#include "workflow/documents/html_clean.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "workflow/documents/ascii.hpp"
#include "workflow/documents/html_tags.hpp"

namespace vekha {
namespace {

enum class Keep {
    block,   ///< counted towards the depth of blocks
    part,    ///< closes itself (<p>, <li>, <td>): no deeper than the blocks around it
    table,   ///< counted, refused when too deep
    marked,  ///< kept only where a mark says something
    format,  ///< bold and struck
    single,  ///< has no end
};

struct Known {
    std::string_view name;
    std::string_view as;  ///< its name in the cleaned page
    Keep keep;
};

constexpr std::array known_tags{Known{"a", "span", Keep::marked},
                                Known{"address", "div", Keep::block},
                                Known{"article", "article", Keep::block},
                                Known{"aside", "aside", Keep::block},
                                Known{"b", "b", Keep::format},
                                Known{"blockquote", "div", Keep::block},
                                Known{"br", "br", Keep::single},
                                Known{"caption", "caption", Keep::part},
                                Known{"center", "div", Keep::block},
                                Known{"dd", "dd", Keep::part},
                                Known{"del", "s", Keep::format},
                                Known{"details", "div", Keep::block},
                                Known{"dir", "ul", Keep::block},
                                Known{"div", "div", Keep::block},
                                Known{"dl", "div", Keep::block},
                                Known{"dt", "dt", Keep::part},
                                Known{"em", "span", Keep::marked},
                                Known{"fieldset", "div", Keep::block},
                                Known{"figcaption", "div", Keep::block},
                                Known{"figure", "div", Keep::block},
                                Known{"font", "span", Keep::marked},
                                Known{"footer", "footer", Keep::block},
                                Known{"form", "div", Keep::block},
                                Known{"h1", "h1", Keep::block},
                                Known{"h2", "h2", Keep::block},
                                Known{"h3", "h3", Keep::block},
                                Known{"h4", "h4", Keep::block},
                                Known{"h5", "h5", Keep::block},
                                Known{"h6", "h6", Keep::block},
                                Known{"header", "header", Keep::block},
                                Known{"hr", "hr", Keep::single},
                                Known{"i", "span", Keep::marked},
                                Known{"ins", "span", Keep::marked},
                                Known{"legend", "div", Keep::block},
                                Known{"li", "li", Keep::part},
                                Known{"main", "article", Keep::block},
                                Known{"menu", "ul", Keep::block},
                                Known{"nav", "nav", Keep::block},
                                Known{"ol", "ol", Keep::block},
                                Known{"p", "p", Keep::part},
                                Known{"pre", "pre", Keep::block},
                                Known{"s", "s", Keep::format},
                                Known{"section", "div", Keep::block},
                                Known{"span", "span", Keep::marked},
                                Known{"strike", "s", Keep::format},
                                Known{"strong", "b", Keep::format},
                                Known{"summary", "div", Keep::block},
                                Known{"sup", "sup", Keep::block},
                                Known{"table", "table", Keep::table},
                                Known{"tbody", "tbody", Keep::part},
                                Known{"td", "td", Keep::part},
                                Known{"tfoot", "tfoot", Keep::part},
                                Known{"th", "th", Keep::part},
                                Known{"thead", "thead", Keep::part},
                                Known{"tr", "tr", Keep::part},
                                Known{"u", "span", Keep::marked},
                                Known{"ul", "ul", Keep::block}};
static_assert(std::is_sorted(known_tags.begin(), known_tags.end(),
                             [](const Known& a, const Known& b) { return a.name < b.name; }));

/// Their words are no words of the page.
constexpr std::array<std::string_view, 20> silent{"applet",   "audio",    "button",  "canvas",   "datalist",
                                                  "iframe",   "math",     "noembed", "noframes", "noscript",
                                                  "object",   "script",   "select",  "style",    "svg",
                                                  "template", "textarea", "title",   "video",    "xml"};

/// Bold and struck ones open at once; each is opened anew in every block, so more would multiply the page.
constexpr int formats_deep = 8;

const Known* known(std::string_view name) {
    const auto* at = std::lower_bound(known_tags.begin(), known_tags.end(), name,
                                      [](const Known& k, std::string_view n) { return k.name < n; });
    return at != known_tags.end() && at->name == name ? at : nullptr;
}

std::string style_of(const HtmlTag& tag) {
    std::string style;
    for (const char c : tag.value("style"))
        if (!ascii_space(c)) style += ascii_lower(c);
    return style;
}

std::optional<bool> bold_by(const std::string& style) {
    const auto at = style.find("font-weight:");
    if (at == std::string::npos) return std::nullopt;
    const std::string_view weight = std::string_view(style).substr(at + 12);
    if (weight.starts_with("bold")) return true;
    return !weight.empty() && weight[0] >= '6' && weight[0] <= '9' && weight.size() > 2 && weight[2] == '0';
}

bool is_hidden(const HtmlTag& tag, const std::string& style) {
    return tag.has("hidden") || style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos ||
           style.find("mso-hide:all") != std::string::npos;
}

bool starts_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

// Word and LibreOffice name their notes so: «#_ftn1», «#sdfootnote1sym»; sites by the role.
bool is_note(const HtmlTag& tag, const std::string& style) {
    const std::string id = ascii_lower(tag.value("id")), role = ascii_lower(tag.value("role"));
    const bool numbered = !id.empty() && std::isdigit(static_cast<unsigned char>(id.back())) != 0;
    return (numbered && starts_any(id, {"ftn", "edn", "sdfootnote", "sdendnote"})) ||
           role == "doc-footnote" || role == "doc-endnotes" ||
           style.find("mso-element:footnote") != std::string::npos;
}

std::string marks_of(const HtmlTag& tag) {
    const std::string style = style_of(tag);
    std::string marks;
    if (is_hidden(tag, style)) marks += html_marks::hidden;
    if (const auto bold = bold_by(style)) marks += *bold ? html_marks::bold : html_marks::plain;
    if (style.find("line-through") != std::string::npos) marks += html_marks::struck;
    if (starts_any(ascii_lower(tag.value("href")), {"#_ftn", "#_edn", "#sdfootnote", "#sdendnote"}))
        marks += html_marks::note_mark;
    if (is_note(tag, style)) marks += html_marks::note;
    if (style.find("list-style:none") != std::string::npos ||
        style.find("list-style-type:none") != std::string::npos)
        marks += html_marks::unmarked;
    constexpr std::array<std::string_view, 5> site_roles{"banner", "complementary", "contentinfo",
                                                         "navigation", "search"};
    if (std::find(site_roles.begin(), site_roles.end(), ascii_lower(tag.value("role"))) != site_roles.end())
        marks += html_marks::site;
    return marks;
}

/// Writes the cleaned page.
class Cleaner {
  public:
    explicit Cleaner(std::string_view page) : page_(page) { out_.reserve(page.size()); }

    Result<std::string> run() {
        while (at_ < page_.size() && !refusal_) {
            if (page_[at_] == '<')
                markup();
            else
                words();
        }
        if (refusal_) return tl::unexpected(*refusal_);
        return std::move(out_);
    }

  private:
    void words() {
        const auto end = std::min(page_.find('<', at_), page_.size());
        for (; at_ < end; ++at_)
            if (page_[at_] != '\0') out_ += page_[at_];
    }

    void markup() {
        const std::string_view rest = page_.substr(at_);
        if (const std::size_t comment = html_comment(rest); comment != 0) {
            at_ += comment;
            return;
        }
        const HtmlTag tag = html_tag(rest);
        if (tag.length == 0) {
            out_ += "&lt;";
            ++at_;
            return;
        }
        at_ += tag.length;
        if (std::find(silent.begin(), silent.end(), tag.name) != silent.end()) {
            if (!tag.close) skip_silent(tag.name);
        } else if (const Known* kind = known(tag.name)) {
            tag.close ? close(*kind) : open(*kind, tag);
        }
    }

    void skip_silent(const std::string& name) {
        if (endless_.contains(name)) return;
        for (std::size_t from = at_;;) {
            const auto end = page_.find("</", from);
            if (end == std::string_view::npos) break;
            const HtmlTag tag = html_tag(page_.substr(end));
            if (tag.close && tag.name == name) {
                at_ = end + tag.length;
                return;
            }
            from = end + 2;
        }
        endless_.insert(name);
        // A script without an end goes on to the end; a tag without one is only a tag.
        if (name == "script" || name == "style") at_ = page_.size();
    }

    void close(const Known& kind) {
        if (kind.keep == Keep::single) return;
        if (kind.keep == Keep::marked) {
            // The end of a <span> looks the same whether its beginning was kept or not.
            const bool kept = !spans_.empty() && spans_.back();
            if (!spans_.empty()) spans_.pop_back();
            if (!kept) return;
        }
        int& open = open_[kind.as];
        if (open == 0) return;
        --open;
        deep_ -= kind.keep == Keep::block || kind.keep == Keep::marked ? 1 : 0;
        formats_ -= kind.keep == Keep::format ? 1 : 0;
        out_ += "</";
        out_ += kind.as;
        out_ += '>';
    }

    /// May the element stand in the cleaned page? What is too deep is flattened; its words stay.
    bool enters(const Known& kind, bool marked) {
        if (kind.keep == Keep::format) return formats_ < formats_deep;
        if (kind.keep == Keep::block) return deep_ < html_blocks_deep;
        if (kind.keep != Keep::marked) return true;
        spans_.push_back(marked && deep_ < html_blocks_deep);
        return spans_.back();
    }

    void count(const Known& kind) {
        formats_ += kind.keep == Keep::format ? 1 : 0;
        deep_ += kind.keep == Keep::block || kind.keep == Keep::marked ? 1 : 0;
        const int now = kind.keep == Keep::single ? 0 : ++open_[kind.as];
        if (++tags_ > html_tags)
            refuse("В странице больше " + std::to_string(html_tags) + " элементов разметки");
        if (kind.keep == Keep::table && now > static_cast<int>(html_tables_deep))
            refuse("Таблицы вложены друг в друга глубже " + std::to_string(html_tables_deep));
    }

    void open(const Known& kind, const HtmlTag& tag) {
        const std::string marks = marks_of(tag);
        if (!enters(kind, !marks.empty())) return;
        count(kind);
        out_ += '<';
        out_ += kind.as;
        for (const std::string_view name : {"rowspan", "colspan", "start", "value"}) number(tag, name);
        const std::string_view type = tag.value("type");
        if (kind.as == "ol" && type.size() == 1 && std::isalnum(static_cast<unsigned char>(type[0])) != 0)
            out_ += " type=" + std::string(type);
        if (!marks.empty()) out_ += std::string(" ") + html_marks::attribute + "=" + marks;
        out_ += '>';
    }

    void number(const HtmlTag& tag, std::string_view name) {
        constexpr std::size_t most_digits = 6;
        std::string_view value = ascii_trimmed(tag.value(name));
        value = value.substr(0, value.find_first_not_of("0123456789"));
        if (!value.empty() && value.size() <= most_digits)
            out_ += " " + std::string(name) + "=" + std::string(value);
    }

    void refuse(std::string message) {
        refusal_ = Error{Fault::too_large,
                         std::move(message),
                         {},
                         "Сохраните страницу как текст или оставьте в ней один план"};
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::string out_;
    std::map<std::string_view, int> open_;
    std::vector<bool> spans_;  // open ones, and whether each stands in the cleaned page
    std::set<std::string> endless_;
    std::size_t deep_ = 0, tags_ = 0;
    int formats_ = 0;
    std::optional<Error> refusal_;
};

constexpr std::size_t head_bytes = 4096;

}  // namespace

Result<std::string> cleaned_html(std::string_view page) {
    return Cleaner(page).run();
}

std::string declared_encoding(std::string_view page) {
    const std::string head = ascii_lower(page.substr(0, head_bytes));
    for (const std::string_view key : {"charset", "encoding"}) {
        const auto at = head.find(key);
        if (at == std::string::npos) continue;
        const auto from = head.find_first_not_of(" =\"'", at + key.size());
        if (from == std::string::npos) continue;
        return head.substr(from, head.find_first_of(" \"'>;/?\r\n", from) - from);
    }
    return {};
}

bool looks_like_html(std::string_view text) {
    text = ascii_trimmed(text.substr(0, head_bytes));
    while (const std::size_t comment = html_comment(text)) {
        if (starts_any(ascii_lower(text.substr(0, 9)), {"<!doctype"}))
            return ascii_lower(text.substr(9, 12)).find("html") != std::string::npos;
        text = ascii_trimmed(text.substr(comment));
    }
    const HtmlTag tag = html_tag(text);
    if (tag.length == 0 || tag.close) return false;
    if (tag.name == "html" || tag.name == "head" || tag.name == "body" || tag.name == "meta" ||
        tag.name == "table" || tag.name == "title" || tag.name == "link" || tag.name == "style" ||
        tag.name == "script")
        return true;
    // A piece of a page: it begins with a block and has a table further on.
    const Known* kind = known(tag.name);
    return kind != nullptr && kind->keep != Keep::single &&
           ascii_lower(text).find("<table") != std::string::npos;
}

}  // namespace vekha
