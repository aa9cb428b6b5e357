#include "workflow/service/asked_codes.hpp"

#include <cstdint>
#include <sstream>

namespace vekha::asked_codes {

Result<void> count(std::vector<Instant>& asked, Instant now) {
    std::erase_if(asked, [&](Instant at) { return at + window <= now; });
    if (asked.size() >= most) {
        const auto over = asked.front() + window - now;
        return failure(Fault::too_many, "Слишком много кодов подряд.", {},
                       "Повторите через " +
                           std::to_string(std::chrono::ceil<std::chrono::minutes>(over).count()) + " мин.");
    }
    asked.push_back(now);
    return {};
}

std::string encode(const std::vector<Instant>& asked) {
    std::string text;
    for (const auto at : asked)
        text += (text.empty() ? "" : " ") + std::to_string(at.time_since_epoch().count());
    return text;
}

std::vector<Instant> decode(const std::string& text) {
    std::vector<Instant> asked;
    std::istringstream words(text);
    for (std::int64_t at = 0; words >> at;) asked.emplace_back(std::chrono::milliseconds(at));
    return asked;
}

}  // namespace vekha::asked_codes
