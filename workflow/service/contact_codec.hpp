// A person's marks of addresses, own hours and declined kinds in one column: canonical JSON.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/person.hpp"
#include "workflow/model/result.hpp"
#include "workflow/service/correspondence.hpp"

namespace vekha {

/// What encode_contact writes of most people.
inline constexpr std::string_view no_contact = "{}";

std::string encode_contact(const Person& person);
/// Fills in the person. damaged where the text is not what encode_contact writes.
Result<void> decode_contact(std::string_view text, Person& person);

std::string encode_files(const std::vector<WaitingFile>& files);
/// damaged where the text is not what encode_files writes.
Result<std::vector<WaitingFile>> decode_files(std::string_view text);

}  // namespace vekha
