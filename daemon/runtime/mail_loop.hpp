// The thread that reads the answers' mailbox: looks every so often, hands each mail to the inbox, lets the
// source put it away only when what it did is saved. Of the daemons on one store one looks at a time, by a
// lease; should two overlap, the second finds each mail taken.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "daemon/runtime/clock.hpp"
#include "notifiers/inbox/mail_source.hpp"
#include "notifiers/inbox/take_mail.hpp"

namespace vekha {

class MailLoop {
  public:
    static constexpr std::string_view lease_name = "mail";
    static constexpr std::size_t mails_a_round = 50;

    /// References must outlive the loop. `holder` names this run of the daemon; `acted` is told when a mail
    /// changed something.
    MailLoop(Store& store, MailInbox& inbox, MailSource& source,
             std::shared_ptr<const Organization> organization, const Clock& clock, std::string holder,
             std::chrono::seconds every, std::function<void()> acted);
    ~MailLoop();
    void start();
    /// Ends after the mail under way.
    bool stop();
    /// One round, as the thread does it; how many mails were handed over, 0 where another daemon looks.
    Result<std::size_t> pass();

  private:
    void run();
    MailFate take(const IncomingMail& mail);

    Store& store_;
    MailInbox& inbox_;
    MailSource& source_;
    std::shared_ptr<const Organization> organization_;
    const Clock& clock_;
    std::string holder_;
    std::chrono::seconds every_;
    std::function<void()> acted_;
    Nudge nudge_;
    std::thread thread_;
};

}  // namespace vekha
