// A staff list: looked at, and taken over.
#include "workflow/service/people_list.hpp"

#include <limits>

#include "daemon/api/given_bytes.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "workflow/service/people_reading.hpp"
#include "workflow/service/units.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t digest_bytes = 64;
constexpr std::int64_t id_most = std::numeric_limits<std::int64_t>::max();

struct GivenList {
    GivenBytes file;
    PeopleChoices choices;
    std::string digest;
};

void take_row(Fields& fields, PeopleChoices& choices) {
    const auto position = fields.number("position", 1, people_table_rows);
    auto& choice = choices.rows[static_cast<int>(position)];
    choice.skip = fields.optional_flag("skip").value_or(false);
    if (const auto person = fields.optional_number("person", 0, id_most)) choice.person = PersonId{*person};
    if (const auto unit = fields.optional_number("unit", 0, id_most)) choice.unit = UnitId{*unit};
    for (auto& [key, words] : fields.map("cells", people_field_count, limits::name_bytes)) {
        if (const auto field = parse_people_field(key))
            choice.cells[*field] = std::move(words);
        else
            fields.refuse("cells", "Неизвестный столбец «" + key + "».");
    }
}

void take_choices(Fields& fields, PeopleChoices& choices) {
    fields.each("rows", people_table_rows, [&](Fields& row) { take_row(row, choices); });
    choices.create_units = fields.optional_flag("create_units").value_or(false);
    if (const auto under = fields.optional_number("units_under", 0, id_most)) choices.under = UnitId{*under};
    choices.skip_refused = fields.optional_flag("skip_refused").value_or(false);
    choices.dismiss = fields.optional_texts("dismiss", people_table_rows, 1, login_bytes)
                          .value_or(std::vector<std::string>());
}

Result<GivenList> given_as_json(const Call& call, bool with_digest) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    GivenList given;
    given.file.name = fields.text("name", 1, limits::name_bytes);
    const auto document = fields.text("document", 1, std::numeric_limits<std::size_t>::max());
    take_choices(fields, given.choices);
    if (with_digest) given.digest = fields.text("digest", digest_bytes, digest_bytes);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    auto bytes = base64_decoded(document, people_file_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    given.file.bytes = std::move(*bytes);
    return given;
}

Result<GivenList> given_for_preview(const Call& call) {
    if (auto known = only_parameters(call.request, {"name"}); !known) return tl::unexpected(known.error());
    if (is_json(call.request)) return given_as_json(call, false);
    auto raw = raw_bytes(call.request, people_file_bytes);
    if (!raw) return tl::unexpected(raw.error());
    return GivenList{std::move(*raw), {}, {}};
}

json::object cells_json(const PeopleRow& row) {
    json::object cells;
    for (std::size_t at = 0; at < people_field_count; ++at)
        if (!row.cells[at].empty()) cells[name(static_cast<PeopleField>(at))] = text(row.cells[at]);
    return cells;
}

json::object person_brief(const Person& person) {
    return {{"id", person.id.value},     {"login", text(person.login)},
            {"name", text(person.name)}, {"position", text(person.position)},
            {"unit", id(person.unit)},   {"active", person.active}};
}

json::array texts_json(const std::vector<std::string>& texts) {
    json::array made;
    for (const auto& one : texts) made.push_back(text(one));
    return made;
}

json::object row_json(const PlannedPerson& planned) {
    json::array changes;
    for (const auto& one : planned.changes)
        changes.push_back(json::object{
            {"field", text(one.field)}, {"before", text(one.before)}, {"after", text(one.after)}});
    json::array alike;
    for (const auto& one : planned.alike) alike.push_back(person_brief(one));
    json::array units;
    for (const auto unit : planned.units) units.push_back(unit.value);
    json::object row{{"position", planned.row.position},
                     {"place", text(place_words(planned.row))},
                     {"standing", text(name(planned.standing))},
                     {"cells", cells_json(planned.row)},
                     {"login", text(planned.after.login)},
                     {"login_made", planned.login_made},
                     {"person", planned.before ? id(planned.before->id) : json::value(nullptr)},
                     {"unit", id(planned.after.unit)},
                     {"new_unit", text(planned.new_unit)},
                     {"changes", std::move(changes)},
                     {"remarks", texts_json(planned.remarks)},
                     {"alike", std::move(alike)},
                     {"units", std::move(units)}};
    if (!planned.reason.message.empty()) {
        row["field"] = text(planned.reason.where);
        row["reason"] = text(planned.reason.message);
        row["mend"] = text(planned.reason.mend);
    }
    return row;
}

json::object plan_json(const std::string& file, const PeopleTable& table, const PeoplePlan& plan) {
    json::object counts;
    for (std::size_t at = 0; at < people_standing_count; ++at) {
        const auto standing = static_cast<PeopleRowStanding>(at);
        counts[name(standing)] = plan.count(standing);
    }
    json::array columns;
    for (std::size_t at = 0; at < people_field_count; ++at)
        if (table.columns[at]) columns.push_back(text(name(static_cast<PeopleField>(at))));
    json::array rows;
    for (const auto& one : plan.rows) rows.push_back(row_json(one));
    json::array missing;
    for (const auto& one : plan.missing) {
        auto person = person_brief(one.person);
        person["tasks"] = one.tasks;
        person["dismissed"] = one.dismissed;
        missing.push_back(std::move(person));
    }
    return {{"name", text(file)},
            {"digest", text(plan.digest)},
            {"columns", std::move(columns)},
            {"unused", texts_json(plan.unused)},
            {"remarks", texts_json(plan.remarks)},
            {"counts", std::move(counts)},
            {"rows", std::move(rows)},
            {"new_units", texts_json(plan.new_units)},
            {"missing", std::move(missing)}};
}

json::object outcome_json(const PeopleImportOutcome& outcome) {
    json::array added;
    for (const auto& one : outcome.added) added.push_back(person_brief(one));
    json::array to_hand_over;
    for (const auto& one : outcome.saved.to_hand_over)
        to_hand_over.push_back(
            json::object{{"id", one.person.value}, {"name", text(one.name)}, {"tasks", one.tasks}});
    return {{"added", outcome.saved.added},         {"changed", outcome.saved.changed},
            {"unchanged", outcome.saved.unchanged}, {"skipped", outcome.skipped},
            {"dismissed", outcome.dismissed},       {"units", texts_json(outcome.units)},
            {"people", std::move(added)},           {"to_hand_over", std::move(to_hand_over)}};
}

}  // namespace

Answer preview_people(Store& store, const Call& call) {
    const auto given = given_for_preview(call);
    if (!given) return tl::unexpected(given.error());
    const auto table = read_people_file(given->file.bytes);
    if (!table) return tl::unexpected(table.error());
    const auto plan = read_as<PeoplePlan>(store, [&](ReadView& view) {
        return plan_people(view, call.caller->person.id, *table, given->choices);
    });
    if (!plan) return tl::unexpected(plan.error());
    return json_answer(200, plan_json(given->file.name, *table, *plan));
}

Answer load_people(Store& store, const Call& call) {
    const auto given = given_as_json(call, true);
    if (!given) return tl::unexpected(given.error());
    const auto table = read_people_file(given->file.bytes);
    if (!table) return tl::unexpected(table.error());
    const auto done =
        import_people(store, call.caller->person.id, *table, given->choices, given->digest, call.now);
    if (!done) return tl::unexpected(done.error());
    return json_answer(200, outcome_json(*done));
}

}  // namespace vekha::api
