// What messengers bring by themselves. No session stands behind it: the secret that was told to the messenger
// proves who asks.
#include "daemon/api/handlers.hpp"
#include "daemon/api/json_out.hpp"

namespace vekha::api {

Answer take_hook(const TakeHook& take, std::string_view channel, std::string_view secret_header,
                 const Call& call) {
    if (!take) return failure(Fault::unauthenticated, "Отсюда ничего не ждут.");
    const auto secret = call.request.header(secret_header).value_or("");
    if (auto taken = take(channel, secret, call.request.body); !taken) return tl::unexpected(taken.error());
    return json_answer(200, json::object{});
}

}  // namespace vekha::api
