#include "workflow/service/devices.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "workflow/service/doors.hpp"
#include "workflow/service/notice_words.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

constexpr std::size_t device_token_bytes = 32;

std::string new_device_words(const Person& person, const Coming& coming, Instant now) {
    const bool english = person.language == "en";
    std::string where =
        coming.device.empty() ? (english ? "unknown device" : "неизвестное устройство") : coming.device;
    if (!coming.address.empty()) where += (english ? ", address " : ", адрес ") + coming.address;
    if (english)
        return "Sign-in from a new device on " + moment_words(coming, now) + ": " + where +
               ". If it was not you, change your password (all other sessions end with it) and tell the "
               "administrator.";
    return "Вход с нового устройства " + moment_words(coming, now) + ": " + where +
           ". Если это были не вы, смените пароль (остальные сеансы при этом завершатся) и сообщите "
           "администратору.";
}

Result<void> tell_of_new_device(Transaction& change, const Person& person, const std::string& token_sha256,
                                const Coming& coming, Instant now) {
    const auto planned = plan_notices(change, Task{}, NoticeKind::door, "device:" + token_sha256,
                                      new_device_words(person, coming, now), {person.id}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

}  // namespace

std::string moment_words(const Coming& coming, Instant now) {
    const FixedZone utc(std::chrono::minutes(0));
    const LocalTime local = (coming.zone == nullptr ? utc : *coming.zone).local(now);
    return due_words(local.day) + " в " + format_time_of_day(local.time) +
           (coming.zone == nullptr ? " UTC" : "");
}

Result<bool> knows_device(ReadView& view, PersonId person, std::string_view device_token, Instant now) {
    if (device_token.empty()) return false;
    const auto devices = view.known_devices(session_hash(device_token));
    if (!devices) return tl::unexpected(devices.error());
    return std::any_of(devices->begin(), devices->end(),
                       [&](const KnownDevice& one) { return one.person == person && now < one.until; });
}

Result<std::vector<TryCounter>> counters_of_sign_in(ReadView& view, const Person& person,
                                                    const Coming& coming, Instant now) {
    const auto known = knows_device(view, person.id, coming.device_token, now);
    if (!known) return tl::unexpected(known.error());
    if (*known) return counters_of_device(session_hash(coming.device_token));
    return counters_of_stranger(person.login, coming.network);
}

Result<std::string> meet_device(Transaction& change, const Person& person, const Coming& coming,
                                Instant now) {
    std::string token = coming.device_token;
    std::vector<KnownDevice> same;
    if (!token.empty()) {
        auto found = change.known_devices(session_hash(token));
        if (!found) return tl::unexpected(found.error());
        same = std::move(*found);
    }
    if (same.empty()) token = random_token(device_token_bytes);
    KnownDevice device{person.id, session_hash(token), coming.device, coming.address, now, now, {}};
    const auto mine = std::find_if(same.begin(), same.end(),
                                   [&](const KnownDevice& one) { return one.person == person.id; });
    if (mine != same.end()) device.first_at = mine->first_at;
    if (mine == same.end() || now >= mine->until) {
        auto before = change.known_devices(person.id);
        if (!before) return tl::unexpected(before.error());
        if (!before->empty())
            if (auto told =
                    tell_of_new_device(change, person, device.token_sha256 + "@" + format(now), coming, now);
                !told)
                return tl::unexpected(told.error());
    }
    device.until = now + doors::device_known;
    if (auto saved = change.save(device); !saved) return tl::unexpected(saved.error());
    return token;
}

Result<void> forget_devices_of(Transaction& change, PersonId person, std::string_view kept_token,
                               Instant now) {
    auto devices = change.known_devices(person);
    if (!devices) return tl::unexpected(devices.error());
    const auto kept = kept_token.empty() ? std::string() : session_hash(kept_token);
    for (auto& device : *devices) {
        if (device.token_sha256 == kept || device.until <= now) continue;
        device.until = now;
        if (auto saved = change.save(device); !saved) return saved;
    }
    return {};
}

}  // namespace vekha
