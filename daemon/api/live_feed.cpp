#include "daemon/api/live_feed.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

namespace vekha::api {

/// One piece of news on its way to everybody.
class LiveFeed::Round {
  public:
    Round(LiveFeed& feed, const LiveNews& news, Instant now)
        : feed_(feed), news_(news), now_(now), organization_(feed.organization_()) {}

    /// False where the store failed.
    bool tell(const Streams& streams);

  private:
    bool tell(LiveStream& stream);
    Result<std::vector<LiveTask>> tasks_for(const Actor& actor);
    bool office_for(const Sight& sight) const;

    LiveFeed& feed_;
    const LiveNews& news_;
    const Instant now_;
    const std::shared_ptr<const Organization> organization_;
    std::vector<UnitId> units_;
    /// By person and, of a personal link, its task: several pages of one person are asked for once.
    std::map<std::pair<PersonId, TaskId>, std::vector<LiveTask>> seen_;
};

namespace {

/// Who holds the session now; nothing where it opens nothing any more, which ends the stream.
Result<std::optional<SignedIn>> holder_of(Doors& doors, LiveStream& stream, Instant now) {
    auto found = doors.find(stream.session, now);
    if (found && found->first == FirstDuty::nothing) return std::optional(std::move(*found));
    if (!found && found.error().fault != Fault::unauthenticated) return tl::unexpected(found.error());
    stream.end();
    return std::optional<SignedIn>();
}

}  // namespace

Result<std::vector<LiveTask>> LiveFeed::Round::tasks_for(const Actor& actor) {
    const auto key = std::pair(actor.person, actor.only_task.value_or(TaskId{}));
    if (const auto known = seen_.find(key); known != seen_.end()) return known->second;
    auto found = read_as<std::vector<LiveTask>>(feed_.store_, [&](ReadView& view) {
        return live_tasks_for(view, *organization_, actor, news_.tasks, now_);
    });
    if (found) seen_.emplace(key, *found);
    return found;
}

bool LiveFeed::Round::office_for(const Sight& sight) const {
    return std::any_of(units_.begin(), units_.end(),
                       [&](UnitId unit) { return sight.everything() || sight.reads_journal_of(unit); });
}

bool LiveFeed::Round::tell(LiveStream& stream) {
    std::vector<LiveTask> tasks;
    if (!news_.tasks.empty()) {
        auto found = tasks_for(stream.actor);
        // Dismissed: the look at the session says so, too.
        if (!found && found.error().fault != Fault::unauthenticated) return false;
        if (found) tasks = std::move(*found);
    }
    const bool may_be_office = !units_.empty() && !stream.actor.only_task;
    if (tasks.empty() && !may_be_office && !news_.more_than_told) return true;
    const auto holder = holder_of(feed_.doors_, stream, now_);
    if (!holder) return false;
    if (!*holder) return true;
    const bool office = may_be_office && office_for((*holder)->sight);
    if (news_.more_than_told)
        stream.look(news_.until);
    else if (!tasks.empty() || office)
        stream.tell(tasks, office, news_.until);
    return true;
}

bool LiveFeed::Round::tell(const Streams& streams) {
    if (news_.nothing()) return true;
    auto units = read_as<std::vector<UnitId>>(feed_.store_,
                                              [&](ReadView& view) { return live_units(view, news_.office); });
    if (!units) return false;
    units_ = std::move(*units);
    for (const auto& stream : streams) {
        if (feed_.stopping_) return true;
        if (!tell(*stream)) return false;
    }
    return true;
}

LiveFeed::LiveFeed(Store& store, Doors& doors,
                   std::function<std::shared_ptr<const Organization>()> organization,
                   std::function<Instant()> clock)
    : store_(store), doors_(doors), organization_(std::move(organization)), clock_(std::move(clock)) {}

LiveFeed::~LiveFeed() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    came_.notify_all();
    if (thread_.joinable()) thread_.join();
}

LiveFeed::Streams LiveFeed::held() {
    Streams found;
    std::vector<std::weak_ptr<LiveStream>> left;
    for (const auto& one : streams_) {
        auto stream = one.lock();
        if (!stream || stream->ended()) continue;
        left.push_back(one);
        found.push_back(std::move(stream));
    }
    streams_ = std::move(left);
    return found;
}

namespace {

struct JournalEnd {
    std::int64_t entry = 0;
    bool missed = false;  ///< of what is here the page has not seen all
};

Result<JournalEnd> end_for(ReadView& view, const LiveSeen& seen) {
    const auto end = live_end(view);
    if (!end) return tl::unexpected(end.error());
    if (seen.entry || !seen.since) return JournalEnd{*end, seen.entry.value_or(*end) != *end};
    const auto since = live_since(view, *seen.since);
    if (!since) return tl::unexpected(since.error());
    return JournalEnd{*end, *since};
}

}  // namespace

