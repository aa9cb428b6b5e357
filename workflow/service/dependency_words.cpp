#include "workflow/service/dependency_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/stems.hpp"
#include "workflow/service/likeness.hpp"

namespace vekha {
namespace {

template <std::size_t count>
using Beginnings = std::array<std::string_view, count>;

/// Folded beginnings of words.
constexpr Beginnings<11> making{"разработ", "утвержд", "утверд",   "подготов", "составл",   "состав",
                                "принят",   "издан",   "согласов", "актуализ", "формирован"};
constexpr Beginnings<7> carrying_out{"реализ", "исполн", "выполн", "внедр", "примен", "осуществл", "введен"};
/// Documents that one works out first and goes by then.
constexpr Beginnings<13> documents{"план",    "програм",   "положени", "поряд",    "график",
                                   "методик", "регламент", "концепци", "стратеги", "приказ",
                                   "модел",   "дорожн",    "инструкци"};
/// Words of a document's name further than this from it are another matter.
constexpr std::size_t name_words = 8;

template <std::size_t count>
bool begins(std::string_view word, const Beginnings<count>& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view one) { return word.starts_with(one); });
}

/// A row's document: what is done with it, its own word and those that name it.
struct Subject {
    bool made = false;  ///< worked out; otherwise carried out
    std::string document;
    Stems name;
};

/// What a title does with a document, where it begins with such a word: «Разработка и утверждение плана …».
std::optional<Subject> subject_of(const Item& item) {
    const auto words = reading::words(reading::fold(item.title));
    if (words.empty()) return std::nullopt;
    Subject subject;
    subject.made = begins(words.front(), making);
    if (!subject.made && !begins(words.front(), carrying_out)) return std::nullopt;
    const auto at = std::find_if(words.begin(), words.end(),
                                 [](const std::string& word) { return begins(word, documents); });
    if (at == words.end()) return std::nullopt;
    // «Реализация мероприятий плана»: what stands between is of the document still, if it is little.
    constexpr std::ptrdiff_t between_most = 4;
    if (at - words.begin() > between_most) return std::nullopt;
    subject.document = reading::stem(*at);
    std::string name;
    for (auto word = at; word != words.end() && word - at < static_cast<std::ptrdiff_t>(name_words); ++word)
        name += *word + " ";
    subject.name = stems_of(name);
    return subject;
}

/// How much the two names have in common; 0 where they are of different documents.
std::size_t likeness(const Subject& first, const Subject& then) {
    if (first.document != then.document) return 0;
    if (!within(then.name, first.name) && !within(first.name, then.name)) return 0;
    return std::min(first.name.size(), then.name.size());
}

/// What is worked out ends after all that carries it out has ended.
bool against_the_days(const Item& first, const Item& then) {
    if (first.deadline.windows.empty() || then.deadline.windows.empty()) return false;
    return first.deadline.windows.front().last > then.deadline.windows.back().last;
}

std::string named(const Item& item) {
    return (item.number ? "п. " + *item.number + " " : std::string{}) + "«" + item.title + "»";
}

}  // namespace

std::vector<ProposedDependency> propose_dependencies(std::span<const Item> items) {
    std::vector<std::optional<Subject>> subjects;
    for (const auto& item : items) subjects.push_back(subject_of(item));
    std::vector<ProposedDependency> proposed;
    for (std::size_t then = 0; then < items.size(); ++then) {
        if (!subjects[then] || subjects[then]->made) continue;
        std::size_t most = 0;
        std::vector<std::size_t> firsts;
        for (std::size_t first = 0; first < items.size(); ++first) {
            if (!subjects[first] || !subjects[first]->made || against_the_days(items[first], items[then]))
                continue;
            const auto alike = likeness(*subjects[first], *subjects[then]);
            if (alike == 0 || alike < most) continue;
            if (alike > most) firsts.clear();
            most = alike;
            firsts.push_back(first);
        }
        // Of «план» alone, where several are worked out, nobody can tell which.
        if (most == 1 && firsts.size() > 1) continue;
        for (const auto first : firsts)
            proposed.push_back({first, then,
                                "Сначала " + named(items[first]) + ", потом " + named(items[then]) +
                                    ": оба говорят об одном документе."});
    }
    return proposed;
}

}  // namespace vekha
