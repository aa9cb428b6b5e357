#include "workflow/service/contact_codec.hpp"

#include <boost/json/serialize.hpp>

#include "workflow/service/json_fields.hpp"

namespace vekha {
namespace {

namespace json = json_text::json;
using json_text::ObjectReader;
using json_text::ObjectWriter;
using json_text::Problem;

json::object mark_value(const AddressMark& mark) {
    ObjectWriter fields({});
    fields.text("kind", name(mark.kind));
    fields.text("address", mark.address);
    fields.text("standing", name(mark.standing));
    fields.instant("at", mark.at);
    fields.text("reason", mark.reason);
    return fields.take();
}

AddressMark read_mark(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "marks", problem);
    return {.kind = fields.named("kind", parse_address_kind),
            .address = fields.text("address"),
            .standing = fields.named("standing", parse_address_standing),
            .at = fields.instant("at"),
            .reason = fields.text("reason")};
}

TimeOfDay read_time(const ObjectReader& fields, std::string_view key) {
    const auto time = parse_time_of_day(fields.text(key));
    if (!time) fields.problem().note(key, "не время суток");
    return time.value_or(TimeOfDay{});
}

}  // namespace

std::string encode_contact(const Person& person) {
    ObjectWriter fields({});
    fields.list("marks", person.marks, mark_value);
    if (person.hours) {
        ObjectWriter hours({});
        hours.text("from", format_time_of_day(person.hours->from));
        hours.text("to", format_time_of_day(person.hours->to));
        fields.object("hours", hours.take());
    }
    fields.list("declined", person.declined, [](NoticeKind kind) { return json::value(name(kind)); });
    return json::serialize(fields.take());
}

Result<void> decode_contact(std::string_view text, Person& person) {
    Problem problem;
    const json::value value = json_text::parse(text, {}, problem);
    const ObjectReader fields(value, "contact", problem);
    person.marks =
        fields.list<AddressMark>("marks", [&](const json::value& each) { return read_mark(each, problem); });
    if (fields.has("hours")) {
        const ObjectReader hours(fields.value("hours"), "hours", problem);
        person.hours = OwnHours{read_time(hours, "from"), read_time(hours, "to")};
    }
    person.declined = fields.list<NoticeKind>("declined", [&](const json::value& each) {
        const auto* word = each.if_string();
        const auto kind = word ? parse_notice_kind(*word) : std::nullopt;
        if (!kind) problem.note("declined", "неизвестное слово");
        return kind.value_or(NoticeKind::reminder);
    });
    if (problem.found()) return tl::unexpected(json_text::damaged("Запись о человеке", problem));
    return {};
}

std::string encode_files(const std::vector<WaitingFile>& files) {
    json::array list;
    for (const auto& file : files) {
        ObjectWriter fields({});
        fields.text("name", file.name);
        fields.text("media_type", file.media_type);
        fields.text("sha256", file.sha256);
        fields.number("size", file.size);
        list.push_back(fields.take());
    }
    return json::serialize(list);
}

Result<std::vector<WaitingFile>> decode_files(std::string_view text) {
    Problem problem;
    const json::value value = json_text::parse(text, {}, problem);
    std::vector<WaitingFile> files;
    const auto* list = value.if_array();
    if (list == nullptr) problem.note("", "не список");
    if (list != nullptr)
        for (const auto& each : *list) {
            const ObjectReader fields(each, "files", problem);
            files.push_back({.name = fields.text("name"),
                             .media_type = fields.text("media_type"),
                             .sha256 = fields.text("sha256"),
                             .size = fields.number("size")});
        }
    return json_text::finish(std::move(files), "Запись", problem);
}

}  // namespace vekha
