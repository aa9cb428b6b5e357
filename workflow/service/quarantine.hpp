// A file in which an antivirus found something: put down in the journal and told to the administrators.
#pragma once

#include <string>

#include "workflow/service/files.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// `virus` is the antivirus's own name for it. Each time is in the journal; the administrators are told once
/// of the same bytes.
Result<void> tell_of_infected(Store& store, const std::string& virus, const StoredFile& file, Instant now);

}  // namespace vekha
