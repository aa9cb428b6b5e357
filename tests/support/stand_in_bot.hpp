// A messenger that the test holds in its hand: what came, what is said back.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "notifiers/channel.hpp"
#include "notifiers/inbox/bot.hpp"
#include "notifiers/inbox/telegram_updates.hpp"

namespace vekha::test {

/// Gives out files by their place: "N" has N bytes, "gone" is not there, "broken" breaks off. A question for
/// updates waits until there is one or it is interrupted.
class StandInBot final : public Bot {
  public:
    AddressKind kind() const override { return AddressKind::telegram; }

    Result<Updates> poll(std::optional<std::int64_t> position, std::chrono::seconds) override {
        std::unique_lock lock(mutex_);
        positions_.push_back(position);
        changed_.notify_all();
        changed_.wait(lock, [&] { return interrupted_ || refusals_ > 0 || waiting(position); });
        if (interrupted_) return failure(Fault::unavailable, "Прервано.");
        if (refusals_ > 0) {
            --refusals_;
            return failure(Fault::unavailable, "Не отвечает.");
        }
        Updates came;
        for (std::size_t at = 0; at < given_.size(); ++at)
            if (static_cast<std::int64_t>(at) >= position.value_or(0)) came.updates.push_back(given_[at]);
        came.next = static_cast<std::int64_t>(given_.size());
        return came;
    }
    Result<Updates> read_hook(std::string_view body) const override { return read_telegram_hook(body); }
    Result<void> set_hook(const std::string& url, const std::string&) override {
        const std::lock_guard lock(mutex_);
        hook_ = url;
        changed_.notify_all();
        return {};
    }
    Result<void> drop_hook(const std::string&) override {
        return failure(Fault::not_found, "Вебхука не было.");
    }
    Result<void> fetch(const OfferedFile& file, const FileSink& sink) override {
        ++fetches;
        if (file.place == "gone") return failure(Fault::not_found, "нет");
        if (file.place == "broken") return failure(Fault::unavailable, "оборвалось");
        const std::string bytes(static_cast<std::size_t>(std::stoi(file.place)), 'x');
        if (!sink(std::as_bytes(std::span(bytes)))) return failure(Fault::unavailable, "не взяли");
        return {};
    }
    Result<void> heard(const std::string& callback) override {
        presses.push_back(callback);
        return {};
    }
    void interrupt() override {
        const std::lock_guard lock(mutex_);
        interrupted_ = true;
        changed_.notify_all();
    }

    void give(Update update) {
        const std::lock_guard lock(mutex_);
        given_.push_back(std::move(update));
        changed_.notify_all();
    }
    void refuse_once() {
        const std::lock_guard lock(mutex_);
        ++refusals_;
        changed_.notify_all();
    }
    /// Returns once it is asked for updates from here on.
    void wait_asked_from(std::optional<std::int64_t> position) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !positions_.empty() && positions_.back() == position; });
    }
    /// Returns once a webhook is set; its address.
    std::string wait_hook() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !hook_.empty(); });
        return hook_;
    }

    int fetches = 0;
    std::vector<std::string> presses;

  private:
    bool waiting(std::optional<std::int64_t> position) const {
        return static_cast<std::int64_t>(given_.size()) > position.value_or(0);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Update> given_;
    std::vector<std::optional<std::int64_t>> positions_;
    std::string hook_;
    int refusals_ = 0;
    bool interrupted_ = false;
};

/// Keeps what is said back; `busy` tries are told to come again.
class StandInChannel final : public Channel {
  public:
    std::string_view name() const override { return "telegram"; }
    Outcome send(const Message& message) override {
        if (busy > 0) {
            --busy;
            Outcome outcome = try_later(SendReason::rate_limited, 429);
            outcome.retry_after = std::chrono::seconds{3};
            return outcome;
        }
        sent.push_back(message);
        return delivered(200);
    }

    int busy = 0;
    std::vector<Message> sent;
};

}  // namespace vekha::test
