#include "daemon/app/links.hpp"

#include "notifiers/inbox/mail_tag.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/invitations.hpp"
#include "workflow/service/unsubscribe.hpp"

namespace vekha {
namespace {

/// How long a personal link opens its task: longer than any rung is from the next.
constexpr std::chrono::days link_life{60};

}  // namespace

LinkMaker make_links(const std::string& public_url, const std::string& mailbox, const std::string& key,
                     const Clock& clock) {
    LinkMaker links;
    links.personal = [=, &clock](TaskId task, PersonId person) {
        return public_url + "/go#" + link_token(key, task, person, clock.now() + link_life);
    };
    links.task = [=](TaskId task) { return public_url + "/tasks/" + std::to_string(task.value); };
    links.board = public_url + "/";
    links.invitation = [=](PersonId person, Instant invited_at) {
        return invitation_address(public_url, invitation_token(key, person, invited_at));
    };
    links.unsubscribe = [=](PersonId person, const std::vector<NoticeKind>& kinds) {
        return public_url + std::string(unsubscribe_path) + unsubscribe_token(key, {person, kinds});
    };
    if (mailbox.empty()) return links;
    links.reply_to = [=](DeliveryId delivery, PersonId person, TaskId task) {
        return tagged_address(mailbox, mail_tag(key, {delivery, person, task}));
    };
    return links;
}

}  // namespace vekha
