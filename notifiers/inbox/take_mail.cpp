#include "notifiers/inbox/take_mail.hpp"

#include <charconv>
#include <set>
#include <span>

#include <boost/json.hpp>
#include <sodium.h>

#include "notifiers/channels/mime.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr std::string_view channel = "email";

std::string small(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool same_address(const std::string& one, const std::string& other) {
    const auto first = mail_address(one);
    const auto second = mail_address(other);
    return first && second && small(*first) == small(*second);
}

bool same_words(std::string_view one, std::string_view other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

/// The task that all rows of a delivery speak of; none where they speak of several.
Result<TaskId> sole_task(ReadView& view, DeliveryId delivery) {
    const auto rows = view.outbox_of(delivery);
    if (!rows) return tl::unexpected(rows.error());
    std::set<TaskId> tasks;
    for (const auto& row : *rows)
        if (row.task) tasks.insert(row.task);
    return tasks.size() == 1 ? *tasks.begin() : TaskId{};
}

/// Notes that the mail came; false where it had.
Result<bool> note_received(Transaction& change, const std::string& key, Instant now) {
    const auto before = change.received(channel, key);
    if (!before) return tl::unexpected(before.error());
    if (*before) return false;
    if (auto noted = change.add(Received{std::string(channel), key, now}); !noted)
        return tl::unexpected(noted.error());
    return true;
}

Result<void> journal(Transaction& change, PersonId person, TaskId task, std::string_view reason,
                     Instant now) {
    auto noted = change.append(
        {now, person, task, "answer_refused",
         boost::json::serialize(boost::json::object{{"channel", channel}, {"reason", std::string(reason)}})});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

/// The person whose message was answered from elsewhere hears of it at their own address.
Result<void> tell_owner(Transaction& change, const std::string& key, PersonId person, TaskId id,
                        Instant now) {
    Task about;
    if (id) {
        auto task = change.task(id);
        if (!task) return tl::unexpected(task.error());
        if (*task) about = std::move(**task);
    }
    const auto planned = plan_notices(change, about, NoticeKind::answered, "answered:" + sha256_hex(key),
                                      "Ответ на это письмо пришёл не с вашего адреса и не принят. Если "
                                      "писали вы, ответьте со своего адреса "
                                      "или откройте задачу по ссылке.",
                                      {person}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

}  // namespace

std::string_view name(MailVerdict verdict) {
    switch (verdict) {
        case MailVerdict::acted:
            return "acted";
        case MailVerdict::repeated:
            return "repeated";
        case MailVerdict::bounced:
            return "bounced";
        case MailVerdict::ignored:
            return "ignored";
        case MailVerdict::untagged:
            return "untagged";
        case MailVerdict::other_sender:
            return "other_sender";
        case MailVerdict::broken:
            return "broken";
    }
    return "broken";
}

Result<std::optional<MailTag>> MailInbox::proof_by_id(const std::string& message_id) {
    using Proof = std::optional<MailTag>;
    std::int64_t number = 0;
    const auto* const end = message_id.data() + message_id.size();
    const auto [dot, error] = std::from_chars(message_id.data(), end, number);
    if (error != std::errc{} || dot == end || *dot != '.') return Proof{};
    return read_as<Proof>(store_, [&](ReadView& view) -> Result<Proof> {
        const auto delivery = view.delivery(DeliveryId{number});
        if (!delivery) return tl::unexpected(delivery.error());
        if (!*delivery || !same_words((*delivery)->message_id, message_id)) return Proof{};
        const auto task = sole_task(view, (*delivery)->id);
        if (!task) return tl::unexpected(task.error());
        return Proof{MailTag{(*delivery)->id, (*delivery)->person, *task}};
    });
}

Result<std::optional<MailTag>> MailInbox::proof_of(const ReadMail& mail) {
    for (const auto& address : mail.recipients)
        if (const auto text = tag_in(address, settings_.mailbox))
            if (const auto tag = read_mail_tag(key_, *text)) return std::optional<MailTag>(*tag);
    for (const auto& id : mail.references) {
        auto proof = proof_by_id(id);
        if (!proof || *proof) return proof;
    }
    return std::optional<MailTag>{};
}

Result<MailVerdict> MailInbox::refuse(const std::string& key, MailVerdict verdict, PersonId person,
                                      TaskId task, Instant now) {
    return write_as<MailVerdict>(store_, [&](Transaction& change) -> Result<MailVerdict> {
        // Under a name of its own: a forged mail must not take the place of a true one with its Message-ID.
        const auto fresh = note_received(change, "refused:" + key, now);
        if (!fresh) return tl::unexpected(fresh.error());
        if (!*fresh) return MailVerdict::repeated;
        if (auto noted = journal(change, person, task, name(verdict), now); !noted)
            return tl::unexpected(noted.error());
        if (verdict == MailVerdict::other_sender)
            if (auto told = tell_owner(change, key, person, task, now); !told)
                return tl::unexpected(told.error());
        return verdict;
    });
}

Result<void> MailInbox::keep_files(ReadMail& mail, Answer& answer) {
    for (const auto& file : mail.files) {
        auto incoming = files_.begin(settings_.limits.file_bytes);
        if (!incoming) return tl::unexpected(incoming.error());
        if (auto written = (*incoming)->write(std::as_bytes(std::span(file.bytes))); !written)
            return tl::unexpected(written.error());
        const auto kept = (*incoming)->finish();
        if (!kept && kept.error().fault == Fault::infected) {
            mail.lost_files.push_back(file.name + ": в файле вирус");
            continue;
        }
        if (!kept) return tl::unexpected(kept.error());
        answer.files.push_back({file.name, kept->media_type, kept->sha256, kept->bytes});
    }
    answer.lost_files = std::move(mail.lost_files);
    return {};
}

Result<MailVerdict> MailInbox::answered(const Organization& organization, ReadMail mail, const MailTag& tag,
                                        Instant now) {
    const auto person =
        read_as<std::optional<Person>>(store_, [&](ReadView& view) { return view.person(tag.person); });
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active) return refuse(mail.key, MailVerdict::untagged, {}, {}, now);
    if (!same_address(mail.from, (*person)->email))
        return refuse(mail.key, MailVerdict::other_sender, tag.person, tag.task, now);
    const auto before = read_as<std::optional<Received>>(
        store_, [&](ReadView& view) { return view.received(channel, mail.key); });
    if (!before) return tl::unexpected(before.error());
    if (*before) return MailVerdict::repeated;  // before its files are kept once more
    Answer answer;
    answer.from = AddressKind::email;
    answer.key = mail.key;
    answer.address = mail.from;
    if (tag.task) answer.task = tag.task;
    answer.person = tag.person;
    answer.words = mail.words;
    if (auto kept = keep_files(mail, answer); !kept) return tl::unexpected(kept.error());
    const auto reply = take_answer(store_, organization, answer, now);
    if (!reply) return tl::unexpected(reply.error());
    return reply->repeated ? MailVerdict::repeated : MailVerdict::acted;
}

Result<MailVerdict> MailInbox::take(const Organization& organization, std::string_view bytes, Instant now) {
    auto mail = read_mail(bytes, settings_.limits);
    if (!mail) return refuse("sha256:" + sha256_hex(bytes), MailVerdict::broken, {}, {}, now);
    if (mail->kind == MailKind::auto_reply) return MailVerdict::ignored;
    const auto tag = proof_of(*mail);
    if (!tag) return tl::unexpected(tag.error());
    if (!*tag) return refuse(mail->key, MailVerdict::untagged, {}, {}, now);
    if (mail->kind == MailKind::answer) return answered(organization, std::move(*mail), **tag, now);
    return write_as<MailVerdict>(store_, [&](Transaction& change) -> Result<MailVerdict> {
        const auto fresh = note_received(change, mail->key, now);
        if (!fresh) return tl::unexpected(fresh.error());
        if (!*fresh) return MailVerdict::repeated;
        if (auto noted = note_bounce(change, **tag, mail->failed, now); !noted)
            return tl::unexpected(noted.error());
        return MailVerdict::bounced;
    });
}

Result<MailVerdict> MailInbox::pass_over(std::string_view key, Instant now) {
    return refuse("size:" + sha256_hex(key), MailVerdict::broken, {}, {}, now);
}

}  // namespace vekha
