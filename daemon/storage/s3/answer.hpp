// What an answer of the storage means: pure, so that every trouble of S3 is told in one place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha::s3 {

/// How the conversation itself went.
enum class Wire {
    whole,        ///< there is an answer
    no_name,      ///< DNS knows no such host
    unreachable,  ///< nobody listens there
    cut,          ///< the connection ended in the middle
    silent,       ///< no bytes for too long
    distrusted,   ///< TLS: the certificate is not vouched for
    bad_ca_file,  ///< our file of certificates can't be read
    insecure,     ///< TLS could not be agreed on
    overfull,     ///< more bytes than were asked for
    unusual       ///< what libcurl has other names for
};

struct Answer {
    Wire wire = Wire::whole;
    int status = 0;
    std::string body;         ///< the bytes asked for, or the words of a refusal
    std::uint64_t whole = 0;  ///< of the object, by Content-Range
};

enum class Verdict {
    done,
    missing,  ///< the bucket is there, the object is not
    again,    ///< worth another try
    refused,  ///< as it would be each time
};

/// The <Code> of a refusal's XML; empty where there is none of letters and digits.
std::string_view code_of(std::string_view body);

Verdict verdict_of(const Answer& answer);

/// A verdict other than `done`, for people: `place` names bucket and endpoint; the words never hold what the
/// storage said beside its code.
Error error_of(const Answer& answer, const std::string& place);

}  // namespace vekha::s3
