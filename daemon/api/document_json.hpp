// A document as the review shows it beside its reading: paragraphs, and tables as grids whose places are
// those that a reading's sources name.
#pragma once

#include <cstddef>

#include <boost/json/object.hpp>

#include "workflow/service/reading.hpp"

namespace vekha::api {

/// Past this much text only the tables that items were read from are shown, and of those as many rows as fit.
inline constexpr std::size_t shown_document_bytes = 6 * 1024 * 1024;
/// Tables inside the cells of tables are shown to this depth.
inline constexpr int shown_table_depth = 3;

/// The schema Document of openapi.yaml. `cut` in it tells that something was left out; `most_bytes` is of
/// text.
boost::json::object document_json(const DocumentReading& reading,
                                  std::size_t most_bytes = shown_document_bytes);

}  // namespace vekha::api
