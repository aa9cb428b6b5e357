// The journal of the whole office: read by who, what and when, exported, verified.
#include "workflow/service/journal.hpp"

#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/engine/unit_tree.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/journal_lines.hpp"
#include "workflow/service/journal_words.hpp"

namespace vekha::api {
namespace {

constexpr std::int64_t number_most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t export_most = 10'000;  ///< entries in one file; `after` goes on from there
constexpr std::size_t type_bytes = 64;
constexpr std::size_t format_bytes = 8;
constexpr std::size_t head_bytes = 96;  ///< a number, a colon, 64 hex digits

/// What is asked for: which entries, of which organization, in what form.
struct Asked {
    JournalQuery query;
    UnitId unit;
    std::string format;
};

/// A number's parameter as an id, or nothing.
template <class IdType>
Result<std::optional<IdType>> id_parameter(const Call& call, std::string_view name, std::int64_t least = 1) {
    const auto number = number_parameter(call.request, name, least, number_most);
    if (!number) return tl::unexpected(number.error());
    return *number ? std::optional(IdType{**number}) : std::nullopt;
}

/// The days are the office's own, both inclusive.
Result<void> take_days(const Call& call, JournalQuery& query) {
    const auto from = day_parameter(call.request, "from");
    if (!from) return tl::unexpected(from.error());
    const auto to = day_parameter(call.request, "to");
    if (!to) return tl::unexpected(to.error());
    const auto& zone = *call.organization->zone;
    if (*from) query.from = zone.at(**from, TimeOfDay(0));
    if (*to) query.until = zone.at(**to + std::chrono::days(1), TimeOfDay(0));
    return {};
}

Result<void> take_subject(const Call& call, Asked& asked) {
    const auto person = id_parameter<PersonId>(call, "person", 0);
    if (!person) return tl::unexpected(person.error());
    asked.query.actor = *person;
    const auto task = id_parameter<TaskId>(call, "task");
    if (!task) return tl::unexpected(task.error());
    asked.query.task = *task;
    const auto roadmap = id_parameter<RoadmapId>(call, "roadmap");
    if (!roadmap) return tl::unexpected(roadmap.error());
    asked.query.roadmap = *roadmap;
    const auto unit = id_parameter<UnitId>(call, "unit");
    if (!unit) return tl::unexpected(unit.error());
    asked.unit = unit->value_or(UnitId{});
    const auto type = text_parameter(call.request, "type", type_bytes);
    if (!type) return tl::unexpected(type.error());
    if (*type) asked.query.types = {**type};
    return {};
}

Result<Asked> asked_in(const Call& call) {
    if (auto known = only_parameters(call.request, {"person", "task", "roadmap", "unit", "type", "from", "to",
                                                    "limit", "after", "format"});
        !known)
        return tl::unexpected(known.error());
    Asked asked;
    if (auto taken = take_subject(call, asked); !taken) return tl::unexpected(taken.error());
    if (auto taken = take_days(call, asked.query); !taken) return tl::unexpected(taken.error());
    const auto format = text_parameter(call.request, "format", format_bytes);
    if (!format) return tl::unexpected(format.error());
    asked.format = format->value_or("json");
    if (asked.format != "json" && asked.format != "csv" && asked.format != "jsonl")
        return failure(Fault::invalid_input, "Такого вида выгрузки нет.", "format",
                       "Есть json, csv и jsonl.");
    const bool page = asked.format == "json";
    const auto limit = number_parameter(call.request, "limit", 1, page ? limits::page_most : export_most);
    if (!limit) return tl::unexpected(limit.error());
    asked.query.limit = static_cast<std::size_t>(
        limit->value_or(page ? static_cast<std::int64_t>(limits::page_default) : export_most));
    const auto after = number_parameter(call.request, "after", 1, number_most);
    if (!after) return tl::unexpected(after.error());
    asked.query.before = *after;
    return asked;
}

json::value told(const std::string& words) {
    return words.empty() ? json::value(nullptr) : text(words);
}

json::object line_json(const JournalLine& line, Names& names) {
    json::array changes;
    for (const auto& one : line.changes)
        changes.push_back(json::object{
            {"field", text(one.field)}, {"before", told(one.before)}, {"after", told(one.after)}});
    const auto& entry = line.entry;
    return {
        {"sequence", entry.sequence},    {"at", instant(entry.at)},         {"actor", names.ref(entry.actor)},
        {"task", id(entry.task)},        {"type", text(entry.type)},        {"what", text(line.what)},
        {"about", text(line.about)},     {"origin", text(entry.origin)},    {"from", text(line.from)},
        {"changes", std::move(changes)}, {"redacted", entry.redacted != 0}, {"hash", text(entry.hash)}};
}

http::Response file(const Call& call, const Asked& asked, const std::vector<JournalLine>& lines) {
    const bool csv = asked.format == "csv";
    auto made =
        csv ? http::answer(200, "text/csv; charset=utf-8", journal_csv(lines, *call.organization->zone))
            : http::answer(200, "application/jsonl; charset=utf-8", journal_json_lines(lines));
    made.with("Content-Disposition",
              csv ? "attachment; filename=\"journal.csv\"" : "attachment; filename=\"journal.jsonl\"");
    return made;
}

Answer page_of(ReadView& view, const Call& call, Asked asked, std::vector<JournalEntry> entries) {
    const std::size_t wanted = asked.query.limit - 1;  // one more tells whether there is a next page
    json::value next = nullptr;
    if (entries.size() > wanted) {
        entries.resize(wanted);
        next = text(std::to_string(entries.back().sequence));
    }
    const auto lines = journal_lines(view, entries, call.caller->person.language == "en");
    if (!lines) return tl::unexpected(lines.error());
    if (asked.format != "json") return file(call, asked, *lines);
    Names names(view);
    json::array items;
    for (const auto& line : *lines) items.push_back(line_json(line, names));
    if (auto named = names.done(); !named) return tl::unexpected(named.error());
    return json_answer(200, json::object{{"items", std::move(items)}, {"next", next}});
}

/// The sight of one organization and all below it.
Result<Sight> sight_under(Store& store, UnitId unit) {
    return read_as<Sight>(store, [&](ReadView& view) -> Result<Sight> {
        auto units = view.units();
        if (!units) return tl::unexpected(units.error());
        const UnitTree tree(std::move(*units));
        if (!tree.find(unit)) return failure(Fault::not_found, "Такой организации нет.", "unit");
        Sight sight;
        sight.journal = tree.under(unit);
        return sight;
    });
}

}  // namespace

Answer show_journal(Store& store, const Call& call) {
    auto asked = asked_in(call);
    if (!asked) return tl::unexpected(asked.error());
    ++asked->query.limit;
    Sight all;
    if (asked->unit) {
        auto narrow = sight_under(store, asked->unit);
        if (!narrow) return tl::unexpected(narrow.error());
        all = std::move(*narrow);
    }
    SightedStore narrowed(store, all);
    const auto entries = read_as<std::vector<JournalEntry>>(
        narrowed, [&](ReadView& view) { return view.journal(asked->query); });
    if (!entries) return tl::unexpected(entries.error());
    return read_as<http::Response>(store,
                                   [&](ReadView& view) { return page_of(view, call, *asked, *entries); });
}

Answer show_journal_head(Store& store) {
    const auto head =
        read_as<std::optional<JournalHead>>(store, [](ReadView& view) { return view.journal_seal(); });
    if (!head) return tl::unexpected(head.error());
    return json_answer(200, json::object{{"journal_head", journal_mark(*head)}});
}

Answer list_journal_types(const Call& call) {
    json::array items;
    for (const auto& one : event_words())
        items.push_back(
            json::object{{"type", text(one.type)},
                         {"words", text(call.caller->person.language == "en" ? one.english : one.russian)}});
    return json_answer(200, json::object{{"items", std::move(items)}});
}

Answer verify_journal(Store& store, const Call& call) {
    if (auto known = only_parameters(call.request, {"head"}); !known) return tl::unexpected(known.error());
    const auto given = text_parameter(call.request, "head", head_bytes);
    if (!given) return tl::unexpected(given.error());
    std::optional<JournalHead> head;
    if (*given) {
        head = parse_journal_head(**given);
        if (!head)
            return failure(Fault::invalid_input, "Это не отметка журнала.", "head",
                           "Номер записи, двоеточие, от 16 знаков контрольной суммы.");
    }
    const auto report = audit_journal(store, head);
    if (!report && report.error().fault != Fault::damaged) return tl::unexpected(report.error());
    json::object answer{
        {"whole", report.has_value()}, {"entries", nullptr}, {"head", nullptr}, {"trouble", nullptr}};
    if (report) {
        answer["entries"] = report->entries;
        if (report->entries > 0) answer["head"] = text(journal_head_words({report->entries, report->head}));
    } else {
        answer["trouble"] = json::object{{"message", text(report.error().message)},
                                         {"where", text(report.error().where)},
                                         {"mend", text(report.error().mend)}};
    }
    return json_answer(200, answer);
}

}  // namespace vekha::api
