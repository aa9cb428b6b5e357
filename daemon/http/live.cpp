#include "daemon/http/live.hpp"

#include <utility>

namespace vekha::http {
namespace {

/// Stands where a body of known length has its reader; nobody asks it for pieces.
struct LiveNext {
    std::shared_ptr<LiveBody> body;
    std::string operator()(std::size_t) const { return {}; }
};

}  // namespace

Response live_answer(int status, std::string content_type, std::shared_ptr<LiveBody> body) {
    Response response;
    response.status = status;
    response.content_type = std::move(content_type);
    response.stream = StreamBody{LiveNext{std::move(body)}, 0};
    response.close = true;
    return response;
}

std::shared_ptr<LiveBody> live_body(const Response& response) {
    if (!response.stream) return nullptr;
    const auto* next = response.stream->next.target<LiveNext>();
    return next == nullptr ? nullptr : next->body;
}

}  // namespace vekha::http
