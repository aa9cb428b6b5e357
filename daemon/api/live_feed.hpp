// News for the pages that are open: one thread looks whether anything was committed and tells each of them
// what its person may see. Other daemons on the same store are heard of the same way.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "daemon/api/call.hpp"
#include "daemon/api/live_stream.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/live_news.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha::api {

inline constexpr std::chrono::milliseconds live_poll{250};  ///< between two looks at the store
/// After so long without news a sign of life goes out, so that proxies keep the connection, and each
/// session is looked at again.
inline constexpr std::chrono::seconds live_heartbeat{20};
/// How old what a page shows may be said to be.
inline constexpr std::chrono::milliseconds live_age_most = std::chrono::hours(24);
inline constexpr std::size_t live_streams_of_person = 8;
inline constexpr std::size_t live_streams_most = 1'000;

/// What a page that opens its stream knows already.
struct LiveSeen {
    std::optional<std::int64_t> entry = {};  ///< the last of the journal
    std::optional<Instant> since = {};       ///< what it shows was read from this moment on
};

/// Safe to share among threads. The thread starts with the first stream and looks only while there is one.
class LiveFeed {
  public:
    /// The store, the doors and what the functions use must outlive it.
    LiveFeed(Store& store, Doors& doors, std::function<std::shared_ptr<const Organization>()> organization,
             std::function<Instant()> clock);
    LiveFeed(const LiveFeed&) = delete;
    LiveFeed& operator=(const LiveFeed&) = delete;
    ~LiveFeed();

    /// A stream for whoever holds this session; it lives as long as somebody holds it. Where there is news
    /// that the page has not seen, it is told to look again. Before each word it gets, the session is asked
    /// for anew, and it ends where that opens nothing any more. too_many past live_streams_of_person or
    /// live_streams_most; the store's errors.
    Result<std::shared_ptr<http::LiveBody>> open(const Session& session, const LiveSeen& seen);

  private:
    using Streams = std::vector<std::shared_ptr<LiveStream>>;
    class Round;

    void run();
    void pass();
    /// Reads on in the journal, where anything was committed since.
    void read_on();
    /// False where the store failed: the same is tried again.
    bool beat(const Streams& streams, Instant now);
    /// Those that somebody still holds. Needs the mutex.
    Streams held();

    Store& store_;
    Doors& doors_;
    const std::function<std::shared_ptr<const Organization>()> organization_;
    const std::function<Instant()> clock_;

    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<std::weak_ptr<LiveStream>> streams_;  ///< under the mutex
    std::int64_t cursor_ = 0;                         ///< the journal is read to here; under the mutex
    std::thread thread_;                              ///< started under the mutex

    // The thread's own.
    std::optional<std::uint64_t> looked_at_;  ///< the store's revision
    std::optional<LiveNews> untold_;          ///< read, and not told to everybody yet
    Instant beat_at_{};
};

/// GET /api/v1/events.
Answer open_events(LiveFeed& feed, const Call& call);

}  // namespace vekha::api
