// What the controller does about the reminders of a task, and who is not written to anywhere.
#include "workflow/service/reminders.hpp"

#include <functional>
#include <limits>

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/api/json_out.hpp"
#include "daemon/api/task_page.hpp"
#include "workflow/model/limits.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t rung_bytes = 80;  ///< the full name of a rung
constexpr std::int64_t id_most = std::numeric_limits<std::int64_t>::max();

json::object mute_json(const Mute& one, Names& names) {
    return {{"person", names.ref(one.person)},
            {"until", day(one.until)},
            {"by", names.ref(one.by)},
            {"at", instant(one.at)},
            {"reason", text(one.reason)}};
}

json::value cadence_json(const std::optional<Cadence>& one, Names& names) {
    if (!one) return nullptr;
    return json::object{{"every", one->every},
                        {"from", day(one->from)},
                        {"until", day(one->until)},
                        {"by", names.ref(one->by)},
                        {"reason", text(one->reason)}};
}

json::object edit_json(const RungEdit& one, Names& names) {
    return {{"rung", text(one.rung)},  {"person", names.ref(one.person)}, {"kind", text(name(one.kind))},
            {"until", day(one.until)}, {"words", text(one.words)},        {"by", names.ref(one.by)}};
}

json::object delay_json(const EscalationDelay& one) {
    return {{"from", instant(one.from)}, {"to", instant(one.to)}, {"working_days", one.working_days}};
}

json::object reminders_json(const Task& task, const Organization& organization, Names& names) {
    json::array mutes;
    for (const auto& one : task.mutes) mutes.push_back(mute_json(one, names));
    json::array edits;
    for (const auto& one : task.edits) edits.push_back(edit_json(one, names));
    json::array delays;
    for (const auto& one : task.delays) delays.push_back(delay_json(one));
    return {{"policy", text(organization.policy_of(task).name)},
            {"cadence", cadence_json(task.cadence, names)},
            {"mutes", std::move(mutes)},
            {"edits", std::move(edits)},
            {"delays", std::move(delays)}};
}

/// A step whose body, if it has one, is read by `read` before `run` makes it.
Answer set(Store& store, const Call& call, const std::function<void(Fields&)>& read,
           const std::function<Result<Task>(const OnTask&)>& run) {
    if (auto unseen = version_missing(call.request)) return std::move(*unseen);
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    if (read) {
        auto object = parse_object(call.request.body);
        if (!object) return tl::unexpected(object.error());
        Fields fields(*object);
        read(fields);
        if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    }
    auto done = run({store, *call.organization, call.caller->actor(), call.task(), *version, call.now});
    if (!done) return tl::unexpected(done.error());
    return task_answer(store, call, 200);
}

std::string reason_of(Fields& fields) {
    return fields.text("reason", 0, limits::words_bytes);
}

/// Which edit is meant: rung, person, kind.
RungEdit edit_of(Fields& fields) {
    RungEdit edit;
    edit.rung = fields.text("rung", 1, rung_bytes);
    edit.person = PersonId{fields.optional_number("person", 1, id_most).value_or(0)};
    const auto kind = parse_rung_edit(fields.text("kind", 1, rung_bytes));
    if (!kind) fields.refuse("kind", "Ожидалось skip, hold или note.");
    edit.kind = kind.value_or(RungEdit::Kind::skip);
    return edit;
}

}  // namespace

Answer show_reminders(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        auto shown = view_task(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!shown) return tl::unexpected(shown.error());
        Names names(view);
        auto body = reminders_json(shown->task, *call.organization, names);
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        auto response = json_answer(200, body);
        response.with("ETag", "\"" + std::to_string(shown->task.version) + "\"");
        return response;
    });
}

Answer put_cadence(Store& store, const Call& call) {
    int every = 0;
    Day until{};
    std::string reason;
    return set(
        store, call,
        [&](Fields& fields) {
            every = static_cast<int>(fields.number("every", 1, cadence_most));
            until = fields.day("until");
            reason = reason_of(fields);
        },
        [&](const OnTask& at) { return set_cadence(at, every, until, reason); });
}

Answer erase_cadence(Store& store, const Call& call) {
    return set(store, call, {}, end_cadence);
}

Answer put_mute(Store& store, const Call& call) {
    Day until{};
    std::string reason;
    return set(
        store, call,
        [&](Fields& fields) {
            until = fields.day("until");
            reason = reason_of(fields);
        },
        [&](const OnTask& at) { return mute(at, PersonId{call.numbers[1]}, until, reason); });
}

Answer erase_mute(Store& store, const Call& call) {
    return set(store, call, {}, [&](const OnTask& at) { return unmute(at, PersonId{call.numbers[1]}); });
}

Answer jump(Store& store, const Call& call) {
    std::string rung;
    std::string reason;
    return set(
        store, call,
        [&](Fields& fields) {
            rung = fields.text("rung", 1, rung_bytes);
            reason = reason_of(fields);
        },
        [&](const OnTask& at) { return jump_to_rung(at, rung, reason); });
}

Answer post_rung_edit(Store& store, const Call& call) {
    RungEdit edit;
    return set(
        store, call,
        [&](Fields& fields) {
            edit = edit_of(fields);
            edit.until = fields.optional_day("until");
            edit.words = fields.text("words", 0, limits::words_bytes);
        },
        [&](const OnTask& at) { return edit_rung(at, edit); });
}

Answer withdraw_rung_edit(Store& store, const Call& call) {
    RungEdit edit;
    return set(
        store, call, [&](Fields& fields) { edit = edit_of(fields); },
        [&](const OnTask& at) { return withdraw_edit(at, edit); });
}

Answer list_mutes(Store& store, const Call& call) {
    const auto asked = task_page_asked(call.request);
    if (!asked) return tl::unexpected(asked.error());
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto page = vekha::list_mutes(view, call.today(), asked->after, asked->limit);
        if (!page) return tl::unexpected(page.error());
        Names names(view);
        json::array items;
        for (const auto& one : page->items) {
            auto shown = mute_json(one.mute, names);
            shown["task"] = one.task.value;
            shown["number"] = text(one.number);
            shown["title"] = text(one.title);
            items.push_back(std::move(shown));
        }
        if (auto named = names.done(); !named) return tl::unexpected(named.error());
        return json_answer(
            200, json::object{{"items", std::move(items)}, {"next", id(page->next.value_or(TaskId{}))}});
    });
}

}  // namespace vekha::api
