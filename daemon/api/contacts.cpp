// How a person is written to: what they chose, what is known of their addresses, codes that prove one.
#include "workflow/service/contacts.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "notifiers/delivery/route.hpp"
#include "workflow/service/address_codes.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t channel_bytes = 64;
constexpr std::size_t channels_most = 16;
constexpr std::size_t kinds_most = 32;
constexpr std::size_t hour_bytes = 5;   ///< "09:30"
constexpr std::size_t code_bytes = 64;  ///< of a typed code, blanks counted

PersonId person_of(const Call& call) {
    return PersonId{call.numbers[0]};
}

json::object hours_json(TimeOfDay from, TimeOfDay to) {
    return {{"from", text(format_time_of_day(from))}, {"to", text(format_time_of_day(to))}};
}

json::array texts(const std::vector<std::string>& values) {
    json::array all;
    for (const auto& one : values) all.push_back(text(one));
    return all;
}

json::array addresses_json(const Person& person) {
    json::array all;
    for (const auto kind : {AddressKind::email, AddressKind::telegram, AddressKind::max}) {
        if (person.address(kind).empty()) continue;
        json::object one{{"kind", text(name(kind))},
                         {"address", text(person.address(kind))},
                         {"standing", text(name(person.standing(kind)))},
                         {"at", nullptr},
                         {"reason", ""}};
        for (const auto& mark : person.marks)
            if (mark.kind == kind && mark.address == person.address(kind)) {
                one["at"] = instant(mark.at);
                one["reason"] = text(mark.reason);
            }
        all.push_back(std::move(one));
    }
    return all;
}

/// The schema Contact: what is chosen beside what holds where nothing is.
json::object contact_json(const Person& person, const std::vector<std::string>& in_use,
                          const Organization& organization) {
    json::array declined;
    for (const auto kind : person.declined) declined.push_back(text(name(kind)));
    json::value own_hours = nullptr;
    if (person.hours) own_hours = hours_json(person.hours->from, person.hours->to);
    auto usual = hours_json(organization.hours.from, organization.hours.to);
    usual["any_time"] = organization.hours.any_time;
    return {{"person", json::object{{"id", person.id.value}, {"name", text(person.name)}}},
            {"addresses", addresses_json(person)},
            {"channels", texts(person.channels)},
            {"channels_in_use", texts(in_use)},
            {"order", texts(usable_channels(person, in_use))},
            {"hours", std::move(own_hours)},
            {"organization_hours", std::move(usual)},
            {"language", text(person.language)},
            {"declined", std::move(declined)}};
}

/// Both ends or neither.
std::optional<OwnHours> hours_of(Fields& fields) {
    const auto from = fields.optional_text("hours_from", hour_bytes, hour_bytes);
    const auto to = fields.optional_text("hours_to", hour_bytes, hour_bytes);
    if (!from && !to) return std::nullopt;
    const auto first = parse_time_of_day(from.value_or(""));
    const auto last = parse_time_of_day(to.value_or(""));
    if (!first) fields.refuse("hours_from", "Ожидалось время вида 09:00.");
    if (!last) fields.refuse("hours_to", "Ожидалось время вида 18:00.");
    if (!first || !last) return std::nullopt;
    return OwnHours{*first, *last};
}

Result<ContactChoice> choice_of(const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    ContactChoice choice;
    choice.channels = fields.optional_texts("channels", channels_most, 1, channel_bytes)
                          .value_or(std::vector<std::string>());
    choice.hours = hours_of(fields);
    choice.language = fields.text("language", 2, 2);
    for (const auto& one : fields.optional_texts("declined", kinds_most, 1, channel_bytes)
                               .value_or(std::vector<std::string>())) {
        const auto kind = parse_notice_kind(one);
        if (kind)
            choice.declined.push_back(*kind);
        else
            fields.refuse("declined", "Неизвестный вид сообщений.");
    }
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return choice;
}

Answer shown(const Result<Person>& person, const std::vector<std::string>& in_use, const Call& call) {
    if (!person) return tl::unexpected(person.error());
    return json_answer(200, contact_json(*person, in_use, *call.organization));
}

}  // namespace

Answer show_contact(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    const auto person = read_as<Person>(store, [&](ReadView& view) {
        return contact_to_change(view, call.caller->person.id, person_of(call));
    });
    return shown(person, in_use, call);
}

Answer put_contact(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    const auto choice = choice_of(call);
    if (!choice) return tl::unexpected(choice.error());
    return shown(set_contact(store, in_use, call.caller->person.id, person_of(call), *choice, call.now),
                 in_use, call);
}

Answer post_link_code(Store& store, const std::map<AddressKind, std::string>& bots, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto kind = parse_address_kind(fields.text("kind", 1, channel_bytes));
    if (!kind) fields.refuse("kind", "Код для бота бывает для telegram и max.");
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto made = make_link_code(store, call.caller->person.id, person_of(call), *kind, call.now);
    if (!made) return tl::unexpected(made.error());
    const auto bot = bots.find(*kind);
    const auto link = bot == bots.end() ? std::string() : deep_link(*kind, bot->second, made->code);
    return json_answer(201, json::object{{"code", text(made->code)},
                                         {"link", link.empty() ? json::value(nullptr) : text(link)},
                                         {"expires_at", instant(made->expires_at)}});
}

Answer post_address_code(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto address = fields.text("address", 1, limits::name_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto until = ask_address_code(store, call.caller->person.id, person_of(call), address,
                                        mail_channel_of(in_use), call.now);
    if (!until) return tl::unexpected(until.error());
    return json_answer(202, json::object{{"address", text(address)}, {"expires_at", instant(*until)}});
}

Answer confirm_address_code(Store& store, const std::vector<std::string>& in_use, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const auto code = fields.text("code", 1, code_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return shown(confirm_address(store, call.caller->person.id, person_of(call), code, call.now), in_use,
                 call);
}

}  // namespace vekha::api
