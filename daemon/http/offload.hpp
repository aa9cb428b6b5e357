// co_await offload(pool, work): runs `work` in the blocking pool and comes back to the coroutine's own loop
// with its result. Heavy (Asio): only for the .cpp files of this folder.
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/runtime/blocking_pool.hpp"

namespace vekha::http {

/// Nothing where the pool would not take the work (it is stopping, or too much waits). `work` must not throw
/// and must stay valid, as must the loop, until it has run: a coroutine that waits here is not destroyed
/// before.
template <class Work>
boost::asio::awaitable<std::optional<std::invoke_result_t<Work&>>> offload(boost::asio::io_context& loop,
                                                                           runtime::BlockingPool& pool,
                                                                           Work& work) {
    namespace asio = boost::asio;
    using Value = std::invoke_result_t<Work&>;
    std::optional<Value> result;
    // The outcome stays in this frame; the handler only wakes it.
    co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
        [&](auto handler) {
            using Handler = decltype(handler);
            // std::function wants copies; an awaitable's handler can only be moved.
            auto shared = std::make_shared<Handler>(std::move(handler));
            const auto wake = [shared, &loop] { asio::post(loop, [shared] { std::move (*shared)(); }); };
            const bool taken = pool.submit([&result, &work, wake] {
                result.emplace(work());
                wake();
            });
            if (!taken) wake();
        },
        asio::use_awaitable);
    co_return result;
}

}  // namespace vekha::http
