#include "workflow/service/list_codec.hpp"

#include <boost/json/serialize.hpp>

#include "workflow/service/json_fields.hpp"

namespace vekha {

std::string encode_list(const std::vector<std::string>& words) {
    if (words.empty()) return "[]";
    json_text::json::array list;
    for (const auto& word : words) list.emplace_back(word);
    return json_text::json::serialize(list);
}

Result<std::vector<std::string>> decode_list(std::string_view text) {
    if (text == "[]") return std::vector<std::string>{};
    json_text::Problem problem;
    const json_text::json::value value = json_text::parse(text, {}, problem);
    std::vector<std::string> words;
    if (const auto* list = value.if_array()) {
        for (const auto& each : *list) {
            if (const auto* word = each.if_string())
                words.emplace_back(*word);
            else
                problem.note("", "не текст");
        }
    } else {
        problem.note("", "не список");
    }
    return json_text::finish(std::move(words), "Запись", problem);
}

std::string encode_pairs(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::vector<std::string> words;
    for (const auto& [first, second] : pairs) {
        words.push_back(first);
        words.push_back(second);
    }
    return encode_list(words);
}

Result<std::vector<std::pair<std::string, std::string>>> decode_pairs(std::string_view text) {
    auto words = decode_list(text);
    if (!words) return tl::unexpected(words.error());
    json_text::Problem problem;
    if (words->size() % 2 != 0) problem.note("", "слово без пары");
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t at = 1; at < words->size(); at += 2)
        pairs.emplace_back(std::move((*words)[at - 1]), std::move((*words)[at]));
    return json_text::finish(std::move(pairs), "Запись", problem);
}

}  // namespace vekha
