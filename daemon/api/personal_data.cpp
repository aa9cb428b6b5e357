// All that is kept about one person: given out, erased.
#include "workflow/service/personal_data.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/permission.hpp"

namespace vekha::api {

Answer show_personal_data(Store& store, const Call& call) {
    auto kept = export_person(store, call.caller->person.id, PersonId{call.numbers[0]}, call.now);
    if (!kept) return tl::unexpected(kept.error());
    auto made = http::answer(200, "application/json", std::move(*kept));
    made.with("Content-Disposition",
              "attachment; filename=\"person-" + std::to_string(call.numbers[0]) + ".json\"");
    return made;
}

Answer post_erasure(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto login = fields.optional_text("login", 1, limits::name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const PersonId person{call.numbers[0]};
    // What can't be taken back is asked for by name, so that a slip of a number erases nobody.
    const auto meant = read_as<bool>(store, [&](ReadView& view) -> Result<bool> {
        if (auto may = require_about(view, call.caller->person.id, Action::personal_data, person); !may)
            return tl::unexpected(may.error());
        const auto known = view.person(person);
        if (!known) return tl::unexpected(known.error());
        return !*known || (*known)->login == login.value_or("");
    });
    if (!meant) return tl::unexpected(meant.error());
    if (!*meant)
        return failure(Fault::invalid_input, "Имя входа не того человека, которого обезличивают.", "login",
                       "Повторите его: удаление необратимо.");
    const auto erased = erase_person(store, call.caller->person.id, person, call.today(), call.now);
    if (!erased) return tl::unexpected(erased.error());
    return json_answer(200, json::object{{"name", text(erased->name)}, {"entries", erased->entries}});
}

}  // namespace vekha::api
