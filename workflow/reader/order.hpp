// An order («приказ», «постановление») that stands alone, without a plan's table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/documents/document.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// What an order says around a plan. What it does not say is empty.
struct Order {
    std::optional<std::string> organization;  ///< the issuing body
    std::optional<Approval> approval;         ///< its own kind, number and date
    std::vector<Role> roles;                  ///< persons given a function, in the nominative
    std::optional<Role> control;              ///< who controls its execution
    std::vector<Abbreviation> abbreviations;
    friend bool operator==(const Order&, const Order&) = default;
};

/// Reads any document as an order; a document that is none gives an empty one. The same document always gives
/// the same.
Order read_order(const Document& document);

}  // namespace vekha
