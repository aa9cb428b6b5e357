// A file of proof as its caller may have it: downloaded, or shown as words.
#pragma once

#include <memory>

#include "daemon/api/call.hpp"
#include "workflow/model/task.hpp"
#include "workflow/service/files.hpp"

namespace vekha::api {

struct EvidenceFile {
    Evidence evidence;
    std::shared_ptr<KeptFile> file;  ///< as many bytes as the evidence says
};

/// The file that the second number of the call's path names, of the task that the first one names. not_found
/// where the caller may not see the task, it has no such evidence, or that is a link; damaged where another
/// number of bytes is kept than was attached; else what the store and the files say.
Result<EvidenceFile> evidence_file(Store& store, const EvidenceFiles& files, const Call& call);

/// The ETag of a file: the same bytes, the same tag.
std::string etag_of(const Evidence& evidence);

}  // namespace vekha::api
