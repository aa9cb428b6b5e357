// What the styles of a LibreOffice book say about cells and sheets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "workflow/documents/sheet_dates.hpp"

namespace vekha::ods {

struct Look {
    std::optional<bool> bold;
    std::optional<bool> struck;
    std::optional<bool> centered;
    std::optional<DateParts> date;  ///< of cells: what the date's format shows
    bool hidden = false;            ///< of sheets
};

class Styles {
  public:
    /// Takes the styles below the root of content.xml or styles.xml; names taken first stay.
    void take(pugi::xml_node root);

    /// Of a cell or of words, its parents' where it says nothing; a plain look for a name that is unknown.
    Look look(std::string_view name) const;

  private:
    struct Named {
        Look look;
        std::string parent;
        std::string data;  ///< the name of its date style
    };
    void take_style(pugi::xml_node style);

    std::map<std::string, Named, std::less<>> styles_;
    std::map<std::string, DateParts, std::less<>> dates_;
};

}  // namespace vekha::ods
