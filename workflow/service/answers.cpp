#include "workflow/service/answers.hpp"

#include <vector>

#include "workflow/service/answering.hpp"
#include "workflow/service/contacts.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

/// Who writes from this address. Of several people who have it, the only one who proved it by a code;
/// nothing where nobody has it, or several with equal right.
Result<std::optional<Person>> sender_of(ReadView& view, const Answer& answer) {
    std::optional<Person> sender;
    if (answer.person) {
        auto named = view.person(*answer.person);
        if (!named) return tl::unexpected(named.error());
        sender = std::move(*named);
    } else if (answer.from != AddressKind::email && !answer.address.empty()) {
        const auto people = view.people();
        if (!people) return tl::unexpected(people.error());
        std::vector<const Person*> holders;
        for (const auto& person : *people)
            if (person.active && person.address(answer.from) == answer.address) holders.push_back(&person);
        if (holders.size() > 1)
            std::erase_if(holders, [&](const Person* one) {
                return one->standing(answer.from) != AddressStanding::confirmed;
            });
        if (holders.size() == 1) sender = *holders.front();
    }
    if (sender && !sender->active) sender.reset();
    return sender;
}

/// The channel as the delivery journal calls it.
std::string channel_of(AddressKind kind) {
    return kind == AddressKind::email ? "smtp" : std::string(name(kind));
}

Result<void> note_pressed(Transaction& change, const Answer& answer, const Person& person, Instant now) {
    Dispatch line;
    line.at = now;
    line.person = person.id;
    line.channel = channel_of(answer.from);
    line.step = DispatchStep::pressed;
    line.reason = answer.pressed ? "button" : "answer";
    const TaskId about = answer.pressed ? answer.pressed->task : answer.task.value_or(TaskId{});
    if (about) {
        const auto task = change.task(about);
        if (!task) return tl::unexpected(task.error());
        if (*task) line.task = about;
    }
    auto added = change.add(line);
    if (!added) return tl::unexpected(added.error());
    return {};
}

/// A mail is answered by mail: one row a mail, under its own key.
Result<void> reply_by_mail(Transaction& change, const Answer& answer, const AnswerReply& reply,
                           const Person& person, Instant now) {
    Task about;
    if (answer.task) {
        auto task = change.task(*answer.task);
        if (!task) return tl::unexpected(task.error());
        if (*task) about = std::move(**task);
    }
    const auto planned = plan_notices(change, about, NoticeKind::answered,
                                      "answered:" + sha256_hex(answer.key), reply.text, {person.id}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

Result<AnswerReply> link(Transaction& change, const Answer& answer, Instant now) {
    AnswerReply reply;
    const auto linked = link_messenger(change, answer.from, answer.address, answer.start, now);
    if (!linked) return tl::unexpected(linked.error());
    if (!*linked) {
        if (auto noted = journal_refusal(change, answer, {}, {}, "wrong_code", now); !noted)
            return tl::unexpected(noted.error());
        reply.text = AnswerWords(false).bad_code();
        return reply;
    }
    const Person& person = (*linked)->person;
    const AnswerWords words(person.language == "en");
    reply.person = person.id;
    reply.text = words.linked(person.name);
    if ((*linked)->moved) reply.text += " " + words.moved();
    return reply;
}

Result<AnswerReply> taken(Transaction& change, const Organization& organization, const Answer& answer,
                          Instant now) {
    AnswerReply reply;
    const auto before = change.received(name(answer.from), answer.key);
    if (!before) return tl::unexpected(before.error());
    if (*before) {
        reply.repeated = true;
        return reply;
    }
    if (auto noted = change.add(Received{std::string(name(answer.from)), answer.key, now}); !noted)
        return tl::unexpected(noted.error());
    if (!answer.start.empty()) return link(change, answer, now);
    const auto sender = sender_of(change, answer);
    if (!sender) return tl::unexpected(sender.error());
    if (!*sender) {
        if (auto noted = journal_refusal(change, answer, {}, {}, "unknown_sender", now); !noted)
            return tl::unexpected(noted.error());
        reply.text = AnswerWords(false).unknown_sender();
        return reply;
    }
    if (auto noted = note_pressed(change, answer, **sender, now); !noted)
        return tl::unexpected(noted.error());
    auto made = Answering(change, organization, answer, **sender, now).run();
    if (!made) return tl::unexpected(made.error());
    made->person = (*sender)->id;
    if (!answer.lost_files.empty())
        made->text += (made->text.empty() ? "" : "\n") +
                      AnswerWords((*sender)->language == "en").not_kept(answer.lost_files);
    if (answer.from == AddressKind::email)
        if (auto told = reply_by_mail(change, answer, *made, **sender, now); !told)
            return tl::unexpected(told.error());
    return made;
}

}  // namespace

Result<AnswerReply> take_answer(Store& store, const Organization& organization, const Answer& answer,
                                Instant now) {
    return write_as<AnswerReply>(
        store, [&](Transaction& change) { return taken(change, organization, answer, now); });
}

}  // namespace vekha
