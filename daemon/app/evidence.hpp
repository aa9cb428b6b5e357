// The files of proof where the settings say they are: a folder or S3.
#pragma once

#include <memory>

#include "config/options.hpp"
#include "workflow/service/files.hpp"

namespace vekha {

enum class EvidenceUse {
    read,  ///< makes and changes nothing
    keep   ///< also takes files in
};

/// Opens the settings' own place, or another by the settings' key. unavailable names the place, and for S3
/// whether it can't be reached, the key is wrong or there is no bucket; invalid_input where the settings have
/// no key for S3.
Result<std::unique_ptr<EvidenceFiles>> open_evidence(const config::StoreOptions& store, EvidenceUse use);
Result<std::unique_ptr<EvidenceFiles>> open_evidence(const config::StoreOptions& store,
                                                     const config::EvidencePlace& place, EvidenceUse use);

}  // namespace vekha
