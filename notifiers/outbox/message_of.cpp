#include "notifiers/outbox/message_of.hpp"

#include "notifiers/delivery/mail_headers.hpp"

namespace vekha {

Message message_of(const Draft& draft, const RenderedDigest& rendered, const std::string& domain,
                   const LinkMaker& links, Instant now) {
    const Rendered& sent = rendered.sent;
    Message message;
    message.id = draft.delivery.message_id;
    message.recipient = draft.digest.person;
    message.subject = sent.subject;
    message.text = sent.text;
    message.html = sent.html;
    message.links = rendered.links;
    message.buttons = rendered.buttons;
    message.headers = mail_headers(draft.digest, draft.delivery.id, domain, links);
    message.date = now;
    message.file_name = rendered.file_name;
    return message;
}

}  // namespace vekha
