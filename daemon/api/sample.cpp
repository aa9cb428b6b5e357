// A roadmap to try the reading on, for who has no document at hand.
#include "config/sample.hpp"

#include "daemon/api/handlers.hpp"

namespace vekha::api {

Answer sample_document(const Call& call) {
    auto made = http::answer(200, "text/plain; charset=utf-8",
                             config::sample_roadmap(call.today(), call.organization->calendar));
    made.with("Content-Disposition", R"(attachment; filename="sample-roadmap.txt")");
    return made;
}

}  // namespace vekha::api
