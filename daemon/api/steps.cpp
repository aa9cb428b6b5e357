// The steps of a task's life. Each needs If-Match, makes one command and answers with the task as it then is.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"
#include "daemon/http/problem.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t waivers_most = 100;

Answer step(Store& store, const Call& call, const Command& command) {
    if (!call.request.header("if-match"))
        return http::problem(428, Error{Fault::stale, "Не сказано, какую версию задачи вы видели.",
                                        "If-Match", "Передайте в If-Match значение ETag задачи."});
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    auto done =
        act(store, *call.organization, call.caller->actor(), call.task(), *version, command, call.now);
    if (!done) return tl::unexpected(done.error());
    return task_answer(store, call, 200);
}

WaiveRequirement waiver_of(Fields& fields) {
    WaiveRequirement waiver;
    waiver.requirement = static_cast<int>(fields.number("requirement", 1, std::numeric_limits<int>::max()));
    waiver.reason = fields.text("reason", 0, limits::words_bytes);
    return waiver;
}

/// A step whose body is one reason.
template <class Step>
Answer reasoned(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    Step command{fields.text("reason", 0, limits::words_bytes)};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return step(store, call, command);
}

}  // namespace

Answer acknowledge(Store& store, const Call& call) {
    return step(store, call, Acknowledge{});
}

Answer submit(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    SubmitReport command{fields.text("words", 0, limits::words_bytes)};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return step(store, call, command);
}

Answer accept(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    AcceptReport command;
    fields.each("waivers", waivers_most, [&](Fields& one) { command.waivers.push_back(waiver_of(one)); });
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return step(store, call, command);
}

Answer return_report(Store& store, const Call& call) {
    return reasoned<ReturnReport>(store, call);
}

Answer waive(Store& store, const Call& call) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const WaiveRequirement command = waiver_of(fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return step(store, call, command);
}

Answer suspend(Store& store, const Call& call) {
    return reasoned<SuspendTask>(store, call);
}

Answer resume(Store& store, const Call& call) {
    return step(store, call, ResumeTask{});
}

Answer cancel(Store& store, const Call& call) {
    return reasoned<CancelTask>(store, call);
}

}  // namespace vekha::api
