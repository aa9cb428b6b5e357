#include "daemon/runtime/mail_loop.hpp"

#include "daemon/runtime/log.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {
namespace {

/// What may work later; any other failure is the mail's own, and it is kept aside so that others can follow.
bool passing(Fault fault) {
    return fault == Fault::unavailable || fault == Fault::storage_full || fault == Fault::newer_database ||
           fault == Fault::too_slow;
}

}  // namespace

MailLoop::MailLoop(Store& store, MailInbox& inbox, MailSource& source,
                   std::shared_ptr<const Organization> organization, const Clock& clock, std::string holder,
                   std::chrono::seconds every, std::function<void()> acted)
    : store_(store),
      inbox_(inbox),
      source_(source),
      organization_(std::move(organization)),
      clock_(clock),
      holder_(std::move(holder)),
      every_(every),
      acted_(std::move(acted)) {}

MailLoop::~MailLoop() {
    stop();
}

void MailLoop::start() {
    thread_ = std::thread([this] { run(); });
}

bool MailLoop::stop() {
    nudge_.stop();
    if (thread_.joinable()) thread_.join();
    return true;
}

void MailLoop::run() {
    while (!nudge_.stopping()) {
        const auto handed = pass();
        if (!handed)
            log::error("mail_pass_failed",
                       {{"fault", name(handed.error().fault)}, {"message", describe(handed.error())}});
        if (handed && *handed == mails_a_round) continue;  // more waits
        nudge_.wait(clock_, clock_.now() + every_);
    }
}

Result<std::size_t> MailLoop::pass() {
    const auto lease = hold(store_, lease_name, holder_, clock_.now());
    if (!lease) return tl::unexpected(lease.error());
    if (!*lease) return std::size_t{0};
    return source_.look(mails_a_round, [this](const IncomingMail& mail) { return take(mail); });
}

MailFate MailLoop::take(const IncomingMail& mail) {
    if (nudge_.stopping()) return MailFate::later;
    const Instant now = clock_.now();
    // A round may take longer than a lease lives.
    const auto lease = hold(store_, lease_name, holder_, now);
    if (!lease || !*lease) return MailFate::later;
    const auto verdict = mail.bytes ? inbox_.take(*organization_, *mail.bytes, now)
                                    : inbox_.pass_over(mail.name + ":" + std::to_string(mail.size), now);
    if (!verdict) {
        log::error("mail_not_taken", {{"mail", mail.name},
                                      {"fault", name(verdict.error().fault)},
                                      {"message", describe(verdict.error())}});
        return passing(verdict.error().fault) ? MailFate::later : MailFate::broken;
    }
    log::info("mail",
              {{"mail", mail.name}, {"bytes", std::to_string(mail.size)}, {"verdict", name(*verdict)}});
    if (*verdict == MailVerdict::broken) return MailFate::broken;
    acted_();
    return MailFate::done;
}

}  // namespace vekha
