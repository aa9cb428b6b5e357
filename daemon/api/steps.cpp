// The steps of a report's life. Those of control stand in steps_control.cpp.
#include "daemon/api/step.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t list_most = 100;  ///< waivers, values, failed requirements in one step
constexpr std::int64_t number_most = std::numeric_limits<int>::max();

int number_of(Fields& fields, std::string_view name) {
    return static_cast<int>(fields.number(name, 1, number_most));
}

/// The number of the report that was looked at; 0 where it is not said.
int submission_of(Fields& fields) {
    return static_cast<int>(fields.optional_number("submission", 1, number_most).value_or(0));
}

std::string words_of(Fields& fields, std::string_view name) {
    return fields.optional_text(name, 0, limits::words_bytes).value_or("");
}

WaiveRequirement waiver_of(Fields& fields) {
    WaiveRequirement waiver;
    waiver.requirement = number_of(fields, "requirement");
    waiver.reason = fields.text("reason", 0, limits::words_bytes);
    return waiver;
}

}  // namespace

Answer step(Store& store, const Call& call, const Command& command) {
    if (auto unseen = version_missing(call.request)) return std::move(*unseen);
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    auto done =
        act(store, *call.organization, call.caller->actor(), call.task(), *version, command, call.now);
    if (!done) return tl::unexpected(done.error());
    return task_answer(store, call, 200);
}

Answer acknowledge(Store& store, const Call& call) {
    return step(store, call, Acknowledge{});
}

Answer contribute(Store& store, const Call& call) {
    return step_with(store, call,
                     [](Fields& fields) { return Contribute{fields.text("words", 0, limits::words_bytes)}; });
}

Answer submit(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        SubmitReport command{fields.text("words", 0, limits::words_bytes)};
        fields.each("values", list_most, [&](Fields& one) {
            command.values.push_back(
                {number_of(one, "indicator"), one.decimal("value"), words_of(one, "note")});
        });
        command.without = words_of(fields, "without");
        return command;
    });
}

Answer recall(Store& store, const Call& call) {
    return step(store, call, RecallReport{});
}

Answer accept(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        AcceptReport command;
        fields.each("waivers", list_most, [&](Fields& one) { command.waivers.push_back(waiver_of(one)); });
        command.shortfall = words_of(fields, "shortfall");
        command.excuse = words_of(fields, "excuse");
        command.submission = submission_of(fields);
        return command;
    });
}

Answer return_report(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        ReturnReport command{fields.text("reason", 0, limits::words_bytes)};
        fields.each("failed", list_most, [&](Fields& one) {
            command.failed.push_back(
                {number_of(one, "requirement"), one.text("what", 0, limits::words_bytes)});
        });
        command.submission = submission_of(fields);
        return command;
    });
}

Answer waive(Store& store, const Call& call) {
    return step_with(store, call, waiver_of);
}

Answer waive_indicator(Store& store, const Call& call) {
    return step_with(store, call, [](Fields& fields) {
        const int indicator = number_of(fields, "indicator");
        return WaiveIndicator{indicator, fields.text("reason", 0, limits::words_bytes)};
    });
}

}  // namespace vekha::api
