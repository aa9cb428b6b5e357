#include "workflow/reader/duty_words.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/folding.hpp"

namespace vekha {
namespace {

struct Words {
    std::string_view stem;  ///< of the folded words
    Duty duty;
};

// The first that fits: «заместитель руководителя» is no head.
constexpr std::array known{
    Words{"исполн", Duty::executor},
    Words{"ответствен", Duty::executor},
    Words{"соисполн", Duty::executor},
    Words{"сотрудник", Duty::executor},
    Words{"координат", Duty::controller},
    Words{"контрол", Duty::controller},
    Words{"начальник", Duty::department_head},
    Words{"руководитель отдел", Duty::department_head},
    Words{"зам", Duty::deputy_head},
    Words{"руковод", Duty::head},
    Words{"директор", Duty::head},
    Words{"админ", Duty::administrator},
    Words{"наблюд", Duty::observer},
    Words{"аудит", Duty::auditor},
};

constexpr std::array<std::string_view, duty_count> shown{
    "исполнитель",  "координатор",   "начальник отдела", "заместитель руководителя",
    "руководитель", "администратор", "наблюдатель",      "аудитор"};

/// Every way to set roles apart as a comma: «координатор и исполнитель», «координатор; исполнитель».
std::string with_commas(std::string_view cell) {
    std::string text = reading::squeeze(reading::fold(cell));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ';' || c == '/' || c == '+'; }, ',');
    constexpr std::string_view joined = " и ";
    for (auto at = text.find(joined); at != std::string::npos; at = text.find(joined, at))
        text.replace(at, joined.size(), ",");
    return text;
}

std::string known_words() {
    std::string all;
    for (const auto one : shown) all += (all.empty() ? "" : ", ") + std::string(one);
    return all;
}

}  // namespace

std::string_view duty_words(Duty duty) {
    return shown[static_cast<std::size_t>(duty)];
}

std::string duties_words(const std::vector<Duty>& duties) {
    std::string all;
    for (std::size_t at = 0; at < duty_count; ++at)
        if (const auto duty = static_cast<Duty>(at);
            std::find(duties.begin(), duties.end(), duty) != duties.end())
            all += (all.empty() ? "" : ", ") + std::string(duty_words(duty));
    return all;
}

Result<std::vector<Duty>> read_duties(std::string_view cell) {
    std::vector<Duty> duties;
    const std::string text = with_commas(cell);
    for (std::string_view left = text; !left.empty();) {
        const auto end = std::min(left.find(','), left.size());
        const std::string word = reading::squeeze(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
        if (word.empty()) continue;
        const auto english = parse_duty(word);
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Words& one) { return word.starts_with(one.stem); });
        if (!english && found == known.end())
            return failure(Fault::invalid_input, "Неизвестная роль «" + word + "».", {},
                           "Известны: " + known_words() + "; несколько — через запятую.");
        const auto duty = english ? *english : found->duty;
        if (std::find(duties.begin(), duties.end(), duty) == duties.end()) duties.push_back(duty);
    }
    std::sort(duties.begin(), duties.end());
    return duties;
}

}  // namespace vekha
