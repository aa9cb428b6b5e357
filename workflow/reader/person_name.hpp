// Names of people in lists: their parts, when two may be one person, and the login made of one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

/// «Иванова Анна Петровна», «Иванова А.П.», «А.П. Иванова», folded.
struct NameParts {
    std::string surname;
    std::vector<std::string> given;  ///< name and patronymic, or their initials
};
NameParts name_parts(std::string_view name);

/// Letters, dots and hyphens in two to five words that begin with capitals.
bool looks_like_name(std::string_view text);

/// As printed, but for case, ё, white space and the order of initials.
bool same_name(std::string_view left, std::string_view right);
/// The same surname, and nothing in the given names against it: «Иванова А.П.» and «Иванова Анна Петровна».
bool may_be_same_name(std::string_view left, std::string_view right);

/// Small Latin letters for the Russian ones, as passports have them; other signs are left out.
std::string transliterated(std::string_view text);

/// A login for the name that is not taken: «ivanova.a», then «ivanova.ap», then «ivanova.ap2», … Empty where
/// the name has no letters.
std::string login_for(std::string_view name, const std::function<bool(const std::string&)>& taken);

}  // namespace vekha::reading
