#include "daemon/api/given_bytes.hpp"

#include <sodium.h>

#include "workflow/model/limits.hpp"

namespace vekha::api {

bool is_json(const http::Request& request) {
    return request.header("content-type").value_or("").starts_with("application/json");
}

Result<GivenBytes> raw_bytes(const http::Request& request, std::size_t most) {
    auto name = text_parameter(request, "name", limits::name_bytes);
    if (!name) return tl::unexpected(name.error());
    if (!*name || (*name)->empty())
        return failure(Fault::invalid_input, "Не указано имя файла.", "name", "Добавьте в адрес ?name=…");
    if (request.body.size() > most) return failure(Fault::too_large, "Документ слишком большой.", **name);
    return GivenBytes{std::move(**name), request.body};
}

Result<std::string> base64_decoded(std::string_view text, std::size_t most) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const bool good =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), "\r\n", &size, &end, sodium_base64_VARIANT_ORIGINAL) == 0;
    if (!good || end != text.data() + text.size())
        return failure(Fault::invalid_input, "Документ передан не в base64.", "document");
    if (size > most)
        return failure(Fault::too_large, "Документ слишком большой.", "document",
                       "Принимается не больше " + std::to_string(most) + " байт.");
    bytes.resize(size);
    return bytes;
}

}  // namespace vekha::api
