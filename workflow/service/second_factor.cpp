#include "workflow/service/second_factor.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "workflow/secrets/totp.hpp"
#include "workflow/secrets/wipe.hpp"
#include "workflow/service/devices.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr std::size_t group_letters = 4;

/// As it was made: capital letters and digits alone.
std::string folded(std::string_view typed) {
    std::string code;
    for (const char one : typed) {
        if (one == '-' || one == ' ') continue;
        code += one >= 'a' && one <= 'z' ? static_cast<char>(one - 'a' + 'A') : one;
    }
    return code;
}

/// What people type between the digits is not meant.
std::string digits_of(std::string_view typed) {
    std::string code(typed);
    std::erase(code, ' ');
    return code;
}

struct NewsWords {
    FactorNews news;
    std::string_view type;
    std::string_view russian;
    std::string_view english;
};
constexpr std::array words = std::to_array<NewsWords>({
    {FactorNews::on, "second_factor_on", "Включён второй фактор входа",
     "The second factor of your sign-in was turned on"},
    {FactorNews::off, "second_factor_off", "Второй фактор входа отключён",
     "The second factor of your sign-in was turned off"},
    {FactorNews::reset, "second_factor_reset", "Администратор сбросил ваш второй фактор входа",
     "An administrator has reset the second factor of your sign-in"},
    {FactorNews::recovery_used, "recovery_code_used", "Вход по запасному коду",
     "Somebody signed in with a recovery code of yours"},
});

const NewsWords& words_of(FactorNews news) {
    return *std::find_if(words.begin(), words.end(), [&](const NewsWords& one) { return one.news == news; });
}

std::string message(const Person& person, FactorNews news, std::size_t codes_left, const Coming& coming,
                    Instant now) {
    const bool english = person.language == "en";
    const auto& told = words_of(news);
    std::string text(english ? told.english : told.russian);
    text += (english ? " on " : " ") + moment_words(coming, now);
    if (news == FactorNews::recovery_used)
        text += english ? "; codes left: " + std::to_string(codes_left)
                        : "; запасных кодов осталось: " + std::to_string(codes_left);
    return text + (english ? ". If it was not you, change your password and tell the administrator."
                           : ". Если это были не вы, смените пароль и сообщите администратору.");
}

}  // namespace

std::vector<std::string> make_recovery_codes(SecondFactor& factor) {
    std::vector<std::string> shown;
    factor.recovery_sha256.clear();
    while (shown.size() < second_factor::recovery_codes) {
        auto code = base32(random_bytes(second_factor::recovery_bytes));
        const WipedAtEnd wiped(code);
        factor.recovery_sha256.push_back(sha256_hex(code));
        std::string groups;
        for (std::size_t at = 0; at < code.size(); at += group_letters)
            groups += (at == 0 ? "" : "-") + code.substr(at, group_letters);
        shown.push_back(std::move(groups));
    }
    return shown;
}

Result<bool> accept_proof(Transaction& change, const Person& person, SecondFactor factor,
                          const SecondProof& proof, const Coming& coming, Instant now) {
    if (!factor.on()) return false;
    if (!proof.recovery.empty()) {
        auto& hashes = factor.recovery_sha256;
        const auto used = std::find(hashes.begin(), hashes.end(), sha256_hex(folded(proof.recovery)));
        if (used == hashes.end()) return false;
        hashes.erase(used);
        if (auto saved = change.save(factor); !saved) return tl::unexpected(saved.error());
        auto told =
            tell_of_factor(change, person.id, person, FactorNews::recovery_used, hashes.size(), coming, now);
        if (!told) return tl::unexpected(told.error());
        return true;
    }
    auto seed = base32_bytes(factor.seed);
    if (!seed) return failure(Fault::damaged, "Ключ второго фактора в базе испорчен.");
    const WipedAtEnd wiped(*seed);
    const auto step = step_of_code(*seed, digits_of(proof.code), now, factor.last_step);
    if (!step) return false;
    factor.last_step = *step;
    if (auto saved = change.save(factor); !saved) return tl::unexpected(saved.error());
    return true;
}

Result<void> tell_of_factor(Transaction& change, PersonId actor, const Person& person, FactorNews news,
                            std::size_t codes_left, const Coming& coming, Instant now) {
    const std::string type(words_of(news).type);
    const auto noted =
        change.append({now, actor, TaskId{}, type,
                       boost::json::serialize(boost::json::object{{"person", person.id.value}})});
    if (!noted) return tl::unexpected(noted.error());
    const auto planned =
        plan_notices(change, Task{}, NoticeKind::door, type + ":" + std::to_string(noted->sequence),
                     message(person, news, codes_left, coming, now), {person.id}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

Result<void> reset_second_factor(Store& store, PersonId actor, PersonId person, const Coming& coming,
                                 Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        if (auto may = require_about(change, actor, Action::passwords, person); !may) return may;
        const auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return failure(Fault::not_found, "Такого человека нет.");
        const auto factor = change.second_factor(person);
        if (!factor) return tl::unexpected(factor.error());
        if (!*factor)
            return failure(Fault::wrong_state, "У этого человека второй фактор не включён.", "person");
        if (auto removed = change.remove_second_factor(person); !removed) return removed;
        if (auto ended = change.end_sessions(person, {}); !ended) return ended;
        return tell_of_factor(change, actor, **known, FactorNews::reset, 0, coming, now);
    });
}

}  // namespace vekha
