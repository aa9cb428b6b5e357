// Elements of a page to blocks: words run into paragraphs, tables stand between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

#include "workflow/documents/document.hpp"

namespace vekha {

/// What holds for the whole page while it is walked.
struct HtmlPage {
    bool drops_site = false;  ///< menus, headers and footers of the site are left out
    bool struck = false;      ///< struck words were left out
    std::vector<Paragraph> footnotes;
};

/// Walks the children of one element. The depth of a cleaned page is bounded, so it may recurse.
class HtmlFlow {
  public:
    struct Style {
        bool bold = false;
        bool article = false;  ///< inside <article> or <main>: its header is the document's own
    };

    explicit HtmlFlow(HtmlPage& page) : page_(page) {}

    void children(const GumboNode& parent, Style style);
    /// The blocks so far, the last paragraph ended.
    std::vector<Block> take();

  private:
    void node(const GumboNode& node, Style style);
    void element(const GumboNode& node, Style style);
    void block(const GumboNode& node, Style style);
    void list(const GumboNode& node, Style style);
    void end_item(Style style);
    void preformatted(const GumboNode& node);
    void raised(const GumboNode& node, Style style);
    void footnote(const GumboNode& node, Style style);
    void add(std::vector<Block> blocks);
    void words(std::string_view text, Style style);
    void letters(std::string_view text, Style style);
    void end_line();
    void end_paragraph();

    HtmlPage& page_;
    std::vector<Block> blocks_;
    std::string text_;    // of the paragraph that is being run
    std::string label_;   // of a list item whose words have not come yet
    bool space_ = false;  // white space waits for a word
    bool all_bold_ = true;
};

/// A table as blocks: its caption and the table, or what its cells hold where it only lays out the page.
/// (html_table.cpp)
std::vector<Block> html_table(const GumboNode& table, HtmlFlow::Style style, HtmlPage& page);

/// Does the element have a table of rows that is no menu? (html_table.cpp)
bool has_data_table(const GumboNode& node);

std::string_view html_attribute(const GumboNode& node, const char* name);
bool has_mark(const GumboNode& node, char mark);
/// The attribute as a whole number, within bounds.
int html_number(const GumboNode& node, const char* name, int otherwise, int most);
/// Parts of a site around its page: <nav>, <aside>, <header>, <footer>.
bool is_site_part(const GumboNode& node, HtmlFlow::Style style);
/// All text below, white space as it stands.
std::string html_text(const GumboNode& node);

}  // namespace vekha
