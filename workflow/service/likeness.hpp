// Whether two printed names mean the same: words compared by their stems, persons by surname and initials.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace vekha {

/// Stems of a text's words, case and ё folded; prepositions and words of one letter left out.
using Stems = std::set<std::string>;

Stems stems_of(std::string_view text);

/// Every stem of `part` is in `whole`, and there is one at all.
bool within(const Stems& part, const Stems& whole);

/// «Т.В. Сулегина» and «Сулегина Татьяна Васильевна»: one surname (by its stem, so a doubtful nominative
/// passes), and given names and patronymics that do not contradict each other. A surname alone is no person.
bool same_person(std::string_view one, std::string_view other);

}  // namespace vekha
