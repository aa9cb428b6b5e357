#include "notifiers/inbox/update_list.hpp"

#include "notifiers/inbox/json_parts.hpp"

namespace vekha {

Result<Updates> read_update_list(std::string_view body, const UpdateList& shape, ReadUpdate read) {
    const auto parsed = json_parts::parse(body);
    if (!parsed) return tl::unexpected(parsed.error());
    const auto* object = parsed->if_object();
    const auto* list = object != nullptr ? json_parts::array_in(*object, shape.key) : nullptr;
    if (list == nullptr || list->size() > update_limits::updates)
        return failure(Fault::invalid_input,
                       "Ответ " + std::string(shape.messenger) + " не содержит списка обновлений.",
                       std::string(shape.key));
    Updates made;
    for (const auto& one : *list)
        if (!read(made, one)) ++made.skipped;
    if (!shape.next.empty()) made.next = json_parts::number_in(*object, shape.next);
    return made;
}

Result<Updates> read_brought_update(std::string_view body, ReadUpdate read) {
    const auto parsed = json_parts::parse(body);
    if (!parsed) return tl::unexpected(parsed.error());
    Updates made;
    if (auto done = read(made, *parsed); !done) return tl::unexpected(done.error());
    return made;
}

}  // namespace vekha
