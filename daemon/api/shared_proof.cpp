// Papers of other tasks that fit here, and putting one of them with the task.
#include "workflow/service/shared_proof.hpp"

#include "daemon/api/control_json.hpp"
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_in.hpp"

namespace vekha::api {

Answer list_suggestions(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto found =
            suggest_proof(view, *call.organization, call.caller->actor(), call.task(), call.now);
        if (!found) return tl::unexpected(found.error());
        return json_answer(200, json::object{{"items", list(*found, [](const ProofSuggestion& one) {
                                                  return json::object{
                                                      {"requirement", one.requirement},
                                                      {"task", one.task.value},
                                                      {"task_title", text(one.task_title)},
                                                      {"evidence", one.evidence.number},
                                                      {"kind", text(name(one.evidence.kind))},
                                                      {"title", text(one.evidence.title)},
                                                      {"document_number", text(one.evidence.document_number)},
                                                      {"document_date", day(one.evidence.document_date)}};
                                              })}});
    });
}

Answer share_evidence(Store& store, const Call& call) {
    auto version = expected_version(call.request);
    if (!version) return tl::unexpected(version.error());
    auto object = parse_object(call.request.body);
    if (!object) return tl::unexpected(object.error());
    Fields fields(*object);
    const TaskId from{fields.number("task", 1, std::numeric_limits<std::int64_t>::max())};
    const auto evidence = static_cast<int>(fields.number("evidence", 1, std::numeric_limits<int>::max()));
    const auto requirement = static_cast<int>(
        fields.optional_number("requirement", 1, std::numeric_limits<int>::max()).value_or(0));
    if (auto good = fields.done(); !good) return tl::unexpected(good.error());
    const auto task = share_proof(store, *call.organization, call.caller->actor(), call.task(), *version,
                                  from, evidence, requirement, call.now);
    if (!task) return tl::unexpected(task.error());
    auto response = task_answer(store, call, 201);
    if (response)
        response->with("Location", "/api/v1/tasks/" + std::to_string(task->id.value) + "/evidence/" +
                                       std::to_string(task->evidence.back().number));
    return response;
}

}  // namespace vekha::api
