#include "notifiers/inbox/update_taker.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "notifiers/inbox/update_words.hpp"
#include "workflow/service/origin.hpp"

namespace vekha {
namespace {

constexpr int fetch_tries = 2;
constexpr int reply_tries = 2;
constexpr std::chrono::milliseconds reply_wait{std::chrono::seconds{1}};       // before the second try
constexpr std::chrono::milliseconds reply_wait_most{std::chrono::seconds{5}};  // whatever the peer wishes
constexpr std::int64_t mebibyte = 1024 * 1024;

using Kept = tl::expected<WaitingFile, std::string>;

Result<Kept> lost(const OfferedFile& file, const std::string& why) {
    return Kept(tl::unexpected("«" + file.name + "»: " + why));
}

std::string too_large(std::size_t most) {
    return "больше " + std::to_string(static_cast<std::int64_t>(most) / mebibyte) + " МБ";
}

/// Photographs come without a name of their own.
std::string with_extension(std::string name, const std::string& media_type) {
    if (name.find('.') != std::string::npos) return name;
    struct Extension {
        std::string_view media_type;
        std::string_view ending;
    };
    constexpr std::array endings{Extension{"image/jpeg", ".jpg"},  Extension{"image/png", ".png"},
                                 Extension{"image/webp", ".webp"}, Extension{"video/mp4", ".mp4"},
                                 Extension{"audio/ogg", ".ogg"},   Extension{"application/pdf", ".pdf"}};
    for (const auto& one : endings)
        if (one.media_type == media_type) return name + std::string(one.ending);
    return name;
}

Result<Kept> finish(const OfferedFile& file, IncomingFile& incoming) {
    auto stored = incoming.finish();
    if (!stored && stored.error().fault == Fault::infected) return lost(file, "в файле вирус");
    if (!stored) return tl::unexpected(stored.error());
    if (stored->bytes == 0) return lost(file, "файл пуст");
    return Kept(WaitingFile{with_extension(file.name, stored->media_type), stored->media_type, stored->sha256,
                            stored->bytes});
}

}  // namespace

UpdateTaker::UpdateTaker(TakerContext context, Bot& bot, Channel& channel)
    : context_(std::move(context)), bot_(bot), channel_(channel) {}

Result<AnswerReply> UpdateTaker::take(const Update& update, Instant now) {
    Answer answer;
    answer.from = bot_.kind();
    answer.key = update.key;
    answer.address = update.sender;
    answer.pressed = update.pressed;
    answer.start = update.start;
    answer.words = update.words;
    const auto known = known_sender(update);
    if (!known) return tl::unexpected(known.error());
    if (!*known && answer.start.empty()) answer.start = bare_code(update.words);
    // A code is said in a group by whoever read it: the group's number links nobody.
    if (!answer.start.empty()) answer.address = update.chat;
    // A stranger's files cost no download and no room.
    if (!*known && answer.start.empty() && !admit_stranger(now)) {
        AnswerReply nothing;
        nothing.repeated = true;
        return nothing;
    }
    if (*known && !update.files.empty())
        if (auto kept = keep_files(update, answer); !kept) return tl::unexpected(kept.error());
    OriginStore store(context_.store, std::string(origin::bot));
    auto reply = take_answer(store, *context_.organization(), answer, now);
    if (!reply) return reply;
    if (!say_back(update, *reply, now) && reply->person)
        if (auto planned = say_later(update, *reply, now); !planned) return tl::unexpected(planned.error());
    return reply;
}

Result<bool> UpdateTaker::known_sender(const Update& update) {
    return read_as<bool>(context_.store, [&](ReadView& view) -> Result<bool> {
        const auto people = view.people();
        if (!people) return tl::unexpected(people.error());
        return std::any_of(people->begin(), people->end(), [&](const Person& person) {
            return person.active && person.address(bot_.kind()) == update.sender;
        });
    });
}

Result<bool> UpdateTaker::taken_before(const Update& update) {
    return read_as<bool>(context_.store, [&](ReadView& view) -> Result<bool> {
        const auto before = view.received(name(bot_.kind()), update.key);
        if (!before) return tl::unexpected(before.error());
        return before->has_value();
    });
}

bool UpdateTaker::admit_stranger(Instant now) {
    const std::lock_guard lock(mutex_);
    if (now - hour_ >= std::chrono::hours{1} || now < hour_) {
        hour_ = now;
        strangers_ = 0;
    }
    return ++strangers_ <= strangers_per_hour;
}

/// Those of a replayed update are not fetched again.
Result<void> UpdateTaker::keep_files(const Update& update, Answer& answer) {
    const auto before = taken_before(update);
    if (!before) return tl::unexpected(before.error());
    if (*before) return {};
    for (const auto& file : update.files) {
        auto kept = keep(file);
        if (!kept) return tl::unexpected(kept.error());
        if (*kept)
            answer.files.push_back(std::move(**kept));
        else
            answer.lost_files.push_back(std::move(kept->error()));
    }
    return {};
}

Result<Kept> UpdateTaker::keep(const OfferedFile& file) {
    if (file.size > static_cast<std::int64_t>(context_.file_bytes))
        return lost(file, too_large(context_.file_bytes));
    for (int left = fetch_tries;; --left) {
        auto incoming = context_.files.begin(context_.file_bytes);
        if (!incoming) return tl::unexpected(incoming.error());
        std::optional<Error> refused;
        const auto fetched = bot_.fetch(file, [&](std::span<const std::byte> bytes) {
            auto written = (*incoming)->write(bytes);
            if (!written) refused = written.error();
            return written.has_value();
        });
        if (refused && refused->fault == Fault::too_large) return lost(file, too_large(context_.file_bytes));
        if (refused) return tl::unexpected(*refused);
        if (fetched) return finish(file, **incoming);
        if (context_.stopping()) return tl::unexpected(fetched.error());
        const auto fault = fetched.error().fault;
        if (fault == Fault::too_large) return lost(file, "больше, чем мессенджер отдаёт");
        if (fault != Fault::unavailable || left == 1)
            return lost(file, "мессенджер не отдал файл, пришлите ещё раз");
    }
}

bool UpdateTaker::say_back(const Update& update, const AnswerReply& reply, Instant now) {
    // That the button goes on waiting for a while is no harm.
    if (!update.callback.empty()) (void)bot_.heard(update.callback);
    if (reply.repeated || reply.text.empty()) return true;
    Message message;
    message.id = "answer." + std::string(channel_.name()) + "." + update.key;
    (bot_.kind() == AddressKind::max ? message.recipient.max : message.recipient.telegram) = update.chat;
    message.text = reply.text;
    message.buttons = reply.buttons;
    message.date = now;
    for (int left = reply_tries; left > 0; --left) {
        const Outcome outcome = channel_.send(message);
        if (outcome.verdict == SendVerdict::delivered) return true;
        if (outcome.verdict != SendVerdict::retry || left == 1) return false;
        context_.pause(std::min(outcome.retry_after.value_or(reply_wait), reply_wait_most));
    }
    return false;
}

/// In the person's own chat, also where they wrote in a group. One row an update: its key is the update's.
Result<void> UpdateTaker::say_later(const Update& update, const AnswerReply& reply, Instant now) {
    OutboxRow row;
    row.rung = "answered:" + std::string(channel_.name()) + ":" + update.key;
    row.key = row.rung + "/" + std::to_string(reply.person->value);
    row.kind = NoticeKind::answered;
    row.person = *reply.person;
    row.reason = reply.text;
    row.planned_at = now;
    row.ready_at = now;
    row.channel = channel_.name();
    return context_.store.write([&](Transaction& change) -> Result<void> {
        const auto planned = change.plan(row);
        if (!planned) return tl::unexpected(planned.error());
        return {};
    });
}

}  // namespace vekha
