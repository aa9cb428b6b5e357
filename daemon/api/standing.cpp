// Is it alive, is it ready, what does it speak.
#include <array>

#include "daemon/api/handlers.hpp"
#include "daemon/http/assets.hpp"
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

Answer contract(const Call& call) {
    static const http::Assets files = [] {
        const auto text = embedded::api_contract::find("openapi.yaml").value_or(std::string_view());
        return http::Assets(
            std::array<http::AssetFile, 2>{{{"openapi.yaml", text}, {"api/v1/openapi.yaml", text}}});
    }();
    auto found = files.find(call.request);
    if (!found) return failure(Fault::internal, "Описание API не собрано.");
    return std::move(*found);
}

}  // namespace vekha::api
