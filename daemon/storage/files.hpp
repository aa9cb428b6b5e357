// Evidence files in a folder of the disk: <folder>/ab/cd/<sha256>, written once and never changed.
#pragma once

#include <filesystem>
#include <memory>

#include "workflow/model/result.hpp"
#include "workflow/service/files.hpp"

namespace vekha {

/// Makes the folder where it is absent (its parent must be there) and clears what a crash left half written,
/// but nothing of another process that has the folder open. Safe to use from several threads; an IncomingFile
/// belongs to one. unavailable where the folder can't be written to.
Result<std::unique_ptr<EvidenceFiles>> open_evidence_files(const std::filesystem::path& folder);

/// The same for reading alone: makes and clears nothing; a folder that is not there holds no files. begin()
/// of it is a defect.
std::unique_ptr<EvidenceFiles> open_evidence_files_to_read(const std::filesystem::path& folder);

}  // namespace vekha
