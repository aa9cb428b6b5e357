// One update acted on: its files are kept, the answer is taken in one transaction, and what came of it is
// said back.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

#include "notifiers/channel.hpp"
#include "notifiers/inbox/bot.hpp"
#include "workflow/service/answers.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// What an update needs beside its bot. All of it must outlive the taker and be safe to use from several
/// threads.
struct TakerContext {
    Store& store;
    EvidenceFiles& files;
    std::function<std::shared_ptr<const Organization>()> organization;
    std::size_t file_bytes = 0;                            ///< the most of one file
    std::function<bool()> stopping;                        ///< a download that broke off is then no loss
    std::function<void(std::chrono::milliseconds)> pause;  ///< lets the calling thread wait so long
};

/// Updates of people whom nobody knows that are acted on in an hour; each is a line in the journal, and
/// anybody can write to a bot. Codes that link a chat are not counted.
inline constexpr int strangers_per_hour = 60;

/// Safe to use from several threads.
class UpdateTaker {
  public:
    /// `channel` is the messenger's own way out.
    UpdateTaker(TakerContext context, Bot& bot, Channel& channel);

    /// Returns when the answer is durable and something was said back. A reply to somebody known that the
    /// messenger does not take now becomes an outbox row for this channel alone, without its buttons, and
    /// goes the way of all messages. What a stranger was not told is not told later. A stranger's update past
    /// the limit counts as repeated: nothing is done. Errors are the store's, the files' or a stop's: the
    /// update is not dealt with and must come again.
    Result<AnswerReply> take(const Update& update, Instant now);

  private:
    Result<bool> known_sender(const Update& update);
    /// Whether one more stranger may be answered in this hour.
    bool admit_stranger(Instant now);
    Result<bool> taken_before(const Update& update);
    Result<void> keep_files(const Update& update, Answer& answer);  ///< of a known sender
    /// The kept file, or in words for the person why it is lost.
    Result<tl::expected<WaitingFile, std::string>> keep(const OfferedFile& file);
    /// Whether it was taken, or nothing is to be said.
    bool say_back(const Update& update, const AnswerReply& reply, Instant now);
    Result<void> say_later(const Update& update, const AnswerReply& reply, Instant now);

    TakerContext context_;
    Bot& bot_;
    Channel& channel_;
    std::mutex mutex_;
    Instant hour_{};  ///< when the hour of `strangers_` began
    int strangers_ = 0;
};

}  // namespace vekha
