// An answer that goes on: bytes come as there is news, until the service, the reader or the stop of the
// server ends it. It holds no thread and no buffer while there is none.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "daemon/http/message.hpp"

namespace vekha::http {

/// What one reader gets. Safe to use from several threads: news comes in one, is taken in the event loop.
class LiveBody {
  public:
    struct News {
        std::string bytes;
        bool last = false;  ///< the answer ends after these bytes
    };

    virtual ~LiveBody() = default;
    /// What has gathered since it was last asked; runs in an event loop and must not wait. How much may
    /// gather for a reader that takes nothing is the service's to bound.
    virtual News take() = 0;
    /// `wake` does not wait; it is called, from any thread, whenever there is something to take. An empty
    /// function ends that: the one before is not called any more when this returns.
    virtual void on_news(std::function<void()> wake) = 0;
};

/// A response with this body; the connection ends with it.
Response live_answer(int status, std::string content_type, std::shared_ptr<LiveBody> body);

/// The body of such a response; null for any other.
std::shared_ptr<LiveBody> live_body(const Response& response);

}  // namespace vekha::http
