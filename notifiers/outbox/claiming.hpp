// The claim of one transaction: every decision is a stage's (notifiers/delivery/stages.hpp), what is kept is
// written here. Part of claim.cpp alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifiers/outbox/channel_board.hpp"
#include "notifiers/outbox/dispatch_lines.hpp"
#include "notifiers/outbox/message_of.hpp"
#include "notifiers/outbox/notices.hpp"
#include "notifiers/outbox/outbox.hpp"

namespace vekha {

class Claiming {
  public:
    Claiming(Transaction& change, const Organization& organization, const OutboxSettings& settings,
             const std::function<std::uint64_t()>& random, Instant now, std::string_view lease);

    Result<void> run(std::size_t most);

    std::vector<Draft> drafts_;
    Claim outcome_;

  private:
    /// When rows may leave, and what they wait for until then.
    struct Release {
        Instant at{};
        std::string_view reason;
        bool urgent = false;
    };
    /// By which channel a delivery goes now; nothing where it waits until `wait`.
    struct Way {
        std::string channel;
        std::optional<Instant> wait;
        bool rerouted = false;
        std::string_view reason;
    };

    Result<std::vector<OutboxRow>> still_true(PersonId id, const std::vector<OutboxRow>& rows);
    Result<std::string_view> why_dropped(const OutboxRow& row, const std::optional<Person>& person);
    Result<std::optional<Person>> recipient(PersonId id, const std::vector<OutboxRow>& rows);
    Result<Release> release_of(const std::vector<OutboxRow>& rows, const std::optional<Person>& person);
    /// The hourly limit of a person: nothing where it is not reached.
    Result<std::optional<Instant>> after_enough(PersonId id);
    Result<Way> way_of(const Delivery& delivery, const std::vector<OutboxRow>& rows,
                       const std::vector<std::string>& channels, bool urgent);

    Result<void> take_again(Delivery delivery);
    Result<void> take_new(PersonId id, const std::vector<OutboxRow>& waiting);
    /// The rows go by whatever channel there is now, or wait for it, or are given up.
    Result<void> go(Delivery delivery, const std::optional<Person>& person,
                    const std::vector<OutboxRow>& rows, bool urgent);
    Result<void> wait_for_channel(Delivery delivery, const Way& way);
    Result<Delivery> new_delivery(PersonId id, std::vector<OutboxRow>& rows);
    Result<void> put_off(const std::vector<OutboxRow>& rows, const Release& release);
    void lease(Delivery& delivery) const;
    Result<void> give_up(Delivery delivery, SendReason reason, const std::vector<OutboxRow>& rows);
    Result<void> draft(const Delivery& delivery, const Person& person, const std::vector<OutboxRow>& rows);

    Transaction& change_;
    NoticeReader facts_;
    ChannelBoard board_;
    DispatchLines lines_;
    const Organization& organization_;
    const OutboxSettings& settings_;
    const std::function<std::uint64_t()>& random_;
    Instant now_;
    std::string lease_;
};

}  // namespace vekha
