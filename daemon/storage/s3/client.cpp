#include "daemon/storage/s3/client.hpp"

#include <thread>
#include <utility>

#include "daemon/storage/s3/connection.hpp"

namespace vekha::s3 {
namespace {

/// The range begins past the end: of an object without bytes, any does.
constexpr int past_the_end = 416;
/// Enough to learn an object's size; unlike HEAD, a refusal of it comes with its reason. Not 1: some servers
/// take the range 0-0 for one without an end.
constexpr std::size_t glance = 2;

/// Counts a request for as long as it lasts.
class Counted {
  public:
    explicit Counted(std::atomic<int>& count) : count_(count), place_(++count) {}
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { --count_; }
    int place() const { return place_; }

  private:
    std::atomic<int>& count_;
    const int place_;
};

}  // namespace

Client::Client(Options options) : options_(std::move(options)) {}
Client::~Client() = default;

Result<Answer> Client::repeated(const std::function<Answer(Connection&)>& once) const {
    const Counted turn(under_way_);
    if (in_trouble_ && turn.place() > waiting_in_trouble)
        return failure(Fault::unavailable, "Хранилище S3 сейчас не отвечает, его уже ждут другие.",
                       options_.name, "Повторите через минуту.");
    auto connection = idle_.take();
    if (!connection) connection = std::make_unique<Connection>(options_);
    Answer answer;
    auto wait = options_.first_wait;
    for (int tries = 1;; ++tries) {
        answer = once(*connection);
        const bool again = verdict_of(answer) == Verdict::again;
        in_trouble_ = again;
        const int most = answer.wire == Wire::silent ? tries_when_silent : tries_most;
        if (!again || tries >= most) break;
        std::this_thread::sleep_for(wait);
        wait *= wait_growth;
    }
    idle_.keep(std::move(connection));
    if (verdict_of(answer) != Verdict::done && answer.status != past_the_end)
        return tl::unexpected(error_of(answer, options_.name));
    return answer;
}

Result<Part> Client::get(const std::string& name, std::uint64_t first, std::size_t length) const {
    auto answer = repeated([&](Connection& connection) { return connection.get(name, first, length); });
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status == past_the_end) return Part{{}, answer->whole};
    // A server may answer with all of an object that is no longer than what was asked for.
    if (answer->status == 200 && first == 0) answer->whole = answer->body.size();
    if ((answer->status == 200 && first != 0) || answer->body.size() > length)
        return tl::unexpected(error_of({Wire::overfull, answer->status, {}, 0}, options_.name));
    return Part{std::move(answer->body), answer->whole};
}

Result<std::uint64_t> Client::size(const std::string& name) const {
    const auto start = get(name, 0, glance);
    if (!start) return tl::unexpected(start.error());
    return start->whole;
}

Result<void> Client::put(const std::string& name, const Upload& upload) const {
    const auto answer = repeated([&](Connection& connection) { return connection.put(name, upload); });
    if (!answer) return tl::unexpected(answer.error());
    const auto kept = size(name);
    if (!kept) return tl::unexpected(kept.error());
    if (*kept != upload.bytes)
        return failure(Fault::damaged, "Хранилище S3 приняло файл, но хранит его не весь.", options_.name,
                       "Проверьте хранилище и загрузите файл снова.");
    return {};
}

}  // namespace vekha::s3
