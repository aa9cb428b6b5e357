#include <array>

#include "notifiers/delivery/wordings.hpp"

namespace vekha {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string counted(int count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

class English final : public Wording {
  public:
    std::string date(Day day) const override {
        const auto parts = civil(day);
        return std::to_string(static_cast<unsigned>(parts.day())) + " " +
               std::string(months.at(static_cast<unsigned>(parts.month()) - 1)) + " " +
               std::to_string(static_cast<int>(parts.year()));
    }
    std::string span(int days, bool working) const override {
        return working ? counted(days, "working day", "working days") : counted(days, "day", "days");
    }
    std::string days_late(const std::string& span) const override { return span + " late"; }
    std::string passed(const std::string& span) const override { return "was due " + span + " ago"; }
    std::string left(const std::string& span) const override { return "due in " + span; }
    std::string_view due_today() const override { return "due today"; }
    std::string tasks(int count) const override { return counted(count, "task", "tasks"); }
    std::string more(int count) const override { return "and " + counted(count, "more task", "more tasks"); }
    std::string_view proof(EvidenceKind kind) const override;
    std::string_view refusal(SendReason reason) const override;
    std::string_view notice(NoticeKind kind) const override;
    std::string_view heading(NoticeKind kind) const override;
    std::string unreached(const std::string& whom, SendReason reason) const override {
        return "a message did not reach " + whom + ": " + std::string(refusal(reason));
    }
    std::string open(int line, const std::string& number) const override {
        return opening("Open", line, number.empty() ? std::string() : "item " + number);
    }
    std::string file_name(Day day) const override { return "Summary of " + format(day); }
    std::string_view whole() const override { return "The whole message, from beginning to end"; }
    std::string_view hidden_link() const override { return "personal link"; }
};

std::string_view English::proof(EvidenceKind kind) const {
    switch (kind) {
        case EvidenceKind::order:
            return "order";
        case EvidenceKind::protocol:
            return "minutes";
        case EvidenceKind::analytical_note:
            return "analytical note";
        case EvidenceKind::report:
            return "report";
        case EvidenceKind::recommendations:
            return "guidelines";
        case EvidenceKind::plan:
            return "plan";
        case EvidenceKind::agreement:
            return "agreement";
        case EvidenceKind::registry:
            return "register";
        case EvidenceKind::publication:
            return "publication (a link to it)";
        case EvidenceKind::certificate:
            return "certificate";
        case EvidenceKind::other:
            break;
    }
    return "another document";
}

std::string_view English::refusal(SendReason reason) const {
    switch (reason) {
        case SendReason::sent:
            return "delivered";
        case SendReason::rejected_recipient:
            return "the address takes no messages";
        case SendReason::rejected_message:
            return "the server did not take the message";
        case SendReason::rejected_sender:
            return "the server does not let our address send";
        case SendReason::auth_failed:
            return "the server did not take the sender's password or key";
        case SendReason::rate_limited:
            return "too many messages in a row";
        case SendReason::deferred:
            return "the server kept putting it off";
        case SendReason::unreachable:
            return "the server can't be reached";
        case SendReason::timed_out:
            return "the server did not answer in time";
        case SendReason::tls_failed:
            return "no secure connection could be made";
        case SendReason::server_error:
            return "the recipient's server failed";
        case SendReason::no_address:
            break;
    }
    return "no address is known";
}

std::string_view English::notice(NoticeKind kind) const {
    switch (kind) {
        case NoticeKind::assigned:
            return "assigned to you";
        case NoticeKind::reminder:
            return "due soon";
        case NoticeKind::overdue:
            return "past due";
        case NoticeKind::submitted:
            return "a report was handed in and waits for your decision";
        case NoticeKind::returned:
            return "the report was returned for rework";
        case NoticeKind::amended:
            return "the plan was amended";
        case NoticeKind::asked:
            return "another term is asked for";
        case NoticeKind::decided:
            return "another term was decided";
        case NoticeKind::contributed:
            return "a contributor handed in their part";
        case NoticeKind::acceptance:
            return "a report waits for your decision";
        case NoticeKind::slip:
            return "past due";
        case NoticeKind::changed:
            return "the task was changed";
        case NoticeKind::failed:
            return "a message was not delivered";
        case NoticeKind::disowned:
            return "an owner says that the task is not theirs";
        case NoticeKind::answered:
            return "your answer has arrived";
        case NoticeKind::test:
            return "a test message";
        case NoticeKind::code:
            return "a confirmation code";
        case NoticeKind::alarm:
            return "an administrator is needed";
        case NoticeKind::journal:
            return "the journal's head of the week";
        case NoticeKind::door:
            return "a sign-in in your name";
        case NoticeKind::invited:
            return "an invitation to Vekha";
        case NoticeKind::outage:
            break;
    }
    return "the system stood still for a while: reminders may be late";
}

std::string_view English::heading(NoticeKind kind) const {
    switch (kind) {
        case NoticeKind::assigned:
            return "assigned";
        case NoticeKind::reminder:
            return "due soon";
        case NoticeKind::overdue:
            return "overdue";
        case NoticeKind::submitted:
            return "to accept";
        case NoticeKind::returned:
            return "returned";
        case NoticeKind::amended:
            return "plan amended";
        case NoticeKind::asked:
            return "extension asked";
        case NoticeKind::decided:
            return "term decided";
        case NoticeKind::contributed:
            return "part handed in";
        case NoticeKind::acceptance:
            return "to accept";
        case NoticeKind::slip:
            return "overdue";
        case NoticeKind::changed:
            return "changed";
        case NoticeKind::failed:
            return "undelivered";
        case NoticeKind::disowned:
            return "not theirs";
        case NoticeKind::answered:
            return "answer taken";
        case NoticeKind::test:
            return "test";
        case NoticeKind::code:
            return "confirmation code";
        case NoticeKind::alarm:
            return "channel down";
        case NoticeKind::journal:
            return "head of the journal";
        case NoticeKind::door:
            return "sign-in";
        case NoticeKind::invited:
            return "invitation";
        case NoticeKind::outage:
            break;
    }
    return "an outage";
}

}  // namespace

const Wording& english() {
    static const English words;
    return words;
}

}  // namespace vekha
