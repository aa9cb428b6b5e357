// Files of proof behind the antivirus that the settings name.
#pragma once

#include <functional>
#include <memory>

#include "daemon/app/installation.hpp"
#include "workflow/service/files.hpp"

namespace vekha {

/// Opens the place of proof for taking files in. With `[antivirus]` each is shown to clamd first; what it
/// finds is logged, put aside and told to the administrators, after which `nudge` is called. Errors as of
/// open_evidence(), and of the folder of the quarantine. That clamd does not answer yet is no error.
Result<std::unique_ptr<EvidenceFiles>> open_watched_evidence(Installation& installation,
                                                             std::function<void()> nudge);

}  // namespace vekha
