// Files of proof as a whole: holding them against their hashes, moving them to another place.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "workflow/model/task.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// A file as a task names it.
struct NamedFile {
    TaskId task;
    int number = 0;  ///< of the evidence within its task
    std::string title;
    std::string sha256;
    std::int64_t bytes = 0;
};

/// The files among a task's evidence, without its links.
std::vector<NamedFile> files_of(const Task& task);

/// Every file that a task names now, by task and number; the same file once for each of its tasks. Reads in
/// pages.
Result<std::vector<NamedFile>> named_files(Store& store);

enum class FileStanding { whole, missing, damaged };

/// Reads the file through and holds it against its hash. An error only where that can't be told
/// (unavailable).
Result<FileStanding> standing_of(const EvidenceFiles& files, const NamedFile& file);

struct FileFault {
    NamedFile file;
    FileStanding standing = FileStanding::missing;
};

struct EvidenceReport {
    std::size_t files = 0;          ///< different ones that were looked at
    std::int64_t bytes = 0;         ///< of these
    std::size_t copied = 0;         ///< of these, by copy_evidence
    std::size_t bad = 0;            ///< of these, missing or damaged
    std::vector<FileFault> faults;  ///< by task and number; one for each task that names a bad file
};

/// Called after each different file: how many are done, of how many.
using EvidenceProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Re-hashes every named file once. unavailable stops it; what is missing or damaged is in the report.
Result<EvidenceReport> verify_evidence(const std::vector<NamedFile>& named, const EvidenceFiles& files,
                                       const EvidenceProgress& progress);

/// Copies every named file that `to` does not have with the right size (with `rehash`: and the right hash).
/// Each is hashed on its way, and what does not match its hash is not kept. May be broken off and called
/// again. An error (unavailable, storage_full) stops it; what is missing or damaged in `from` is in the
/// report.
Result<EvidenceReport> copy_evidence(const std::vector<NamedFile>& named, const EvidenceFiles& from,
                                     EvidenceFiles& to, bool rehash, const EvidenceProgress& progress);

}  // namespace vekha
