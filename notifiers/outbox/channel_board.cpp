#include "notifiers/outbox/channel_board.hpp"

#include <vector>

#include "notifiers/delivery/wording.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

std::string_view mend_of(SendReason reason) {
    switch (reason) {
        case SendReason::auth_failed:
            return "Проверьте пароль или ключ канала в его файле.";
        case SendReason::rejected_sender:
            return "Проверьте адрес отправителя и разрешение отправлять с него.";
        case SendReason::tls_failed:
            return "Проверьте сертификат сервера и файл доверенных корней (ca_file).";
        case SendReason::rate_limited:
            return "Уменьшите число сообщений в секунду для этого канала.";
        case SendReason::unreachable:
        case SendReason::timed_out:
            return "Проверьте адрес сервера, порт и доступ в сеть.";
        default:
            return "Посмотрите журнал сервера и состояние сервиса рассылки.";
    }
}

}  // namespace

std::string channel_health_key(const std::string& channel) {
    return "channel_health:" + channel;
}

std::string alarm_words(const std::string& channel, SendReason reason) {
    std::string words = "Канал «" + channel + "» не работает: ";
    words += wording(Language::ru).refusal(reason);
    words += ". Срочные сообщения идут другим путём, остальные ждут. ";
    words += mend_of(reason);
    return words;
}

Result<ChannelHealth> channel_health(ReadView& view, const std::string& channel) {
    const auto kept = view.setting(channel_health_key(channel));
    if (!kept) return tl::unexpected(kept.error());
    return *kept ? parse_channel_health(**kept) : ChannelHealth{};
}

Result<ChannelHealth> ChannelBoard::health(const std::string& channel) {
    const auto found = known(channel);
    if (!found) return tl::unexpected(found.error());
    return **found;
}

Result<bool> ChannelBoard::admits(const std::string& channel) {
    auto found = known(channel);
    if (!found) return tl::unexpected(found.error());
    const ChannelHealth before = **found;
    const bool may = vekha::admits(**found, now_);
    if (**found != before)
        if (auto done = keep(channel, **found); !done) return tl::unexpected(done.error());
    return may;
}

Result<void> ChannelBoard::learn(const std::string& channel, const Outcome& outcome) {
    auto found = known(channel);
    if (!found) return tl::unexpected(found.error());
    const ChannelHealth before = **found;
    const HealthNews news = vekha::learn(**found, outcome, now_);
    if (**found == before) return {};
    if (auto done = keep(channel, **found); !done) return done;
    return news == HealthNews::none ? Result<void>{} : tell(channel, news, before);
}

Result<ChannelHealth*> ChannelBoard::known(const std::string& channel) {
    if (const auto found = read_.find(channel); found != read_.end()) return &found->second;
    auto kept = channel_health(change_, channel);
    if (!kept) return tl::unexpected(kept.error());
    return &read_.emplace(channel, std::move(*kept)).first->second;
}

Result<void> ChannelBoard::keep(const std::string& channel, const ChannelHealth& health) {
    return change_.set(channel_health_key(channel), encode(health));
}

Result<void> ChannelBoard::tell(const std::string& channel, HealthNews news, const ChannelHealth& before) {
    std::string words = "Канал «" + channel + "» снова работает.";
    std::string rung = "alarm:" + channel + ":closed:" + format(now_);
    if (news == HealthNews::opened) {
        const auto reason = parse_send_reason(read_.at(channel).reason).value_or(SendReason::server_error);
        words = alarm_words(channel, reason);
        rung = "alarm:" + channel + ":open:" + format(now_);
    } else if (before.open_since) {
        words += " Не работал с " + format(*before.open_since) + ".";
    }
    if (auto told = raise_alarm(change_, rung, words, now_); !told) return told;
    auto noted = change_.append({now_, PersonId{}, TaskId{},
                                 news == HealthNews::opened ? "channel_down" : "channel_up",
                                 R"({"channel":")" + channel + R"("})"});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace vekha
