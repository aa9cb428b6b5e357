// Is it alive, is it ready, what does it speak.
#include "daemon/api/handlers.hpp"
#include "embedded/api_contract.hpp"

namespace vekha::api {

Answer health() {
    return http::answer(200, "application/json", R"({"status":"ok"})");
}

Answer readiness(Store& store) {
    auto answers = store.read([](ReadView& view) -> Result<void> {
        auto any = view.setting("last_tick");
        if (!any) return tl::unexpected(any.error());
        return {};
    });
    if (!answers)
        return failure(Fault::unavailable, "База данных не отвечает.", answers.error().where,
                       answers.error().message);
    return http::answer(200, "application/json", R"({"status":"ready"})");
}

Answer contract() {
    const auto text = embedded::api_contract::find("openapi.yaml");
    if (!text) return failure(Fault::internal, "Описание API не собрано.");
    http::Response response;
    response.content_type = "application/yaml";
    response.body = http::Body::forever(*text);
    return response;
}

}  // namespace vekha::api
