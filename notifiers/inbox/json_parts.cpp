#include "notifiers/inbox/json_parts.hpp"

#include <boost/json.hpp>

#include "notifiers/inbox/update.hpp"

namespace vekha::json_parts {

Result<json::value> parse(std::string_view bytes) {
    if (bytes.size() > update_limits::body_bytes)
        return failure(Fault::too_large, "Слишком длинное сообщение от мессенджера.");
    json::stream_parser parser;
    boost::system::error_code error;
    const std::size_t read = parser.write_some(bytes.data(), bytes.size(), error);
    const bool rest = bytes.find_first_not_of(" \t\r\n", read) != std::string_view::npos;
    if (!error && !rest) parser.finish(error);
    if (error || rest)
        return failure(Fault::invalid_input, "Это не JSON или он вложен слишком глубоко.",
                       "байт " + std::to_string(read));
    return parser.release();
}

const json::object* object_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr ? value->if_object() : nullptr;
}

const json::array* array_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr ? value->if_array() : nullptr;
}

std::string text_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<std::int64_t> number_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return value->get_int64();
}

bool flag_in(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace vekha::json_parts
