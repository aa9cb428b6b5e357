// Reading a stranger's JSON: what is absent or of another type is simply not there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "workflow/model/result.hpp"

namespace vekha::json_parts {

namespace json = boost::json;

/// invalid_input with the byte where it stops being JSON, or where it is nested too deep; too_large past
/// update_limits::body_bytes.
Result<json::value> parse(std::string_view bytes);

const json::object* object_in(const json::object& object, std::string_view key);
const json::array* array_in(const json::object& object, std::string_view key);
/// Empty where it is not there.
std::string text_in(const json::object& object, std::string_view key);
std::optional<std::int64_t> number_in(const json::object& object, std::string_view key);
bool flag_in(const json::object& object, std::string_view key);

}  // namespace vekha::json_parts
