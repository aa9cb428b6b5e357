#include "workflow/service/origin.hpp"

#include <array>

namespace vekha {
namespace {

struct OriginWords {
    std::string_view origin;
    std::string_view russian;
    std::string_view english;
};

constexpr std::array words{OriginWords{"", "сама программа", "the program itself"},
                           OriginWords{origin::page, "страница", "page"},
                           OriginWords{origin::link, "личная ссылка", "personal link"},
                           OriginWords{origin::key, "одноразовая ссылка", "one-time link"},
                           OriginWords{origin::mail, "почта", "mail"},
                           OriginWords{origin::bot, "мессенджер", "messenger"},
                           OriginWords{origin::oidc, "вход через внешнюю службу", "sign-in by a provider"},
                           OriginWords{origin::ldap, "вход по каталогу", "sign-in by the directory"},
                           OriginWords{origin::shell, "командная строка", "command line"}};

}  // namespace

std::string origin_words(std::string_view origin, bool english) {
    for (const auto& one : words)
        if (one.origin == origin) return std::string(english ? one.english : one.russian);
    if (origin.starts_with(origin::token))
        return (english ? "program's key No. " : "ключ программы № ") +
               std::string(origin.substr(origin::token.size()));
    return std::string(origin);
}

Result<void> OriginStore::read(const ReadFunction& function) {
    if (!narrowing_.within) return store_.read(function);
    return store_.read([&](ReadView& view) {
        view.narrow(narrowing_.person, narrowing_.within);
        return function(view);
    });
}

Result<void> OriginStore::write(const WriteFunction& function) {
    return store_.write([&](Transaction& change) -> Result<void> {
        change.came_from(origin_);
        change.narrow(narrowing_.person, narrowing_.within);
        return function(change);
    });
}

}  // namespace vekha