Result<std::shared_ptr<http::LiveBody>> LiveFeed::open(const Session& session, const LiveSeen& seen) {
    const auto end = read_as<JournalEnd>(store_, [&](ReadView& view) { return end_for(view, seen); });
    if (!end) return tl::unexpected(end.error());
    Streams others;  // let go of after the mutex
    const std::lock_guard lock(mutex_);
    others = held();
    const auto own = std::count_if(others.begin(), others.end(),
                                   [&](const auto& one) { return one->actor.person == session.person; });
    if (others.size() >= live_streams_most || own >= static_cast<std::ptrdiff_t>(live_streams_of_person))
        return failure(Fault::too_many, "Слишком много открытых страниц следят за изменениями.", {},
                       "Закройте лишние вкладки; без этого страница обновляется, когда её открывают заново.");
    if (others.empty()) cursor_ = std::max(cursor_, end->entry);
    auto stream = std::make_shared<LiveStream>(session.token_sha256, Actor{session.person, session.task},
                                               std::max(end->entry, cursor_));
    // Told to others meanwhile is what this one would miss.
    if (end->missed || cursor_ > end->entry) stream->look(cursor_);
    if (!thread_.joinable()) {
        try {
            thread_ = std::thread([this] { run(); });
        } catch (const std::system_error&) {
            return failure(Fault::unavailable, "Сервер занят.", {}, "Повторите позже.");
        }
    }
    streams_.push_back(stream);
    came_.notify_all();
    return std::shared_ptr<http::LiveBody>(std::move(stream));
}

void LiveFeed::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        if (streams_.empty()) {
            came_.wait(lock, [&] { return stopping_ || !streams_.empty(); });
            continue;
        }
        lock.unlock();
        try {
            pass();
        } catch (...) {
            // Short memory at worst: the next pass tries again.
        }
        lock.lock();
        came_.wait_for(lock, live_poll, [&] { return stopping_.load(); });
    }
}

void LiveFeed::read_on() {
    const auto revision = store_.revision();
    if (revision == looked_at_) return;
    std::int64_t after = 0;
    {
        const std::lock_guard lock(mutex_);
        after = cursor_;
    }
    auto news = read_as<LiveNews>(store_, [&](ReadView& view) { return live_news(view, after); });
    if (!news) return;
    looked_at_ = revision;
    untold_ = std::move(*news);
}

void LiveFeed::pass() {
    if (!untold_) read_on();
    Streams streams;
    {
        const std::lock_guard lock(mutex_);
        // Together: a stream that opens from here on sees by the cursor what it was not told.
        if (untold_) cursor_ = std::max(cursor_, untold_->until);
        streams = held();
    }
    const Instant now = clock_();
    if (untold_) {
        if (!Round(*this, *untold_, now).tell(streams)) return;
        untold_.reset();
    }
    const bool due = now - beat_at_ >= live_heartbeat || now < beat_at_;
    if (due && beat(streams, now)) beat_at_ = now;
}

bool LiveFeed::beat(const Streams& streams, Instant now) {
    std::int64_t until = 0;
    {
        const std::lock_guard lock(mutex_);
        until = cursor_;
    }
    for (const auto& stream : streams) {
        if (stopping_) return true;
        const auto holder = holder_of(doors_, *stream, now);
        if (!holder) return false;
        if (*holder) stream->beat(until);
    }
    return true;
}

Answer open_events(LiveFeed& feed, const Call& call) {
    if (auto known = only_parameters(call.request, {"after", "age"}); !known)
        return tl::unexpected(known.error());
    const auto after = number_parameter(call.request, "after", 0, std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::unexpected(after.error());
    const auto age = number_parameter(call.request, "age", 0, live_age_most.count());
    if (!age) return tl::unexpected(age.error());
    LiveSeen seen;
    seen.entry = *after;
    if (*age) seen.since = call.now - std::chrono::milliseconds(**age);
    // A browser that comes again by itself says it so, at the address of the first time.
    if (const auto last = call.request.header("last-event-id"); last && !last->empty()) {
        std::int64_t number = 0;  // what is no number of ours was seen nowhere
        (void)std::from_chars(last->data(), last->data() + last->size(), number);
        seen.entry = number;
    }
    auto stream = feed.open(call.caller->session, seen);
    if (!stream) return tl::unexpected(stream.error());
    auto made = http::live_answer(200, "text/event-stream", std::move(*stream));
    // nginx would gather the events before it passes them on.
    made.with("X-Accel-Buffering", "no");
    return made;
}

}  // namespace vekha::api
