// Where files of proof are kept, as people write it: a folder, or s3://bucket/prefix?endpoint=…
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::config {

/// A place in S3-compatible storage, without the keys to it.
struct S3Place {
    std::string endpoint;  ///< "https://host:port", no path
    std::string bucket;
    std::string prefix;  ///< "" or "vekha/proof": begins every name, no slash at its ends
    std::string region = "us-east-1";
    bool path_style = true;  ///< https://host/bucket/name; else https://bucket.host/name
    friend bool operator==(const S3Place&, const S3Place&) = default;
};

struct EvidencePlace {
    std::filesystem::path folder = "evidence";  ///< empty where it is S3
    std::optional<S3Place> s3;
    friend bool operator==(const EvidencePlace&, const EvidencePlace&) = default;
};

/// invalid_input says what is wrong with the text and how to write it, and repeats none of it: somebody may
/// have put a key there. A path is taken as it is.
Result<EvidencePlace> parse_evidence_place(std::string_view text);

/// "s3://bucket/prefix (https://host)" or the folder's path.
std::string describe(const EvidencePlace& place);
std::string describe(const S3Place& place);

}  // namespace vekha::config
