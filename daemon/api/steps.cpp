// The steps of a task's life. Each needs If-Match, makes one command and answers with the task as it then is.
#include "daemon/api/handlers.hpp"
#include "daemon/api/step_fields.hpp"

namespace vekha::api {
namespace {

Result<Command> command_of(const Call& call, TaskStep step) {
    const json::object nothing;
    auto object = without_fields(step) ? Result<json::object>(nothing) : parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    auto command = read_command(step, fields);
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return command;
}

}  // namespace

Answer take_step(Store& store, const Call& call, TaskStep step) {
    const auto command = command_of(call, step);
    if (!command) return tl::unexpected(command.error());
    if (auto unseen = version_missing(call.request)) return std::move(*unseen);
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    auto done =
        act(store, *call.organization, call.caller->actor(), call.task(), *version, *command, call.now);
    if (!done) return tl::unexpected(done.error());
    return task_answer(store, call, 200);
}

}  // namespace vekha::api
