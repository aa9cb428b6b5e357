// What the parts of one DOCX document share while it is read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "workflow/documents/docx_lists.hpp"
#include "workflow/documents/docx_styles.hpp"
#include "workflow/documents/pages.hpp"
#include "workflow/documents/printed_table.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha::docx {

struct Note {
    bool end = false;  ///< an endnote
    int id = 0;
};

struct Reading {
    Styles styles;
    Lists lists;
    office::Pages pages;
    CellBudget cells = {};
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
