// Evidence files as objects of a bucket: prefix/ab/cd/<sha256>.
#pragma once

#include <filesystem>
#include <memory>

#include "daemon/storage/s3/options.hpp"
#include "workflow/model/result.hpp"
#include "workflow/service/files.hpp"

namespace vekha::s3 {

/// Files for reading alone. Asks the storage at once: unavailable where it can't be reached, the key is wrong
/// or there is no bucket; each with its mend. begin() of it is a defect.
Result<std::unique_ptr<EvidenceFiles>> open_files_to_read(Options options);

/// Files to read and to add to; shows by a small object of its own that it may write. What comes in waits in
/// `spool` (made where it is absent; its parent must be there) until its hash is known.
Result<std::unique_ptr<EvidenceFiles>> open_files(Options options, const std::filesystem::path& spool);

}  // namespace vekha::s3
