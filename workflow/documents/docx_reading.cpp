#include "workflow/documents/docx_reading.hpp"

#include <algorithm>
#include <array>

namespace vekha::docx {
namespace {

struct Known {
    std::string_view name;
    Wrapper wrapper;
};
constexpr std::array wrappers{
    Known{"hyperlink", Wrapper::open}, Known{"smartTag", Wrapper::open},
    Known{"customXml", Wrapper::open}, Known{"fldSimple", Wrapper::open},
    Known{"dir", Wrapper::open},       Known{"bdo", Wrapper::open},
    Known{"oMathPara", Wrapper::open}, Known{"oMath", Wrapper::open},
    Known{"sdt", Wrapper::content},    Known{"AlternateContent", Wrapper::alternate},
    Known{"ins", Wrapper::inserted},   Known{"moveTo", Wrapper::inserted},
    Known{"del", Wrapper::deleted},    Known{"moveFrom", Wrapper::deleted},
};

}  // namespace

Wrapper wrapper_of(std::string_view name) {
    // Most elements are one of these: no need to look further.
    if (name == "r" || name == "t" || name == "p" || name == "rPr") return Wrapper::none;
    const auto at =
        std::find_if(wrappers.begin(), wrappers.end(), [&](const Known& k) { return k.name == name; });
    return at == wrappers.end() ? Wrapper::none : at->wrapper;
}

pugi::xml_node chosen(pugi::xml_node alternate) {
    const pugi::xml_node choice = office::child(alternate, "Choice");
    return choice.first_child() ? choice : office::child(alternate, "Fallback");
}

bool is_placeholder(pugi::xml_node content_control) {
    return is_on(office::child(office::child(content_control, "sdtPr"), "showingPlcHdr"));
}

}  // namespace vekha::docx
