#include "workflow/service/item_codec.hpp"

#include <array>
#include <cstddef>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/model/reading_names.hpp"
#include "workflow/service/task_json.hpp"

namespace vekha {
namespace json_text {
namespace {

json::object source_value(const Source& source, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("line", source.line);
    fields.number("table", source.table);
    fields.number("row", source.row);
    fields.number("cell", source.cell);
    // Rows kept before pages were told have none.
    if (source.page != 0) fields.number("page", source.page);
    return fields.take();
}

Source read_source(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "source", problem);
    return {.line = fields.small("line"),
            .table = fields.small("table"),
            .row = fields.small("row"),
            .cell = fields.small("cell"),
            .page = fields.has("page") ? fields.small("page") : 0};
}

json::object span_value(const EventSpan& span, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.number("count", span.count);
    fields.text("unit", name(span.unit));
    fields.flag("before", span.before);
    fields.text("event", span.event);
    return fields.take();
}

EventSpan read_span(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "after", problem);
    return {.count = fields.small("count"),
            .unit = fields.named("unit", parse_span_unit),
            .before = fields.flag("before"),
            .event = fields.text("event")};
}

json::object deadline_value(const Deadline& deadline, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.text("text", deadline.text);
    fields.text("kind", name(deadline.kind));
    fields.list("windows", deadline.windows,
                [&](const Window& window) { return window_value(window, memory); });
    if (deadline.every) fields.text("every", name(*deadline.every));
    fields.flag("ambiguous", deadline.ambiguous);
    fields.text("rule", deadline.rule);
    fields.text("convention", deadline.convention);
    if (deadline.after) fields.object("after", span_value(*deadline.after, memory));
    fields.object("source", source_value(deadline.source, memory));
    return fields.take();
}

Deadline read_deadline(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "deadline", problem);
    Deadline deadline;
    deadline.text = fields.text("text");
    deadline.kind = fields.named("kind", parse_deadline_kind);
    deadline.windows =
        fields.list<Window>("windows", [&](const json::value& one) { return read_window(one, problem); });
    if (fields.has("every")) deadline.every = fields.named("every", parse_cycle);
    deadline.ambiguous = fields.flag("ambiguous");
    deadline.rule = fields.text("rule");
    deadline.convention = fields.text("convention");
    if (fields.has("after")) deadline.after = read_span(fields.value("after"), problem);
    deadline.source = read_source(fields.value("source"), problem);
    return deadline;
}

json::object responsible_value(const Responsible& responsible, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.text("text", responsible.text);
    fields.list("parties", responsible.parties,
                [&](const std::string& party) { return json::value(party, memory); });
    fields.object("source", source_value(responsible.source, memory));
    return fields.take();
}

Responsible read_responsible(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "responsible", problem);
    return {.text = fields.text("text"),
            .parties = fields.list<std::string>("parties",
                                                [&](const json::value& party) {
                                                    if (const auto* text = party.if_string())
                                                        return std::string(*text);
                                                    problem.note("parties", "не текст");
                                                    return std::string{};
                                                }),
            .source = read_source(fields.value("source"), problem)};
}

json::object result_value(const ExpectedResult& result, const json::storage_ptr& memory) {
    ObjectWriter fields(memory);
    fields.text("text", result.text);
    fields.list("evidence", result.evidence,
                [&](EvidenceKind kind) { return json::value(name(kind), memory); });
    fields.list("indicators", result.indicators,
                [&](const Indicator& indicator) { return indicator_value(indicator, memory); });
    fields.list("from_title", result.from_title,
                [&](EvidenceKind kind) { return json::value(name(kind), memory); });
    fields.object("source", source_value(result.source, memory));
    return fields.take();
}

std::vector<EvidenceKind> read_kinds(const ObjectReader& fields, std::string_view key) {
    return fields.list<EvidenceKind>(key, [&](const json::value& each) {
        const auto* text = each.if_string();
        const auto kind = text ? parse_evidence_kind(*text) : std::nullopt;
        if (!kind) fields.problem().note(key, "неизвестное слово");
        return kind.value_or(EvidenceKind::other);
    });
}

ExpectedResult read_result(const json::value& value, Problem& problem) {
    const ObjectReader fields(value, "result", problem);
    ExpectedResult result;
    result.text = fields.text("text");
    result.evidence = read_kinds(fields, "evidence");
    result.from_title = read_kinds(fields, "from_title");
    result.indicators = fields.list<Indicator>(
        "indicators", [&](const json::value& each) { return read_indicator(each, problem); });
    result.source = read_source(fields.value("source"), problem);
    return result;
}

}  // namespace
}  // namespace json_text

std::string encode_item(const Item& item) {
    using namespace json_text;
    std::array<unsigned char, scratch_bytes> scratch;
    json::monotonic_resource memory(scratch.data(), scratch.size());
    const json::storage_ptr storage(&memory);
    ObjectWriter fields(storage);
    fields.optional_text("section", item.section);
    fields.optional_text("number", item.number);
    fields.text("title", item.title);
    fields.object("deadline", deadline_value(item.deadline, storage));
    fields.object("responsible", responsible_value(item.responsible, storage));
    fields.object("result", result_value(item.result, storage));
    fields.object("source", source_value(item.source, storage));
    return json::serialize(fields.take());
}

Result<Item> decode_item(std::string_view text) {
    using namespace json_text;
    std::array<unsigned char, scratch_bytes> scratch;
    json::monotonic_resource memory(scratch.data(), scratch.size());
    Problem problem;
    const json::value value = parse(text, &memory, problem);
    const ObjectReader fields(value, "item", problem);
    Item item;
    item.section = fields.optional_text("section");
    item.number = fields.optional_text("number");
    item.title = fields.text("title");
    item.deadline = read_deadline(fields.value("deadline"), problem);
    item.responsible = read_responsible(fields.value("responsible"), problem);
    item.result = read_result(fields.value("result"), problem);
    item.source = read_source(fields.value("source"), problem);
    return finish(std::move(item), "Строка плана", problem);
}

}  // namespace vekha
