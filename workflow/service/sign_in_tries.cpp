#include "workflow/service/sign_in_tries.hpp"

#include <algorithm>

#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

/// Whatever was typed, the key is small and holds no login as it stands.
TryCounter counter(std::string_view what, std::string_view whose, std::int64_t most) {
    return {std::string(what) + ":" + sha256_hex(whose), most};
}

}  // namespace

std::vector<TryCounter> counters_of_device(std::string_view token_sha256) {
    return {counter("device", token_sha256, doors::failures_allowed)};
}

std::vector<TryCounter> counters_of_stranger(std::string_view login, std::string_view network) {
    std::string both(network);
    both += ' ';
    both += login;
    std::vector<TryCounter> counters{counter("login from", both, doors::failures_allowed),
                                     counter("login", login, doors::failures_of_login)};
    if (!network.empty()) counters.push_back(counter("network", network, doors::failures_of_network));
    return counters;
}

std::vector<TryCounter> counters_of_session(std::string_view token_sha256) {
    return {counter("session", token_sha256, doors::failures_allowed)};
}

Result<void> may_try(ReadView& view, const std::vector<TryCounter>& counters, Instant now) {
    std::optional<Instant> rests_until;
    for (const auto& counter : counters) {
        const auto failed = view.failed_sign_ins(counter.key);
        if (!failed) return tl::unexpected(failed.error());
        if (!*failed || (*failed)->count < counter.most) continue;
        const auto over = (*failed)->first + doors::failures_window;
        if (now < over) rests_until = std::max<Instant>(over, rests_until.value_or(over));
    }
    if (!rests_until) return {};
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*rests_until - now).count();
    return failure(Fault::too_many, "Слишком много неудачных попыток входа.", {},
                   "Повторите через " + std::to_string(minutes) + " мин.");
}

Result<void> count_failure(Transaction& change, const std::vector<TryCounter>& counters, Instant now) {
    for (const auto& counter : counters) {
        auto known = change.failed_sign_ins(counter.key);
        if (!known) return tl::unexpected(known.error());
        FailedSignIns failed = known->value_or(FailedSignIns{counter.key, 0, now});
        if (now >= failed.first + doors::failures_window) failed = {counter.key, 0, now};
        ++failed.count;
        if (auto saved = change.save(failed); !saved) return saved;
    }
    return {};
}

}  // namespace vekha
