// The templates of messages: the organization's own over the shipped ones.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "notifiers/delivery/template_check.hpp"
#include "notifiers/outbox/template_preview.hpp"
#include "notifiers/outbox/template_shelf.hpp"

namespace vekha::api {
namespace {

/// The bytes that a field may have; a longer text is refused by its own words.
constexpr std::size_t field_bytes = 2 * template_bytes;

}  // namespace

Answer list_message_templates(Store& store, const TemplateSet& shipped) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto kept = list_templates(view, shipped);
        if (!kept) return tl::unexpected(kept.error());
        json::array items;
        for (const auto& one : *kept)
            items.push_back(json::object{{"name", text(one.name)},
                                         {"text", text(one.text)},
                                         {"own", one.own},
                                         {"fault", text(one.fault)}});
        return json_answer(200, json::object{{"items", std::move(items)}});
    });
}

Answer put_message_template(Store& store, const TemplateSet& shipped, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto name = fields.text("name", 1, limits::name_bytes);
    const auto own = fields.optional_text("text", 1, field_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    if (auto saved = save_template(store, shipped, call.caller->person.id, name, own, call.now); !saved)
        return tl::unexpected(saved.error());
    return list_message_templates(store, shipped);
}

Answer preview_message_template(Store& store, const TemplateSet& shipped, const std::string& board,
                                const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    PreviewAsked asked;
    asked.name = fields.text("name", 1, limits::name_bytes);
    asked.text = fields.optional_text("text", 1, field_bytes);
    if (const auto person = fields.optional_number("person", 1, std::numeric_limits<std::int64_t>::max()))
        asked.person = PersonId{*person};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto made = preview_template(view, *call.organization, shipped, board, asked, call.now);
        if (!made) return tl::unexpected(made.error());
        return json_answer(200, json::object{{"subject", text(made->subject)},
                                             {"text", text(made->text)},
                                             {"html", text(made->html)}});
    });
}

}  // namespace vekha::api
