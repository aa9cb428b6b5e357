// Editions as the API shows them. Each function makes one schema of openapi.yaml.
#pragma once

#include "daemon/api/json_out.hpp"
#include "workflow/service/edition.hpp"

namespace vekha::api {

json::object edition_json(const StoredEdition& edition, Names& names);
json::object edition_preview_json(const EditionRequest& request, const EditionPreview& preview, Names& names);
json::object edition_outcome_json(const EditionOutcome& outcome);

}  // namespace vekha::api
