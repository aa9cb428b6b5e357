// Persons' names in text, and their nominative.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vekha::reading {

/// A person named with initials («Т.В. Сулегина», «Сулегина Т.В.») or in full with a patronymic.
struct FoundName {
    std::size_t begin = 0;  ///< byte offsets in the text
    std::size_t end = 0;
    std::string text;  ///< as printed, white space folded
};

/// The first name at or after `from`.
std::optional<FoundName> find_name(std::string_view text, std::size_t from);

/// The first name at or after `from` that is no memorial («школа им. П.П. Лесного»).
std::optional<FoundName> find_person(std::string_view text, std::size_t from = 0);

/// Which case the words around a name put it in.
enum class NameCase { nominative, genitive, accusative, dative, instrumental };

/// «Петровну», «Ильича»: a patronymic in any case.
bool is_patronymic(std::u32string_view word);

/// A name in the nominative. `doubtful`: its ending allows another («Белого» is «Белый» or «Белой»).
struct Nominative {
    std::string name;
    bool doubtful = false;
};

/// «Т.В. Сулегину» (accusative) is «Т.В. Сулегина». A patronymic tells the sex; without one the likelier is
/// taken. A name whose ending tells nothing stays as it is. (surnames.cpp)
Nominative nominative_name(std::string_view name, NameCase from);

/// The words of a function in the nominative: «муниципального координатора» is «муниципальный координатор».
/// Only the leading adjectives and the noun change. (positions.cpp)
std::string nominative_role(std::string_view role);

/// The name of a body in the nominative: «отдела образования …» is «Отдел образования …». (positions.cpp)
std::string nominative_body(std::string_view body);

}  // namespace vekha::reading
