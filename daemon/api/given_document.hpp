// A document that comes in with what a person decided about it; what an import, a new edition and a copy
// share.
#pragma once

#include <functional>
#include <memory>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/readings.hpp"
#include "workflow/service/import.hpp"

namespace vekha::api {

struct GivenDocument {
    std::string bytes;
    ImportRequest request;
    std::shared_ptr<const DocumentReading> reading;  ///< nothing until it is read
};

/// Fields of a request's own beside those of the document.
using MoreFields = std::function<void(Fields&)>;

/// Controller, decisions, accept_readings and parties.
void take_decisions(Fields& fields, ImportRequest& request);
/// A document as JSON, read as the organization reads now. invalid_input, too_large, unreadable.
Result<GivenDocument> read_given_json(Store& store, Readings& readings, std::size_t most, const Call& call,
                                      const MoreFields& more);

/// What a reading would make, with its doubts; `document` is the source beside it, or null.
json::object preview_json(const ImportRequest& request, const ImportPreview& preview, json::value document);
/// The answer to what made a roadmap.
http::Response imported_answer(const ImportOutcome& made);

}  // namespace vekha::api
