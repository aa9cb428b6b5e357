// The daemons at work on the store, for administrators.
#include "workflow/service/nodes.hpp"

#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"

namespace vekha::api {
namespace {

json::object node_json(const Node& node, bool shared, Instant now) {
    return {{"name", text(node.name)},
            {"version", text(node.version)},
            {"alive", alive(node, shared, now)},
            {"started_at", text(format(node.started_at))},
            {"seen_at", text(format(node.seen_at))},
            {"due_lag_ms", node.due_lag},
            {"clock_ahead_ms", node.clock_ahead},
            {"holds", text(node.holds)}};
}

}  // namespace

Answer list_nodes(Store& store, const Call& call) {
    return read_as<http::Response>(store, [&](ReadView& view) -> Answer {
        const auto nodes = view.nodes();
        if (!nodes) return tl::unexpected(nodes.error());
        const auto clock = view.clock();
        if (!clock) return tl::unexpected(clock.error());
        json::array items;
        for (const Node& node : *nodes)
            items.push_back(node_json(node, clock->has_value(), clock->value_or(call.now)));
        return json_answer(200, json::object{{"shared", clock->has_value()}, {"items", std::move(items)}});
    });
}

}  // namespace vekha::api
