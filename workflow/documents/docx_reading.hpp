// What the parts of one DOCX document share while it is read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "workflow/documents/docx_lists.hpp"
#include "workflow/documents/docx_styles.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::docx {

/// Counts pages by the marks that Word leaves where it last broke them. Without such marks the pages are
/// unknown: breaks that a person set alone would give numbers that no printout has.
class Pages {
  public:
    explicit Pages(bool marked) : marked_(marked) {}
    int now() const { return marked_ ? page_ : 0; }
    /// For cells of one row, which all begin on the row's page.
    void return_to(int page) { page_ = page > 0 ? page : page_; }
    void words() { set_by_hand_ = false; }
    void set_break() {
        ++page_;
        set_by_hand_ = true;
    }
    /// Word marks the page after a break set by hand too: that one is counted already.
    void marked_break() {
        if (!set_by_hand_) ++page_;
        set_by_hand_ = false;
    }

  private:
    bool marked_;
    int page_ = 1;
    bool set_by_hand_ = false;  // and no words since
};

struct Note {
    bool end = false;  ///< an endnote
    int id = 0;
};

struct Reading {
    Styles styles;
    Lists lists;
    Pages pages;
    bool changed = false;          ///< there were tracked changes
    std::vector<Note> notes = {};  ///< in the order of their marks
};

enum class Wrapper { none, open, content, alternate, inserted, deleted };
Wrapper wrapper_of(std::string_view name);
/// The branch of mc:AlternateContent that is shown; never both.
pugi::xml_node chosen(pugi::xml_node alternate);
bool is_placeholder(pugi::xml_node content_control);

/// Calls take(element, local name) for the children of a node as they are seen on the page: through links,
/// smart tags, content controls, inserted text; without what was deleted.
template <class Take>
void for_each_shown(pugi::xml_node node, Reading& reading, const Take& take) {
    for (const pugi::xml_node at : node.children()) {
        const std::string_view name = office::local_name(at);
        const Wrapper wrapper = wrapper_of(name);
        reading.changed = reading.changed || wrapper == Wrapper::inserted || wrapper == Wrapper::deleted;
        switch (wrapper) {
            case Wrapper::none:
                take(at, name);
                break;
            case Wrapper::open:
            case Wrapper::inserted:
                for_each_shown(at, reading, take);
                break;
            case Wrapper::content:
                if (!is_placeholder(at)) for_each_shown(office::child(at, "sdtContent"), reading, take);
                break;
            case Wrapper::alternate:
                for_each_shown(chosen(at), reading, take);
                break;
            case Wrapper::deleted:
                break;
        }
    }
}

}  // namespace vekha::docx
