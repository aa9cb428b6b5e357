// Claim under a lease, settle by outcome: what stands between the store's outbox and the channels. Each step
// is one transaction; the moment is always an argument. Nothing here sends.
//
//   claim   ready rows and deliveries → leased jobs, each with a Message-ID that is already on the disk
//   settle  what became of a job: sent, again later, the next channel, failed and shown to the controller
//   release a job that was not tried goes back as it was
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "notifiers/channel.hpp"
#include "notifiers/delivery/render.hpp"
#include "notifiers/delivery/retry.hpp"
#include "notifiers/delivery/template_set.hpp"
#include "notifiers/outbox/template_shelf.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

struct OutboxSettings {
    std::vector<std::string> channels;  ///< configured channels in the organization's order
    std::string domain = "localhost";   ///< right of the @ in Message-IDs; also the List-Id
    std::chrono::milliseconds lease{
        std::chrono::seconds{15}};  ///< longer than a job waits its turn and its slowest try takes
    std::vector<std::string> answered_chats = {};  ///< messengers whose answers are read
    /// What urgent messages try first, in this order; then as the others.
    std::vector<std::string> urgent_channels = {};
    /// Messages to one person within any hour; what comes above waits and goes together. Urgent ones and
    /// answers to what the person did are not held. 0: no limit.
    int per_person_hourly = 0;
};

/// A leased message on its way. `message` holds personal links: for the channel alone.
struct Job {
    Delivery delivery;  ///< as kept: leased, channel and attempt counted
    Message message;
    Rendered stored;  ///< the copy without personal links that settle() keeps
};

struct Claim {
    std::vector<Job> jobs;
    std::size_t dropped = 0;  ///< rows no longer true
    std::size_t held = 0;     ///< persons whose messages wait for the sending hours
    std::size_t failed = 0;   ///< deliveries that no channel can carry
    bool more = false;        ///< the batch was full: claim again at once
};

/// Safe to share among threads where the store and `random` are.
class Outbox {
  public:
    /// `organization` and `templates` are immutable and shared. `random` gives 64 random bits each call.
    Outbox(Store& store, std::shared_ptr<const Organization> organization,
           std::shared_ptr<const TemplateSet> templates, LinkMaker links, OutboxSettings settings,
           std::function<std::uint64_t()> random);

    /// Takes up to `most` messages: deliveries whose try is due or whose holder died, then new rows, one
    /// delivery a person. Tasks are looked at again; rows that are no longer true are dropped. `lease` names
    /// this run of the daemon. A job must be sent before `job.delivery.leased_until` or released.
    Result<Claim> claim(Instant now, std::string_view lease, std::size_t most = limits::claim_batch);

    /// Keeps the outcome. A job whose lease has passed to another is left to the other, except that a
    /// delivered message is marked sent, so that it is not sent again. Gives what was decided.
    /// `next` is the job that the sender turns to now: it alone is suspected should the sender die, and the
    /// mark costs no sync of its own. Of a claim's jobs the first bears it from the start.
    Result<StepKind> settle(Instant now, const Job& job, const Outcome& outcome, const Job* next = nullptr);

    /// Gives a job back that was not tried (stopping, or too late under the lease); the try is not counted.
    Result<void> release(Instant now, const Job& job);

  private:
    /// The ways a delivery has, and until when an urgent one stays with the one in use.
    struct Way {
        std::vector<std::string> channels;
        bool urgent = false;
        Instant until{};
    };
    Result<Way> way_of(ReadView& view, const Delivery& delivery, const std::optional<Person>& person) const;
    Result<StepKind> settle_in(Transaction& change, Instant now, const Job& job, const Outcome& outcome);

    Store& store_;
    std::shared_ptr<const Organization> organization_;
    std::unique_ptr<TemplateShelf> templates_;
    LinkMaker links_;
    OutboxSettings settings_;
    std::function<std::uint64_t()> random_;
};

}  // namespace vekha
