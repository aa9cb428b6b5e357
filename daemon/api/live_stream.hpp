// One open page's stream of server-sent events: what waits for it, as bytes when it is taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "daemon/http/live.hpp"
#include "workflow/service/act.hpp"
#include "workflow/service/live_news.hpp"

namespace vekha::api {

/// Past this many tasks that wait for a slow reader, they are forgotten and it is told to look again.
inline constexpr std::size_t live_pending_most = 200;

/// Safe to share among threads: told in the feed's, taken in the event loop's. What waits is bounded, whoever
/// does not take it: each task once, and no more than live_pending_most.
class LiveStream final : public http::LiveBody {
  public:
    /// `token_sha256`: of the session. `from`: the entry of the journal that the page starts from.
    LiveStream(std::string token_sha256, Actor whose, std::int64_t from)
        : session(std::move(token_sha256)), actor(whose), until_(from) {}

    News take() override;
    void on_news(std::function<void()> wake) override;

    /// These tasks stand otherwise and, where `office`, something that is not one task's.
    void tell(const std::vector<LiveTask>& tasks, bool office, std::int64_t until);
    /// Anything may stand otherwise.
    void look(std::int64_t until);
    /// A sign of life, with where the journal is.
    void beat(std::int64_t until);
    /// Nothing more comes, and what waits is not given any more: its reader may not have it now.
    void end();
    bool ended() const;

    const std::string session;
    const Actor actor;

  private:
    void changed(std::int64_t until);

    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::map<TaskId, LiveTask> tasks_;
    bool office_ = false;
    bool look_ = false;
    bool beat_ = true;
    bool greeted_ = false;
    bool ended_ = false;
    std::int64_t until_;
};

}  // namespace vekha::api
