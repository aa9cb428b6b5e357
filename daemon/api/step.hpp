// One step on a task by the API: needs If-Match, makes one command, answers with the task as it then is.
#pragma once

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"

namespace vekha::api {

/// Takes the step. 428 where the request does not say which version of the task was seen.
Answer step(Store& store, const Call& call, const Command& command);

/// Takes the step that `read` makes of the request's fields.
template <class Read>
Answer step_with(Store& store, const Call& call, Read read) {
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const Command command{read(fields)};
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    return step(store, call, command);
}

}  // namespace vekha::api
