// What the fuzzers feed: each takes any bytes and must come back, whatever they are.
#pragma once

#include <string_view>

namespace vekha::fuzz {

/// Bytes as a document, read to a plan and printed. Aborts where a promise of the reading is broken (windows
/// in order, every item titled, JSON whole); returns otherwise.
void read_document(std::string_view bytes);

/// Bytes as the words of a deadline, in plans of several shapes.
void read_phrase(std::string_view bytes);

}  // namespace vekha::fuzz
